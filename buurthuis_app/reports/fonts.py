"""FiraGO for every paper: Latin, Turkish, Polish, Cyrillic and Greek letters, embedded in each PDF.

Reading a face takes some 45 ms (unpacking and parsing), so each is read once in a process. There is no
italic: it would be the third face of 3 MB, for quotes that their bar and size mark well enough.
"""

import io
import unicodedata
from functools import cache
from threading import Lock

import pymupdf_fonts
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from buurthuis_app.reports.tabular_digits import use_tabular_digits

REGULAR = "FiraGO"
BOLD = "FiraGO-Bold"
SUBSTITUTE = "▯"
"""Stands where a letter is that the font lacks."""

_BUFFERS = {REGULAR: "figo", BOLD: "figbo"}
_LINE_BREAKS = frozenset("\n\t")
_registering = Lock()


def register() -> None:
    """Make the two faces known to ReportLab. Call it before anything is measured or drawn."""
    with _registering:
        _letters()


@cache
def _letters() -> frozenset[int]:
    """Register the faces; the code points that all of them can draw."""
    known = []
    for name, buffer in _BUFFERS.items():
        font = TTFont(name, io.BytesIO(pymupdf_fonts.myfont(buffer)))
        use_tabular_digits(font.face)
        pdfmetrics.registerFont(font)
        known.append(frozenset(font.face.charToGlyph))
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 1, 0, BOLD)
    addMapping(REGULAR, 0, 1, REGULAR)
    return frozenset.intersection(*known)


def missing_glyphs(text: str) -> frozenset[str]:
    """The letters of `text` that FiraGO cannot draw. Line breaks, tabs and invisible marks need no glyph."""
    with _registering:
        letters = _letters()
    if text.isascii():
        return frozenset()
    return frozenset(
        letter
        for letter in set(text)
        if ord(letter) not in letters and letter not in _LINE_BREAKS and not invisible(letter)
    )


def invisible(letter: str) -> bool:
    """Whether `letter` only steers others: control and format characters, variation selectors."""
    return (
        unicodedata.category(letter) in {"Cc", "Cf"}
        or "\ufe00" <= letter <= "\ufe0f"
        or "\U000e0100" <= letter <= "\U000e01ef"
    )
