"""Layout of the week: columns of days, rows of hours, and the blocks in them with their texts."""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from PySide6.QtCore import QPointF, QRectF

from buurthuis_app.gui.tabs.activities.week.block_text import (
    BAR,
    PADDING,
    BlockLine,
    Fonts,
    block_lines,
    one_line,
)
from buurthuis_app.gui.tabs.activities.week.item import DAY_MINUTES, Item
from buurthuis_app.gui.tabs.activities.week.overlaps import MinuteSpan, side_by_side

DAYS = 7
SNAP = 15  # minutes
GAP = 3.0  # px between blocks
EDGE = 4.0  # px at both sides of a column
STEP, DEEPEST = 9, 3  # px to the right of what goes on beside it; and how many steps are still read
NAME = 12  # letters: as broad as a block must be to stand beside others
MOST_UNTIMED = 4
QUIET_DAY = (9 * 60, 18 * 60)  # minutes: what is in sight of a week in which little happens


class Week(Struct, frozen=True, kw_only=True):
    """A week to show: what is in it from the evening before on, and why the house is closed on which days."""

    monday: dt.date
    today: dt.date
    items: tuple[Item, ...] = ()
    closed: Mapping[dt.date, str] = field(default_factory=dict)
    now: dt.time | None = None

    def day(self, number: int) -> dt.date:
        """Date of a column, 0 for Monday."""
        return self.monday + dt.timedelta(days=number)


