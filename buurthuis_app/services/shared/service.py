"""Service, the base of all: the data, the clock, the profile on whose behalf it works, and the centre."""

from collections.abc import Sequence
from dataclasses import Field
from typing import Any, ClassVar, Protocol, TypeVar
from uuid import UUID

from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.settings import Setting
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.playback import as_now, changed_since
from buurthuis_app.records import replace
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.undo import Rule, done, no_rule

R = TypeVar("R")


class Editable(Protocol):
    """A record with an id and a version."""

    # What the type checker asks of all that `replace` is given, and sees in every Struct.
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def id(self) -> UUID:
        """Id of the record."""
        ...

    @property
    def version(self) -> int:
        """Version of the record: one more at each write."""
        ...


E = TypeVar("E", bound=Editable)
P = TypeVar("P", bound=Editable)
V = TypeVar("V")


class Service:
    """Base of the use cases."""

    def __init__(self, database: Database, clock: Clock, actor: Actor, centre_id: UUID) -> None:
        self._database = database
        self._clock = clock
        self._actor = actor
        self._centre_id = centre_id

    def may(self, permission: Permission) -> bool:
        """Whether the actor is allowed this, so that a screen can leave out what would be refused."""
        return self._actor.may(permission)

    def _back_up(self, occasion: Occasion) -> None:
        """A backup before something large, unless the last one holds all. Raises DiskFull, ReadOnly or Damaged."""
        backup_folder.add_if_changed(self._database.kept_file(), occasion, self._clock.now())

    def _done(
        self,
        work: Work,
        value: V,
        changes: frozenset[Topic],
        rule: Rule = no_rule,
        remark: str = "",
    ) -> Done[V]:
        """The outcome of what was written in `work`, with its undo."""
        return done(self._database, work, value, changes, rule, remark)

    def _removed(self, record: E, changes: frozenset[Topic], rule: Rule = no_rule) -> Done[E]:
        """The record taken away, whatever it says by now. Raises Conflict when it was removed in the meantime."""
        with self._database.begin() as work:
            current = still_there(work, type(record), record.id)
            work.store(type(record)).remove([current])
        return self._done(work, current, changes, rule)


def still_there(work: Work, record: type[R], *key: object) -> R:
    """The kept record with this key. Raises Conflict when it was removed in the meantime."""
    return still_found(work.store(record).get(*key))


def still_found(current: R | None) -> R:
    """What was found. Raises Conflict when it was removed in the meantime."""
    if current is None:
        raise Conflict(_("Dit is intussen verwijderd. Kijk wat er nu staat."))
    return current


def still_as(work: Work, left: E) -> E:
    """The kept record, when it still says what `left` says. Raises Conflict when it says something else."""
    current = still_there(work, type(left), left.id)
    if as_now(left, current) != current:
        raise changed_since()
    return current


def kept(work: Work, record: E, *, new: bool, with_parts: bool = False) -> E:
    """The new or changed record as it is kept; one that says what is kept already is not written.

    `with_parts`: parts of it change, so that it gets its next version anyhow. Raises Conflict when somebody else
    changed or removed it since.
    """
    store = work.store(type(record))
    if new:
        store.add(record)
        return record
    current = still_there(work, type(record), record.id)
    if not with_parts and store.as_read(record) == current:
        return current
    return store.replace(record)


def kept_with_parts(
    work: Work, record: E, former: Sequence[P], parts: Sequence[P], *, new: bool
) -> E:
    """As `kept`, with these parts in place of the former: those that go, that change, and that are new."""
    there = {part.id: part for part in former}
    staying = {part.id: as_now(part, there[part.id]) for part in parts if part.id in there}
    changed = [part for key, part in staying.items() if part != there[key]]
    gone = [part for key, part in there.items() if key not in staying]
    come = [part for part in parts if part.id not in there]
    stored = kept(work, record, new=new, with_parts=bool(changed or gone or come))
    for part in gone:
        work.store(type(part)).remove([part])
    for part in changed:
        work.store(type(part)).replace(part)
    for part in come:
        work.store(type(part)).add(part)
    return stored


def setting_of(work: Work, centre_id: UUID, key: str) -> str:
    """A setting of the centre, "" where there is none; for who needs several of them."""
    found = work.store(Setting).find(centre_id=centre_id)
    return next((setting.value for setting in found if setting.key == key), "")


def keep_setting(work: Work, centre_id: UUID, key: str, value: str) -> str:
    """Keep a setting of the centre and return what it was; "" stands for none, before and after."""
    store = work.store(Setting)
    former = store.get(centre_id, key)
    if former is None:
        store.add(*([Setting(centre_id=centre_id, key=key, value=value)] if value else []))
        return ""
    if value:
        store.replace_all([replace(former, value=value)] if value != former.value else [])
    else:
        store.remove([former])
    return former.value
