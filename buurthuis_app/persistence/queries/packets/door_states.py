"""States of the occurrences and sign-ups that a door file holds."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import or_, select

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Correction, Count, TallyKind
from buurthuis_app.domain.packets.door_state import DoorCount, DoorState
from buurthuis_app.domain.packets.sign_up_news import SignUpState, state_of
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work


def door_states(work: Work, centre_id: UUID) -> dict[UUID, DoorState]:
    """Each occurrence that was counted, cancelled or added beside the plan, by its id."""
    occurrence, count = schema.occurrence, schema.count
    told = select(occurrence).where(
        occurrence.c.centre_id == centre_id,
        or_(
            occurrence.c.planned_for.is_(None),
            occurrence.c.cancelled_because.is_not(None),
            occurrence.c.id.in_(select(count.c.occurrence_id)),
        ),
    )
    titles = _titles(work, centre_id)
    counts = _counts(work, centre_id)
    return {
        happened.id: DoorState(
            activity_id=happened.activity_id,
            activity=titles[happened.activity_id],
            date=happened.date,
            planned_for=happened.planned_for,
            sitting=happened.sitting,
            starts=happened.starts,
            ends=happened.ends,
            cancelled_because=happened.cancelled_because,
            counts=tuple(counts[happened.id]),
        )
        for happened in work.store(Occurrence).select(told)
    }


def sign_up_states(work: Work, centre_id: UUID) -> dict[UUID, SignUpState]:
    """Each sign-up, by its id."""
    titles = _titles(work, centre_id)
    occurrence = schema.occurrence
    rows = work.connection.execute(select(occurrence.c.id, occurrence.c.date)).all()
    dates = {row.id: row.date for row in rows}
    return {
        sign_up.id: state_of(
            sign_up,
            titles[sign_up.activity_id],
            dates.get(sign_up.occurrence_id) if sign_up.occurrence_id else None,
        )
        for sign_up in work.store(SignUp).find(centre_id=centre_id)
    }


def _titles(work: Work, centre_id: UUID) -> dict[UUID, str]:
    activities = work.store(Activity).find(centre_id=centre_id)
    return {activity.id: activity.title for activity in activities}


def _counts(work: Work, centre_id: UUID) -> dict[UUID, list[DoorCount]]:
    kinds = {kind.id: kind for kind in work.store(TallyKind).find(centre_id=centre_id)}
    reasons = {
        (correction.occurrence_id, correction.kind_id): correction.because
        for correction in work.store(Correction).find()
    }
    found: dict[UUID, list[DoorCount]] = defaultdict(list)
    for count in work.store(Count).find():
        kind = kinds.get(count.kind_id)
        if kind is not None:
            found[count.occurrence_id].append(
                DoorCount(
                    kind_id=kind.id,
                    kind=kind.name,
                    role=kind.role,
                    number=count.number,
                    source=count.source,
                    because=reasons.get((count.occurrence_id, kind.id), ""),
                )
            )
    return found
