"""The table of people with its search and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QWidget

from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.volunteers.fields import searched_names
from buurthuis_app.gui.tabs.volunteers.people.filters import filters
from buurthuis_app.gui.widgets.controls import (
    ButtonKind,
    Text,
    button,
    icon_button,
    label,
    menu_button,
)
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.gui.widgets.search_field import search_field
from buurthuis_app.i18n import _, ngettext, number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable, Iterable, Sequence
    from uuid import UUID

    from buurthuis_app.domain.volunteers.volunteer import Duty
    from buurthuis_app.services.volunteers.list_rows import PersonLine

SEARCH, CHOICE = 16, 12  # characters
ROWS = 3  # that stay in view when the window is low


class PeopleList(QWidget):
    """Searches in the texts that say so. `top` holds what is chosen by; put it above the list."""

    new_asked = Signal()
    duties_asked = Signal()
    placements_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()
    cards_asked = Signal()
    letters_asked = Signal()
    print_asked = Signal()
    term_asked = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self._lines: Sequence[PersonLine] = ()
        self._duties: dict[UUID, str] = {}
        self._filters = filters()
        self._build()

    def show_duties(self, duties: tuple[Duty, ...]) -> None:
        """Offer these to filter by."""
        self._duties = {duty.id: duty.name for duty in duties}
        chosen = self.duty.currentData()
        self.duty.blockSignals(True)  # noqa: FBT003 - Qt
        self.duty.clear()
        self.duty.addItem(_("alle taken"), None)
        for duty in duties:
            self.duty.addItem(duty.name, duty.id)
        ids = [None, *self._duties]
        self.duty.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
        self.duty.setVisible(bool(duties))
        self.duty.blockSignals(False)  # noqa: FBT003 - Qt

    def show_records(self, lines: Sequence[PersonLine]) -> None:
        """Show these people, as far as the filters let them through."""
        self._lines = lines
        left = any(not line.person.volunteer.serves_on(self._today) for line in lines)
        self.with_left.setVisible(left or self.with_left.isChecked())
        self._filter()

    def shown(self) -> tuple[PersonLine, ...]:
        """People in the table now, in its order."""
        return self.table.records()

    def choose(self, volunteer_id: Hashable) -> bool:
        """Make this person current, whatever was filtered; False when she or he is not here."""
        if self.table.choose(volunteer_id):
            return True
        if all(line.person.volunteer.id != volunteer_id for line in self._lines):
            return False
        self.search.clear()
        for box in (self.duty, self.which):
            box.setCurrentIndex(0)
        self.with_left.setChecked(True)
        return self.table.choose(volunteer_id)

    def choose_first(self) -> None:
        """Make the first one current when none is."""
        self.table.choose_first()

    def _filter(self) -> None:
        words, names = folded(self.search.text()).split(), searched_names()
        duty, passes = self.duty.currentData(), self._filters[self.which.currentIndex()].passes
        shown = [
            line
            for line in self._lines
            if (self.with_left.isChecked() or line.person.volunteer.serves_on(self._today))
            and all(word in _searched(line, names) for word in words)
            and duty in {None, *line.person.volunteer.duty_ids}
            and passes(line, self._today)
        ]
        self.table.show_records(shown)
        self.choose_first()
        if not shown:
            self.table.chosen.emit(None)
        shown_words = ngettext("{n} persoon", "{n} personen", len(shown))
        self.number.setText(shown_words.format(n=number(len(shown))))

    def _build(self) -> None:
        self.new = button(
            _("Nieuwe vrijwilliger"), ButtonKind.PRIMARY, "plus", do=self.new_asked.emit
        )
        self.search = search_field(_("Zoek naam of talent"), width=SEARCH)
        self.duty, self.which = QComboBox(), QComboBox()
        self.duty.setAccessibleName(_("Alleen deze taak"))
        self.which.setAccessibleName(_("Wie laten zien"))
        for box in (self.duty, self.which):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(CHOICE)
        for people_filter in self._filters:
            self.which.addItem(people_filter.words)
        self.with_left = QCheckBox(_("ook wie gestopt is"))
        self.number = label("", Text.QUIET)
        self.number.setWordWrap(False)
        self.more = menu_button(_("Meer: taken, lijsten, bewaartermijn"), self._menu())
        self.top = FlowRow()
        self.details = icon_button("info", _("De gekozen persoon laten zien"))
        self.details.setCheckable(True)
        for widget in (self.new, self.search, self.duty, self.which, self.details, self.more):
            self.top.addWidget(widget)
        below = FlowRow(self.number, self.with_left)
        self.table = RecordTable(
            self._columns(),
            lambda line: line.person.volunteer.id,
            name=_("Vrijwilligers"),
            empty=_("Niemand gevonden. Zoek op een ander woord, of laat minder weg."),
        )
        self.table.ensurePolished()
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * ROWS)
        in_column(grow(self.table), below, on=self)
        self.search.textChanged.connect(self._filter)
        self.duty.currentIndexChanged.connect(self._filter)
        self.which.currentIndexChanged.connect(self._filter)
        self.with_left.toggled.connect(self._filter)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("Taken…"), self.duties_asked.emit)
        menu.addAction(_("Werkervaringsplaatsen…"), self.placements_asked.emit)
        menu.addSeparator()
        menu.addAction(_("Uit Excel halen…"), self.import_asked.emit)
        menu.addAction(_("Naar Excel…"), self.export_asked.emit)
        menu.addAction(_("Namenlijst afdrukken…"), self.print_asked.emit)
        menu.addAction(_("Brieven…"), self.letters_asked.emit)
        menu.addAction(_("Naar de telefoon…"), self.cards_asked.emit)
        menu.addSeparator()
        menu.addAction(_("Bewaartermijn…"), self.term_asked.emit)
        return menu

    def _columns(self) -> tuple[Column[PersonLine], ...]:
        return (
            Column(title=_("Naam"), value=lambda line: line.person.volunteer.name, stretch=True),
            Column(title=_("Taken"), value=self._named),
            day_column(
                _("Laatst"), lambda line: line.last_worked, help=_("De laatste dag met uren.")
            ),
            Column(
                title=_("Let op"),
                value=self._worry,
            ),
        )

    def _named(self, line: PersonLine) -> str:
        return ", ".join(
            name for key, name in self._duties.items() if key in line.person.volunteer.duty_ids
        )

    def _worry(self, line: PersonLine) -> str:
        volunteer = line.person.volunteer
        if not volunteer.serves_on(self._today):
            return (
                _("gestopt")
                if volunteer.until and volunteer.until < self._today
                else _("begint nog")
            )
        if line.vog_to_do(self._today):
            return _("VOG")
        return _("afwezig") if line.person.absent_on(self._today) else ""


def _searched(line: PersonLine, names: Iterable[str]) -> str:
    return folded(" ".join(getattr(line.person.volunteer, name) for name in names))
