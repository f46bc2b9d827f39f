"""The plan as an iCalendar file (RFC 5545): what is opened again gives exactly the occurrences there are.

Rows are the truth. A repetition rule is written where the rows follow it; what the rule gives and is not there
(skipped or cancelled) becomes an EXDATE, what was moved or differs an override with a RECURRENCE-ID, and all the
rest an event of its own. Each time a day of an activity is a series of its own. Who leads or organises is never
written.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vRecur
from msgspec import Struct

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.calendar_file import Agenda, AgendaEntry
from buurthuis_app.domain.shared.progress import Progress, silently

UID_DOMAIN = "buurthuis"
LOCAL = ZoneInfo("Europe/Amsterdam")
_FEWEST_FOR_A_RULE = 2
_AMSTERDAM = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Amsterdam",
        "BEGIN:DAYLIGHT",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    )
)

Stamp = dt.date | dt.datetime
"""What iCalendar calls DATE (the time is unknown) or DATE-TIME."""


class _Usual(Struct, frozen=True, kw_only=True):
    """When and where most occurrences of a series are."""

    starts: dt.time | None
    ends: dt.time | None
    room_id: UUID | None
    place: str


class _Series(Struct, frozen=True, kw_only=True):
    """The occurrences that follow the activity's rule at one of its times a day.

    `left_out` are the dates it gives that are not there.
    """

    uid: str
    rule: str
    rows: tuple[Occurrence, ...]
    left_out: tuple[dt.date, ...]
    usual: _Usual


def write_calendar(agenda: Agenda, progress: Progress = silently) -> bytes:
    """The calendar file, in UTF-8."""
    calendar = empty_calendar(agenda.name)
    for done, entry in enumerate(agenda.entries):
        progress(done, len(agenda.entries))
        for event in _events(entry, agenda):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def empty_calendar(name: str) -> Calendar:
    """A calendar of that name in Dutch time, with nothing in it yet."""
    calendar = Calendar()
    calendar.add("prodid", "-//Buurthuis//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", LOCAL.key)
    calendar.add_component(Timezone.from_ical(_AMSTERDAM))
    return calendar


def uid_of(record_id: UUID, sitting: int = 1) -> str:
    """The UID of the event that an occurrence or a sitting of an activity is given out as; the same every time."""
    which = "" if sitting == 1 else f".{sitting}"
    return f"{record_id}{which}@{UID_DOMAIN}"


def _events(entry: AgendaEntry, agenda: Agenda) -> Iterator[Event]:
    rows = [row for row in entry.occurrences if not row.cancelled]
    in_series = set[UUID]()
    for sitting in sorted({row.sitting for row in rows}):
        series = _series(entry.activity, [row for row in rows if row.sitting == sitting])
        if series is None:
            continue
        in_series.update(row.id for row in series.rows)
        yield _master(entry, series, agenda)
        for row in series.rows:
            if _differs(row, series.usual):
                yield _override(entry, row, series, agenda)
    for row in rows:
        if row.id not in in_series:
            yield _single(entry, row, agenda)


def _series(activity: Activity, rows: Sequence[Occurrence]) -> _Series | None:
    """The rows of one sitting that the activity's rule gives; None when a rule would not say it shorter."""
    if not activity.rule or activity.rule == recurrence.ONCE:
        return None
    planned = [row for row in rows if row.planned_for is not None]
    if len(planned) < _FEWEST_FOR_A_RULE:
        return None
    last = max(_planned(row) for row in planned)
    given = list(recurrence.every_date(activity.rule, activity.first, activity.first, last))
    on_rule = set(given)
    following = sorted((row for row in planned if row.planned_for in on_rule), key=_planned)
    if len(following) < _FEWEST_FOR_A_RULE:
        return None
    first, last = _planned(following[0]), _planned(following[-1])
    there = {row.planned_for for row in following}
    given = [date for date in given if first <= date <= last]
    left_out = tuple(date for date in given if date not in there)
    endless = _without_end(activity.rule)
    if (
        len(left_out) > len(following)
        or list(recurrence.every_date(endless, first, first, last)) != given
    ):
        return None
    return _Series(
        uid=uid_of(activity.id, following[0].sitting),
        rule=endless,
        rows=tuple(following),
        left_out=left_out,
        usual=_usual(following),
    )


def _planned(row: Occurrence) -> dt.date:
    return row.planned_for or row.date


def _usual(rows: Iterable[Occurrence]) -> _Usual:
    times = Counter((row.starts, row.ends, row.room_id, row.place) for row in rows)
    (starts, ends, room_id, place), _number = times.most_common(1)[0]
    return _Usual(starts=starts, ends=ends, room_id=room_id, place=place)


