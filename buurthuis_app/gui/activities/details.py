"""The chosen activity: what it is, what can be done with it, and its dates around today."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from buurthuis_app.domain import recurrence
from buurthuis_app.domain.plan import PlannedActivity, PlannedOccurrence
from buurthuis_app.gui.controls import Kind, Text, button, card, label
from buurthuis_app.gui.navigation import Navigator, Place
from buurthuis_app.gui.operations import Operations
from buurthuis_app.gui.tables import Align, Column, RecordTable
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _, clock, day_and_month, number
from buurthuis_app.services.house import House


class ActivityDetails(QWidget):
    """Empty until an activity is chosen."""

    change_asked = Signal(object)
    end_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, house: House, operations: Operations, navigator: Navigator) -> None:
        super().__init__()
        self._house = house
        self._operations = operations
        self._navigator = navigator
        self._row: PlannedActivity | None = None
        self._build()

    def show_activity(self, row: PlannedActivity | None) -> None:
        """Show this activity, or nothing."""
        self._row = row
        self._sheet.setVisible(row is not None)
        self._nothing.setVisible(row is None)
        if row is None:
            return
        activity = row.activity
        self.title.setText(activity.title)
        when = [recurrence.sentence(activity.rule), hours(activity.starts, activity.ends), row.room]
        self.when.setText(" · ".join(part for part in when if part))
        self.host.setText(_("Gastvrouw of gastheer: {name}").format(name=activity.led_by))
        self.host.setVisible(bool(activity.led_by))
        self.description.setText(activity.description)
        self.description.setVisible(bool(activity.description))
        self.end_button.setEnabled(row.next is not None)
        planning = self._house.planning
        self._operations.run(
            lambda: (row, planning.occurrences(activity.id)), self._show_dates, owner=self
        )

    def _show_dates(self, found: tuple[PlannedActivity, tuple[PlannedOccurrence, ...]]) -> None:
        row, dates = found
        if row is not self._row:
            return
        self.dates.show_records(dates)
        today = self._house.clock.today()
        upcoming = next((date for date in dates if date.occurrence.date >= today), None)
        if upcoming is not None:
            at = self.dates.records().index(upcoming)
            self.dates.scrollTo(
                self.dates.model().index(at, 0), RecordTable.ScrollHint.PositionAtCenter
            )

    def _build(self) -> None:
        self._sheet = card()
        self._nothing = label(_("Kies links een activiteit."), Text.QUIET)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title, self.when = label("", Text.HEADING), label("")
        self.host, self.description = label("", Text.QUIET), label("")
        self.change_button = button(_("Wijzigen"), icon_name="edit")
        self.end_button = button(_("Laten eindigen"))
        self.remove_button = button(_("Verwijderen"), Kind.DANGER, "trash")
        for made, signal in (
            (self.change_button, self.change_asked),
            (self.end_button, self.end_asked),
            (self.remove_button, self.remove_asked),
        ):
            made.clicked.connect(lambda _checked=False, ask=signal: ask.emit(self._row))
        self.dates = RecordTable(
            self._columns(),
            lambda found: found.occurrence.id,
            name=_("Keren van acht weken terug tot acht weken vooruit"),
            empty=_("In deze weken staat er geen keer."),
        )
        self.dates.opened.connect(
            lambda found: self._navigator.go(
                Place(tab="today", day=found.occurrence.date, record=found.occurrence.id)
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for made in (self.change_button, self.end_button, self.remove_button):
            buttons.addWidget(made)
        buttons.addStretch(1)
        inner = QVBoxLayout(self._sheet)
        inner.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        inner.setSpacing(GRID)
        for shown in (self.title, self.when, self.host, self.description):
            inner.addWidget(shown)
        inner.addLayout(buttons)
        inner.addWidget(self.dates, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.addWidget(self._sheet, 1)
        column.addWidget(self._nothing, 1)

    def _columns(self) -> tuple[Column[PlannedOccurrence], ...]:
        return (
            Column(
                title=_("Datum"),
                value=lambda found: found.occurrence.date,
                display=lambda found: day_and_month(found.occurrence.date),
            ),
            Column(title=_("Hoe het ging"), value=self._state, stretch=True),
            Column(
                title=_("Bezoeken"),
                value=lambda found: found.visits,
                display=lambda found: "–" if found.visits is None else number(found.visits),
                align=Align.RIGHT,
            ),
        )

    def _state(self, found: PlannedOccurrence) -> str:
        occurrence = found.occurrence
        if occurrence.cancelled:
            reason = occurrence.cancelled_because or _("reden onbekend")
            return _("niet doorgegaan: {reason}").format(reason=reason)
        if found.visits is not None:
            return _("geteld")
        if occurrence.date < self._house.clock.today():
            return _("niet geteld")
        return _("niet gepland, extra") if not occurrence.planned else _("gepland")


def hours(starts: dt.time | None, ends: dt.time | None) -> str:
    """10.00–12.00, or as much of it as is known."""
    return "–".join(clock(time) for time in (starts, ends) if time)
