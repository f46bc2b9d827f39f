"""Comparison of words in sheets: spaces, capitals and accents differ from sheet to sheet."""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_REMEMBERED = 4096
"""The same few names and words fill a list of thousands of rows."""
_LETTERS = re.compile(r"[a-z]+")


@lru_cache(maxsize=_REMEMBERED)
def tidy(text: str) -> str:
    """As a person reads it: one form of each accented letter, single spaces, none at the ends."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


@lru_cache(maxsize=_REMEMBERED)
def same_name(text: str) -> str:
    """Two names with the same outcome are the same activity, whatever their capitals and spaces."""
    return unicodedata.normalize("NFC", tidy(unicodedata.normalize("NFKC", text)).casefold())


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """Small letters and digits without accents, in words: "Aantal (nieuw):" -> "aantal nieuw"."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return _NO_WORD.sub(" ", letters).strip()


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """The words of `plain(text)` without its numbers."""
    return tuple(_LETTERS.findall(plain(text)))


def vocabulary(*lines: str) -> frozenset[str]:
    """All words of these lines, as a set to compare with."""
    return frozenset(" ".join(lines).split())
