"""Shared year: the figures and stories of one centre's year as other centres may have them, out of its yearly overview.

Only what stands in this record leaves the house. A field with a name of a person in it does not belong here.
"""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.figures.breakdown import Along
from buurthuis_app.domain.figures.figures import Category, Figures
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.shared.small_groups import ShownCount
from buurthuis_app.domain.stories.story import Story

_TOLD = ("title", "happened", "changed", "matters", "quote", "teller_role")


class SharedStory(Struct, frozen=True, kw_only=True):
    """A story that may go outside, until `until` when that was agreed: without photo, and without who wrote it down."""

    date: dt.date
    title: str
    happened: str
    changed: str
    matters: str
    quote: str
    teller_role: str
    themes: tuple[str, ...] = ()
    until: dt.date | None = None

    def holds(self, today: dt.date) -> bool:
        """Whether its teller still agrees on `today`, as far as that was known when it was shared."""
        return self.until is None or today <= self.until


class SharedTheme(Struct, frozen=True, kw_only=True):
    """The figures of one theme."""

    name: str
    figures: Figures


class SharedYear(Struct, frozen=True, kw_only=True):
    """One year of one centre, up to and including `as_of`.

    `people` are the different participants as they are printed, None where the centre keeps no register, and
    `recognised` the times at which one of them was known again. Times are in minutes. What nobody noted is None.
    """

    year: int
    as_of: dt.date
    figures: Figures
    kinds: tuple[Category, ...]
    themes: tuple[SharedTheme, ...]
    told: int
    shareable: int
    attendances: int | None = None
    people: ShownCount | None = None
    recognised: int | None = None
    volunteers: int | None = None
    volunteer_minutes: int | None = None
    days_open: int | None = None
    minutes_open: int | None = None
    initiatives: int | None = None
    stories: tuple[SharedStory, ...] = ()


class SharedCentre(Struct, frozen=True, kw_only=True):
    """All that one centre shares: who it is, when it said so (in UTC), and its years, the last one first."""

    centre_id: UUID
    name: str
    town: str
    made_at: dt.datetime
    years: tuple[SharedYear, ...]

    def of(self, year: int) -> SharedYear | None:
        """What it shares of this year."""
        return next((shared for shared in self.years if shared.year == year), None)


def shared_year(overview: Overview, stories: Iterable[Story]) -> SharedYear:
    """The year of this yearly overview, to share or to set beside others; `stories` say until when each may be shared.

    Its figures are those that the overview prints: what is hidden there is hidden here.
    """
    until: dict[UUID | None, dt.date | None] = {each.id: each.consent_until for each in stories}
    beside = overview.beside or Beside()
    split = beside.split(Along.THEME)
    house = beside.house
    register = beside.participants if beside.participants and beside.participants.kept else None
    helpers = beside.volunteers if beside.volunteers and beside.volunteers.anybody else None
    return SharedYear(
        year=overview.period.first.year,
        as_of=overview.period.as_far_as(overview.printed_on).last,
        figures=overview.figures,
        kinds=overview.categories,
        themes=tuple(
            SharedTheme(name=row.row.name, figures=row.row.figures)
            for row in (split.rows if split else ())
            if row.row.key is not None
        ),
        told=overview.told,
        shareable=overview.shareable,
        attendances=(
            sum(meeting.attendances for meeting in beside.meetings) if beside.meetings else None
        ),
        people=register.people if register else None,
        recognised=register.times if register else None,
        volunteers=helpers.figures.at_end if helpers else None,
        volunteer_minutes=helpers.figures.minutes if helpers else None,
        days_open=house.days_open if house else None,
        minutes_open=round(house.hours_open / dt.timedelta(minutes=1)) if house else None,
        initiatives=beside.initiatives.count if beside.initiatives else None,
        stories=tuple(
            SharedStory(
                date=story.date,
                themes=story.themes,
                until=until.get(story.story_id),
                **{name: getattr(story, name) for name in _TOLD},
            )
            for story in overview.stories
        ),
    )
