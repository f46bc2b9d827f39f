"""Letters to volunteers: each on a sheet of its own, its address where the window of an envelope is."""

import datetime as dt
import io
from collections import deque
from collections.abc import Iterable
from typing import BinaryIO

from msgspec import Struct
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Text  # noqa: TID251 - a type; text.py makes them

from buurthuis_app.domain.volunteers.letter import AddressedLetter
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _, long_date
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.blank_sheet import blank_sheet
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tags.tag_tree import content, heading, title
from buurthuis_app.reports.kit.typesetting import Typesetter, shortened

WIDE, HIGH = A4
_LEFT, _RIGHT, _FOOT = 25 * mm, 22 * mm, 22 * mm
_ROOM = WIDE - _LEFT - _RIGHT
_ADDRESS_TOP = 52 * mm
"""From the top of the sheet: folded in three, it is in the window at the left of an envelope (EA5/6)."""
_TEXT_TOP = 98 * mm
_SIZE = 11.0


class Mailing(Struct, frozen=True, kw_only=True):
    """Who sends the letters, from where and when."""

    centre: str
    town: str
    day: dt.date
    letters: tuple[AddressedLetter, ...]


def write_letters(mailing: Mailing, target: BinaryIO) -> Notes:
    """Draw them as one PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    setter = Typesetter()
    drawing = io.BytesIO()
    canvas = blank_sheet(drawing, A4, title=_("Brieven"), author=setter.line(mailing.centre))
    pages = sum(_letter(canvas, setter, mailing, letter) for letter in mailing.letters)
    canvas.save()
    with speaking_of_files():
        target.write(drawing.getvalue())
        target.flush()
    return Notes(pages=pages, missing_letters=setter.missing)


def _letter(canvas: Canvas, setter: Typesetter, mailing: Mailing, letter: AddressedLetter) -> int:
    """Draw one letter; the sheets that it took."""
    canvas.setFillColor(style.colour(style.ACCENT))
    canvas.setFont(fonts.BOLD, 15)
    with title(canvas):
        sender = shortened(setter.line(mailing.centre), fonts.BOLD, 15, _ROOM)
        canvas.drawString(_LEFT, HIGH - 24 * mm, sender)
    _lines(canvas, setter, (letter.name, *letter.address), HIGH - _ADDRESS_TOP, rank=2)
    place = f"{mailing.town}, " if mailing.town else ""
    _lines(canvas, setter, (f"{place}{long_date(mailing.day)}",), HIGH - 84 * mm)
    y = HIGH - _TEXT_TOP
    if letter.subject:
        subject = setter.paragraph(letter.subject, _look(bold=True))
        y -= subject.wrap(_ROOM, HIGH)[1]
        with heading(canvas, 3):
            subject.drawOn(canvas, _LEFT, y)
        y -= _SIZE
    pages = 1
    left: deque[Flowable | None] = deque(_paragraphs(setter, letter.text))
    while left:
        part = left.popleft()
        if part is None:
            y -= _SIZE * 0.8
            continue
        pieces: list[Flowable] = part.split(_ROOM, y - _FOOT)
        fits, rest = (pieces[0], pieces[1:]) if pieces else (None, [part])
        left.extendleft(rest)  # never more than one
        if fits is not None:
            y -= fits.wrap(_ROOM, HIGH)[1]
            fits.drawOn(canvas, _LEFT, y)
        if rest:
            canvas.showPage()
            pages, y = pages + 1, HIGH - 25 * mm
    canvas.showPage()
    return pages


def _paragraphs(setter: Typesetter, text: str) -> Iterable[Text | None]:
    """A paragraph for each line; None for an empty one."""
    for line in text.splitlines():
        yield setter.paragraph(line, _look()) if line.strip() else None


def _lines(
    canvas: Canvas, setter: Typesetter, lines: Iterable[str], top: float, *, rank: int = 0
) -> None:
    """Lines below each other; with a rank the first is a heading."""
    canvas.setFillColor(style.colour(style.INK))
    canvas.setFont(fonts.REGULAR, _SIZE)
    for place, line in enumerate(lines):
        with content(canvas) if place or not rank else heading(canvas, rank):
            shown = shortened(setter.line(line), fonts.REGULAR, _SIZE, _ROOM)
            canvas.drawString(_LEFT, top - place * _SIZE * 1.35, shown)


def _look(*, bold: bool = False) -> ParagraphStyle:
    return ParagraphStyle(
        "letter",
        fontName=fonts.BOLD if bold else fonts.REGULAR,
        bulletFontName=fonts.REGULAR,
        fontSize=_SIZE,
        leading=_SIZE * 1.45,
        textColor=style.colour(style.INK),
        splitLongWords=1,
        embeddedHyphenation=1,
    )
