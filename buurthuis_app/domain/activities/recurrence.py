"""Recurrence of a series: RFC 5545 rules, read with dateutil and said in Dutch."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from buurthuis_app.domain.activities.rule_dates import RuleParts, dates_of, parts_of
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, listing, ngettext, number, weekday_name
from buurthuis_app.records import replace

ONCE = "FREQ=DAILY;COUNT=1"
"""The rule of something that is planned for one day only."""

_A_ROW = 3
_LAST = -1
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTHS = (1, 2, 3, 4)
MOST_BETWEEN = 52
"""Weeks or months from one time to the next, at most."""
_MOST_WEEKS_OF_A_YEAR = 53
MOST_ASKED = 500
"""Times after which a series can be made to end, at most."""
USUAL_RUN = dt.timedelta(days=180)
"""How long a series lasts that ends on a day, unless it is said otherwise."""
LOOK_AHEAD = dt.timedelta(days=400)
"""How far ahead the first dates of a rule are looked for: further than a year, for what comes once a year."""
MOST_TIMES = 5000
"""Number of dates of one series that are made at once, at most."""


class BrokenRule(Invalid, ValueError):
    """A text that is no rule of days, or one that gives more dates at once than anybody can look after."""


class Rule(Protocol):
    """A rule that the form knows: it can be written as RFC 5545 text and said in Dutch."""

    def text(self) -> str:
        """The rule as RFC 5545 writes it."""
        ...

    def sentence(self) -> str:
        """The rule in words."""
        ...

    def short(self) -> str:
        """The rule for a narrow column."""
        ...


class Weekly(Struct, frozen=True, kw_only=True):
    """Every `interval` weeks on `weekdays` (0 is Monday), `times` times or without end.

    With `odd` only in the weeks whose number in ISO 8601 is odd (True) or even (False), every one of them: week 53
    is followed by week 1, so then two odd weeks follow each other.
    """

    weekdays: frozenset[int]
    interval: int = 1
    times: int | None = None
    odd: bool | None = None

    def text(self) -> str:
        """The rule as RFC 5545 writes it, which numbers weeks by the year; weeks begin on Monday."""
        days = ",".join(_DAYS[day] for day in sorted(self.weekdays))
        if self.odd is not None:
            weeks = ",".join(map(str, range(1 if self.odd else 2, _MOST_WEEKS_OF_A_YEAR + 1, 2)))
            return f"FREQ=YEARLY;WKST=MO;BYWEEKNO={weeks};BYDAY={days}{_count(self.times)}"
        return f"FREQ=WEEKLY;INTERVAL={self.interval};WKST=MO;BYDAY={days}{_count(self.times)}"

    def sentence(self) -> str:
        """The rule in words: "elke dinsdag en donderdag", "elke 2 weken op maandag", "… in de oneven weken"."""
        days = self._days([weekday_name(day) for day in range(7)])
        if self.odd is not None:
            words = _("elke {days} in de {weeks}").format(
                days=days, weeks=weeks_in_words(odd=self.odd)
            )
        elif self._daily:
            words = _("elke dag")
        elif self.interval == 1:
            words = _("elke {days}").format(days=days)
        else:
            words = _("elke {n} weken op {days}").format(n=self.interval, days=days)
        return words + _so_often(self.times)

    def short(self) -> str:
        """The same for a narrow column: "di en do", "ma t/m vr", "elke 2 weken ma", "oneven weken ma"."""
        days = self._days([weekday_name(day)[:2] for day in range(7)], until=_("t/m"))
        if self.odd is not None:
            return f"{weeks_in_words(odd=self.odd)} {days}"
        if self.interval == 1:
            return _("elke dag") if self._daily else days
        return _("elke {n} weken {days}").format(n=self.interval, days=days)

    @property
    def _daily(self) -> bool:
        return self.interval == 1 and len(self.weekdays) == len(_DAYS)

    def _days(self, names: Sequence[str], until: str = "") -> str:
        """Weekdays in words; three or more in a row are named by the first and the last."""
        days = sorted(self.weekdays)
        if len(days) >= _A_ROW and days[-1] - days[0] == len(days) - 1:
            return f"{names[days[0]]} {until or _('tot en met')} {names[days[-1]]}"
        return listing([names[day] for day in days])


class MonthlyOnDate(Struct, frozen=True, kw_only=True):
    """Every `interval` months on a day of the month; a month without that day is passed over."""

    day: int
    interval: int = 1
    times: int | None = None

    def text(self) -> str:
        """The rule as RFC 5545 writes it."""
        return f"FREQ=MONTHLY;INTERVAL={self.interval};BYMONTHDAY={self.day}{_count(self.times)}"

    def sentence(self) -> str:
        """The rule in words: "elke maand op de 15e"."""
        day = _("op de {day}e").format(day=self.day)
        return f"{_months(self.interval)} {day}{_so_often(self.times)}"

    def short(self) -> str:
        """The same for a narrow column."""
        return self.sentence()


class MonthlyOnWeekday(Struct, frozen=True, kw_only=True):
    """Every `interval` months on the `nth` (1-4, or -1 for the last) `weekday` (0 is Monday)."""

    nth: int
    weekday: int
    interval: int = 1
    times: int | None = None

    def text(self) -> str:
        """The rule as RFC 5545 writes it."""
        day = f"{self.nth}{_DAYS[self.weekday]}"
        return f"FREQ=MONTHLY;INTERVAL={self.interval};BYDAY={day}{_count(self.times)}"

    def sentence(self) -> str:
        """The rule in words: "elke maand op de eerste donderdag"."""
        day = _("op de {nth} {day}").format(nth=ordinal(self.nth), day=weekday_name(self.weekday))
        return f"{_months(self.interval)} {day}{_so_often(self.times)}"

    def short(self) -> str:
        """The same for a narrow column: "eerste do van de maand"."""
        if self.interval > 1:
            return self.sentence()
        day = weekday_name(self.weekday)[:2]
        return _("{nth} {day} van de maand").format(nth=ordinal(self.nth), day=day)


def read(rule: str) -> Rule | None:
    """The rule behind a text that one of these wrote; None for "", ONCE and rules from elsewhere."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    try:
        interval = int(parts.get("INTERVAL", "1"))
        times = int(parts["COUNT"]) if "COUNT" in parts else None
        recurrence = _known(parts, interval, times)
    except ValueError:
        return None
    return recurrence if recurrence is not None and recurrence.text() == rule else None


