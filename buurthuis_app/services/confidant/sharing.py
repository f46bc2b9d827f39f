"""Passing the register on: sealing what one key opens for another, and closing it to a key that goes."""

from collections.abc import Sequence

from buurthuis_app.domain.confidant.sealed_records import (
    ConfidantKey,
    SealedMessage,
    SealedRecord,
    SealedRecordKey,
)
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.services.confidant.unsealing import Safe, destroy_record, seal_for
from buurthuis_app.services.shared.service import still_there
from buurthuis_app.vault.messages import sealed_message
from buurthuis_app.vault.records import (
    RecordKey,
    opened_record_key,
    sealed_record,
)


def share(work: Work, safe: Safe, reader: ConfidantKey) -> None:
    """Let another read all that this key opens. What was altered opens for nobody and is left as it is."""
    messages = work.store(SealedMessage)
    days = {row.message_id: row for row in messages.find(key_id=safe.pair.id)}
    messages.add(
        *(
            SealedMessage(
                message_id=found.id,
                key_id=reader.id,
                received_on=days[found.id].received_on,
                sealed=sealed_message(found.content, found.id, reader.id, reader.public_key),
            )
            for found in safe.opened_messages(safe.messages(work))
            if found.content is not None
        )
    )
    seals = work.store(SealedRecordKey)
    for _row, seal in safe.records(work):
        try:
            key = opened_record_key(seal.sealed, seal.record_id, safe.pair)
        except Unopenable:
            continue
        seals.add(seal_for(reader, seal.record_id, key))
        key.wipe()


def withdraw(work: Work, safe: Safe, readers: Sequence[ConfidantKey]) -> None:
    """Take this key out of the file, and encrypt every record anew under a key that it never saw.

    `readers` are those who stay; each keeps exactly the records that she could read. A record that none of them can
    read goes. What was altered cannot be encrypted anew: it stays as it is for who may still open it.
    """
    seals = work.store(SealedRecordKey)
    for own in seals.find(key_id=safe.pair.id):
        every = seals.find(record_id=own.record_id)
        staying = [one for one in readers if any(seal.key_id == one.id for seal in every)]
        row = work.store(SealedRecord).get(own.record_id)
        content = _content(safe, row, own) if row else None
        if row is None or content is None:
            seals.remove([own])
        else:
            seals.remove(every)
            if staying:
                _renew(work, row, content, staying)
        if row is not None and not staying:
            destroy_record(work, row.id)
    messages = work.store(SealedMessage)
    messages.remove(messages.find(key_id=safe.pair.id))
    work.store(ConfidantKey).remove([still_there(work, ConfidantKey, safe.pair.id)])


def _content(safe: Safe, row: SealedRecord, seal: SealedRecordKey) -> bytes | None:
    try:
        return safe.content(row, seal)
    except Unopenable:
        return None


def _renew(work: Work, row: SealedRecord, content: bytes, readers: Sequence[ConfidantKey]) -> None:
    key = RecordKey.new()
    body = sealed_record(content, row.id, row.version + 1, key)
    work.store(SealedRecord).replace(replace(row, body=body))
    work.store(SealedRecordKey).add(*(seal_for(reader, row.id, key) for reader in readers))
    key.wipe()
