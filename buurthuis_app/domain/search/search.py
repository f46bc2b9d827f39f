"""Search words as somebody types them: in any order, without capitals and accents, and days."""

import datetime as dt
import re
from collections.abc import Sequence
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.texts import folded, in_words

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_BY_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?(?![-/.]?\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_BY_NAME = re.compile(r"(?<!\d)(\d{1,2})\s*([a-z]{3,9})\b\.?(?:\s+(\d{4})\b)?")
_SHORT = {"mrt": "maart"}
_NEAR = {"gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_CENTURY = 100


class HitKind(Enum):
    """What can be found, in the order in which it is shown."""

    ACTIVITY = "activity"
    OCCURRENCE = "occurrence"
    ROOM = "room"
    STORY = "story"
    INITIATIVE = "initiative"
    SURVEY = "survey"
    PROMISE = "promise"
    VACANCY = "vacancy"
    THING = "thing"
    INCIDENT = "incident"
    HIRER = "hirer"
    MATTER = "matter"
    VOLUNTEER = "volunteer"
    PERSON = "person"


class Hit(Struct, frozen=True, kw_only=True):
    """One thing that was found: what it is called, what tells it from others, and what leads to it."""

    kind: HitKind
    record_id: UUID
    title: str
    detail: str = ""
    day: dt.date | None = None
    activity_id: UUID | None = None
    cancelled: bool = False


class SearchHits(Struct, frozen=True, kw_only=True):
    """The best hits of each kind, and how many more of that kind there are."""

    hits: tuple[Hit, ...] = ()
    more: tuple[tuple[HitKind, int], ...] = ()


class SearchQuery(Struct, frozen=True, kw_only=True):
    """What was typed: its words, and when a day is among them, the days it can be and the other words."""

    words: tuple[str, ...]
    days: tuple[dt.date, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the query has no words to look for."""
        return not self.words


def score(words: Sequence[str], title: str, *rest: str) -> int:
    """How well a thing with these texts fits; 0 when a word is in none of them.

    A word in the title weighs more than elsewhere, its beginning more than its middle, the whole title most.
    """
    called, besides = folded(title), folded("\n".join(rest))
    if not all(word in called or word in besides for word in words):
        return 0  # most things; the rest is worth a closer look
    called, besides = in_words(called), in_words(besides)
    total = 0
    for word in words:
        if word in called:
            total += 6 if f" {word}" in f" {called}" else 4
        else:
            total += 2 if f" {word}" in f" {besides}" else 1
    together = " ".join(words)
    if called.startswith(together):
        total += 20 if called == together else 10
    return total


def asked(text: str, today: dt.date) -> SearchQuery:
    """What was typed; a day without a year can be last year's, this year's or next year's, the nearest first."""
    bare = folded(text)
    words = tuple(in_words(bare).split())
    for reading in (_iso, _numbers, _name, _near):
        days, matched = reading(bare, today)
        if days:
            beside = tuple(in_words(bare.replace(matched, " ", 1)).split())
            return SearchQuery(words=words, days=days, beside=beside)
    return SearchQuery(words=words)


Reading = tuple[tuple[dt.date, ...], str]
"""The days a text names, and the part of it that names them."""


def _iso(text: str, today: dt.date) -> Reading:
    match = _ISO.search(text)
    if match is None:
        return (), ""
    year, month, day = (int(part) for part in match.groups())
    return _days(day, month, year, today), match.group()


def _numbers(text: str, today: dt.date) -> Reading:
    match = _BY_NUMBERS.search(text)
    if match is None:
        return (), ""
    day, month, year = match.groups()
    full = int(year or 0)
    if year and full < _CENTURY:
        full += today.year // _CENTURY * _CENTURY
    return _days(int(day), int(month), full or None, today), match.group()


def _name(text: str, today: dt.date) -> Reading:
    for match in _BY_NAME.finditer(text):
        day, name, year = match.groups()
        for number, full in enumerate(_MONTHS, start=1):
            if full.startswith(_SHORT.get(name, name)):
                return _days(int(day), number, int(year) if year else None, today), match.group()
    return (), ""


def _near(text: str, today: dt.date) -> Reading:
    for word in text.split():
        if word in _NEAR:
            return (today + dt.timedelta(days=_NEAR[word]),), word
    return (), ""


def _days(day: int, month: int, year: int | None, today: dt.date) -> tuple[dt.date, ...]:
    years = (today.year - 1, today.year, today.year + 1) if year is None else (year,)
    dates = []
    for nearby_year in years:
        try:
            dates.append(dt.date(nearby_year, month, day))
        except ValueError:
            continue
    return tuple(sorted(dates, key=lambda date: abs(date - today)))
