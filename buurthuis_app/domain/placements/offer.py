"""Work-experience places on offer: what one can learn there, for how many people at once, and who guides them."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _

MOST_PLACES = 20
_LONGEST = {"title": 120, "learns": 1000, "hours": 120}


class PlacementOffer(Struct, frozen=True, kw_only=True):
    """A place to gain experience. `learns` is the talent that can be developed there, `hours` how much time in words.

    It belongs to a duty and to the vacancy that it was announced with, where there are such. It is offered from
    `since` until `closed_on`, None as long as it is.
    """

    id: UUID
    centre_id: UUID
    title: str
    learns: str = ""
    hours: str = ""
    places: int = 1
    mentor_id: UUID | None = None
    duty_id: UUID | None = None
    vacancy_id: UUID | None = None
    since: dt.date
    closed_on: dt.date | None = None
    version: int = 1

    def offered_in(self, first: dt.date, last: dt.date) -> bool:
        """Whether it was on offer on one of these days."""
        return self.since <= last and (self.closed_on is None or self.closed_on >= first)


@gathered
def problems_of_offer(offer: PlacementOffer) -> Iterator[Problem]:
    """Everything a person must still mend before the place can be kept."""
    if not offer.title.strip():
        yield Problem("title", _("Schrijf hoe deze plek heet."))
    if not offer.learns.strip():
        yield Problem("learns", _("Schrijf wat iemand hier kan leren."))
    if not 1 <= offer.places <= MOST_PLACES:
        yield Problem("places", _("Kies een getal tussen 1 en 20."))
    if offer.closed_on is not None and offer.closed_on < offer.since:
        sentence = _("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
        yield Problem("closed_on", sentence)
    yield from too_long(offer, _LONGEST)
