"""Totals of a count sheet as it is read now, to see at once what pointing at something does."""

import datetime as dt

from msgspec import Struct

from buurthuis_app.domain.counts.count_sheet import CountFile


class ActivityTotal(Struct, frozen=True, kw_only=True):
    """One activity of the file: on how many days it was counted, and the visits together."""

    name: str
    days: int
    visits: int


class SheetTotals(Struct, frozen=True, kw_only=True):
    """The whole file. `first` and `last` are None when there is no day in it; `refused` are places not read."""

    visits: int
    days: int
    counted: int
    first: dt.date | None
    last: dt.date | None
    refused: int
    questions: int
    activities: tuple[ActivityTotal, ...]


def totals_of(file: CountFile) -> SheetTotals:
    """What the file holds when it is read so."""
    days: dict[str, int] = {}
    visits: dict[str, int] = {}
    for occurrence in file.found:
        number = file.visits(occurrence)
        days[occurrence.activity] = days.get(occurrence.activity, 0) + (number is not None)
        visits[occurrence.activity] = visits.get(occurrence.activity, 0) + (number or 0)
    dates = {occurrence.date for occurrence in file.found}
    return SheetTotals(
        visits=sum(visits.values()),
        days=len({each.date for each in file.found if not each.cancelled}),
        counted=sum(days.values()),
        first=min(dates, default=None),
        last=max(dates, default=None),
        refused=len(file.unreadable),
        questions=len(file.unclear),
        activities=tuple(
            ActivityTotal(name=name, days=days[name], visits=visits[name]) for name in days
        ),
    )
