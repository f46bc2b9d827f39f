"""Tables whose headings tell the date of each count, or a part of it: days, weekdays, months, weeks."""

from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct

from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of
from buurthuis_app.exchange.counts.layout.day_headers import DayRow, day_rows, title_above
from buurthuis_app.exchange.counts.layout.day_parts import is_part
from buurthuis_app.exchange.counts.layout.surroundings import name_around, name_of, rival_of
from buurthuis_app.exchange.counts.row_dates import month_number, week_number
from buurthuis_app.exchange.counts.sheet_view import width_between
from buurthuis_app.exchange.counts.table import (
    MONTH_MATRIX,
    CountTable,
    DateColumns,
    Group,
    TableMoment,
)
from buurthuis_app.exchange.counts.total_rows import is_total
from buurthuis_app.exchange.dates.date_order import DateOrder
from buurthuis_app.exchange.dates.dates import (
    SheetPeriod,
    WrittenDay,
    is_weekday,
    month_of,
    period_of_title,
    week_of,
    weekday_of,
    written_day,
)
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.exchange.files.text_compare import plain, tidy
from buurthuis_app.records import replace

_FEWEST = 3
_MOSTLY = 0.8
_HEADS_WITHIN = 3000
"""Rows; fifty weeks below one another with some fifty activities each."""
MONTH_TOTALS, WEEK_TOTALS = "month totals", "week totals"


class _Head(Struct, frozen=True, kw_only=True):
    """A header row: the moment above each column, and whether its days go on in a second month."""

    row: int
    moments: tuple[tuple[int, TableMoment], ...]
    days: DayRow | None = None

    @property
    def first(self) -> int:
        return self.moments[0][0]


def day_tables(sheet: SheetGrid, wider: SheetPeriod) -> list[CountTable]:
    """The tables with days above their counts, from top to bottom. `wider` is what the file says of the time."""
    return _tables(sheet, [_of_days(sheet, row) for row in day_rows(sheet)], wider)


def named_tables(sheet: SheetGrid, wider: SheetPeriod) -> list[CountTable]:
    """As `day_tables`, with weekdays, months or weeks above the counts."""
    return _tables(sheet, _named_heads(sheet), wider)


def _tables(sheet: SheetGrid, heads: list[_Head], wider: SheetPeriod) -> list[CountTable]:
    tables: list[CountTable] = []
    periods: list[SheetPeriod] = []
    around = period_of_title(sheet.title)
    if heads:
        around = around.within(_years_above(sheet, heads[0])).within(wider)
    for number, head in enumerate(heads):
        end = heads[number + 1].row if number + 1 < len(heads) else len(sheet.rows)
        start = heads[number - 1].row + 1 if number else 0
        period = _title(sheet, head, start)
        if periods and period.month is None and period.week is None:
            # the days again on a next page; other days without a title could be any month
            same = heads[number - 1].moments == head.moments
            around = replace(
                around, month=periods[-1].month if same else None, years=periods[-1].years
            )
        rival = rival_of(period, period_of_title(sheet.title), wider) if len(heads) == 1 else None
        periods.append(period.within(around))
        table = _table(sheet, head, (start, end), periods[-1])
        tables.append(replace(table, rival=rival.within(periods[-1]) if rival else None))
    return tables


def _title(sheet: SheetGrid, head: _Head, start: int) -> SheetPeriod:
    days = head.days or DayRow(row=head.row, days=((head.first, WrittenDay(day=1)),))
    return title_above(sheet, days, start)


def _years_above(sheet: SheetGrid, head: _Head) -> SheetPeriod:
    """A year above the first month holds for the months below it too."""
    period = _title(sheet, head, 0)
    return SheetPeriod(years=period.years, apart=period.apart)


def _of_days(sheet: SheetGrid, row: DayRow) -> _Head:
    """A row of days; a second month beside the first is read when a title above it names its month."""
    moments = [(column, TableMoment(day=day)) for column, day in row.days]
    if row.beyond is None:
        return _Head(row=row.row, moments=tuple(moments), days=row)
    titles = _months_above(sheet, row)
    if not any(column > row.first_column for column in titles):
        return _Head(row=row.row, moments=tuple(moments), days=row)
    moments = []
    for column, value in enumerate(sheet.rows[row.row]):
        day = written_day(value)
        if day is not None and column >= row.first_column:
            title = max((c for c in titles if c <= column), default=None)
            month = None if title is None else titles[title]
            moments.append((column, TableMoment(day=day, month=month)))
    return _Head(row=row.row, moments=tuple(moments), days=DayRow(row=row.row, days=row.days))


