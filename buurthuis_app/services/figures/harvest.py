"""The harvest: numbers and stories of a period, as one frozen value for screen, paper and scripts."""

import datetime as dt
from typing import TYPE_CHECKING

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.figures.breakdown import (
    EVERYTHING,
    Along,
    Breakdown,
    BreakdownRow,
    FigureQuestion,
    OccurrencesBehind,
    Only,
)
from buurthuis_app.domain.figures.figures import beside, change, extrapolated, parted, total
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.shared.periods import Against, Period
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.persistence.queries.figures import behind, figures
from buurthuis_app.persistence.queries.stories import stories
from buurthuis_app.services.figures import breakdown as splitting
from buurthuis_app.services.shared.service import Service, still_there

if TYPE_CHECKING:
    from uuid import UUID

    from buurthuis_app.persistence.database import Work


class Harvest(Service):
    """Harvest of a period: its figures and its stories."""

    def overview(self, period: Period) -> Overview:
        """All figures and shareable stories of the period as they are today."""
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        with self._database.read() as work:
            return overview_of(work, self._centre_id, period, today)

    def is_known(self, period: Period) -> bool:
        """Whether anything was counted or told in the period."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            whole = figures.whole(work, self._centre_id, period, self._clock.today())
            return bool(whole.counted or stories.within(work, self._centre_id, period))

    def breakdown(
        self,
        period: Period,
        along: Along = Along.ACTIVITY,
        *,
        only: Only = EVERYTHING,
        against: Against = Against.LAST_YEAR,
    ) -> Breakdown:
        """The period's figures split along one line, beside an earlier period. Its total is that of the overview."""
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        before = period.compared_with(against, today)
        whole_before = (
            period.a_year_earlier() if against is Against.LAST_YEAR else period.shifted(-1)
        )
        with self._database.read() as work:
            split = splitting.Splitting(work, self._centre_id, today, only)
            daily = split.daily(period)
            # Half a month is not set beside a whole one: of the earlier period as many days as of this one.
            earlier = tuple(pair for pair in split.daily(whole_before) if pair[0] <= before.last)
            parts = parted(daily, period.parts())
            now = total(day_figures for _day, day_figures in daily)
            former = total(day_figures for _day, day_figures in earlier)
            return Breakdown(
                period=period,
                along=along,
                only=only,
                against=against,
                rows=split.rows(along, period, daily),
                figures=now,
                former_period=before,
                former=former,
                change=change(now, former),
                extrapolated=extrapolated(
                    row.figures for row in split.rows(Along.ACTIVITY, period, daily)
                ),
                parts=parts,
                former_parts=beside(parts, parted(earlier, whole_before.parts()), against),
            )

    def behind(self, asked: FigureQuestion) -> tuple[OccurrencesBehind, ...]:
        """The occurrences that a figure is about, in order of date, with the history of their numbers."""
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        with self._database.read() as work:
            split = splitting.Splitting(work, self._centre_id, today, asked.only)
            occurrences = behind.occurrences(
                work, self._centre_id, asked.span or asked.period, today
            )
            return tuple(
                occurrence for occurrence in occurrences if split.holds(occurrence, asked.rows)
            )

    def choices(self) -> tuple[tuple[BreakdownRow, ...], tuple[BreakdownRow, ...]]:
        """The themes and the activities by which the figures can be narrowed, by name."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            split = splitting.Splitting(work, self._centre_id, self._clock.today(), EVERYTHING)
            return split.themes(), split.titles()


def overview_of(work: "Work", centre_id: "UUID", period: Period, today: dt.date) -> Overview:
    """The figures and shareable stories of a period, without what a whole paper says beside them."""
    centre = still_there(work, Centre, centre_id)
    activities = figures.by_activity(work, centre_id, period, today)
    before = period.as_far_as(today).a_year_earlier()
    earlier = figures.whole(work, centre_id, before, today)
    daily = figures.by_date(work, centre_id, period, today)
    period_stories = stories.within(work, centre_id, period)
    shareable = tuple(story for story in period_stories if story.shareable(today))
    now = total(row.figures for row in activities)
    return Overview(
        centre=centre.name,
        town=centre.town,
        period=period,
        printed_on=today,
        figures=now,
        a_year_earlier=earlier,
        change=change(now, earlier),
        parts=parted(daily, period.parts()),
        activities=activities,
        categories=figures.by_kind(work, centre_id, period),
        told=len(period_stories),
        shareable=len(shareable),
        stories=stories.chosen_for(work, centre_id, shareable[::-1], period),
    )
