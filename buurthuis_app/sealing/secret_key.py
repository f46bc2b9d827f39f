"""Encrypting under one secret key, tied to what it belongs to (XChaCha20-Poly1305, with additional data)."""

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.utils import random

from buurthuis_app.sealing.errors import Unopenable

KEY_BYTES = 32
NONCE_BYTES = 24
TAG_BYTES = 16


def new_key() -> bytearray:
    """A fresh key, in memory that can be wiped."""
    return bytearray(random(KEY_BYTES))


def locked(content: bytes | bytearray, belongs_to: bytes, key: bytearray) -> bytes:
    """Nonce and ciphertext. The nonce of 192 bits is random: it may be drawn without a counter."""
    nonce = random(NONCE_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        bytes(content), belongs_to, nonce, bytes(key)
    )


def unlocked(lock: bytes, belongs_to: bytes, key: bytearray) -> bytes:
    """What was locked. Raises Unopenable for another key, for altered content, and when it belongs elsewhere."""
    nonce, ciphertext = lock[:NONCE_BYTES], lock[NONCE_BYTES:]
    if len(ciphertext) < TAG_BYTES:
        raise Unopenable
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            ciphertext, belongs_to, nonce, bytes(key)
        )
    except CryptoError:
        raise Unopenable from None
