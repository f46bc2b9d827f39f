"""Week of availability: seven days across, three parts of the day down; a click or a letter goes to the next wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.volunteer import Availability, Wish
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.volunteers.people.week_picture import BETWEEN, CELL, paint_wish
from buurthuis_app.gui.widgets.controls import Text, named
from buurthuis_app.i18n import weekday_name
from buurthuis_app.services.volunteers.wording import part_words, wish_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

_NEXT = {
    Wish.CAN: Wish.RATHER,
    Wish.RATHER: Wish.RATHER_NOT,
    Wish.RATHER_NOT: Wish.CANNOT,
    Wish.CANNOT: Wish.CAN,
}
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class WeekField(QWidget):
    """Twenty-one cells; the arrow keys walk through them, Space goes to the next wish."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cells: dict[tuple[Weekday, DayPart], _Cell] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(BETWEEN)
        for column, day in enumerate(Weekday, start=1):
            grid.addWidget(_head(weekday_name(column - 1)[:2]), 0, column)
            for row, part in enumerate(DayPart, start=1):
                cell = _Cell(weekday_name(column - 1), part)
                cell.clicked.connect(self.changed)
                cell.walked.connect(self._walk)
                self.cells[day, part] = cell
                grid.addWidget(cell, row, column)
        for row, part in enumerate(DayPart, start=1):
            name = _head(part_words(part))
            name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            name.setContentsMargins(0, 0, GRID // 2, 0)
            grid.addWidget(name, row, 0)
        grid.setColumnStretch(len(Weekday) + 1, 1)
        self.setFocusProxy(next(iter(self.cells.values())))

    def show_wishes(self, wishes: Iterable[Availability]) -> None:
        """Show these; what is not among them can."""
        known = {(wish.weekday, wish.day_part): wish.wish for wish in wishes}
        for place, cell in self.cells.items():
            cell.show_wish(known.get(place, Wish.CAN))

    def wishes(self, volunteer_id: UUID) -> tuple[Availability, ...]:
        """What stands there of this volunteer, as far as it is more than that it can."""
        return tuple(
            Availability(volunteer_id=volunteer_id, weekday=day, day_part=part, wish=cell.wish)
            for (day, part), cell in self.cells.items()
            if cell.wish is not Wish.CAN
        )

    def _walk(self, rows: int, columns: int) -> None:
        places = list(self.cells)
        at = next(n for n, place in enumerate(places) if self.cells[place].hasFocus())
        day, part = divmod(at, len(DayPart))
        day, part = (day + columns) % len(Weekday), (part + rows) % len(DayPart)
        self.cells[places[day * len(DayPart) + part]].setFocus(Qt.FocusReason.OtherFocusReason)


class _Cell(QAbstractButton):
    """Cell of one part of one day."""

    walked = Signal(int, int)  # rows, columns

    def __init__(self, day: str, part: DayPart) -> None:
        super().__init__()
        self.wish = Wish.CAN
        self._place = f"{day} {part_words(part)}"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_wish(Wish.CAN)
        theme().changed.connect(self.updateGeometry)

    def show_wish(self, wish: Wish) -> None:
        """Show this wish."""
        self.wish = wish
        named(self, f"{self._place}: {wish_words(wish)}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(*(scaled(length, theme().percent) for length in CELL))

    @override
    def nextCheckState(self) -> None:
        self.show_wish(_NEXT[self.wish])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is not None:
            self.walked.emit(*move)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_wish(painter, self.rect(), self.wish, focus=self.hasFocus())


def _head(words: str) -> QLabel:
    head = QLabel(words)
    head.setTextFormat(Qt.TextFormat.PlainText)
    head.setProperty("role", Text.QUIET.value)
    head.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return head
