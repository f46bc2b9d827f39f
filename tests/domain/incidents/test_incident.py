"""Incidents: a past day, a follow-up after it, and numbers by kind."""

import datetime as dt
from typing import Any

import pytest

from buurthuis_app.domain.incidents.incident import (
    Incident,
    IncidentKind,
    incident_definitions,
    incident_names,
    incident_year,
    problems_of_incident,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)
FALL = Incident(id=new_id(), centre_id=new_id(), date=TODAY)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"follow_up_on": TODAY, "followed_up": True}, []),
        ({"follow_up_on": TODAY - DAY}, ["follow_up_on"]),
        ({"followed_up": True}, ["follow_up_on"]),
        ({"date": TODAY + DAY, "done": "x" * 301}, ["date", "done"]),
    ],
)
def test_an_incident_was_and_what_follows_comes_after_it(
    changes: dict[str, Any], fields: list[str]
) -> None:
    problems = problems_of_incident(replace(FALL, **changes), TODAY)
    assert [fault.field for fault in problems] == fields


def test_it_is_open_until_it_was_followed_up() -> None:
    later = replace(FALL, follow_up_on=TODAY)
    assert (FALL.open, later.open, replace(later, followed_up=True).open) == (False, True, False)


def test_a_year_holds_the_kinds_that_there_were() -> None:
    year = incident_year([IncidentKind.FIRE, IncidentKind.INJURY, IncidentKind.FIRE])
    assert year.as_json() == {"all": 3, "injury": 1, "fire": 2}
    assert incident_year([]).all == 0
    assert set(incident_names()) == set(IncidentKind)
    assert [each.term for each in incident_definitions()] == ["incidenten"]
