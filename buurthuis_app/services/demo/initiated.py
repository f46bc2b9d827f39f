"""Step: budgets of years, what residents started, and the money that went to it."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.initiatives.budget import Budget, BudgetPart, Grant, Payment, Split
from buurthuis_app.domain.initiatives.initiative import Initiative, InitiativeState, InitiativeStep
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.demo.house import House
from buurthuis_app.services.demo.ideas import IDEAS, Idea
from buurthuis_app.services.demo.planned import Planned
from buurthuis_app.services.demo.setting import Setting

MERGED_IN = 2016
"""The year in which six budgets of areas became one, of € 90.000."""
_OF_AN_AREA = 15_000_00
_MERGED = 90_000_00
_A_YEAR = 48_000_00
_PART = 7_000_00
_YEARS_BACK = 2


class Initiated(Struct, frozen=True, kw_only=True):
    """Everything of it, parents first."""

    budgets: tuple[Budget, ...]
    parts: tuple[BudgetPart, ...]
    initiatives: tuple[Initiative, ...]
    steps: tuple[InitiativeStep, ...]
    grants: tuple[Grant, ...]
    payments: tuple[Payment, ...]
    activities: tuple[tuple[UUID, UUID], ...]
    """(activity, the initiative that it belongs to)"""


def initiated(house: House, setting: Setting, plan: Planned) -> Initiated:
    """Budgets from the merger up to this year, and the initiatives with their money."""
    budgets = tuple(_budgets(house, setting))
    parts = tuple(_parts(house, budgets[-1]))
    titles = {activity.title: activity.id for activity in plan.activities}
    initiatives, grants, tied = [], [], []
    steps: list[InitiativeStep] = []
    payments: list[Payment] = []
    for idea in IDEAS:
        initiative = _initiative(house, setting, idea)
        initiatives.append(initiative)
        steps += _steps(initiative, setting, idea)
        if idea.activity in titles:
            tied.append((titles[idea.activity], initiative.id))
        if idea.granted is not None:
            grant = _grant(house, setting, initiative, idea, budgets, parts)
            grants.append(grant)
            payments += _payments(setting, grant, idea)
    return Initiated(
        budgets=budgets,
        parts=parts,
        initiatives=tuple(initiatives),
        steps=tuple(steps),
        grants=tuple(grants),
        payments=tuple(payments),
        activities=tuple(tied),
    )


def keep(work: Work, made: Initiated, plan: Planned) -> None:
    """Write all of it, and let activities belong to their initiative."""
    for budget in made.budgets:  # one at a time: each can continue the one before
        work.store(Budget).add(budget)
    work.store(BudgetPart).add(*made.parts)
    work.store(Initiative).add(*made.initiatives)
    work.store(InitiativeStep).add(*made.steps)
    work.store(Grant).add(*made.grants)
    work.store(Payment).add(*made.payments)
    activities = {activity.id: activity for activity in plan.activities}
    for activity_id, initiative_id in made.activities:
        activity = replace(activities[activity_id], initiative_id=initiative_id)
        store = work.store(type(activity))
        store.replace(activity)


def _budgets(house: House, setting: Setting) -> Iterator[Budget]:
    centre_id = house.centre.id
    six = [
        Budget(id=new_id(), centre_id=centre_id, year=MERGED_IN - 1, name=name, amount=_OF_AN_AREA)
        for name in house.areas
    ]
    yield from six
    last = Budget(
        id=new_id(),
        centre_id=centre_id,
        year=MERGED_IN,
        name="Bewonersinitiatieven",
        amount=_MERGED,
        remark="Zes gebiedsbudgetten samengevoegd tot één.",
        former_ids=tuple(sorted(budget.id for budget in six)),
    )
    yield last
    for year in range(setting.today.year - _YEARS_BACK, setting.today.year + 1):
        last = Budget(
            id=new_id(),
            centre_id=centre_id,
            year=year,
            name="Bewonersinitiatieven",
            amount=_A_YEAR,
            split=Split.AREA if year == setting.today.year else Split.NOT,
            former_ids=(last.id,),
        )
        yield last


def _parts(house: House, budget: Budget) -> Iterator[BudgetPart]:
    for area in house.areas.values():
        yield BudgetPart(id=new_id(), budget_id=budget.id, amount=_PART, area_id=area.id)


def _ago(setting: Setting, days: int) -> dt.date:
    return setting.today - dt.timedelta(days=days)


def _initiative(house: House, setting: Setting, idea: Idea) -> Initiative:
    state, since = idea.steps[-1]
    return Initiative(
        id=new_id(),
        centre_id=house.centre.id,
        title=idea.title,
        what=idea.what,
        why=idea.why,
        good_for=idea.good_for,
        state=state,
        since=_ago(setting, since),
        outcome=idea.outcome,
        differs=idea.differs,
        scale=idea.scale,
        our_parts=idea.our_parts,
        theme_ids=tuple(sorted(house.themes[name].id for name in idea.themes)),
        group_ids=tuple(sorted(house.groups[name].id for name in idea.groups)),
        area_ids=tuple(sorted(house.areas[name].id for name in idea.areas)),
        by_residents=True,
        started_by=idea.started_by,
        contact=idea.contact,
        asked=idea.asked,
    )


def _steps(initiative: Initiative, setting: Setting, idea: Idea) -> Iterator[InitiativeStep]:
    for state, days in idea.steps:
        yield InitiativeStep(
            id=new_id(),
            initiative_id=initiative.id,
            state=state,
            date=_ago(setting, days),
            because=idea.because if state is InitiativeState.REJECTED else "",
            recorded_by=COORDINATOR.profile.value,
        )


def _grant(
    house: House,
    setting: Setting,
    initiative: Initiative,
    idea: Idea,
    budgets: tuple[Budget, ...],
    parts: tuple[BudgetPart, ...],
) -> Grant:
    (days,) = (days for state, days in idea.steps if state is InitiativeState.GRANTED)
    date = _ago(setting, days)
    (budget,) = (one for one in budgets if one.year == date.year)
    area = house.areas[idea.areas[0]].id
    own = (part.id for part in parts if part.budget_id == budget.id and part.area_id == area)
    return Grant(
        id=new_id(),
        initiative_id=initiative.id,
        budget_id=budget.id,
        part_id=next(own, None),
        amount=idea.granted or 0,
        date=date,
    )


def _payments(setting: Setting, grant: Grant, idea: Idea) -> Iterator[Payment]:
    paid = 0
    for days, cents, text in idea.payments:
        paid += cents
        yield Payment(
            id=new_id(),
            grant_id=grant.id,
            date=_ago(setting, days),
            amount=cents,
            text=text,
            because=idea.differs if paid > grant.amount else "",
        )
