"""A record of the register under a key of its own, and that key sealed for everybody who may read it."""

import secrets
import struct
from collections.abc import Mapping
from uuid import UUID

from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.memory import wipe
from buurthuis_app.sealing.public_key import boxed, opened, unboxed
from buurthuis_app.sealing.secret_key import KEY_BYTES, locked, new_key, unlocked
from buurthuis_app.vault.header import EnvelopeKind, emptied, filled, heading, parted
from buurthuis_app.vault.keys import KeyPair

MOST_BYTES = 64 * 1024
"""Of one padded record."""
_REVISION = struct.Struct(">Q")
_ID_BYTES = 16
_HEAD = len(heading(EnvelopeKind.WRITTEN_KEY, UUID(int=0)))


class RecordKey:
    """The key of one record, with an id of its own: a record that got a new key cannot be opened with the old."""

    __slots__ = ("id", "secret")

    def __init__(self, id_: UUID, secret: bytearray) -> None:
        self.id = id_
        self.secret = secret

    @classmethod
    def new(cls) -> "RecordKey":
        """A fresh key."""
        return cls(UUID(bytes=secrets.token_bytes(_ID_BYTES)), new_key())

    def wipe(self) -> None:
        """Forget it."""
        wipe(self.secret)


def sealed_record(content: bytes, record_id: UUID, revision: int, key: RecordKey) -> bytes:
    """The record in whole steps of 1 KiB, tied to its id, its revision and its key. Raises Oversized."""
    head = heading(EnvelopeKind.RECORD, key.id)
    return head + locked(filled(content, MOST_BYTES), _tie(record_id, revision, key), key.secret)


def opened_record(envelope: bytes, record_id: UUID, revision: int, key: RecordKey) -> bytes:
    """The content. Raises Unopenable for another key, altered bytes, and another record or revision in its place."""
    lock = parted(envelope, heading(EnvelopeKind.RECORD, key.id))
    return emptied(unlocked(lock, _tie(record_id, revision, key), key.secret))


def sealed_record_key(
    key: RecordKey, record_id: UUID, reader_id: UUID, public_key: bytes, writer: KeyPair
) -> bytes:
    """The record's key for one reader; inside it stands which record, and for whom and by whom it is."""
    inside = heading(EnvelopeKind.WRITTEN_KEY, record_id, reader_id, writer.id, key.id) + bytes(
        key.secret
    )
    head = heading(EnvelopeKind.WRITTEN_KEY, reader_id, writer.id)
    return head + boxed(inside, public_key, writer.secret)


def opened_record_key(
    envelope: bytes, record_id: UUID, pair: KeyPair, writers: Mapping[UUID, bytes]
) -> RecordKey:
    """The record's key. Raises Unopenable for another reader, altered bytes, the key of another record, and for what
    none of `writers` (public keys by their id) closed.
    """
    writer_id = writer_of(envelope)
    head = heading(EnvelopeKind.WRITTEN_KEY, pair.id)
    if writer_id is None or writer_id not in writers or not envelope.startswith(head):
        raise Unopenable
    inside = unboxed(envelope[_HEAD + _ID_BYTES :], writers[writer_id], pair.secret)
    return _key_in(parted(inside, heading(EnvelopeKind.WRITTEN_KEY, record_id, pair.id, writer_id)))


def writer_of(envelope: bytes) -> UUID | None:
    """Who is said to have written a record's key; None when nobody is. Opening it tells whether that is so."""
    whose = envelope[_HEAD : _HEAD + _ID_BYTES]
    return UUID(bytes=whose) if len(whose) == _ID_BYTES else None


def opened_unsigned_key(envelope: bytes, record_id: UUID, pair: KeyPair) -> RecordKey:
    """The key of a record as it was kept before keys proved who wrote them: anybody can have made it.

    Raises Unopenable for another reader, altered bytes, and the key of another record.
    """
    box = parted(envelope, heading(EnvelopeKind.RECORD_KEY, pair.id))
    inside = opened(box, pair.public_key, pair.secret)
    return _key_in(parted(inside, heading(EnvelopeKind.RECORD_KEY, record_id, pair.id)))


def _key_in(rest: bytes) -> RecordKey:
    if len(rest) != _ID_BYTES + KEY_BYTES:
        raise Unopenable
    return RecordKey(UUID(bytes=rest[:_ID_BYTES]), bytearray(rest[_ID_BYTES:]))


def _tie(record_id: UUID, revision: int, key: RecordKey) -> bytes:
    return heading(EnvelopeKind.RECORD, record_id, key.id) + _REVISION.pack(revision)
