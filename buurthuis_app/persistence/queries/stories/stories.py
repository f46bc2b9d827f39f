"""The stories of a period."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Select, exists, select

from buurthuis_app.domain.activities.activity import title_at
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.domain.stories.story import (
    RemarkToTell,
    Story,
    StoryChoice,
    StoryPhoto,
    period_key,
)
from buurthuis_app.i18n import listing
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.records import replace

_STORY = schema.story


def within(work: Work, centre_id: UUID, period: Period) -> tuple[Story, ...]:
    """The stories dated in the period, newest first."""
    statement = select(_STORY).where(
        _STORY.c.centre_id == centre_id,
        _STORY.c.date >= period.first,
        _STORY.c.date <= period.last,
    )

    def ask() -> tuple[Story, ...]:
        (found,) = read_together.read(work, (Story, statement))
        return tuple(sorted(found, key=lambda story: (story.date, story.id), reverse=True))

    return work.once(("stories within", centre_id, period.first, period.last), ask)


def printed(
    work: Work, stories: tuple[Story, ...], reasons: Mapping[UUID, str] | None = None
) -> tuple[PrintedStory, ...]:
    """The same stories as they may be printed, with the names of their activity and theme.

    `reasons` says of each story why it was chosen, when it was.
    """
    because = reasons or {}
    activities = {
        row[0]: row[1] for row in read_together.rows(work, naming, schema.activity.c.title)
    }
    themes = {row[0]: row[1] for row in read_together.rows(work, naming, schema.theme.c.name)}
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
            themes=tuple(themes[key] for key in story.theme_ids if key in themes),
            story_id=story.id,
            date=story.date,
            chosen_because=because.get(story.id, ""),
            photo_shows=story.photo_shows if story.photo_may_leave else "",
            photo_id=story.photo_id if story.photo_may_leave else None,
            photo_stays=story.photo_id is not None and not story.photo_may_leave,
        )
        for story in stories
    )


def chosen_for(
    work: Work, centre_id: UUID, shareable: tuple[Story, ...], period: Period
) -> tuple[PrintedStory, ...]:
    """Stories that the overview of a period prints, with the reason: those chosen for it, or all of them.

    All, when none was chosen or none of the chosen may be shared any more.
    """
    reasons = choices(work, centre_id, period)
    ours = tuple(story for story in shareable if story.id in reasons)
    return printed(work, ours or shareable, reasons)


def with_photos(work: Work, printed_stories: tuple[PrintedStory, ...]) -> tuple[PrintedStory, ...]:
    """The same stories with their pictures, for paper."""
    keys = {story.photo_id for story in printed_stories if story.photo_id is not None}
    statement = select(schema.story_photo).where(
        schema.story_photo.c.id.in_(keys), schema.story_photo.c.content != b""
    )
    photos: dict[UUID | None, StoryPhoto] = (
        {photo.id: photo for photo in work.store(StoryPhoto).select(statement)} if keys else {}
    )
    return tuple(replace(story, photo=photos.get(story.photo_id)) for story in printed_stories)


def choices(work: Work, centre_id: UUID, period: Period) -> dict[UUID, str]:
    """Stories chosen for the overview of a period, with the reason."""
    return {choice.story_id: choice.reason for choice in kept_choices(work, centre_id, period)}


def kept_choices(work: Work, centre_id: UUID, period: Period) -> tuple[StoryChoice, ...]:
    """The choices that a centre made for the overview of a period."""
    return read_together.records(work, StoryChoice, choosing, centre_id, period)


def choosing(centre_id: UUID, period: Period) -> Select[Any]:
    """What `kept_choices` asks."""
    choice = schema.story_choice
    return (
        select(choice)
        .join(_STORY, _STORY.c.id == choice.c.story_id)
        .where(_STORY.c.centre_id == centre_id, choice.c.period == period_key(period))
    )


def choices_of(work: Work, story_id: UUID) -> tuple[StoryChoice, ...]:
    """Periods for which a story was chosen."""
    return work.store(StoryChoice).find(story_id=story_id)


def remarks(work: Work, centre_id: UUID, period: Period) -> tuple[RemarkToTell, ...]:
    """Remarks noted with the counts of a period that are no story yet, newest first."""
    once = schema.occurrence
    already_story = exists().where(
        _STORY.c.occurrence_id == once.c.id, _STORY.c.happened == once.c.remark
    )
    statement = (
        select(
            once.c.id,
            once.c.date,
            schema.activity.c.title,
            schema.activity.c.further,
            once.c.starts,
            once.c.remark,
        )
        .join(schema.activity, schema.activity.c.id == once.c.activity_id)
        .where(
            once.c.centre_id == centre_id,
            once.c.date.between(period.first, period.last),
            once.c.remark != "",
            ~already_story,
        )
        .order_by(once.c.date.desc(), once.c.id)
    )
    return tuple(
        RemarkToTell(
            occurrence_id=row[0],
            date=row[1],
            activity=title_at(row[2], row[3], row[4]),
            remark=row[5],
        )
        for row in work.connection.execute(statement)
    )


def naming(name: Column[str]) -> Select[Any]:
    """Asks what each record of a table is called."""
    return select(name.table.c.id, name)