def weeks_in_words(*, odd: bool) -> str:
    """The weeks with such a number."""
    return _("oneven weken") if odd else _("even weken")


def _known(parts: dict[str, str], interval: int, times: int | None) -> Rule | None:
    days = parts.get("BYDAY", "")
    if parts.get("FREQ") == "WEEKLY":
        weekdays = frozenset(_DAYS.index(day) for day in days.split(","))
        return Weekly(weekdays=weekdays, interval=interval, times=times)
    if "BYWEEKNO" in parts:
        weekdays = frozenset(_DAYS.index(day) for day in days.split(","))
        return Weekly(weekdays=weekdays, times=times, odd=parts["BYWEEKNO"].startswith("1,"))
    if parts.get("FREQ") == "MONTHLY" and "BYMONTHDAY" in parts:
        return MonthlyOnDate(day=int(parts["BYMONTHDAY"]), interval=interval, times=times)
    if parts.get("FREQ") == "MONTHLY" and days:
        weekday = _DAYS.index(days[-2:])
        return MonthlyOnWeekday(nth=int(days[:-2]), weekday=weekday, interval=interval, times=times)
    return None


def dates(rule: str, start: dt.date, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The dates from `first` to `last` (both included) of the series that begins on `start`.

    For what is going to be planned. Raises BrokenRule for a text that is no rule, for one by the hour or shorter, and
    after the 5,000th date.
    """
    for times, date in enumerate(every_date(rule, start, first, last)):
        if times == MOST_TIMES:
            raise too_many()
        yield date


def every_date(rule: str, start: dt.date, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """As `dates`, however many there are: for what was planned long ago, at most one a day up to `last`."""
    if last < start:
        return
    for day in dates_of(_parts(rule, start), start, last):
        if day >= first:
            yield day


def too_many() -> BrokenRule:
    """Sentence for a series that would bring more dates at once than anybody can look after."""
    sentence = _(
        "Dit zijn meer dan {n} keren tegelijk. Kies een latere eerste dag of een eerdere laatste dag."
    )
    return BrokenRule(sentence.format(n=number(MOST_TIMES)))


def check(rule: str) -> None:
    """Raise BrokenRule for a text that is no rule of days."""
    if rule:
        _parts(rule, dt.date(2026, 1, 1))


def moved(rule: str, was: dt.date, becomes: dt.date) -> str:
    """The rule when what took place on the day `was` takes place on `becomes` from now on.

    Raises Invalid for a rule from elsewhere, of which only one occurrence at a time can be moved.
    """
    if rule in {"", ONCE}:
        return rule
    known = read(rule)
    if isinstance(known, Weekly):
        days = known.weekdays - {was.weekday()} | {becomes.weekday()}
        odd = known.odd
        if odd is not None and _odd_week(was) is not _odd_week(becomes):
            odd = not odd
        return replace(known, weekdays=days, odd=odd).text()
    if isinstance(known, MonthlyOnDate):
        return replace(known, day=becomes.day).text()
    if isinstance(known, MonthlyOnWeekday):
        nth = (becomes.day - 1) // 7 + 1
        last = (becomes + dt.timedelta(weeks=1)).month != becomes.month
        if nth not in _NTHS or (known.nth == _LAST and last):
            nth = _LAST
        return replace(known, nth=nth, weekday=becomes.weekday()).text()
    raise Invalid(_("Deze herhaling kan niet als geheel verschuiven. Kies 'alleen deze keer'."))


def _odd_week(day: dt.date) -> bool:
    return day.isocalendar().week % 2 == 1


def _parts(rule: str, start: dt.date) -> RuleParts:
    try:
        return parts_of(rule, start)
    except ValueError as error:
        raise BrokenRule(_unreadable()) from error


def _unreadable() -> str:
    return _("Deze herhaling is niet te begrijpen. Kies de herhaling opnieuw.")


def sentence(rule: str) -> str:
    """Any kept rule in words; an activity without a rule is planned time by time."""
    known = read(rule)
    return known.sentence() if known else _single(rule)


def short(rule: str) -> str:
    """Any kept rule for a narrow column."""
    known = read(rule)
    return known.short() if known else _single(rule)


def ordinal(nth: int) -> str:
    """1 -> "eerste", -1 -> "laatste"."""
    names = {1: _("eerste"), 2: _("tweede"), 3: _("derde"), 4: _("vierde"), _LAST: _("laatste")}
    return names[nth]


def _single(rule: str) -> str:
    if not rule:
        return _("losse dagen")
    return _("één keer") if rule == ONCE else _("volgens een eigen regel")


def _months(interval: int) -> str:
    return ngettext("elke maand", "elke {n} maanden", interval).format(n=interval)


def _count(times: int | None) -> str:
    return f";COUNT={times}" if times else ""


def _so_often(times: int | None) -> str:
    return ngettext(", {n} keer", ", {n} keer", times).format(n=times) if times else ""
