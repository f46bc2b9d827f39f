"""Initiatives of a centre and their money, and the records that belong to one of them."""

from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, select, union_all

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.initiatives.budget import Budget, BudgetPart, Grant, Payment
from buurthuis_app.domain.initiatives.figures import Books
from buurthuis_app.domain.initiatives.initiative import Initiative, InitiativeStep
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together


def books(work: Work, centre_id: UUID) -> Books:
    """Books of the centre: its initiatives with their steps, and all of their money."""
    return work.once(("books", centre_id), lambda: _books(work, centre_id))


def _books(work: Work, centre_id: UUID) -> Books:
    budget, grant, payment = schema.budget, schema.grant, schema.payment
    initiative, step, part = schema.initiative, schema.initiative_step, schema.budget_part
    initiatives = select(initiative).where(initiative.c.centre_id == centre_id)
    budgets = select(budget).where(budget.c.centre_id == centre_id)
    of_budgets = budgets.with_only_columns(budget.c.id)
    grants = select(grant).where(grant.c.budget_id.in_(of_budgets))
    of_initiatives = initiatives.with_only_columns(initiative.c.id)
    found = read_together.read(
        work,
        (Initiative, initiatives),
        (InitiativeStep, select(step).where(step.c.initiative_id.in_(of_initiatives))),
        (Budget, budgets),
        (BudgetPart, select(part).where(part.c.budget_id.in_(of_budgets))),
        (Grant, grants),
        (
            Payment,
            select(payment).where(payment.c.grant_id.in_(grants.with_only_columns(grant.c.id))),
        ),
    )
    return Books(
        initiatives=found[0],
        steps=found[1],
        budgets=found[2],
        parts=found[3],
        grants=found[4],
        payments=found[5],
    )


def steps_of(work: Work, initiative_id: UUID) -> tuple[InitiativeStep, ...]:
    """The history of an initiative, in order."""
    steps = work.store(InitiativeStep).find(initiative_id=initiative_id)
    return tuple(sorted(steps, key=lambda step: (step.date, step.id)))


def belonging(work: Work, initiative_id: UUID) -> tuple[tuple[Activity, ...], tuple[Story, ...]]:
    """The activities and stories of an initiative, by title and by day."""
    activities = work.store(Activity).find(initiative_id=initiative_id)
    stories = work.store(Story).find(initiative_id=initiative_id)
    return (
        tuple(sorted(activities, key=lambda activity: folded(activity.title))),
        tuple(sorted(stories, key=lambda story: (story.date, story.id))),
    )


def names(work: Work, centre_id: UUID) -> dict[UUID, str]:
    """The names of the themes, target groups and areas of the centre."""
    return {row[0]: row[1] for row in read_together.rows(work, naming, centre_id)}


def naming(centre_id: UUID) -> CompoundSelect[Any]:
    """What `names` asks."""
    return union_all(
        *(
            select(table.c.id, table.c.name).where(table.c.centre_id == centre_id)
            for table in (schema.theme, schema.target_group, schema.area)
        )
    )
