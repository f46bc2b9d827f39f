"""Batches of painting: blocks that look alike are painted after each other, as changing pen, brush and font is slow."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF

from buurthuis_app.gui.tabs.activities.week.block_text import BAR, BlockLine
from buurthuis_app.gui.tabs.activities.week.item import Item
from buurthuis_app.gui.tabs.activities.week.week_layout import WeekBlock

CORNER = (2, 1)  # how far the topmost rows of pixels stay from the sides, for a radius of 4


class Layers(Struct, frozen=True, kw_only=True):
    """The parts of the blocks, a list for each look."""

    sheets: dict[int | None, list[QRectF]]
    """Rectangles of occurrences that take place, by kind of activity."""
    stripes: dict[int | None, list[QRect]]
    """The same with round corners made of whole pixels: a screen fills many of them sooner than it rounds one."""
    bars: dict[int | None, list[QRectF]]
    off: list[QRectF]
    names: list[BlockLine]
    off_names: list[BlockLine]
    small: list[BlockLine]
    """Times, rooms and numbers."""


def layers(blocks: Iterable[WeekBlock], dimmed: Item | None = None) -> Layers:
    """What these blocks are painted from; the one that is being moved is empty."""
    sheet_layers = Layers(
        sheets=defaultdict(list),
        stripes=defaultdict(list),
        bars=defaultdict(list),
        off=[],
        names=[],
        off_names=[],
        small=[],
    )
    for block in blocks:
        item = block.item
        for rect in (block.rect, block.tail):
            if rect is None:
                continue
            if item.cancelled:
                sheet_layers.off.append(rect)
            else:
                sheet_layers.sheets[item.colour].append(rect)
                sheet_layers.stripes[item.colour] += rounded(rect)
                bar = QRectF(rect.left(), rect.top() + 2, BAR, rect.height() - 4)
                sheet_layers.bars[item.colour].append(bar)
        if dimmed is not None and item.id == dimmed.id:
            continue
        for line in block.lines:
            names = sheet_layers.off_names if item.cancelled else sheet_layers.names
            (names if line.name else sheet_layers.small).append(line)
    return sheet_layers


def rounded(rect: QRectF) -> list[QRect]:
    """The whole pixels of `rect`, apart from those that its round corners leave out."""
    whole = rect.toRect()
    ends = [
        QRect(whole.left() + inset, y, whole.width() - 2 * inset, 1)
        for row, inset in enumerate(CORNER)
        for y in (whole.top() + row, whole.bottom() - row)
    ]
    return [whole.adjusted(0, len(CORNER), 0, -len(CORNER)), *ends]
