"""Week of availability to look at: seven days across, three parts of the day down, in one picture."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.volunteer import Availability, Wish
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.i18n import listing, weekday_name
from buurthuis_app.services.volunteers.wording import part_words, wish_words

CELL = (36, 28)  # px at the usual type size
ROUND = 5
BETWEEN = 3
_SIGN = {Wish.CAN: "", Wish.RATHER: "+", Wish.RATHER_NOT: "−", Wish.CANNOT: "×"}

Place = tuple[Weekday, DayPart]


class WeekPicture(QWidget):
    """Says the same to screen readers in a sentence, and of one cell when the mouse stays on it."""

    def __init__(self) -> None:
        super().__init__()
        self.wishes: dict[Place, Wish] = {}
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_wishes(self, wishes: Iterable[Availability]) -> None:
        """Show these; what is not among them can."""
        known = {(wish.weekday, wish.day_part): wish.wish for wish in wishes}
        self.wishes = {
            (day, part): known.get((day, part), Wish.CAN) for day in Weekday for part in DayPart
        }
        sentences = [
            _told(place, wish) for place, wish in self.wishes.items() if wish is not Wish.CAN
        ]
        self.setAccessibleName(listing(sentences))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        last = self._cell(len(Weekday) - 1, len(DayPart) - 1)
        return QSize(last.right() + 1, last.bottom() + 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            on = (place for place, room in self._places() if room.contains(event.pos()))
            place = next(on, None)
            words = _told(place, self.wishes[place]) if place in self.wishes else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme().palette.quiet))
        for column, day in enumerate(Weekday):
            above = self._cell(column, 0)
            above.setTop(0)
            above.setHeight(self._head())
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, _name(day)[:2])
        for row, part in enumerate(DayPart):
            beside = self._cell(0, row)
            beside.setLeft(0)
            aside = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(beside, aside, part_words(part))
        for place, room in self._places():
            if place in self.wishes:
                paint_wish(painter, room, self.wishes[place])

    def _places(self) -> Iterator[tuple[Place, QRect]]:
        for column, day in enumerate(Weekday):
            for row, part in enumerate(DayPart):
                yield (day, part), self._cell(column, row)

    def _cell(self, column: int, row: int) -> QRect:
        width, height = (scaled(length, theme().percent) for length in CELL)
        metrics = self.fontMetrics()
        names = max(metrics.horizontalAdvance(part_words(part)) for part in DayPart) + GRID
        left, top = names + column * (width + BETWEEN), self._head() + row * (height + BETWEEN)
        return QRect(left, top, width, height)

    def _head(self) -> int:
        return self.fontMetrics().lineSpacing() + BETWEEN


def paint_wish(painter: QPainter, room: QRect, wish: Wish, *, focus: bool = False) -> None:
    """One cell: filled as the wish is, with its sign."""
    palette = theme().palette
    fill, ink = {
        Wish.CAN: (palette.surface, palette.ink),
        Wish.RATHER: (palette.accent, palette.on_accent),
        Wish.RATHER_NOT: (palette.hover, palette.ink),
        Wish.CANNOT: (palette.shade, palette.quiet),
    }[wish]
    inner = room.adjusted(1, 1, -2, -2)
    painter.setPen(QPen(QColor(palette.ink if focus else palette.outline), 2 if focus else 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(inner, ROUND, ROUND)
    painter.setPen(QColor(ink))
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, _SIGN[wish])


def signs(wishes: Iterable[Availability]) -> str:
    """What the signs in the picture of these mean: + liever wel · × kan niet."""
    used = {each.wish for each in wishes}
    return " · ".join(
        f"{sign} {wish_words(wish)}" for wish, sign in _SIGN.items() if sign and wish in used
    )


def _told(place: Place, wish: Wish) -> str:
    day, part = place
    return f"{_name(day)} {part_words(part)}: {wish_words(wish)}"


def _name(day: Weekday) -> str:
    return weekday_name(list(Weekday).index(day))
