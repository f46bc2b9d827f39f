"""Service, the base of all: the data, the clock, the profile on whose behalf it works, and the centre."""

from collections.abc import Callable
from dataclasses import Field
from typing import Any, ClassVar, Protocol, TypeVar
from uuid import UUID

from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence import backup_folder
from buurthuis_app.persistence.backup_folder import Occasion
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.records import replace
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic

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
Guard = Callable[[Work, UUID], None]
"""Raises Invalid when the record with this id is still used."""
Check = Callable[[Work], None]
"""Raises Invalid or Conflict when what is kept at this moment forbids the write."""


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
        backup_folder.add_if_changed(self._database.path, occasion, self._clock.now())

    def _keep_one(
        self,
        record: E,
        *,
        new: bool,
        changes: frozenset[Topic],
        check: Check | None = None,
        guard: Guard | None = None,
    ) -> Done[E]:
        """Keep one record, new or changed, in a transaction of its own; undo takes it back.

        `check` may refuse the write, inside the same transaction; `guard` may refuse that the record is taken away.
        Raises Conflict when somebody else changed or removed it since.
        """
        with self._database.begin() as work:
            if check is not None:
                check(work)
            store = work.store(type(record))
            former = None if new else still_there(work, type(record), record.id)
            if former is None:
                store.add(record)
            else:
                record = store.replace(record)
        stored = record
        return Done(
            value=stored,
            changes=changes,
            undo=lambda: self._swap_one(stored, former, changes, guard),
        )

    def _swap_one(
        self,
        left: E | None,
        target: E | None,
        changes: frozenset[Topic],
        guard: Guard | None = None,
    ) -> Done[E]:
        """Put `target` where `left` is, in a transaction of its own; None stands for nothing there."""
        with self._database.begin() as work:
            if guard is not None and left is not None and target is None:
                guard(work, left.id)
            before, now = exchanged(work, left, target)
        stored = now or before
        if stored is None:
            raise changed_since()
        return Done(
            value=stored, changes=changes, undo=lambda: self._swap_one(now, before, changes, guard)
        )


def still_there(work: Work, record: type[R], *key: object) -> R:
    """The kept record with this key. Raises Conflict when it was removed in the meantime."""
    current = work.store(record).get(*key)
    if current is None:
        raise Conflict(_("Dit is intussen verwijderd. Kijk wat er nu staat."))
    return current


def still_as(work: Work, left: E) -> E:
    """The kept record, when it still says what `left` says. Raises Conflict when it says something else.

    An undo goes by content, not by version: undoing a later change gives the former content a new version.
    """
    current = still_there(work, type(left), left.id)
    if replace(left, version=current.version) != current:
        raise changed_since()
    return current


def exchanged(work: Work, left: E | None, target: E | None) -> tuple[E | None, E | None]:
    """Put `wanted` where `left` is; None stands for nothing there. Returns what was there and what is there now.

    Raises Conflict when what is there says something else than `left`.
    """
    if left is None:
        if target is not None:
            work.store(type(target)).add(target)
        return None, target
    current = still_as(work, left)
    if target is None:
        work.store(type(current)).remove([current])
        return current, None
    return current, work.store(type(current)).replace(replace(target, version=current.version))


def changed_since() -> Conflict:
    """What to say when an undo would overwrite what somebody else wrote."""
    return Conflict(
        _("Dit is intussen veranderd, misschien door iemand anders. Er is niets ongedaan gemaakt.")
    )
