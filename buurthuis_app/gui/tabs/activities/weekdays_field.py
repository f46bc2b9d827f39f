"""Weekdays field: days of the week, as buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import named
from buurthuis_app.gui.widgets.layout import in_row
from buurthuis_app.gui.widgets.switch import ToggleButton
from buurthuis_app.i18n import weekday_name


class WeekdaysField(QWidget):
    """Seven buttons, Monday first; each can be on or off."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = in_row(on=self, gap=GRID // 2)
        self._days: list[ToggleButton] = []
        group = QButtonGroup(self)
        for number in range(7):
            day = ToggleButton(weekday_name(number)[:2], "chip", group)
            named(day, weekday_name(number))
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
