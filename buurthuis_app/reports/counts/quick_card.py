"""Quick card for the door: how to count, undo and tell a story, with the buttons as they are on the screen."""

import io
from collections.abc import Sequence
from typing import BinaryIO

from msgspec import Struct
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.blank_sheet import blank_sheet
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tags.tag_tree import artifact, content, element, heading
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


def write_quick_card(centre: str, target: BinaryIO) -> Notes:
    """Draw the card as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    setter = Typesetter()
    drawing = io.BytesIO()
    canvas = blank_sheet(drawing, A4, title=_title(), author=setter.line(centre))
    _masthead(canvas, setter.line(centre))
    top = HIGH - MARGIN - 27 * mm
    with element(canvas, "L"):
        for number, step in enumerate(_steps(), start=1):
            with element(canvas, "LI"), element(canvas, "LBody"):
                _draw_step(canvas, setter, (number, step), top)
            top -= _STEP
    _ask(canvas, setter, top - 3 * mm)
    canvas.showPage()
    canvas.save()
    with speaking_of_files():
        target.write(drawing.getvalue())
        target.flush()
    return Notes(pages=1, missing_letters=setter.missing)


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


def _masthead(canvas: Canvas, centre: str) -> None:
    y = HIGH - MARGIN - 12
    canvas.setFillColor(style.colour(style.ACCENT))
    canvas.setFont(fonts.BOLD, 13)
    with content(canvas):
        canvas.drawString(MARGIN, y, shortened(centre, fonts.BOLD, 13, _CONTENT))
    canvas.setFillColor(style.colour(style.INK))
    canvas.setFont(fonts.BOLD, 36)
    with heading(canvas, 1):
        canvas.drawString(MARGIN, y - 40, _title())


def _draw_step(canvas: Canvas, setter: Typesetter, numbered: tuple[int, _Step], top: float) -> None:
    number, step = numbered
    with artifact(canvas):
        canvas.setStrokeColor(style.colour(style.LINE))
        canvas.setLineWidth(0.7)
        canvas.line(MARGIN, top, WIDE - MARGIN, top)
        _draw_keys(canvas, step, top - _STEP / 2)
    left, room = MARGIN + _NUMBER, _CONTENT - _NUMBER - _KEYS - 6 * mm
    title = setter.paragraph(step.title, _look(16, bold=True))
    how = setter.paragraph(step.how, _look(12.5))
    heights = [part.wrap(room, _STEP)[1] for part in (title, how)]
    y = top - (_STEP - sum(heights) - 3) / 2 - heights[0]
    canvas.setFillColor(style.colour(style.ACCENT))
    canvas.setFont(fonts.BOLD, 30)
    with content(canvas):
        canvas.drawString(MARGIN, y + heights[0] - 21, str(number))
    title.drawOn(canvas, left, y)
    how.drawOn(canvas, left, y - 3 - heights[1])


def _draw_keys(canvas: Canvas, step: _Step, middle: float) -> None:
    """The buttons, as wide as their words need, in the room at the right."""
    gap = 3 * mm
    widths = [max(stringWidth(words, fonts.BOLD, 14) + 9 * mm, 14 * mm) for words in step.keys]
    factor = min(1.0, (_KEYS - gap * (len(widths) - 1)) / sum(widths))
    left = WIDE - MARGIN - sum(widths) * factor - gap * (len(widths) - 1)
    for place, (words, width) in enumerate(zip(step.keys, widths, strict=True)):
        strong = place == step.strong
        canvas.setFillColor(style.colour(style.ACCENT if strong else "#FFFFFF"))
        canvas.setStrokeColor(style.colour(style.ACCENT if strong else style.OUTLINE))
        canvas.setLineWidth(1.1)
        bottom = middle - _KEY_HIGH / 2
        canvas.roundRect(left, bottom, width * factor, _KEY_HIGH, 6, stroke=1, fill=1)
        canvas.setFillColor(style.colour("#FFFFFF" if strong else style.INK))
        canvas.setFont(fonts.BOLD, 14 * factor)
        canvas.drawCentredString(left + width * factor / 2, middle - 5 * factor, words)
        left += width * factor + gap


def _ask(canvas: Canvas, setter: Typesetter, top: float) -> None:
    """Room to write by hand whom to ask: that differs by day."""
    pad = 6 * mm
    with artifact(canvas):
        canvas.setFillColor(style.colour(style.WASH))
        canvas.roundRect(MARGIN, top - _ASK, _CONTENT, _ASK, 8, stroke=0, fill=1)
    asked = setter.paragraph(_("Wie kan ik vragen?"), _look(16, bold=True))
    told = setter.paragraph(
        _(
            "U hoeft niets op te slaan: elk getal wordt meteen bewaard. F1 opent de handleiding. "
            "Zit iemand ergens mee? Rechtsboven staat Vertrouwenspersoon."
        ),
        _look(12),
    )
    y = top - pad - asked.wrap(_CONTENT - 2 * pad, _ASK)[1]
    asked.drawOn(canvas, MARGIN + pad, y)
    _lines_to_write_on(canvas, y - 12 * mm)
    high = told.wrap(_CONTENT - 2 * pad, _ASK)[1]
    told.drawOn(canvas, MARGIN + pad, y - 17 * mm - high)


def _lines_to_write_on(canvas: Canvas, y: float) -> None:
    half = (_CONTENT - 18 * mm) / 2
    for left, words in (
        (MARGIN + 6 * mm, _("Naam")),
        (MARGIN + 12 * mm + half, _("Telefoon")),
    ):
        canvas.setFont(fonts.REGULAR, 12)
        canvas.setFillColor(style.colour(style.QUIET))
        with content(canvas):
            canvas.drawString(left, y, words)
        used = stringWidth(words, fonts.REGULAR, 12) + 6
        with artifact(canvas):
            canvas.setStrokeColor(style.colour(style.OUTLINE))
            canvas.line(left + used, y - 2, left + half, y - 2)


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
