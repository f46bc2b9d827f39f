"""Day headers: the rows that say which column is which day, and the titles above them."""

from itertools import pairwise

from msgspec import Struct

from buurthuis_app.exchange.counts.column_headings import heading_of
from buurthuis_app.exchange.counts.total_rows import is_header_word
from buurthuis_app.exchange.dates.dates import (
    SheetPeriod,
    WrittenDay,
    is_weekday,
    month_of,
    period_of,
    written_day,
)
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value

_SECOND_MONTH = 5
"""So many days after the last one begin a second month in the same row."""
_FEWEST_DAYS = 3
_WEEK = 7
_NEARLY_A_MONTH = 20
_MOST_TITLE_CELLS = 3
_MOST_MONTHS = 1_000
"""Headers of days on one sheet; who writes more of them keeps no month matrix."""


class DayRow(Struct, frozen=True, kw_only=True):
    """The row above a month that says which column is which day."""

    row: int
    days: tuple[tuple[int, WrittenDay], ...]
    beyond: int | None = None
    """The column in which a second month begins beside the first."""
    named: bool = False
    """Whether a name stands before the days, as before counts."""

    @property
    def first_column(self) -> int:
        """Where the days begin; the names of the activities stand left of it."""
        return self.days[0][0]


def day_rows(sheet: SheetGrid) -> list[DayRow]:
    """All rows that head a month; empty when this sheet is no month matrix."""
    found: list[DayRow] = []
    for row in range(len(sheet.rows)):
        header = _day_row(sheet, row)
        if header and (not found or _begins_month(sheet, found[-1], header)):
            found.append(header)
            if len(found) > _MOST_MONTHS:
                return []
    return found


def _begins_month(sheet: SheetGrid, earlier: DayRow, header: DayRow) -> bool:
    """Below the first month a row of rising numbers may be a total as well, or the counts of an activity."""
    if header.named and not earlier.named:
        return False
    if len(header.days) >= _NEARLY_A_MONTH or written_days(earlier) == written_days(header):
        return True
    if len(earlier.days) >= _NEARLY_A_MONTH:
        return False
    titled = title_above(sheet, header, earlier.row + 1).month is not None
    return _is_labelled(sheet, header) or titled


def written_days(header: DayRow) -> list[WrittenDay]:
    """The days of this row from left to right."""
    return [day for _column, day in header.days]


def _day_row(sheet: SheetGrid, row: int) -> DayRow | None:
    days: list[tuple[int, WrittenDay]] = []
    later: list[int] = []
    strange = False
    for column, value in enumerate(sheet.rows[row]):
        day = written_day(value)
        if day is None:
            if not _may_stand_in_header(value, before=not days):
                if days or not isinstance(value, str):
                    return None
                strange = True
        elif later or (days and not _follows(days[-1][1], day)):
            later.append(column)
        else:
            days.append((column, day))
    if later and len(later) < _SECOND_MONTH:
        return None
    if strange and len(days) < _NEARLY_A_MONTH:
        return None  # with other words before them, fewer days may as well be counts
    if not days:
        return None
    beyond = later[0] if later else None
    header = DayRow(row=row, days=tuple(days), beyond=beyond, named=strange)
    return header if header.first_column and _is_regular(sheet, header) else None


def _may_stand_in_header(value: Value, *, before: bool) -> bool:
    """Left of the days: "Activiteit", the month, the year. Between and after them: any words, no numbers."""
    if value is None:
        return True
    if isinstance(value, str):
        return not before or is_header_word(value) or heading_of(value) is not None
    return before and bool(period_of(value).years)


def _follows(earlier: WrittenDay, later: WrittenDay) -> bool:
    if (earlier.month is None) != (later.month is None):
        return False
    if earlier.year is not None and later.year is not None:
        return _order(earlier) < _order(later)
    return (earlier.month or 0, earlier.day) < (later.month or 0, later.day)


def _order(day: WrittenDay) -> tuple[int, int, int]:
    return (day.year or 0, day.month or 0, day.day)


def _is_regular(sheet: SheetGrid, header: DayRow) -> bool:
    """Rising numbers can be counts as well; days go on day by day or week by week, or stand by their weekdays."""
    days = written_days(header)
    if days[0].month is not None:
        return len(days) >= _FEWEST_DAYS and not _are_months(sheet, header)
    if _has_weekdays(sheet, header):
        return True
    steps = [later.day - earlier.day for earlier, later in pairwise(days)]
    daily = steps.count(1) * 2 > len(steps)
    weekly = all(step % _WEEK == 0 for step in steps)
    return len(days) >= _FEWEST_DAYS and (daily or weekly or _is_labelled(sheet, header))


def _are_months(sheet: SheetGrid, header: DayRow) -> bool:
    """Firsts of months, or "jan 24" to "dec 24": the days of one month are never all the same."""
    days = written_days(header)
    values = [sheet.at(header.row, column) for column, _day in header.days]
    named = all(isinstance(value, str) and month_of(value) is not None for value in values)
    return all(day.day == 1 for day in days) or (named and len({day.day for day in days}) == 1)


def _has_weekdays(sheet: SheetGrid, header: DayRow) -> bool:
    return any(
        all(is_weekday(sheet.at(row, column)) for column, _day in header.days)
        for row in (header.row - 1, header.row + 1)
    )


def _is_labelled(sheet: SheetGrid, header: DayRow) -> bool:
    return any(sheet.at(header.row, column) is not None for column in range(header.first_column))


def title_above(sheet: SheetGrid, header: DayRow, start: int) -> SheetPeriod:
    """What the nearest title above the days says, and the words left of the days."""
    found = SheetPeriod()
    for column in range(header.first_column):
        found = found.within(period_of(sheet.at(header.row, column)))
    for row in range(header.row - 1, start - 1, -1):
        values = [value for value in sheet.rows[row] if value is not None]
        if len(values) > _MOST_TITLE_CELLS:
            continue
        for value in values:
            found = found.within(period_of(value))
    return found
