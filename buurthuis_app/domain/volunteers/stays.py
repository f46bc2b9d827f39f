"""Periods in which somebody is a volunteer: one after another for who stops and returns."""

import datetime as dt
import re
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, short_date

_DAY = r"(\d{1,2})-(\d{1,2})-(\d{4})"
_PERIOD = re.compile(rf"(?:(?:van )?{_DAY} ?)?(?:t/m|tot en met|until|to|–|-) ?{_DAY}")
_PARTS = re.compile(r"[;\n]")


class Stay(Struct, frozen=True, kw_only=True):
    """From when until when somebody was a volunteer, both days included; None is unknown, or not over."""

    since: dt.date | None = None
    until: dt.date | None = None

    def includes(self, day: dt.date) -> bool:
        """Whether this person was a volunteer on `day`; of an unknown beginning, yes."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Whether any of these days lies in it."""
        return (self.since is None or self.since <= last) and (
            self.until is None or first <= self.until
        )

    def goes_on_after(self, day: dt.date) -> bool:
        """Whether it began by that day and that day was not the last: who is still there when the day is over."""
        return (self.since is None or self.since <= day) and (
            self.until is None or self.until > day
        )

    @property
    def words(self) -> str:
        """1-3-2020 t/m 31-3-2026; of an unknown beginning t/m 31-3-2026."""
        parts = (
            short_date(self.since) if self.since else "",
            _("t/m {day}").format(day=short_date(self.until)) if self.until else "",
        )
        return " ".join(part for part in parts if part)


def in_order(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """The earliest first."""
    return tuple(sorted(stays, key=lambda stay: (stay.since or dt.date.min, _end(stay))))


def overlap(stays: Iterable[Stay]) -> bool:
    """Whether two of them have a day in common, or one that is not the last has no end."""
    ordered = in_order(stays)
    return any(_end(stay) >= (later.since or dt.date.min) for stay, later in pairwise(ordered))


def stays_in_words(stays: Iterable[Stay]) -> str:
    """1-3-2020 t/m 31-3-2026; 1-9-2027 t/m 1-2-2028."""
    return "; ".join(stay.words for stay in stays)


def read_stays(text: str) -> tuple[Stay, ...]:
    """The periods that stand in a text as `stays_in_words` writes them. Raises Invalid for anything else."""
    found = []
    for part in _PARTS.split(text):
        words = " ".join(part.casefold().split())
        if not words:
            continue
        match = _PERIOD.fullmatch(words)
        if match is None:
            raise _unclear(part)
        numbers = match.groups()
        since = _day(part, numbers[:3]) if numbers[0] else None
        found.append(Stay(since=since, until=_day(part, numbers[3:])))
    return in_order(found)


def _day(part: str, numbers: tuple[str, ...]) -> dt.date:
    day, month, year = (int(number) for number in numbers)
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise _unclear(part) from None


def _unclear(part: str) -> Invalid:
    sentence = _("'{text}' is geen periode. Schrijf bijvoorbeeld: 1-3-2020 t/m 31-3-2026.")
    return Invalid(sentence.format(text=part.strip()))


def _end(stay: Stay) -> dt.date:
    return stay.until or dt.date.max
