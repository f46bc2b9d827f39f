"""Who joined and left by the quarter, and ages that point at nobody."""

import datetime as dt

import pytest

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.domain.volunteers.figures import Stay, VolunteerFigures
from buurthuis_app.domain.volunteers.year_figures import (
    AgeBand,
    VolunteerYear,
    band_name,
    bands,
    flows,
)

NOBODY = VolunteerFigures(
    at_end=0, average=None, active=0, joined=0, left=0, minutes=0, minutes_noted=0
)


def stay(since: dt.date | None, until: dt.date | None = None) -> Stay:
    return Stay(volunteer_id=new_id(), since=since, until=until)


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


def test_of_a_running_year_only_what_has_begun_and_what_is_over() -> None:
    stays = (stay(dt.date(2025, 5, 1), dt.date(2025, 6, 30)),)
    found = flows(stays, 2025, dt.date(2025, 5, 20))
    assert [(one.number, one.joined, one.left) for one in found] == [(1, 0, 0), (2, 1, 0)]


def test_a_band_with_few_people_takes_all_bands_away() -> None:
    many = [30] * SMALLEST_GROUP + [70] * SMALLEST_GROUP
    assert [(one.youngest, one.oldest, one.people) for one in bands(many)] == [
        (27, 44, SMALLEST_GROUP),
        (67, None, SMALLEST_GROUP),
    ]
    assert bands([*many, 20]) == ()
    assert bands([]) == ()


@pytest.mark.parametrize(
    ("youngest", "oldest", "name"),
    [
        (0, 26, "tot en met 26 jaar"),
        (27, 44, "27 tot en met 44 jaar"),
        (67, None, "67 jaar en ouder"),
    ],
)
def test_a_band_has_a_name_in_words(youngest: int, oldest: int | None, name: str) -> None:
    assert band_name(AgeBand(youngest=youngest, oldest=oldest, people=9)) == name


def test_a_year_without_volunteers_has_nothing_to_tell() -> None:
    year = VolunteerYear(figures=NOBODY, former=NOBODY, at_start=0)
    assert not year.anybody
    assert VolunteerYear(figures=NOBODY, former=NOBODY, at_start=1).anybody
    assert year.as_json()["hours"] == 0
