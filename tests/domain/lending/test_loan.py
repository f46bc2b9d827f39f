"""Loans: what is late, what must be known, and what cannot go along."""

import datetime as dt

import pytest

from buurthuis_app.domain.lending.loan import (
    LentThing,
    Loan,
    LoanStanding,
    in_order,
    problems_of_handing,
    problems_of_loan,
    standing_names,
)
from buurthuis_app.domain.lending.thing import Thing, ThingState
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)
TENT = Thing(id=new_id(), centre_id=new_id(), name="Partytent")
LOAN = Loan(
    id=new_id(),
    centre_id=TENT.centre_id,
    thing_id=TENT.id,
    name="Ali",
    asked_on=TODAY - 9 * DAY,
    out_on=TODAY - 7 * DAY,
    due_on=TODAY,
)
WAITING = replace(LOAN, id=new_id(), out_on=None, due_on=None)
LATE = replace(LOAN, id=new_id(), due_on=TODAY - DAY)
BACK = replace(LOAN, id=new_id(), returned_on=TODAY - 3 * DAY)
LATER = replace(BACK, id=new_id(), returned_on=TODAY)


def test_what_is_late_stands_first_and_what_came_back_last() -> None:
    loans = [BACK, WAITING, LATER, LOAN, LATE]
    rows = [LentThing(loan=loan, thing=TENT, standing=loan.standing(TODAY)) for loan in loans]
    assert [row.standing for row in rows] == [
        *(LoanStanding.BACK, LoanStanding.WAITING, LoanStanding.BACK),
        *(LoanStanding.OUT, LoanStanding.LATE),
    ]
    assert [row.loan for row in sorted(rows, key=in_order)] == [LATE, LOAN, WAITING, LATER, BACK]
    assert set(standing_names()) == set(LoanStanding)


@pytest.mark.parametrize(
    ("loan", "fields"),
    [
        (LOAN, []),
        (WAITING, []),
        (replace(BACK, name=""), []),
        (replace(LOAN, name=" ", thing_id=None), ["thing_id", "name"]),
        (replace(LOAN, out_on=TODAY + DAY, due_on=TODAY + DAY), ["out_on"]),
        (replace(LOAN, due_on=None), ["due_on"]),
        (replace(LOAN, due_on=TODAY - 8 * DAY), ["due_on"]),
        (replace(WAITING, returned_on=TODAY), ["returned_on"]),
        (replace(LOAN, returned_on=TODAY + DAY), ["returned_on"]),
        (replace(LOAN, phone="0" * 61), ["phone"]),
    ],
)
def test_a_loan_says_what_is_missing(loan: Loan, fields: list[str]) -> None:
    assert [fault.field for fault in problems_of_loan(loan, TODAY)] == fields


def test_a_thing_is_with_one_person_and_only_when_it_is_in_order() -> None:
    broken = replace(TENT, state=ThingState.BROKEN)
    assert problems_of_handing(LOAN, TENT, elsewhere=False) == ()
    assert problems_of_handing(WAITING, broken, elsewhere=True) == ()
    (taken,) = problems_of_handing(LOAN, TENT, elsewhere=True)
    (worn,) = problems_of_handing(LOAN, broken, elsewhere=False)
    assert "Partytent is nog niet terug" in taken.sentence
    assert "Partytent is niet in orde" in worn.sentence
