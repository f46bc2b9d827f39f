"""Tables with a date in each row: a list of counts, or an activity in each column."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of
from buurthuis_app.exchange.counts.layout.column_roles import roles_of
from buurthuis_app.exchange.counts.layout.date_columns import MARGIN, DateChoice, date_choices
from buurthuis_app.exchange.counts.layout.header_names import heads_of, is_header_row
from buurthuis_app.exchange.counts.layout.surroundings import name_around, rival_of, title_rows
from buurthuis_app.exchange.counts.legend import Legend, find_legend
from buurthuis_app.exchange.counts.table import CountTable, DateColumns
from buurthuis_app.exchange.counts.total_rows import is_total
from buurthuis_app.exchange.dates.date_order import Hints
from buurthuis_app.exchange.dates.dates import (
    SheetPeriod,
    WrittenDay,
    day_in,
    is_weekday,
    month_of,
    period_of,
    period_of_title,
    week_of,
    written_day,
)
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid, Value
from buurthuis_app.exchange.files.text_compare import plain
from buurthuis_app.records import replace

_SAMPLE, _TAIL = 160, 40
_HEADER_WITHIN = 60
_DATE_ROLES = frozenset(
    (
        CountRole.DATE,
        CountRole.DAY,
        CountRole.STAMP,
        CountRole.WEEK,
        CountRole.MONTH,
        CountRole.WEEKDAY,
    )
)
_TITLE_ROWS = 4
_LIST_ROLES = frozenset((CountRole.ACTIVITY, CountRole.TOTAL, CountRole.KIND))


class WordsAround(Struct, frozen=True, kw_only=True):
    """What holds for every table of a file: the period in its name, its legend, the day of today."""

    period: SheetPeriod
    legend: Legend
    today: dt.date | None = None


class Found(Struct, frozen=True, kw_only=True):
    """A table with the other ways to find its dates, the best first."""

    table: CountTable
    choice: DateChoice | None = None
    others: tuple[DateChoice, ...] = ()


def words_around(book: Book, period: SheetPeriod, today: dt.date | None) -> tuple[WordsAround, ...]:
    """For each sheet what holds for all its tables; a legend on one sheet holds for the others too."""
    legends = [find_legend(sheet) for sheet in book.sheets]
    general = Legend()
    for legend in legends:
        general = general.over(legend)
    return tuple(
        WordsAround(period=period, legend=legend.over(general), today=today) for legend in legends
    )


def down_tables(sheet: SheetGrid, around: WordsAround) -> list[Found]:
    """All tables of this kind on the sheet, from top to bottom."""
    found: list[Found] = []
    wider = period_of_title(sheet.title)
    start = 0
    for header, end in _stretches(sheet, around.legend):
        top = header + 1
        above = period_above(sheet, start, top)
        period = above.within(wider.within(around.period))
        table = _table(sheet, (start, header, end), period, around)
        if table is not None:
            rival = rival_of(above, period_of_title(sheet.title), around.period)
            if rival is not None and not start and needs_period(table.table):
                named = replace(table.table, rival=rival.within(period))
                table = replace(table, table=named)
            found.append(table)
            wider = SheetPeriod(years=period.years, apart=period.apart).within(wider)
        start = top
    return found


def needs_period(table: CountTable) -> bool:
    """Whether its dates leave out the year: then the titles around it count."""
    column, sheet = table.dates.date, table.sheet
    if column is None:
        return table.dates.year is None
    days = [
        table.order.day(sheet.at(row, column))
        for row in range(table.top, min(table.bottom, table.top + _TAIL))
    ]
    return any(day is not None and day.year is None for day in days)


def _stretches(sheet: SheetGrid, legend: Legend) -> Iterator[tuple[int, int]]:
    """Each header row with the row at which its table ends; -1 for a list without headings."""
    headers = _headers(sheet, legend)
    if not headers:
        yield -1, len(sheet.rows)
        return
    for number, header in enumerate(headers):
        end = headers[number + 1] if number + 1 < len(headers) else len(sheet.rows)
        yield header, end


def _headers(sheet: SheetGrid, legend: Legend) -> list[int]:
    """The rows of headings: the nearest one above the first dates, and those that say so by their words."""
    found: list[int] = []
    rows = sheet.rows
    waiting: int | None = None
    for row, values in enumerate(rows):
        if not values or row in legend.rows:
            continue
        if is_header_row(values) and _is_wide(sheet, row):
            if not found or _is_again(sheet, row, found[-1]):
                waiting = _lower(sheet, row, waiting)
        elif waiting is not None and _has_date(values):
            found.append(waiting)
            waiting = None
        elif not found and row > _HEADER_WITHIN:
            break
    if not found and waiting is not None and len(_roles_in(sheet, waiting) & _LIST_ROLES) > 1:
        found.append(waiting)  # a list without dates: the title may have the one
    return found


def _titled_day(sheet: SheetGrid, start: int, header: int) -> WrittenDay | None:
    """The one day that the title above a table names, or the sheet."""
    titles = [text for _row, text in title_rows(sheet, start, max(header, 0))]
    return next((day for text in (*titles, sheet.title) if (day := day_in(text))), None)


def _lower(sheet: SheetGrid, row: int, waiting: int | None) -> int:
    """Of two header rows in a row the lower one counts; not what stands between a header and its first date."""
    if waiting is None or row == waiting + 1:
        return row
    roles = _roles_in(sheet, row)
    return row if roles or not _roles_in(sheet, waiting) else waiting


def _is_wide(sheet: SheetGrid, row: int) -> bool:
    filled = [column for column, value in enumerate(sheet.rows[row]) if value is not None]
    return len(filled) > 1 or filled[0] > 0


def _is_again(sheet: SheetGrid, row: int, header: int) -> bool:
    """Whether a row of words within a table is the header of the next one."""
    texts = {plain(value) for value in sheet.rows[row] if isinstance(value, str)}
    known = {plain(value) for value in sheet.rows[header] if isinstance(value, str)}
    roles = _roles_in(sheet, row)
    return len(texts & known) > 1 or (
        bool(roles & _DATE_ROLES) and (len(roles) > 1 or len(texts) > 1)
    )


def _roles_in(sheet: SheetGrid, row: int) -> set[CountRole]:
    headings = (heading_of(value) for value in sheet.rows[row] if isinstance(value, str))
    return {heading.role for heading in headings if heading is not None}


def _has_date(values: Sequence[Value]) -> bool:
    """Whether this row may be the first of a table: a date, a day of the month, a weekday, a month."""
    return any(
        written_day(value) is not None
        or is_weekday(value)
        or (isinstance(value, str) and month_of(value) is not None)
        for value in values
    )


def period_above(sheet: SheetGrid, start: int, top: int) -> SheetPeriod:
    """The time that the titles from `start` to above `top` name, the nearest first."""
    period = SheetPeriod()
    for row in range(top - 1, max(start - 1, -1), -1):
        values = [value for value in sheet.rows[row] if value is not None] if row >= 0 else []
        if len(values) <= _TITLE_ROWS:
            for value in values:
                period = period.within(period_of(value))
    return period


def sample_rows(sheet: SheetGrid, top: int, bottom: int, legend: Legend) -> list[int]:
    """The rows that are looked at to judge a table: its first ones and its last ones."""
    rows = [row for row in range(top, bottom) if sheet.rows[row] and row not in legend.rows]
    return rows if len(rows) <= _SAMPLE + _TAIL else rows[:_SAMPLE] + rows[-_TAIL:]


def _table(
    sheet: SheetGrid, place: tuple[int, int, int], period: SheetPeriod, around: WordsAround
) -> Found | None:
    start, header, bottom = place
    rows = sample_rows(sheet, header + 1, bottom, around.legend)
    if not rows:
        return None
    heads = heads_of(sheet, header, start)
    judged = [
        row for row in rows if not _is_title(sheet.rows[row]) and not _is_sum(sheet.rows[row])
    ]
    judged = judged or rows
    choices = date_choices(
        sheet,
        judged,
        heads,
        Hints(period=period, today=around.today),
        lambda part: _is_titled(sheet, header + 1, bottom, period, part),
    )
    day = None if choices else _titled_day(sheet, start, header)
    if day is not None:
        choices = [DateChoice(columns=DateColumns(), score=2.0)]
    tables: list[tuple[DateChoice, CountTable]] = []
    for choice in choices:
        if tables and choice.score <= tables[0][0].score - MARGIN:
            break  # no rival of the best
        table = roles_of(sheet, (header, header + 1, bottom), rows, heads, choice, around.legend)
        if table is None:
            continue
        name = name_around(sheet, start, max(header, rows[0] if header < 0 else header))
        needs_name = table.activity is None and any(not group.name for group in table.groups)
        named = replace(table, period=period, name=name if needs_name else "", title=name, day=day)
        tables.append((choice, named))
    if not tables:
        return None
    best, table = tables[0]
    return Found(table=table, choice=best, others=tuple(choice for choice, _t in tables[1:]))


def _is_title(row: Sequence[Value]) -> bool:
    """Whether nothing but a month or a week stands in this row."""
    filled = [value for value in row if value is not None]
    alone = filled[0] if len(filled) == 1 else None
    return isinstance(alone, str) and (month_of(alone) is not None or week_of(alone) is not None)


def _is_sum(row: Sequence[Value]) -> bool:
    return any(isinstance(value, str) and is_total(value) for value in row)


def _is_titled(sheet: SheetGrid, top: int, bottom: int, period: SheetPeriod, part: str) -> bool:
    """Whether titles above or between the rows name the month or the week."""
    if (period.month if part == "month" else period.week) is not None:
        return True
    of = month_of if part == "month" else week_of
    for row in range(top, min(bottom, top + _SAMPLE)):
        values = [value for value in sheet.rows[row] if value is not None]
        if len(values) == 1 and isinstance(values[0], str) and of(values[0]):
            return True
    return False
