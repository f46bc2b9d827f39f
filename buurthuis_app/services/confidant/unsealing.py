"""An unlocked key pair and what it opens, within a unit of work. It knows bytes and readers, no cases."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from buurthuis_app.domain.confidant.sealed_records import (
    ConfidantKey,
    SealedMessage,
    SealedRecord,
    SealedRecordKey,
)
from buurthuis_app.errors import Damaged, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import Confidential
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.services.shared.service import still_there
from buurthuis_app.vault.header import Oversized
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.messages import opened_message
from buurthuis_app.vault.records import (
    RecordKey,
    opened_record,
    opened_record_key,
    sealed_record,
    sealed_record_key,
)


class Opened(Confidential, frozen=True, kw_only=True):
    """The bytes of one message or record, beside the row they came from; None when they were altered."""

    id: UUID
    version: int
    content: bytes | None


class Safe:
    """Opens and closes on behalf of one confidant."""

    def __init__(self, centre_id: UUID, pair: KeyPair) -> None:
        self.centre_id = centre_id
        self.pair = pair

    def messages(self, work: Work) -> tuple[SealedMessage, ...]:
        """Every message that was left for her, still closed: open it when the unit of work is over."""
        return work.store(SealedMessage).find(key_id=self.pair.id)

    def records(self, work: Work) -> tuple[tuple[SealedRecord, SealedRecordKey], ...]:
        """Every record that she can read with its key, still closed. What somebody took a half of is left out."""
        rows = {row.id: row for row in work.store(SealedRecord).find(centre_id=self.centre_id)}
        seals = work.store(SealedRecordKey).find(key_id=self.pair.id)
        return tuple((rows[one.record_id], one) for one in seals if one.record_id in rows)

    def opened_messages(self, closed: Iterable[SealedMessage]) -> Iterator[Opened]:
        """Opens one after the other."""
        for row in closed:
            try:
                content = opened_message(row.sealed, row.message_id, self.pair)
            except Unopenable:
                content = None
            yield Opened(id=row.message_id, version=1, content=content)

    def opened_records(
        self, closed: Iterable[tuple[SealedRecord, SealedRecordKey]]
    ) -> Iterator[Opened]:
        """Opens one after the other."""
        for row, seal in closed:
            try:
                content = self.content(row, seal)
            except Unopenable:
                content = None
            yield Opened(id=row.id, version=row.version, content=content)

    def add(
        self, work: Work, record_id: UUID, content: bytes, readers: Iterable[ConfidantKey]
    ) -> None:
        """Keep a new record, for these to read."""
        key = RecordKey.new()
        try:
            body = _sealed(content, record_id, 1, key)
            work.store(SealedRecord).add(
                SealedRecord(id=record_id, centre_id=self.centre_id, body=body)
            )
            work.store(SealedRecordKey).add(
                *(seal_for(reader, record_id, key) for reader in readers)
            )
        finally:
            key.wipe()

    def replace(self, work: Work, record_id: UUID, version: int, content: bytes) -> None:
        """Keep a changed record under its own key. Raises Conflict when `version` is not the kept one."""
        key = self.key_of(work, record_id)
        try:
            body = _sealed(content, record_id, version + 1, key)
        finally:
            key.wipe()
        kept = SealedRecord(id=record_id, centre_id=self.centre_id, body=body, version=version)
        work.store(SealedRecord).replace(kept)

    def key_of(self, work: Work, record_id: UUID) -> RecordKey:
        """The record's key, to be wiped by who asked. Raises Conflict when it is gone, Damaged when it was altered."""
        seal = still_there(work, SealedRecordKey, record_id, self.pair.id)
        try:
            return opened_record_key(seal.sealed, record_id, self.pair)
        except Unopenable:
            raise altered() from None

    def content(self, row: SealedRecord, seal: SealedRecordKey) -> bytes:
        """What stands in one record. Raises Unopenable."""
        key = opened_record_key(seal.sealed, row.id, self.pair)
        try:
            return opened_record(row.body, row.id, row.version, key)
        finally:
            key.wipe()


def destroy_record(work: Work, record_id: UUID) -> None:
    """Remove a record and every key to it. Raises Conflict when it is gone already."""
    row = still_there(work, SealedRecord, record_id)
    store = work.store(SealedRecordKey)
    store.remove(store.find(record_id=record_id))
    work.store(SealedRecord).remove([row])


def destroy_message(work: Work, message_id: UUID) -> None:
    """Remove a message for all who could read it. One that is gone already is no trouble."""
    store = work.store(SealedMessage)
    store.remove(store.find(message_id=message_id))


def seal_for(reader: ConfidantKey, record_id: UUID, key: RecordKey) -> SealedRecordKey:
    """The record's key as this reader can open it."""
    sealed = sealed_record_key(key, record_id, reader.id, reader.public_key)
    return SealedRecordKey(record_id=record_id, key_id=reader.id, sealed=sealed)


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
