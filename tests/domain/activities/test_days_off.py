"""The table of holidays says what the package it was made from says."""

import datetime as dt
import json
import runpy
from pathlib import Path

import pytest

from buurthuis_app.domain.activities import days_off
from buurthuis_app.domain.centre.centre import Region

FOLDER = Path(__file__).parents[3] / "resources" / "calendar"


def test_the_table_is_what_the_package_knows_today() -> None:
    made = runpy.run_path(str(FOLDER / "make_calendar.py"))["table"]()
    assert json.loads((FOLDER / "nl.json").read_text(encoding="utf-8")) == made


@pytest.mark.parametrize("region", list(Region))
def test_a_break_is_on_from_its_first_day_to_its_last(region: Region) -> None:
    (begin, *_others, end) = [
        day
        for day, name in days_off.school_holidays([2026], region).items()
        if name == "zomervakantie"
    ]
    assert (end - begin).days > 35
    assert days_off.school_holiday(begin, region) == "zomervakantie"
    assert days_off.school_holiday(begin - dt.timedelta(days=1), region) is None
    assert days_off.school_holiday(end + dt.timedelta(days=1), region) is None


def test_years_that_are_not_asked_for_are_left_out() -> None:
    assert {day.year for day in days_off.public_holidays([2025, 2027])} == {2025, 2027}
    assert days_off.public_holiday(dt.date(2026, 12, 25)) == "Eerste kerstdag"


def test_it_is_known_until_when_the_school_holidays_are_fixed() -> None:
    last = days_off.school_holidays_known_until(Region.NORTH)
    assert days_off.school_holiday(last, Region.NORTH) is not None
    assert days_off.school_holiday(last + dt.timedelta(days=400), Region.NORTH) is None
