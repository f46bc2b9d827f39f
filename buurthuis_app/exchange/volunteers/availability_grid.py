"""Grid of days: columns that are a day or a part of it, with a mark, a word or the parts of the day in each cell."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum

from msgspec import Struct

from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import plain, vocabulary
from buurthuis_app.exchange.volunteers.availability import (
    ALL_PARTS,
    Part,
    Read,
    parts_named,
    wishes_of,
)

_ANSWER_TO = re.compile(r"(.*?)\[([^\[\]]+)\]\s*", re.DOTALL)
_YES = vocabulary(
    "x j ja v y yes ok oke kan wel beschikbaar aanwezig true waar 1 can available oui"
)
_NO = vocabulary("n nee no geen false onwaar 0 niet nooit cannot")
_NO_WORDS = {"kan niet", "niet beschikbaar", "not available", "onbeschikbaar", "afwezig"}
_YES_SIGNS = {"✓", "✔", "√", "☑", "✅", "+", "●", "•", "■", "ü", "þ"}
"""Ticks; the last two are what a tick of the letters Wingdings is without them."""
_NO_SIGNS = {"-", "–", "—", "✗", "✘", "☐", "❌", "○"}
_RATHER = vocabulary("liefst voorkeur graag xx 2 prefer preferred")
_UNSURE = {"?", "(x)", "(ja)"}
_UNSURE_WORDS = vocabulary(
    "misschien soms evt eventueel overleg voorbehoud mogelijk maybe noodgeval"
)


class Mark(Enum):
    """What a cell under a day says of it."""

    YES = "yes"
    RATHER = "rather"
    NO = "no"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


class DayAnswer(Struct, frozen=True, kw_only=True):
    """One filled cell of the grid: the heading, what it covers, and its text."""

    heading: str
    parts: frozenset[Part]
    text: str


def parts_of_heading(heading: str) -> frozenset[Part] | None:
    """What a column covers: "ma", "Dinsdagmiddag", "Wanneer kun je? [Woensdag]"; None for any other heading."""
    answer = _ANSWER_TO.fullmatch(heading)
    return parts_named(answer[2] if answer else heading)


def as_mark(value: Value) -> str:
    """A cell of the grid as a word; a box of Excel that is ticked is a yes."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def read_grid(answers: Iterable[DayAnswer]) -> Read:
    """What somebody's cells say together; one that is not understood leaves all of it to words.

    What is not said to be possible is not possible; of one who only says when not, the rest is possible.
    """
    possible: set[Part] = set()
    liked: set[Part] = set()
    denied: set[Part] = set()
    unsure = told = False
    for answer in answers:
        mark, parts = _read(answer)
        told = True
        if mark is Mark.UNKNOWN:
            return Read(understood=False)
        unsure = unsure or mark is Mark.UNSURE
        into: Mapping[Mark, set[Part]] = {
            Mark.YES: possible,
            Mark.RATHER: liked,
            Mark.NO: denied,
            Mark.UNSURE: possible,
        }
        into[mark].update(parts)
    if not told:
        return Read()
    if not possible and not liked:
        possible = set(ALL_PARTS) - denied
    return Read(wishes=wishes_of(possible - denied, rather=liked - denied), unsure=unsure)


def _read(answer: DayAnswer) -> tuple[Mark, frozenset[Part]]:
    mark = mark_of(answer.text)
    if mark is not Mark.UNKNOWN:
        return mark, answer.parts
    inside = parts_named(answer.text)
    if inside is not None and inside & answer.parts:
        return Mark.YES, inside & answer.parts
    return Mark.UNKNOWN, answer.parts


def mark_of(text: str) -> Mark:
    """What a cell says, by its sign or word."""
    sign, words = text.strip().casefold(), plain(text)
    if sign in _UNSURE or set(words.split()) & _UNSURE_WORDS:
        return Mark.UNSURE
    if sign in _NO_SIGNS or words in _NO or words in _NO_WORDS:
        return Mark.NO
    if words in _RATHER:
        return Mark.RATHER
    if sign in _YES_SIGNS or words in _YES or words in {"hele dag", "heel de dag", "all day"}:
        return Mark.YES
    return Mark.UNKNOWN
