"""Codes that people type: passphrases, the recovery key on paper, and the receipt of a message."""

import secrets
import unicodedata

from buurthuis_app.sealing.words import drawn
from buurthuis_app.vault import crockford

PASSPHRASE_WORDS = 7
"""84 bits."""
RECOVERY_KEY_BYTES = 20
_RECEIPT_BYTES = 5


def generated_passphrase() -> str:
    """Seven words drawn by chance."""
    return " ".join(drawn(PASSPHRASE_WORDS))


def passphrase_bytes(passphrase: str) -> bytes:
    """The same bytes from every keyboard, however many spaces stand between the words."""
    return unicodedata.normalize("NFC", " ".join(passphrase.split())).encode("utf-8")


def new_recovery_key() -> bytes:
    """160 bits by chance; drawn again while its check symbol is one that keyboards hide, such as ~."""
    while True:
        key = secrets.token_bytes(RECOVERY_KEY_BYTES)
        if crockford.check_symbol(key) in crockford.SYMBOLS:
            return key


def recovery_key_text(key: bytes) -> str:
    """The key as it stands on paper: eight groups of four, the last with the check symbol behind it."""
    return crockford.grouped(crockford.encoded(key)) + crockford.check_symbol(key)


def recovery_key_from(typed: str) -> bytes:
    """The key that somebody typed over. Raises Mistyped."""
    return crockford.decoded(typed, RECOVERY_KEY_BYTES)


def new_receipt() -> str:
    """A code of eight symbols to name a message by: "K7QM-2D9X"."""
    return crockford.grouped(crockford.encoded(secrets.token_bytes(_RECEIPT_BYTES)))
