"""The texts in which something can be found, as few columns as it takes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select

from buurthuis_app.domain.initiatives.initiative import InitiativeState
from buurthuis_app.domain.volunteers.fields import searched_names
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.types import Id

_ACTIVITY = schema.activity
_OCCURRENCE = schema.occurrence
_STORY = schema.story
_CENTRE = bindparam("centre", type_=Id)


class ActivityText(NamedTuple):
    """An activity as far as it can be found."""

    id: UUID
    title: str
    description: str
    place: str
    rule: str
    until: dt.date | None
    led_by: str
    room: str | None
    kind: str | None


class OccurrenceText(NamedTuple):
    """Text of one date of an activity."""

    id: UUID
    activity_id: UUID
    title: str
    date: dt.date
    starts: dt.time | None
    cancelled_because: str | None
    room: str | None


class StoryText(NamedTuple):
    """Text of a story."""

    id: UUID
    date: dt.date
    title: str
    happened: str
    changed: str
    matters: str
    quote: str


class InitiativeText(NamedTuple):
    """Text of a residents' initiative."""

    id: UUID
    title: str
    state: InitiativeState
    since: dt.date
    what: str
    good_for: str


class TitledText(NamedTuple):
    """Something with a title and further words."""

    id: UUID
    title: str
    rest: tuple[str, ...]


class MatterText(NamedTuple):
    """Text of a matter that people brought up."""

    id: UUID
    title: str
    since: dt.date
    words: str


class PersonText(NamedTuple):
    """Text of somebody who signed up, as long as the name is kept."""

    id: UUID
    name: str
    activity_id: UUID
    title: str
    date: dt.date | None


class VolunteerText(NamedTuple):
    """A volunteer whose name is kept, with the other texts that are searched."""

    id: UUID
    name: str
    until: dt.date | None
    duties: tuple[str, ...]
    texts: tuple[str, ...]


_ACTIVITIES = (
    select(
        _ACTIVITY.c.id,
        _ACTIVITY.c.title,
        _ACTIVITY.c.description,
        _ACTIVITY.c.place,
        _ACTIVITY.c.rule,
        _ACTIVITY.c.until,
        _ACTIVITY.c.led_by,
        schema.room.c.name,
        schema.activity_kind.c.name,
    )
    .outerjoin(schema.room, schema.room.c.id == _ACTIVITY.c.room_id)
    .outerjoin(schema.activity_kind, schema.activity_kind.c.id == _ACTIVITY.c.kind_id)
    .where(_ACTIVITY.c.centre_id == _CENTRE)
)
_OCCURRENCES = (
    select(
        _OCCURRENCE.c.id,
        _OCCURRENCE.c.activity_id,
        _ACTIVITY.c.title,
        _OCCURRENCE.c.date,
        _OCCURRENCE.c.starts,
        _OCCURRENCE.c.cancelled_because,
        schema.room.c.name,
    )
    .join(_ACTIVITY, _ACTIVITY.c.id == _OCCURRENCE.c.activity_id)
    .outerjoin(schema.room, schema.room.c.id == _OCCURRENCE.c.room_id)
    .where(_OCCURRENCE.c.centre_id == _CENTRE)
    .order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.starts, _ACTIVITY.c.title)
)
_STORIES = select(
    _STORY.c.id,
    _STORY.c.date,
    _STORY.c.title,
    _STORY.c.happened,
    _STORY.c.changed,
    _STORY.c.matters,
    _STORY.c.quote,
).where(_STORY.c.centre_id == _CENTRE)
_PEOPLE = (
    select(
        schema.sign_up.c.id,
        schema.sign_up.c.name,
        schema.sign_up.c.activity_id,
        _ACTIVITY.c.title,
        _OCCURRENCE.c.date,
    )
    .join(_ACTIVITY, _ACTIVITY.c.id == schema.sign_up.c.activity_id)
    .outerjoin(_OCCURRENCE, _OCCURRENCE.c.id == schema.sign_up.c.occurrence_id)
    .where(schema.sign_up.c.centre_id == _CENTRE, schema.sign_up.c.name != "")
)
_ROOMS = select(schema.room.c.id, schema.room.c.name).where(schema.room.c.centre_id == _CENTRE)


def activities(work: Work, centre_id: UUID) -> tuple[ActivityText, ...]:
    """Every activity of the centre."""
    rows = work.connection.execute(_ACTIVITIES, {"centre": centre_id})
    return tuple(ActivityText(*row) for row in rows)


