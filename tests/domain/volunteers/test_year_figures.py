"""Who joined and left by the quarter, and what scripts get of a year of volunteers."""

import datetime as dt

from buurthuis_app.domain.volunteers.ages import AgeBand, AgeRange
from buurthuis_app.domain.volunteers.figures import VolunteerFigures
from buurthuis_app.domain.volunteers.how_often import DutyFigures, HowOften
from buurthuis_app.domain.volunteers.stays import Stay
from buurthuis_app.domain.volunteers.year_figures import VolunteerYear, flows, there_before
from buurthuis_app.records import replace

NOBODY = VolunteerFigures(
    at_end=0, average=None, active=0, joined=0, left=0, minutes=0, minutes_noted=0
)


def stay(since: dt.date | None, until: dt.date | None = None) -> Stay:
    return Stay(since=since, until=until)


def test_each_quarter_has_who_joined_and_left_in_it() -> None:
    stays = (
        stay(dt.date(2025, 2, 1)),
        stay(dt.date(2025, 3, 31), dt.date(2025, 4, 1)),
        stay(None, dt.date(2025, 12, 31)),
        stay(dt.date(2024, 5, 5)),
    )
    found = flows(stays, 2025, dt.date(2026, 1, 1))
    assert [(one.number, one.joined, one.left) for one in found] == [
        (1, 2, 0),
        (2, 0, 1),
        (3, 0, 0),
        (4, 0, 1),
    ]


def test_who_stops_the_day_before_is_not_there_when_a_day_begins() -> None:
    first = dt.date(2025, 1, 1)
    stays = (stay(None), stay(first), stay(None, first - dt.timedelta(days=1)), stay(None, first))
    assert there_before(stays, first) == 2


def test_of_a_running_year_only_what_has_begun_and_what_is_over() -> None:
    stays = (stay(dt.date(2025, 5, 1), dt.date(2025, 6, 30)),)
    found = flows(stays, 2025, dt.date(2025, 5, 20))
    assert [(one.number, one.joined, one.left) for one in found] == [(1, 0, 0), (2, 1, 0)]


def test_a_year_without_volunteers_has_nothing_to_tell() -> None:
    year = VolunteerYear(figures=NOBODY, former=NOBODY, at_start=0)
    assert not year.anybody
    assert VolunteerYear(figures=NOBODY, former=NOBODY, at_start=1).anybody
    told = year.as_json()
    assert told["hours"] == 0
    assert told["ages"] == {"below": None, "at_least": None, "bands": [], "unknown": 0}


def test_a_year_is_told_to_scripts_with_professionals_apart() -> None:
    figures = replace(NOBODY, minutes=600, minutes_paid=90)
    year = VolunteerYear(
        figures=figures,
        former=NOBODY,
        at_start=0,
        bands=(AgeBand(youngest=67, oldest=None, people=12),),
        ages=AgeRange(below=80, at_least=90),
        without_age=2,
        how_often=HowOften(weekly=3, monthly=2, now_and_then=1),
        by_duty=(DutyFigures(duty="bar", people=4, minutes=90),),
    )
    told = year.as_json()
    assert (told["hours"], told["hours_of_professionals"]) == (10, 1.5)
    assert told["how_often"] == {"weekly": 3, "monthly": 2, "now_and_then": 1}
    assert told["by_duty"] == [{"duty": "bar", "people": 4, "hours": 1.5}]
    assert told["ages"] == {
        "below": 80,
        "at_least": 90,
        "bands": [[67, None, 12]],
        "unknown": 2,
    }
    assert VolunteerYear(
        figures=replace(NOBODY, minutes_paid=90), former=NOBODY, at_start=0
    ).anybody
