"""The week's programme as a poster for the door: as large as it fits on one sheet, to be read from two metres.

A quiet week is set large on an upright sheet, a full one in two columns on a sheet on its side, and only what fits on
neither takes more sheets.
"""

import io
from collections.abc import Sequence
from typing import BinaryIO

from msgspec import Struct, field
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Text  # noqa: TID251 - a type; text.py makes them

from buurthuis_app.domain.activities.week_programme import (
    ProgrammeDay,
    ProgrammeItem,
    WeekProgramme,
)
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _, euros, hours, month_name, short_date, weekday_name
from buurthuis_app.records import replace
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.blank_sheet import blank_sheet
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tags.tag_tree import (
    artifact,
    content,
    element,
    heading,
    running,
    title,
)
from buurthuis_app.reports.kit.typesetting import Typesetter, shortened

MARGIN = 14 * mm
_FOOT = 9 * mm
_GUTTER = 10 * mm
_UPRIGHT_SIZES = (22.0, 20.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0)
_LYING_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)
_MANY_SHEETS = 12.0
_ASIDE = 0.74
"""The size of place and cost beside that of the title."""
_NARROWEST_TITLES, _WIDEST_TITLES = 0.4, 0.6
_WIDEST_TIME = "00.00–00.00"


class _Look(Struct, frozen=True, kw_only=True):
    """How large everything is at one size of title, on one kind of sheet."""

    size: float
    page: tuple[float, float]
    columns: int = 1
    share: float = 0.58
    """Of the width beside the times, what the titles take."""
    several: bool = False
    """Whether this is one of several weeks: then the title of all is whose house it is."""

    @property
    def width(self) -> float:
        """Width of one column."""
        return (self.page[0] - 2 * MARGIN - (self.columns - 1) * _GUTTER) / self.columns

    @property
    def top(self) -> float:
        """Top of the days."""
        return self.page[1] - MARGIN - (27 * mm if self.columns == 1 else 20 * mm)

    @property
    def height(self) -> float:
        """Height of one column."""
        return self.top - MARGIN - _FOOT + 5 * mm

    @property
    def time_width(self) -> float:
        """Width of the column of times."""
        return stringWidth(_WIDEST_TIME, fonts.REGULAR, self.size * 0.86) + self.size * 0.7

    @property
    def title_width(self) -> float:
        """Width of the column of titles."""
        return (self.width - self.time_width) * self.share

    def text(
        self, name: str, share: float, *, bold: bool = False, tone: str = style.INK
    ) -> ParagraphStyle:
        """A style whose letters are `share` of the title's."""
        size = self.size * share
        return ParagraphStyle(
            name,
            fontName=fonts.BOLD if bold else fonts.REGULAR,
            bulletFontName=fonts.REGULAR,
            fontSize=size,
            leading=size * 1.16,
            textColor=style.colour(tone),
            splitLongWords=1,
            embeddedHyphenation=1,
        )


class _ItemRow(Struct, kw_only=True):
    """Row of one item, measured."""

    time: str
    title: Text
    aside: Text
    height: float
    cancelled: bool


class _DayBlock(Struct, kw_only=True):
    """One day, measured: its heading and its rows; `goes_on` when it began in the column before."""

    day: ProgrammeDay
    rows: list[_ItemRow] = field(default_factory=list)
    head: float = 0
    below: float = 0
    goes_on: bool = False

    @property
    def height(self) -> float:
        """Height of the row with the space below it."""
        return self.head + sum(row.height for row in self.rows) + (self.below if self.rows else 0)


