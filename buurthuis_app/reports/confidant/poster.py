"""The confidant's poster: who listens and how to reach her, to be read from two metres by somebody who is upset.

It is drawn for A4 and enlarged as a whole for A3. What is on it grows or shrinks together until it fills the sheet.
"""

import io
from collections.abc import Callable
from typing import BinaryIO

from msgspec import Struct
from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Text  # noqa: TID251 - a type; text.py makes them

from buurthuis_app.domain.confidant.page import Confidant, vcard
from buurthuis_app.domain.confidant.poster import Poster, PosterSize, PosterWords
from buurthuis_app.files import speaking_of_files
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.blank_sheet import blank_sheet
from buurthuis_app.reports.kit.portrait import draw_square_photo
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.qr import draw_qr
from buurthuis_app.reports.kit.tags.tag_tree import (
    artifact,
    content,
    element,
    instead,
    language,
    title,
)
from buurthuis_app.reports.kit.typesetting import Typesetter, address_lines, shortened

MARGIN = 16 * mm
WIDE, HIGH = A4
CONTENT = WIDE - 2 * MARGIN
A_SHEET = 3
"""Confidants on one sheet; more go on the next."""
_SIZES = tuple(size / 100 for size in range(124, 56, -4))
_FOOT = 15 * mm
_PAD = 14
_LARGEST_GAP = 44
_LARGEST_TITLE = 46


class _PosterBlock(Struct, frozen=True, kw_only=True):
    """A part of the sheet over its whole width: how high it is, and how it is drawn from its top."""

    height: float
    draw: Callable[[float], None]


