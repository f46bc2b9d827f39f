"""Order of day and month in columns of dates, decided for all of their dates together and never for one cell.

3/4/2025 is April in the Netherlands and March in the United States, and Excel of the one country turns half of the
dates of the other around without a word: those up to the twelfth become real dates, the rest stays text.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from buurthuis_app.exchange.dates.dates import (
    NotADate,
    SheetPeriod,
    WrittenDay,
    week_of,
    weekday_of,
    written_day,
)
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.records import replace

_AMBIGUOUS = re.compile(
    r"\D{0,14}(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*\d{2,4})?(?:\D.*)?", re.DOTALL
)
"""A date in numbers: 3/4/2025 12:00."""
_AFTERNOON = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_LAST_MONTH = 12
_MARGIN = 1.0
_FEW = 3
_SAMPLE = 400


class DateOrder(Struct, frozen=True, kw_only=True):
    """How the dates of a column are read."""

    month_first: bool = False
    turned: bool = False
    """Whether real dates have their day and month exchanged."""
    mixed: bool = False
    """Whether some dates prove the one order and some the other."""
    proven: bool = False
    """Whether a date proves the order, or all of them."""

    def day(self, value: Value) -> WrittenDay | None:
        """The day that a cell names in this order."""
        day = written_day(value, month_first=self.month_first)
        if day is None or not (self.turned and isinstance(value, dt.date)):
            return day
        return replace(day, day=day.month, month=day.day) if day.month else day

    def is_doubtful(self, value: Value) -> bool:
        """Whether the day of this cell hangs on the order, and the dates contradict each other about it."""
        if not self.mixed or isinstance(value, dt.date):
            return self.mixed and self.turned
        pair = _pair(value)
        return pair is not None and max(pair) <= _LAST_MONTH


class Hints(Struct, frozen=True, kw_only=True):
    """What stands beside each date: the day of the week, the number of the week, the month in the title."""

    weekdays: Sequence[Value] = ()
    weeks: Sequence[Value] = ()
    period: SheetPeriod = SheetPeriod()
    english: bool = False
    today: dt.date | None = None


class Verdict(Struct, frozen=True, kw_only=True):
    """The best order, whether another one is nearly as good, and whether real dates were turned back."""

    order: DateOrder
    other: DateOrder | None = None


def proven_order(values: Iterable[Value]) -> DateOrder:
    """The order that these dates prove, which need not rise: births, and times at which forms were filled in.

    A date whose second number is above twelve proves the one order, one whose first number is the other.
    """
    values = list(values)
    pairs = [pair for value in values if (pair := _pair(value)) is not None]
    days_first = sum(first > _LAST_MONTH >= second for first, second in pairs)
    months_first = sum(second > _LAST_MONTH >= first for first, second in pairs)
    real = [value for value in values if isinstance(value, dt.date)]
    turned = (
        len(real) >= _FEW
        and 0 < len(pairs) == days_first + months_first
        and all(value.day <= _LAST_MONTH for value in real)
    )
    mixed = bool(days_first and months_first)
    american = any(isinstance(value, str) and _AFTERNOON.search(value) for value in values)
    month_first = not mixed and bool(months_first or (american and not days_first))
    proven = bool(days_first or months_first or american)
    return DateOrder(month_first=month_first, turned=turned, mixed=mixed, proven=proven)


def _pair(value: Value) -> tuple[int, int] | None:
    """The first two numbers of a date in numbers."""
    match = _AMBIGUOUS.fullmatch(value) if isinstance(value, str) else None
    return (int(match[1]), int(match[2])) if match else None


def decide(values: Sequence[Value], hints: Hints) -> Verdict:
    """The order of a column that rises. `other` is another order that can't be told from the best one."""
    values = list(values[:_SAMPLE])
    texts = [value for value in values if isinstance(value, str) and _AMBIGUOUS.fullmatch(value)]
    real = [value for value in values if isinstance(value, dt.date)]
    orders = [DateOrder()]
    if texts and not all(_year_first(text) for text in texts):
        orders.append(DateOrder(month_first=True))
    if _may_be_turned(values, real):
        orders += [replace(order, turned=True) for order in orders]
    if len(orders) == 1:
        return Verdict(order=orders[0])
    ranked = sorted(orders, key=lambda order: -_score(values, order, hints))
    best, second = ranked[0], _other(values, ranked)
    if second is None:
        return Verdict(order=best)
    close = _score(values, best, hints) - _score(values, second, hints) < _MARGIN
    unproven = best != DateOrder() and not _is_proven(values, best, hints)
    if unproven:  # as people here write it, until somebody says otherwise
        return Verdict(order=DateOrder(), other=best)
    return Verdict(order=best, other=second if close else None)


