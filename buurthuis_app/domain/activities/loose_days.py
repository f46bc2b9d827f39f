"""Loose days: dates that people pick one by one and write as "3 maart, 17 maart 14.00-16.00, 7 april"."""

import datetime as dt
import re
from calendar import isleap
from collections.abc import Iterable, Sequence
from itertools import chain, count

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence, Slot, overlap
from buurthuis_app.domain.activities.recurrence import MOST_ASKED
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, clock, long_date, month_name, number

_A_CENTURY = 2000
_LEAP, _LEAP_DAY = 2000, (2, 29)
_SHORT_MARCH = ("mrt", 3)
_ITEM = re.compile(
    r"""(?:[a-z]{2,9}\.?\s+)??            # the weekday, which is not looked at
    (\d{1,2}) (?: [-/](\d{1,2}) | \s*([a-z]{3,9})\.? )
    (?: (?:[-/]|\s+) (\d{4}|\d{2}(?=$|\s+(?:om|van|\d))) )?
    (?: \s+(?:om\s+|van\s+)? (\d{1,2})[.:](\d{2})
        (?: \s*(?:-|–|tot)\s* (\d{1,2})[.:](\d{2}) )? (?:\s+uur)? )?""",
    re.VERBOSE,
)


class LooseDay(Struct, frozen=True, kw_only=True):
    """One day, with its own hours where they were written with it."""

    date: dt.date
    starts: dt.time | None = None
    ends: dt.time | None = None

    @property
    def typed(self) -> str:
        """As it can be typed again: 3 maart 2027 14.00-16.00."""
        words = f"{self.date.day} {month_name(self.date.month)} {self.date.year}"
        if self.starts is None:
            return words
        end = f"-{clock(self.ends)}" if self.ends else ""
        return f"{words} {clock(self.starts)}{end}"


def read(text: str, today: dt.date) -> tuple[LooseDay, ...]:
    """The days in a text, in order and each once. A day without a year is the first from `today` on.

    Raises Invalid for what is no day, naming it, and for more than can be looked after.
    """
    parts = (part.strip() for part in re.split(r"[,;\n]|\s+en\s+", text))
    days = {(day.date, day.starts): day for day in (_read(part, today) for part in parts if part)}
    if len(days) > MOST_ASKED:
        sentence = _("Dit zijn meer dan {n} dagen tegelijk. Zet ze er in delen bij.")
        raise Invalid(sentence.format(n=number(MOST_ASKED)))
    return tuple(sorted(days.values(), key=lambda day: (day.date, day.starts or dt.time.min)))


def typed(days: Iterable[LooseDay]) -> str:
    """The days as one text that `read` reads again."""
    return ", ".join(day.typed for day in days)


def _read(part: str, today: dt.date) -> LooseDay:
    found = _ITEM.fullmatch(folded(part).strip())
    if found is None:
        raise _no_day(part)
    day, in_figures, in_words, year, *hours = found.groups()
    month = int(in_figures) if in_figures else _month(in_words)
    try:
        date = _dated(int(day), month, year, today)
        starts, ends = (dt.time(int(h), int(m)) if h else None for h, m in _pairs(hours))
    except ValueError as error:
        raise _no_day(part) from error
    return LooseDay(date=date, starts=starts, ends=ends)


def _pairs(hours: Sequence[str | None]) -> tuple[tuple[str, str], tuple[str, str]]:
    first, second, third, fourth = (part or "" for part in hours)
    return (first, second), (third, fourth)


def _month(word: str) -> int:
    """1 for "jan" and "januari", 3 also for "mrt"; 0, which is no month, for another word."""
    short, march = _SHORT_MARCH
    if word == short:
        return march
    return next((n for n in range(1, 13) if folded(month_name(n)).startswith(word)), 0)


def _dated(day: int, month: int, year: str | None, today: dt.date) -> dt.date:
    """The date; of one without a year the first that there is from `today` on (29 February waits for its year)."""
    if year:
        return dt.date(int(year) + (_A_CENTURY if len(year) == len("27") else 0), month, day)
    named = dt.date(_LEAP, month, day)  # what is no day in a leap year never is one
    years = (coming for coming in count(today.year) if _has(coming, named))
    dates = (named.replace(year=coming) for coming in years)
    return next(date for date in dates if date >= today)


def _has(year: int, named: dt.date) -> bool:
    return isleap(year) or (named.month, named.day) != _LEAP_DAY


def _no_day(part: str) -> Invalid:
    sentence = _("'{part}' is geen dag. Schrijf bijvoorbeeld 3 maart, of 17 maart 14.00-16.00.")
    return Invalid(sentence.format(part=part))


def placed(
    drafts: Iterable[Occurrence], activity: Activity, there: Sequence[Occurrence]
) -> tuple[Occurrence, ...]:
    """New occurrences of the activity, each at a free place in its plan.

    Raises Invalid for a time at which the activity takes place already, naming the day.
    """
    known = list(there)
    slots: set[Slot | None] = {occurrence.slot for occurrence in known}
    new = []
    for draft in drafts:
        for other in known:
            if other.date == draft.date and overlap(other, draft):
                sentence = _("Op {day} staat deze activiteit dan al. Kies een andere dag of tijd.")
                raise Invalid(sentence.format(day=long_date(draft.date)))
        free = (n for n in chain([activity.sitting], count(1)) if (draft.date, n) not in slots)
        occurrence = Occurrence(
            id=new_id(),
            centre_id=activity.centre_id,
            activity_id=activity.id,
            date=draft.date,
            planned_for=draft.date,
            sitting=next(free),
            starts=draft.starts,
            ends=draft.ends,
            room_id=draft.room_id,
            place=draft.place,
            led_by=draft.led_by,
            led_by_id=draft.led_by_id,
        )
        known.append(occurrence)
        slots.add(occurrence.slot)
        new.append(occurrence)
    return tuple(new)


def drafts(days: Iterable[LooseDay], like: Activity) -> tuple[Occurrence, ...]:
    """A draft for each day: where and by whom `like` is, and at its hours unless the day has its own."""
    return tuple(
        Occurrence(
            id=like.id,
            centre_id=like.centre_id,
            activity_id=like.id,
            date=day.date,
            planned_for=None,
            starts=day.starts or like.starts,
            ends=day.ends if day.starts else like.ends,
            room_id=like.room_id,
            place=like.place,
            led_by=like.led_by,
            led_by_id=like.led_by_id,
        )
        for day in days
    )