def write_poster(poster: Poster, target: BinaryIO) -> Notes:
    """Draw the poster as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    setter = Typesetter()
    content = io.BytesIO()
    canvas = blank_sheet(
        content,
        A3 if poster.size is PosterSize.A3 else A4,
        title=poster.words.title,
        author=setter.line(poster.centre),
        language=poster.words.code,
    )
    people = poster.confidants or (None,)
    sheets = [people[at : at + A_SHEET] for at in range(0, len(people), A_SHEET)]
    for sheet in sheets:
        if poster.size is PosterSize.A3:
            canvas.scale(A3[0] / WIDE, A3[1] / HIGH)
        _Sheet(poster, tuple(block for block in sheet if block is not None), canvas, setter).draw()
        canvas.showPage()
    canvas.save()
    with speaking_of_files():
        target.write(content.getvalue())
        target.flush()
    return Notes(pages=len(sheets), missing_letters=setter.missing)


class _Sheet:
    """One sheet of the poster, in the largest size in which everything fits on it."""

    def __init__(
        self, poster: Poster, people: tuple[Confidant, ...], canvas: Canvas, setter: Typesetter
    ) -> None:
        self._poster, self._people = poster, people
        self._canvas, self._setter = canvas, setter
        self._size = _SIZES[-1]

    def draw(self) -> None:
        """Draw the blocks from top to bottom, what room is left between them."""
        top, bottom = HIGH - MARGIN, MARGIN + _FOOT
        blocks: list[_PosterBlock] = []
        for self._size in _SIZES:
            blocks = self._blocks()
            least = 15 * self._size * (len(blocks) - 1)
            if sum(block.height for block in blocks) + least <= top - bottom:
                break
        spare = top - bottom - sum(block.height for block in blocks)
        gap = min(max(spare / max(len(blocks) - 1, 1), 6), _LARGEST_GAP)
        y = top
        for block in blocks:
            block.draw(y)
            y -= block.height + gap
        self._foot()

    def _blocks(self) -> list[_PosterBlock]:
        words = self._poster.words
        how = words.drop_in if any(confidant.office for confidant in self._people) else words.call
        if self._poster.mailbox:
            how += f" {words.message}"
        return [
            self._title(),
            self._paragraph(words.lead, 18),
            self._kinds(),
            *(self._panel(confidant) for confidant in self._people),
            self._paragraph(how, 15, bold=True),
            *([self._other_languages()] if self._poster.others else []),
        ]

    def _style(
        self, size: float, *, bold: bool = False, tone: str = style.INK, middle: bool = False
    ) -> ParagraphStyle:
        size *= self._size
        return ParagraphStyle(
            "poster",
            fontName=fonts.BOLD if bold else fonts.REGULAR,
            bulletFontName=fonts.REGULAR,
            fontSize=size,
            leading=size * 1.3,
            textColor=style.colour(tone),
            alignment=1 if middle else 0,
            splitLongWords=1,
        )

    def _title(self) -> _PosterBlock:
        words, canvas = self._poster.words.title, self._canvas
        size = _LARGEST_TITLE * self._size
        size = min(size, size * CONTENT / stringWidth(words, fonts.BOLD, size))
        above = 13 * self._size

        def draw(top: float) -> None:
            canvas.setFillColor(style.colour(style.ACCENT))
            canvas.setFont(fonts.BOLD, above)
            centre = self._setter.line(self._poster.centre)
            with content(canvas):
                shown = shortened(centre, fonts.BOLD, above, CONTENT)
                canvas.drawString(MARGIN, top - above, shown)
            canvas.setFillColor(style.colour(style.INK))
            canvas.setFont(fonts.BOLD, size)
            with title(canvas):
                canvas.drawString(MARGIN, top - above * 1.5 - size * 0.95, words)

        return _PosterBlock(height=above * 1.5 + size * 1.15, draw=draw)

    def _paragraph(self, words: str, size: float, *, bold: bool = False) -> _PosterBlock:
        text = self._setter.paragraph(words, self._style(size, bold=bold))
        _wide, high = text.wrap(CONTENT, HIGH)
        return _PosterBlock(
            height=high, draw=lambda top: text.drawOn(self._canvas, MARGIN, top - high)
        )

    def _kinds(self) -> _PosterBlock:
        """What is unwanted, two beside each other, each with a bar before it."""
        column, bar = CONTENT / 2, 9 * self._size
        look = self._style(16, bold=True)
        texts = [self._setter.paragraph(words, look) for words in self._poster.kinds]
        highs = [text.wrap(column - 3 * bar, HIGH)[1] for text in texts]
        rows = [max(highs[at : at + 2]) + 7 * self._size for at in range(0, len(highs), 2)]

        def draw(top: float) -> None:
            with element(self._canvas, "L"):
                for number, text in enumerate(texts):
                    place = (MARGIN + number % 2 * column, top - sum(rows[: number // 2]))
                    self._kind(text, place, highs[number], bar)

        return _PosterBlock(height=max(sum(rows) - 7 * self._size, 0), draw=draw)

    def _kind(self, text: Text, place: tuple[float, float], high: float, bar: float) -> None:
        left, top = place
        with artifact(self._canvas):
            self._canvas.setFillColor(style.colour(style.ACCENT))
            self._canvas.rect(left, top - high, bar / 2.2, high, stroke=0, fill=1)
        with element(self._canvas, "LI"), element(self._canvas, "LBody"):
            text.drawOn(self._canvas, left + bar * 1.4, top - high)

    def _panel(self, confidant: Confidant) -> _PosterBlock:
        """One confidant: her picture, her name and numbers, and the code that a telephone reads."""
        photo = self._poster.photos.get(confidant.photo_id) if confidant.photo_id else None
        side = 118 * self._size
        left = side + 2 * _PAD if photo else _PAD
        room = CONTENT - left - side - 3 * _PAD
        texts = self._lines_about(confidant, room)
        highs = [text.wrap(room, HIGH)[1] for text in texts]
        caption = self._setter.paragraph(self._poster.words.scan, self._style(9.5, middle=True))
        below = caption.wrap(side, HIGH)[1] + 3
        inside = max(sum(highs), side + below)
        height = inside + 2 * _PAD

        def draw(top: float) -> None:
            canvas = self._canvas
            with artifact(canvas):
                canvas.setFillColor(style.colour(style.WASH))
                canvas.roundRect(MARGIN, top - height, CONTENT, height, 10, stroke=0, fill=1)
            if photo:
                corner = (MARGIN + _PAD, top - height + (height - side) / 2)
                draw_square_photo(canvas, photo, corner, side, said=confidant.name)
            y = top - (height - sum(highs)) / 2
            for text, high in zip(texts, highs, strict=True):
                y -= high
                text.drawOn(canvas, MARGIN + left, y)
            x = MARGIN + CONTENT - _PAD - side
            y = top - (height - side - below) / 2 - side
            code, said = vcard(confidant, self._poster.centre), f"QR: {confidant.name}"
            draw_qr(canvas, code, (x, y), side, said=said, below=(caption, y - below))

        return _PosterBlock(height=height, draw=draw)

    def _lines_about(self, confidant: Confidant, room: float) -> list[Text]:
        """What there is to know of her; her numbers stay whole on a line of their own."""
        words = self._poster.words
        lines = (
            (confidant.name, 23, True, style.INK),
            (confidant.role, 12.5, False, style.QUIET),
            (confidant.phone, 23, True, style.ACCENT),
            *(
                (part, 13, True, style.ACCENT)
                for part in address_lines(confidant.email, fonts.BOLD, 11 * self._size, room)
            ),
            (_labelled(words.reachable, confidant.hours), 12, False, style.INK),
            (confidant.office, 12, False, style.INK),
            (_labelled(words.speaks, confidant.languages), 12, False, style.INK),
        )
        return [
            self._setter.paragraph(
                text, self._style(self._fitting(text, size, room, tone), bold=bold, tone=tone)
            )
            for text, size, bold, tone in lines
            if text.strip()
        ]

    def _fitting(self, text: str, size: float, room: float, tone: str) -> float:
        """The size in which what is dialled or typed fits on one line; running text may take more lines."""
        if tone != style.ACCENT:
            return size
        wide = stringWidth(self._setter.line(text), fonts.BOLD, size * self._size) + 1
        return min(size, size * room / wide)

    def _other_languages(self) -> _PosterBlock:
        size, label = 11.5 * self._size, 80 * self._size
        rows = [self._in_other_words(words, label) for words in self._poster.others]
        between = 5 * self._size
        height = sum(high for _draw, high in rows) + between * len(rows)

        def draw(top: float) -> None:
            with artifact(self._canvas):
                self._canvas.setStrokeColor(style.colour(style.LINE))
                self._canvas.line(MARGIN, top + size * 0.5, MARGIN + CONTENT, top + size * 0.5)
            for words, (drawn, high) in zip(self._poster.others, rows, strict=True):
                with element(self._canvas, "Div", language(words.code)):
                    drawn(top)
                top -= high + between

        return _PosterBlock(height=height, draw=draw)

    def _in_other_words(
        self, words: PosterWords, label: float
    ) -> tuple[Callable[[float], None], float]:
        """One line in another language: what it is called on the left, right to left scripts on the right."""
        canvas, size = self._canvas, 11.5 * self._size
        if words.drawn:

            def from_the_right(top: float) -> None:
                canvas.setFillColor(style.colour(style.INK))
                fitting = min(
                    size * 1.1, size * CONTENT / stringWidth(words.drawn, fonts.REGULAR, size)
                )
                canvas.setFont(fonts.REGULAR, fitting)
                with content(canvas, "P", instead(words.line)):
                    canvas.drawRightString(MARGIN + CONTENT, top - size, words.drawn)

            return from_the_right, size * 1.35
        name = self._setter.paragraph(
            words.own_name, self._style(11.5, bold=True, tone=style.ACCENT)
        )
        text = self._setter.paragraph(words.line, self._style(11.5))
        name.wrap(label, HIGH)
        high = text.wrap(CONTENT - label, HIGH)[1]

        def draw(top: float) -> None:
            name.drawOn(canvas, MARGIN, top - name.height)
            text.drawOn(canvas, MARGIN + label, top - high)

        return draw, high

    def _foot(self) -> None:
        """What can't wait, in a band, and below it the words by which the mailbox is known."""
        canvas, words = self._canvas, self._poster.words
        with artifact(canvas):
            canvas.setFillColor(style.colour(style.ACCENT))
            canvas.roundRect(MARGIN, MARGIN, CONTENT, 11 * mm, 8, stroke=0, fill=1)
        canvas.setFillColor(style.colour("#FFFFFF"))
        canvas.setFont(fonts.BOLD, 18)
        with content(canvas):
            canvas.drawCentredString(WIDE / 2, MARGIN + 11 * mm / 2 - 6.4, words.danger)
        sentence = f"{words.seal}: " + " · ".join(self._poster.known_by)
        if self._poster.known_by:
            canvas.setFillColor(style.colour(style.QUIET))
            size = min(style.SMALL, CONTENT / stringWidth(sentence, fonts.REGULAR, 1))
            canvas.setFont(fonts.REGULAR, size)
            with content(canvas):
                canvas.drawString(MARGIN, MARGIN - 14, sentence)


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text.strip() else ""
