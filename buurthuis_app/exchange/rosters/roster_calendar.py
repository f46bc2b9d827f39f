"""Shifts as an iCalendar file: for the calendar of one person, or all of them with who stands there."""

import datetime as dt
from collections.abc import Iterable

from icalendar import Event

from buurthuis_app.domain.rosters.board import BoardShift
from buurthuis_app.exchange.activities.icalendar_writing import LOCAL, empty_calendar, plain, uid_of
from buurthuis_app.i18n import _, listing


def write_shifts(
    shifts: Iterable[BoardShift], *, name: str, centre: str, made_at: dt.datetime, names: bool
) -> bytes:
    """The calendar file, in UTF-8; with `names` each event says who stands there."""
    calendar = empty_calendar(name)
    for shift in shifts:
        if shift.goes_on:
            calendar.add_component(_event(shift, centre, made_at, names=names))
    return bytes(calendar.to_ical())


def _event(one: BoardShift, centre: str, made_at: dt.datetime, *, names: bool) -> Event:
    event, shift = Event(), one.shift
    event.add("uid", uid_of(shift.id))
    event.add("dtstamp", made_at)
    event.add("sequence", shift.version - 1)
    people = [placed.name for placed in one.expected]
    if one.open:
        people.append(_("{n} open").format(n=one.open))
    title = f"{one.duty.name}: {listing(people)}" if names and people else one.duty.name
    event.add("summary", title)
    event.add("status", "CONFIRMED")
    event.add("location", centre)
    about = "\n".join(part for part in (one.activity, shift.remark) if part)
    if about:
        event.add("description", about)
    for name, moment in (("dtstart", shift.stretch.begin), ("dtend", shift.stretch.end)):
        event.add(name, plain(moment.astimezone(LOCAL)))
    return event
