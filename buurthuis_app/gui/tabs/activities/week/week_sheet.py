"""Sheet of one week laid out at one size: where everything is, what is at a point, and how it is painted."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from buurthuis_app.gui.tabs.activities.week.block_text import BlockLine, Fonts, beside
from buurthuis_app.gui.tabs.activities.week.item import Item
from buurthuis_app.gui.tabs.activities.week.key_stops import NO_TIME, SLOT, Stop, Stops, stops
from buurthuis_app.gui.tabs.activities.week.paint_batches import Layers, layers
from buurthuis_app.gui.tabs.activities.week.week_layout import (
    Grid,
    Week,
    WeekBlock,
    blocks,
    strip_blocks,
    strip_height,
)
from buurthuis_app.gui.tabs.activities.week.week_painting import WeekPainter
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.gui.look.palette import Palette

HOURS_IN_SIGHT = 13


class WeekSheet:
    """Made again for another week, size or type size.

    So many `hours` fill the height, when an hour is at least `lowest` px high then.
    """

    def __init__(
        self,
        week: Week,
        width: float,
        height: float,
        *,
        lowest: float = 0,
        hours: float = HOURS_IN_SIGHT,
        percent: int | None = None,
    ) -> None:
        self.week = week
        self.fonts = Fonts(percent)
        self.strip = strip_height(week, self.fonts)
        self.day_head = (2 if week.closed else 1) * self.fonts.line + (18 if week.closed else 16)
        self.body = max(height - self.head, 0)
        gutter = self.fonts.small_metrics.horizontalAdvance(_("geen tijd")) + 14
        self.grid = Grid(width=width, gutter=gutter, hour=max(lowest, self.body / hours, 1))

    @property
    def head(self) -> float:
        """How high the names of the days and the strip below them are."""
        return self.day_head + self.strip

    @cached_property
    def blocks(self) -> list[WeekBlock]:
        """Blocks of items with a time, in their places."""
        return blocks(self.week, self.grid, self.fonts)

    @cached_property
    def hours(self) -> tuple[BlockLine, ...]:
        """The times beside the lines."""
        return tuple(
            beside(f"{hour}.00", self.grid.gutter - 8, self.grid.y(hour * 60), self.fonts)
            for hour in range(1, 24)
        )

    @cached_property
    def stops(self) -> Stops:
        """Stops of the arrow keys."""
        return stops(self.week)

    @cached_property
    def top(self) -> tuple[list[WeekBlock], list[int]]:
        """What has no time, in its place, and for each day how many more there are."""
        return strip_blocks(self.week, self.grid, self.fonts, self.day_head + 3)

    def block_at(self, at: QPointF, scroll: float) -> WeekBlock | None:
        """The block under a point."""
        if at.y() < self.head:
            return next((block for block in self.top[0] if block.contains(at)), None)
        below = QPointF(at.x(), at.y() + scroll - self.head)
        return next((block for block in self.blocks if block.contains(below)), None)

    def minute_at(self, at: QPointF, scroll: float) -> float:
        """The minute at a point; NO_TIME in the head."""
        if at.y() < self.head:
            return NO_TIME
        return self.grid.minute_at(at.y() - self.head + scroll)

    def slot_at(self, at: QPointF, scroll: float) -> Stop | None:
        """The free half hour under a point."""
        if at.x() < self.grid.gutter or self.block_at(at, scroll) is not None:
            return None
        minute, day = self.minute_at(at, scroll), self.grid.day_at(at.x())
        return Stop(day=day, minute=NO_TIME if minute < 0 else int(minute // SLOT) * SLOT)

    def paint(
        self,
        painter: QPainter,
        scroll: float,
        *,
        chosen: Item | None = None,
        moved: Item | None = None,
        below: "Callable[[WeekPainter], None] | None" = None,
        above: "Callable[[WeekPainter], None] | None" = None,
        palette: "Palette | None" = None,
    ) -> None:
        """Paint it all; `below` and `above` paint under and over the blocks."""
        paint = WeekPainter(painter, self.grid, self.fonts, self.week, palette)
        painter.save()
        painter.setClipRect(QRectF(0, self.head, self.grid.width, self.body))
        painter.translate(0, round(self.head - scroll))  # whole pixels stay whole
        paint.background()
        paint.hours(self.hours)
        if below is not None:
            below(paint)
        if palette is None:  # on paper it is no longer that moment
            paint.now()  # below the blocks, which are read
        shown = self._layers if moved is None else layers(self.blocks, moved)
        paint.blocks(shown, _edges(self.blocks, chosen))
        if above is not None:
            above(paint)
        painter.restore()
        paint.heads(self.day_head)
        paint.strip(self.day_head, self.strip, self.top[1])
        shown = self._top_layers if moved is None else layers(self.top[0], moved)
        paint.blocks(shown, _edges(self.top[0], chosen))

    @cached_property
    def _layers(self) -> Layers:
        return layers(self.blocks)

    @cached_property
    def _top_layers(self) -> Layers:
        return layers(self.top[0])


def _edges(blocks: Iterable[WeekBlock], chosen: Item | None) -> list[QRectF]:
    return [] if chosen is None else [block.rect for block in blocks if block.item.id == chosen.id]
