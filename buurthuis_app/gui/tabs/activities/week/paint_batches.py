"""Many blocks taken apart: what looks alike is painted after each other, as changing pen, brush and font is slow."""

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
    """By kind of activity, what takes place."""
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
    made = Layers(
        sheets=defaultdict(list),
        stripes=defaultdict(list),
        bars=defaultdict(list),
        off=[],
        names=[],
        off_names=[],
        small=[],
    )
    for block in blocks:
        item, rect = block.item, block.rect
        if item.cancelled:
            made.off.append(rect)
        else:
            made.sheets[item.colour].append(rect)
            made.stripes[item.colour] += rounded(rect)
            bar = QRectF(rect.left(), rect.top() + 2, BAR, rect.height() - 4)
            made.bars[item.colour].append(bar)
        if dimmed is not None and item.id == dimmed.id:
            continue
        for line in block.lines:
            names = made.off_names if item.cancelled else made.names
            (names if line.name else made.small).append(line)
    return made


def rounded(rect: QRectF) -> list[QRect]:
    """The whole pixels of `rect`, apart from those that its round corners leave out."""
    whole = rect.toRect()
    ends = [
        QRect(whole.left() + inset, y, whole.width() - 2 * inset, 1)
        for row, inset in enumerate(CORNER)
        for y in (whole.top() + row, whole.bottom() - row)
    ]
    return [whole.adjusted(0, len(CORNER), 0, -len(CORNER)), *ends]