def write_week_programme(programme: WeekProgramme, target: BinaryIO) -> Notes:
    """Draw the poster as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    return write_week_programmes([programme], target)


def write_week_programmes(programmes: Sequence[WeekProgramme], target: BinaryIO) -> Notes:
    """Several posters after each other, each on sheets of its own."""
    setter = Typesetter()
    content = io.BytesIO()
    first = programmes[0]
    canvas = blank_sheet(
        content,
        A4,
        title=setter.line(_title(first)),
        author=setter.line(first.centre),
        subject=setter.line(first.span),
    )
    # Of sheets that hang beside each other none lies while another stands.
    several = len(programmes) > 1
    lying = several and any(_fitted(each, setter)[0].page != A4 for each in programmes)
    pages = sum(_poster(canvas, each, setter, lying=lying, several=several) for each in programmes)
    canvas.save()
    with speaking_of_files():
        target.write(content.getvalue())
        target.flush()
    return Notes(pages=pages, missing_letters=setter.missing)


def _poster(
    canvas: Canvas, programme: WeekProgramme, setter: Typesetter, *, lying: bool, several: bool
) -> int:
    """Draw one week; how many sheets it took."""
    fitting, columns = _fitted(programme, setter, lying=lying)
    look = replace(fitting, several=several)
    canvas.setPageSize(look.page)
    sheets = [columns[at : at + look.columns] for at in range(0, len(columns), look.columns)]
    for number, sheet in enumerate(sheets, start=1):
        if number == 1:
            _masthead(canvas, programme, look, setter)
        else:
            with artifact(canvas, running("Header")):
                _masthead(canvas, programme, look, setter)
        for place, blocks in enumerate(sheet):
            left = MARGIN + place * (look.width + _GUTTER)
            nothing = programme.nothing or _("geen activiteiten")
            _column(canvas, blocks, look, left, setter, nothing)
        _foot(canvas, programme, look, (number, len(sheets)))
        canvas.showPage()
    return len(sheets)


def _title(programme: WeekProgramme) -> str:
    return (programme.heading or _("Weekprogramma week {n}")).format(n=programme.week)


def _fitted(
    programme: WeekProgramme, setter: Typesetter, *, lying: bool = False
) -> tuple[_Look, list[list[_DayBlock]]]:
    """The largest look in which the week fits on one sheet, and its days by column; with `lying` on its side."""
    looks = [] if lying else [_Look(size=size, page=A4) for size in _UPRIGHT_SIZES]
    looks += [_Look(size=size, page=landscape(A4), columns=2) for size in _LYING_SIZES]
    for look in (_close_by(card_look, programme) for card_look in looks):
        columns = _in_columns(_measured(programme, look, setter), look)
        if len(columns) <= look.columns:
            return look, columns
    page, columns_a_sheet = (landscape(A4), 2) if lying else (A4, 1)
    many = _Look(size=_MANY_SHEETS, page=page, columns=columns_a_sheet)
    look = _close_by(many, programme)
    return look, _in_columns(_measured(programme, look, setter), look)


def _close_by(look: _Look, programme: WeekProgramme) -> _Look:
    """The look with places as close beside the titles as these allow: eyes must not lose the line."""
    titles = [item.title for day in programme.days for item in day.items]
    widest = max((stringWidth(title, fonts.BOLD, look.size) for title in titles), default=0)
    share = (widest + 1.6 * look.size) / (look.width - look.time_width)
    return replace(look, share=min(max(share, _NARROWEST_TITLES), _WIDEST_TITLES))


def _measured(programme: WeekProgramme, look: _Look, setter: Typesetter) -> list[_DayBlock]:
    head = look.size * 1.95
    return [
        _DayBlock(
            day=day,
            head=head,
            below=look.size * 0.2,
            rows=[_row(item, look, setter) for item in day.items],
        )
        for day in programme.days
    ]


def _row(item: ProgrammeItem, look: _Look, setter: Typesetter) -> _ItemRow:
    tone = style.QUIET if item.cancelled else style.INK
    title = setter.paragraph(
        item.title, look.text("item", 1, bold=True, tone=tone), struck=item.cancelled
    )
    aside = setter.paragraph(
        _beside(item), look.text("aside", _ASIDE, bold=item.cancelled, tone=style.QUIET)
    )
    _width, high = title.wrap(look.title_width - look.size * 0.9, look.page[1])
    _width, beside = aside.wrap(look.width - look.time_width - look.title_width, look.page[1])
    height = max(high, beside + look.size * 0.2) + look.size * 0.26
    return _ItemRow(
        time=hours(item.starts, item.ends),
        title=title,
        aside=aside,
        height=height,
        cancelled=item.cancelled,
    )


def _beside(item: ProgrammeItem) -> str:
    """Where it is and what to do for it; of what does not take place only that, and why."""
    if item.cancelled:
        words = _("gaat niet door")
        return f"{words}: {item.reason}" if item.reason else words
    parts = [
        item.place,
        euros(item.cost) if item.cost else "",
        _("aanmelden") if item.sign_up else "",
    ]
    return " · ".join(part for part in parts if part)


def _in_columns(blocks: Sequence[_DayBlock], look: _Look) -> list[list[_DayBlock]]:
    """The days over columns in order; a day is only parted when it is taller than a column.

    With two columns the first is filled as far as the second needs, so that neither stands half empty.
    """
    whole = sum(block.height for block in blocks)
    goal = look.height
    if look.columns > 1:
        tallest = max((block.height for block in blocks), default=0)
        goal = min(look.height, max(whole / look.columns + tallest / 2, tallest))
    filled = _filled(blocks, goal)
    return filled if len(filled) <= look.columns else _filled(blocks, look.height)


def _filled(blocks: Sequence[_DayBlock], height: float) -> list[list[_DayBlock]]:
    columns: list[list[_DayBlock]] = [[]]
    left = height
    for block in blocks:
        for part in _parted(block, height):
            if part.height > left and columns[-1]:
                columns.append([])
                left = height
            columns[-1].append(part)
            left -= part.height
    return columns


def _parted(block: _DayBlock, height: float) -> list[_DayBlock]:
    parts = [_DayBlock(day=block.day, head=block.head, below=block.below)]
    for row in block.rows:
        if parts[-1].rows and parts[-1].height + row.height > height:
            parts.append(_DayBlock(day=block.day, head=block.head, below=block.below, goes_on=True))
        parts[-1].rows.append(row)
    return parts


def _masthead(canvas: Canvas, programme: WeekProgramme, look: _Look, setter: Typesetter) -> None:
    wide, high = look.page
    large = look.columns == 1
    y = high - MARGIN - (22 if large else 18)
    words = setter.line(_title(programme))
    size = 30.0 if large else 24.0
    used = MARGIN + stringWidth(words, fonts.BOLD, size) + 8 * mm
    canvas.setFillColor(style.colour(style.ACCENT))
    canvas.setFont(fonts.BOLD, 14 if large else 13)
    centre = shortened(setter.line(programme.centre), fonts.BOLD, 14, wide - MARGIN - used)
    with title(canvas) if look.several else content(canvas):
        canvas.drawRightString(wide - MARGIN, y, centre)
    canvas.setFillColor(style.colour(style.INK))
    canvas.setFont(fonts.BOLD, size)
    with heading(canvas, 2) if look.several else title(canvas):
        canvas.drawString(MARGIN, y, words)
    canvas.setFillColor(style.colour(style.QUIET))
    canvas.setFont(fonts.REGULAR, 17 if large else 14)
    with content(canvas):
        canvas.drawString(MARGIN, y - (23 if large else 19), programme.span)


def _column(
    canvas: Canvas,
    blocks: Sequence[_DayBlock],
    look: _Look,
    left: float,
    setter: Typesetter,
    nothing: str,
) -> None:
    """The days below each other; room that is left over goes between them, as far as that looks well."""
    spare = look.height - sum(block.height for block in blocks)
    between = min(spare / max(len(blocks), 1), look.size * 0.9)
    y = look.top
    for block in blocks:
        y = _day(canvas, block, look, (left, y), setter, nothing) - between


def _day(
    canvas: Canvas,
    block: _DayBlock,
    look: _Look,
    corner: tuple[float, float],
    setter: Typesetter,
    nothing: str,
) -> float:
    """Draw one day from its upper left corner; the height at which it ends."""
    left, top = corner
    size = look.size
    with artifact(canvas):
        canvas.setFillColor(style.colour(style.ACCENT))
        canvas.rect(left, top - 1.6, look.width, 1.6, stroke=0, fill=1)
    y = top - size * 1.32
    canvas.setFont(fonts.BOLD, size * 0.92)
    words = _day_words(block)
    with heading(canvas, 3 if look.several else 2):
        canvas.drawString(left, y, words)
    used = stringWidth(words, fonts.BOLD, size * 0.92) + size
    note = setter.line(block.day.note) or ("" if block.day.items else nothing)
    canvas.setFillColor(style.colour(style.QUIET))
    canvas.setFont(fonts.REGULAR, size * _ASIDE)
    shown = shortened(note, fonts.REGULAR, size * _ASIDE, look.width - used)
    if shown:
        with content(canvas):
            canvas.drawRightString(left + look.width, y, shown)
    y = top - block.head
    if block.rows:
        with element(canvas, "L"):
            for row in block.rows:
                with element(canvas, "LI"), element(canvas, "LBody"):
                    _item_row(canvas, row, look, (left, y))
                y -= row.height
    return y - (block.below if block.rows else 0)


def _day_words(block: _DayBlock) -> str:
    day = block.day.date
    words = f"{weekday_name(day.weekday())} {day.day} {month_name(day.month)}".capitalize()
    return _("{day} (vervolg)").format(day=words) if block.goes_on else words


def _item_row(canvas: Canvas, row: _ItemRow, look: _Look, corner: tuple[float, float]) -> None:
    left, top = corner
    base = top - look.size * 0.93
    canvas.setFillColor(style.colour(style.QUIET if row.cancelled else style.INK))
    canvas.setFont(fonts.REGULAR, look.size * 0.86)
    with content(canvas):
        canvas.drawString(left, base, row.time)
    row.title.drawOn(canvas, left + look.time_width, top - row.title.height)
    aside = left + look.time_width + look.title_width
    row.aside.drawOn(canvas, aside, top - row.aside.height - look.size * 0.2)


def _foot(canvas: Canvas, programme: WeekProgramme, look: _Look, page: tuple[int, int]) -> None:
    printed = _("Afgedrukt op {date}").format(date=short_date(programme.printed_on))
    number, last = page
    with artifact(canvas, running("Footer")):
        canvas.setFillColor(style.colour(style.QUIET))
        canvas.setFont(fonts.REGULAR, style.SMALL)
        canvas.drawString(MARGIN, _FOOT, printed)
        if last > 1:
            words = _("pagina {page} van {last}").format(page=number, last=last)
            canvas.drawRightString(look.page[0] - MARGIN, _FOOT, words)
