"""Extra figures of an overview: cancelled occurrences, tenants, sign-ups, and numbers that were corrected."""

import datetime as dt
from collections import Counter, defaultdict
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, distinct, exists, func, or_, select

from buurthuis_app.domain.activities.activity import Organiser, title_at
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.counts.count import TallyRole
from buurthuis_app.domain.overviews.extra_figures import BeyondVisits, CalledOff, Meeting
from buurthuis_app.domain.overviews.tenants import Tenancy
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.signups.sign_up import Attended, Place
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.counts.day_cards import adding_kinds
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.persistence.queries.shared.stretches import of_centre
from buurthuis_app.persistence.queries.signups import signups

_OCCURRENCE = schema.occurrence
_ACTIVITY = schema.activity
_SIGN_UP = schema.sign_up


def called_off(work: Work, centre_id: UUID, period: Period) -> tuple[CalledOff, ...]:
    """Planned occurrences of the period that were cancelled, by date and title."""
    found = read_together.rows(work, calling_off, centre_id, period)
    return tuple(
        CalledOff(
            occurrence_id=occurrence, activity_id=activity, title=title, date=date, because=because
        )
        for date, title, occurrence, activity, because in sorted(found, key=itemgetter(0, 1, 2))
    )


def calling_off(centre_id: UUID, period: Period) -> Select[Any]:
    """What `called_off` asks."""
    return (
        select(
            _OCCURRENCE.c.date,
            _ACTIVITY.c.title,
            _OCCURRENCE.c.id,
            _ACTIVITY.c.id,
            _OCCURRENCE.c.cancelled_because,
        )
        .join(_ACTIVITY, _ACTIVITY.c.id == _OCCURRENCE.c.activity_id)
        .where(
            *_inside(centre_id, period),
            _OCCURRENCE.c.cancelled_because.is_not(None),
            _OCCURRENCE.c.planned_for.is_not(None),
        )
    )


def beyond_visits(work: Work, centre_id: UUID, period: Period) -> tuple[BeyondVisits, ...]:
    """Held occurrences of the period of which a part is larger than the visits, by date and title."""
    found = read_together.rows(work, exceeding, centre_id, period)
    return tuple(
        BeyondVisits(
            occurrence_id=row[3], title=title_at(row[1], row[4], row[5]), date=row[0], kind=row[6]
        )
        for row in sorted(found, key=itemgetter(0, 1, 2))
    )


def exceeding(centre_id: UUID, period: Period) -> Select[Any]:
    """What `beyond_visits` asks."""
    adding = schema.count.alias()
    visits = (
        select(func.sum(adding.c.number))
        .where(
            adding.c.occurrence_id == _OCCURRENCE.c.id,
            adding.c.kind_id.in_(adding_kinds(centre_id)),
        )
        .scalar_subquery()
    )
    # Named outright, so that a number is found by its key instead of among all of its occurrence.
    parts = select(schema.tally_kind.c.id).where(
        schema.tally_kind.c.centre_id == centre_id, schema.tally_kind.c.role == TallyRole.OF_WHOM
    )
    return (
        select(
            _OCCURRENCE.c.date,
            _ACTIVITY.c.title,
            schema.tally_kind.c.position,
            _OCCURRENCE.c.id,
            _ACTIVITY.c.further,
            _OCCURRENCE.c.starts,
            schema.tally_kind.c.name,
        )
        .join(_ACTIVITY, _ACTIVITY.c.id == _OCCURRENCE.c.activity_id)
        .join(schema.count, schema.count.c.occurrence_id == _OCCURRENCE.c.id)
        .join(schema.tally_kind, schema.tally_kind.c.id == schema.count.c.kind_id)
        .where(
            *_inside(centre_id, period),
            _OCCURRENCE.c.cancelled_because.is_(None),
            schema.count.c.kind_id.in_(parts),
            schema.count.c.number > visits,
        )
    )


def tenancies(work: Work, centre_id: UUID, period: Period) -> tuple[Tenancy, ...]:
    """What each tenant hired in the period: by the name of the group, or, where that is erased, by the activity."""
    hired: dict[str, list[tuple[str, UUID | None]]] = defaultdict(list)
    for key, name, rule, room_id in read_together.rows(work, hiring, centre_id, period):
        hired[name.strip().casefold() or str(key)].append((rule, room_id))
    return tuple(
        Tenancy(
            tenant=tenant,
            repeats=any(rule not in {"", ONCE} for rule, _room_id in times),
            times=len(times),
            room_ids=frozenset(room_id for _rule, room_id in times if room_id is not None),
        )
        for tenant, times in hired.items()
    )


