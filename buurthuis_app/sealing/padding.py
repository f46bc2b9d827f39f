"""Filling up to whole steps, so that a sealed thing does not tell how long it is (ISO/IEC 7816-4, by libsodium)."""

from nacl import bindings
from nacl.exceptions import CryptoError

from buurthuis_app.sealing.errors import Unopenable


def padded(content: bytes, step: int) -> bytes:
    """The content and at least one byte more, up to a whole number of steps."""
    return bindings.sodium_pad(content, step)


def unpadded(content: bytes, step: int) -> bytes:
    """What was padded. Raises Unopenable for what was not."""
    if not content or len(content) % step:
        raise Unopenable
    try:
        return bindings.sodium_unpad(content, step)
    except CryptoError:
        raise Unopenable from None
