"""Short sums of longer things, each for one purpose, so that none can stand for another (BLAKE2b)."""

from nacl import bindings


def digest(content: bytes, size: int, purpose: str) -> bytes:
    """`size` bytes (16 to 64) that nobody can find other content for. A purpose has at most 16 letters."""
    return bindings.crypto_generichash_blake2b_salt_personal(
        content, digest_size=size, person=purpose.encode("ascii")
    )


def derived_key(secret: bytes, salt: bytes, purpose: str) -> bytearray:
    """A key of 32 bytes out of a random secret of 16 or more. Not for passphrases: those can be guessed."""
    made = bindings.crypto_generichash_blake2b_salt_personal(
        b"", digest_size=32, key=secret, salt=salt, person=purpose.encode("ascii")
    )
    return bytearray(made)