def _months_above(sheet: SheetGrid, row: DayRow) -> dict[int, WrittenDay]:
    for above in range(row.row - 1, max(row.row - 4, -1), -1):
        months = {
            column: month
            for column, value in enumerate(sheet.rows[above])
            if (month := month_of(value)) is not None
        }
        if len(months) > 1:
            return months
    return {}


_NAMED: tuple[Callable[[Value], TableMoment | None], ...] = (
    lambda value: TableMoment(weekday=weekday_of(value)) if is_weekday(value) else None,
    lambda value: TableMoment(month=month) if (month := month_of(value)) else None,
    lambda value: TableMoment(week=week) if (week := week_of(value)) else None,
)


def _named_heads(sheet: SheetGrid) -> list[_Head]:
    """Rows that name weekdays, months or weeks above the counts."""
    heads = []
    for row in range(min(len(sheet.rows), _HEADS_WITHIN)):
        head = next((head for of in _NAMED if (head := _named_head(sheet, row, of))), None)
        if head is not None:
            heads.append(head)
    return heads


def _named_head(
    sheet: SheetGrid, row: int, of: Callable[[Value], TableMoment | None]
) -> _Head | None:
    values = sheet.rows[row]
    if len(values) <= _FEWEST or isinstance(values[-1], int | float):
        return None
    moments = [
        (column, moment)
        for column, value in enumerate(values)
        if column and value is not None and (moment := of(value)) is not None
    ]
    if len(moments) < _FEWEST:
        return None
    if any(isinstance(v, int | float) and c >= moments[0][0] for c, v in enumerate(values)):
        return None
    places = [_place(moment) for _column, moment in moments]
    rising = all(earlier < later for earlier, later in pairwise(places))
    return _Head(row=row, moments=tuple(moments)) if rising else None


def _place(moment: TableMoment) -> tuple[int, int]:
    month = moment.month
    order = (
        (month.year or 0, month.month or 0) if month else (0, moment.weekday or moment.week or 0)
    )
    return (order[0], order[1])


def _table(
    sheet: SheetGrid, head: _Head, between: tuple[int, int], period: SheetPeriod
) -> CountTable:
    start, end = between
    columns = _Labels(sheet, head, end)
    groups, top = _groups(sheet, head)
    taken = columns.taken | {column for group in groups for column in group.counts}
    title = name_around(sheet, start, head.row)
    beside = sheet.at(head.row, columns.kind_name) if columns.kind_name is not None else None
    if columns.activity is None and isinstance(beside, str) and heading_of(beside) is None:
        title = name_of(beside) or title
    return CountTable(
        sheet=sheet,
        layout=MONTH_MATRIX,
        header=head.row,
        top=top,
        bottom=end,
        dates=columns.dates,
        order=DateOrder(),
        groups=groups,
        period=period,
        name=title if columns.activity is None else "",
        title=title,
        activity=columns.activity,
        kind_name=columns.kind_name,
        times=columns.times,
        unused=tuple(c for c in range(width_between(sheet, head.row, end)) if c not in taken),
        beyond=head.days.beyond if head.days else None,
        doubt=_doubt(head, columns),
    )


def _doubt(head: _Head, columns: "_Labels") -> str:
    """Headings that name no day need the rest of it in their rows, else they are no counts of a day."""
    first = head.moments[0][1]
    if first.month is not None and first.day is None and columns.dates.day is None:
        return MONTH_TOTALS
    if first.week is not None and columns.dates.weekday is None:
        return WEEK_TOTALS
    return ""


def _groups(sheet: SheetGrid, head: _Head) -> tuple[tuple[Group, ...], int]:
    """A count for each day, or several when a row beside the days names parts of the day, kinds or activities."""
    plain_groups = tuple(Group(moment=moment, total=column) for column, moment in head.moments)
    below, above = head.row + 1, head.row - 1
    for row in (below, above):
        groups = _second_row(sheet, head, row) if 0 <= row < len(sheet.rows) else ()
        if groups:
            return groups, below + 1 if row == below else below
    return plain_groups, below


