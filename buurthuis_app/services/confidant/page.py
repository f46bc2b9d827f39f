"""The page of the confidant: who she is, what nobody has to put up with, and whom to call. Everybody may read it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.confidant.behaviours import (
    Entry,
    HelpLine,
    UnwantedBehaviour,
    problems_of_entry,
)
from buurthuis_app.domain.confidant.page import Confidant, ConfidantPage, ConfidantPhoto, problems
from buurthuis_app.domain.confidant.recovery_sheet import RecoverySheet
from buurthuis_app.domain.confidant.sealed_records import ConfidantKey
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import tidied
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, in_dutch
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.own_photo import drop_photo, kept_with_photo, photo_in
from buurthuis_app.services.shared.service import Service, kept, still_as, still_there
from buurthuis_app.services.shared.undo import Rule

if TYPE_CHECKING:
    from pathlib import Path

E = TypeVar("E", bound=Entry)
P = TypeVar("P", bound=Confidant | UnwantedBehaviour | HelpLine)

_CHANGES = frozenset({Topic.CONFIDANT})


class Confidants(Service):
    """Reads the page for everybody, and changes it for the coordinator."""

    def page(self) -> ConfidantPage:
        """What the page says today."""
        with self._database.read() as work:
            return self.page_in(work)

    def page_in(self, work: Work) -> ConfidantPage:
        """The same, within a unit of work."""
        today = self._clock.today()
        centre = still_there(work, Centre, self._centre_id)
        found = [person for person in self._in_order(work, Confidant) if person.name]
        serving = tuple(person for person in found if person.serves(today))
        photos = (
            work.store(ConfidantPhoto).get(person.photo_id) for person in found if person.photo_id
        )
        return ConfidantPage(
            centre=centre.name,
            confidants=serving,
            earlier=tuple(person for person in found if not person.serves(today)),
            photos={photo.id: photo for photo in photos if photo is not None and photo.content},
            behaviours=tuple(
                kind for kind in self._in_order(work, UnwantedBehaviour) if not kind.archived
            ),
            help_lines=self._in_order(work, HelpLine),
        )

    def recovery_sheet(self, key: str, words: str, name: str) -> RecoverySheet:
        """What stands on the recovery sheet of today. Nothing is kept."""
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
        return RecoverySheet(
            centre=centre.name, name=name, key=key, words=words, made_on=self._clock.today()
        )

    @in_dutch()
    def blank(self) -> Confidant:
        """An empty confidant to fill in, last on the page. Nothing is kept yet."""
        return Confidant(
            id=new_id(),
            centre_id=self._centre_id,
            name="",
            role=_("vertrouwenspersoon"),
            languages=_("Nederlands"),
            position=self._next_position(Confidant),
        )

    def blank_entry(self, kind: type[E]) -> E:
        """An empty line of one of the two lists, at its end. Nothing is kept yet."""
        made: Any = kind(id=new_id(), centre_id=self._centre_id, position=self._next_position(kind))
        return made  # type: ignore[no-any-return]

    def read_photo(self, path: "Path") -> ConfidantPhoto:
        """The picture in a file, small and without metadata; nothing is kept yet. Raises Invalid."""
        return photo_in(path, ConfidantPhoto)

    def keep(
        self, confidant: Confidant, *, new: bool, photo: ConfidantPhoto | None = None
    ) -> Done[Confidant]:
        """Keep a new or changed confidant. `photo` comes with her when her `photo_id` names one that is new.

        Raises Invalid when something is still missing, Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.SHOW_CONFIDANT)
        confidant = tidied(confidant)
        refuse(problems(confidant))
        with self._database.begin() as work:
            stored = kept_with_photo(work, confidant, photo, ConfidantPhoto, new=new)
        return self._done(work, stored, _CHANGES, _refusing_with_key(stored))

    def remove(self, confidant: Confidant) -> Done[Confidant]:
        """Take her off the page, with her photo; undo brings her back."""
        self._actor.demand(Permission.SHOW_CONFIDANT)
        with self._database.begin() as work:
            current = still_as(work, confidant)
            work.store(Confidant).remove([current])
            drop_photo(work, ConfidantPhoto, current.photo_id)
        return self._done(work, current, _CHANGES)

    def keep_entry(self, entry: E, *, new: bool) -> Done[E]:
        """Keep a new or changed line of a list. Raises Invalid or Conflict."""
        self._actor.demand(Permission.SHOW_CONFIDANT)
        entry = tidied(entry)
        refuse(problems_of_entry(entry))
        with self._database.begin() as work:
            stored = kept(work, entry, new=new)
        return self._done(work, stored, _CHANGES)

    def remove_line(self, line: HelpLine) -> Done[HelpLine]:
        """Take a number off the page. (A kind of behaviour is archived: what was confided may name it.)"""
        self._actor.demand(Permission.SHOW_CONFIDANT)
        with self._database.begin() as work:
            current = still_as(work, line)
            work.store(HelpLine).remove([current])
        return self._done(work, current, _CHANGES)

    def behaviours(self) -> tuple[UnwantedBehaviour, ...]:
        """All kinds of unwanted behaviour in their order, those that are archived too."""
        with self._database.read() as work:
            return self._in_order(work, UnwantedBehaviour)

    def arrange(self, ordered: Sequence[P]) -> Done[tuple[P, ...]]:
        """Show confidants, or the lines of one list, in this order. Raises Conflict when one was changed."""
        self._actor.demand(Permission.SHOW_CONFIDANT)
        with self._database.begin() as work:
            for position, record in enumerate(ordered):
                if record.position != position:
                    work.store(type(record)).replace(replace(record, position=position))
        return self._done(work, tuple(ordered), _CHANGES)

    def _in_order(self, work: Work, kind: type[P]) -> tuple[P, ...]:
        found = work.store(kind).find(centre_id=self._centre_id)
        return tuple(sorted(found, key=lambda record: record.position))

    def _next_position(self, kind: type[P]) -> int:
        with self._database.read() as work:
            return max((record.position for record in self._in_order(work, kind)), default=-1) + 1


def _refusing_with_key(confidant: Confidant) -> Rule:
    """A playback leaves nobody's key behind. (Who is taken off the page on purpose keeps hers.)"""

    @contextmanager
    def rule(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
        yield written
        gone = work.store(Confidant).get(confidant.id) is None
        if gone and work.store(ConfidantKey).find(confidant_id=confidant.id):
            raise Invalid(
                _(
                    "{name} heeft intussen een sleutel van het register. Dit kan niet meer ongedaan worden "
                    "gemaakt. Kies zo nodig ‘Pagina wijzigen’, ‘Van de pagina halen’."
                ).format(name=confidant.name)
            )

    return rule
