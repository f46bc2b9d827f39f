"""Sign-ups: the people of an activity in order, the day on which each is erased, and how often they were there."""

import datetime as dt
from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select, update

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.signups.sign_up import (
    Attended,
    Extension,
    ReportSent,
    SignUp,
    erase_on,
    own_erase_on,
)
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.counts.day_cards import adding_kinds
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.persistence.types import Id

_SIGN_UP = schema.sign_up
_OCCURRENCE = schema.occurrence
_ERASE = (
    update(_SIGN_UP)
    .where(_SIGN_UP.c.id == bindparam("which", type_=Id))
    .values(erase_on=bindparam("on", type_=_SIGN_UP.c.erase_on.type))
)
_LONGEST_SERIES = dt.timedelta(days=20 * 366)

EraseDays = dict[UUID | None, dt.date | None]
"""Day on which each list is erased, by occurrence (None: the activity as a whole)."""


def of_activity(work: Work, activity_id: UUID) -> tuple[SignUp, ...]:
    """Everybody who signed up for the activity or one of its occurrences, in the order of signing up."""
    return work.store(SignUp).find(activity_id=activity_id)


def coming(work: Work, activity_id: UUID, today: dt.date) -> frozenset[UUID]:
    """The occurrences of an activity from today on that were not cancelled."""
    statement = select(_OCCURRENCE.c.id).where(
        _OCCURRENCE.c.activity_id == activity_id,
        _OCCURRENCE.c.date >= today,
        _OCCURRENCE.c.cancelled_because.is_(None),
    )
    return frozenset(work.connection.execute(statement).scalars())


def cancelled(work: Work, activity_id: UUID) -> frozenset[UUID]:
    """The occurrences of an activity that were called off."""
    statement = select(_OCCURRENCE.c.id).where(
        _OCCURRENCE.c.activity_id == activity_id, _OCCURRENCE.c.cancelled_because.is_not(None)
    )
    return frozenset(work.connection.execute(statement).scalars())


def anybody_present(work: Work, occurrence_id: UUID) -> bool:
    """Whether anybody was ticked as present at this occurrence."""
    present = schema.presence.c
    statement = select(present.sign_up_id).where(present.occurrence_id == occurrence_id).limit(1)
    return work.connection.execute(statement).first() is not None


def around(work: Work, activity_id: UUID, first: dt.date, last: dt.date) -> tuple[Occurrence, ...]:
    """The occurrences of an activity in a stretch of days, in order; who signed up for one makes it stay in view."""
    signed_up = select(_SIGN_UP.c.occurrence_id).where(_SIGN_UP.c.activity_id == activity_id)
    return work.store(Occurrence).select(
        select(_OCCURRENCE)
        .where(
            _OCCURRENCE.c.activity_id == activity_id,
            _OCCURRENCE.c.date.between(first, last) | _OCCURRENCE.c.id.in_(signed_up),
        )
        .order_by(_OCCURRENCE.c.date, _OCCURRENCE.c.id)
    )


def erase_days(work: Work, activity: Activity) -> EraseDays:
    """Day on which each list of the activity is erased, from the dates and decisions as they are now.

    The list of a cancelled occurrence is kept as long as that of any other: its people have to be told.
    """
    dates = _dates(work, activity.id)
    sent, until = defaultdict(list), defaultdict(list)
    for report in work.store(ReportSent).find(activity_id=activity.id):
        sent[report.occurrence_id].append(report.sent_on)
    for extension in work.store(Extension).find(activity_id=activity.id):
        until[extension.occurrence_id].append(extension.until)
    lasts: EraseDays = {
        None: _last_day(activity, dates),
        **{occurrence_id: dates[occurrence_id] for occurrence_id in dates},
    }
    return {
        occurrence_id: erase_on(last, activity.keep_days, sent[occurrence_id], until[occurrence_id])
        for occurrence_id, last in lasts.items()
    }


def settle_erasure(work: Work, activity_id: UUID | None = None) -> int:
    """Write with each sign-up when it is erased; return how many days changed.

    To be called in the same unit of work whenever dates of the activity, its `until` or its `keep_days` change,
    and for all activities (None) before erasing. It leaves versions alone: nobody edits this day.
    """
    statement = select(_SIGN_UP.c.activity_id).where(_SIGN_UP.c.name != "").distinct()
    if activity_id is not None:
        statement = statement.where(_SIGN_UP.c.activity_id == activity_id)
    changed = []
    for touched_id in work.connection.execute(statement).scalars().all():
        activity = work.store(Activity).get(touched_id)
        if activity is None:
            continue
        days = erase_days(work, activity)
        for sign_up in of_activity(work, touched_id):
            day = own_erase_on(sign_up, days.get(sign_up.occurrence_id), activity.keep_days)
            if day != sign_up.erase_on and not sign_up.erased:
                changed.append({"which": sign_up.id, "on": day})
    if changed:
        work.connection.execute(_ERASE, changed)
    return len(changed)


def visits(work: Work, centre_id: UUID, occurrence_id: UUID) -> int | None:
    """The visits of an occurrence; None when it was not counted."""
    count = schema.count
    statement = select(func.sum(count.c.number)).where(
        count.c.occurrence_id == occurrence_id, count.c.kind_id.in_(adding_kinds(centre_id))
    )
    total: int | None = work.connection.execute(statement).scalar_one()
    return total


def attendances(work: Work, centre_id: UUID, period: Period) -> dict[UUID, Attended]:
    """By activity how often somebody was ticked as present at a time of the period, and at how many times.

    Nobody is present at a time that was cancelled. Who signs up twice cannot be recognised as one person, so these are
    attendances and never people.
    """
    return {
        row[0]: Attended(attendances=row[1], times=row[2])
        for row in read_together.rows(work, attending, centre_id, period)
    }


def attending(centre_id: UUID, period: Period) -> Select[Any]:
    """What `attendances` asks."""
    return (
        select(
            _OCCURRENCE.c.activity_id,
            func.count(),
            func.count(schema.presence.c.occurrence_id.distinct()),
        )
        .join(schema.presence, schema.presence.c.occurrence_id == _OCCURRENCE.c.id)
        .where(
            _OCCURRENCE.c.centre_id == centre_id,
            _OCCURRENCE.c.date >= period.first,
            _OCCURRENCE.c.date <= period.last,
            _OCCURRENCE.c.cancelled_because.is_(None),
        )
        .group_by(_OCCURRENCE.c.activity_id)
    )


def _dates(work: Work, activity_id: UUID) -> dict[UUID, dt.date]:
    statement = select(_OCCURRENCE.c.id, _OCCURRENCE.c.date).where(
        _OCCURRENCE.c.activity_id == activity_id
    )
    return {row[0]: row[1] for row in work.connection.execute(statement)}


def _last_day(activity: Activity, dates: dict[UUID, dt.date]) -> dt.date | None:
    """The last date of an activity, planned already or still to be planned; None when it goes on without end."""
    from buurthuis_app.domain.activities import recurrence

    known = max(dates.values(), default=activity.first)
    if activity.rule in {"", recurrence.ONCE}:
        return known
    if activity.until is None and not ("COUNT=" in activity.rule or "UNTIL=" in activity.rule):
        return None
    furthest = activity.until or activity.first + _LONGEST_SERIES
    of_rule = recurrence.every_date(activity.rule, activity.first, activity.first, furthest)
    return max([known, *of_rule])
