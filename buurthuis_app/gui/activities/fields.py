"""Fields of the activity form: a time that may be unknown, an amount, days of the week."""

import datetime as dt
import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from buurthuis_app.errors import Invalid
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _, clock, weekday_name

_TIME = re.compile(r"(\d{1,2})(?:[.:u,h ]?(\d{2}))?\s*(?:uur|u)?", re.IGNORECASE)
_AMOUNT = re.compile(r"(\d{1,3}(?:[.]\d{3})+|\d{1,6})(?:[.,](\d{1,2}|-+))?")


def choose_value(box: QComboBox, value: object) -> None:
    """Choose the entry that holds this value, or the first. Qt's own findData takes equal ids for different ones."""
    held = (place for place in range(box.count()) if box.itemData(place) == value)
    box.setCurrentIndex(next(held, 0))


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
        found = _TIME.fullmatch(text)
        if found and int(found[1]) < 24 and int(found[2] or 0) < 60:  # noqa: PLR2004 - a day's hours
            return dt.time(int(found[1]), int(found[2] or 0))
        raise Invalid(_("Dit is geen tijd. Schrijf bijvoorbeeld 10.30."))

    def _tidy(self) -> None:
        try:
            self.show_time(self.time())
        except Invalid:
            return  # the form says it beside the field when saving


class MoneyField(QLineEdit):
    """An amount as people type it: 2,50, € 2,50, 2.5, gratis. Empty means that it costs nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("bijv. 2,50"))
        self.editingFinished.connect(self._tidy)

    def show_cents(self, cents: int) -> None:
        """Show this amount, or nothing when it is free."""
        self.setText(f"{cents // 100},{cents % 100:02d}" if cents else "")

    def cents(self) -> int:
        """What stands there in euro cents. Raises Invalid when it is no amount."""
        text = self.text().strip().casefold().replace("€", "").replace("euro", "").strip()
        if text in {"", "gratis", "geen", "niets", "-"}:
            return 0
        found = _AMOUNT.fullmatch(text.replace(" ", ""))
        if not found:
            raise Invalid(_("Dit is geen bedrag. Schrijf bijvoorbeeld 2,50."))
        whole = int(re.sub(r"[.]", "", found[1]))
        return whole * 100 + int((found[2] or "0").ljust(2, "0").replace("-", "0"))

    def _tidy(self) -> None:
        try:
            self.show_cents(self.cents())
        except Invalid:
            return  # the form says it beside the field when saving


class WeekdaysField(QWidget):
    """Seven buttons, Monday first; each can be on or off."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        self._days: list[QPushButton] = []
        for number in range(7):
            day = QPushButton(weekday_name(number)[:2])
            day.setCheckable(True)
            day.setAutoDefault(False)
            day.setAccessibleName(weekday_name(number))
            day.setToolTip(weekday_name(number))
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
        """Which are on."""
        return frozenset(number for number, day in enumerate(self._days) if day.isChecked())