class Grid(Struct, frozen=True, kw_only=True):
    """Pixels to days and minutes and back. `y` is from midnight, before scrolling."""

    width: float
    gutter: float
    hour: float

    @property
    def day_width(self) -> float:
        """Width of a day's column."""
        return (self.width - self.gutter) / DAYS

    def left(self, day: float) -> float:
        """Left edge of a day's column."""
        return self.gutter + day * self.day_width

    def y(self, minute: float) -> float:
        """Vertical place of a minute, in pixels below midnight."""
        return minute * self.hour / 60

    def day_at(self, x: float) -> int:
        """The column at `x`, the nearest one when it is beside them."""
        return min(max(int((x - self.gutter) // self.day_width), 0), DAYS - 1)

    def minute_at(self, y: float) -> float:
        """The minute at `y`."""
        return y * 60 / self.hour

    def area(self, day: float, begin: float, end: float) -> QRectF:
        """The part of a column from one minute to another."""
        top = self.y(begin)
        return QRectF(self.left(day), top, self.day_width, self.y(end) - top)


class Piece(Struct, frozen=True, kw_only=True):
    """The part of an item that lies on one day."""

    item: Item
    day: int
    begin: int
    end: int
    continued: bool = False


class WeekBlock(Struct, frozen=True, kw_only=True):
    """A piece with its place and its lines, ready to paint."""

    piece: Piece
    rect: QRectF
    lines: tuple[BlockLine, ...]
    tail: QRectF | None = None
    """A strip for as long as it goes on beside what began after it."""

    def contains(self, at: QPointF) -> bool:
        """Whether it lies at this point."""
        return self.rect.contains(at) or (self.tail is not None and self.tail.contains(at))

    @property
    def beyond(self) -> float:
        """How far its tail goes on below its words, in px."""
        return 0 if self.tail is None else self.tail.bottom() - self.rect.bottom()

    @property
    def item(self) -> Item:
        """The item that the block shows."""
        return self.piece.item


def pieces(week: Week) -> list[Piece]:
    """What is in the week by day; what goes on after midnight has a piece on the next day too."""
    day_pieces = []
    for item in week.items:
        begin, end = item.begin, item.end
        if begin is None or end is None:
            continue
        day = (item.date - week.monday).days
        parts = [(day, begin, min(end, DAY_MINUTES), False)]
        if end > DAY_MINUTES:
            parts.append((day + 1, 0, end - DAY_MINUTES, True))
        day_pieces += [
            Piece(item=item, day=on, begin=first, end=last, continued=continued)
            for on, first, last, continued in parts
            if 0 <= on < DAYS
        ]
    return day_pieces


def blocks(week: Week, grid: Grid, fonts: Fonts) -> list[WeekBlock]:
    """Every piece in its place: no two overlap, and the shortest is high enough to read.

    What overlaps in time stands beside each other, or in steps where that would be too narrow for a name.
    """
    least = round(grid.minute_at(fonts.line + 4) + 0.5)
    week_blocks = []
    everything = pieces(week)
    for day in range(DAYS):
        spans = [
            MinuteSpan(what=piece, begin=begin, end=max(piece.end, begin + least))
            for piece in everything
            if piece.day == day
            for begin in (min(piece.begin, DAY_MINUTES - least),)
        ]
        places = _beside(spans, grid)
        if any(
            rect.width() < fonts.name_metrics.averageCharWidth() * NAME for _p, rect, _t in places
        ):
            places = _in_steps(spans, grid, fonts) or places
        week_blocks += [
            WeekBlock(piece=piece, rect=rect, lines=block_lines(piece.item, rect, fonts), tail=tail)
            for piece, rect, tail in places
        ]
    return week_blocks


Place = tuple[Piece, QRectF, QRectF | None]


def _beside(spans: Sequence[MinuteSpan[Piece]], grid: Grid) -> list[Place]:
    places: list[Place] = []
    for placed in side_by_side(spans):
        piece = placed.span.what
        area = grid.area(piece.day, placed.span.begin, placed.span.end)
        lane = (grid.day_width - 2 * EDGE) / placed.lanes
        left, wide = area.left() + EDGE + placed.lane * lane, placed.wide * lane - GAP
        # Whole pixels are sharp, and painted in half the time.
        rect = QRectF(QRectF(left, area.top() + 1, wide, area.height() - 2).toRect())
        places.append((piece, rect, None))
    return places


def _in_steps(spans: Sequence[MinuteSpan[Piece]], grid: Grid, fonts: Fonts) -> list[Place] | None:
    """Each a step to the right of what goes on when it begins, and below its name; None where it gets too deep."""
    steps: list[PlacedStep] = []
    for span in sorted(spans, key=lambda span: (span.begin, -span.end)):
        area = grid.area(span.what.day, span.begin, span.end).toRect()
        going_on = [step for step in steps if step.bottom > area.top()]
        deep = max((step.deep + 1 for step in going_on), default=0)
        top = max(area.top(), *(step.top + step.head for step in going_on), 0)
        head = _head(span.what.item, grid.day_width - 2 * EDGE - deep * STEP, fonts)
        bottom = max(area.bottom(), top + head)
        if deep > DEEPEST or bottom > grid.y(DAY_MINUTES):
            return None
        for step in going_on:
            step.until = min(step.until, top)
        steps.append(
            PlacedStep(piece=span.what, deep=deep, top=top, head=head, bottom=bottom, until=bottom)
        )
    return [step.place(grid) for step in steps]


def _head(item: Item, wide: float, fonts: Fonts) -> int:
    """How high a block must be for its name, in px; with a long one for its beginning."""
    words = fonts.name_metrics.horizontalAdvance(item.title)
    return round(fonts.line * (1 if words <= wide - BAR - 2 * PADDING - GAP else 2) + 6)


class PlacedStep(Struct, kw_only=True):
    """One of what is placed in steps, in px; below `until` something else stands beside its tail."""

    piece: Piece
    deep: int
    top: int
    head: int
    bottom: int
    until: int

    def place(self, grid: Grid) -> Place:
        """The block, and its tail where it goes on."""
        left = round(grid.left(self.piece.day) + EDGE + self.deep * STEP)
        wide = round(grid.left(self.piece.day + 1) - EDGE - GAP) - left
        rect = QRectF(left, self.top + 1, wide, self.until - self.top - 2)
        tail = None
        if self.until < self.bottom:
            tail = QRectF(left, self.until - 1, STEP - 2, self.bottom - self.until)
        return self.piece, rect, tail


def untimed(week: Week) -> list[list[Item]]:
    """Items without a time, by day."""
    return [
        [item for item in week.items if item.date == week.day(day) and item.begin is None]
        for day in range(DAYS)
    ]


def strip_blocks(
    week: Week, grid: Grid, fonts: Fonts, top: float
) -> tuple[list[WeekBlock], list[int]]:
    """The blocks of what has no time, and for each day how many more there are than fit."""
    strip, left_over = [], []
    for day, items in enumerate(untimed(week)):
        fit = items if len(items) <= MOST_UNTIMED else items[: MOST_UNTIMED - 1]
        left_over.append(len(items) - len(fit))
        for row, item in enumerate(fit):
            rect = QRectF(
                grid.left(day) + EDGE,
                top + row * (fonts.line + 6),
                grid.day_width - 2 * EDGE - GAP,
                fonts.line + 4,
            )
            piece = Piece(item=item, day=day, begin=0, end=0)
            strip.append(WeekBlock(piece=piece, rect=rect, lines=one_line(item, rect, fonts)))
    return strip, left_over


def strip_height(week: Week, fonts: Fonts) -> float:
    """How high the strip of what has no time is; 0 when there is nothing."""
    most = max((len(items) for items in untimed(week)), default=0)
    return min(most, MOST_UNTIMED) * (fonts.line + 6) + 6 if most else 0.0


def day_in_sight(week_pieces: Sequence[Piece]) -> tuple[int, int]:
    """From which minute to which something takes place this week, apart from what goes on from the day before."""
    own = [piece for piece in week_pieces if not piece.continued]
    begin = min((piece.begin for piece in own), default=DAY_MINUTES) - SNAP
    end = max((piece.end for piece in own), default=0) + SNAP
    return max(min(begin, QUIET_DAY[0]), 0), min(max(end, QUIET_DAY[1]), DAY_MINUTES)


def over_its_day(block: WeekBlock, grid: Grid, fonts: Fonts) -> WeekBlock | None:
    """The block as broad as its day and high enough for its name; None when it shares its time with nothing."""
    width = grid.day_width - 2 * EDGE - GAP
    whole = block.rect.width() >= width - 1 and block.tail is None
    if block.piece.item.begin is None or whole:
        return None
    height = max(block.rect.height(), 3 * fonts.line + 4)
    top = min(block.rect.top(), grid.y(DAY_MINUTES) - height)
    rect = QRectF(QRectF(grid.left(block.piece.day) + EDGE, top, width, height).toRect())
    return WeekBlock(piece=block.piece, rect=rect, lines=block_lines(block.item, rect, fonts))
