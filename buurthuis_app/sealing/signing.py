"""Signatures: who has the seed signs, and everybody can see that it was signed so (Ed25519, by libsodium)."""

from nacl import bindings
from nacl.exceptions import CryptoError

SIGNATURE_BYTES = 64
VERIFY_KEY_BYTES = 32


def verify_key_of(seed: bytearray) -> bytes:
    """The key by which others see that a signature was made with this seed of 32 bytes."""
    verify_key, _secret = bindings.crypto_sign_seed_keypair(bytes(seed))
    return verify_key


def signature(content: bytes, seed: bytearray) -> bytes:
    """The signature of 64 bytes, the same each time for the same content."""
    _verify_key, secret = bindings.crypto_sign_seed_keypair(bytes(seed))
    return bindings.crypto_sign(content, secret)[:SIGNATURE_BYTES]


def is_signed(content: bytes, signed: bytes, verify_key: bytes) -> bool:
    """Whether the holder of this key's seed signed exactly this. False for a key or signature of another length."""
    if len(signed) != SIGNATURE_BYTES or len(verify_key) != VERIFY_KEY_BYTES:
        return False
    try:
        return bindings.crypto_sign_open(signed + content, verify_key) == content
    except CryptoError:
        return False
