"""The attendance list for on the table: names, what the kitchen needs, a box to tick, and room for walk-ins."""

from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer
from typing_extensions import override

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.domain.signups.attendance_sheet import AttendanceSheet, Expected
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _, listing, long_date, ngettext, number, short_date
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.page import Masthead, build
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tags.tag_tree import tags
from buurthuis_app.reports.kit.tags.tagged_table import TaggedTable
from buurthuis_app.reports.kit.typesetting import Typesetter

WALK_INS = 6
FEWEST_WALK_INS, MOST_WALK_INS = 3, 14
"""Lines for who was not on the list: as many as fill the last page, as few as save one."""
DATES_OF_A_COURSE = 6
"""Columns to tick in on a list without a date of its own; each date is written above it by hand."""

_LINE, _LOW_LINE = 9 * mm, 8 * mm
_BOX = 4.6 * mm
_NUMBER_WIDTH = 9 * mm
_MEAL_WIDTH = 48 * mm
_PRESENT_WIDTH = 24 * mm
_DATE_WIDTH = 11.5 * mm


class _TickBox(Flowable):
    """An empty square to tick by hand."""

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return _BOX, _BOX

    def draw(self) -> None:
        tree = tags(self.canv)
        tree.begin_artifact()
        self.canv.setStrokeColor(style.colour(style.OUTLINE))
        self.canv.setLineWidth(0.9)
        self.canv.rect(0, 0, _BOX, _BOX, stroke=1, fill=0)
        tree.end()


class _AttendanceTable(TaggedTable):
    """Who is on a row stands in the second column, after a number."""

    row_heads = 1


