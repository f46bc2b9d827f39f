"""Gebieden: what each part of the town is like, and what happens there."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from buurthuis_app.domain.centre.centre import Area, ProfileLine
from buurthuis_app.domain.initiatives.initiative import state_names
from buurthuis_app.domain.shared.periods import year as whole_year
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals.page_layout import PageColumn, PartHead
from buurthuis_app.gui.tabs.goals.part import ListPart
from buurthuis_app.gui.tabs.goals.table_columns import story_table
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import NOT_THERE, ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import FLAT, ListCard
from buurthuis_app.gui.widgets.lists.record_table import Align, Column, RecordTable
from buurthuis_app.gui.widgets.notices import Remedy
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.centre.areas import NeighbourhoodPage
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from buurthuis_app.domain.figures.figures import ActivityFigures
    from buurthuis_app.domain.initiatives.initiative import Initiative
    from buurthuis_app.domain.stories.story import Story

SIDE = 24  # characters


class AreasPart(ListPart[Area]):
    """Left the areas, right the chosen one on one page."""

    topic = "doelen#gebieden"

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__(house, shell)
        self.shown: NeighbourhoodPage | None = None
        self.may_change = house.neighbourhoods.may(Permission.SET_GOALS)
        self.names = CardList[Area](
            lambda area: ListCard(title=area.name, bold=False),
            lambda area: area.id,
            name=_("Gebieden"),
            look=FLAT,
        )
        self.year, self.page = QComboBox(), PageColumn()
        self._tables()
        self._build()

    @property
    def area(self) -> Area | None:
        """The chosen area."""
        return self.names.current()

    @override
    def refresh(self) -> None:
        neighbourhoods = self._house.neighbourhoods
        self._operations.run(
            lambda: (neighbourhoods.all(), neighbourhoods.years()), self._show, owner=self
        )

    @override
    def print_paper(self) -> None:
        if self.area is not None:
            self.paper.print_paper()

    def add(self) -> None:
        """Open an empty form for an area."""
        from buurthuis_app.gui.tabs.goals.areas.form import Described

        self._open(Described(area=self._house.neighbourhoods.blank(), profile=()), new=True)

    def change(self) -> None:
        """Open the form of the area that is shown."""
        from buurthuis_app.gui.tabs.goals.areas.form import Described

        if self.shown is not None and self.may_change:
            self._open(Described(area=self.shown.area, profile=self.shown.profile), new=False)

    def remove(self) -> None:
        """Take the chosen area away; while it is used a sentence says by what."""
        lists, area = self._house.lists, self.area
        if area is not None:
            self.write(lambda: lists.remove(area), _("gebied verwijderd"))

    def _open(self, described: object, *, new: bool) -> None:
        from buurthuis_app.gui.tabs.goals.areas.form import AreaDialog, Described

        if not isinstance(described, Described):
            raise TypeError(described)
        neighbourhoods = self._house.neighbourhoods
        dialog = AreaDialog(
            lambda record: neighbourhoods.keep(record.area, record.profile, new=new),
            neighbourhoods.blank_line,
            new=new,
            operations=self._operations,
            parent=self,
        )
        dialog.saved.connect(lambda area: self.show_record(area.id))
        self.hold(dialog)
        dialog.edit(described)

    def _show(self, areas_and_years: tuple[tuple[Area, ...], tuple[int, ...]]) -> None:
        areas, years = areas_and_years
        for widget in self._of_area:
            widget.setVisible(bool(areas))
        year = self.year.currentData()
        for shown in (self.names, self.year):
            shown.blockSignals(True)  # noqa: FBT003 - Qt
        self.year.clear()
        for listed_year in years:
            self.year.addItem(str(listed_year), userData=listed_year)
        choose_value(self.year, year)
        self.halves.show_records(areas)
        for shown in (self.names, self.year):
            shown.blockSignals(False)  # noqa: FBT003 - Qt
        self._read()

    def _read(self) -> None:
        area = self.area
        if area is None:
            return
        neighbourhoods, year = self._house.neighbourhoods, self.year.currentData()
        self.paper.offer(None if year is None else whole_year(year), area.id)
        self._operations.run(
            lambda: neighbourhoods.page(area.id, year), self._show_page, owner=self
        )

    def _show_page(self, page: NeighbourhoodPage) -> None:
        self.shown = page
        self._name.setText(page.area.name)
        self._description.setText(page.area.description or _("Nog niet beschreven."))
        visits = page.visits
        visits_words = number(visits.visits) if visits.counted else NOT_THERE
        self._visits.setText(
            ngettext(
                "{visits} bezoek in {year}; {counted} van {held} keer geteld.",
                "{visits} bezoeken in {year}; {counted} van {held} keer geteld.",
                visits.visits,
            ).format(
                visits=visits_words,
                year=page.year,
                counted=number(visits.counted),
                held=number(visits.held),
            )
        )
        self.profile.show_records(page.profile)
        self.activities.show_records(page.activities)
        self.initiatives.show_records(page.initiatives)
        self.stories.show_records(page.stories)
        for table in (self.profile, self.activities, self.initiatives, self.stories):
            table.fit_rows()

    def _tables(self) -> None:
        self.profile: RecordTable[ProfileLine] = RecordTable(
            (
                Column(title=_("Wat"), value=lambda line: line.name, stretch=True),
                Column(title=_("Cijfer"), value=lambda line: line.figure, align=Align.RIGHT),
                Column(title=_("Jaar"), value=lambda line: line.year, align=Align.RIGHT),
                Column(title=_("Bron"), value=lambda line: line.source),
            ),
            lambda line: line.id,
            name=_("Het gebied in cijfers"),
            empty=_("Nog geen cijfers."),
        )
        self.activities: RecordTable[ActivityFigures] = RecordTable(
            (
                Column(title=_("Activiteit"), value=lambda row: row.title, stretch=True),
                Column(
                    title=_("Keer gehouden"),
                    value=lambda row: row.figures.held,
                    display=lambda row: number(row.figures.held),
                    align=Align.RIGHT,
                ),
                Column(
                    title=_("Bezoeken"),
                    value=lambda row: row.figures.visits if row.figures.counted else None,
                    display=lambda row: (
                        number(row.figures.visits) if row.figures.counted else NOT_THERE
                    ),
                    align=Align.RIGHT,
                ),
            ),
            lambda row: row.activity_id,
            name=_("Activiteiten in dit gebied"),
            empty=_("Dit jaar was hier geen activiteit."),
        )
        self.initiatives: RecordTable[Initiative] = RecordTable(
            (
                Column(
                    title=_("Initiatief"), value=lambda initiative: initiative.title, stretch=True
                ),
                Column(
                    title=_("Hoe ver"), value=lambda initiative: state_names()[initiative.state]
                ),
            ),
            lambda initiative: initiative.id,
            name=_("Initiatieven in dit gebied"),
            empty=_("Nog geen initiatief van bewoners."),
        )
        self.stories: RecordTable[Story] = story_table(
            _("Verhalen uit dit gebied"), _("Nog geen verhalen dit jaar.")
        )

    def _build(self) -> None:
        head = PartHead(
            _("Gebieden"), _("De delen van de plaats waar het huis voor werkt, elk op één blad.")
        )
        if self.may_change:
            head.button(_("Nieuw gebied"), self.add, ButtonKind.PRIMARY, "plus")
        self.paper = PaperButton(
            _("Blad van dit gebied"), "area", self._house, self._operations, self.notice
        )
        acts = None
        if self.may_change:
            acts = ActRow(button(_("Wijzigen"), icon_name="edit", do=self.change), self.paper)
            acts.removing(_("Verwijderen"), self.remove)
        else:
            head.buttons.addWidget(self.paper)
        self.year.setAccessibleName(_("Welk jaar"))
        head.buttons.addWidget(self.year)
        self._of_area = (acts or self.paper, self.year)
        self.lay_out(head, self.names, self._filled_page(), acts=acts, beside=True)
        self.names.chosen.connect(lambda _area: self._read())
        self.names.opened.connect(lambda _area: self.change())
        self.year.currentIndexChanged.connect(lambda _place: self._read())
        navigator = self._shell.navigator
        self.activities.opened.connect(
            lambda row: navigator.go(Destination(tab="activities", record=row.activity_id))
        )
        self.initiatives.opened.connect(
            lambda initiative: navigator.go(
                Destination(tab="goals", section="initiatives", record=initiative.id)
            )
        )
        self.stories.opened.connect(
            lambda story: navigator.go(Destination(tab="harvest", record=story.id, day=story.date))
        )
        theme().changed.connect(self._fit)
        self._fit()

    @override
    def nothing_yet(self) -> EmptyState:
        steps = (Remedy(words=_("Nieuw gebied"), do=self.add),) if self.may_change else ()
        return EmptyState(
            _("Nog geen gebieden"),
            steps,
            explanation=_("Een gebied is een deel van de plaats met een bekende naam."),
            icon_name="place",
        )

    def _filled_page(self) -> PageColumn:
        self._name, self._description = label("", Text.HEADING), label("")
        self._visits = label("", Text.QUIET)
        page = self.page
        page.add(self._name)
        page.add(self._description)
        page.heading(_("Het gebied in cijfers"))
        page.add(self.profile)
        page.heading(_("Wat hier gebeurt"))
        page.add(self._visits)
        for table in (self.activities, self.initiatives, self.stories):
            page.add(table)
        page.finish()
        return page

    def _fit(self) -> None:
        self.names.ensurePolished()
        self.names.setFixedWidth(self.names.fontMetrics().averageCharWidth() * SIDE)
