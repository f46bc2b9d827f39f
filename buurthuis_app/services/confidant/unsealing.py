"""An unlocked key pair and what it opens, within a unit of work. It knows bytes and readers, no cases."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from buurthuis_app.domain.confidant.sealed_records import (
    SealedMessage,
    SealedRecord,
    SealedRecordKey,
)
from buurthuis_app.errors import Conflict, Damaged, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.records import Confidential, replace
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.services.shared.service import still_there
from buurthuis_app.vault.contents import ReaderContents
from buurthuis_app.vault.header import Oversized
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.messages import opened_message
from buurthuis_app.vault.readers import Reader
from buurthuis_app.vault.records import (
    RecordKey,
    opened_record,
    opened_record_key,
    opened_unsigned_key,
    sealed_record,
    sealed_record_key,
)


class Opened(Confidential, frozen=True, kw_only=True):
    """The bytes of one message or record, beside the row they came from; None when they were altered.

    `lonely` when the message stands in the file for this confidant alone.
    """

    id: UUID
    version: int
    content: bytes | None
    lonely: bool = False


class Safe:
    """Opens and closes on behalf of one confidant, and keeps count of it in her contents.

    `writers` are the public keys of those whose records count. With `unsigned` a record counts without a writer too:
    only while a register is taken over that was kept before they were signed.
    """

    def __init__(self, centre_id: UUID, pair: KeyPair) -> None:
        self.centre_id = centre_id
        self.pair = pair
        self.writers: Mapping[UUID, bytes] = {pair.id: pair.public_key}
        self.unsigned = False
        self.contents = ReaderContents(readers=b"", kept_on=dt.date.min, records={})

    def messages(self, work: Work) -> tuple[SealedMessage, ...]:
        """Every message that was left for her, still closed: open it when the unit of work is over."""
        return register.messages(work, self.pair.id)

    def records(self, work: Work) -> tuple[tuple[SealedRecord, SealedRecordKey], ...]:
        """Every record that she can read with its key, still closed. What somebody took a half of is left out."""
        rows = {row.id: row for row in register.records(work, self.centre_id)}
        seals = register.record_keys(work, self.pair.id)
        return tuple((rows[seal.record_id], seal) for seal in seals if seal.record_id in rows)

    def opened_messages(
        self, closed: Iterable[SealedMessage], lonely: frozenset[UUID] = frozenset()
    ) -> Iterator[Opened]:
        """Opens one after the other. What was destroyed and put back counts as altered."""
        for row in closed:
            try:
                content = opened_message(row.sealed, row.message_id, self.pair)
            except Unopenable:
                content = None
            if row.message_id in self.contents.gone:
                content = None
            yield Opened(
                id=row.message_id, version=1, content=content, lonely=row.message_id in lonely
            )

    def opened_records(
        self, closed: Iterable[tuple[SealedRecord, SealedRecordKey]]
    ) -> Iterator[Opened]:
        """Opens one after the other. What was destroyed and put back counts as altered."""
        for row, seal in closed:
            try:
                content = self.content(row, seal)
            except Unopenable:
                content = None
            if row.id in self.contents.gone:
                content = None
            yield Opened(id=row.id, version=row.version, content=content)

    def add(self, work: Work, record_id: UUID, content: bytes, readers: Iterable[Reader]) -> None:
        """Keep a new record, for these to read."""
        key, readers = RecordKey.new(), tuple(readers)
        try:
            body = _sealed(content, record_id, 1, key)
            work.store(SealedRecord).add(
                SealedRecord(id=record_id, centre_id=self.centre_id, body=body)
            )
            work.store(SealedRecordKey).add(
                *(seal_for(reader, record_id, key, self.pair) for reader in readers)
            )
        finally:
            key.wipe()
        if any(reader.key_id == self.pair.id for reader in readers):
            self.note_record(record_id, 1)

    def replace(
        self, work: Work, record_id: UUID, version: int, content: bytes, readers: Sequence[Reader]
    ) -> None:
        """Keep a changed record for these to read; with another key when others could.

        Raises Conflict when `version` is not the kept one or it is gone, Damaged when it was altered.
        """
        key, seals = self.key_of(work, record_id), work.store(SealedRecordKey)
        held = seals.find(record_id=record_id)
        same = {seal.key_id for seal in held} == {reader.key_id for reader in readers}
        if not same:
            key.wipe()
            key = RecordKey.new()
        try:
            body = _sealed(content, record_id, version + 1, key)
            if not same:
                seals.remove(held)
                seals.add(*(seal_for(reader, record_id, key, self.pair) for reader in readers))
        finally:
            key.wipe()
        kept = SealedRecord(id=record_id, centre_id=self.centre_id, body=body, version=version)
        work.store(SealedRecord).replace(kept)
        self.note_record(record_id, version + 1)

    def key_of(self, work: Work, record_id: UUID) -> RecordKey:
        """The record's key, to be wiped by who asked. Raises Conflict when it is gone, Damaged when it was altered."""
        seal = still_there(work, SealedRecordKey, record_id, self.pair.id)
        try:
            return self.opened_key(seal)
        except Unopenable:
            raise altered() from None

    def opened_key(self, seal: SealedRecordKey) -> RecordKey:
        """The key of one record. Raises Unopenable."""
        try:
            return opened_record_key(seal.sealed, seal.record_id, self.pair, self.writers)
        except Unopenable:
            if not self.unsigned:
                raise
            return opened_unsigned_key(seal.sealed, seal.record_id, self.pair)

    def content(self, row: SealedRecord, seal: SealedRecordKey) -> bytes:
        """What stands in one record. Raises Unopenable."""
        key = self.opened_key(seal)
        try:
            return opened_record(row.body, row.id, row.version, key)
        finally:
            key.wipe()

    def kept_content(self, work: Work, record_id: UUID) -> bytes:
        """What stands in one record now. Raises Conflict when it is gone, Damaged when it was altered."""
        seal = still_there(work, SealedRecordKey, record_id, self.pair.id)
        row = still_there(work, SealedRecord, record_id)
        try:
            return self.content(row, seal)
        except Unopenable:
            raise altered() from None

    def destroy_record(self, work: Work, record_id: UUID, *, may_return: bool = False) -> None:
        """Remove a record and every key to it. Raises Conflict when it is gone already.

        One that `may_return` is not remembered as destroyed: a half-written form.
        """
        row = still_there(work, SealedRecord, record_id)
        store = work.store(SealedRecordKey)
        store.remove(store.find(record_id=record_id))
        work.store(SealedRecord).remove([row])
        self.forget(record_id, may_return=may_return)

    def destroy_message(self, work: Work, message_id: UUID) -> None:
        """Remove a message for all who could read it. Raises Conflict when it is gone already."""
        store = work.store(SealedMessage)
        rows = store.find(message_id=message_id)
        if not rows:
            raise Conflict(_("Dit is intussen al verwijderd. Er is niets veranderd."))
        store.remove(rows)
        self.forget(message_id)

    def note_record(self, record_id: UUID, version: int) -> None:
        """She saw this version."""
        records = {**self.contents.records, record_id: version}
        self.contents = replace(self.contents, records=records)

    def forget(self, id_: UUID, *, may_return: bool = False) -> None:
        """It was destroyed; unless it `may_return`, it counts as altered when it comes back."""
        records = {kept: version for kept, version in self.contents.records.items() if kept != id_}
        self.contents = replace(
            self.contents,
            records=records,
            messages=self.contents.messages - {id_},
            gone=self.contents.gone if may_return else self.contents.gone | {id_},
        )


def seal_for(reader: Reader, record_id: UUID, key: RecordKey, writer: KeyPair) -> SealedRecordKey:
    """The record's key as this reader can open it."""
    sealed = sealed_record_key(key, record_id, reader.key_id, reader.public_key, writer)
    return SealedRecordKey(record_id=record_id, key_id=reader.key_id, sealed=sealed)


def altered() -> Damaged:
    """What to say of something that does not open with the right key."""
    return Damaged(
        _("Dit is buiten het programma om veranderd en kan niet worden gelezen. De rest wel.")
    )


def _sealed(content: bytes, record_id: UUID, version: int, key: RecordKey) -> bytes:
    try:
        return sealed_record(content, record_id, version, key)
    except Oversized:
        raise Invalid(
            _(
                "Dit is te lang om te bewaren. Kort de aantekeningen in, of begin een tweede dossier."
            )
        ) from None
