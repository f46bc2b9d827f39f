"""Canvas for lines of plain text in the kit's own letters, set down without what ReportLab does for other scripts.

It writes what ReportLab would write. ReportLab measures each line once more, looks at every letter of it three times,
and says each number anew: together more than a third of the time that a paper takes.
"""

from functools import lru_cache
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from typing_extensions import override

_PLAIN = range(32, 127)
_ESCAPED = {code: f"\\{code:03o}" for code in range(256) if code not in _PLAIN}
_ESCAPED |= {ord(letter): f"\\{letter}" for letter in "\\()"}

points = lru_cache(maxsize=4096)(fp_str)
"""Lengths as a PDF says them: rows and columns give the same ones over and over."""


class PlainText(PDFTextObject):
    """Lines of text that are drawn as they are."""

    # What ReportLab has, and its type stubs leave out.
    _canvas: Any
    _fontname: str
    _fontsize: float
    _leading: float
    _code: list[str]
    _curSubset: int  # noqa: N815

    @override
    def setTextOrigin(self, x: float, y: float) -> None:
        self._code.append(f"1 0 0 1 {points(x, y)} Tm")
        self._x0 = self._x = x
        self._y0 = self._y = y

    def _formatText(self, text: str) -> str:  # noqa: N802 - ReportLab calls it for each line
        document = self._canvas._doc  # noqa: SLF001 - where it is written
        font: Any = getFont(self._fontname)
        said = []
        for subset, letters in font.splitString(text, document):
            if subset != self._curSubset:
                self._curSubset = subset
                name = font.getSubsetInternalName(subset, document)
                said.append(f"{name} {points(self._fontsize)} Tf {points(self._leading)} TL")
            said.append(f"({letters.decode('latin-1').translate(_ESCAPED)}) Tj")
        return " ".join(said)


class PlainCanvas(Canvas):
    """A canvas on which all text is plain."""

    _fontname: str
    _fontsize: float

    @override
    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> PlainText:
        return PlainText(self, x, y)

    @override
    def drawString(  # type: ignore[override] # no other way of setting it
        self, x: float, y: float, text: str, mode: None = None
    ) -> None:
        line = self.beginText(x, y)
        line.textLine(text)
        self.drawText(line)

    @override
    def drawRightString(  # type: ignore[override] # no other way of setting it
        self, x: float, y: float, text: str
    ) -> None:
        self.drawString(x - stringWidth(text, self._fontname, self._fontsize), y, text)
