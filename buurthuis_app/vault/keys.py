"""The confidant's key pair, the id that is tied to it, and the words by which people compare it."""

from uuid import UUID

from buurthuis_app.sealing.digests import derived_key, digest
from buurthuis_app.sealing.memory import wipe
from buurthuis_app.sealing.public_key import PUBLIC_KEY_BYTES, new_secret_key, public_key_of
from buurthuis_app.sealing.signing import signature, verify_key_of
from buurthuis_app.sealing.words import WordList, spelled

FINGERPRINT_WORDS = 8
"""103 bits: nobody finds a second key with the same words."""


class SwappedKey(Exception):
    """The public key in the file is not the one that belongs to the secret key, or to its own id."""


class KeyPair:
    """A public key and its secret half, which `wipe` overwrites."""

    __slots__ = ("id", "public_key", "secret")

    def __init__(self, secret: bytearray) -> None:
        self.secret = secret
        self.public_key = public_key_of(secret)
        self.id = key_id(self.public_key)

    @classmethod
    def new(cls) -> "KeyPair":
        """A fresh pair."""
        return cls(new_secret_key())

    @property
    def verify_key(self) -> bytes:
        """By which others see that she signed. Its secret half is a sum of hers, so no paper or passphrase changes."""
        seed = self.key_for("buurthuis sign")
        try:
            return verify_key_of(seed)
        finally:
            wipe(seed)

    def signature(self, content: bytes) -> bytes:
        """Her signature under this content."""
        seed = self.key_for("buurthuis sign")
        try:
            return signature(content, seed)
        finally:
            wipe(seed)

    def key_for(self, purpose: str) -> bytearray:
        """A key of 32 bytes for one purpose, that only she can make; to be wiped by who asked."""
        return derived_key(bytes(self.secret), self.id.bytes, purpose)

    def wipe(self) -> None:
        """Forget the secret half. The pair opens nothing any more."""
        wipe(self.secret)


def key_id(public_key: bytes) -> UUID:
    """The key's id: a sum of the key itself, so that neither can be changed without the other."""
    return UUID(bytes=digest(public_key, 16, "buurthuis key"))


def fingerprint(public_key: bytes) -> tuple[str, ...]:
    """The words by which people see that a key is the one on the poster."""
    value = digest(public_key, 64, "buurthuis words")
    return spelled(value, FINGERPRINT_WORDS, WordList.ENGLISH)


def demand_own_id(public_key: bytes, id_: UUID) -> None:
    """Raise SwappedKey unless this public key belongs to this id."""
    if len(public_key) != PUBLIC_KEY_BYTES or key_id(public_key) != id_:
        raise SwappedKey
