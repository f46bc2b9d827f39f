"""An unlocked key pair and what it opens, within a unit of work. It knows bytes and readers, no cases."""

import datetime as dt
import secrets
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
from buurthuis_app.sealing.digests import digest
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.services.shared.service import still_there
from buurthuis_app.vault.contents import ReaderContents
from buurthuis_app.vault.header import Oversized
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.messages import CHAFF, NOT_FOR_YOU, opened_message, says
from buurthuis_app.vault.readers import Reader
from buurthuis_app.vault.records import (
    RecordKey,
    opened_record,
    opened_record_key,
    opened_unsigned_key,
    sealed_record,
    sealed_record_key,
)
from buurthuis_app.vault.serialisation import is_filler

_NUMBERS = 2**52
"""Beside a record stands a number by chance: its revision would tell how often it was written in."""


class Opened(Confidential, frozen=True, kw_only=True):
    """The bytes of one message or record; None when they were altered. `sum` is that of the rows they came from.

    `lonely` when the message stands in the file for this confidant alone.
    """

    id: UUID
    version: int
    content: bytes | None
    sum: bytes
    lonely: bool = False


class Safe:
    """Opens and closes on behalf of one confidant, and keeps count of it in her contents.

    `writers` are the public keys of those whose records count, `listed` the readers for whom each record has a row: a
    key, or word that it is for others. `written` are the records of this unit of work. With `unsigned` a record counts
    without a writer too: only while a register is taken over that was kept before they were signed.
    """

    def __init__(self, centre_id: UUID, pair: KeyPair) -> None:
        self.centre_id = centre_id
        self.pair = pair
        self.writers: Mapping[UUID, bytes] = {pair.id: pair.public_key}
        self.listed: tuple[Reader, ...] = ()
        self.written: set[UUID] = set()
        self.touched = False
        """Whether a message or record came, changed or went in this unit of work."""
        self.unsigned = False
        self.contents = ReaderContents(readers=b"", kept_on=dt.date.min, records={})

    def messages(self, work: Work) -> tuple[SealedMessage, ...]:
        """Every message that was left for her, still closed: open it when the unit of work is over."""
        return register.messages(work, self.pair.id)

    def records(self, work: Work) -> tuple[tuple[SealedRecord, SealedRecordKey], ...]:
        """Every record and her key to it, still closed. What somebody took a half of is left out.

        Some say, when they are opened, that they are for others.
        """
        rows = {row.id: row for row in register.records(work, self.centre_id)}
        seals = register.record_keys(work, self.pair.id)
        return tuple((rows[seal.record_id], seal) for seal in seals if seal.record_id in rows)

    def opened_messages(
        self, closed: Iterable[SealedMessage], lonely: frozenset[UUID] = frozenset()
    ) -> Iterator[Opened]:
        """Opens one after the other, without what is for others and what nobody left.

        What was destroyed and put back counts as altered.
        """
        for opened in self.every_message(closed, lonely):
            content = opened.content or b""
            if not (says(content, NOT_FOR_YOU) or says(content, CHAFF)):
                back = opened.id in self.contents.gone
                yield replace(opened, content=None) if back else opened

    def every_message(
        self, closed: Iterable[SealedMessage], lonely: frozenset[UUID] = frozenset()
    ) -> Iterator[Opened]:
        """The same with all of it."""
        for row in closed:
            try:
                content = opened_message(row.sealed, row.message_id, self.pair)
            except Unopenable:
                content = None
            yield Opened(
                id=row.message_id,
                version=1,
                content=content,
                sum=message_sum(row),
                lonely=row.message_id in lonely,
            )

    def opened_records(
        self, closed: Iterable[tuple[SealedRecord, SealedRecordKey]]
    ) -> Iterator[Opened]:
        """Opens one after the other, without what is for others. What was destroyed and put back counts as altered."""
        for row, seal in closed:
            opened = self.opened(row, seal)
            if opened is not None:
                back = opened.id in self.contents.gone
                yield replace(opened, content=None) if back else opened

    def opened(self, row: SealedRecord, seal: SealedRecordKey) -> Opened | None:
        """One record; None when it is for others."""
        version, content = 0, None
        try:
            key = self.opened_key(seal)
            if key.is_shut:
                return None
            version = key.revision or row.version
            content = opened_record(row.body, row.id, row.version, key)
            key.wipe()
        except Unopenable:
            pass
        return Opened(id=row.id, version=version, content=content, sum=record_sum(row, seal))

    def held(self, work: Work, record_id: UUID) -> frozenset[UUID]:
        """Whose keys open a record; nobody's when she cannot tell."""
        seals = work.store(SealedRecordKey).find(record_id=record_id)
        try:
            (own,) = (self.opened_key(seal) for seal in seals if seal.key_id == self.pair.id)
        except (Unopenable, ValueError):
            return frozenset()
        return own.readers or frozenset(seal.key_id for seal in seals)

    def add(self, work: Work, record_id: UUID, content: bytes, readers: Iterable[Reader]) -> None:
        """Keep a new record, for these to read."""
        self.put(work, record_id, 1, content, readers, self.pair)

    def put(
        self,
        work: Work,
        record_id: UUID,
        revision: int,
        content: bytes,
        readers: Iterable[Reader],
        writer: KeyPair,
    ) -> None:
        """Keep a record, as it was or changed, under a fresh key, for these to read and in the name of `writer`.

        Whatever was changed of it, all its rows are others then. Raises Invalid when it is too long.
        """
        for_whom = {reader.key_id: reader for reader in readers}
        key = RecordKey.new(revision=revision, readers=frozenset(for_whom))
        number = 1 + secrets.randbelow(_NUMBERS)
        try:
            row = SealedRecord(
                id=record_id,
                centre_id=self.centre_id,
                body=_sealed(content, record_id, number, key),
                version=number,
            )
            everybody = {reader.key_id: reader for reader in self.listed} | for_whom
            seals = {
                key_id: seal_for(
                    reader, record_id, key if key_id in for_whom else key.shut(), writer
                )
                for key_id, reader in everybody.items()
            }
        finally:
            key.wipe()
        self._clear(work, record_id)
        work.store(SealedRecord).add(row)
        work.store(SealedRecordKey).add(*seals.values())
        self.written.add(record_id)
        own = seals.get(self.pair.id)
        if own is not None:
            seen = {**self.contents.seen, record_id: record_sum(row, own)}
            self.contents = replace(self.contents, seen=seen)
        if is_filler(content):
            self.contents = replace(self.contents, fillers=self.contents.fillers | {record_id})
        elif self.pair.id in for_whom:
            self.note_record(record_id, revision)

    def replace(
        self, work: Work, record_id: UUID, version: int, content: bytes, readers: Sequence[Reader]
    ) -> None:
        """Keep a changed record for these to read.

        Raises Conflict when `version` is not the kept one or it is gone, Damaged when it was altered.
        """
        if self.kept(work, record_id).version != version:
            raise Conflict(
                _(
                    "Dit is intussen veranderd, misschien door iemand anders. "
                    "Kijk wat er nu staat en probeer het opnieuw."
                )
            )
        self.put(work, record_id, version + 1, content, readers, self.pair)

    def opened_key(self, seal: SealedRecordKey) -> RecordKey:
        """The key of one record. Raises Unopenable."""
        try:
            return opened_record_key(seal.sealed, seal.record_id, self.pair, self.writers)
        except Unopenable:
            if not self.unsigned:
                raise
            return opened_unsigned_key(seal.sealed, seal.record_id, self.pair)

    def kept(self, work: Work, record_id: UUID) -> Opened:
        """One record as it is now. Raises Conflict when it is gone or for others, Damaged when it was altered."""
        seal = still_there(work, SealedRecordKey, record_id, self.pair.id)
        opened = self.opened(still_there(work, SealedRecord, record_id), seal)
        if opened is None:
            raise Conflict(_("Dit is intussen al verwijderd. Er is niets veranderd."))
        if opened.content is None:
            raise altered()
        return opened

    def destroy_record(self, work: Work, record_id: UUID, *, may_return: bool = False) -> None:
        """Remove a record and every key to it. Raises Conflict when it is gone already.

        One that `may_return` is not remembered as destroyed: a half-written form.
        """
        still_there(work, SealedRecord, record_id)
        self._clear(work, record_id)
        self.forget(record_id, may_return=may_return)

    def destroy_message(self, work: Work, message_id: UUID, *, may_return: bool = False) -> None:
        """Remove a message for all who could read it. Raises Conflict when it is gone already."""
        store = work.store(SealedMessage)
        rows = store.find(message_id=message_id)
        if not rows:
            raise Conflict(_("Dit is intussen al verwijderd. Er is niets veranderd."))
        store.remove(rows)
        self.touched = True
        self.forget(message_id, may_return=may_return)

    def note_record(self, record_id: UUID, version: int) -> None:
        """She saw this version. An earlier one that she saw later is still the earlier one."""
        latest = max(version, self.contents.records.get(record_id, 0))
        records = {**self.contents.records, record_id: latest}
        self.contents = replace(self.contents, records=records)

    def forget(self, id_: UUID, *, may_return: bool = False) -> None:
        """It was destroyed; unless it `may_return`, it counts as altered when it comes back."""
        contents = self.contents
        self.contents = replace(
            contents,
            records={kept: version for kept, version in contents.records.items() if kept != id_},
            seen={kept: seen for kept, seen in contents.seen.items() if kept != id_},
            messages=contents.messages - {id_},
            gone=contents.gone if may_return else contents.gone | {id_},
            fillers=contents.fillers - {id_},
        )

    def _clear(self, work: Work, record_id: UUID) -> None:
        """Overwrite a record and the keys to it, as far as they are there."""
        self.touched = True
        for kind, name in ((SealedRecordKey, "record_id"), (SealedRecord, "id")):
            store = work.store(kind)
            store.remove(store.find(**{name: record_id}))


def seal_for(reader: Reader, record_id: UUID, key: RecordKey, writer: KeyPair) -> SealedRecordKey:
    """The record's key as this reader can open it."""
    sealed = sealed_record_key(key, record_id, reader.key_id, reader.public_key, writer)
    return SealedRecordKey(record_id=record_id, key_id=reader.key_id, sealed=sealed)


def record_sum(row: SealedRecord, seal: SealedRecordKey) -> bytes:
    """By which a reader knows the rows of a record as she left them."""
    number = row.version.to_bytes(8, "big")
    return digest(
        number + digest(row.body, 32, "buurthuis body") + seal.sealed, 16, "buurthuis seen"
    )


def message_sum(row: SealedMessage) -> bytes:
    """The same of a message."""
    return digest(row.sealed, 16, "buurthuis seen")


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
