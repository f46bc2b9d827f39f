"""Initiatives of a centre and their money, and the records that belong to one of them."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy import Table, select, union_all

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.initiatives.budget import Budget, BudgetPart, Grant, Payment
from buurthuis_app.domain.initiatives.figures import Books
from buurthuis_app.domain.initiatives.initiative import Initiative, InitiativeStep
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

R = TypeVar("R")


def books(work: Work, centre_id: UUID) -> Books:
    """Books of the centre: its initiatives with their steps, and all of their money."""
    return work.once(("books", centre_id), lambda: _books(work, centre_id))


def _books(work: Work, centre_id: UUID) -> Books:
    budgets = work.store(Budget).find(centre_id=centre_id)
    of_budgets = select(schema.budget.c.id).where(schema.budget.c.centre_id == centre_id)
    grant, payment = schema.grant, schema.payment
    grants = select(grant).where(grant.c.budget_id.in_(of_budgets)).order_by(grant.c.id)
    paid = (
        select(payment)
        .join(grant, grant.c.id == payment.c.grant_id)
        .where(grant.c.budget_id.in_(of_budgets))
        .order_by(payment.c.id)
    )
    return Books(
        initiatives=work.store(Initiative).find(centre_id=centre_id),
        steps=_of_parents(work, InitiativeStep, schema.initiative_step, "initiative_id", centre_id),
        budgets=budgets,
        parts=_of_parents(work, BudgetPart, schema.budget_part, "budget_id", centre_id),
        grants=work.store(Grant).select(grants),
        payments=work.store(Payment).select(paid),
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
    return work.once(("names", centre_id), lambda: _names(work, centre_id))


def _names(work: Work, centre_id: UUID) -> dict[UUID, str]:
    asked = union_all(
        *(
            select(table.c.id, table.c.name).where(table.c.centre_id == centre_id)
            for table in (schema.theme, schema.target_group, schema.area)
        )
    )
    return {row[0]: row[1] for row in work.connection.execute(asked)}


def _of_parents(
    work: Work, record: type[R], table: Table, refers: str, centre_id: UUID
) -> tuple[R, ...]:
    """The records that belong to something of the centre."""
    (key,) = table.c[refers].foreign_keys
    parent = key.column.table
    statement = (
        select(table)
        .join(parent, parent.c.id == table.c[refers])
        .where(parent.c.centre_id == centre_id)
        .order_by(table.c.id)
    )
    return work.store(record).select(statement)
