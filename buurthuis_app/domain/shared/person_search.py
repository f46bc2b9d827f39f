"""Person search: where a text names somebody who asks what is kept about her or him, and that text without the name."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from buurthuis_app.domain.shared.contact_details import digits
from buurthuis_app.domain.shared.personal_data import Certainty
from buurthuis_app.domain.shared.texts import folded, plain

HIDDEN = "[weggehaald]"
"""What stands in the place of a name that was taken out of a text. Dutch, for it is part of people's own texts."""

Span = tuple[int, int]
"""Begin and end of a part of a text."""

_WORD = re.compile(r"[^\W_]+")
_PHONE = re.compile(r"\+?\d[\d ().-]{4,}\d")
_PARTICLES = frozenset(
    ["van", "de", "der", "den", "ten", "ter", "het", "el", "al", "von", "ben", "op", "in", "t", "s"]
)
_FEWEST_LETTERS = 2


class SoughtPerson(Struct, frozen=True, kw_only=True):
    """Whom it is about, as she or he says it. A name, an address or a number is enough."""

    name: str = ""
    email: str = ""
    phone: str = ""

    @property
    def nobody(self) -> bool:
        """Whether nothing was given to look for."""
        return not (plain(self.name) or plain(self.email) or digits(self.phone))


class Named(Struct, frozen=True, kw_only=True):
    """Where somebody is named in a text, and how sure it is that it is the one who asks."""

    spans: tuple[Span, ...]
    certainty: Certainty


def named_in(text: str, sought: SoughtPerson) -> Named | None:
    """Where the text names the person: by name however it is written, by e-mail address or by phone number.

    Of a whole name, of "Ria S." and of address and number it is likely; of a first or a last name alone it may be.
    """
    likely = [*_contact(text, sought)]
    bare, places = _folded(text)
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(bare)]
    names = _WORD.findall(folded(sought.name))
    whole = [*_runs(words, names), *_runs(words, _with_initial(names))]
    telling = [name for name in names if name not in _PARTICLES and len(name) >= _FEWEST_LETTERS]
    alone = [*(run for name in telling for run in _runs(words, [name]))]
    if len(names) == 1 and whole and plain(text) != plain(sought.name):
        whole = []  # "Ria" in a text may be any Ria
    found = [(places[begin], places[end]) for begin, end in (*whole, *alone)] + likely
    if not found:
        return None
    certainty = Certainty.LIKELY if whole or likely else Certainty.PERHAPS
    return Named(spans=_merged(found), certainty=certainty)


def without(text: str, spans: Iterable[Span]) -> str:
    """The text with HIDDEN in the place of these parts."""
    return _replaced(text, spans, HIDDEN)


def beside(text: str, spans: Iterable[Span]) -> str:
    """What stands around these parts: a text of which nothing tells who was named."""
    return _replaced(text, spans, "\0")


def fits(text: str, spans: Iterable[Span]) -> bool:
    """Whether these parts lie within the text, one after the other."""
    at = 0
    for begin, end in spans:
        if not at <= begin < end <= len(text):
            return False
        at = end
    return True


def _replaced(text: str, spans: Iterable[Span], by: str) -> str:
    parts, at = [], 0
    for begin, end in spans:
        parts += [text[at:begin], by]
        at = end
    return "".join([*parts, text[at:]])


def _contact(text: str, sought: SoughtPerson) -> Iterator[Span]:
    email, phone = sought.email.strip(), digits(sought.phone)
    if email:
        for match in re.finditer(re.escape(email), text, re.IGNORECASE):
            yield match.span()
    if phone:
        for match in _PHONE.finditer(text):
            if digits(match[0]) == phone:
                yield match.span()


def _with_initial(names: list[str]) -> list[str]:
    """ "Ria S." for Ria de Smit; nothing for a name of one word."""
    last = next((name for name in reversed(names[1:]) if name not in _PARTICLES), "")
    return [names[0], last[:1]] if last else []


def _runs(words: list[tuple[str, int, int]], names: list[str]) -> Iterator[Span]:
    """Where these words stand after one another."""
    length = len(names)
    for at in range(len(words) - length + 1 if length else 0):
        if [word for word, _begin, _end in words[at : at + length]] == names:
            yield words[at][1], words[at + length - 1][2]


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without capitals and accents, and for each place in it the place in the text itself."""
    bare: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for part in folded(letter):
            bare.append(part)
            places.append(at)
    places.append(len(text))
    return "".join(bare), places


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((begin, end))
    return tuple(merged)
