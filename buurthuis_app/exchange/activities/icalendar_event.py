"""Event of an iCalendar file as plain values: when, how long, how it repeats, and what it is called."""

import datetime as dt
import hashlib
import re
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Event, vRecur
from msgspec import Struct

from buurthuis_app.exchange.activities.icalendar_lines import RawEvent
from buurthuis_app.exchange.activities.icalendar_writing import LOCAL, UID_DOMAIN
from buurthuis_app.i18n import _, short_date

_OWN = re.compile(
    rf"([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})(?:\.\d{{1,4}})?@{UID_DOMAIN}\Z"
)
_A_DAY = dt.timedelta(days=1)


_ANSWERS = {"REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"}
"""Messages about somebody's invitation (RFC 5546); they bring no event of their own."""
_NO_DATES = frozenset(
    {
        *(dt.date(1969, 12, 31), dt.date(1970, 1, 1), dt.date(1970, 1, 2)),
        *(dt.date(1899, 12, 30), dt.date(1899, 12, 31), dt.date(1900, 1, 1), dt.date(1900, 1, 2)),
        *(dt.date(1904, 1, 1), dt.date(1601, 1, 1), dt.date(1980, 1, 1), dt.date(1, 1, 1)),
    }
)
"""The days from which programs count time: what stands there has no date."""


class NotUsable(Exception):
    """This event can't be taken over; the text is the sentence that says why."""


class Moment(Struct, frozen=True, kw_only=True):
    """A date, or a date and time on the clock of `zone` (None: the local clock)."""

    date: dt.date
    time: dt.time | None
    zone: dt.tzinfo | None = None

    @property
    def at(self) -> tuple[dt.date, dt.time | None]:
        """The date and time without their zone."""
        return self.date, self.time

    def local(self) -> "Moment":
        """The same on the clock of the house. Raises OverflowError at the ends of the calendar."""
        if self.time is None or self.zone is None:
            return self
        moved = dt.datetime.combine(self.date, self.time, self.zone).astimezone(LOCAL)
        return Moment(date=moved.date(), time=moved.time())

    def plain(self) -> dt.datetime:
        """On its own clock, as rules count; a date begins at midnight."""
        return dt.datetime.combine(self.date, self.time or dt.time())


class ReadEvent(Struct, frozen=True, kw_only=True):
    """What one VEVENT says. `lasts` is None when no end is given."""

    line: int
    uid: str
    own: UUID | None
    sequence: int
    title: str
    place: str
    description: str
    begin: Moment
    lasts: dt.timedelta | None
    rule: vRecur | None
    added: tuple[Moment, ...]
    left_out: tuple[Moment, ...]
    instead_of: Moment | None
    onward: bool
    """Whether the change holds for all later occurrences too (RFC 5545, RANGE=THISANDFUTURE)."""
    cancelled: bool
    notes: tuple[str, ...]


def read_event(raw: RawEvent) -> ReadEvent:
    """Read one event. Raises NotUsable with a sentence."""
    if raw.method in _ANSWERS:
        raise NotUsable(_("Dit is een antwoord op een uitnodiging en geen afspraak."))
    try:
        event: Any = Event.from_ical(raw.text)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise NotUsable(_("Deze afspraak is beschadigd. Geef de agenda opnieuw uit.")) from error
    _look_at_faults(event)
    if "DTSTART" not in event:
        raise NotUsable(_("Deze afspraak heeft geen begindatum. Vul die in uw agenda in."))
    begin = _moment(event["DTSTART"])
    title, uid = " ".join(str(event.get("SUMMARY", "")).split()), str(event.get("UID", "")).strip()
    own = _OWN.match(uid)
    rules = event.get("RRULE")
    if isinstance(rules, list):
        raise NotUsable(_("Deze afspraak heeft meer dan één herhaling. Maak er losse reeksen van."))
    return ReadEvent(
        line=raw.line,
        uid=digest(uid or f"{title} {begin.plain()}"),
        own=UUID(own.group(1)) if own else None,
        sequence=_whole(event.get("SEQUENCE", 0)),
        title=title,
        place=" ".join(str(event.get("LOCATION", "")).split()),
        description=str(event.get("DESCRIPTION", "")).replace("\r\n", "\n").strip(),
        begin=begin,
        lasts=_lasts(event),
        rule=rules,
        added=_moments(event, "RDATE"),
        left_out=_moments(event, "EXDATE"),
        instead_of=_moment(event["RECURRENCE-ID"]) if "RECURRENCE-ID" in event else None,
        onward=_is_onward(event),
        cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED" or raw.method == "CANCEL",
        notes=tuple(_notes(event, begin)),
    )


