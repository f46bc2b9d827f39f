"""Hall pages: the programme of today and the days after it, a page at a time, for a screen that anybody sees."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from buurthuis_app.domain.activities.week_programme import ProgrammeDay, ProgrammeItem
from buurthuis_app.i18n import _, hours, long_date

ROWS = 6
"""So many rows are read from across a hall."""


class HallRow(Struct, frozen=True, kw_only=True):
    """One line: something that takes place, or would have. A row without a time that is `day` names the day."""

    title: str
    when: str = ""
    place: str = ""
    state: str = ""
    day: bool = False

    @property
    def words(self) -> str:
        """The line as it is read aloud."""
        return ", ".join(part for part in (self.when, self.title, self.place, self.state) if part)


class HallPage(Struct, frozen=True, kw_only=True):
    """What is on the screen at once."""

    heading: str
    rows: tuple[HallRow, ...]


def hall_pages(days: Sequence[ProgrammeDay], now: dt.datetime) -> tuple[HallPage, ...]:
    """Today, the first of these days, and then the others. `now` is the local time, without a zone."""
    today, *later = days
    here = [_row(item, _going_on(item, now.time())) for item in today.items]
    if today.note or not here:
        words = _with_capital(today.note) or _("Vandaag is er geen programma.")
        here.insert(0, HallRow(title=words, day=True))
    heading = _("Vandaag, {day}").format(day=long_date(today.date))
    pages = [
        HallPage(heading=heading, rows=tuple(here[begin : begin + ROWS]))
        for begin in range(0, len(here), ROWS)
    ]
    coming = _("De komende dagen")
    pages.extend(HallPage(heading=coming, rows=rows) for rows in _filled(later))
    return tuple(pages)


def _filled(days: Sequence[ProgrammeDay]) -> Iterator[tuple[HallRow, ...]]:
    """The rows of a page at a time: a day that does not fit goes on under its own name."""
    page: list[HallRow] = []
    for day in days:
        if not (day.items or day.note):
            continue
        name = ": ".join(part for part in (_with_capital(long_date(day.date)), day.note) if part)
        if len(page) + 2 > ROWS:
            yield tuple(page)
            page = []
        page.append(HallRow(title=name, day=True))
        for item in day.items:
            if len(page) == ROWS:
                yield tuple(page)
                page = [HallRow(title=name, day=True)]
            page.append(_row(item, going_on=False))
    if page:
        yield tuple(page)


def _row(item: ProgrammeItem, going_on: bool) -> HallRow:  # noqa: FBT001 - what it is now
    state = _("nu bezig") if going_on else ""
    if item.cancelled:
        state = _("gaat niet door")
    return HallRow(
        title=item.title, when=hours(item.starts, item.ends), place=item.place, state=state
    )


def _going_on(item: ProgrammeItem, now: dt.time) -> bool:
    """Whether it is now, as far as its hours are known; what ends after midnight goes on until then."""
    if item.starts is None or item.ends is None:
        return False
    return item.starts <= now and (now < item.ends or item.ends < item.starts)


def _with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
