"""A paper that must fit on one page: drawn with less and less of what is long until it does."""

from collections.abc import Callable, Sequence
from typing import BinaryIO

from msgspec import Struct
from reportlab.platypus import Flowable

from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _
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
