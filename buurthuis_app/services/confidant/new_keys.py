"""New keys, before they count: the recovery key must be written down and typed back first."""

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from buurthuis_app.domain.confidant.case import problems_of_passphrase
from buurthuis_app.domain.confidant.sealed_records import ConfidantKey
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.errors import Busy, Damaged, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence import backup_folder
from buurthuis_app.persistence.backup_folder import Occasion
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.sealing.key_derivation import NoMemory
from buurthuis_app.services.confidant.session import Session, Surroundings
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import still_there
from buurthuis_app.vault.codes import (
    new_recovery_key,
    passphrase_bytes,
    recovery_key_from,
    recovery_key_text,
)
from buurthuis_app.vault.crockford import Mistyped
from buurthuis_app.vault.key_wrapping import Cost, wrapped_by_passphrase, wrapped_by_recovery_key
from buurthuis_app.vault.keys import KeyPair, fingerprint

Installing = Callable[[Work, ConfidantKey], frozenset[UUID]]
"""What becomes of the register when the new key counts, in the same transaction; which keys are then to be trusted."""


class WrittenDown:
    """A recovery key that was shown and is waiting to be typed back."""

    def __init__(self) -> None:
        self._key = bytearray(new_recovery_key())

    @property
    def text(self) -> str:
        """What is to be printed, once."""
        return recovery_key_text(bytes(self._key))

    @property
    def key(self) -> bytes:
        """The key itself."""
        return bytes(self._key)

    def demand(self, typed: str) -> None:
        """Raise Invalid unless this is what was shown."""
        if recovery_key_typed(typed) != self._key:
            raise Invalid(
                _("Dit is een andere herstelsleutel. Typ over wat op het nieuwe papier staat.")
            )

    def forget(self) -> None:
        """Overwrite it."""
        self._key[:] = bytes(len(self._key))


class Founding:
    """A new key pair that exists in memory only, until `activate`."""

    def __init__(
        self,
        surroundings: Surroundings,
        confidant_id: UUID,
        passphrase: str,
        install: Installing,
        *,
        of: Session | None = None,
        ends: bool = False,
    ) -> None:
        """`of` is the open register that the new key gets its content from; with `ends` that one is locked then."""
        self._surroundings = surroundings
        self._install = install
        self._of = of
        self._ends = ends
        self._pair = KeyPair.new()
        self._paper = WrittenDown()
        try:
            self._row = ConfidantKey(
                id=self._pair.id,
                centre_id=surroundings.centre_id,
                confidant_id=confidant_id,
                public_key=self._pair.public_key,
                by_passphrase=wrapped(self._pair, passphrase, surroundings.cost),
                by_recovery_key=wrapped_by_recovery_key(self._pair, self._paper.key),
                active_from=surroundings.clock.today(),
            )
        except BaseException:
            self.forget()
            raise

    @property
    def recovery_key(self) -> str:
        """To be printed or written down, once; it is shown nowhere again."""
        return self._paper.text

    @property
    def words(self) -> tuple[str, ...]:
        """The fingerprint of the new key, for the poster and the recovery sheet."""
        return fingerprint(self._row.public_key)

    def check(self, typed: str) -> None:
        """Raise Invalid unless the recovery key was typed back right. It says how it is wrong."""
        self._paper.demand(typed)

    def activate(self, typed: str) -> Session:
        """From now on the new key counts. Raises Invalid when the recovery key was typed wrong, and nothing changes."""
        self.check(typed)
        around = self._surroundings
        with suppress(
            Damaged
        ):  # a key that leaked must be replaced, also in a file that somebody damaged
            backup_folder.add_if_changed(around.database.path, Occasion.RENEWAL, around.clock.now())
        known = around.pins.known()
        # Before the new key counts: a program that is killed in between would take it for somebody else's.
        around.pins.set_to(known | {self._row.id})
        try:
            with self._of.begin() if self._of else around.database.begin() as work:
                trusted = self._install(work, self._row)
        except BaseException:
            around.pins.set_to(known)
            raise
        around.pins.set_to(trusted)
        self._paper.forget()
        if self._of is not None and self._ends:
            self._of.close()
        return Session(self._surroundings, self._pair)

    def forget(self) -> None:
        """Overwrite it all: the setting up was broken off."""
        self._pair.wipe()
        self._paper.forget()


class NewRecoveryKey:
    """Another recovery key for an open register."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._paper = WrittenDown()

    @property
    def text(self) -> str:
        """To be printed or written down, once."""
        return self._paper.text

    def activate(self, typed: str) -> Done[None]:
        """It counts from now on, and the former one no more. Raises Invalid when it was typed wrong."""
        self._paper.demand(typed)
        with self._session.unlocked() as safe, self._session.begin() as work:
            row = still_there(work, ConfidantKey, safe.pair.id)
            envelope = wrapped_by_recovery_key(safe.pair, self._paper.key)
            work.store(ConfidantKey).replace(replace(row, by_recovery_key=envelope))
        self._paper.forget()
        return Done(value=None, changes=frozenset({Topic.CONFIDANT}))

    def forget(self) -> None:
        """Overwrite it: the former one stays."""
        self._paper.forget()


def chosen(passphrase: str, again: str) -> str:
    """The passphrase, when it may be used. Raises Invalid."""
    refuse(problems_of_passphrase(passphrase, again))
    return passphrase


def wrapped(pair: KeyPair, passphrase: str, cost: Cost) -> bytes:
    """The pair's secret key under this passphrase. Raises Busy without memory to do it in."""
    try:
        return wrapped_by_passphrase(pair, passphrase_bytes(passphrase), cost)
    except NoMemory:
        raise no_memory() from None


def recovery_key_typed(typed: str) -> bytes:
    """The recovery key that was typed. Raises Invalid when it can be none."""
    try:
        return recovery_key_from(typed)
    except Mistyped:
        raise Invalid(
            _("Er zit een typfout in de herstelsleutel. Vergelijk haar groepje voor groepje.")
        ) from None


def no_memory() -> Busy:
    """What to say when the computer cannot spare the memory that a passphrase takes."""
    return Busy(
        _("Er is te weinig geheugen vrij. Sluit andere programma’s en probeer het opnieuw.")
    )
