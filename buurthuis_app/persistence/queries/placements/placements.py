"""Work-experience places of a centre, who is or was there, and the figures of some days."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from buurthuis_app.domain.placements.figures import PlacementYear, year_of
from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.placements.placement import Placement, PlacementTalk
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.records import replace


def everything(
    work: Work, centre_id: UUID
) -> tuple[tuple[PlacementOffer, ...], tuple[Placement, ...], tuple[PlacementTalk, ...]]:
    """Places, placements and talks, in the order of their ids."""
    return (
        read_together.records(work, PlacementOffer, offering, centre_id),
        read_together.records(work, Placement, placing, centre_id),
        read_together.records(work, PlacementTalk, talking, centre_id),
    )


def offering(centre_id: UUID) -> Select[Any]:
    """Asks for all places."""
    return select(schema.placement_offer).where(schema.placement_offer.c.centre_id == centre_id)


def placing(centre_id: UUID) -> Select[Any]:
    """Asks for who is or was there."""
    placement = schema.placement
    offers = offering(centre_id).with_only_columns(schema.placement_offer.c.id)
    return select(placement).where(placement.c.offer_id.in_(offers))


def talking(centre_id: UUID) -> Select[Any]:
    """Asks for all talks."""
    talk = schema.placement_talk
    placements = placing(centre_id).with_only_columns(schema.placement.c.id)
    return select(talk).where(talk.c.placement_id.in_(placements))


def figures_in(work: Work, centre_id: UUID, *periods: Period) -> tuple[PlacementYear, ...]:
    """The figures of each of these periods."""
    offers, placements, _talks = everything(work, centre_id)
    return tuple(year_of(offers, placements, each.first, each.last) for each in periods)


def overdue(work: Work, centre_id: UUID, today: dt.date) -> tuple[str, ...]:
    """Who is still there after the last day that was agreed, by name, whose term ended longest ago first."""
    placement, volunteer = schema.placement, schema.volunteer
    statement = (
        select(volunteer.c.name)
        .join(placement, placement.c.volunteer_id == volunteer.c.id)
        .where(
            volunteer.c.centre_id == centre_id,
            volunteer.c.name != "",
            placement.c.ended_on.is_(None),
            placement.c.until < today,
        )
        .order_by(placement.c.until, volunteer.c.name)
    )
    return tuple(work.connection.scalars(statement))


def of_person(work: Work, volunteer_id: UUID) -> Iterable[tuple[PlacementOffer, Placement]]:
    """The placements of a volunteer with their places, the earliest first."""
    found = work.store(Placement).find(volunteer_id=volunteer_id)
    for placement in sorted(found, key=lambda each: (each.since, each.id)):
        offer = work.store(PlacementOffer).get(placement.offer_id)
        if offer is not None:
            yield offer, placement


def let_go(work: Work, **record: UUID) -> None:
    """Let the places of this mentor or vacancy stay without it."""
    store = work.store(PlacementOffer)
    loose: dict[str, Any] = dict.fromkeys(record)
    store.replace_all([replace(offer, **loose) for offer in store.find(**record)])