def hiring(centre_id: UUID, period: Period) -> Select[Any]:
    """What `tenancies` asks."""
    return (
        select(_ACTIVITY.c.id, _ACTIVITY.c.organised_by, _ACTIVITY.c.rule, _OCCURRENCE.c.room_id)
        .join(_OCCURRENCE, _OCCURRENCE.c.activity_id == _ACTIVITY.c.id)
        .where(
            _ACTIVITY.c.organiser == Organiser.TENANT,
            *_inside(centre_id, period),
            _OCCURRENCE.c.cancelled_because.is_(None),
        )
    )


def meetings(work: Work, centre_id: UUID, period: Period, today: dt.date) -> tuple[Meeting, ...]:
    """Each activity with sign-up that was held in the period: its people, erased names included, by title.

    Who signed up for the whole activity counts when it was held; who signed up for one time only for that time.
    """
    held: Counter[UUID] = Counter(
        {row[0]: row[1] for row in read_together.rows(work, holding, centre_id, period, today)}
    )
    people = Counter(
        {
            (row[0], row[1]): row[2]
            for row in read_together.rows(work, joining, centre_id, period, today)
        }
    )
    present = signups.attendances(work, centre_id, period)
    nobody = Attended(attendances=0, times=0)
    found = read_together.rows(work, with_sign_up, centre_id)
    by_title = sorted(found, key=lambda row: (folded(row[1]), row[0]))
    return tuple(
        Meeting(
            activity_id=key,
            title=title,
            held=held[key],
            placed=people[key, Place.PLACED],
            waiting=people[key, Place.WAITING],
            withdrawn=people[key, Place.WITHDRAWN],
            attendances=present.get(key, nobody).attendances,
            ticked=present.get(key, nobody).times,
        )
        for key, title in by_title
        if held[key]
    )


def corrected(work: Work, centre_id: UUID, period: Period) -> dict[UUID, int]:
    """Number of occurrences of each activity in the period with a number that was changed after the day."""
    return {row[0]: row[1] for row in read_together.rows(work, correcting, centre_id, period)}


def correcting(centre_id: UUID, period: Period) -> Select[Any]:
    """What `corrected` asks."""
    return (
        select(_OCCURRENCE.c.activity_id, func.count(distinct(_OCCURRENCE.c.id)))
        .join(schema.correction, schema.correction.c.occurrence_id == _OCCURRENCE.c.id)
        .where(*_inside(centre_id, period), _OCCURRENCE.c.cancelled_because.is_(None))
        .group_by(_OCCURRENCE.c.activity_id)
    )


def with_sign_up(centre_id: UUID) -> Select[Any]:
    """Asks for the activities that people sign up for."""
    return select(_ACTIVITY.c.id, _ACTIVITY.c.title).where(
        _ACTIVITY.c.centre_id == centre_id, _ACTIVITY.c.sign_up
    )


def holding(centre_id: UUID, period: Period, today: dt.date) -> Select[Any]:
    """Asks how often each activity was held."""
    return (
        select(_OCCURRENCE.c.activity_id, func.count())
        .where(*_took_place(centre_id, period, today))
        .group_by(_OCCURRENCE.c.activity_id)
    )


def joining(centre_id: UUID, period: Period, today: dt.date) -> Select[Any]:
    """Asks for the numbers of people on the lists of each activity."""
    held = select(_OCCURRENCE.c.id).where(*_took_place(centre_id, period, today))
    return (
        select(_SIGN_UP.c.activity_id, _SIGN_UP.c.place, func.count())
        .where(
            _SIGN_UP.c.centre_id == centre_id,
            or_(_SIGN_UP.c.occurrence_id.is_(None), _SIGN_UP.c.occurrence_id.in_(held)),
        )
        .group_by(_SIGN_UP.c.activity_id, _SIGN_UP.c.place)
    )


def _took_place(centre_id: UUID, period: Period, today: dt.date) -> tuple[ColumnElement[bool], ...]:
    counted = exists().where(
        schema.count.c.occurrence_id == _OCCURRENCE.c.id,
        schema.count.c.kind_id.in_(adding_kinds(centre_id)),
    )
    return (
        *_inside(centre_id, period),
        _OCCURRENCE.c.cancelled_because.is_(None),
        or_(_OCCURRENCE.c.date < today, counted),
    )


def _inside(centre_id: UUID, period: Period) -> tuple[ColumnElement[bool], ...]:
    return (
        of_centre(centre_id),
        _OCCURRENCE.c.date >= period.first,
        _OCCURRENCE.c.date <= period.last,
    )
