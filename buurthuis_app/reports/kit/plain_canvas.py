"""Canvas for lines of plain text in the kit's own letters, set down without what ReportLab does for other scripts.

It writes what ReportLab would write. ReportLab measures each line once more, looks at every letter of it three times,
and says each number anew: together more than a third of the time that a paper takes.
"""

from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject, _PDFColorSetter
from typing_extensions import override

_PLAIN = range(32, 127)
_ESCAPED = {code: f"\\{code:03o}" for code in range(256) if code not in _PLAIN}
_ESCAPED |= {ord(letter): f"\\{letter}" for letter in "\\()"}

points = lru_cache(maxsize=4096)(fp_str)
"""Lengths as a PDF says them: rows and columns give the same ones over and over."""


_Look = tuple[str, float, float]
"""The name of a face, the size of its letters and the distance of its lines, in points."""


class _PlainColours(_PDFColorSetter):
    """Said as ReportLab does, that looks for other ways to say a colour and says its numbers anew."""

    _code: list[str]
    _fillColorObj: Any  # noqa: N815
    _strokeColorObj: Any  # noqa: N815

    @override
    def setFillColor(self, colour: Color) -> None:  # type: ignore[override] # no other colours
        self._fillColorObj = colour
        self._code.append(f"{points(*colour.rgb())} rg")

    @override
    def setStrokeColor(self, colour: Color) -> None:  # type: ignore[override] # no other colours
        self._strokeColorObj = colour
        self._code.append(f"{points(*colour.rgb())} RG")


class PlainText(_PlainColours, PDFTextObject):
    """Lines of text that are drawn as they are."""

    # What ReportLab has, and its type stubs leave out.
    _canvas: Any
    _fontname: str
    _fontsize: float
    _leading: float
    _curSubset: int  # noqa: N815

    @override
    def setTextOrigin(self, x: float, y: float) -> None:
        self._code.append(f"1 0 0 1 {points(x, y)} Tm")
        self._x0 = self._x = x
        self._y0 = self._y = y

    def _formatText(self, text: str) -> str:  # noqa: N802 - ReportLab calls it for each line
        look = (self._fontname, self._fontsize, self._leading)
        said, self._curSubset = self._canvas.said(text, look, self._curSubset)
        return str(said)


class PlainCanvas(_PlainColours, Canvas):
    """A canvas on which all text is plain."""

    _currentMatrix: tuple[float, float, float, float, float, float]  # noqa: N815
    _doc: Any
    _fontname: str
    _fontsize: float
    _leading: float

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._faces: dict[tuple[_Look, int], str] = {}
        super().__init__(*args, **kwargs)

    def said(self, text: str, look: _Look, subset: int = -1) -> tuple[str, int]:
        """A text as it stands in the PDF, after letters of this part of a face; and of which part its last are."""
        font: Any = getFont(look[0])
        said = []
        for part, letters in font.splitString(text, self._doc):
            if part != subset:
                subset = part
                said.append(self._faces.get((look, part)) or self._face(look, part))
            said.append(f"({letters.decode('latin-1').translate(_ESCAPED)}) Tj")
        return " ".join(said), subset

    def _face(self, look: _Look, part: int) -> str:
        face, size, leading = look
        font: Any = getFont(face)
        name = font.getSubsetInternalName(part, self._doc)
        self._faces[look, part] = said = f"{name} {points(size)} Tf {points(leading)} TL"
        return said

    @override
    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self._code.append(f"n {points(x1, y1)} m {points(x2, y2)} l S")

    @override
    def translate(self, dx: float, dy: float) -> None:
        if self._code and self._code[-1].endswith(" cm"):
            super().translate(dx, dy)  # it makes one of both
            return
        a, b, c, d, e, f = self._currentMatrix
        self._currentMatrix = (a, b, c, d, a * dx + c * dy + e, b * dx + d * dy + f)
        self._code.append(f"1 0 0 1 {points(dx, dy)} cm")

    @override
    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> PlainText:
        return PlainText(self, x, y)

    @override
    def drawString(  # type: ignore[override] # no other way of setting it
        self, x: float, y: float, text: str, mode: None = None
    ) -> None:
        said, _subset = self.said(text, (self._fontname, self._fontsize, self._leading))
        self._code.append(f"BT 1 0 0 1 {points(x, y)} Tm {said} T* ET")

    @override
    def drawRightString(  # type: ignore[override] # no other way of setting it
        self, x: float, y: float, text: str
    ) -> None:
        self.drawString(x - stringWidth(text, self._fontname, self._fontsize), y, text)
