"""Quick card for the door: how to count, undo and tell a story, with the buttons as they are on the screen.

In a language that is read from right to left all of it is turned round, as the screen is.
"""

import io
from collections.abc import Sequence
from typing import BinaryIO

from msgspec import Struct
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import DUTCH, _, from_right_to_left, in_language
from buurthuis_app.reports.kit import fonts, right_to_left, style
from buurthuis_app.reports.kit.blank_sheet import blank_sheet
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tags.tag_tree import (
    artifact,
    content,
    element,
    instead,
    title,
)
from buurthuis_app.reports.kit.typesetting import Typesetter, shortened

MARGIN = 16 * mm
WIDE, HIGH = A4
_CONTENT = WIDE - 2 * MARGIN
_NUMBER = 15 * mm
_KEYS = 62 * mm
_STEP = 31 * mm
_ASK = 47 * mm
_KEY_HIGH = 11 * mm


class _Step(Struct, frozen=True, kw_only=True):
    """One thing to do: its heading, how, and the buttons for it from left to right."""

    title: str
    how: str
    keys: tuple[str, ...]
    strong: int = -1
    """Which of the buttons is in the colour of the program."""


def write_quick_card(centre: str, target: BinaryIO, language: str = DUTCH) -> Notes:
    """Draw the card as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    drawing = io.BytesIO()
    with in_language(language):
        notes = _CardSheet(drawing, centre, language).draw()
    with speaking_of_files():
        target.write(drawing.getvalue())
        target.flush()
    return notes


def _title() -> str:
    return _("Tellen bij de deur")


def _steps() -> Sequence[_Step]:
    return (
        _Step(
            title=_("Kies de activiteit"),
            how=_("Die van nu ligt al klaar. Een andere? Klik haar links aan."),
            keys=(_("10.00  Koffie-inloop"),),
        ),
        _Step(
            title=_("Tel wie er komt"),
            how=_(
                "Klik op + voor elke bezoeker. Of klik op het getal, typ hoeveel het er zijn en druk op Enter."
            ),
            keys=("−", "14", "+"),
            strong=2,
        ),
        _Step(
            title=_("Vergist?"),
            how=_("Klik op −, of onderaan op Ongedaan maken. Ctrl\u00a0+\u00a0Z doet hetzelfde."),
            keys=(_("Ongedaan maken"),),
        ),
        _Step(
            title=_("Vertel wat er gebeurde"),
            how=_("Eén zin is genoeg. Schrijf liever geen namen op."),
            keys=(_("Vertel"),),
        ),
        _Step(
            title=_("Niemand, of niet doorgegaan?"),
            how=_(
                "Kwam er niemand? Typ een 0. Ging het niet door? Klik op de drie puntjes, en zeg waarom."
            ),
            keys=("0", "…"),
        ),
        _Step(
            title=_("Was er iets anders?"),
            how=_("Klik op deze knop, en geef het een naam."),
            keys=(_("Iets dat niet gepland was"),),
        ),
    )


class _CardSheet:
    """The sheet that is drawn on. Places are in points from where one begins to read."""

    def __init__(self, drawing: BinaryIO, centre: str, language: str) -> None:
        self._setter = Typesetter()
        self._centre = self._setter.line(centre)
        self._turned = from_right_to_left(language)
        code = "nl-NL" if language == DUTCH else language
        self._canvas = blank_sheet(drawing, A4, title=_title(), author=self._centre, language=code)

    def draw(self) -> Notes:
        """All of it."""
        canvas = self._canvas
        self._masthead()
        top = HIGH - MARGIN - 27 * mm
        with element(canvas, "L"):
            for number, step in enumerate(_steps(), start=1):
                with element(canvas, "LI"), element(canvas, "LBody"):
                    self._step(number, step, top)
                top -= _STEP
        self._ask(top - 3 * mm)
        canvas.showPage()
        canvas.save()
        return Notes(pages=1, missing_letters=self._setter.missing)

    def _masthead(self) -> None:
        y = HIGH - MARGIN - 12
        name = shortened(self._centre, fonts.BOLD, 13, _CONTENT)
        self._line(name, MARGIN, y, fonts.BOLD, 13, style.ACCENT)
        if self._turned:
            self._line(_title(), MARGIN, y - 40, fonts.BOLD, 36, style.INK, role="H1")
            return
        with title(self._canvas):
            self._line(_title(), MARGIN, y - 40, fonts.BOLD, 36, style.INK)

    def _step(self, number: int, step: _Step, top: float) -> None:
        canvas = self._canvas
        with artifact(canvas):
            canvas.setStrokeColor(style.colour(style.LINE))
            canvas.setLineWidth(0.7)
            canvas.line(MARGIN, top, WIDE - MARGIN, top)
            self._keys(step, top - _STEP / 2)
        left, room = MARGIN + _NUMBER, _CONTENT - _NUMBER - _KEYS - 6 * mm
        title = self._words(step.title, _look(16, bold=True), room)
        how = self._words(step.how, _look(12.5), room)
        y = top - (_STEP - title.high - how.high - 3) / 2
        self._line(str(number), MARGIN, y - 21, fonts.BOLD, 30, style.ACCENT)
        title.draw(left, y)
        how.draw(left, y - title.high - 3)

    def _keys(self, step: _Step, middle: float) -> None:
        """The buttons, as wide as their words need, in the room at the end of the line."""
        canvas, gap = self._canvas, 3 * mm
        keys = [self._shown(words) for words in step.keys]
        widths = [max(stringWidth(words, fonts.BOLD, 14) + 9 * mm, 14 * mm) for words in keys]
        factor = min(1.0, (_KEYS - gap * (len(widths) - 1)) / sum(widths))
        left = WIDE - MARGIN - sum(widths) * factor - gap * (len(widths) - 1)
        for place, (words, width) in enumerate(zip(keys, widths, strict=True)):
            strong, wide = place == step.strong, width * factor
            canvas.setFillColor(style.colour(style.ACCENT if strong else "#FFFFFF"))
            canvas.setStrokeColor(style.colour(style.ACCENT if strong else style.OUTLINE))
            canvas.setLineWidth(1.1)
            x = self._x(left, wide)
            canvas.roundRect(x, middle - _KEY_HIGH / 2, wide, _KEY_HIGH, 6, stroke=1, fill=1)
            canvas.setFillColor(style.colour("#FFFFFF" if strong else style.INK))
            canvas.setFont(fonts.BOLD, 14 * factor)
            canvas.drawCentredString(x + wide / 2, middle - 5 * factor, words)
            left += wide + gap

    def _ask(self, top: float) -> None:
        """Room to write by hand whom to ask: that differs by day."""
        canvas, pad = self._canvas, 6 * mm
        with artifact(canvas):
            canvas.setFillColor(style.colour(style.WASH))
            canvas.roundRect(MARGIN, top - _ASK, _CONTENT, _ASK, 8, stroke=0, fill=1)
        asked = self._words(_("Wie kan ik vragen?"), _look(16, bold=True), _CONTENT - 2 * pad)
        told = self._words(
            _(
                "U hoeft niets op te slaan: elk getal wordt meteen bewaard. F1 opent de handleiding. "
                "Zit iemand ergens mee? Rechtsboven staat Vertrouwenspersoon."
            ),
            _look(12),
            _CONTENT - 2 * pad,
        )
        asked.draw(MARGIN + pad, top - pad)
        y = top - pad - asked.high
        half = (_CONTENT - 18 * mm) / 2
        for left, words in (
            (MARGIN + 6 * mm, _("Naam")),
            (MARGIN + 12 * mm + half, _("Telefoon")),
        ):
            self._line(words, left, y - 12 * mm, fonts.REGULAR, 12, style.QUIET)
            used = stringWidth(self._shown(words), fonts.REGULAR, 12) + 6
            with artifact(canvas):
                canvas.setStrokeColor(style.colour(style.OUTLINE))
                begin = self._x(left + used, half - used)
                canvas.line(begin, y - 12 * mm - 2, begin + half - used, y - 12 * mm - 2)
        told.draw(MARGIN + pad, y - 17 * mm)

    def _x(self, begin: float, width: float) -> float:
        return WIDE - begin - width if self._turned else begin

    def _shown(self, words: str) -> str:
        return right_to_left.drawn(words) if self._turned else words

    def _line(
        self, words: str, begin: float, y: float, font: str, size: float, ink: str, role: str = "P"
    ) -> None:
        shown = self._shown(words)
        self._canvas.setFillColor(style.colour(ink))
        self._canvas.setFont(font, size)
        with content(self._canvas, role, instead(words) if shown != words else ""):
            x = self._x(begin, stringWidth(shown, font, size))
            self._canvas.drawString(x, y, shown)

    def _words(self, words: str, look: ParagraphStyle, room: float) -> "_SheetWords | _TurnedWords":
        if self._turned:
            return _TurnedWords(self._canvas, words, look, room)
        return _SheetWords(self._canvas, self._setter.paragraph(words, look), room)


class _SheetWords:
    """Words of one or more lines, `high` points high."""

    def __init__(self, canvas: Canvas, paragraph: Flowable, room: float) -> None:
        self._canvas, self._paragraph = canvas, paragraph
        self.high: float = paragraph.wrap(room, HIGH)[1]

    def draw(self, begin: float, top: float) -> None:
        """Draw them with their first line below `top`."""
        self._paragraph.drawOn(self._canvas, begin, top - self.high)


class _TurnedWords:
    """The same from right to left."""

    def __init__(self, canvas: Canvas, words: str, look: ParagraphStyle, room: float) -> None:
        self._canvas, self._spoken, self._look = canvas, words, look
        self._lines = list(
            right_to_left.lines(
                words, lambda line: stringWidth(line, look.fontName, look.fontSize), room
            )
        )
        self.high: float = len(self._lines) * look.leading

    def draw(self, begin: float, top: float) -> None:
        """Draw them with their first line below `top`."""
        canvas, look = self._canvas, self._look
        canvas.setFillColor(look.textColor)
        canvas.setFont(look.fontName, look.fontSize)
        with content(canvas, "H2" if look.rank else "P", instead(self._spoken)):
            for number, line in enumerate(self._lines):
                y = top - number * look.leading - look.fontSize
                canvas.drawRightString(WIDE - begin, y, line)


def _look(size: float, *, bold: bool = False) -> ParagraphStyle:
    return ParagraphStyle(
        "quick card",
        fontName=fonts.BOLD if bold else fonts.REGULAR,
        bulletFontName=fonts.REGULAR,
        fontSize=size,
        leading=size * 1.3,
        textColor=style.colour(style.INK),
        splitLongWords=1,
        rank=2 if bold else 0,
    )
