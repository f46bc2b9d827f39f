"""Header of every sealed thing: the algorithm and its kind, so that a later program can seal otherwise."""

from enum import IntEnum
from uuid import UUID

from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.padding import padded, unpadded

ALGORITHM = 1
"""X25519 boxes, Ed25519, XChaCha20-Poly1305, Argon2id and BLAKE2b, as libsodium composes them."""

STEP = 1024
"""Bytes: what the first versions sealed was filled up to a whole number of these."""

_SMALLEST, _NEXT = 4 * 1024, 4
"""What is sealed takes 4, 16, 64, 256 … KiB: its length tells one of few sizes."""


class EnvelopeKind(IntEnum):
    """What is sealed. One kind can never be read as another."""

    SECRET_BY_PASSPHRASE = 1
    SECRET_BY_RECOVERY_KEY = 2
    MESSAGE = 3
    RECORD = 4
    RECORD_KEY = 5
    """By anybody: the only way before readers signed for each other. Read when such a register is taken over."""
    WRITTEN_KEY = 6
    """A record's key that proves who wrote it."""
    CONTENTS = 7
    MARK = 8


class Oversized(Exception):
    """There is more to seal than fits; it says by how many bytes, never what."""


def heading(kind: EnvelopeKind, *ids: UUID) -> bytes:
    """Algorithm, kind and ids: what stands before a seal, and what a seal is tied to."""
    return bytes((ALGORITHM, kind)) + b"".join(id_.bytes for id_ in ids)


def parted(envelope: bytes, expected: bytes) -> bytes:
    """What comes after the heading. Raises Unopenable when another heading stands there."""
    if not envelope.startswith(expected):
        raise Unopenable
    return envelope[len(expected) :]


def room_for(length: int) -> int:
    """The smallest size that holds so many bytes and one more."""
    size = _SMALLEST
    while size <= length:
        size *= _NEXT
    return size


def filled(content: bytes, most: int | None = None) -> bytes:
    """Padded to one of few sizes. Raises Oversized when that is more than `most` bytes."""
    size = room_for(len(content))
    if most is not None and size > most:
        raise Oversized(len(content) + 1 - most)
    return padded(content, size)


def emptied(content: bytes) -> bytes:
    """What was filled up, now or by the first versions. Raises Unopenable for what was not."""
    length = len(content)
    return unpadded(content, length if length and room_for(length - 1) == length else STEP)
