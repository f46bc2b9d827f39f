"""A key out of a passphrase, made costly on purpose (Argon2id, RFC 9106)."""

from nacl import bindings
from nacl.exceptions import RuntimeError as Failure

SALT_BYTES = 16
LEAST_MEMORY = 8192  # bytes
_KEY_BYTES = 32


class NoMemory(Exception):
    """The computer could not spare the memory that this takes."""


def stretched(secret: bytes, salt: bytes, *, memory: int, passes: int) -> bytearray:
    """A key of 32 bytes that took `memory` bytes and so many passes over them, on one lane.

    The memory is free again afterwards. Other threads can work meanwhile. Raises NoMemory.
    """
    algorithm = bindings.crypto_pwhash_ALG_ARGON2ID13
    try:
        key = bindings.crypto_pwhash_alg(_KEY_BYTES, secret, salt, passes, memory, algorithm)
    except Failure:
        raise NoMemory from None
    return bytearray(key)
