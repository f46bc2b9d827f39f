"""Measures of the program for an indicator: the harvest's own figures of a year, of all activities or of some.

Nothing is added up here in a way of its own: each measure asks the query that the harvest itself asks.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from uuid import UUID

from buurthuis_app.domain.figures.figures import Figures, total
from buurthuis_app.domain.indicators.indicator import Indicator, MeasureKind
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import Period, Span
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.volunteers.figures import VolunteerFigures, volunteer_figures
from buurthuis_app.domain.volunteers.stays import Stay
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import belonging
from buurthuis_app.persistence.queries.figures import figures
from buurthuis_app.persistence.queries.indicators import measuring
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.persistence.queries.stories import stories
from buurthuis_app.persistence.queries.volunteers import hours


class Measuring:
    """Measures within one unit of work; what one year's figures were asked for is asked once."""

    def __init__(
        self, work: Work, centre_id: UUID, today: dt.date, until: dt.date | None = None
    ) -> None:
        """The year of `until` is measured up to and including that day."""
        self._until = until
        self.work = work
        self.centre_id = centre_id
        self.today = today
        self._by_activity: dict[int, Mapping[UUID, Figures]] = {}
        self._told: dict[int, tuple[Story, ...]] = {}
        self._volunteers: dict[int, VolunteerFigures] = {}

    def value(self, indicator: Indicator, year: int) -> float | None:
        """The measured figure of a year; None when nothing was written down that it could be measured by."""
        if indicator.measured_by is None or year > self.today.year:
            return None
        period = periods.year(year)
        if self._until is not None and self._until.year == year:
            period = periods.own(period.first, self._until)
        return MEASURES[indicator.measured_by](self, indicator, period)

    def began(self, kind: MeasureKind | None, year: int) -> dt.date | None:
        """The day on which counting began, when that was in this year and later than its first month."""
        first = self._first_day
        late = first is not None and first.year == year and first > dt.date(year, 1, 31)
        return first if late and kind is not None and kind.of_times else None

    @cached_property
    def _first_day(self) -> dt.date | None:
        return measuring.first_day(self.work, self.centre_id)

    def chosen(self, indicator: Indicator) -> frozenset[UUID] | None:
        """The activities that the indicator is about; None for all."""
        choices = (
            indicator.only_theme_id,
            indicator.only_area_id,
            indicator.only_group_id,
            indicator.only_kind_id,
        )
        if not any(choices):
            return None
        theme, area, group, kind = choices
        return frozenset(
            key
            for key, links in self._belongings.items()
            if (theme is None or theme in links.themes)
            and area in {None, links.area}
            and (group is None or group in links.groups)
            and kind in {None, links.kind}
        )

    def figures(self, indicator: Indicator, period: Period) -> Figures:
        """The harvest's figures of these activities."""
        chosen = self.chosen(indicator)
        year = period.first.year
        if year not in self._by_activity:
            self._by_activity[year] = figures.by_activity_id(
                self.work, self.centre_id, period, self.today
            )
        return total(
            activity_figures
            for key, activity_figures in self._by_activity[year].items()
            if chosen is None or key in chosen
        )

    def shareable(self, indicator: Indicator, period: Period) -> tuple[Story, ...] | None:
        """The stories that may be shared today; None when none was told in the whole year."""
        year = period.first.year
        if year not in self._told:
            self._told[year] = stories.within(self.work, self.centre_id, period)
        year_stories = self._told[year]
        if not year_stories:
            return None
        return tuple(
            story
            for story in year_stories
            if story.shareable(self.today) and self._is_about(story, indicator)
        )

    def volunteers(self, period: Period) -> VolunteerFigures | None:
        """The figures about volunteers; None for a year in which nobody was one as far as is known."""
        year = period.first.year
        if year not in self._volunteers:
            worked = hours.worked(
                self.work, self.centre_id, Span(first=period.first, last=period.last)
            )
            self._volunteers[year] = volunteer_figures(self._stays, worked, period, self.today)
        year_volunteers = self._volunteers[year]
        began = [stay.since for stay in self._stays if stay.since is not None]
        return year_volunteers if began and min(began) <= period.last else None

    def _is_about(self, story: Story, indicator: Indicator) -> bool:
        """By the story's own theme and area, and by the group and kind of its activity."""
        belongs = self._belongings.get(story.activity_id) if story.activity_id else None
        groups = belongs.groups if belongs else ()
        kind = belongs.kind if belongs else None
        return (
            indicator.only_theme_id in {None, *story.theme_ids}
            and indicator.only_area_id in {None, story.area_id}
            and indicator.only_group_id in {None, *groups}
            and indicator.only_kind_id in {None, kind}
        )

    @cached_property
    def _stays(self) -> tuple[Stay, ...]:
        return hours.stays(self.work, self.centre_id)

    @cached_property
    def _belongings(self) -> dict[UUID, belonging.Belonging]:
        return belonging.activities(self.work, self.centre_id)


