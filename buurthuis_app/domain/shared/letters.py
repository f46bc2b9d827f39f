"""Letters without their capitals and accents, to compare and to sort by: SQLite knows those of English only."""

import re
import unicodedata

_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th"})
_ACCENT = re.compile("[\u0300-\u036f\u064b-\u065f]+")


def folded(text: str) -> str:
    """Özlem and OZLEM are the same, so are ŞÜKRAN and Şükran, and YILDIZ and Yıldız."""
    if text.isascii():
        return text.lower()
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return bare if bare.isascii() else bare.translate(_PLAIN)
