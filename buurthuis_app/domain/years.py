"""The same day in another year, and whole years between two days."""

import datetime as dt


def years_later(day: dt.date, years: int) -> dt.date:
    """The same day so many years later (earlier when negative); 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def whole_years(first: dt.date, last: dt.date) -> int:
    """How many years are over from `first` to `last`: the age of who was born on `first`."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))
