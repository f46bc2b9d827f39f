"""Reading back what stands in a finished PDF."""

import ctypes
import re
from collections.abc import Callable
from typing import Any

import pypdfium2
from msgspec import Struct
from pypdfium2 import raw

from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.reports.kit.document_pdf import draw
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.overviews.overview import document


class Paper(Struct, frozen=True, kw_only=True):
    """A finished paper: its bytes, what its maker was told, and its text page by page."""

    content: bytes
    notes: Notes
    pages: tuple[str, ...]

    @property
    def text(self) -> str:
        """All text, one blank between words, without the head and foot of each page."""
        return " ".join(" ".join(_without_head_and_foot(page)) for page in self.pages)

    def lines(self) -> list[str]:
        """The lines of all pages, without head and foot."""
        return [line for page in self.pages for line in _without_head_and_foot(page)]

    def opened(self, ask: Callable[[Any], Any]) -> Any:
        """What `ask` finds in the opened document."""
        document = pypdfium2.PdfDocument(self.content)
        try:
            return ask(document)
        finally:
            document.close()


def paper_of(overview: Overview) -> Paper:
    """Draw the overview and read it back."""
    drawn = draw(document(overview))
    opened = pypdfium2.PdfDocument(drawn.content)
    try:
        pages = tuple(page.get_textpage().get_text_range() for page in opened)
    finally:
        opened.close()
    return Paper(content=drawn.content, notes=drawn.notes, pages=pages)


def page_texts(content: bytes) -> tuple[str, ...]:
    """The text of each page, one blank between words."""
    document = pypdfium2.PdfDocument(content)
    try:
        texts = (page.get_textpage().get_text_range() for page in document)
        return tuple(" ".join(text.split()) for text in texts)
    finally:
        document.close()


def page_sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page, in points."""
    document = pypdfium2.PdfDocument(content)
    try:
        return tuple(page.get_size() for page in document)
    finally:
        document.close()


def language(document: Any) -> str:
    """The language the document says it is in."""
    room = raw.FPDFCatalog_GetLanguage(document.raw, None, 0)
    buffer = ctypes.create_string_buffer(room)
    raw.FPDFCatalog_GetLanguage(
        document.raw, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), room
    )
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def fonts_not_embedded(document: Any) -> list[int]:
    """The numbers of pages with text in a font that is not in the file."""
    return [
        number
        for number, page in enumerate(document, start=1)
        for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
        if raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text.raw)) != 1
    ]


def font_names(content: bytes) -> set[str]:
    """Every font that the file names, used or not."""
    return {name.decode() for name in re.findall(rb"/BaseFont /(\S+)", content)}


def _without_head_and_foot(page: str) -> list[str]:
    lines = [line.strip() for line in page.splitlines()]
    foot = re.compile(r"^(Afgedrukt op \d+-\d+-\d+)? ?(pagina \d+ van \d+)?$")
    return [line for line in lines if line and not foot.match(line)]
