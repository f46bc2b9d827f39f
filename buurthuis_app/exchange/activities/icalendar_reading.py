"""Reader of an iCalendar file: activities with their dates; what can't be read is told with its place."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path

from icalendar.timezone import tzp
from msgspec import Struct

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.activities.activity import Sitting, Slot
from buurthuis_app.domain.activities.calendar_file import CalendarFile, FoundDate, FoundEvent
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.activities import icalendar_dates
from buurthuis_app.exchange.activities.icalendar_event import (
    Moment,
    NotUsable,
    ReadEvent,
    read_event,
)
from buurthuis_app.exchange.activities.icalendar_lines import (
    RawEvent,
    read_lines,
    where,
)
from buurthuis_app.exchange.activities.icalendar_versions import Versions
from buurthuis_app.exchange.activities.icalendar_zones import know_timezones
from buurthuis_app.i18n import _, short_date
from buurthuis_app.records import replace

MOST_DATES = 50_000
"""Of all events of a file together."""
_FURTHER = dt.timedelta(days=5 * 366)
"""So far beyond the horizon dates are looked at that the file changes one by one."""
_A_DAY = dt.timedelta(days=1)

_At = tuple[dt.date, dt.time | None]
"""Day and hour by the clock of the house."""


def read_calendar(path: Path, horizon: dt.date, progress: Progress | None = None) -> CalendarFile:
    """What the file says, series without end up to `horizon`.

    Raises Invalid with a sentence when the file as a whole cannot be used.
    """
    raw = read_lines(path)
    reading = _Reading(horizon=horizon, unreadable=list(raw.unreadable))
    know_timezones(raw.timezones)
    try:
        for number, event in enumerate(raw.events):
            if progress is not None:
                progress(number, len(raw.events))
            reading.take(event)
        file = reading.whole(progress)
    finally:
        tzp.use_default()  # what this file calls its time zones says nothing about the next
    if reading.cancelled and raw.cancels and not file.events:
        raise Invalid(
            _(
                "Dit bestand zegt alleen dat iets niet doorgaat. "
                "Zet dat bij de activiteit zelf: kies de dag en dan 'Gaat niet door'."
            )
        )
    return file


class _Lasting(Struct, kw_only=True):
    """How long an event lasts, as far as one occurrence can hold it."""

    lasts: dt.timedelta | None
    timed: bool

    def end(self, begin: Moment) -> dt.time | None:
        """The time at which it ends by the clock of the house, for one that begins then."""
        if begin.time is None or not self.lasts or self.too_long:
            return None
        end = begin.plain() + self.lasts
        return Moment(date=end.date(), time=end.time(), zone=begin.zone).local().time

    @property
    def too_long(self) -> bool:
        """Whether it goes on for more than a day."""
        if self.lasts is None:
            return False
        return self.lasts >= _A_DAY if self.timed else self.lasts > _A_DAY


class _Reading:
    """Collects the events of one file."""

    def __init__(self, horizon: dt.date, unreadable: list[Unreadable]) -> None:
        self._horizon = horizon
        self._unreadable = unreadable
        self._versions = Versions()
        self._dates = 0
        self._work = icalendar_dates.RuleWork()
        self.cancelled = 0

    def take(self, raw: RawEvent) -> None:
        """Read one event; of two versions of the same the later counts."""
        try:
            event = read_event(raw)
        except (NotUsable, OverflowError) as error:
            self._refuse(raw.line, _shown(raw), error)
            return
        self.cancelled += event.cancelled
        self._versions.take(event)

    def whole(self, progress: Progress | None) -> CalendarFile:
        """All events with their dates, in the order of the file; separate ones of one name together."""
        found: list[FoundEvent] = []
        events = list(self._versions.events())
        for number, versioned in enumerate(events):
            if progress is not None and number % 50 == 0:
                progress(number, len(events))
            made = self._tried(versioned.event, versioned.changes)
            if made is not None:
                found.append(made)
        for change in self._versions.orphans():
            made = self._tried(_on_its_own(change), ())
            if made is not None:
                found.append(made)
        unreadable = sorted(self._unreadable, key=lambda place: int(place.where.split()[-1]))
        return CalendarFile(events=_together(found), unreadable=tuple(unreadable))

    def _tried(self, event: ReadEvent, changes: Sequence[ReadEvent]) -> FoundEvent | None:
        try:
            made = self._made(event, changes)
        except (NotUsable, OverflowError) as error:
            self._refuse(event.line, event.title, error)
            return None
        self._dates += len(made.dates)
        if self._dates > MOST_DATES:
            sentence = _(
                "In dit bestand staan meer dan {n} keren. Geef uit uw agenda een kortere periode uit."
            )
            raise Invalid(sentence.format(n=f"{MOST_DATES:,}".replace(",", ".")))
        if not made.dates:
            why = _("Hier vallen geen keren in: ze zijn overgeslagen of liggen te ver weg.")
            self._unreadable.append(
                Unreadable(where=where(event.line), text=event.title[:80], why=why)
            )
            return None
        return made

    def _made(self, event: ReadEvent, changes: Sequence[ReadEvent]) -> FoundEvent:
        horizon = self._reach(event, changes)
        moments = icalendar_dates.moments(event, horizon, self._work)
        begin = event.begin.local()
        lasting = _Lasting(lasts=event.lasts, timed=event.begin.time is not None)
        dates = dict[Slot, FoundDate]()
        slots = dict[_At, Slot]()
        for moment in sorted(moments, key=lambda moment: moment.time != event.begin.time):
            local = moment.local()
            if local.at in slots:
                self._say_twice(event, local.date)
                continue
            slot = slots[local.at] = _free_slot(local.date, dates)
            dates[slot] = FoundDate(
                date=local.date,
                planned_for=local.date,
                sitting=slot[1],
                starts=local.time,
                ends=lasting.end(moment),
            )
        onward = any(change.onward for change in changes)
        rule = None if onward else self._rule(event, horizon)
        notes = list(event.notes)
        if lasting.too_long:
            notes.append(_("Duurt meer dan een dag; hier staat alleen de eerste dag."))
        if event.rule is not None and rule is None:
            notes.append(_("De herhaling is overgenomen als losse dagen, tot een jaar vooruit."))
        planned = dict(dates)
        for change in sorted(changes, key=_onward_first):
            self._change(event, change, dates, slots, planned)
            notes += _said_of(change, event)
        if event.rule is None:
            rule = recurrence.ONCE if len(dates) == 1 and not changes else ""
        alone = event.rule is None and not event.added and not changes
        found = tuple(dates[slot] for slot in sorted(dates))
        if alone:
            found = tuple(replace(date, uid=event.uid, own=event.own) for date in found)
        return FoundEvent(
            where=where(event.line),
            uid="" if alone else event.uid,
            own=None if alone else event.own,
            title=event.title,
            first=min((begin.date, *(date.planned_for for date in found))) if found else begin.date,
            dates=found,
            rule=rule or "",
            until=icalendar_dates.until(event) if rule else None,
            starts=begin.time,
            ends=lasting.end(event.begin),
            place=event.place,
            description=event.description,
            notes=tuple(dict.fromkeys(notes)),
        )

    def _reach(self, event: ReadEvent, changes: Iterable[ReadEvent]) -> dt.date:
        """How far dates are looked at: beyond the horizon as far as the file changes dates one by one."""
        named = [moment.date for moment in (*event.added, *event.left_out)]
        named += [change.instead_of.date for change in changes if change.instead_of]
        furthest = min(max(named, default=self._horizon), self._horizon + _FURTHER)
        if event.rule is None:  # all its dates stand in the file
            furthest = max(furthest, min(event.begin.date, self._horizon + _FURTHER))
        return max(furthest, self._horizon)

    def _rule(self, event: ReadEvent, horizon: dt.date) -> str | None:
        if event.rule is None:
            return None
        plain = replace(event, added=(), left_out=())
        given = [
            moment.local().date for moment in icalendar_dates.moments(plain, horizon, self._work)
        ]
        return icalendar_dates.own_rule(event, given, horizon)

    def _change(
        self,
        event: ReadEvent,
        change: ReadEvent,
        dates: dict[Slot, FoundDate],
        slots: Mapping[_At, Slot],
        planned: Mapping[Slot, FoundDate],
    ) -> None:
        """Put what one occurrence is instead into the dates, or it and all later ones, as they were `planned`."""
        if change.instead_of is None:
            return
        moment = icalendar_dates.on_clock_of(event.begin, change.instead_of).local()
        on = slots.get(moment.at, (moment.date, 1))
        reached = [slot for slot in planned if slot == on or (change.onward and slot > on)]
        if change.cancelled:
            dates.update({slot: replace(dates[slot], cancelled=True) for slot in reached})
            return
        if on not in dates and change.sequence < event.sequence:
            why = _(
                "Deze wijziging hoort bij een oudere versie van de reeks en is niet overgenomen."
            )
            self._unreadable.append(
                Unreadable(where=where(change.line), text=change.title[:80], why=why)
            )
            return
        begin = change.begin.local()
        lasting = _Lasting(lasts=change.lasts, timed=change.begin.time is not None)
        dates[on] = FoundDate(
            date=begin.date,
            planned_for=on[0],
            sitting=on[1],
            starts=begin.time,
            ends=lasting.end(change.begin),
            place=change.place if change.place != event.place else "",
        )
        moved = begin.plain() - moment.plain()
        for slot in reached:
            if slot != on:
                later = _moved(planned[slot], moved, timed=begin.time is not None)
                dates[slot] = replace(
                    dates[on],
                    date=later.date,
                    planned_for=slot[0],
                    sitting=slot[1],
                    starts=later.time,
                    ends=lasting.end(later),
                )

    def _say_twice(self, event: ReadEvent, date: dt.date) -> None:
        why = _("Op {date} staat dit twee keer; alleen de eerste keer is overgenomen.")
        self._unreadable.append(
            Unreadable(
                where=where(event.line),
                text=event.title[:80],
                why=why.format(date=short_date(date)),
            )
        )

    def _refuse(self, line: int, text: str, error: Exception) -> None:
        why = str(error)
        if isinstance(error, OverflowError):
            why = _("De datum ligt te ver weg. Verbeter die in uw agenda.")
        self._unreadable.append(Unreadable(where=where(line), text=text[:80], why=why))


def _shown(raw: RawEvent) -> str:
    """What the event is called, as far as that can be seen without reading it."""
    lines = (line for line in raw.text.splitlines() if line.upper().startswith("SUMMARY"))
    return next(lines, "").partition(":")[2].strip()


def _onward_first(change: ReadEvent) -> tuple[bool, dt.datetime]:
    """Changes of one occurrence come over those of all that follow."""
    return not change.onward, (change.instead_of or change.begin).plain()


def _moved(planned: FoundDate, by: dt.timedelta, *, timed: bool) -> Moment:
    at = Moment(date=planned.date, time=planned.starts).plain() + by
    return Moment(date=at.date(), time=at.time() if timed else None)


def _said_of(change: ReadEvent, series: ReadEvent) -> list[str]:
    """What is to be said about one occurrence that was changed."""
    notes = list(change.notes)
    if change.title and change.title != series.title and not change.cancelled:
        sentence = _("De keer van {day} heet in de agenda '{title}'. Die naam is niet overgenomen.")
        notes.append(sentence.format(day=short_date(change.begin.local().date), title=change.title))
    return notes


def _on_its_own(change: ReadEvent) -> ReadEvent:
    """A change of a series that is not in the file, as an event of its own."""
    moment = change.instead_of.plain() if change.instead_of else ""
    return replace(change, uid=f"{change.uid[:16]}{moment:%Y%m%d%H%M}", own=None, instead_of=None)


def _together(events: Iterable[FoundEvent]) -> tuple[FoundEvent, ...]:
    """Separate events of one name and place become one activity with several dates, and so do sittings of ours."""
    sittings = defaultdict[object, list[FoundEvent]](list)
    alone: dict[tuple[str, str], list[FoundEvent]] = defaultdict(list)
    whole: list[FoundEvent] = []
    for event in events:
        if len(event.dates) == 1 and event.dates[0].uid:
            alone[event.title.casefold(), event.place.casefold()].append(event)
        elif event.own is not None:
            sittings[event.own, event.rule].append(event)
        else:
            whole.append(event)
    whole += [_one_series(group) for group in sittings.values()]
    for same in alone.values():
        days: dict[int, list[FoundEvent]] = defaultdict(list)
        seen = Counter[_At]()
        for event in same:  # what is twice at one hour needs an activity each
            at = event.dates[0].planned_for, event.starts
            days[seen[at]].append(event)
            seen[at] += 1
        whole += [_one_activity(group) for group in days.values()]
    return tuple(sorted(whole, key=lambda event: int(event.where.split()[-1])))


def _one_activity(events: Sequence[FoundEvent]) -> FoundEvent:
    if len(events) == 1:
        return events[0]
    times = Counter((event.starts, event.ends) for event in events)
    (starts, ends), _number = times.most_common(1)[0]
    dates = dict[Slot, FoundDate]()
    for date in sorted(
        (event.dates[0] for event in events), key=lambda date: date.starts != starts
    ):
        slot = _free_slot(date.planned_for, dates)
        dates[slot] = replace(date, sitting=slot[1])
    notes = dict.fromkeys(note for event in events for note in event.notes)
    return replace(
        events[0],
        first=min(dates)[0],
        dates=tuple(dates[slot] for slot in sorted(dates)),
        rule="",
        starts=starts,
        ends=ends,
        notes=tuple(notes),
    )


def _one_series(events: Sequence[FoundEvent]) -> FoundEvent:
    """The series of one activity of ours, one for each of its times a day, as that activity."""
    first = events[0]
    ends = [event.until for event in events]
    return replace(
        first,
        first=min(event.first for event in events),
        until=None if None in ends else max(filter(None, ends)),
        dates=tuple(
            replace(date, sitting=number, place=date.place or elsewhere)
            for number, event in enumerate(events, 1)
            for elsewhere in ("" if event.place == first.place else event.place,)
            for date in event.dates
        ),
        further=tuple(
            Sitting(number=number, starts=event.starts, ends=event.ends)
            for number, event in enumerate(events[1:], 2)
        ),
        notes=tuple(dict.fromkeys(note for event in events for note in event.notes)),
    )


def _free_slot(day: dt.date, taken: Collection[Slot]) -> Slot:
    """The next place in the plan of that day."""
    return next((day, number) for number in count(1) if (day, number) not in taken)