def _second_row(sheet: SheetGrid, head: _Head, row: int) -> tuple[Group, ...]:
    values = sheet.rows[row]
    words = {
        column: tidy(value)
        for column, value in enumerate(values)
        if column >= head.first and isinstance(value, str) and not is_weekday(value)
    }
    filled = sum(value is not None for value in values[head.first :])
    dated = {column for column, _moment in head.moments}
    labels = [sheet.at(row, column) for column in range(head.first)]
    if any(isinstance(v, str) and heading_of(v) is None for v in labels):
        return ()  # a row with a name of its own holds marks, not headings
    if len(words) < 2 or len(words) < filled or (row < head.row and not words.keys() >= dated):  # noqa: PLR2004
        return ()
    kinds = {
        c: h.kind for c, v in words.items() if (h := heading_of(v)) and h.role is CountRole.KIND
    }
    parts = {column: plain(value) for column, value in words.items() if is_part(value)}
    named = len(set(words.values())) < len(words) and all(
        heading_of(v) is None for v in words.values()
    )
    groups = []
    for column, word in words.items():
        moment = [pair for pair in head.moments if pair[0] <= column][-1][1]
        group = Group(moment=moment, total=column)
        if len(kinds) == len(words):
            groups.append(replace(group, kind=kinds[column]))
        elif len(parts) == len(words):
            groups.append(replace(group, part=parts[column]))
        elif named and not any(month_of(v) or week_of(v) for v in words.values()):
            groups.append(replace(group, name=word))
    return tuple(groups)


class _Labels:
    """What the columns left of the counts hold."""

    def __init__(self, sheet: SheetGrid, head: _Head, end: int) -> None:
        self._sheet, self._head, self._rows = sheet, head, range(head.row + 1, end)
        first = head.moments[0][1]
        self.dates = self._date_parts(first)
        self.kind_name: int | None = None
        self.times: tuple[int, ...] = ()
        left = [column for column in range(head.first) if column not in self.dates.all]
        self.activity = max(left, key=self._words_in, default=None)
        if self.activity is not None and self.dates.all and not self._words_in(self.activity)[1]:
            self.activity = None
        for column in left:
            if column != self.activity:
                self._take_beside(column)
        if self.activity is not None and self._is_of_kinds(self.activity):
            self.kind_name, self.activity = self.activity, None

    def _is_of_kinds(self, column: int) -> bool:
        """Whether the rows tell whom they count, not what: adults and children."""
        sheet, first = self._sheet, self._head.first
        counted = [row for row in self._rows if any(v is not None for v in sheet.rows[row][first:])]
        texts = [value for row in counted if isinstance(value := sheet.at(row, column), str)]
        headings = [heading_of(text) for text in texts if not is_total(text)]
        return bool(headings) and all(h is not None and h.role is CountRole.KIND for h in headings)

    @property
    def taken(self) -> set[int | None]:
        """The columns that have a role."""
        return {self.activity, self.kind_name, *self.times, *self.dates.all}

    def _take_beside(self, column: int) -> None:
        texts = [value for value in self._values(column) if isinstance(value, str)]
        if not texts:
            return
        if sum(is_part(text) for text in texts) >= _MOSTLY * len(texts):
            self.times = (*self.times, column)
        elif all(h is not None and h.role is CountRole.KIND for h in map(heading_of, texts)):
            self.kind_name = column

    def _values(self, column: int) -> list[Value]:
        values = [self._sheet.at(row, column) for row in self._rows]
        return [value for value in values if value is not None]

    def _date_parts(self, first: TableMoment) -> DateColumns:
        """The columns that complete the date: a month beside days, a day beside months, a week beside weekdays."""
        found: dict[str, int] = {}
        for column in range(self._head.first):
            part = self._part_of(column, first)
            if part and part not in found:
                found[part] = column
        return DateColumns(**found)

    def _part_of(self, column: int, first: TableMoment) -> str:
        values = self._values(column)
        if not values:
            return ""
        heading = self._sheet.at(self._head.row, column)
        role = found.role if isinstance(heading, str) and (found := heading_of(heading)) else None

        def mostly(test: Callable[[Value], object]) -> bool:
            return sum(bool(test(value)) for value in values) >= _MOSTLY * len(values)

        tests: dict[str, bool] = {}
        if first.day is not None and first.day.month is None and first.month is None:
            named = mostly(month_of) or (role is CountRole.MONTH and mostly(month_number))
            tests = {"month": named, "year": role is CountRole.YEAR}
        elif first.month is not None and first.day is None:
            bare = mostly(lambda value: (day := written_day(value)) and day.month is None)
            tests = {"day": bare and role is not CountRole.ACTIVITY}
        elif first.week is not None:
            tests = {"weekday": mostly(is_weekday)}
        elif first.weekday is not None:
            dated = mostly(lambda value: (day := written_day(value)) and day.month is not None)
            named = mostly(week_of) or (role is CountRole.WEEK and mostly(week_number))
            tests = {"date": dated, "week": named}
        return next((part for part, holds in tests.items() if holds), "")

    def _words_in(self, column: int) -> tuple[bool, int, int]:
        """The column with the names: by its heading, else the one with most words."""
        heading = self._sheet.at(self._head.row, column)
        named = isinstance(heading, str) and plain(heading).startswith("activiteit")
        words = sum(isinstance(v, str) and not is_part(v) for v in self._values(column))
        return (named, words, -column)
