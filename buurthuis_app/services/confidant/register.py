"""The way into the sealed register: setting it up, and opening it with a passphrase or the recovery key."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.confidant.page import Confidant
from buurthuis_app.domain.confidant.sealed_records import ConfidantKey
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.key_derivation import NoMemory
from buurthuis_app.services.confidant.key_holders import (
    Holders,
    holders,
    read_holders,
    swapped,
)
from buurthuis_app.services.confidant.known_keys import Pins
from buurthuis_app.services.confidant.new_keys import (
    Founding,
    NewKey,
    chosen,
    no_memory,
    recovery_key_typed,
)
from buurthuis_app.services.confidant.opening import OpenedRegister, opened_session
from buurthuis_app.services.confidant.readers import (
    Kept,
    kept_readers,
    named_reader,
    sign,
    sign_off,
)
from buurthuis_app.services.confidant.session import Surroundings
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
from buurthuis_app.vault.readers import Chain, Reader


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
        """Who can open it; none while it was not set up."""
        with self._database.read() as work:
            return read_holders(work, self._centre_id, self._pins, self._clock.today())

    def generated_passphrase(self) -> str:
        """Seven words drawn by chance, to propose."""
        return generated_passphrase()

    def begin(self, confidant_id: UUID, passphrase: str, again: str) -> Founding:
        """Make keys for the first confidant. Nothing is kept before the recovery key was typed back:

        show `founding.words`, print `founding.recovery_key`, then `activate(founding, typed)`, or `founding.forget()`.
        Raises Invalid for a weak passphrase and for who is not on the page, Conflict when there is a register already.
        When this computer knew another register, or one was thrown away, the new one takes no messages for 30 days.
        """
        self._actor.demand(Permission.KEEP)
        with self._database.read() as work:
            _demand_none(kept_readers(work, self._centre_id))
            confidant = work.store(Confidant).get(confidant_id)
        if confidant is None or not confidant.serves(self._clock.today()):
            raise Invalid(_("Zet de vertrouwenspersoon eerst op de pagina."))
        return Founding(
            self._surroundings, confidant_id, chosen(passphrase, again), self._install_first
        )

    def activate(self, founding: Founding, typed: str) -> UnlockedRegister:
        """The new keys count from now on, and the register is open.

        Raises Invalid while the recovery key is not typed back right; try as often as needed.
        """
        return self._unlocked(founding.activate(typed))

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
            kept = kept_readers(work, self._centre_id)
        if not kept.readers:
            raise Invalid(_("Er is nog geen register. De coördinator kan het instellen."))
        rows = [(reader, kept.row_of(reader)) for reader in kept.readers]
        if not any(row for _reader, row in rows):
            raise swapped()
        for reader, row in rows:
            if row is None or confidant_id not in {None, row.confidant_id}:
                continue
            pair = _tried(unwrap, row, reader)
            if pair is not None:
                self._tries.right()
                return self._unlocked(self._opened(pair), recovered=recovered)
        raise self._tries.wrong(wrong)

    @staticmethod
    def _unlocked(opened: OpenedRegister, *, recovered: bool = False) -> UnlockedRegister:
        return UnlockedRegister(opened.session, opened, recovered=recovered)

    def _opened(self, pair: KeyPair) -> OpenedRegister:
        """Open it, when the key is still there. Raises KeyAlarm when it went while the passphrase was reckoned."""
        with self._surroundings.begin() as work:
            kept = kept_readers(work, self._centre_id)
            if not any(reader.key_id == pair.id for reader in kept.readers):
                raise swapped()
            alarm = holders(kept, self._pins, self._clock.today()).alarm
            opened = opened_session(self._surroundings, pair, work, known=alarm is None)
            if opened.taken_over is not None:
                self._pins.expect(opened.taken_over.digest)
        if opened.taken_over is not None:
            self._pins.accept(opened.taken_over.digest, " ".join(opened.taken_over.words))
        return opened

    def give_up(self) -> Done[None]:
        """Throw the whole register away, because nobody has a passphrase or a recovery key any more.

        It cannot be undone: ask first, and say so. How much was in it nobody can tell. The page
        tells everybody that it is gone, and the next one takes no messages for 30 days.
        """
        self._actor.demand(Permission.KEEP)
        with self._surroundings.begin() as work:
            register.throw_away(work, self._centre_id)
            sign_off(work, self._centre_id, self._clock.today())
        return Done(value=None, changes=frozenset({Topic.CONFIDANT}))

    def _install_first(self, work: Work, new: NewKey) -> Chain:
        kept = kept_readers(work, self._centre_id)
        _demand_none(kept)
        register.clear(work, self._centre_id, new.pair.id, listed=())
        work.store(ConfidantKey).add(new.row)
        readers = [named_reader(work, new.row, new.pair.verify_key)]
        begins = (new.term, new.pair)
        return sign(work, kept, new.pair, readers, today=self._clock.today(), begins=begins)


def _tried(
    unwrap: Callable[[ConfidantKey], KeyPair], key: ConfidantKey, reader: Reader
) -> KeyPair | None:
    """The pair, or None for the wrong secret. Raises KeyAlarm when it is not the pair of the public key beside it."""
    try:
        pair = unwrap(key)
    except Unopenable:
        return None
    except NoMemory:
        raise no_memory() from None
    if pair.public_key != key.public_key or reader.verify_key not in {b"", pair.verify_key}:
        pair.wipe()
        raise swapped()
    return pair


def _demand_none(kept: Kept) -> None:
    if kept.readers:
        raise Conflict(_("Er is al een register. De vertrouwenspersoon kan het openen."))
