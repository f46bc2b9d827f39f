"""The programme of a week as it may hang at the door: nothing about hosts, organisers or why somebody was ill."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from buurthuis_app.domain.activities import days_off
from buurthuis_app.domain.centre.centre import ClosedDay
from buurthuis_app.i18n import _, month_name

DAYS = 7


class ProgrammeItem(Struct, frozen=True, kw_only=True):
    """One thing that takes place, or would have. `cost` is in euro cents; `reason` says nothing about a person."""

    title: str
    starts: dt.time | None = None
    ends: dt.time | None = None
    place: str = ""
    cost: int = 0
    sign_up: bool = False
    cancelled: bool = False
    reason: str = ""


class ProgrammeDay(Struct, frozen=True, kw_only=True):
    """Day of the programme; `note` names its holiday, or why the house is closed."""

    date: dt.date
    items: tuple[ProgrammeItem, ...] = ()
    note: str = ""


class WeekProgramme(Struct, frozen=True, kw_only=True):
    """The seven days of one ISO week. A poster of something else than the programme says so in `heading`."""

    centre: str
    printed_on: dt.date
    days: tuple[ProgrammeDay, ...]
    heading: str = ""
    nothing: str = ""
    """The words at a day without any item."""

    @property
    def week(self) -> int:
        """The ISO number of the week."""
        return self.days[0].date.isocalendar().week

    @property
    def span(self) -> str:
        """ "23 tot en met 29 november 2026", with the first month or year where it differs."""
        first, last = self.days[0].date, self.days[-1].date
        begin = str(first.day)
        if first.month != last.month:
            begin = f"{begin} {month_name(first.month)}"
        if first.year != last.year:
            begin = f"{begin} {first.year}"
        end = f"{last.day} {month_name(last.month)} {last.year}"
        return _("{first} tot en met {last}").format(first=begin, last=end)


def public_reason(because: str | None, day: dt.date, closed: Iterable[ClosedDay]) -> str:
    """Reason of a cancellation as far as everybody may know it; "" when that is not sure.

    What people wrote in their own words can name somebody who is ill, so only these general reasons are repeated.
    """
    general = (
        _("Feestdag"),
        _("Vakantie"),
        _("Te weinig mensen"),
        _("Te weinig vrijwilligers"),
        _("Ruimte niet beschikbaar"),
        days_off.public_holiday(day) or "",
        days_off.closed_because(day, closed) or "",
    )
    plain_reason = (because or "").strip().casefold()
    return next(
        (reason.lower() for reason in general if reason and reason.casefold() == plain_reason), ""
    )


def note_on(day: dt.date, closed: Iterable[ClosedDay]) -> str:
    """Note on a day: why the house is closed, or which public holiday it is."""
    reason = days_off.closed_because(day, closed)
    if reason:
        return (
            reason
            if _("gesloten") in reason.casefold()
            else _("gesloten: {why}").format(why=reason)
        )
    return days_off.public_holiday(day) or ""
