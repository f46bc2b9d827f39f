"""Areas: the activities, initiatives and stories of each."""

import datetime as dt
from uuid import UUID

from sqlalchemy import func, select

from buurthuis_app.domain.initiatives.initiative import Initiative
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work


def activities_of(work: Work, area_id: UUID) -> frozenset[UUID]:
    """The activities of an area."""
    activity = schema.activity
    asked = select(activity.c.id).where(activity.c.area_id == area_id)
    return frozenset(work.connection.execute(asked).scalars())


def initiatives_of(work: Work, area_id: UUID) -> tuple[Initiative, ...]:
    """The initiatives in an area, the newest step first."""
    initiative, tied = schema.initiative, schema.initiative_area
    return work.store(Initiative).select(
        select(initiative)
        .join(tied, tied.c.initiative_id == initiative.c.id)
        .where(tied.c.area_id == area_id)
        .order_by(initiative.c.since.desc(), initiative.c.id)
    )


def stories_of(work: Work, area_id: UUID, period: Period) -> tuple[Story, ...]:
    """The stories about an area: those that name it, and those of its activities that name no other. Newest first."""
    story, activity = schema.story, schema.activity
    of_activity = select(activity.c.id).where(activity.c.area_id == area_id)
    return work.store(Story).select(
        select(story)
        .where(
            (story.c.area_id == area_id)
            | (story.c.area_id.is_(None) & story.c.activity_id.in_(of_activity)),
            story.c.date.between(period.first, period.last),
        )
        .order_by(story.c.date.desc(), story.c.id.desc())
    )


def first_day(work: Work, centre_id: UUID) -> dt.date | None:
    """The day of the first occurrence."""
    occurrence = schema.occurrence
    asked = select(func.min(occurrence.c.date)).where(occurrence.c.centre_id == centre_id)
    first_date: dt.date | None = work.connection.execute(asked).scalar_one()
    return first_date
