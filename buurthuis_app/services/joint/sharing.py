"""Sharing: the years of this centre as a file for other centres, with only what may go outside."""

from collections.abc import Collection
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.joint.shared_year import (
    SharedCentre,
    SharedStory,
    SharedYear,
    shared_year,
)
from buurthuis_app.domain.packets.paired_door import PairedDoor
from buurthuis_app.domain.papers.texts_in_data import texts_in
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.joint import shared_file
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.stories import stories
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.gathering import Gathering
from buurthuis_app.services.papers.files import check_ending
from buurthuis_app.services.papers.naming import Naming
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service, still_there

ENDING = shared_file.ENDING


class Shared(Struct, frozen=True, kw_only=True):
    """What was written, and how many stories stayed behind because they may not leave."""

    target: Path
    centre: SharedCentre
    stories_left_out: int


class Sharing(Service):
    """Writes what another centre may have."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        actor: Actor,
        centre_id: UUID,
        gathering: Gathering,
        naming: Naming,
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._gathering = gathering
        self._naming = naming

    def write(self, target: Path, years: Collection[int], progress: Progress = silently) -> Shared:
        """Write these years to `target`.

        Raises Invalid for another ending, when nothing happened in these years and while there is a name about which
        nobody decided; DiskFull or ReadOnly.
        """
        self._actor.demand(Permission.READ_FIGURES)
        check_ending(target, (shared_file.ENDING,))
        with self._database.read() as work:
            shared, left_out = self._shared(work, years, progress)
        shared_file.write(shared, target)
        return Shared(target=target, centre=shared, stories_left_out=left_out)

    def year_in(self, work: Work, year: int) -> SharedYear:
        """One year as it is set beside others here, where every name may be read."""
        period = periods.year(year)
        told = stories.within(work, self._centre_id, period)
        return shared_year(self._gathering.overview_in(work, period), told)

    def _shared(
        self, work: Work, years: Collection[int], progress: Progress
    ) -> tuple[SharedCentre, int]:
        if work.store(PairedDoor).find(centre_id=self._centre_id, here=True):
            raise Invalid(
                _("Dit is een deurbestand, met maar een deel van de cijfers. Doe dit op kantoor.")
            )
        this_year = self._clock.today().year
        begun = [year for year in sorted(set(years), reverse=True) if year <= this_year]
        whole = []
        for done, year in enumerate(begun):
            progress(done, len(begun))
            whole.append(self.year_in(work, year))
        filled = tuple(year for year in whole if year.figures.held or year.told)
        if not filled:
            raise Invalid(_("Kies een jaar waarin iets is gehouden of verteld."))
        centre = still_there(work, Centre, self._centre_id)
        shared = SharedCentre(
            centre_id=self._centre_id,
            name=centre.name,
            town=centre.town,
            made_at=self._clock.now(),
            years=filled,
        )
        cleared = self._naming.for_outside_in(work, shared)
        left = tuple(map(_without_gaps, shared.years, cleared.years))
        inside = sum(year.told - year.shareable for year in shared.years)
        named = sum(len(year.stories) for year in shared.years)
        stay = inside + named - sum(len(year.stories) for year in left)
        name = cleared.name or _("Buurthuis")  # that of somebody, who may not be named
        return replace(cleared, name=name, years=left), stay


def _without_gaps(before: SharedYear, cleared: SharedYear) -> SharedYear:
    """Without the stories of which a text was left out for a name in it, and without what has no name any more."""
    stories = zip(before.stories, cleared.stories, strict=True)
    return replace(
        cleared,
        stories=tuple(story for former, story in stories if _filled(former) == _filled(story)),
        kinds=tuple(kind for kind in cleared.kinds if kind.name),
        themes=tuple(theme for theme in cleared.themes if theme.name),
    )


def _filled(story: SharedStory) -> tuple[bool, ...]:
    return tuple(bool(text) for text in texts_in(story))
