"""What an initiative, its steps and its money must be like."""

import datetime as dt

import pytest

from buurthuis_app.domain.initiatives import budget as money
from buurthuis_app.domain.initiatives.budget import Budget, BudgetPart, Grant, Payment
from buurthuis_app.domain.initiatives.initiative import (
    PATHS,
    Initiative,
    InitiativeState,
    InitiativeStep,
    OurPart,
    Scale,
    part_names,
    problems,
    problems_of_step,
    scale_names,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.money import MOST_CENTS
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
GARDEN = Initiative(
    id=new_id(),
    centre_id=new_id(),
    title="Geveltuinen in de Molenstraat",
    good_for="Alle buren in de straat zitten straks in het groen.",
    since=dt.date(2026, 3, 1),
    by_residents=True,
)
BUDGET = Budget(id=new_id(), centre_id=GARDEN.centre_id, year=2026, name="Buurten", amount=1000_00)


def step(state: InitiativeState, date: dt.date = TODAY, because: str = "") -> InitiativeStep:
    return InitiativeStep(
        id=new_id(),
        initiative_id=GARDEN.id,
        state=state,
        date=date,
        because=because,
        recorded_by=Profile.COORDINATOR,
    )


def test_a_whole_initiative_has_no_problems() -> None:
    assert not problems(GARDEN)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "  ", "naam"),
        ("title", "x" * 121, "langer dan 120"),
        ("good_for", "", "voor wie dit goed is"),
        ("by_residents", False, "van bewoners zelf"),
        ("asked", -1, "kan niet"),
        ("asked", MOST_CENTS + 1, "kan niet"),
        ("contact", "x" * 201, "langer dan 200"),
        ("what", "x" * 4001, "langer dan 4000"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(field: str, value: object, words: str) -> None:
    (problem,) = problems(replace(GARDEN, **{field: value}))  # type: ignore[arg-type]
    assert problem.field == field
    assert words in problem.sentence


def test_every_state_can_be_left_and_every_path_leads_to_a_state() -> None:
    assert set(PATHS) == set(InitiativeState)
    assert all(paths and state not in paths for state, paths in PATHS.items())
    assert {state for state in InitiativeState if state.over} == {
        InitiativeState.ACCOUNTED,
        InitiativeState.REJECTED,
    }


@pytest.mark.parametrize("state", InitiativeState)
@pytest.mark.parametrize("other", InitiativeState)
def test_only_allowed_paths_are_open(state: InitiativeState, other: InitiativeState) -> None:
    there = replace(GARDEN, state=state, outcome="Tien tuinen")
    found = problems_of_step(there, step(other, because="Besproken"), today=TODAY, granted=True)
    assert (not found) == (other in PATHS[state])


@pytest.mark.parametrize(
    ("state", "wanted", "field"),
    [
        (InitiativeState.IDEA, step(InitiativeState.REJECTED), "because"),
        (InitiativeState.UNDER_WAY, step(InitiativeState.ACCOUNTED), "outcome"),
        (InitiativeState.IDEA, step(InitiativeState.SUBMITTED, dt.date(2026, 2, 28)), "date"),
        (InitiativeState.IDEA, step(InitiativeState.SUBMITTED, dt.date(2026, 11, 23)), "date"),
        (InitiativeState.SUBMITTED, step(InitiativeState.GRANTED), "state"),
        (InitiativeState.IDEA, step(InitiativeState.SUBMITTED, because="x" * 4001), "because"),
    ],
)
def test_a_step_that_misses_something_is_stopped(
    state: InitiativeState, wanted: InitiativeStep, field: str
) -> None:
    asked = replace(GARDEN, state=state, asked=100_00)
    (problem,) = problems_of_step(asked, wanted, today=TODAY, granted=False)
    assert problem.field == field


def test_what_asked_for_no_money_is_granted_without_any() -> None:
    submitted = replace(GARDEN, state=InitiativeState.SUBMITTED)
    assert not problems_of_step(
        submitted, step(InitiativeState.GRANTED), today=TODAY, granted=False
    )


def part(amount: int, **of: object) -> BudgetPart:
    return BudgetPart(id=new_id(), budget_id=BUDGET.id, amount=amount, **of)  # type: ignore[arg-type]


def test_the_parts_of_a_budget_are_never_more_than_the_whole() -> None:
    assert not money.problems(BUDGET, [part(400_00, area_id=new_id())] * 1, [])
    (problem,) = money.problems(
        BUDGET, [part(600_00, area_id=new_id()), part(400_01, area_id=new_id())], []
    )
    assert "€\xa00,01 meer" in problem.sentence


def test_what_is_wrong_with_a_budget_is_said() -> None:
    area = new_id()
    later = replace(BUDGET, id=new_id(), year=2026)
    wrong = replace(BUDGET, year=1900, name=" ", amount=MOST_CENTS + 1, remark="x" * 1001)
    found = money.problems(wrong, [part(1, area_id=area), part(-1, area_id=area)], [later])
    assert [problem.field for problem in found] == [
        *("year", "name", "remark", "amount", "parts", "parts", "former_ids"),
    ]


def test_what_is_wrong_with_a_grant_or_a_payment_is_said() -> None:
    grant = Grant(
        id=new_id(),
        initiative_id=GARDEN.id,
        budget_id=BUDGET.id,
        part_id=None,
        amount=-1,
        date=TODAY + dt.timedelta(days=1),
        because="x" * 1001,
    )
    fields = [problem.field for problem in money.problems_of_grant(grant, TODAY)]
    assert fields == ["amount", "date", "because"]
    payment = Payment(id=new_id(), grant_id=grant.id, date=TODAY, amount=0, text=" ")
    fields = [problem.field for problem in money.problems_of_payment(payment, TODAY)]
    assert fields == ["amount", "text"]
    long = replace(payment, amount=5, text="x" * 1001, because="x" * 1001)
    fields = [problem.field for problem in money.problems_of_payment(long, TODAY)]
    assert fields == ["text", "because"]
    assert (long.paid, replace(long, returned=True).paid) == (5, -5)


def test_every_scale_and_every_part_of_ours_has_a_dutch_name_of_its_own() -> None:
    scales, parts = scale_names(), part_names()
    assert set(scales) == set(Scale)
    assert set(parts) == set(OurPart)
    assert len(set(scales.values())) == len(Scale)
    assert (scales[Scale.DOORWAY], parts[OurPart.ADVISE]) == ("portiek", "adviseren")
