"""Initiatives of residents in the demo, the budgets of years, and the money that went to them."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from msgspec import Struct

from buurthuis_app.demo.data.goals.initiatives import InitiativeData, StepData, initiatives_data
from buurthuis_app.demo.steps.activities import ActivityRecords
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.initiatives.budget import Budget, BudgetPart, Grant, Payment, Split
from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    InitiativeStep,
    OurPart,
    Scale,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace

MERGED_IN = 2016
"""The year in which six budgets of areas became one, of € 90.000."""
_OF_AN_AREA = 15_000_00
_MERGED = 90_000_00
_A_YEAR = 48_000_00
_PART = 7_000_00
_YEARS_BACK = 2


class InitiativeRecords(Struct, frozen=True, kw_only=True):
    """Budgets and initiatives with all that belongs to them, parents first."""

    budgets: tuple[Budget, ...]
    parts: tuple[BudgetPart, ...]
    initiatives: tuple[Initiative, ...]
    steps: tuple[InitiativeStep, ...]
    grants: tuple[Grant, ...]
    payments: tuple[Payment, ...]
    activities: tuple[tuple[UUID, UUID], ...]
    """(activity, the initiative that it belongs to)"""


def build(house: House, timeline: Timeline, plan: ActivityRecords) -> InitiativeRecords:
    """Budgets from the merger up to this year, and the initiatives with their money."""
    budgets = tuple(_budgets(house, timeline))
    parts = tuple(_parts(house, budgets[-1]))
    titles = {activity.title: activity.id for activity in plan.activities}
    initiatives, grants, tied = [], [], []
    steps: list[InitiativeStep] = []
    payments: list[Payment] = []
    for initiative_data in initiatives_data().initiatives:
        initiative = _initiative(house, timeline, initiative_data)
        initiatives.append(initiative)
        steps += _steps(initiative, timeline, initiative_data)
        if initiative_data.activity in titles:
            tied.append((titles[initiative_data.activity], initiative.id))
        if initiative_data.granted is not None:
            grant = _grant(house, timeline, initiative, initiative_data, budgets, parts)
            grants.append(grant)
            payments += _payments(timeline, grant, initiative_data)
    return InitiativeRecords(
        budgets=budgets,
        parts=parts,
        initiatives=tuple(initiatives),
        steps=tuple(steps),
        grants=tuple(grants),
        payments=tuple(payments),
        activities=tuple(tied),
    )


def keep(work: Work, records: InitiativeRecords, plan: ActivityRecords) -> None:
    """Write all of it, and let activities belong to their initiative."""
    for budget in records.budgets:  # one at a time: each can continue the one before
        work.store(Budget).add(budget)
    work.store(BudgetPart).add(*records.parts)
    work.store(Initiative).add(*records.initiatives)
    work.store(InitiativeStep).add(*records.steps)
    work.store(Grant).add(*records.grants)
    work.store(Payment).add(*records.payments)
    activities = {activity.id: activity for activity in plan.activities}
    for activity_id, initiative_id in records.activities:
        activity = replace(activities[activity_id], initiative_id=initiative_id)
        store = work.store(type(activity))
        store.replace(activity)


def _budgets(house: House, timeline: Timeline) -> Iterator[Budget]:
    centre_id = house.centre.id
    data = initiatives_data().budgets
    six = [
        Budget(id=new_id(), centre_id=centre_id, year=MERGED_IN - 1, name=name, amount=_OF_AN_AREA)
        for name in house.areas
    ]
    yield from six
    last = Budget(
        id=new_id(),
        centre_id=centre_id,
        year=MERGED_IN,
        name=data.name,
        amount=_MERGED,
        remark=data.merger,
        former_ids=tuple(sorted(budget.id for budget in six)),
    )
    yield last
    for year in range(timeline.today.year - _YEARS_BACK, timeline.today.year + 1):
        last = Budget(
            id=new_id(),
            centre_id=centre_id,
            year=year,
            name=data.name,
            amount=_A_YEAR,
            split=Split.AREA if year == timeline.today.year else Split.NOT,
            former_ids=(last.id,),
        )
        yield last


def _parts(house: House, budget: Budget) -> Iterator[BudgetPart]:
    for area in house.areas.values():
        yield BudgetPart(id=new_id(), budget_id=budget.id, amount=_PART, area_id=area.id)


def _ago(timeline: Timeline, days: int) -> dt.date:
    return timeline.today - dt.timedelta(days=days)


def _state(step: StepData) -> InitiativeState:
    return InitiativeState[step.state.upper()]


def _initiative(house: House, timeline: Timeline, initiative_data: InitiativeData) -> Initiative:
    last = initiative_data.steps[-1]
    return Initiative(
        id=new_id(),
        centre_id=house.centre.id,
        title=initiative_data.title,
        what=initiative_data.what,
        why=initiative_data.why,
        good_for=initiative_data.good_for,
        state=_state(last),
        since=_ago(timeline, last.days_ago),
        outcome=initiative_data.outcome,
        differs=initiative_data.differs,
        scale=Scale[initiative_data.scale.upper()],
        our_parts=frozenset(OurPart[part.upper()] for part in initiative_data.our_parts),
        theme_ids=tuple(sorted(house.themes[name].id for name in initiative_data.themes)),
        group_ids=tuple(sorted(house.groups[name].id for name in initiative_data.groups)),
        area_ids=tuple(sorted(house.areas[name].id for name in initiative_data.areas)),
        by_residents=True,
        started_by=initiative_data.started_by,
        contact=initiative_data.contact,
        asked=initiative_data.asked,
    )


def _steps(
    initiative: Initiative, timeline: Timeline, initiative_data: InitiativeData
) -> Iterator[InitiativeStep]:
    for step in initiative_data.steps:
        state = _state(step)
        yield InitiativeStep(
            id=new_id(),
            initiative_id=initiative.id,
            state=state,
            date=_ago(timeline, step.days_ago),
            because=initiative_data.because if state is InitiativeState.REJECTED else "",
            recorded_by=COORDINATOR.profile,
        )


def _grant(
    house: House,
    timeline: Timeline,
    initiative: Initiative,
    initiative_data: InitiativeData,
    budgets: tuple[Budget, ...],
    parts: tuple[BudgetPart, ...],
) -> Grant:
    (step,) = (step for step in initiative_data.steps if _state(step) is InitiativeState.GRANTED)
    date = _ago(timeline, step.days_ago)
    (budget,) = (budget for budget in budgets if budget.year == date.year)
    area = house.areas[initiative_data.areas[0]].id
    own = (part.id for part in parts if part.budget_id == budget.id and part.area_id == area)
    return Grant(
        id=new_id(),
        initiative_id=initiative.id,
        budget_id=budget.id,
        part_id=next(own, None),
        amount=initiative_data.granted or 0,
        date=date,
    )


def _payments(
    timeline: Timeline, grant: Grant, initiative_data: InitiativeData
) -> Iterator[Payment]:
    paid = 0
    for payment in initiative_data.payments:
        paid += payment.cents
        yield Payment(
            id=new_id(),
            grant_id=grant.id,
            date=_ago(timeline, payment.days_ago),
            amount=payment.cents,
            text=payment.text,
            because=initiative_data.differs if paid > grant.amount else "",
        )
