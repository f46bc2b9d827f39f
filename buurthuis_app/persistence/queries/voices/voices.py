"""Matters of a centre with what was said of them, what they became, and where voices can come from."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, select

from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.voices.became import became
from buurthuis_app.domain.voices.figures import VoicesYear, year_of
from buurthuis_app.domain.voices.matter import BecameOf, Matter, MatterNote, Reaction
from buurthuis_app.domain.voices.voice import Voice
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.initiatives import initiatives
from buurthuis_app.persistence.queries.promises import promises
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.records import replace


class Heard(NamedTuple):
    """All matters of a centre, what was said about them, and how they stood."""

    matters: tuple[Matter, ...]
    voices: tuple[Voice, ...]
    notes: tuple[MatterNote, ...]


def everything(work: Work, centre_id: UUID) -> Heard:
    """All of it, in the order of their ids."""
    return Heard(
        read_together.records(work, Matter, raising, centre_id),
        read_together.records(work, Voice, saying, centre_id),
        read_together.records(work, MatterNote, noting, centre_id),
    )


def raising(centre_id: UUID) -> Select[Any]:
    """Asks for all matters."""
    return select(schema.matter).where(schema.matter.c.centre_id == centre_id)


def saying(centre_id: UUID) -> Select[Any]:
    """Asks for what was said about them."""
    return select(schema.voice).where(schema.voice.c.matter_id.in_(_ids(centre_id)))


def noting(centre_id: UUID) -> Select[Any]:
    """Asks for how they stood."""
    return select(schema.matter_note).where(schema.matter_note.c.matter_id.in_(_ids(centre_id)))


def _ids(centre_id: UUID) -> Select[Any]:
    return raising(centre_id).with_only_columns(schema.matter.c.id)


def became_in(
    work: Work, centre_id: UUID, matters: Sequence[Matter], year: int
) -> dict[UUID, BecameOf]:
    """By matter, the promise or initiative that it became, as that stood in a year."""
    if not any(matter.promise_id or matter.initiative_id for matter in matters):
        return {}
    books = initiatives.books(work, centre_id)
    of_initiatives = (books.initiatives, books.steps)
    return became(matters, promises.everything(work, centre_id), of_initiatives, year)


def year_in(work: Work, centre_id: UUID, year: int, today: dt.date) -> VoicesYear:
    """The matters of a year as they may go outside: without the words of a story that may not."""
    heard = everything(work, centre_id)
    became_of = became_in(work, centre_id, heard.matters, year)
    voices = _for_outside(work, heard.voices, today)
    return year_of(heard.matters, voices, heard.notes, became_of, year, today)


def _for_outside(work: Work, voices: Sequence[Voice], today: dt.date) -> list[Voice]:
    keys = {voice.story_id for voice in voices if voice.story_id is not None}
    if not keys:
        return list(voices)
    told = work.store(Story).select(select(schema.story).where(schema.story.c.id.in_(keys)))
    inside = {story.id for story in told if not story.shareable(today)}
    return [replace(voice, words="") if voice.story_id in inside else voice for voice in voices]


def late_plans(work: Work, centre_id: UUID, today: dt.date) -> tuple[str, ...]:
    """What was to be done before today and is not, the longest ago first."""
    matter = schema.matter
    statement = (
        select(matter.c.title)
        .where(
            matter.c.centre_id == centre_id,
            matter.c.reaction == Reaction.PLAN,
            matter.c.done_on.is_(None),
            matter.c.due_on < today,
        )
        .order_by(matter.c.due_on, matter.c.id)
    )
    return tuple(work.connection.execute(statement).scalars())
