"""Parts of a day that are counted apart: the morning and the afternoon, a time, a session."""

import re
from functools import lru_cache

from buurthuis_app.exchange.files.text_compare import plain, vocabulary, words

_PARTS = vocabulary(
    "ochtend ochtends smorgens morgen middag middags namiddag avond avonds voormiddag lunch",
    "morning afternoon evening vm nm ocht mid av om",
)
_BESIDE = vocabulary("de s in het uur groep sessie ronde deel blok keer e dagdeel tot")
_TIME = re.compile(
    r"\d{1,2}([:.u]\d{2})?( ?u(ur)?)?( ?(-|–|tot|t/m) ?\d{1,2}([:.u]\d{2})?( ?u(ur)?)?)?"
)
_SESSION = re.compile(
    r"(?:groep|sessie|ronde|deel|blok|dagdeel) ?[a-d1-4]|[1-4]e (?:groep|sessie|ronde|keer)"
)


@lru_cache(maxsize=1024)
def is_part(text: str) -> bool:
    """Whether these words tell a part of a day, not the name of something."""
    found = set(words(text))
    if found & _PARTS and found <= _PARTS | _BESIDE:
        return True
    folded = " ".join(text.casefold().split())
    spoken = ":" in folded or "u" in folded or "." in folded or "-" in folded
    return bool(_SESSION.fullmatch(plain(text)) or (spoken and _TIME.fullmatch(folded)))
