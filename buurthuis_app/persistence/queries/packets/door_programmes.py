"""Programmes of doors, put together from what is planned."""

import datetime as dt
from uuid import UUID

from sqlalchemy import or_, select

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import (
    ActivityKind,
    Area,
    ClosedDay,
    Room,
    TargetGroup,
    Theme,
)
from buurthuis_app.domain.centre.opening_hours import OpeningHours
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.packets.paired_door import KEPT_BEFORE, PLANNED_AHEAD, PairedDoor
from buurthuis_app.domain.packets.programme import (
    Programme,
    activity_at_door,
    area_at_door,
    closed_day_at_door,
    occurrence_at_door,
    questionnaire_at_door,
    sign_up_at_door,
)
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.domain.surveys.survey import Survey
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.surveys import surveys


def programme_of(work: Work, door: PairedDoor, today: dt.date) -> Programme:
    """What is planned for a door around today. The number is still to be given."""
    of_centre = {"centre_id": door.centre_id}
    first, last = today - KEPT_BEFORE, today + PLANNED_AHEAD
    return Programme(
        door_id=door.id,
        number=0,
        taken=door.taken,
        first=first,
        last=last,
        areas=tuple(map(area_at_door, work.store(Area).find(**of_centre))),
        rooms=work.store(Room).find(**of_centre),
        themes=work.store(Theme).find(**of_centre),
        groups=work.store(TargetGroup).find(**of_centre),
        kinds=work.store(ActivityKind).find(**of_centre),
        closed_days=tuple(map(closed_day_at_door, work.store(ClosedDay).find(**of_centre))),
        opening_hours=work.store(OpeningHours).find(**of_centre),
        activities=tuple(map(activity_at_door, work.store(Activity).find(**of_centre))),
        tally_kinds=work.store(TallyKind).find(**of_centre),
        occurrences=tuple(map(occurrence_at_door, _planned(work, door.centre_id, first, last))),
        surveys=tuple(
            questionnaire_at_door(surveys.questionnaire(work, survey))
            for survey in work.store(Survey).find(at_door=True, **of_centre)
            if survey.last >= today
        ),
        sign_ups=_signed_up(work, door, first, last) if door.names else None,
    )


def _planned(work: Work, centre_id: UUID, first: dt.date, last: dt.date) -> tuple[Occurrence, ...]:
    occurrence = schema.occurrence
    return work.store(Occurrence).select(
        select(occurrence)
        .where(occurrence.c.centre_id == centre_id, occurrence.c.date.between(first, last))
        .order_by(occurrence.c.id)
    )


def _signed_up(work: Work, door: PairedDoor, first: dt.date, last: dt.date) -> tuple[SignUp, ...]:
    """Who is still expected at a time in these days, and when they were there in them."""
    sign_up, occurrence = schema.sign_up, schema.occurrence
    there = select(occurrence.c.id).where(occurrence.c.date.between(first, last))
    series = select(occurrence.c.activity_id).where(occurrence.c.date.between(first, last))
    found = work.store(SignUp).select(
        select(sign_up)
        .where(
            sign_up.c.centre_id == door.centre_id,
            sign_up.c.name != "",
            or_(
                sign_up.c.occurrence_id.in_(there),
                sign_up.c.occurrence_id.is_(None) & sign_up.c.activity_id.in_(series),
            ),
        )
        .order_by(sign_up.c.id)
    )
    known = set(work.connection.execute(there).scalars())
    return tuple(sign_up_at_door(each, known) for each in found)
