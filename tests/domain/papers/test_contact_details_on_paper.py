"""Papers that lie or hang open hold nobody's contact details: their records have no place for them."""

import typing
from collections.abc import Iterator
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.week_programme import WeekProgramme
from buurthuis_app.domain.confidant.case import Case, ConfidedMessage
from buurthuis_app.domain.goals.papers import (
    ApplicationForm,
    AreaSheet,
    InitiativeSheet,
    QualityCharter,
)
from buurthuis_app.domain.signups.attendance_sheet import AttendanceSheet
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.domain.volunteers.volunteer import Absence, Person, Volunteer

OPEN = (AttendanceSheet, WeekProgramme, InitiativeSheet, AreaSheet, QualityCharter, ApplicationForm)
OF_PEOPLE = {SignUp, Volunteer, Person, Absence, Case, ConfidedMessage}


def inside(kind: object) -> Iterator[type]:
    """The records that can be in one of this kind, itself included."""
    left, seen = [kind], set()
    while left:
        one = left.pop()
        left.extend(typing.get_args(one))
        if (
            isinstance(one, type)
            and one.__module__.startswith("buurthuis_app.")
            and one not in seen
        ):
            seen.add(one)
            left.extend(typing.get_type_hints(one).values())
            yield one


@pytest.mark.parametrize("paper", OPEN)
def test_no_record_of_a_person_can_stand_on_it(paper: type) -> None:
    assert not OF_PEOPLE & set(inside(paper))


@pytest.mark.parametrize("paper", [AttendanceSheet, WeekProgramme, ApplicationForm])
def test_it_has_no_place_for_how_to_reach_somebody(paper: type) -> None:
    fields = {name for one in inside(paper) for name in typing.get_type_hints(one)}
    assert not fields & {"email", "phone", "address", "contact", "emergency_contact"}


def test_the_records_that_are_looked_for_would_be_found() -> None:
    assert Volunteer in set(inside(tuple[Person, ...]))
    assert UUID not in set(inside(Volunteer))
    assert "email" in typing.get_type_hints(SignUp)
