"""Header of every sealed thing: the algorithm and its kind, so that a later program can seal otherwise."""

from enum import IntEnum
from uuid import UUID

from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.padding import padded, unpadded

ALGORITHM = 1
"""X25519 boxes, Ed25519, XChaCha20-Poly1305, Argon2id and BLAKE2b, as libsodium composes them."""

STEP = 1024
"""Bytes: what is sealed is filled up to a whole number of these."""


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


def filled(content: bytes, most: int) -> bytes:
    """Padded to whole steps. Raises Oversized when that is more than `most` bytes."""
    full = padded(content, STEP)
    if len(full) > most:
        raise Oversized(len(full) - most)
    return full


def emptied(content: bytes) -> bytes:
    """What was filled up. Raises Unopenable for what was not."""
    return unpadded(content, STEP)
