"""Texts made equal for comparing, sorting and finding: capitals, accents and spaces make no difference to people."""

import re
import unicodedata
from typing import Any, TypeVar

from msgspec import Struct

from buurthuis_app.records import replace

Record = TypeVar("Record", bound=Struct)

_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th"})
_ACCENT = re.compile("[\u0300-\u036f\u064b-\u065f]+")
_NO_WORD = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Without capitals and accents, to sort by: Özlem is OZLEM, ŞÜKRAN is Şükran and YILDIZ is Yıldız.

    SQLite's own `lower()` knows the letters of English only.
    """
    if text.isascii():
        return text.lower()
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return bare if bare.isascii() else bare.translate(_PLAIN)


def single(text: str) -> str:
    """With single blanks and none at the ends, as names and addresses are kept and printed."""
    return " ".join(text.split())


def tidied(record: Record, *lines: str) -> Record:
    """The record without blanks around its texts; those of `lines` with single blanks, as names are compared."""
    texts: dict[str, Any] = {
        name: single(value) if name in lines else value.strip()
        for name in record.__struct_fields__
        if isinstance(value := getattr(record, name), str)
    }
    return replace(record, **texts)  # type: ignore[type-var]


def plain(text: str) -> str:
    """For comparing what people typed: single blanks, no capitals, no accents."""
    return folded(single(text))


def in_words(text: str) -> str:
    """For finding: `plain`, and without punctuation: "Taal-Café" becomes "taal cafe"."""
    return " ".join(_NO_WORD.sub(" ", folded(text)).split())


def name_key(name: str) -> str:
    """Two names with the same key are one name: capitals and spaces make no difference, accents do (Rene, René)."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
