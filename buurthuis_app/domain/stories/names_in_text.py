"""Names in a text: where it seems to name somebody, by capitals and known names, and how sure that is."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from buurthuis_app.domain.shared.personal_data import Certainty
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.stories.known_people import WORD, KnownPeople
from buurthuis_app.records import Confidential

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?"
_BETWEEN = r"(?:(?:van|de|der|den|ten|ter|el|al|'t)\s+){0,3}"
_ADDRESSED = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]eneer|[Mm]evr\.?|[Mm]w\.?|[Dd]hr\.?|[Dd]e\s+heer)\s+"
    rf"({_BETWEEN}{_CAPITAL}(?:\s+{_BETWEEN}{_CAPITAL})?)"
)
_LAST_NAME = re.compile(rf" {_BETWEEN}[A-ZÀ-ÖØ-Þ][\w-]*")
_BEGIN = re.compile(r"(?:^|[.!?:;…\n•–—-])[\s\"'“‘(\[]*$|[\"“‘(]$")
_ORDINARY = frozenset(
    WORD.findall(
        "al als an as blij brand bij daar dan dat deze die dit dik door een en er feest geel geluk goed graag "
        "groen groot heel hier hij hoop hulp ik in is ja je jong klein koffie lang last leuk licht lief lust "
        "met mei mooi maart na nee nieuw nu of om ons oost oud rood rust samen snel sneeuw sterk stil storm "
        "te toen uit uw van vier vol voor vrede vrij vroom waar warm wat water we weer west wie wij wil wind "
        "winter wit ze zij zo zomer zon zonder zuid zwart april augustus lente noord"
    )
)
"""Words that are a name too, and with which a sentence or a title begins: there they are the word."""
_MONTHS = frozenset(["jan", "mei", "maart", "april", "augustus"])


_Word = tuple[str, str, int, int]
"""A word without capitals and accents, as it stands there, and where it begins and ends."""


class NamedHere(Confidential, frozen=True, kw_only=True):
    """A name from `begin` to `end`, with "mevrouw" and the like before it; `name` is without."""

    name: str
    begin: int
    end: int
    certainty: Certainty


def named_here(text: str, known: KnownPeople) -> tuple[NamedHere, ...]:
    """Each place where the text seems to name somebody, in order.

    A whole name is found however it is written; a first or last name alone has a capital. One that is also an ordinary
    word, such as Roos or Wil, has it within a sentence; a word of the centre's own places says nothing alone.
    """
    spans = [*map(_addressed, _ADDRESSED.finditer(text)), *_known_in(text, known)]
    return tuple(_joined(text, sorted(spans, key=lambda span: (span.begin, -span.end))))


def names_in(texts: Iterable[str], known: KnownPeople) -> tuple[str, ...]:
    """What looks like a name in these texts, each once, in the order of the text."""
    names: dict[str, None] = {}
    for text in texts:
        for here in named_here(text, known):
            if not any(here.name in longer.split() for longer in names):
                names[here.name] = None
    return tuple(names)


def blurred(text: str, places: Iterable[tuple[int, int]], words: str) -> str:
    """The text with these words in the places; with a capital where a sentence begins."""
    parts, at = [], 0
    for begin, end in sorted(places):
        first = words[:1].upper() + words[1:] if begins_sentence(text, begin) else words
        parts += [text[at:begin], first]
        at = end
    return "".join([*parts, text[at:]])


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence, a line or a quotation begins here."""
    return _BEGIN.search(text[:at].rstrip(" ")) is not None


def _addressed(match: re.Match[str]) -> NamedHere:
    name = match[1].rstrip(".,")
    return NamedHere(
        name=name,
        begin=match.start(),
        end=match.start(1) + len(name),
        certainty=Certainty.LIKELY,
    )


def _known_in(text: str, known: KnownPeople) -> Iterator[NamedHere]:
    words: list[_Word] = [
        (folded(match[0]), match[0], match.start(), match.end()) for match in WORD.finditer(text)
    ]
    at = 0
    while at < len(words):
        length = _whole(text, words, at, known)
        if length:
            yield _here(text, words[at][2], words[at + length - 1][3], Certainty.LIKELY)
        elif _says_alone(text, *words[at][:3], known):
            last_name = _LAST_NAME.match(text, words[at][3])
            end = last_name.end() if last_name else words[at][3]
            yield _here(text, words[at][2], end, Certainty.PERHAPS)
        at += length or 1


def _whole(text: str, words: list[_Word], at: int, known: KnownPeople) -> int:
    """How many words from here on are a whole name; 0 when they are none."""
    for length in range(min(known.longest, len(words) - at), 1, -1):
        run = words[at : at + length]
        if tuple(word[0] for word in run) in known.whole and _is_a_run(text, run):
            return length
    return 0


def _is_a_run(text: str, run: list[_Word]) -> bool:
    """Whether these words stand beside each other as a name does: "Ria S.", and not "Ria's"."""
    gaps = (text[left[3] : right[2]] for left, right in pairwise(run))
    capitals = [word[1][0].isupper() for word in run]
    initials = all(word[1].isupper() for word in run if len(word[1]) == 1)
    whole_words = any(capitals) or _ORDINARY.isdisjoint(word[0] for word in run)
    return initials and whole_words and not any(gap.strip(" .-") for gap in gaps)


def _says_alone(text: str, plain: str, word: str, begin: int, known: KnownPeople) -> bool:
    if plain not in known.alone or plain in known.places or not word[0].isupper():
        return False
    around = (text[:begin].rstrip()[-1:], text[begin + len(word) :].lstrip(" .")[:1])
    if plain in _MONTHS and any(map(str.isdigit, around)):
        return False
    if plain not in _ORDINARY:
        return True
    return not (begins_sentence(text, begin) or word.isupper())


def _here(text: str, begin: int, end: int, certainty: Certainty) -> NamedHere:
    return NamedHere(name=text[begin:end], begin=begin, end=end, certainty=certainty)


def _joined(text: str, spans: list[NamedHere]) -> Iterator[NamedHere]:
    """Spans that overlap or touch as one, with the last name that follows a first name."""
    last: NamedHere | None = None
    for span in spans:
        if (
            last is not None
            and span.begin <= last.end + 1
            and not text[last.end : span.begin].strip(" ")
        ):
            end = max(last.end, span.end)
            begin = last.end - len(last.name)
            last = NamedHere(
                name=text[begin:end], begin=last.begin, end=end, certainty=Certainty.LIKELY
            )
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
