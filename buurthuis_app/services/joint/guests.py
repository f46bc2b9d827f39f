"""Guests: other centres that are looked at here, each as its last file said it."""

from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.joint.guest_centre import GuestCentre, GuestFacts
from buurthuis_app.domain.joint.shared_year import SharedCentre
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.exchange.joint import shared_file
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there

_CHANGES = frozenset({Topic.GUESTS})


class Guests(Service):
    """Takes the files of other centres in."""

    def all(self) -> tuple[GuestFacts, ...]:
        """The guests that are kept, by name."""
        with self._database.read() as work:
            return tuple(_facts(shared) for shared in self.kept_in(work))

    def kept_in(self, work: Work) -> tuple[SharedCentre, ...]:
        """All that the guests shared, by name."""
        guests = work.store(GuestCentre).find(centre_id=self._centre_id)
        shared = (shared_file.kept(guest.shared) for guest in guests)
        return tuple(sorted(shared, key=lambda each: (folded(each.name), each.centre_id)))

    def look_at(self, path: Path) -> GuestFacts:
        """Whose file it is and what is in it, before it is taken in. Raises as `shared_file.read` does."""
        shared = shared_file.read(path)
        with self._database.read() as work:
            return _facts(shared, self._kept(work, shared))

    def take_in(self, path: Path, *, older: bool = False) -> Done[GuestFacts]:
        """Keep what is in this file in the place of what the same centre shared before.

        Raises Invalid for this centre's own file, Conflict when a later one is kept and people did not say that they
        want the `older`, and what `shared_file.read` raises.
        """
        self._actor.demand(Permission.KEEP)
        shared = shared_file.read(path)
        with self._database.begin() as work:
            former = self._kept(work, shared)
            facts = _facts(shared, former)
            if facts.older and not older:
                raise Conflict(
                    _("Van dit centrum is er al een nieuwer bestand. Er is niets ingelezen.")
                )
            text = shared_file.text_of(shared)
            if former is None:
                work.store(GuestCentre).add(
                    GuestCentre(id=shared.centre_id, centre_id=self._centre_id, shared=text)
                )
            else:
                work.store(GuestCentre).replace(replace(former, shared=text))
        return self._done(work, facts, _CHANGES)

    def remove(self, guest_id: UUID) -> Done[GuestCentre]:
        """Keep nothing of this guest any more."""
        self._actor.demand(Permission.KEEP)
        with self._database.begin() as work:
            guest = still_there(work, GuestCentre, guest_id)
            work.store(GuestCentre).remove([guest])
        return self._done(work, guest, _CHANGES)

    def _kept(self, work: Work, shared: SharedCentre) -> GuestCentre | None:
        if shared.centre_id == self._centre_id:
            raise Invalid(
                _(
                    "Dit is een bestand van dit centrum zelf, of van een kopie ervan. Zijn eigen cijfers "
                    "staan er al bij: maak op het andere centrum een bestand."
                )
            )
        return work.store(GuestCentre).get(shared.centre_id)


def _facts(shared: SharedCentre, former: GuestCentre | None = None) -> GuestFacts:
    years = tuple(year.year for year in shared.years)
    earlier = shared_file.kept(former.shared) if former else None
    return GuestFacts(
        centre_id=shared.centre_id,
        name=shared.name,
        town=shared.town,
        made_at=shared.made_at,
        years=years,
        stories=sum(len(year.stories) for year in shared.years),
        kept_at=earlier.made_at if earlier else None,
        lost_years=tuple(year.year for year in earlier.years if year.year not in years)
        if earlier
        else (),
    )
