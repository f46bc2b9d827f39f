"""The floor under a paper: what ReportLab itself needs for as many pages, tables and one chart."""

import io
from dataclasses import dataclass
from functools import cache

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,  # noqa: TID251 - the floor sets fixed text, nobody's own
    SimpleDocTemplate,
    Table,
)

from buurthuis_app import paths

_REGULAR, _BOLD = "Bare-Regular", "Bare-Bold"
_SENTENCE = "Er kwam iemand binnen die hier nog nooit geweest was, en die bleef zitten. "
_PARAGRAPH = _SENTENCE * 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the paper that is measured consists of."""

    pages: int
    rows: int
    """Rows of all tables together, heads included."""
    tables: int = 4
    columns: int = 6
    bars: int = 12
    letters: int = 0
    """Letters of running text."""
    lines: int = 0
    """Lines of their own beside it: titles of stories, labels, names of figures."""


def bare_document(shape: Shape) -> bytes:
    """A PDF of that shape, with nothing of the program but the files of its fonts (read once, as the program does).

    The first call for a shape takes twice as long: it finds out how many pages the content fills by itself.
    """
    _letters()
    content, _pages = _built(_content(shape) + _empty_pages(_missing_pages(shape)))
    return content


@cache
def _letters() -> None:
    for name, file in ((_REGULAR, "Buurthuis-Regular"), (_BOLD, "Buurthuis-Bold")):
        pdfmetrics.registerFont(TTFont(name, str(paths.resources() / "fonts" / f"{file}.ttf")))
    addMapping(_REGULAR, 0, 0, _REGULAR)
    addMapping(_REGULAR, 1, 0, _BOLD)


@cache
def _missing_pages(shape: Shape) -> int:
    _content_only, pages = _built(_content(shape))
    return max(0, shape.pages - pages)


def _built(story: list[Flowable]) -> tuple[bytes, int]:
    written = io.BytesIO()
    document = SimpleDocTemplate(written, pagesize=A4, initialFontName=_REGULAR)
    document.build(story)
    return written.getvalue(), document.page


def _content(shape: Shape) -> list[Flowable]:
    text = _look("text", _REGULAR, 10)
    heading = _look("heading", _BOLD, 16)
    story: list[Flowable] = [Paragraph("Overzicht", heading), _chart(shape.bars)]
    for first in range(shape.tables):
        rows = len(range(first, shape.rows, shape.tables))
        if rows:
            story += [Paragraph("Tabel", heading), _table(rows, shape.columns)]
    paragraphs = shape.letters // len(_PARAGRAPH)
    story += [Paragraph(_PARAGRAPH, text) for _index in range(paragraphs)]
    return [*story, *(Paragraph("Wat er gebeurde", text) for _index in range(shape.lines))]


def _empty_pages(count: int) -> list[Flowable]:
    text = _look("text", _REGULAR, 10)
    return [each for _page in range(count) for each in (PageBreak(), Paragraph("Pagina", text))]


def _look(name: str, face: str, size: float) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=face, fontSize=size, leading=size * 1.3, bulletFontName=face
    )


def _table(rows: int, columns: int) -> Table:
    grid = [["Koffie-inloop", *["1.234"] * (columns - 1)] for _row in range(rows)]
    look = [("FONT", (0, 0), (-1, -1), _REGULAR, 10)]
    return Table(grid, [150, *[60] * (columns - 1)], style=look, repeatRows=1)


def _chart(bars: int) -> Drawing:
    drawing = Drawing(480, 165)
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 30, 20, 440, 130
    chart.data = [tuple(range(1, bars + 1))]
    chart.categoryAxis.labels.fontName = _REGULAR
    chart.valueAxis.labels.fontName = _REGULAR
    drawing.add(chart)
    return drawing
