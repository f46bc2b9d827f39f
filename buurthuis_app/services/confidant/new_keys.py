"""New keys, before they count: the recovery key must be written down and typed back first."""

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.confidant.case import problems_of_passphrase
from buurthuis_app.domain.confidant.sealed_records import ConfidantKey
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.errors import Busy, Damaged, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.sealing.key_derivation import NoMemory
from buurthuis_app.services.confidant.key_holders import read_holders
from buurthuis_app.services.confidant.opening import OpenedRegister, opened_session
from buurthuis_app.services.confidant.readers import reader_of
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
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.readers import Chain, RegisterTerm


class NewKey(Struct, frozen=True, kw_only=True):
    """A key that does not count yet, and the term that begins when it does."""

    row: ConfidantKey
    pair: KeyPair
    term: RegisterTerm


Installing = Callable[[Work, NewKey], Chain]
"""What becomes of the register when the new key counts, in the same transaction: the lists of readers that it makes."""


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
        words: tuple[str, ...] = (),
        copies: bool = False,
    ) -> None:
        """`of` is the open register that the new key gets its content from; with `ends` that one is locked then.

        `words` are those of the present term, when it goes on. With `copies` the backups of before are destroyed.
        """
        self._surroundings = surroundings
        self._copies = copies
        self.copies_left = 0
        """How many of the copies of before would not go."""
        self._install = install
        self._of = of
        self._ends = ends
        self._words = words
        self._pair = KeyPair.new()
        self._paper = WrittenDown()
        try:
            row = ConfidantKey(
                id=self._pair.id,
                centre_id=surroundings.centre_id,
                confidant_id=confidant_id,
                public_key=self._pair.public_key,
                by_passphrase=wrapped(self._pair, passphrase, surroundings.cost),
                by_recovery_key=wrapped_by_recovery_key(self._pair, self._paper.key),
                active_from=surroundings.clock.today(),
            )
            self._new = NewKey(row=row, pair=self._pair, term=RegisterTerm.of(self._pair))
        except BaseException:
            self.forget()
            raise

    @property
    def recovery_key(self) -> str:
        """To be printed or written down, once; it is shown nowhere again."""
        return self._paper.text

    @property
    def words(self) -> tuple[str, ...]:
        """By which people will know the register, for the poster and the recovery sheet."""
        return self._words or self._new.term.words

    def check(self, typed: str) -> None:
        """Raise Invalid unless the recovery key was typed back right. It says how it is wrong."""
        self._paper.demand(typed)

    def activate(self, typed: str) -> OpenedRegister:
        """From now on the new key counts. Raises Invalid when the recovery key was typed wrong, and nothing changes."""
        self.check(typed)
        pins = self._surroundings.pins
        surroundings = self._surroundings
        if not self._copies:  # or it would be destroyed with the others
            with suppress(Damaged):  # a key that leaked is replaced in a damaged file too
                path, now = surroundings.database.kept_file(), surroundings.clock.now()
                backup_folder.add_if_changed(path, Occasion.RENEWAL, now)
        gone = self._of.safe.contents.gone if self._of else frozenset()
        with self._of.begin() if self._of else surroundings.begin() as work:
            former = read_holders(work, surroundings.centre_id, pins, self._new.row.active_from)
            made = self._install(work, self._new)
            opened = opened_session(surroundings, self._pair, work, known=True, new=True, gone=gone)
            known = pins.known()
            first = known is None or known.only_expects
            counts = former.ready or (first and not made.anew and not former.all)
            if counts:
                pins.expect(opened.session.anchor)
        if counts:
            pins.accept(made.digest, " ".join(made.words))
        self._paper.forget()
        if self._of is not None and self._ends:
            self._of.close()
        if self._copies:
            self.copies_left = backup_folder.destroy_all(
                surroundings.database.path, surroundings.clock.now()
            )
        return opened

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
            rewrapped(self._session, work, replace(row, by_recovery_key=envelope))
        self._paper.forget()
        return Done(value=None, changes=frozenset({Topic.CONFIDANT}))

    def forget(self) -> None:
        """Overwrite it: the former one stays."""
        self._paper.forget()


def rewrapped(session: Session, work: Work, row: ConfidantKey) -> None:
    """Keep her key in another envelope, and sign for that: the former envelope opens nothing any more."""
    own = session.own(work)
    changed = reader_of(row, verify_key=own.verify_key, name=own.name)
    chain = session.trusted(work)
    every = chain.last.readers if chain else ()
    work.store(ConfidantKey).replace(row)
    session.sign(work, [changed if reader == own else reader for reader in every])


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
