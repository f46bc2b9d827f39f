"""When something comes back: RFC 5545 rules, read with dateutil and said in Dutch."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from buurthuis_app.i18n import _, listing, weekday_name

_A_ROW = 3
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """Every `interval` weeks on `weekdays` (0 is Monday)."""

    weekdays: frozenset[int]
    interval: int = 1

    def text(self) -> str:
        """The rule as RFC 5545 writes it; weeks begin on Monday."""
        days = ",".join(_DAYS[day] for day in sorted(self.weekdays))
        return f"FREQ=WEEKLY;INTERVAL={self.interval};WKST=MO;BYDAY={days}"

    def sentence(self) -> str:
        """The rule in words: "elke dinsdag en donderdag", "elke 2 weken op maandag"."""
        days = self._days([weekday_name(day) for day in range(7)])
        if self.interval == 1:
            return _("elke {days}").format(days=days)
        return _("elke {n} weken op {days}").format(n=self.interval, days=days)

    def short(self) -> str:
        """The same for a narrow column: "di en do", "ma t/m vr", "elke 2 weken ma"."""
        days = self._days([weekday_name(day)[:2] for day in range(7)], until=_("t/m"))
        if self.interval == 1:
            return days
        return _("elke {n} weken {days}").format(n=self.interval, days=days)

    def _days(self, names: Sequence[str], until: str = "") -> str:
        """Its days by these names; three or more in a row are named by the first and the last."""
        days = sorted(self.weekdays)
        if len(days) >= _A_ROW and days[-1] - days[0] == len(days) - 1:
            return f"{names[days[0]]} {until or _('tot en met')} {names[days[-1]]}"
        return listing([names[day] for day in days])


def weekly(rule: str) -> Weekly:
    """Read back what `Weekly.text` wrote. Raises ValueError for any other rule."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    found = Weekly(
        weekdays=frozenset(_DAYS.index(day) for day in parts.get("BYDAY", "").split(",")),
        interval=int(parts.get("INTERVAL", "1")),
    )
    if found.text() != rule:
        raise ValueError(rule)
    return found


def dates(rule: str, start: dt.date, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The dates from `first` to `last` (both included) of the series that begins on `start`."""
    from dateutil.rrule import rrulestr

    if last < start:
        return
    series = rrulestr(rule, dtstart=dt.datetime.combine(start, dt.time()))
    begin = dt.datetime.combine(max(first, start), dt.time())
    for moment in series.between(begin, dt.datetime.combine(last, dt.time()), inc=True):
        yield moment.date()


ONCE = "FREQ=DAILY;COUNT=1"
"""The rule of something that is planned for one day only."""


def sentence(rule: str) -> str:
    """Any kept rule in words; an activity without a rule is planned time by time."""
    return _single(rule) or weekly(rule).sentence()


def short(rule: str) -> str:
    """Any kept rule for a narrow column."""
    return _single(rule) or weekly(rule).short()


def _single(rule: str) -> str:
    if not rule:
        return _("losse keren")
    return _("één keer") if rule == ONCE else ""
