"""Small tables side by side: two on a row, each under its own title, where one alone would leave half a page white."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable
from typing_extensions import override

from buurthuis_app.domain.papers.document import Block, Sheet
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.pieces.story_spread import height_of, put_under

_GUTTER = 24.0
HALF = (style.CONTENT_WIDTH - _GUTTER) / 2
_MOST_ROWS, _MOST_LETTERS, _MOST_NUMBERS = 14, 40, 2
"""Of a table that fits in half the width, and on one page whatever was typed in it."""


def paired(
    blocks: Sequence[Block], title: str
) -> Iterator[tuple[int, Block | tuple[Sheet, Sheet]]]:
    """The blocks under this title, with small tables that follow each other as pairs; each with its place."""
    place = 0
    while place < len(blocks):
        block, after = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
        if (
            place
            and isinstance(block, Sheet)
            and isinstance(after, Sheet)
            and _small(block, title)
            and _small(after, title)
        ):
            yield place, (block, after)
            place += 2
            continue
        yield place, block
        place += 1


def _small(sheet: Sheet, title: str) -> bool:
    first, *others = sheet.headings
    return (
        sheet.title != title
        and not first.number
        and len(others) <= _MOST_NUMBERS
        and all(heading.number for heading in others)
        and len(sheet.rows) <= _MOST_ROWS
        and all(len(cell.shown) <= _MOST_LETTERS for row in sheet.rows for cell in row.cells)
    )


class SideBySide(Flowable):
    """Two columns of the same width, which stay on one page."""

    def __init__(self, left: Sequence[Flowable], right: Sequence[Flowable]) -> None:
        super().__init__()
        self._columns = (list(left), list(right))
        self.spaceBefore = 3 * style.GAP

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self.height = max(height_of(column, HALF) for column in self._columns)
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        for place, column in enumerate(self._columns):
            put_under(self.canv, column, place * (HALF + _GUTTER), self.height, HALF)
