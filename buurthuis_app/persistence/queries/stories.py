"""The stories of a period."""

from uuid import UUID

from sqlalchemy import Column, select

from buurthuis_app.domain.overview import PrintedStory
from buurthuis_app.domain.periods import Period
from buurthuis_app.domain.stories import Story
from buurthuis_app.i18n import listing
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_STORY = schema.story


def within(work: Work, centre_id: UUID, period: Period) -> tuple[Story, ...]:
    """The stories dated in the period, newest first."""
    statement = (
        select(_STORY)
        .where(
            _STORY.c.centre_id == centre_id,
            _STORY.c.date >= period.first,
            _STORY.c.date <= period.last,
        )
        .order_by(_STORY.c.date.desc(), _STORY.c.id.desc())
    )
    return work.store(Story).select(statement)


def printed(work: Work, stories: tuple[Story, ...]) -> tuple[PrintedStory, ...]:
    """The same stories as they may be printed, with the names of their activity and theme."""
    activities = _names(work, schema.activity.c.id, schema.activity.c.title)
    themes = _names(work, schema.theme.c.id, schema.theme.c.name)
    return tuple(
        PrintedStory(
            title=story.title,
            happened=story.happened,
            changed=story.changed,
            matters=story.matters,
            quote=story.quote,
            teller_role=story.teller_role,
            activity=activities.get(story.activity_id, ""),
            theme=listing([themes[key] for key in story.theme_ids if key in themes]),
            date=story.date,
        )
        for story in stories
    )


def _names(work: Work, key: Column[UUID], name: Column[str]) -> dict[UUID | None, str]:
    return {row[0]: row[1] for row in work.connection.execute(select(key, name))}
