"""Uren: what was worked in a period, by person, duty, activity or month, and what lies behind each line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QMenu, QWidget
from typing_extensions import override

from buurthuis_app.domain.shared.periods import PeriodKind, containing
from buurthuis_app.gui.forms.period_chooser import EVERY_KIND, PeriodChooser
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.tabs.volunteers.hours.hours_form import HoursForm
from buurthuis_app.gui.tabs.volunteers.hours.hours_rows import (
    HoursBy,
    LineRow,
    Total,
    by_words,
    line_columns,
    lines_of,
    summary,
    total_columns,
    totals,
    warnings,
)
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import (
    ButtonKind,
    Text,
    button,
    label,
    menu_button,
)
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.layout import grow, in_column, sheet
from buurthuis_app.gui.widgets.lists.master_detail import MasterDetail
from buurthuis_app.gui.widgets.lists.record_table import RecordTable
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.gui.widgets.page import Page
from buurthuis_app.i18n import _
from buurthuis_app.services.shared.done import Topic

if TYPE_CHECKING:
    from buurthuis_app.domain.volunteers.figures import VolunteerFigures
    from buurthuis_app.domain.volunteers.hours import NotedHours
    from buurthuis_app.domain.volunteers.hours_sheet import HoursSheet
    from buurthuis_app.domain.volunteers.volunteer import Volunteer
    from buurthuis_app.gui.shell.navigation import Destination
    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices

_Read = tuple["HoursSheet", "VolunteerFigures", tuple["Volunteer", ...]]


class HoursSection(Page, Tab):
    """Left the totals, right the lines behind the chosen one."""

    areas = frozenset({Topic.VOLUNTEERS, Topic.ROSTER})
    topic = "uren"
    has_paper = True

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__()
        self._house, self._shell = house, shell
        self._sheet: HoursSheet | None = None
        self._by = HoursBy.PERSON
        self._people: tuple[Volunteer, ...] = ()
        self._operations = shell.operations
        self.notice = Notice()
        self._build()

    @override
    def refresh(self) -> None:
        house, period = self._house, self.period.period

        def read() -> _Read:
            people = tuple(person.volunteer for person in house.volunteers.people())
            return house.hours.sheet(period), house.volunteer_figures.of(period), people

        self._operations.run(read, self._show, owner=self)

    @override
    def show_place(self, place: Destination) -> None:
        if place.period is not None:
            self.period.show_period(place.period)
            self.refresh()

    @override
    def print_paper(self) -> None:
        self.paper.print_paper()

    def _show(self, read: _Read) -> None:
        sheet, figures, self._people = read
        if sheet.period != self.period.period:
            return  # another period was chosen since
        self._sheet = sheet
        self.paper.offer(sheet.period)
        self.summary.setText(summary(figures))
        warning = warnings(sheet)
        if warning:
            self.notice.show_sentence(warning, Tone.WARNING)
        else:
            self.notice.hide()
        self._show_totals()

    def _show_totals(self) -> None:
        if self._sheet is None:
            return
        by: HoursBy = self.by.currentData()
        if by is not self._by:
            self._by = by
            self.table.show_columns(total_columns(by))
        rows = totals(self._sheet, by)
        anything = bool(self._people or self._sheet.worked or self._sheet.paid)
        self.halves.show_records(rows, anything=anything)
        if not rows:
            self._show_lines(None)

    def _show_lines(self, total: Total | None) -> None:
        by: HoursBy = self.by.currentData()
        sheet = self._sheet
        shown = lines_of(sheet, by, total.key) if sheet is not None and total is not None else ()
        self.lines.show_records(shown)
        self._line_chosen(self.lines.current())

    def _line_chosen(self, line: LineRow | None) -> None:
        noted = line is not None and line.line.noted_id is not None
        for push_button in (self.change_button, self.acts.more_button):
            push_button.setEnabled(noted)

    def _note(self) -> None:
        total = self.table.current()
        by_person = self.by.currentData() in {HoursBy.PERSON, HoursBy.PROFESSIONAL}
        chosen = total.key if total is not None and by_person else None
        if self._people:
            ids = [person.id for person in self._people]
            who = next((person_id for person_id in ids if person_id == chosen), ids[0])
            self._form(self._house.hours.blank(who), new=True)

    def _change(self, line: LineRow | None = None) -> None:
        line = line or self.lines.current()
        if line is not None and line.line.noted_id is not None:
            self._operations.run(
                partial(self._house.hours.noted, line.line.noted_id),
                partial(self._form, new=False),
                owner=self,
            )

    def _remove(self) -> None:
        line = self.lines.current()
        if line is None or line.line.noted_id is None:
            return
        hours, noted_id = self._house.hours, line.line.noted_id
        self.write(lambda: hours.remove(hours.noted(noted_id)), _("uren verwijderd"))

    def _form(self, noted: NotedHours, *, new: bool) -> None:
        dialog = HoursForm(self._house, self._people, new=new, **self.where)
        self.show_form(dialog, noted)

    def _export(self) -> None:
        self.paper.save_paper(".xlsx", ".csv")

    def _show_amounts(self) -> None:
        from buurthuis_app.gui.tabs.volunteers.hours.amounts_dialog import amounts_window

        self.open_dialog(amounts_window(self._house, self._shell, self))

    def _build(self) -> None:
        today, operations = self._house.clock.today(), self._operations
        self.period = PeriodChooser(
            containing(PeriodKind.YEAR, today), today=today, kinds=EVERY_KIND
        )
        self.period.chosen.connect(self.refresh)
        self.by = QComboBox()
        self.by.setAccessibleName(_("Waarnaar de uren zijn opgeteld"))
        for by, words in by_words():
            self.by.addItem(words, by)
        self.by.currentIndexChanged.connect(self._show_totals)
        self.note_button = button(_("Uren noteren"), ButtonKind.PRIMARY, "plus", do=self._note)
        self.export_button = button(_("Naar Excel…"), icon_name="export", do=self._export)
        self.paper = PaperButton(_("Op papier"), "hours", self._house, operations, self.notice)
        menu = QMenu(self)
        menu.addAction(_("Bedragen van de vergoeding…"), self._show_amounts)
        self.more = menu_button(_("Meer: bedragen van de vergoeding"), menu)
        self.summary = label("", Text.QUIET)
        top = FlowRow(
            self.note_button, self.period, self.by, self.export_button, self.paper, self.more
        )
        self.table: RecordTable[Total] = RecordTable(
            total_columns(self._by),
            lambda total: total.key,
            name=_("Uren"),
            empty=_("In deze periode zijn geen uren gewerkt."),
        )
        self.table.ensurePolished()
        self.table.chosen.connect(self._show_lines)
        self.halves: MasterDetail[Total] = MasterDetail(
            self.table,
            self._behind(),
            nothing=self._nothing,
            above=(top, self.notice, self.summary),
            beside=True,
            shares=(21, 20),
        )
        in_column(self.halves, on=self)

    def _behind(self) -> QWidget:
        """Lines behind the chosen total, and what can be done with them."""
        self.lines = RecordTable(
            line_columns(),
            lambda row: row.key,
            name=_("Regels"),
            empty=_("Kies links een regel om te zien welke uren het zijn."),
        )
        self.lines.ensurePolished()
        self.lines.chosen.connect(self._line_chosen)
        self.lines.opened.connect(self._change)
        self.change_button = button(_("Wijzigen…"), do=self._change)
        self.acts = ActRow(self.change_button)
        self.remove_action = self.acts.removing(_("Verwijderen"), self._remove)
        return sheet(in_column(grow(self.lines), self.acts, margins=(GRID, 0, 0, 0)))

    def _nothing(self) -> EmptyState:
        return EmptyState(
            _("Nog geen uren"),
            (Remedy(words=_("Naar Mensen"), do=self._go_people),),
            explanation=_("Uren horen bij vrijwilligers. Zet eerst bij Mensen wie er meehelpt."),
            icon_name="clock",
        )

    def _go_people(self) -> None:
        from buurthuis_app.gui.shell.navigation import Destination

        self._shell.navigator.go(Destination(tab="volunteers", section="people"))
