"""A code as an Argon2id hash: it can be recognised and not be read back."""

import unicodedata

from nacl import pwhash
from nacl.exceptions import CryptoError

_OPERATIONS = pwhash.argon2id.OPSLIMIT_INTERACTIVE
_MEMORY = pwhash.argon2id.MEMLIMIT_INTERACTIVE


def sealed(code: str) -> str:
    """The hash of `code` with a salt of its own and the cost it was made with; takes about a tenth of a second."""
    return pwhash.argon2id.str(_bytes(code), opslimit=_OPERATIONS, memlimit=_MEMORY).decode("ascii")


def fits(code: str, seal: str) -> bool:
    """Whether `seal` was made of this code; False as well for a seal that is damaged."""
    try:
        return pwhash.verify(seal.encode("ascii"), _bytes(code))
    except (CryptoError, UnicodeEncodeError):
        return False


def _bytes(code: str) -> bytes:
    """The same code from every keyboard: an é of one sign or of two is the same é."""
    return unicodedata.normalize("NFC", code).encode("utf-8")
