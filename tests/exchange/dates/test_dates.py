"""Dates, months and years in the spellings of real sheets."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.exchange.dates.dates import (
    NotADate,
    SheetPeriod,
    period_of,
    period_of_title,
    written_day,
)
from buurthuis_app.exchange.files.sheet_grid import Value

MARCH = dt.date(2025, 3, 16)


def date_of(value: Value, period: SheetPeriod | None = None) -> dt.date:
    day = written_day(value)
    assert day is not None
    return day.on_calendar(period or SheetPeriod())


@pytest.mark.parametrize(
    "value",
    [
        "2025-03-16",
        "16-3-2025",
        "16/03/25",
        "16.3.2025",
        "zo 16 maa 2025",
        "zondag 16 maart 2025",
        "16 mrt 2025",
        "16 mrt. '25",
        "zo. 16-03-2025",
        "16-mrt-25",
        "16e maart 2025",
        "March 16, 2025",
        "20250316",
        45732,
        45732.0,
        "2025-03-16 10:00:00",
        "2025-03-16T10:00",
        "16-3-2025 10:00",
        "16 3 2025",
        dt.date(2025, 3, 16),
        dt.datetime(2025, 3, 16, 10, 0),  # noqa: DTZ001 - cells know no time zone
    ],
)
def test_every_spelling_is_the_same_day(value: Value) -> None:
    assert date_of(value) == MARCH


def test_the_day_comes_before_the_month() -> None:
    assert date_of("3/1/25") == dt.date(2025, 1, 3)
    with pytest.raises(NotADate):
        date_of("1/13/25")


@pytest.mark.parametrize(
    "value", ["32-1-2025", "30 feb 2025", "29-2-2025", "1-0-2025", "3-1-1025", "3-1-9999"]
)
def test_a_day_that_does_not_exist_is_refused_in_words(value: str) -> None:
    with pytest.raises(NotADate, match=r"\.$"):
        date_of(value)


@pytest.mark.parametrize(
    "value", ["", "koffie", "14+3", "±14", "wk 3", 179, 14.5, True, None, "3 honden 2025", "x" * 90]
)
def test_other_things_are_no_dates(value: Value) -> None:
    assert written_day(value) is None


@pytest.mark.parametrize(
    "value", [6, "6", "ma 6", "6 jan", "6-1", "ma. 6 jan.", "jan 6", 6.0, "6e"]
)
def test_month_and_year_come_from_the_title_when_they_are_not_written(value: Value) -> None:
    assert date_of(value, SheetPeriod(month=1, years=(2025,))) == dt.date(2025, 1, 6)


def test_what_is_missing_is_said() -> None:
    with pytest.raises(NotADate, match="maand ontbreekt"):
        date_of(6)
    with pytest.raises(NotADate, match="jaar ontbreekt"):
        date_of("6 jan")


@pytest.mark.parametrize(
    ("title", "month", "years"),
    [
        ("BEZOEKERS JANUARI 2025", 1, (2025,)),
        ("jan-25", 1, (2025,)),
        ("Jan '25", 1, (2025,)),
        ("bezoekers_2025_01", 1, (2025,)),
        ("01-2025", 1, (2025,)),
        ("presentie-2025", None, (2025,)),
        ("seizoen 2024-2025", None, (2024, 2025)),
        ("januari t/m maart 2025", None, (2025,)),
        ("Koffie", None, ()),
        (2025, None, (2025,)),
        (14, None, ()),
        (dt.date(2025, 1, 1), 1, (2025,)),
        (dt.date(2025, 1, 2), None, ()),
    ],
)
def test_a_title_names_month_and_year(
    title: Value, month: int | None, years: tuple[int, ...]
) -> None:
    assert period_of(title) == SheetPeriod(month=month, years=years)


def test_a_season_begins_in_august() -> None:
    season = period_of("2024-2025")
    assert season.year_of(9) == 2024
    assert season.year_of(3) == 2025
    assert season.year is None


def test_a_sheet_can_be_named_by_the_number_of_its_month() -> None:
    assert period_of_title("03").month == 3
    assert period_of_title("13").month is None


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)))
def test_every_date_comes_back(day: dt.date) -> None:
    assert date_of(day.isoformat()) == date_of(f"{day.day}-{day.month}-{day.year}") == day


@given(st.text(max_size=45))
def test_no_text_breaks_the_reader(text: str) -> None:
    day = written_day(text)
    assert day is None or day.day >= 0
    assert period_of(text).month in {None, *range(1, 13)}