def _without_end(rule: str) -> str:
    """The rule without its own end: the file ends it on the last occurrence there is."""
    parts = (part for part in rule.split(";") if not part.startswith(("COUNT=", "UNTIL=")))
    return ";".join(parts)


def _differs(row: Occurrence, usual: _Usual) -> bool:
    """Whether an occurrence must be written out beside its series.

    So are those in a night on which the clock changes: programs disagree on how long these last.
    """
    if row.date != row.planned_for or (row.starts, row.ends, row.room_id, row.place) != (
        usual.starts,
        usual.ends,
        usual.room_id,
        usual.place,
    ):
        return True
    begin, end = _begin(row), _end(row)
    return _odd(begin) or _odd(end) or _offset(begin) != _offset(end)


def _master(entry: AgendaEntry, series: _Series, agenda: Agenda) -> Event:
    event = _described(entry, series.usual, agenda)
    event.add("uid", series.uid)
    event.add("sequence", entry.activity.version - 1)
    starts = series.usual.starts
    first, last = _planned(series.rows[0]), _planned(series.rows[-1])
    event.add("dtstart", _stamp(first, starts))
    end = _stamp_of_end(first, starts, series.usual.ends)
    if end is not None:
        event.add("dtend", end)
    until = f"{last:%Y%m%d}"
    if starts is not None:
        moment = dt.datetime.combine(last, starts, LOCAL).astimezone(dt.UTC)
        until = f"{moment:%Y%m%dT%H%M%SZ}"
    event.add("rrule", vRecur.from_ical(f"{series.rule};UNTIL={until}"))
    if series.left_out:
        event.add("exdate", [_stamp(date, starts) for date in series.left_out])
    return event


def _override(entry: AgendaEntry, row: Occurrence, series: _Series, agenda: Agenda) -> Event:
    event = _described(entry, row, agenda)
    event.add("uid", series.uid)
    event.add("recurrence-id", _stamp(_planned(row), series.usual.starts))
    event.add("sequence", max(entry.activity.version, row.version) - 1)
    _add_times(event, row)
    return event


def _single(entry: AgendaEntry, row: Occurrence, agenda: Agenda) -> Event:
    event = _described(entry, row, agenda)
    event.add("uid", uid_of(row.id))
    event.add("sequence", max(entry.activity.version, row.version) - 1)
    _add_times(event, row)
    return event


def _described(entry: AgendaEntry, at: Occurrence | _Usual, agenda: Agenda) -> Event:
    activity, event = entry.activity, Event()
    event.add("dtstamp", agenda.made_at)
    event.add("summary", activity.title)
    event.add("status", "CONFIRMED")
    if activity.description.strip():
        event.add("description", activity.description)
    place = agenda.rooms.get(at.room_id, "") if at.room_id else at.place.strip()
    if at.room_id and place and agenda.centre:
        place = f"{place}, {agenda.centre}"
    if place:
        event.add("location", place)
    if entry.kind:
        event.add("categories", [entry.kind])
    return event


def _add_times(event: Event, row: Occurrence) -> None:
    event.add("dtstart", plain(_begin(row)))
    if row.starts is not None and row.ends is not None:
        event.add("dtend", plain(_end(row)))


def _begin(row: Occurrence) -> Stamp:
    return _stamp(row.date, row.starts)


def _end(row: Occurrence) -> Stamp:
    return _stamp_of_end(row.date, row.starts, row.ends) or _begin(row)


def _stamp(date: dt.date, time: dt.time | None) -> Stamp:
    return date if time is None else dt.datetime.combine(date, time, LOCAL)


def _stamp_of_end(date: dt.date, starts: dt.time | None, ends: dt.time | None) -> Stamp | None:
    """The end, on the next day when it lies before the beginning; None when it is unknown."""
    if starts is None or ends is None:
        return None
    return _stamp(date + dt.timedelta(days=ends < starts), ends)


def _offset(stamp: Stamp) -> dt.timedelta | None:
    return stamp.utcoffset() if isinstance(stamp, dt.datetime) else None


def _odd(stamp: Stamp) -> bool:
    """Whether this time of day does not exist, or exists twice, because the clock changes."""
    return isinstance(stamp, dt.datetime) and stamp.utcoffset() != stamp.replace(fold=1).utcoffset()


def plain(stamp: Stamp) -> Stamp:
    """A time that every program takes for the same moment: an odd one is written in UTC."""
    return stamp.astimezone(dt.UTC) if isinstance(stamp, dt.datetime) and _odd(stamp) else stamp