def digest(uid: str) -> str:
    """What is remembered of a UID: enough to know it again, and nothing of an address that may stand in it."""
    return hashlib.sha256(uid.encode()).hexdigest()[:32]


def _look_at_faults(event: Any) -> None:
    """Raise NotUsable when something that says when it takes place cannot be read; the rest may be odd."""
    sentences = {
        "DTSTART": _("De begindatum is niet te lezen. Verbeter die in uw agenda."),
        "DTEND": _("De einddatum is niet te lezen. Verbeter die in uw agenda."),
        "DURATION": _("De duur is niet te lezen. Verbeter die in uw agenda."),
        "RRULE": _("De herhaling is niet te lezen. Stel haar in uw agenda opnieuw in."),
        "RDATE": _("Een extra datum is niet te lezen. Verbeter die in uw agenda."),
        "EXDATE": _("Een overgeslagen datum is niet te lezen. Verbeter die in uw agenda."),
        "RECURRENCE-ID": _(
            "Het is niet te lezen welke keer dit vervangt. Geef de agenda opnieuw uit."
        ),
    }
    for name, _text in event.errors:
        if name in sentences:
            raise NotUsable(sentences[name])


def _notes(event: Any, begin: Moment) -> list[str]:
    notes = []
    if begin.date in _NO_DATES and "RRULE" not in event:
        sentence = _(
            "De datum is {day}: die vullen programma's in als er geen datum is. Kijk deze afspraak na."
        )
        notes.append(sentence.format(day=short_date(begin.date)))
    zone = _unknown_zone(event["DTSTART"])
    if zone:
        sentence = _("De tijdzone {zone} is onbekend. De tijd is als Nederlandse tijd gelezen.")
        notes.append(sentence.format(zone=zone[:40]))
    if "EXRULE" in event:
        notes.append(
            _("De agenda slaat dagen over met een regel. Kijk na of die dagen er niet bij staan.")
        )
    return notes


def _is_onward(event: Any) -> bool:
    recurrence = event.get("RECURRENCE-ID")
    return recurrence is not None and bool(recurrence.params.get("RANGE"))


def _unknown_zone(prop: Any) -> str:
    named, value = prop.params.get("TZID", ""), prop.dt
    unknown = named and isinstance(value, dt.datetime) and value.tzinfo is None
    return str(named) if unknown else ""


def _moment(prop: Any) -> Moment:
    if isinstance(prop, list):
        prop = prop[0]
    return _moment_of(prop.dt)


def _moment_of(value: Any) -> Moment:
    if isinstance(value, tuple):  # an RDATE may be a period
        value = value[0]
    if isinstance(value, dt.datetime):
        local = isinstance(value.tzinfo, ZoneInfo) and value.tzinfo.key == LOCAL.key
        time = value.time().replace(second=0, microsecond=0, fold=0)
        return Moment(date=value.date(), time=time, zone=None if local else value.tzinfo)
    if isinstance(value, dt.date):
        return Moment(date=value, time=None)
    raise NotUsable(_("Er staat een tijd waar een datum hoort. Geef de agenda opnieuw uit."))


def _moments(event: Any, name: str) -> tuple[Moment, ...]:
    found = event.get(name)
    lists = found if isinstance(found, list) else [] if found is None else [found]
    return tuple(_moment_of(each.dt) for listed in lists for each in listed.dts)


def _lasts(event: Any) -> dt.timedelta | None:
    """How long it lasts on the clock of where it begins. Raises NotUsable for an end before the beginning."""
    if "DURATION" in event:
        lasts = event["DURATION"].dt
    elif "DTEND" in event:
        lasts = _between(event["DTSTART"].dt, event["DTEND"].dt)
    else:
        return None
    if not isinstance(lasts, dt.timedelta) or lasts < dt.timedelta():
        raise NotUsable(_("Het einde ligt voor het begin. Verbeter dat in uw agenda."))
    return lasts


def _between(begin: Any, end: Any) -> dt.timedelta:
    both_times = isinstance(begin, dt.datetime) and isinstance(end, dt.datetime)
    both_dates = not isinstance(begin, dt.datetime) and not isinstance(end, dt.datetime)
    if not both_times and not both_dates:
        raise NotUsable(_("Het begin en het einde passen niet bij elkaar. Verbeter dat."))
    if both_times and begin.tzinfo is not None and end.tzinfo is not None:
        end = end.astimezone(begin.tzinfo)
    if both_times:
        begin, end = begin.replace(tzinfo=None), end.replace(tzinfo=None)
    lasts: dt.timedelta = end - begin
    return lasts


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0
