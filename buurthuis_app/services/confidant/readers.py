"""Readers of the register as the file says it: the signed lists, and the keys that fit them."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.confidant.page import Confidant
from buurthuis_app.domain.confidant.sealed_records import ConfidantKey, SignedReaders
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.vault.keys import KeyPair, SwappedKey, demand_own_id
from buurthuis_app.vault.readers import (
    Chain,
    Reader,
    ReaderList,
    RegisterTerm,
    SignedList,
    chains,
    envelope_sum,
    name_sum,
    signed_by,
    thrown_away,
)


class Kept(Struct, frozen=True, kw_only=True):
    """The lists and keys of one centre."""

    centre_id: UUID
    rows: tuple[ConfidantKey, ...]
    chains: tuple[Chain, ...]
    numbers: int
    """The highest number of a list in the file, valid or not; 0 for none."""

    @property
    def chain(self) -> Chain | None:
        """The lists that count; None for a register of before there were lists, and for none at all."""
        return self.chains[-1] if self.chains else None

    @property
    def unsigned(self) -> bool:
        """Whether this is a register of before there were lists, that nobody has opened since."""
        return not self.chains and bool(self.rows)

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Who may open it."""
        if self.chain is not None:
            return self.chain.last.readers
        return tuple(reader_of(row, verify_key=b"", name=b"") for row in self.rows)

    def row_of(self, reader: Reader) -> ConfidantKey | None:
        """Her key in the file; None when it is gone, or anything of it is not what the list says."""
        for row in self.rows:
            if row.id == reader.key_id:
                said = reader_of(row, verify_key=reader.verify_key, name=reader.name)
                return row if said == reader and _own_id(row) else None
        return None


def kept_readers(work: Work, centre_id: UUID) -> Kept:
    """Read them all. What is no list and no key is left out."""
    lists = register.lists(work, centre_id)
    signed = tuple(SignedList(content=row.content, signature=row.signature) for row in lists)
    return Kept(
        centre_id=centre_id,
        rows=register.keys(work, centre_id),
        chains=_chains(signed, centre_id),
        numbers=max((row.number for row in lists), default=0),
    )


_chains = lru_cache(maxsize=2)(chains)
"""Each page and each unit of work asks it; a signature takes longer to see than ten rows to read."""


def reader_of(row: ConfidantKey, *, verify_key: bytes, name: bytes) -> Reader:
    """What a list says of a key."""
    return Reader(
        key_id=row.id,
        confidant_id=row.confidant_id,
        name=name,
        public_key=row.public_key,
        verify_key=verify_key,
        by_passphrase=envelope_sum(row.by_passphrase),
        by_recovery_key=envelope_sum(row.by_recovery_key),
        active_from=row.active_from,
    )


def named_reader(work: Work, row: ConfidantKey, verify_key: bytes) -> Reader:
    """What the next list says of a key, with her name as it stands on the page."""
    confidant = work.store(Confidant).get(row.confidant_id)
    name = name_sum(confidant.name, row.id) if confidant else b""
    return reader_of(row, verify_key=verify_key, name=name)


def sign(
    work: Work,
    kept: Kept,
    signer: KeyPair,
    readers: Iterable[Reader],
    *,
    today: dt.date,
    writers: Iterable[Reader] = (),
    begins: tuple[RegisterTerm, KeyPair] | None = None,
) -> Chain:
    """Put a list after the one that counts, and return what that makes. `begins`: another term, and who begins it."""
    former, number = kept.chain, kept.numbers + 1
    if former is not None and former.last.readers:
        number = former.last.number + 1
    term = begins[0] if begins else former.last.term if former else None
    made = ReaderList(
        centre_id=kept.centre_id,
        number=number,
        previous=former.digest if former else b"",
        term=term,
        made_on=today,
        readers=tuple(readers),
        writers=tuple(writers),
    )
    signed = signed_by(made, signer, *([begins[1]] if begins else []))
    _put(work, kept.centre_id, number, signed)
    chain = kept_readers(work, kept.centre_id).chain
    if chain is None or chain.last != made:
        raise ValueError(number)
    return chain


def sign_off(work: Work, centre_id: UUID, today: dt.date) -> None:
    """Put the list of nobody behind the others: the register was thrown away."""
    kept = kept_readers(work, centre_id)
    previous, number = kept.chain.digest if kept.chain else b"", kept.numbers + 1
    _put(work, centre_id, number, thrown_away(centre_id, number, previous, today))


def serving(work: Work, readers: Iterable[Reader], today: dt.date) -> tuple[Reader, ...]:
    """Those who still serve: who has left, or stands on no page, reads nothing that comes after."""
    confidants = {reader: work.store(Confidant).get(reader.confidant_id) for reader in readers}
    return tuple(
        reader for reader, confidant in confidants.items() if confidant and confidant.serves(today)
    )


def _put(work: Work, centre_id: UUID, number: int, signed: SignedList) -> None:
    """In place of what somebody may have put under that number."""
    store = work.store(SignedReaders)
    store.remove(store.find(centre_id=centre_id, number=number))
    store.add(
        SignedReaders(
            centre_id=centre_id,
            number=number,
            content=signed.content,
            signature=signed.signature,
        )
    )


def _own_id(row: ConfidantKey) -> bool:
    try:
        demand_own_id(row.public_key, row.id)
    except SwappedKey:
        return False
    return True
