"""Days off of the demo: public holidays, the house's own closed days, and school holidays."""

import datetime as dt

import pytest

from buurthuis_app.demo.days_off import days_off


def test_public_holidays_close_the_house_but_good_friday_does_not() -> None:
    closed = days_off([2026]).closed
    assert closed[dt.date(2026, 4, 27)] == "feestdag"
    assert closed[dt.date(2026, 12, 25)] == "feestdag"
    assert closed[dt.date(2026, 12, 29)] == "kerstvakantie"
    assert dt.date(2026, 4, 3) not in closed


def test_the_house_closes_three_weeks_within_the_summer_of_the_schools() -> None:
    found = days_off([2026])
    summer = [day for day, why in found.closed.items() if why == "zomervakantie"]
    assert (min(summer), max(summer)) == (dt.date(2026, 7, 20), dt.date(2026, 8, 9))
    assert {found.school_breaks[day] for day in summer} == {"zomervakantie"}


def test_school_holidays_are_those_of_region_noord() -> None:
    breaks = days_off([2026]).school_breaks
    autumn = [day for day, name in breaks.items() if name == "herfstvakantie"]
    assert (min(autumn), max(autumn)) == (dt.date(2026, 10, 10), dt.date(2026, 10, 18))


@pytest.mark.parametrize("unpublished", [2009, 2035])
def test_a_year_without_published_school_holidays_follows_a_fixed_rule(unpublished: int) -> None:
    breaks = days_off([unpublished]).school_breaks
    summer = [day for day, name in breaks.items() if name == "zomervakantie"]
    assert set(breaks.values()) == {
        "voorjaarsvakantie",
        "meivakantie",
        "zomervakantie",
        "herfstvakantie",
        "kerstvakantie",
    }
    assert (max(summer) - min(summer)).days == 43
    assert min(summer).weekday() == 5
