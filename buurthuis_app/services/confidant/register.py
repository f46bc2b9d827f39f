"""The way into the sealed register: setting it up, and opening it with a passphrase or the recovery key."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.confidant.sealed_records import ConfidantKey
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.key_derivation import NoMemory
from buurthuis_app.services.confidant.key_holders import Holders, holders, kept_keys, swapped
from buurthuis_app.services.confidant.known_keys import Pins
from buurthuis_app.services.confidant.new_keys import (
    Founding,
    chosen,
    no_memory,
    recovery_key_typed,
)
from buurthuis_app.services.confidant.session import Session, Surroundings
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.shared.attempts import Tries
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service
from buurthuis_app.vault.codes import generated_passphrase, passphrase_bytes
from buurthuis_app.vault.key_wrapping import (
    STANDARD,
    Cost,
    unwrapped_by_passphrase,
    unwrapped_by_recovery_key,
)
from buurthuis_app.vault.keys import KeyPair


class ConfidantRegister(Service):
    """Sets the register up and opens it. Each of these takes about a second: run it in the lane for long work."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        actor: Actor,
        centre_id: UUID,
        folder: Path,
        cost: Cost = STANDARD,
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._pins = Pins(folder, centre_id)
        self._tries = Tries(clock)
        self._surroundings = Surroundings(
            database=database, clock=clock, centre_id=centre_id, pins=self._pins, cost=cost
        )

    def holders(self) -> Holders:
        """Who can open it; none while it was not set up. Raises KeyAlarm for a key that was swapped."""
        with self._database.read() as work:
            return holders(kept_keys(work, self._centre_id), self._pins)

    def generated_passphrase(self) -> str:
        """Six words drawn by chance, to propose."""
        return generated_passphrase()

    def begin(self, confidant_id: UUID, passphrase: str, again: str) -> Founding:
        """Make keys for the first confidant. Nothing is kept before the recovery key was typed back:

        show `founding.words`, print `founding.recovery_key`, then `activate(founding, typed)`, or `founding.forget()`.
        Raises Invalid for a weak passphrase, Conflict when there is a register already.
        """
        self._actor.demand(Permission.KEEP)
        with self._database.read() as work:
            _demand_none(kept_keys(work, self._centre_id))
        return Founding(
            self._surroundings, confidant_id, chosen(passphrase, again), self._install_first
        )

    def activate(self, founding: Founding, typed: str) -> UnlockedRegister:
        """The new keys count from now on, and the register is open.

        Raises Invalid while the recovery key is not typed back right; try as often as needed.
        """
        return self._opened(founding.activate(typed))

    def unlock(self, passphrase: str, confidant_id: UUID | None = None) -> UnlockedRegister:
        """Open it for this confidant, or for whoever the passphrase belongs to.

        Raises Invalid for a wrong passphrase, TooSoon after several, KeyAlarm when a key was swapped, Busy without
        memory.
        """
        secret = passphrase_bytes(passphrase)
        return self._open(
            lambda key: unwrapped_by_passphrase(key.by_passphrase, key.id, secret),
            confidant_id,
            wrong=_("Deze wachtzin klopt niet."),
        )

    def recover(self, typed: str, confidant_id: UUID | None = None) -> UnlockedRegister:
        """Open it with the recovery key; `register.keys.change_passphrase` then asks no former one.

        Raises Invalid for a mistyped or wrong key, TooSoon after several, KeyAlarm when a key was swapped.
        """
        secret = recovery_key_typed(typed)
        return self._open(
            lambda key: unwrapped_by_recovery_key(key.by_recovery_key, key.id, secret),
            confidant_id,
            wrong=_("Met deze herstelsleutel gaat het register niet open."),
            recovered=True,
        )

    def _open(
        self,
        unwrap: Callable[[ConfidantKey], KeyPair],
        confidant_id: UUID | None,
        *,
        wrong: str,
        recovered: bool = False,
    ) -> UnlockedRegister:
        self._tries.demand_turn()
        with self._database.read() as work:
            keys = kept_keys(work, self._centre_id)
        if not keys:
            raise Invalid(_("Er is nog geen register. De coördinator kan het instellen."))
        for key in keys:
            if confidant_id not in {None, key.confidant_id}:
                continue
            pair = _tried(unwrap, key)
            if pair is not None:
                self._tries.right()
                self._pins.set_to({one.id for one in keys} & self._pins.known() | {key.id})
                return self._opened(Session(self._surroundings, pair), recovered=recovered)
        raise self._tries.wrong(wrong)

    def _opened(self, session: Session, *, recovered: bool = False) -> UnlockedRegister:
        return UnlockedRegister(session, recovered=recovered)

    def give_up(self) -> Done[int]:
        """Throw the whole register away, because nobody has a passphrase or a recovery key any more.

        The value is how many messages and records were lost. It cannot be undone: ask first, and say so.
        """
        self._actor.demand(Permission.KEEP)
        with self._database.begin() as work:
            lost = register.throw_away(work, self._centre_id)
        self._pins.set_to([])
        return Done(value=lost, changes=frozenset({Topic.CONFIDANT}))

    def _install_first(self, work: Work, row: ConfidantKey) -> frozenset[UUID]:
        _demand_none(kept_keys(work, self._centre_id))
        work.store(ConfidantKey).add(row)
        return frozenset({row.id})


def _tried(unwrap: Callable[[ConfidantKey], KeyPair], key: ConfidantKey) -> KeyPair | None:
    """The pair, or None for the wrong secret. Raises KeyAlarm when it is not the pair of the public key beside it."""
    try:
        pair = unwrap(key)
    except Unopenable:
        return None
    except NoMemory:
        raise no_memory() from None
    if pair.public_key != key.public_key:
        pair.wipe()
        raise swapped()
    return pair


def _demand_none(keys: tuple[ConfidantKey, ...]) -> None:
    if keys:
        raise Conflict(_("Er is al een register. De vertrouwenspersoon kan het openen."))