def on_days(work: Work, centre_id: UUID, days: Iterable[dt.date]) -> tuple[OccurrenceText, ...]:
    """Occurrences on these days, in order."""
    statement = _OCCURRENCES.where(_OCCURRENCE.c.date.in_(list(days)))
    rows = work.connection.execute(statement, {"centre": centre_id})
    return tuple(OccurrenceText(*row) for row in rows)


def around(
    work: Work, centre_id: UUID, activity_ids: Iterable[UUID], today: dt.date
) -> tuple[OccurrenceText, ...]:
    """Next date from `today` on and last one before it, of each activity; cancelled ones are passed over."""
    takes_place = (
        _OCCURRENCE.c.activity_id.in_(list(activity_ids)),
        _OCCURRENCE.c.cancelled_because.is_(None),
    )
    group = _OCCURRENCE.c.activity_id
    following = (
        select(group, func.min(_OCCURRENCE.c.date))
        .where(*takes_place, _OCCURRENCE.c.date >= today)
        .group_by(group)
    )
    former = (
        select(group, func.max(_OCCURRENCE.c.date))
        .where(*takes_place, _OCCURRENCE.c.date < today)
        .group_by(group)
    )
    asked_dates = {
        (row[0], row[1])
        for statement in (following, former)
        for row in work.connection.execute(statement)
    }
    if not asked_dates:
        return ()
    nearby_rows = on_days(work, centre_id, {date for _activity, date in asked_dates})
    return tuple(
        row
        for row in nearby_rows
        if (row.activity_id, row.date) in asked_dates and row.cancelled_because is None
    )


def rooms(work: Work, centre_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """The rooms of the house with their names."""
    rows = work.connection.execute(_ROOMS, {"centre": centre_id})
    return tuple((row[0], row[1]) for row in rows)


def stories(work: Work, centre_id: UUID) -> tuple[StoryText, ...]:
    """Every story of the centre."""
    rows = work.connection.execute(_STORIES, {"centre": centre_id})
    return tuple(StoryText(*row) for row in rows)


def people(work: Work, centre_id: UUID) -> tuple[PersonText, ...]:
    """Everybody who signed up and whose name is still kept."""
    rows = work.connection.execute(_PEOPLE, {"centre": centre_id})
    return tuple(PersonText(*row) for row in rows)


def initiatives(work: Work, centre_id: UUID) -> Iterable[InitiativeText]:
    """The residents' initiatives, without who started them."""
    table = schema.initiative
    statement = select(*(table.c[name] for name in InitiativeText._fields)).where(
        table.c.centre_id == centre_id
    )
    return [InitiativeText(*row) for row in work.connection.execute(statement)]


def titled(
    work: Work, centre_id: UUID, name: str, title: str, *further: str
) -> tuple[TitledText, ...]:
    """The rows of the table `name` that have something under `title`, with the words of these further columns."""
    table = schema.table(name)
    columns = (table.c[each] for each in (title, *further))
    statement = select(table.c.id, *columns).where(
        table.c.centre_id == centre_id, table.c[title] != ""
    )
    return tuple(
        TitledText(row[0], row[1], tuple(row[2:])) for row in work.connection.execute(statement)
    )


def matters(work: Work, centre_id: UUID) -> Iterable[MatterText]:
    """What people brought up, with what was answered."""
    table = schema.matter
    statement = select(*(table.c[name] for name in MatterText._fields)).where(
        table.c.centre_id == centre_id
    )
    return [MatterText(*row) for row in work.connection.execute(statement)]


def volunteers(work: Work, centre_id: UUID) -> tuple[VolunteerText, ...]:
    """Every volunteer whose name is kept, by name, with the names of the duties."""
    volunteer, link, duty = schema.volunteer, schema.volunteer_duty, schema.duty
    named = select(link.c.volunteer_id, duty.c.name).join(duty, duty.c.id == link.c.duty_id)
    duties: dict[UUID, list[str]] = defaultdict(list)
    for volunteer_id, name in work.connection.execute(named.order_by(duty.c.position)):
        duties[volunteer_id].append(name)
    texts = [volunteer.c[name] for name in searched_names() if name != "name"]
    statement = (
        select(volunteer.c.id, volunteer.c.name, volunteer.c.until, *texts)
        .where(volunteer.c.centre_id == centre_id, volunteer.c.name != "")
        .order_by(volunteer.c.name)
    )
    return tuple(
        VolunteerText(key, name, until, tuple(duties[key]), tuple(found))
        for key, name, until, *found in work.connection.execute(statement)
    )