def _may_be_turned(values: Sequence[Value], real: Sequence[dt.date]) -> bool:
    """Real dates up to the twelfth only, that are out of order or stand between texts."""
    if len(real) < _FEW or any(value.day > _LAST_MONTH for value in real):
        return False
    if len(real) < sum(value is not None for value in values):
        return True
    days = [dt.date(value.year, value.month, value.day) for value in real]
    turned = [dt.date(value.year, value.day, value.month) for value in real]
    return rising(days) < rising(turned) and len({value.day for value in real}) > 1


def _other(values: Sequence[Value], ranked: Sequence[DateOrder]) -> DateOrder | None:
    """The next order that gives other dates."""
    read = [ranked[0].day(value) for value in values]
    return next(
        (order for order in ranked[1:] if [order.day(value) for value in values] != read), None
    )


def _year_first(text: str) -> bool:
    return bool(re.match(r"\D*\d{4}", text))


def _score(values: Sequence[Value], order: DateOrder, hints: Hints) -> float:
    days = [order.day(value) for value in values if value is not None]
    dates = [_on_calendar(day, hints.period) for day in days if day is not None]
    known = [date for date in dates if date is not None]
    if not known:
        return -20.0
    score = -10.0 * (len(dates) - len(known)) / len(dates)
    score += 3.0 * rising(known)
    different = set(known)
    months = {(date.year, date.month) for date in different}
    if len(different) >= _FEW and len({date.day for date in different}) == 1:
        score -= 1.5
    if len(different) >= _FEW:
        span = (max(different) - min(different)).days
        score += (
            1.0
            if span <= 31 * max(1, len(different) // 2) and len(months) < len(different)
            else 0.0
        )
    if hints.period.month:
        score += 2.0 * _share(date.month == hints.period.month for date in known)
    if hints.today:
        score -= 4.0 * _share(date > hints.today for date in known)
    score += 6.0 * (_agreement(values, order, hints) - 0.5)
    return score + _prior(values, order, hints)


def _prior(values: Sequence[Value], order: DateOrder, hints: Hints) -> float:
    score = 0.0
    if order.month_first:
        english = any(isinstance(value, str) and _AFTERNOON.search(value) for value in values)
        score += 1.5 * english + 0.5 * hints.english
    else:
        score += 1.0
    if order.turned:
        score += 2.5 if _is_turned_by_excel(values) else -2.5
    return score


def _is_turned_by_excel(values: Sequence[Value]) -> bool:
    """Real dates up to the twelfth only, and beside them texts of later days only."""
    pairs = [pair for value in values if (pair := _pair(value)) is not None]
    real = [value for value in values if isinstance(value, dt.date)]
    return (
        len(pairs) >= _FEW
        and len(real) >= _FEW
        and all(max(pair) > _LAST_MONTH for pair in pairs)
        and all(value.day <= _LAST_MONTH for value in real)
    )


def _is_proven(values: Sequence[Value], order: DateOrder, hints: Hints) -> bool:
    """Whether something else than the usual order of things speaks for it."""
    if order.turned:
        return _is_turned_by_excel(values)
    usual = [written_day(value) for value in values]
    impossible = sum(
        day is not None and day.month is not None and day.month > _LAST_MONTH for day in usual
    )
    afternoon = any(isinstance(value, str) and _AFTERNOON.search(value) for value in values)
    beside = _agreement(values, order, hints) > 0.9  # noqa: PLR2004
    return impossible > 1 or bool(impossible and len(values) < 2 * _FEW) or afternoon or beside


def _agreement(values: Sequence[Value], order: DateOrder, hints: Hints) -> float:
    """How many of the days and weeks that stand beside the dates agree; a half when there are none."""
    right = told = 0
    for row, value in enumerate(values):
        day = order.day(value)
        date = _on_calendar(day, hints.period) if day else None
        if date is None:
            continue
        beside = hints.weekdays[row] if row < len(hints.weekdays) else None
        weekday = weekday_of(beside) or weekday_of(value)
        if weekday:
            told += 1
            right += date.isoweekday() == weekday
        week = _week(hints.weeks[row]) if row < len(hints.weeks) else None
        if week:
            told += 1
            right += date.isocalendar().week == week
    return right / told if told else 0.5


def _week(value: Value) -> int | None:
    return value if isinstance(value, int) else week_of(value)


def rising(dates: Sequence[dt.date]) -> float:
    """How steadily dates rise or fall, from 0 to 1; 1 for fewer than two different ones."""
    steps = [earlier < later for earlier, later in pairwise(dates) if earlier != later]
    if not steps:
        return 1.0
    up = sum(steps) / len(steps)
    return max(up, 1 - up)


def _on_calendar(day: WrittenDay | None, period: SheetPeriod) -> dt.date | None:
    if day is None:
        return None
    try:
        return day.on_calendar(period)
    except NotADate:
        if day.month is None or not 1 <= day.month <= _LAST_MONTH or period.years:
            return None
    try:
        return dt.date(day.year or 2000, day.month, day.day)
    except ValueError:
        return None


def _share(flags: Iterable[bool]) -> float:
    told = list(flags)
    return sum(told) / len(told) if told else 0.0
