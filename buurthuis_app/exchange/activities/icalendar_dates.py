"""Dates on which an event of a calendar file takes place, and the rule by which this program goes on with it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from icalendar import vRecur

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.recurrence import MonthlyOnDate, MonthlyOnWeekday, Weekly
from buurthuis_app.domain.activities.rule_dates import dates_of, parts_of
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.activities.icalendar_event import Moment, NotUsable, ReadEvent
from buurthuis_app.exchange.activities.icalendar_writing import LOCAL
from buurthuis_app.i18n import _

MOST_DATES = 5000
MOST_WORK = 2_000_000
"""Days looked at; fifty daily series of a hundred years."""
EARLIEST = dt.date(1900, 1, 1)
LATEST_END = 2200
"""An end after this year is no end: calendars write 9999 for it."""

_WITHIN_A_DAY = {"HOURLY", "MINUTELY", "SECONDLY"}
_PARTS_OF_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH = re.compile(r"([+-]?\d{1,2})?([A-Z]{2})\Z")


class RuleWork:
    """Days that were looked at for all events of a file: a rule may name thousands and give none."""

    def __init__(self) -> None:
        self._days = 0

    def spend(self, days: int) -> None:
        """Count days. Raises Invalid when the file as a whole asks too much."""
        self._days += days
        if self._days > MOST_WORK:
            sentence = _(
                "De herhalingen in dit bestand vragen te veel rekenwerk. "
                "Geef uit uw agenda een kortere periode uit."
            )
            raise Invalid(sentence)


def moments(event: ReadEvent, horizon: dt.date, work: RuleWork) -> list[Moment]:
    """When it begins, on its own clock, in order, up to `horizon`; without what is left out.

    Raises NotUsable for a rule that can't be followed, or that gives more than 5,000 dates, and Invalid when all
    events together ask too much.
    """
    begin = event.begin
    found = [begin]
    if event.rule is not None:
        last = _end_of(event, horizon)
        begins = _by_rule(event.rule, begin.plain(), last, work)
        found = [_like(begin, moment) for moment in begins]
    found += [on_clock_of(begin, moment) for moment in event.added]
    left_out = {on_clock_of(begin, moment).at for moment in event.left_out}
    whole_days = {moment.date for moment in event.left_out if moment.time is None}
    kept = {
        moment.at: moment
        for moment in found
        if moment.at not in left_out and moment.date not in whole_days
    }
    reach = [kept[key] for key in sorted(kept, key=lambda key: (key[0], key[1] or dt.time()))]
    if len(reach) > MOST_DATES:
        raise _too_many()
    return [moment for moment in reach if EARLIEST <= moment.date <= horizon]


def until(event: ReadEvent) -> dt.date | None:
    """The last possible day by the clock of the house, None when there is none."""
    end = event.rule.get("UNTIL") if event.rule else None
    if not end:
        return None
    last = end[0]
    if last.year > LATEST_END:
        return None
    if isinstance(last, dt.datetime) and last.tzinfo is not None:
        last = last.astimezone(LOCAL)
    return last.date() if isinstance(last, dt.datetime) else last


def own_rule(event: ReadEvent, given: Iterable[dt.date], horizon: dt.date) -> str | None:
    """A rule of ours that gives exactly these local dates; None when there is none.

    The clearest way to say it is tried first, so that the form knows it; then the file's own words.
    """
    if event.rule is None:
        return None
    dates = list(given)
    first, last = event.begin.local().date, until(event) or horizon
    for rule in _candidates(event.rule, first):
        try:
            if list(recurrence.dates(rule, first, first, min(last, horizon))) == dates:
                return rule
        except (ValueError, OverflowError):
            continue
    return None


def _by_rule(
    rule: vRecur, start: dt.datetime, last: dt.datetime, work: RuleWork
) -> list[dt.datetime]:
    """What the rule gives; the beginning always counts, also when the rule would not give it (RFC 5545)."""
    _refuse_odd(rule, start)
    text, count = _text(rule), (rule.get("COUNT") or [None])[0]
    try:
        parts = parts_of(text, start.date())
    except ValueError as error:
        raise NotUsable(
            _("De herhaling klopt niet ({rule}). Stel haar in uw agenda opnieuw in.").format(
                rule=text[:80]
            )
        ) from error
    days = dates_of(parts, start.date(), last.date(), work.spend)
    given = (dt.datetime.combine(day, start.time()) for day in days)
    found = list(islice((moment for moment in given if moment <= last), MOST_DATES + 1))
    if len(found) > MOST_DATES:
        raise _too_many()
    if start not in found:
        found.insert(0, start)
        if count is not None and len(found) > count:
            found.pop()
    return found


def _refuse_odd(rule: vRecur, start: dt.datetime) -> None:
    frequency = str((rule.get("FREQ") or [""])[0]).upper()
    several = any(
        [int(part) for part in rule.get(name, [])] not in ([], [getattr(start, name[2:].lower())])
        for name in _PARTS_OF_A_DAY
    )
    if frequency in _WITHIN_A_DAY or several:
        raise NotUsable(
            _("Deze afspraak komt meer keren op een dag terug. Maak er losse reeksen van.")
        )
    if any(int(number) < 1 for name in ("INTERVAL", "COUNT") for number in rule.get(name, [])):
        raise NotUsable(_("De herhaling telt 0 keer. Stel haar in uw agenda opnieuw in."))


def _end_of(event: ReadEvent, horizon: dt.date) -> dt.datetime:
    """The last moment that counts, on the event's own clock."""
    latest = dt.datetime.combine(horizon, dt.time.max)
    end = event.rule.get("UNTIL") if event.rule else None
    if not end or end[0].year > LATEST_END:
        return latest
    last = end[0]
    if not isinstance(last, dt.datetime):
        return min(dt.datetime.combine(last, dt.time.max), latest)
    if last.tzinfo is not None:
        last = last.astimezone(event.begin.zone or LOCAL).replace(tzinfo=None)
    return min(last, latest)


