"""Hires: what must be known of a request, and what of it stands in the plan."""

import datetime as dt
from typing import Any

import pytest

from buurthuis_app.domain.activities.activity import Organiser
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.hire.hire import (
    Hire,
    HireRow,
    HireState,
    activity_of,
    hire_state_names,
    hires_in_order,
    problems_of_agreed,
    problems_of_hire,
)
from buurthuis_app.domain.hire.hirer import Hirer
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

DAY = dt.date(2026, 3, 3)
CHOIR = Hirer(id=new_id(), centre_id=new_id(), name="Koor De Merel", since=DAY)
HIRE = Hire(
    id=new_id(),
    centre_id=CHOIR.centre_id,
    hirer_id=CHOIR.id,
    room_id=new_id(),
    date=DAY,
    starts=dt.time(19, 30),
    ends=dt.time(21, 30),
    asked_on=DAY,
)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"weekly": True, "until": DAY, "price": 0}, []),
        ({"until": DAY - dt.timedelta(days=1)}, []),
        ({"hirer_id": None, "room_id": None, "starts": None}, ["hirer_id", "room_id", "ends"]),
        ({"ends": None}, ["ends"]),
        ({"ends": HIRE.starts}, ["ends"]),
        ({"weekly": True, "until": DAY - dt.timedelta(days=1)}, ["until"]),
        ({"price": -1, "purpose": "x" * 101}, ["price", "purpose"]),
        ({"price": 1_000_001}, ["price"]),
    ],
)
def test_a_request_says_what_is_missing(changes: dict[str, Any], fields: list[str]) -> None:
    assert [fault.field for fault in problems_of_hire(replace(HIRE, **changes))] == fields


def test_an_agreed_hire_is_an_activity_of_a_tenant() -> None:
    once = activity_of(HIRE, CHOIR, None)
    assert (once.title, once.organised_by, once.organiser) == (
        *(CHOIR.name, CHOIR.name),
        Organiser.TENANT,
    )
    assert (once.rule, once.first, once.until, once.skips) == (ONCE, DAY, None, frozenset())
    weekly = activity_of(replace(HIRE, weekly=True, until=DAY, purpose="Repetitie"), CHOIR, None)
    assert (weekly.title, weekly.until) == ("Repetitie", DAY)
    assert "BYDAY=TU" in weekly.rule
    assert weekly.skips


def test_what_stands_in_the_plan_is_changed_there() -> None:
    moved = replace(HIRE, date=DAY + dt.timedelta(days=1), purpose="Anders", price=3)
    assert problems_of_agreed(HIRE, moved) == ()
    agreed = replace(HIRE, activity_id=new_id())
    assert [fault.field for fault in problems_of_agreed(agreed, moved)] == ["date"]


def test_requests_stand_first_and_then_the_newest() -> None:
    def row(**changes: Any) -> HireRow:
        return HireRow(hire=replace(HIRE, id=new_id(), **changes), hirer=CHOIR, room="Zaal")

    rows = [
        row(state=HireState.AGREED),
        row(state=HireState.AGREED, date=DAY + dt.timedelta(days=9), purpose="Feest"),
        row(),
    ]
    assert sorted(rows, key=hires_in_order) == [rows[2], rows[1], rows[0]]
    assert [each.title for each in rows] == [CHOIR.name, "Feest", CHOIR.name]
    assert set(hire_state_names()) == set(HireState)
