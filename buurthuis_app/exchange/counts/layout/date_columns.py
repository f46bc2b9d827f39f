"""Date columns of a list: every column that could tell the date of its rows is weighed, the best one is taken."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from buurthuis_app.exchange.counts.column_headings import CountRole
from buurthuis_app.exchange.counts.layout.header_names import Head
from buurthuis_app.exchange.counts.row_dates import month_number, week_number
from buurthuis_app.exchange.counts.table import DateColumns
from buurthuis_app.exchange.dates.date_order import DateOrder, Hints, decide, rising
from buurthuis_app.exchange.dates.dates import (
    NotADate,
    SheetPeriod,
    is_weekday,
    month_of,
    period_of,
    week_of,
    weekday_of,
    written_day,
)
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.records import replace

_MOSTLY, _NEARLY_ALL = 0.6, 0.8
_FEWEST_BARE = 10
_FEWEST_MONTHS = 3
MARGIN = 1.5
_BONUS = {
    CountRole.DATE: 4.0,
    CountRole.DAY: 3.0,
    CountRole.STAMP: -0.5,
    CountRole.TIME: -1.0,
    CountRole.WEEK: 0.5,
    CountRole.PRIVATE: -9.0,
    CountRole.REMARK: -5.0,
    CountRole.STORY: -5.0,
    CountRole.ASIDE: -4.0,
    CountRole.MONTH: -1.0,
}


class DateChoice(Struct, frozen=True, kw_only=True):
    """One way to find the dates, and how much speaks for it."""

    columns: DateColumns
    score: float
    order: DateOrder = DateOrder()
    other: DateOrder | None = None
    months_only: bool = False
    """Whether the cells tell no more than a month."""


def date_choices(
    sheet: SheetGrid,
    rows: Sequence[int],
    heads: Mapping[int, Head],
    hints: Hints,
    titled: Callable[[str], bool],
) -> list[DateChoice]:
    """All ways to find the dates of these rows, the best first. `titled` says what titles tell: month, week."""
    looker = _Looker(sheet, rows, heads, hints)
    choices = [choice for c in looker.columns if (choice := looker.whole(c)) is not None]
    choices += looker.in_parts(titled)
    if not choices and looker.between():
        choices.append(DateChoice(columns=DateColumns(), score=3.0))
    return sorted(choices, key=lambda choice: -choice.score)


class _Looker:
    def __init__(
        self, sheet: SheetGrid, rows: Sequence[int], heads: Mapping[int, Head], hints: Hints
    ) -> None:
        self._heads, self._hints = heads, hints
        width = max((len(sheet.rows[row]) for row in rows), default=0)
        self._columns = {c: [sheet.at(row, c) for row in rows] for c in range(width)}
        self.columns = tuple(self._columns)

    def _role(self, column: int) -> CountRole | None:
        head = self._heads.get(column)
        return head.role if head else None

    def _first(self, test: Callable[[Value], object], *roles: CountRole) -> int | None:
        """The first column that holds this: by its heading when `roles` are given, else by its words."""
        for column, values in self._columns.items():
            filled = [value for value in values if value is not None]
            named = not roles or self._role(column) in roles
            if filled and named and sum(bool(test(v)) for v in filled) >= _NEARLY_ALL * len(filled):
                return column
        return None

    def whole(self, column: int) -> DateChoice | None:
        """This column as one of dates with their month."""
        values = self._columns[column]
        filled = [value for value in values if value is not None]
        dated = [v for v in filled if (day := written_day(v)) is not None and day.month is not None]
        either = [
            v
            for v in filled
            if (d := written_day(v, month_first=True)) is not None and d.month is not None
        ]
        dated = either if len(either) > len(dated) else dated
        if not dated or len(dated) < _MOSTLY * len(filled):
            return None
        role = self._role(column)
        head = self._heads.get(column)
        hints = self._hints_beside(column)
        verdict = decide(values, hints)
        dates = [_date(verdict.order, value, hints.period) for value in values]
        known = [date for date in dates if date is not None]
        score = 3.0 + _BONUS.get(role, -3.0) if role else 4.5
        score -= 0.2 * head.doubt if head and role is CountRole.DATE else 0.0
        score += rising(known) + len(dated) / len(values) - 0.1 * column
        return DateChoice(
            columns=DateColumns(date=column),
            score=score,
            order=verdict.order,
            other=verdict.other,
            months_only=self._tells_months(filled, role),
        )

    @staticmethod
    def _tells_months(filled: Sequence[Value], role: CountRole | None) -> bool:
        """Only months: "jan 24" … "dec 24", or only firsts of them below a heading that says so."""
        months = [month for value in filled if (month := month_of(value)) is not None]
        if len(months) < _NEARLY_ALL * len(filled):
            return False
        different = {(month.year, month.month) for month in months}
        texts = [value for value in filled if isinstance(value, str)]
        days = {day.day for text in texts if (day := written_day(text)) is not None}
        named = role is CountRole.MONTH
        return (named and len(days) <= 1) or (
            len(different) >= _FEWEST_MONTHS
            and (not texts or len(days) <= 1)
            and len(different) == len(months)
        )

    def _hints_beside(self, column: int) -> Hints:
        weekdays = next(
            (
                values
                for c, values in self._columns.items()
                if c != column
                and self._role(c) in {None, CountRole.WEEKDAY, CountRole.DAY, CountRole.DATE}
                and _mostly(values, is_weekday)
            ),
            (),
        )
        weeks = next(
            (
                v
                for c, v in self._columns.items()
                if self._role(c) is CountRole.WEEK and c != column
            ),
            (),
        )
        head = self._heads.get(column)
        english = head is not None and head.text.casefold() in {
            "date",
            "timestamp",
            "start time",
            "completion time",
        }
        return replace(self._hints, weekdays=weekdays, weeks=weeks, english=english)

    def between(self) -> bool:
        """Whether dates stand alone in rows of their own, above the rows that they hold for."""
        alone = 0
        for cells in zip(*self._columns.values(), strict=True):
            filled = [value for value in cells if value is not None]
            day = written_day(filled[0]) if len(filled) == 1 else None
            alone += day is not None and day.month is not None
        return alone > 0

    def in_parts(self, titled: Callable[[str], bool]) -> list[DateChoice]:
        """Dates that are written in several columns, or half in the titles."""
        found = []
        month = self._first(month_number, CountRole.MONTH)
        if month is None:
            month = self._first(lambda v: isinstance(v, str) and month_of(v))
        year = self._first(lambda v: period_of(_number(v)).years, CountRole.YEAR)
        if year is None:
            year = self._first(_is_year)
        day = self._day_column(month)
        if day is not None and (month is not None or titled("month")):
            columns = DateColumns(day=day, month=month, year=year)
            surely = self._role(day) in {CountRole.DAY, CountRole.DATE}
            found.append(
                DateChoice(columns=columns, score=5.0 + 1.5 * surely + (month is not None))
            )
        weekday = self._first(is_weekday) if day is None else None
        week = self._first(week_number, CountRole.WEEK)
        if week is None:
            week = self._first(lambda v: isinstance(v, str) and week_of(v))
        if weekday is not None and (week is not None or titled("week")):
            columns = DateColumns(weekday=weekday, week=week, year=year)
            found.append(DateChoice(columns=columns, score=4.0))
        return found

    def _day_column(self, month: int | None) -> int | None:
        """A column with the day of the month: by its heading, else because the days follow one another."""
        for column, values in self._columns.items():
            role = self._role(column)
            days = [
                day.day for v in values if (day := written_day(v)) is not None and day.month is None
            ]
            filled = sum(value is not None for value in values)
            if (
                not days
                or len(days) < _NEARLY_ALL * filled
                or any(_is_weekday_only(v) for v in values)
            ):
                continue
            follow = sum(later == earlier + 1 for earlier, later in pairwise(days))
            if role in {CountRole.DAY, CountRole.DATE} and (month is not None or rising_days(days)):
                return column
            if role is None and (
                follow >= _FEWEST_BARE
                or (month is not None and column == month + 1 and rising_days(days))
            ):
                return column
        return None


def rising_days(days: Sequence[int]) -> bool:
    """Whether days of the month go up, perhaps beginning again with each month."""
    downs = sum(later < earlier for earlier, later in pairwise(days))
    return downs <= max(1, len(days) // 4)


def _mostly(values: Sequence[Value], test: Callable[[Value], object]) -> bool:
    filled = [value for value in values if value is not None]
    return bool(filled) and sum(bool(test(v)) for v in filled) >= _NEARLY_ALL * len(filled)


def _is_weekday_only(value: Value) -> bool:
    return is_weekday(value) and weekday_of(value) is not None


def _is_year(value: Value) -> bool:
    return (bool(period_of(_number(value)).years) and not isinstance(value, str | float)) or (
        isinstance(value, str) and value.strip().isdecimal() and bool(period_of(int(value)).years)
    )


def _number(value: Value) -> Value:
    if isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) <= 4:  # noqa: PLR2004
        return int(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _date(order: DateOrder, value: Value, period: SheetPeriod) -> dt.date | None:
    day = order.day(value)
    if day is None:
        return None
    try:
        return day.on_calendar(period if period.years else replace(period, years=(2024,)))
    except NotADate:
        return None