def _visits(measuring_: Measuring, indicator: Indicator, period: Period) -> float | None:
    year_figures = measuring_.figures(indicator, period)
    return year_figures.visits if year_figures.counted else None


def _held(measuring_: Measuring, indicator: Indicator, period: Period) -> float | None:
    year_figures = measuring_.figures(indicator, period)
    return year_figures.held if year_figures.planned or year_figures.extra else None


def _average(measuring_: Measuring, indicator: Indicator, period: Period) -> float | None:
    return measuring_.figures(indicator, period).average


def _tally(measuring_: Measuring, indicator: Indicator, period: Period) -> float | None:
    if indicator.tally_kind_id is None:
        return None
    return measuring.tally(
        measuring_.work,
        measuring_.centre_id,
        period,
        indicator.tally_kind_id,
        measuring_.chosen(indicator),
    )


def _stories(measuring_: Measuring, indicator: Indicator, period: Period) -> float | None:
    shareable_stories = measuring_.shareable(indicator, period)
    return None if shareable_stories is None else len(shareable_stories)


def _present(measuring_: Measuring, indicator: Indicator, period: Period) -> float | None:
    if not measuring_.figures(indicator, period).held:
        return None
    chosen = measuring_.chosen(indicator)
    found = signups.attendances(measuring_.work, measuring_.centre_id, period)
    return sum(
        attended.attendances for key, attended in found.items() if chosen is None or key in chosen
    )


def _occupancy(measuring_: Measuring, _indicator: Indicator, period: Period) -> float | None:
    """Of a year that still runs, up to and including today."""
    from buurthuis_app.services.shared.room_use import room_use

    so_far = period.as_far_as(measuring_.today)
    span = Span(first=so_far.first, last=so_far.last)
    found = room_use(measuring_.work, measuring_.centre_id, span)
    share = found.use.share if found.used else None
    return None if share is None else share * 100


def _at_end(measuring_: Measuring, _indicator: Indicator, period: Period) -> float | None:
    volunteers = measuring_.volunteers(period)
    return None if volunteers is None else volunteers.at_end


def _on_average(measuring_: Measuring, _indicator: Indicator, period: Period) -> float | None:
    volunteers = measuring_.volunteers(period)
    return None if volunteers is None else volunteers.average


def _active(measuring_: Measuring, _indicator: Indicator, period: Period) -> float | None:
    volunteers = measuring_.volunteers(period)
    return None if volunteers is None else volunteers.active


def _hours(measuring_: Measuring, _indicator: Indicator, period: Period) -> float | None:
    volunteers = measuring_.volunteers(period)
    return None if volunteers is None else volunteers.hours


def _initiatives(measuring_: Measuring, indicator: Indicator, period: Period) -> float | None:
    """None while nobody ever noted an initiative; what belongs to a kind of activity is none."""
    from buurthuis_app.persistence.queries.initiatives import initiatives

    books = initiatives.books(measuring_.work, measuring_.centre_id)
    if not books.initiatives or indicator.only_kind_id is not None:
        return None
    return sum(
        indicator.only_theme_id in {None, *initiative.theme_ids}
        and indicator.only_area_id in {None, *initiative.area_ids}
        and indicator.only_group_id in {None, *initiative.group_ids}
        for initiative in books.of_year(period.first.year)
    )


Measure = Callable[[Measuring, Indicator, Period], float | None]
MEASURES: Mapping[MeasureKind, Measure] = MappingProxyType(
    {
        MeasureKind.VISITS: _visits,
        MeasureKind.HELD: _held,
        MeasureKind.AVERAGE: _average,
        MeasureKind.TALLY: _tally,
        MeasureKind.STORIES: _stories,
        MeasureKind.PRESENT: _present,
        MeasureKind.OCCUPANCY: _occupancy,
        MeasureKind.VOLUNTEERS_AT_END: _at_end,
        MeasureKind.VOLUNTEERS_AVERAGE: _on_average,
        MeasureKind.VOLUNTEERS_ACTIVE: _active,
        MeasureKind.HOURS: _hours,
        MeasureKind.INITIATIVES: _initiatives,
    }
)
"""What can be measured, and how. A kind that is not here has no source and is not offered."""
