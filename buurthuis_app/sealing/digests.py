"""Short sums of longer things, each for one purpose, so that none can stand for another (BLAKE2b, RFC 7693)."""

from hashlib import blake2b


def digest(content: bytes, size: int, purpose: str) -> bytes:
    """`size` bytes (16 to 64) that nobody can find other content for. A purpose has at most 16 letters."""
    return blake2b(content, digest_size=size, person=purpose.encode("ascii")).digest()


def derived_key(secret: bytes, salt: bytes, purpose: str) -> bytearray:
    """A key of 32 bytes out of a random secret of 16 or more. Not for passphrases: those can be guessed."""
    made = blake2b(digest_size=32, key=secret, salt=salt, person=purpose.encode("ascii"))
    return bytearray(made.digest())
