"""The style sheet of every paper: page, colours, letters, distances. Nothing else decides how paper looks.

Lengths are in points (1/72 inch). The accent is as dark as mid-grey text when it is printed without colour.
"""

from functools import cache
from typing import Any

from msgspec import Struct
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from buurthuis_app.reports.kit import fonts

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 20 * mm
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN
EDGE = 12 * mm
"""From the edge of the sheet to the running head and foot, which stand inside the margins."""

INK = "#1F2A30"
QUIET = "#55636B"
LINE = "#D8DDE0"
OUTLINE = "#7B878E"
ACCENT = "#0B6E69"
TINT = "#B9D8D5"
WASH = "#F1F5F5"
"""Behind a table's head and its totals; stays white on most printers."""

SMALL, BASE, LARGE = 8.5, 10.5, 12.5
GAP = 6
"""The unit of vertical distance."""
MEASURE = 135 * mm
"""The longest line of running text that still reads well at the base size."""


class PaperPalette(Struct, frozen=True, kw_only=True):
    """The colours of a chart, as #RRGGBB, so that paper and a dark screen can share one drawing."""

    ink: str
    quiet: str
    line: str
    outline: str
    accent: str
    tint: str
    """The accent made light: what is there, but not quite."""


PAPER = PaperPalette(ink=INK, quiet=QUIET, line=LINE, outline=OUTLINE, accent=ACCENT, tint=TINT)


@cache
def colour(code: str) -> Color:
    """#RRGGBB as ReportLab wants it."""
    return HexColor(code)


def _style(name: str, size: float, **kwargs: Any) -> ParagraphStyle:
    """A style of text; its `rank` says of which kind of heading it is, when it is of one: 1 is the paper's title."""
    look: dict[str, Any] = {
        "fontName": fonts.REGULAR,
        "fontSize": size,
        "leading": round(size * 1.38, 1),
        "textColor": colour(INK),
        "bulletFontName": fonts.REGULAR,
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 1,
        "embeddedHyphenation": 1,
    }
    return ParagraphStyle(name, **(look | kwargs))


_RAGGED = CONTENT_WIDTH - MEASURE
_ACCENT = colour(ACCENT)
_QUIET = colour(QUIET)

BODY = _style("body", BASE, rightIndent=_RAGGED, spaceAfter=GAP)
NOTE = _style("note", SMALL, textColor=_QUIET)
CENTRE_NAME = _style("centre name", LARGE, fontName=fonts.BOLD, textColor=_ACCENT, leading=16)
TITLE = _style("title", 27, rank=1, fontName=fonts.BOLD, leading=33, spaceBefore=2, spaceAfter=3)
SUBTITLE = _style("subtitle", BASE, textColor=_QUIET)
COVER_CENTRE = _style("cover centre", 15, fontName=fonts.BOLD, textColor=_ACCENT, leading=20)
COVER_TITLE = _style("cover title", 44, rank=1, fontName=fonts.BOLD, leading=52)
COVER_LINE = _style("cover line", LARGE, textColor=_QUIET)
COVER_QUOTE = _style("cover quote", 16, textColor=_ACCENT, leading=23)
CONTENTS = _style("contents", BASE)
HEADING = _style(
    "heading",
    16,
    rank=2,
    fontName=fonts.BOLD,
    leading=20,
    spaceBefore=4 * GAP,
    spaceAfter=1.5 * GAP,
)
POSTERS = tuple(
    (
        _style(f"poster {size}", size, leading=round(size * 1.42), spaceAfter=GAP),
        _style(
            f"poster heading {size}",
            size + 2,
            rank=2,
            fontName=fonts.BOLD,
            leading=round(size * 1.42),
            spaceBefore=round(1.5 * size),
            spaceAfter=GAP,
        ),
    )
    for size in (26, 22, 19, 16)
)
"""Text and headings that are read from a distance: the largest with which all stands on one sheet."""
FIRST_SUBHEADING = _style("first subheading", LARGE, rank=3, fontName=fonts.BOLD)
SUBHEADING = _style("subheading", LARGE, rank=3, fontName=fonts.BOLD, spaceBefore=3 * GAP)
STORY_TITLE = _style("story title", 17, rank=4, fontName=fonts.BOLD, leading=21)
STORY_ORIGIN = _style("story origin", SMALL, textColor=_ACCENT, spaceAfter=1.5 * GAP)
LEAD = _style("lead", 12, leading=17, spaceAfter=GAP)
COLUMN = _style("column", BASE, spaceAfter=GAP)
"""Running text of a story, beside another column."""
GLOSS = _style("gloss", 7.5, textColor=_QUIET, leading=10.5, spaceBefore=GAP, spaceAfter=GAP)
ASIDE = _style("aside", SMALL, textColor=_QUIET, spaceBefore=GAP, spaceAfter=GAP)
META = _style("meta", SMALL, textColor=_QUIET, spaceAfter=GAP)
LABEL = _style("label", SMALL, rank=5, fontName=fonts.BOLD, textColor=_ACCENT, spaceBefore=2)
QUOTE = _style("quote", LARGE, textColor=_ACCENT, leading=18)
QUOTED = _style("quoted", SMALL, textColor=_QUIET, spaceBefore=2)
FIGURE_NAME = _style("figure name", BASE, fontName=fonts.BOLD, leading=13)
QUESTION = _style("question", BASE, rank=2, fontName=fonts.BOLD, leading=13)
FIGURE_NOTE = _style("figure note", SMALL, textColor=_QUIET, leading=11.5)
CELL = _style("cell", 9.5, leading=12.5)
CELL_STRONG = _style("strong cell", 9.5, leading=12.5, fontName=fonts.BOLD)
CELL_HEAD = _style("head cell", SMALL, leading=12.5, fontName=fonts.BOLD, textColor=_QUIET)

FIGURE_SIZE = 25
CELL_PADDING = 4
QUOTE_BAR, QUOTE_INDENT = 2.5, 14
