"""The secret key, locked away twice: under a key made of the passphrase, and under one made of the recovery key."""

import secrets
import struct
from uuid import UUID

from msgspec import Struct

from buurthuis_app.sealing.digests import derived_key
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.key_derivation import LEAST_MEMORY, SALT_BYTES, stretched
from buurthuis_app.sealing.memory import wipe
from buurthuis_app.sealing.secret_key import locked, unlocked
from buurthuis_app.vault.header import EnvelopeKind, heading, parted
from buurthuis_app.vault.keys import KeyPair

KIBIBYTE = 1024
_LANES = 1
_PARAMETERS = struct.Struct(f">{SALT_BYTES}sIBB")
"""Salt, memory in KiB, passes, lanes."""


class Cost(Struct, frozen=True, kw_only=True):
    """What one guess at a passphrase costs: memory in KiB, and passes over it."""

    memory: int
    passes: int


STANDARD = Cost(memory=256 * KIBIBYTE, passes=3)
MOST = Cost(memory=1024 * KIBIBYTE, passes=10)
"""A file that asks for more is refused: it would only hang the computer."""


def wrapped_by_passphrase(pair: KeyPair, passphrase: bytes, cost: Cost) -> bytes:
    """The pair's secret key, to be opened by whoever knows the passphrase."""
    salt = secrets.token_bytes(SALT_BYTES)
    parameters = _PARAMETERS.pack(salt, cost.memory, cost.passes, _LANES)
    head = heading(EnvelopeKind.SECRET_BY_PASSPHRASE, pair.id) + parameters
    key = stretched(passphrase, salt, memory=cost.memory * KIBIBYTE, passes=cost.passes)
    try:
        return head + locked(pair.secret, head, key)
    finally:
        wipe(key)


def unwrapped_by_passphrase(envelope: bytes, key_id: UUID, passphrase: bytes) -> KeyPair:
    """The key pair. Raises Unopenable for another passphrase, for altered bytes, and for parameters out of bounds."""
    rest = parted(envelope, heading(EnvelopeKind.SECRET_BY_PASSPHRASE, key_id))
    if len(rest) < _PARAMETERS.size:
        raise Unopenable
    salt, memory, passes, lanes = _PARAMETERS.unpack_from(rest)
    least = LEAST_MEMORY // KIBIBYTE
    if not (least <= memory <= MOST.memory and 1 <= passes <= MOST.passes and lanes == _LANES):
        raise Unopenable
    head = envelope[: len(envelope) - len(rest) + _PARAMETERS.size]
    key = stretched(passphrase, salt, memory=memory * KIBIBYTE, passes=passes)
    return _opened(envelope, head, key)


def wrapped_by_recovery_key(pair: KeyPair, recovery_key: bytes) -> bytes:
    """The pair's secret key, to be opened by whoever has the recovery key, which nobody can guess."""
    salt = secrets.token_bytes(SALT_BYTES)
    head = heading(EnvelopeKind.SECRET_BY_RECOVERY_KEY, pair.id) + salt
    key = derived_key(recovery_key, salt, "buurthuis paper")
    try:
        return head + locked(pair.secret, head, key)
    finally:
        wipe(key)


def unwrapped_by_recovery_key(envelope: bytes, key_id: UUID, recovery_key: bytes) -> KeyPair:
    """The key pair. Raises Unopenable for another recovery key and for altered bytes."""
    rest = parted(envelope, heading(EnvelopeKind.SECRET_BY_RECOVERY_KEY, key_id))
    salt = rest[:SALT_BYTES]
    if len(salt) < SALT_BYTES:
        raise Unopenable
    head = envelope[: len(envelope) - len(rest) + SALT_BYTES]
    return _opened(envelope, head, derived_key(recovery_key, salt, "buurthuis paper"))


def _opened(envelope: bytes, head: bytes, key: bytearray) -> KeyPair:
    try:
        return KeyPair(bytearray(unlocked(envelope[len(head) :], head, key)))
    finally:
        wipe(key)
