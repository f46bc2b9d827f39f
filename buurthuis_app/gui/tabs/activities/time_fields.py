"""Fields of the activity form: a time that may be unknown, days of the week."""

import datetime as dt
import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.field import Kind
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import PressButton
from buurthuis_app.gui.widgets.plain_text import plain_text
from buurthuis_app.i18n import _, clock, weekday_name

_TIME = re.compile(r"(\d{1,2})(?:[.:u,h ]?(\d{2}))?\s*(?:uur|u)?", re.IGNORECASE)


class TimeField(QLineEdit):
    """A time of day as people type it: 10, 10.30, 10:30, 1030. Empty means unknown."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("bijv. 10.00"))
        self.editingFinished.connect(self._tidy)

    def show_time(self, time: dt.time | None) -> None:
        """Show this time, or nothing."""
        self.setText(clock(time) if time else "")

    def time(self) -> dt.time | None:
        """What stands there. Raises Invalid when it is no time."""
        text = self.text().strip()
        if not text:
            return None
        time_match = _TIME.fullmatch(text)
        if time_match and int(time_match[1]) < 24 and int(time_match[2] or 0) < 60:  # noqa: PLR2004 - a day's hours
            return dt.time(int(time_match[1]), int(time_match[2] or 0))
        raise Invalid(_("Dit is geen tijd. Schrijf bijvoorbeeld 10.30."))

    def _tidy(self) -> None:
        try:
            self.show_time(self.time())
        except Invalid:
            return  # the form says it beside the field when saving


def typed_time() -> Kind:
    """A time of day that may be unknown."""
    return Kind(TimeField, TimeField.show_time, TimeField.time)


class WeekdaysField(QWidget):
    """Seven buttons, Monday first; each can be on or off."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        self._days: list[PressButton] = []
        for number in range(7):
            day = PressButton(weekday_name(number)[:2])
            day.setCheckable(True)
            day.setAutoDefault(False)
            day.setAccessibleName(weekday_name(number))
            day.setToolTip(plain_text(weekday_name(number)))
            day.setProperty("kind", "toggle")
            day.toggled.connect(self.changed)
            self._days.append(day)
            row.addWidget(day, 1)
        self.setFocusProxy(self._days[0])

    def parts(self) -> dict[str, QWidget]:
        """The buttons, for a draft."""
        return {str(number): day for number, day in enumerate(self._days)}

    def show_weekdays(self, weekdays: frozenset[int]) -> None:
        """Show these as on; 0 is Monday."""
        for number, day in enumerate(self._days):
            day.setChecked(number in weekdays)

    def weekdays(self) -> frozenset[int]:
        """Weekdays that are on."""
        return frozenset(number for number, day in enumerate(self._days) if day.isChecked())
