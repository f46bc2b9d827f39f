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
_SHUT = UUID(int=0)
_MORE = struct.Struct(">QB")
"""Revision, number of readers."""
_PLACES = 8
"""So many ids of readers fit, or twice as many: the length does not tell how many there are."""
_HEAD = len(heading(EnvelopeKind.WRITTEN_KEY, UUID(int=0)))


class RecordKey:
    """The key of one record, with an id of its own: a record that got a new key cannot be opened with the old.

    It comes with the record's `revision` and whose keys open it, for those alone to know; 0 and nobody for a key of
    before. Beside the record stands a number by chance.
    """

    __slots__ = ("id", "readers", "revision", "secret")

    def __init__(
        self,
        id_: UUID,
        secret: bytearray,
        *,
        revision: int = 0,
        readers: frozenset[UUID] = frozenset(),
    ) -> None:
        self.id = id_
        self.secret = secret
        self.revision = revision
        self.readers = readers

    @classmethod
    def new(cls, *, revision: int = 0, readers: frozenset[UUID] = frozenset()) -> "RecordKey":
        """A fresh key."""
        id_ = UUID(bytes=secrets.token_bytes(_ID_BYTES))
        return cls(id_, new_key(), revision=revision, readers=readers)

    @property
    def is_shut(self) -> bool:
        """Whether it opens nothing: its holder is told that the record is for others."""
        return self.id == _SHUT

    def shut(self) -> "RecordKey":
        """What another reader gets in its place, so that the file does not tell for whom the record is."""
        return RecordKey(_SHUT, bytearray(KEY_BYTES), readers=self.readers)

    def wipe(self) -> None:
        """Forget it."""
        wipe(self.secret)


def sealed_record(content: bytes, record_id: UUID, revision: int, key: RecordKey) -> bytes:
    """The record in one of few sizes, tied to its id, to the number beside it and to its key. Raises Oversized."""
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
    inside = heading(EnvelopeKind.WRITTEN_KEY, record_id, reader_id, writer.id, key.id)
    inside += bytes(key.secret) + _beside(key)
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


def _beside(key: RecordKey) -> bytes:
    ids = b"".join(sorted(reader.bytes for reader in key.readers))
    places = max(1, -(-len(key.readers) // _PLACES)) * _PLACES * _ID_BYTES
    return _MORE.pack(key.revision, len(key.readers)) + ids.ljust(places, b"\0")


def _key_in(rest: bytes) -> RecordKey:
    secret, more = rest[_ID_BYTES : _ID_BYTES + KEY_BYTES], rest[_ID_BYTES + KEY_BYTES :]
    if len(secret) != KEY_BYTES or 0 < len(more) < _MORE.size:
        raise Unopenable
    revision, many = _MORE.unpack_from(more) if more else (0, 0)
    ids = more[_MORE.size : _MORE.size + many * _ID_BYTES]
    if len(ids) != many * _ID_BYTES:
        raise Unopenable
    return RecordKey(
        UUID(bytes=rest[:_ID_BYTES]),
        bytearray(secret),
        revision=revision,
        readers=frozenset(
            UUID(bytes=ids[start : start + _ID_BYTES]) for start in range(0, len(ids), _ID_BYTES)
        ),
    )


def _tie(record_id: UUID, revision: int, key: RecordKey) -> bytes:
    return heading(EnvelopeKind.RECORD, record_id, key.id) + _REVISION.pack(revision)
