"""The letters of every paper: Latin of all languages, Cyrillic, Greek and Georgian, embedded in each PDF.

They are FiraGO's, in two files that hold no more than paper needs (resources/fonts/make_fonts.py says what). Each is
read once in a process. There is no italic: quotes are marked well enough by their bar and size.
"""

import unicodedata
from functools import cache
from threading import Lock
from typing import Any

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from typing_extensions import override

from buurthuis_app import paths

REGULAR = "Buurthuis-Regular"
BOLD = "Buurthuis-Bold"
"""ReportLab knows the faces by these names; so are their files called."""
SUBSTITUTE = "▯"
"""Stands where a letter is that the font lacks."""

_ARABIC = frozenset(map(chr, range(0x0600, 0x0700)))
_LINE_BREAKS = frozenset("\n\t")
_registering = Lock()


class _Letters(TTFont):
    """A face that measures and numbers a text in one go; ReportLab asks several things of each letter."""

    # What ReportLab has, and its type stubs leave out.
    face: Any
    state: Any

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        self.face.charWidths = self._widths = _Widths(self.face.charWidths)
        self._widths.other = self.face.defaultWidth

    @override
    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        return 0.001 * size * sum(map(self._widths.__getitem__, map(ord, text)))

    @override
    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        try:
            number = self.state[doc].assignments.__getitem__
            numbered = bytes(map(number, map(ord, text.replace("\xa0", " "))))
        except (KeyError, ValueError):  # a letter that is new, or beyond the first 256
            return list(super().splitString(text, doc, encoding))
        return [(0, numbered)] if numbered else []


class _Widths(dict[int, float]):
    """How wide each letter is, in thousandths of its size."""

    other: float

    def __missing__(self, code: int) -> float:
        return self.other


def register() -> None:
    """Make the two faces known to ReportLab. Call it before anything is measured or drawn."""
    with _registering:
        _letters()


@cache
def _letters() -> frozenset[int]:
    """Register the faces; the code points that all of them can draw."""
    known = []
    for name in (REGULAR, BOLD):
        font = _Letters(name, str(paths.resources() / "fonts" / f"{name}.ttf"))
        pdfmetrics.registerFont(font)
        known.append(frozenset(font.face.charToGlyph))
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 1, 0, BOLD)
    addMapping(REGULAR, 0, 1, REGULAR)
    return frozenset.intersection(*known)


def missing_glyphs(text: str) -> frozenset[str]:
    """The letters of `text` that no face can draw. Line breaks, tabs and invisible marks need no glyph.

    Arabic is among them, but in the shapes of `right_to_left`: its letters are there only as they stand alone.
    """
    with _registering:
        letters = _letters()
    if text.isascii():
        return frozenset()
    return frozenset(
        letter
        for letter in set(text)
        if (ord(letter) not in letters or letter in _ARABIC)
        and letter not in _LINE_BREAKS
        and not invisible(letter)
    )


def invisible(letter: str) -> bool:
    """Whether `letter` only steers others: control and format characters, variation selectors."""
    return (
        unicodedata.category(letter) in {"Cc", "Cf"}
        or "\ufe00" <= letter <= "\ufe0f"
        or "\U000e0100" <= letter <= "\U000e01ef"
    )