def _text(rule: vRecur) -> str:
    """The rule without its last day, which depends on the clock."""
    parts = bytes(rule.to_ical()).decode().split(";")  # type: ignore[no-untyped-call]
    left = [part for part in parts if part.partition("=")[0] not in {"UNTIL", *_PARTS_OF_A_DAY}]
    return ";".join(left)


def _candidates(rule: vRecur, first: dt.date) -> Iterator[str]:
    interval = int((rule.get("INTERVAL") or [1])[0])
    times = (rule.get("COUNT") or [None])[0]
    days = [_NTH.match(str(day)) for day in rule.get("BYDAY", [])]
    names = {match.group(2) for match in days if match}
    weekdays = frozenset(_DAYS.index(name) for name in names if name in _DAYS)
    match str((rule.get("FREQ") or [""])[0]).upper():
        case "DAILY" if interval == 1:
            yield Weekly(weekdays=weekdays or frozenset(range(7)), times=times).text()
        case "WEEKLY":
            here = weekdays or frozenset({first.weekday()})
            yield Weekly(weekdays=here, interval=interval, times=times).text()
        case "YEARLY" if rule.get("BYWEEKNO"):
            for odd in (True, False):
                yield Weekly(weekdays=weekdays, times=times, odd=odd).text()
        case "MONTHLY":
            if len(weekdays) == 1 and days[0] is not None:
                nth = int(days[0].group(1) or (rule.get("BYSETPOS") or [0])[0])
                if nth in {-1, 1, 2, 3, 4}:
                    (weekday,) = weekdays
                    yield MonthlyOnWeekday(
                        nth=nth, weekday=weekday, interval=interval, times=times
                    ).text()
            else:
                yield MonthlyOnDate(day=first.day, interval=interval, times=times).text()
    yield _text(rule)


def _like(begin: Moment, moment: dt.datetime) -> Moment:
    time = None if begin.time is None else moment.time()
    return Moment(date=moment.date(), time=time, zone=begin.zone)


def on_clock_of(begin: Moment, moment: Moment) -> Moment:
    """The same moment on the clock of the event; a bare date takes its time."""
    if begin.time is None:
        return Moment(date=moment.local().date, time=None)
    if moment.time is None:
        return Moment(date=moment.date, time=begin.time, zone=begin.zone)
    if moment.zone is begin.zone:
        return moment
    there = dt.datetime.combine(moment.date, moment.time, moment.zone or LOCAL)
    there = there.astimezone(begin.zone or LOCAL)
    return Moment(date=there.date(), time=there.time(), zone=begin.zone)


def _too_many() -> NotUsable:
    return NotUsable(
        _(
            "Deze reeks heeft meer dan {n} keren. Laat haar in uw agenda later beginnen of eerder eindigen."
        ).format(n=f"{MOST_DATES:,}".replace(",", "."))
    )
