"""Papers that must fit on one page, or on few: less and less of what is long until they do."""

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from msgspec import Struct
from reportlab.platypus import Flowable

from buurthuis_app.domain.papers.document import (
    Block,
    Document,
    Labelled,
    PaperStory,
    Quotation,
    Sheet,
    Words,
)
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.reports.kit.page import Masthead, build
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.typesetting import Typesetter


class PageRoom(Struct, frozen=True, kw_only=True):
    """How much of the long things is drawn: letters of a text, rows of a table, stories."""

    letters: int
    rows: int
    stories: int

    def cut(self, text: str) -> str:
        """As much of a text as there is room for, up to a whole word."""
        text = text.strip()
        if len(text) <= self.letters:
            return text
        return text[: self.letters].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


STEPS: Sequence[PageRoom] = (
    PageRoom(letters=2000, rows=14, stories=3),
    PageRoom(letters=900, rows=10, stories=2),
    PageRoom(letters=500, rows=7, stories=1),
    PageRoom(letters=300, rows=5, stories=1),
    PageRoom(letters=200, rows=4, stories=0),
    PageRoom(letters=110, rows=3, stories=0),
)
"""From much to little. What the last one leaves in fits on a page, whatever was typed."""


def cut(document: Document, room: PageRoom) -> Document:
    """The document with no more of its texts, rows and quotations than there is room for."""
    sections = (
        replace(section, blocks=tuple(_cut(section.blocks, room))) for section in document.sections
    )
    return replace(document, sections=tuple(sections))


def _cut(blocks: Sequence[Block], room: PageRoom) -> Iterator[Block]:
    quotations = 0
    for block in blocks:
        if isinstance(block, Quotation):
            quotations += 1
            if quotations > room.stories:
                continue
        yield _shortened(block, room)


def _shortened(block: Block, room: PageRoom) -> Block:
    match block:
        case PaperStory():
            labelled = tuple((label, room.cut(text)) for label, text in block.labelled)
            return replace(block, labelled=labelled, quote=room.cut(block.quote))
        case Words(quiet=False) | Labelled() | Quotation():
            return replace(block, text=room.cut(block.text))
        case Sheet():
            rows = [row for row in block.rows if not row.strong]
            totals = [row for row in block.rows if row.strong]
            stay = rows[-room.rows :] if block.last_stay else rows[: room.rows]
            cells = (
                replace(
                    row,
                    cells=tuple(replace(cell, shown=room.cut(cell.shown)) for cell in row.cells),
                )
                for row in stay
            )
            note = more(len(rows) - len(stay)) or block.note
            return replace(block, rows=(*cells, *totals), note=note)
    return block


def write_one_page(
    draw: Callable[[Typesetter, PageRoom], list[Flowable]],
    masthead: Masthead,
    target: BinaryIO,
) -> Notes:
    """Draw with as much as fits on one page. Raises DiskFull or ReadOnly when it cannot be written."""
    for room in STEPS:
        setter = Typesetter()
        content, pages = build(draw(setter, room), masthead)
        if pages == 1:
            break
    with speaking_of_files():
        target.write(content)
        target.flush()
    return Notes(pages=pages, missing_letters=setter.missing)


def more(left_out: int) -> str:
    """What stands under a table that is not whole; "" when it is."""
    return _("en nog {n} meer").format(n=left_out) if left_out > 0 else ""
