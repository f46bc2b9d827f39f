"""Session of an unlocked register: the surroundings, and the key pair for as long as it is not locked."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.confidant.sealed_records import ConfidantKey, SealedContents
from buurthuis_app.errors import AppError, Conflict
from buurthuis_app.files import hour_untold
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.records import replace
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.services.confidant.known_keys import Pins
from buurthuis_app.services.confidant.readers import Kept, kept_readers, reader_of, serving, sign
from buurthuis_app.services.confidant.stirring import stir
from buurthuis_app.services.confidant.unsealing import Safe
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.vault.contents import (
    ReaderContents,
    opened_contents,
    sealed_contents,
    sealed_mark,
)
from buurthuis_app.vault.key_wrapping import Cost
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.readers import Chain, Reader, RegisterTerm


class Locked(AppError):
    """The register was locked in the meantime."""

    topic = "vertrouwenspersoon-register#openen-en-op-slot-doen"


class Surroundings(Struct, frozen=True, kw_only=True):
    """Where a register is kept, and what a passphrase of it must cost to guess."""

    database: Database
    clock: Clock
    centre_id: UUID
    pins: Pins
    cost: Cost

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """A write of which the files do not tell the hour."""
        with hour_untold(*self.database.files), self.database.begin() as work:
            yield work


class Session:
    """Units of work on an unlocked register. Locking waits for the one under way and refuses every later one.

    `anchor` is the sum of the last list of readers that she knows to be right: out of her own sealed contents, else
    out of what this computer knows. A list that does not follow from it gives nobody anything to read.
    """

    def __init__(self, surroundings: Surroundings, pair: KeyPair, anchor: bytes = b"") -> None:
        self.surroundings = surroundings
        self.safe = Safe(surroundings.centre_id, pair)
        self.anchor = anchor
        self._marked = -1
        self._turn = threading.RLock()
        self._open = True

    @property
    def is_open(self) -> bool:
        """Whether the key is still there."""
        return self._open

    @contextmanager
    def unlocked(self) -> Iterator[Safe]:
        """The key, for as long as the block lasts. Raises Locked."""
        with self._turn:
            if not self._open:
                raise Locked(_("Het register is op slot gegaan. Open het opnieuw."))
            yield self.safe

    @contextmanager
    def read(self) -> Iterator[Work]:
        """A view of the data. Raises Locked."""
        with self.unlocked(), self.surroundings.database.read() as work:
            self.look(work)
            yield work

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """A write; what it changed goes into her contents. Raises Locked."""
        with self.unlocked() as safe:
            before = safe.contents, self.anchor
            try:
                with self.surroundings.begin() as work, self.within(work):
                    yield work
            except BaseException:
                safe.contents, self.anchor = before
                raise

    @contextmanager
    def within(self, work: Work) -> Iterator[None]:
        """A part of a write that somebody else began."""
        safe = self.safe
        self.look(work)
        kept = self.kept_contents(work)
        if kept is not None and kept.counter > safe.contents.counter:
            safe.contents = kept  # she was at another computer meanwhile
        start = safe.contents
        safe.touched, safe.written = False, set()
        yield
        if safe.touched and work.store(ConfidantKey).get(safe.pair.id) is not None:
            chain = self.trusted(work)
            if chain is not None and chain.last.of(safe.pair.id) is not None:
                stir(work, safe, self.readers(work))
        if self.anchor and (safe.contents != start or safe.contents.readers != self.anchor):
            self._keep_contents(work)

    def look(self, work: Work) -> Kept:
        """Read who the readers are, and whose records count."""
        kept = kept_readers(work, self.surroundings.centre_id)
        chain, own = kept.chain, self.safe.pair
        known: Iterable[Reader] = ()
        if chain is not None and chain.holds(self.anchor):
            self.anchor = chain.digest
            known = (*chain.last.readers, *chain.last.writers)
            self.safe.listed = chain.last.readers
        else:
            self.safe.listed = ()
        self.safe.writers = {own.id: own.public_key} | {
            reader.key_id: reader.public_key for reader in known
        }
        return kept

    def trusted(self, work: Work) -> Chain | None:
        """The list of readers, when it follows from the one that she knows."""
        chain = self.look(work).chain
        return chain if chain is not None and chain.digest == self.anchor else None

    def readers(self, work: Work) -> tuple[Reader, ...]:
        """For whom to seal what is new: herself, and the others of the list who serve."""
        chain, own = self.trusted(work), self.safe.pair
        every = chain.last.readers if chain else ()
        others = [reader for reader in every if reader.key_id != own.id]
        return (self.own(work), *serving(work, others, self.surroundings.clock.today()))

    def own(self, work: Work) -> Reader:
        """What the list says of her, else what her key does. Raises Conflict when it was taken out meanwhile."""
        kept, own = kept_readers(work, self.surroundings.centre_id), self.safe.pair.id
        found = next((reader for reader in kept.readers if reader.key_id == own), None)
        if found is None:
            row = work.store(ConfidantKey).get(own)
            if row is None:
                raise Conflict(_("Uw sleutel is intussen weggehaald."))
            found = reader_of(row, verify_key=b"", name=b"")
        return found

    def sign(
        self,
        work: Work,
        readers: Iterable[Reader],
        *,
        writers: Iterable[Reader] = (),
        begins: tuple[RegisterTerm, KeyPair] | None = None,
    ) -> Chain:
        """Put her signature under another list. Raises Conflict when she cannot sign yet, or knows no list."""
        chain, own = self.trusted(work), self.safe.pair
        reader = chain.last.of(own.id) if chain else None
        if reader is None or reader.verify_key != own.verify_key:
            raise Conflict(
                _(
                    "Dat kan nog niet: de lijst van wie het register mag openen is nog niet door u "
                    "te veranderen. Laat eerst de andere vertrouwenspersoon het register een keer "
                    "openen, en vergelijk de controlewoorden op deze computer."
                )
            )
        made = sign(
            work,
            self.look(work),
            own,
            readers,
            today=self.surroundings.clock.today(),
            writers=writers,
            begins=begins,
        )
        self.anchor = made.digest
        return made

    def kept_contents(self, work: Work) -> ReaderContents | None:
        """What her table of contents says; None when there is none that opens."""
        row = work.store(SealedContents).get(self.safe.pair.id)
        try:
            return opened_contents(row.sealed, self.safe.pair) if row else None
        except Unopenable:
            return None

    def close(self) -> None:
        """Overwrite the key. Nothing can be read or written any more."""
        with self._turn:
            if self._open and self.safe.contents.counter > self._marked and self.anchor:
                mark = sealed_mark(self.safe.contents, self.safe.pair)
                self.surroundings.pins.mark(self.safe.pair.id, mark)
            self._open = False
            self.safe.pair.wipe()

    def marked(self, counter: int) -> None:
        """This computer knows her contents as far as this: nothing is written while they stay so."""
        self._marked = counter

    def _keep_contents(self, work: Work) -> None:
        if work.store(ConfidantKey).get(self.safe.pair.id) is None:
            return  # she just stepped back
        safe = self.safe
        safe.contents = replace(
            safe.contents,
            counter=safe.contents.counter + 1,
            kept_on=self.surroundings.clock.today(),
            readers=self.anchor,
        )
        store = work.store(SealedContents)
        store.remove(store.find(key_id=safe.pair.id))
        store.add(
            SealedContents(key_id=safe.pair.id, sealed=sealed_contents(safe.contents, safe.pair))
        )
