"""Pieces of a poster: a row of houses above its title, and a code to scan with what that does."""

from enum import Enum

from reportlab.platypus import Flowable
from typing_extensions import override

from buurthuis_app.domain.papers.document import ScanCode
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.qr import draw_qr
from buurthuis_app.reports.kit.tags.tag_tree import artifact
from buurthuis_app.reports.kit.typesetting import Typesetter


class _Gable(Enum):
    POINTED = "pointed"
    STEPPED = "stepped"
    ROUND = "round"


_HOUSES = tuple(
    zip(
        (38, 44, 34, 48, 36, 42, 40, 46, 34, 44, 38),
        (52, 40, 60, 46, 56, 44, 52, 42, 58, 48, 54),
        (*_Gable, *_Gable, *_Gable, _Gable.POINTED, _Gable.ROUND),
        strict=True,
    )
)
"""Width, height to the gutter, and gable of each, in points."""
_DOOR_OPEN = 6
_TALLEST, _STEP = 88.0, 6.0
_SIDE, _GUTTER = 108.0, 14.0
_LIGHT = "#FFFFFF"


class HouseRow(Flowable):
    """A row of gabled houses across the page, one with its door open: decoration."""

    def __init__(self) -> None:
        super().__init__()
        self.width, self.height = style.CONTENT_WIDTH, _TALLEST
        self.spaceAfter = 3 * style.GAP

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        canvas = self.canv
        gap = (self.width - sum(wide for wide, *_rest in _HOUSES)) / (len(_HOUSES) - 1)
        with artifact(canvas):
            left = 0.0
            for number, (wide, tall, gable) in enumerate(_HOUSES):
                canvas.setFillColor(style.colour(style.TINT if number % 2 else style.ACCENT))
                self._front(left, wide, tall, gable)
                canvas.setFillColor(style.colour(_LIGHT))
                for row in range(2):
                    for column in (0.2, 0.58):
                        x, y = left + column * wide, tall - 12.0 - 15 * row
                        canvas.rect(x, y, 0.22 * wide, 9, stroke=0, fill=1)
                door = _LIGHT if number == _DOOR_OPEN else style.INK
                canvas.setFillColor(style.colour(door))
                canvas.rect(left + 0.4 * wide, 0, 0.2 * wide, 13, stroke=0, fill=1)
                left += wide + gap
            canvas.setFillColor(style.colour(style.INK))
            canvas.rect(0, 0, self.width, 1.2, stroke=0, fill=1)

    def _front(self, left: float, wide: float, tall: float, gable: _Gable) -> None:
        path, right, middle = self.canv.beginPath(), left + wide, left + wide / 2
        path.moveTo(left, 0)
        path.lineTo(left, tall)
        match gable:
            case _Gable.POINTED:
                path.lineTo(middle, tall + 0.6 * wide)
            case _Gable.STEPPED:
                for step in (0, 1, 2):
                    path.lineTo(left + step * _STEP, tall + (step + 1) * _STEP)
                    path.lineTo(left + (step + 1) * _STEP, tall + (step + 1) * _STEP)
                for step in (2, 1, 0):
                    path.lineTo(right - (step + 1) * _STEP, tall + (step + 1) * _STEP)
                    path.lineTo(right - step * _STEP, tall + (step + 1) * _STEP)
            case _Gable.ROUND:
                path.curveTo(left + 4, tall + 4, left + 8, tall + 22, middle, tall + 24)
                path.curveTo(right - 8, tall + 22, right - 4, tall + 4, right, tall)
        path.lineTo(right, tall)
        path.lineTo(right, 0)
        path.close()
        self.canv.drawPath(path, stroke=0, fill=1)


class CodeBeside(Flowable):
    """A code with its words beside it."""

    def __init__(self, code: ScanCode, setter: Typesetter) -> None:
        super().__init__()
        self._code = code
        self._words = setter.paragraph(code.words, style.POSTERS[-1][1])

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._words.wrap(aW - _SIDE - _GUTTER, aH)
        self.width, self.height = aW, max(_SIDE, self._words.height)
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        said = _("Code die een telefoon leest: {link}.").format(link=self._code.link)
        draw_qr(self.canv, self._code.link, (0, self.height - _SIDE), _SIDE, said=said)
        self._words.drawOn(
            self.canv, _SIDE + _GUTTER, self.height - (_SIDE + self._words.height) / 2
        )
