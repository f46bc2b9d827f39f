"""The date of a count, from whatever tells of it: its row, the heading of its column, the titles around it."""

import datetime as dt

from buurthuis_app.exchange.counts.table import CountTable, TableMoment
from buurthuis_app.exchange.dates.dates import (
    NotADate,
    SheetPeriod,
    WrittenDay,
    month_of,
    period_of,
    week_of,
    weekday_of,
)
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

_LAST_MONTH, _LAST_WEEK = 12, 53
_SEASON_STARTS_IN_WEEK = 31


def moment_of(table: CountTable, row: int) -> TableMoment | None:
    """What this row tells of its date; None when it tells nothing."""
    columns, sheet = table.dates, table.sheet
    if columns.date is not None:
        day = table.order.day(sheet.at(row, columns.date))
        weekday = (
            weekday_of(_at(sheet, row, columns.weekday)) if columns.weekday is not None else None
        )
        return None if day is None else TableMoment(day=day, weekday=weekday)
    day = table.order.day(_at(sheet, row, columns.day))
    month = month_number(_at(sheet, row, columns.month))
    year = period_of(_at(sheet, row, columns.year)).years
    if month and year:
        month = replace(month, year=year[0])
    if day and year and month is None and day.month:
        day = replace(day, year=year[0])
    week = week_number(_at(sheet, row, columns.week))
    weekday = weekday_of(_at(sheet, row, columns.weekday))
    told = TableMoment(day=day, month=month, week=week, weekday=weekday)
    return None if told == TableMoment() else told


def is_told(table: CountTable, row: int) -> bool:
    """Whether this row has all that its columns should tell of a date, apart from what holds for several rows."""
    columns, moment = table.dates, moment_of(table, row)
    if moment is None:
        return False
    if columns.date is not None or columns.day is not None:
        return moment.day is not None
    return moment.weekday is not None if columns.weekday is not None else True


def month_number(value: Value) -> WrittenDay | None:
    """The month that a cell names by a word, a date or its number."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = int(value)
        return WrittenDay(day=1, month=number) if 1 <= number <= _LAST_MONTH else None
    if isinstance(value, str) and value.strip().isdecimal():
        return month_number(int(value))
    return month_of(value)


def week_number(value: Value) -> int | None:
    """The week that a cell names by its number, with or without the word."""
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return int(value) if 1 <= value <= _LAST_WEEK else None
    return week_of(value)


def resolve(row: TableMoment | None, heading: TableMoment | None, period: SheetPeriod) -> dt.date:
    """The one date that they tell together. Raises NotADate with what is missing."""
    row, heading = row or TableMoment(), heading or TableMoment()
    day = row.day or heading.day
    month = row.month or heading.month
    weekday = heading.weekday or row.weekday
    if day is not None:
        if day.month is None and month is not None:
            day = replace(day, month=month.month, year=day.year or month.year)
        date = day.on_calendar(period)
        if heading.weekday is not None and row.day is not None:
            return date + dt.timedelta(days=heading.weekday - date.isoweekday())
        return date
    week = row.week or heading.week or period.week
    if weekday is not None and week is not None:
        return _of_week(week, weekday, period)
    if weekday is not None:
        raise NotADate(_("Het weeknummer ontbreekt. Zet het in de titel, bijvoorbeeld: week 12."))
    raise NotADate(_("Hier staat geen datum."))


def _of_week(week: int, weekday: int, period: SheetPeriod) -> dt.date:
    year = period.years[0] if len(period.years) == 1 else None
    if period.is_season:
        year = period.years[0] if week >= _SEASON_STARTS_IN_WEEK else period.years[1]
    if year is None:
        sentence = _("Het jaar ontbreekt. Zet het jaar in de titel, bijvoorbeeld: Week 12, 2025.")
        raise NotADate(sentence)
    try:
        return dt.date.fromisocalendar(year, week, weekday)
    except ValueError as error:
        raise NotADate(_("Deze week bestaat niet.")) from error


def _at(sheet: SheetGrid, row: int, column: int | None) -> Value:
    return None if column is None else sheet.at(row, column)
