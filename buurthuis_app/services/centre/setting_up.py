"""Setting up: the centre, its logo and its first areas, rooms, tally kinds and themes, kept in one go."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.centre import centre as rules
from buurthuis_app.domain.centre.centre import Area as CentreArea
from buurthuis_app.domain.centre.centre import Centre, Room, Theme
from buurthuis_app.domain.centre.logo import Logo
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.shared.problems import Problem, longer_than, refuse
from buurthuis_app.domain.shared.texts import folded, name_key, single, tidied
from buurthuis_app.i18n import _, in_dutch, listing
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.centre import references
from buurthuis_app.records import replace
from buurthuis_app.services.centre.centres import usual_kinds, usual_themes
from buurthuis_app.services.centre.lists import Lists, unused
from buurthuis_app.services.centre.logo import keep_logo
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there


class Setup(Struct, frozen=True, kw_only=True):
    """What the guide asks. Areas and rooms are the names of new ones; kinds and themes all that there should be."""

    centre: Centre
    logo: Picture | None = None
    areas: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


class SetupChoices(Struct, frozen=True, kw_only=True):
    """The set-up as it is, the areas and rooms that are there, and the kinds and themes to choose from."""

    now: Setup
    areas: tuple[str, ...]
    rooms: tuple[str, ...]
    kinds: tuple[str, ...]
    themes: tuple[str, ...]


class SettingUp(Service):
    """What the guide of the first start reads and keeps; it can be gone through again at any time."""

    def __init__(
        self, database: Database, clock: Clock, actor: Actor, centre_id: UUID, lists: Lists
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._lists = lists

    def choices(self) -> SetupChoices:
        """What is kept now, and what can be chosen besides."""
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            logo = work.store(Logo).get(self._centre_id)
            kinds = _names(self._kinds(work))
            themes, areas, rooms = (
                _names(work.store(record).find(centre_id=self._centre_id))
                for record in (Theme, CentreArea, Room)
            )
        offered_kinds = _names(_offered_kinds(centre))
        offered_themes = (*_names(usual_themes(centre)), *_other_themes())
        return SetupChoices(
            now=Setup(centre=centre, logo=logo, kinds=kinds, themes=themes),
            areas=tuple(sorted(areas, key=folded)),
            rooms=tuple(sorted(rooms, key=folded)),
            kinds=_with_new(kinds, offered_kinds),
            themes=_with_new(themes, offered_themes),
        )

    def keep(self, setup: Setup) -> Done[Centre]:
        """Keep all of it, or nothing. What is in a list already is not added again.

        Raises Invalid for what must be mended, also when a kind or theme that is used would go, and Conflict when
        somebody else changed the centre since.
        """
        self._actor.demand(Permission.PLAN)
        centre = tidied(setup.centre)
        refuse((*rules.problems(centre), *_too_long(setup)))
        with self._database.begin() as work:
            stored = self._lists.keep_centre_in(work, centre)
            keep_logo(work, centre.id, setup.logo)
            for record, names in ((CentreArea, setup.areas), (Room, setup.rooms)):
                self._add(work, record, names)
            refuse((*self._choose_kinds(work, centre, setup), *self._choose_themes(work, setup)))
        return self._done(work, stored, frozenset(Topic), unused)

    def _add(self, work: Work, record: type[Any], names: Iterable[str]) -> None:
        """An item for each name that is not in this list yet."""
        store = work.store(record)
        there = _names(store.find(centre_id=self._centre_id))
        new = _with_new(there, names)[len(there) :]
        store.add(*(record(id=new_id(), centre_id=self._centre_id, name=name) for name in new))

    def _choose_themes(self, work: Work, setup: Setup) -> Iterator[Problem]:
        yield from _left_out(
            work, "themes", work.store(Theme).find(centre_id=self._centre_id), setup.themes
        )
        self._add(work, Theme, setup.themes)

    def _choose_kinds(self, work: Work, centre: Centre, setup: Setup) -> Iterator[Problem]:
        there = self._kinds(work)
        yield from _left_out(work, "kinds", there, setup.kinds)
        known = {name_key(kind.name) for kind in there}
        wanted = {name_key(name) for name in setup.kinds} - known
        new = [kind for kind in _offered_kinds(centre) if name_key(kind.name) in wanted]
        first = max((kind.position for kind in there), default=-1) + 1
        work.store(TallyKind).add(
            *(replace(kind, position=place) for place, kind in enumerate(new, start=first))
        )

    def _kinds(self, work: Work) -> tuple[TallyKind, ...]:
        """Those that people choose: of the whole centre, but not the one that holds totals."""
        kinds = work.store(TallyKind).find(centre_id=self._centre_id)
        own = (kind for kind in kinds if not kind.whole and kind.activity_id is None)
        return tuple(sorted(own, key=lambda kind: kind.position))


def _left_out(
    work: Work, field: str, there: Iterable[Any], wanted: Iterable[str]
) -> Iterator[Problem]:
    """Take out what is not wanted any more; those that are used stay, and are named in a problem."""
    keys = {name_key(name) for name in wanted}
    leaving = [item for item in there if name_key(item.name) not in keys]
    used = [item.name for item in leaving if references.uses(work, type(item), item.id)]
    if used:
        sentence = _("Dit wordt al gebruikt en blijft: {names}. Zet het weer aan.")
        yield Problem(field, sentence.format(names=listing(used)))
        return
    for item in leaving:
        work.store(type(item)).remove([item])


def _too_long(setup: Setup) -> Iterator[Problem]:
    for field, names in (("areas", setup.areas), ("rooms", setup.rooms)):
        yield from longer_than(rules.LONGEST_NAME, field, *names)


def _names(items: Iterable[Any]) -> tuple[str, ...]:
    return tuple(item.name for item in items)


def _with_new(there: tuple[str, ...], names: Iterable[str]) -> tuple[str, ...]:
    """The names that are there, and after them each other one once."""
    by_key = {name_key(name): name for name in there}
    for name in names:
        by_key.setdefault(name_key(name), single(name))
    return tuple(by_key.values())


@in_dutch()
def _offered_kinds(centre: Centre) -> tuple[TallyKind, ...]:
    """The usual kinds and some more, in the order in which they stand on a card."""
    usual = usual_kinds(centre)
    more = (
        (_("jongeren"), TallyRole.VISITS),
        (_("ouderen"), TallyRole.VISITS),
        (_("maaltijden"), TallyRole.ASIDE),
    )
    return (
        *(kind for kind in usual if not kind.whole),
        *(
            TallyKind(id=new_id(), centre_id=centre.id, name=name, role=role, position=len(usual))
            for name, role in more
        ),
    )


@in_dutch()
def _other_themes() -> tuple[str, ...]:
    """Themes that many centres work on, beside the usual ones."""
    return (
        *(_("gezondheid"), _("taal"), _("opvoeden en opgroeien"), _("geldzorgen")),
        *(_("digitaal meedoen"), _("duurzaamheid"), _("veiligheid")),
    )
