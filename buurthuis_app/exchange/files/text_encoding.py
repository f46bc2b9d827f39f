"""Encoding of a text file: found by what is in it, for the file does not say."""

import codecs
import re

from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _

_LOWEST_TEXT_SHARE = 4
_SAMPLE = 4000
_CONTROL = {chr(code) for code in range(32)} - set("\t\r\n\x0b\x0c\x1a")
_ACCENTS = frozenset("éèëêïíöóôüúáàâäçñÉÈËÊÏÍÖÓÔÜÚÁÀÂÄÇÑß")
_SIGNS = frozenset("€£–—‘’“”…•°½±´`«»\xa0²³")
_OLD_ENCODINGS = ("cp1252", "mac_roman", "cp850")
"""Windows, an old Macintosh, DOS; the first wins when they say it equally well."""
_HIGH = re.compile(rb"[\x80-\xff]")
_MOST_LOOKED_AT = 2000


def decoded(content: bytes, declared: str = "") -> str:
    """The text, without its byte order mark. `declared` is an encoding that the file names itself.

    Raises Invalid when it is no text.
    """
    for encoding in _encodings(content, declared):
        try:
            text = content.decode(encoding).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
        if _CONTROL.isdisjoint(text):
            return text
        break
    raise Invalid(_("Dit is geen rekenblad. Kies een Excel- of CSV-bestand."))


def _encodings(content: bytes, declared: str) -> tuple[str, ...]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    sample = content[:_SAMPLE]
    if sample[1::2].count(0) * _LOWEST_TEXT_SHARE > len(sample):
        return ("utf-16-le",)
    if sample[0::2].count(0) * _LOWEST_TEXT_SHARE > len(sample):
        return ("utf-16-be",)
    scores = {name: _plausible(content, name) for name in _OLD_ENCODINGS}
    likely = sorted(_OLD_ENCODINGS, key=lambda name: -scores[name])
    rather = [name for name in likely if name == _OLD_ENCODINGS[0] or scores[name] > 0]
    return (*((declared,) if declared else ()), "utf-8", *rather)


def _plausible(content: bytes, encoding: str) -> int:
    """How many signs beyond plain English make a Dutch text in this encoding, those that make none taken off."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return -len(content)
    places = [
        match.start()
        for match, _n in zip(_HIGH.finditer(content), range(_MOST_LOOKED_AT), strict=False)
    ]
    score = 0
    for place in places:
        sign = text[place]
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if sign in _ACCENTS and not (before.isalpha() or after.isalpha()):
            score += 1
        elif sign in _ACCENTS:
            score += 2 if sign.islower() == (before.islower() or after.islower()) else -1
        elif sign in _SIGNS:
            score += 0 if before.isalpha() and after.isalpha() and sign not in "’–—" else 1
        else:
            score -= 2
    return score
