"""Passing the register on: sealing what one key opens for another, and closing it to a key that goes."""

from collections.abc import Callable, Sequence
from uuid import UUID

from buurthuis_app.domain.confidant.case import Case
from buurthuis_app.domain.confidant.sealed_records import (
    SealedMessage,
    SealedRecord,
    SealedRecordKey,
)
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.records import replace
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.services.confidant.unsealing import Opened, Safe, seal_for
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.messages import sealed_message
from buurthuis_app.vault.readers import Reader
from buurthuis_app.vault.records import RecordKey, sealed_record, writer_of
from buurthuis_app.vault.serialisation import Nonsense, message_from, record_from

Choice = Callable[[Opened, bool], bool]
"""Whether to pass on what was opened; True for a message, False for a record."""


def everything(_opened: Opened, _message: bool) -> bool:  # noqa: FBT001 - a Choice
    """For the same confidant with another key."""
    return True


def what_is_shared(*, alone: bool) -> Choice:
    """Messages and cases, for somebody else; with `alone` what was for one confidant alone, and half-written forms."""

    def choice(opened: Opened, message: bool) -> bool:  # noqa: FBT001 - a Choice
        content = opened.content or b""
        try:
            if message:
                left = message_from(content, opened.id, alone=opened.lonely)
                return alone or not left.alone
            record = record_from(content, opened.id, opened.version)
        except Nonsense:
            return False
        if isinstance(record, Case):
            return alone or not record.alone
        return alone and isinstance(record, tuple)

    return choice


def share(work: Work, safe: Safe, reader: Reader, writer: KeyPair, choice: Choice) -> None:
    """Let another read what this key opens, as far as `choice` says, in the name of `writer`.

    What was altered opens for nobody and is left as it is.
    """
    messages, closed = work.store(SealedMessage), safe.messages(work)
    days = {row.message_id: row.received_on for row in closed}
    several = len(safe.writers) > 1
    lonely = register.left_for_one(work) if several else frozenset()
    messages.add(
        *(
            SealedMessage(
                message_id=opened.id,
                key_id=reader.key_id,
                received_on=days[opened.id],
                sealed=sealed_message(opened.content, opened.id, reader.key_id, reader.public_key),
            )
            for opened in safe.opened_messages(closed, lonely)
            if opened.content is not None and choice(opened, True)  # noqa: FBT003 - a Choice
        )
    )
    seals, records = work.store(SealedRecordKey), safe.records(work)
    for (_row, seal), opened in zip(records, safe.opened_records(records), strict=True):
        if opened.content is None:
            if choice is not everything:
                continue
        elif not choice(opened, False):  # noqa: FBT003 - a Choice
            continue
        try:
            key = safe.opened_key(seal)
        except Unopenable:
            continue
        seals.add(seal_for(reader, seal.record_id, key, writer))
        key.wipe()


def adopt(
    work: Work,
    safe: Safe,
    readers: Sequence[Reader],
    writer: KeyPair,
    of: frozenset[UUID] | None = None,
) -> bool:
    """Encrypt anew, in the name of `writer`, every record that this key opens; only those written by `of`, if given.

    Each of `readers` keeps exactly the records that she could read. What was altered cannot be encrypted anew: it
    stays as it is for who may still open it. Whether there was nothing of that.
    """
    seals, whole = work.store(SealedRecordKey), True
    for row, own in safe.records(work):
        if of is not None and writer_of(own.sealed) not in of:
            continue
        content = _content(safe, row, own)
        every = seals.find(record_id=row.id)
        kept = [reader for reader in readers if any(seal.key_id == reader.key_id for seal in every)]
        if content is None:
            whole = False
        elif kept:
            seals.remove(every)
            _renew(work, row, content, kept, writer)
            if any(reader.key_id == safe.pair.id for reader in kept):
                safe.note_record(row.id, row.version + 1)
    return whole


def _content(safe: Safe, row: SealedRecord, seal: SealedRecordKey) -> bytes | None:
    try:
        return safe.content(row, seal)
    except Unopenable:
        return None


def _renew(
    work: Work, row: SealedRecord, content: bytes, readers: Sequence[Reader], writer: KeyPair
) -> None:
    key = RecordKey.new()
    body = sealed_record(content, row.id, row.version + 1, key)
    work.store(SealedRecord).replace(replace(row, body=body))
    work.store(SealedRecordKey).add(*(seal_for(reader, row.id, key, writer) for reader in readers))
    key.wipe()
