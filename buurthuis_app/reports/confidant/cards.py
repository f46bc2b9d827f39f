"""The confidant's cards: ten on a sheet, small enough to take along unseen."""

import io
from typing import BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Text  # noqa: TID251 - a type; text.py makes them

from buurthuis_app.domain.confidant.page import Confidant, vcard
from buurthuis_app.domain.confidant.poster import Poster
from buurthuis_app.files import speaking_of_files
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.blank_sheet import blank_sheet
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.qr import draw_qr
from buurthuis_app.reports.kit.tags.tag_tree import artifact, title
from buurthuis_app.reports.kit.typesetting import Typesetter, address_lines, shortened

CARD_WIDTH, CARD_HEIGHT = 85 * mm, 55 * mm
"""As a bank card, so that it fits where those are kept."""
ACROSS, DOWN = 2, 5
_PAD = 5 * mm
_QR = 25 * mm
_ADDRESS = 7.8
_LEFT = (A4[0] - ACROSS * CARD_WIDTH) / 2
_BOTTOM = (A4[1] - DOWN * CARD_HEIGHT) / 2
_GAP = 2 * mm
_SIZES = tuple(size / 100 for size in range(120, 40, -5))


def write_cards(cards: Poster, target: BinaryIO) -> Notes:
    """A sheet of ten cards for each confidant. Raises DiskFull or ReadOnly when it cannot be written."""
    setter = Typesetter()
    content = io.BytesIO()
    canvas = blank_sheet(
        content,
        A4,
        title=cards.words.title,
        author=setter.line(cards.centre),
        language=cards.words.code,
    )
    for confidant in cards.confidants:
        for place in range(ACROSS * DOWN):
            row, column = divmod(place, ACROSS)
            corner = (_LEFT + column * CARD_WIDTH, _BOTTOM + row * CARD_HEIGHT)
            if place:  # the same nine times more
                with artifact(canvas):
                    _card(canvas, confidant, cards, corner, setter)
            else:
                _card(canvas, confidant, cards, corner, setter)
        with artifact(canvas):
            _cutting_marks(canvas)
        canvas.showPage()
    canvas.save()
    with speaking_of_files():
        target.write(content.getvalue())
        target.flush()
    return Notes(pages=len(cards.confidants), missing_letters=setter.missing)


def _card(
    canvas: Canvas,
    confidant: Confidant,
    cards: Poster,
    corner: tuple[float, float],
    setter: Typesetter,
) -> None:
    left, bottom = corner[0] + _PAD, corner[1] + _PAD
    room = CARD_WIDTH - 2 * _PAD
    y = corner[1] + CARD_HEIGHT - _PAD - 10
    canvas.setFillColor(style.colour(style.ACCENT))
    canvas.setFont(fonts.BOLD, 11)
    with title(canvas):
        canvas.drawString(left, y, shortened(cards.words.title, fonts.BOLD, 11, room))
    y -= 8
    for text, high in _fitted(confidant, cards, (room - _QR - _GAP, y - bottom), setter):
        y -= high
        text.drawOn(canvas, left, y)
    right = corner[0] + CARD_WIDTH - _PAD
    at = (right - _QR + _GAP, bottom - _GAP)
    draw_qr(canvas, vcard(confidant, cards.centre), at, _QR, said=cards.words.scan)


def _fitted(
    confidant: Confidant, cards: Poster, room: tuple[float, float], setter: Typesetter
) -> list[tuple[Text, float]]:
    """The lines about her with their heights, in the largest size that fits in so much width and height."""
    wide, high = room
    phrases = " · ".join(cards.known_by)
    known_by = f"{cards.words.seal}: {phrases}" if phrases else ""
    address = address_lines(confidant.email, fonts.REGULAR, _ADDRESS, wide)
    lines = (
        (confidant.name, 12.0, fonts.BOLD, style.INK),
        (confidant.role, 7.5, fonts.REGULAR, style.QUIET),
        (confidant.phone, 13.0, fonts.BOLD, style.INK),
        *((part, _ADDRESS, fonts.REGULAR, style.INK) for part in address),
        (confidant.hours, 7.5, fonts.REGULAR, style.INK),
        (confidant.office, 7.5, fonts.REGULAR, style.INK),
        (known_by, 6.0, fonts.REGULAR, style.QUIET),
    )
    drawn: list[tuple[Text, float]] = []
    for size in _SIZES:
        drawn = []
        for text, points, face, tone in lines:
            if text.strip():
                whole = stringWidth(setter.line(text), face, points * size) + 1
                kept_whole = text in {confidant.phone, *address}
                fitting = min(1.0, wide / whole) if kept_whole else 1.0
                drawn_text = setter.paragraph(text, _look(points * size * fitting, face, tone))
                drawn.append((drawn_text, drawn_text.wrap(wide, CARD_HEIGHT)[1]))
        if sum(height for _made, height in drawn) <= high:
            break
    return drawn


def _look(size: float, face: str, tone: str) -> ParagraphStyle:
    return ParagraphStyle(
        "card",
        fontName=face,
        bulletFontName=fonts.REGULAR,
        fontSize=size,
        leading=size * 1.26,
        textColor=style.colour(tone),
        splitLongWords=1,
    )


def _cutting_marks(canvas: Canvas) -> None:
    """Short lines in the margin where to cut: none on the cards themselves."""
    canvas.setStrokeColor(style.colour(style.OUTLINE))
    canvas.setLineWidth(0.4)
    right, top = _LEFT + ACROSS * CARD_WIDTH, _BOTTOM + DOWN * CARD_HEIGHT
    for column in range(ACROSS + 1):
        x = _LEFT + column * CARD_WIDTH
        canvas.line(x, top + 2, x, top + 8)
        canvas.line(x, _BOTTOM - 2, x, _BOTTOM - 8)
    for row in range(DOWN + 1):
        y = _BOTTOM + row * CARD_HEIGHT
        canvas.line(_LEFT - 2, y, _LEFT - 10, y)
        canvas.line(right + 2, y, right + 10, y)
