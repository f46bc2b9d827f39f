"""Comparison of words in sheets: spaces, capitals and accents differ from sheet to sheet."""

import re
import unicodedata
from functools import lru_cache

from buurthuis_app.domain.shared.texts import in_words, name_key

_SPACES = re.compile(r"\s+")
_REMEMBERED = 4096
"""The same few names and words fill a list of thousands of rows."""
_LETTERS = re.compile(r"[a-z]+")


@lru_cache(maxsize=_REMEMBERED)
def tidy(text: str) -> str:
    """As a person reads it: one form of each accented letter, single spaces, none at the ends."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


same_name = lru_cache(maxsize=_REMEMBERED)(name_key)
plain = lru_cache(maxsize=_REMEMBERED)(in_words)


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """The words of `plain(text)` without its numbers."""
    return tuple(_LETTERS.findall(plain(text)))


def vocabulary(*lines: str) -> frozenset[str]:
    """All words of these lines, as a set to compare with."""
    return frozenset(" ".join(lines).split())