def write_attendance(
    sheet: AttendanceSheet, target: BinaryIO, progress: Progress | None = None
) -> Notes:
    """Draw the list as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    setter = Typesetter()
    masthead = Masthead(
        centre=setter.line(sheet.centre),
        title=setter.line(_running_title(sheet)),
        printed_on=sheet.printed_on,
    )

    def drawn(line: float, walk_ins: int) -> tuple[bytes, int]:
        story = [*_head(sheet, setter), _table(sheet, setter, line, walk_ins)]
        return build(story, masthead, progress)

    content, pages = _on_full_pages(drawn)
    with speaking_of_files():
        target.write(content)
        target.flush()
    return Notes(pages=pages, missing_letters=setter.missing)


def _on_full_pages(drawn: Callable[[float, int], tuple[bytes, int]]) -> tuple[bytes, int]:
    """The list on as few pages as it needs, the last of them filled with lines to write on."""
    line, walk_ins = _LINE, WALK_INS
    best = drawn(line, walk_ins)
    if best[1] == 1:
        return best
    low = drawn(_LOW_LINE, FEWEST_WALK_INS)
    if low[1] < best[1]:
        line, walk_ins, best = _LOW_LINE, FEWEST_WALK_INS, low
    for more in range(walk_ins + 1, MOST_WALK_INS + 1):
        longer = drawn(line, more)
        if longer[1] > best[1]:
            break
        best = longer
    return best


def _running_title(sheet: AttendanceSheet) -> str:
    if sheet.date is None:
        return _("Presentielijst {title}").format(title=sheet.title)
    return _("Presentielijst {title}, {date}").format(
        title=sheet.title, date=short_date(sheet.date)
    )


def _head(sheet: AttendanceSheet, setter: Typesetter) -> list[Flowable]:
    when = long_date(sheet.date) if sheet.date else ""
    parts = [_("Presentielijst"), when, sheet.times, sheet.where.strip(), sheet.led_by.strip()]
    return [
        setter.paragraph(sheet.centre, style.CENTRE_NAME),
        setter.paragraph(sheet.title, style.TITLE),
        setter.paragraph(" · ".join(part for part in parts if part), style.SUBTITLE),
        setter.paragraph(_how_many(sheet), style.SUBTITLE),
        Spacer(0, style.GAP),
        setter.paragraph(_warning(sheet), style.NOTE),
        Spacer(0, 2 * style.GAP),
    ]


def _how_many(sheet: AttendanceSheet) -> str:
    waiting = sum(person.waiting for person in sheet.expected)
    placed = len(sheet.expected) - waiting
    sentence = ngettext("{n} aanmelding", "{n} aanmeldingen", placed).format(n=number(placed))
    if sheet.capacity is not None:
        sentence = _("{n} van {all} plaatsen bezet").format(
            n=number(placed), all=number(sheet.capacity)
        )
    if waiting:
        sentence += " · " + _("{n} op de wachtlijst").format(n=number(waiting))
    if meals := sheet.meals:
        asked = listing([_("{n} × {wish}").format(n=number(n), wish=wish) for wish, n in meals])
        sentence += " · " + _("maaltijden: {wishes}").format(wishes=asked)
    return sentence


def _table(sheet: AttendanceSheet, setter: Typesetter, line: float, walk_ins: int) -> TaggedTable:
    ticks = 1 if sheet.date else DATES_OF_A_COURSE
    widths = [_NUMBER_WIDTH, 0.0]
    widths += [_MEAL_WIDTH] if sheet.asks_meal and sheet.date else []
    widths += [_PRESENT_WIDTH] if sheet.date else [_DATE_WIDTH] * ticks
    widths[1] = style.CONTENT_WIDTH - sum(widths)
    cells: list[list[Any]] = [_titles(sheet, setter, ticks)]
    groups: list[int] = []
    waiting = [person for person in sheet.expected if person.waiting]
    cells += [_row(p, sheet, setter, widths, ticks) for p in sheet.expected if not p.waiting]
    if waiting:
        groups.append(len(cells))
        cells.append(["", setter.line(_("Op de wachtlijst")), *[""] * (len(widths) - 2)])
        cells += [_row(person, sheet, setter, widths, ticks) for person in waiting]
    groups.append(len(cells))
    cells.append(["", setter.line(_("Wie er ook was")), *[""] * (len(widths) - 2)])
    blank = ["", *[""] * (len(widths) - 1 - ticks)]
    cells += [[*blank, *(_TickBox() for _tick in range(ticks))] for _line in range(walk_ins)]
    if sheet.date:
        groups.append(len(cells))
        cells.append(["", setter.line(_("Samen aanwezig")), *[""] * (len(widths) - 2)])
    heights: list[float | None] = [None, *[line] * (len(cells) - 1)]
    for index, row in enumerate(cells):
        if any(isinstance(cell, Flowable) and not isinstance(cell, _TickBox) for cell in row):
            heights[index] = None
    return _AttendanceTable(
        cells,
        widths,
        heights,
        style=_looks(groups, ticks, len(cells)),
        repeatRows=1,
        hAlign="LEFT",
    )


def _titles(sheet: AttendanceSheet, setter: Typesetter, ticks: int) -> list[Any]:
    if not sheet.date:
        return ["", setter.line(_("Naam")), *[setter.line(_("datum"))] * ticks]
    meal = [setter.line(_("Maaltijd"))] if sheet.asks_meal else []
    return ["", setter.line(_("Naam")), *meal, setter.line(_("Aanwezig"))]


def _row(
    person: Expected,
    sheet: AttendanceSheet,
    setter: Typesetter,
    widths: Sequence[float],
    ticks: int,
) -> list[Any]:
    pad = 2 * style.CELL_PADDING
    (name,) = setter.cells(person.name, style.CELL, widths[1] - pad)[:1]
    row: list[Any] = [str(person.number), name]
    if sheet.asks_meal and sheet.date:
        (meal,) = setter.cells(person.meal, style.CELL, _MEAL_WIDTH - pad)[:1]
        row.append(meal)
    return [*row, *(_TickBox() for _tick in range(ticks))]


def _looks(groups: Sequence[int], ticks: int, rows: int) -> list[tuple[Any, ...]]:
    every = ((0, 0), (-1, -1))
    looks: list[tuple[Any, ...]] = [
        ("FONT", *every, fonts.REGULAR, style.CELL.fontSize, style.CELL.leading),
        ("TEXTCOLOR", *every, style.colour(style.INK)),
        ("VALIGN", *every, "MIDDLE"),
        ("ALIGN", (-ticks, 0), (-1, -1), "CENTER"),
        ("LEFTPADDING", *every, style.CELL_PADDING),
        ("RIGHTPADDING", *every, style.CELL_PADDING),
        ("FONT", (0, 0), (-1, 0), fonts.BOLD, style.SMALL, style.CELL.leading),
        ("TEXTCOLOR", (0, 0), (-1, 0), style.colour(style.QUIET)),
        ("LINEBELOW", (0, 0), (-1, 0), 1, style.colour(style.ACCENT)),
        ("TEXTCOLOR", (0, 1), (0, -1), style.colour(style.QUIET)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, style.colour(style.LINE)),
        # A group's name stays with its first line, and the last lines with each other.
        ("NOSPLIT", (0, rows - 3), (-1, rows - 1)),
    ]
    for row in groups:
        looks += [
            ("BACKGROUND", (0, row), (-1, row), style.colour(style.WASH)),
            ("FONT", (0, row), (-1, row), fonts.BOLD, style.CELL.fontSize, style.CELL.leading),
            ("NOSPLIT", (0, row), (-1, min(row + 1, rows - 1))),
        ]
    return looks


def _warning(sheet: AttendanceSheet) -> str:
    """Warning below a sheet of names: what to do with it afterwards."""
    if sheet.erase_on is None:
        return _("Op dit blad staan namen. Laat het niet liggen, en gooi het weg als er geteld is.")
    return _(
        "Op dit blad staan namen. Laat het niet liggen. In het programma worden ze op {date} "
        "gewist; gooi dit blad dan ook weg."
    ).format(date=short_date(sheet.erase_on))
