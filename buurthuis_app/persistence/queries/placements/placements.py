"""Work-experience places of a centre, who is or was there, and the figures of some days."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

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
    offer, placement, talk = schema.placement_offer, schema.placement, schema.placement_talk
    offers = select(offer).where(offer.c.centre_id == centre_id)
    placements = select(placement).where(
        placement.c.offer_id.in_(offers.with_only_columns(offer.c.id))
    )
    talks = select(talk).where(
        talk.c.placement_id.in_(placements.with_only_columns(placement.c.id))
    )
    found = read_together.read(
        work, (PlacementOffer, offers), (Placement, placements), (PlacementTalk, talks)
    )
    return found[0], found[1], found[2]


def figures_in(work: Work, centre_id: UUID, *periods: Period) -> tuple[PlacementYear, ...]:
    """The figures of each of these periods."""
    offers, placements, _talks = everything(work, centre_id)
    return tuple(year_of(offers, placements, each.first, each.last) for each in periods)


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
