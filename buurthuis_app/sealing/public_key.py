"""Boxes that only one secret key opens: closed by anybody, or by somebody who is known by it.

libsodium's `crypto_box_seal` and `crypto_box`: X25519, XSalsa20-Poly1305.
"""

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.utils import random

from buurthuis_app.sealing.errors import Unopenable

PUBLIC_KEY_BYTES = 32
SECRET_KEY_BYTES = 32
_NONCE_BYTES = 24


def new_secret_key() -> bytearray:
    """A fresh secret key, in memory that can be wiped."""
    _public, secret = bindings.crypto_box_keypair()
    return bytearray(secret)


def public_key_of(secret: bytearray) -> bytes:
    """The public key that belongs to a secret key."""
    return bindings.crypto_scalarmult_base(bytes(secret))


def sealed(content: bytes, public_key: bytes) -> bytes:
    """Content that only the holder of the secret key can read; not even who sealed it can open it again."""
    return bindings.crypto_box_seal(content, public_key)


def opened(box: bytes, public_key: bytes, secret: bytearray) -> bytes:
    """What was sealed for this key pair. Raises Unopenable for another key, and for whatever was altered."""
    try:
        return bindings.crypto_box_seal_open(box, public_key, bytes(secret))
    except (CryptoError, TypeError):  # TypeError: shorter than any box
        raise Unopenable from None


def boxed(content: bytes, public_key: bytes, secret: bytearray) -> bytes:
    """Content for the holder of `public_key`, who sees that only the holder of `secret` can have closed it.

    Or she did herself: both hold the same key to it. It proves nothing to a third.
    """
    nonce = random(_NONCE_BYTES)
    return nonce + bindings.crypto_box(content, nonce, public_key, bytes(secret))


def unboxed(box: bytes, writer: bytes, secret: bytearray) -> bytes:
    """What the holder of the public key `writer` closed for this secret key. Raises Unopenable for anybody else's."""
    try:
        return bindings.crypto_box_open(
            box[_NONCE_BYTES:], box[:_NONCE_BYTES], writer, bytes(secret)
        )
    except (CryptoError, ValueError):  # ValueError: shorter than any box
        raise Unopenable from None
