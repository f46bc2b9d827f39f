"""The harvest: numbers and stories of a period, as one frozen value for screen, paper and scripts."""

from buurthuis_app.domain.actors import Permission
from buurthuis_app.domain.centre import Centre
from buurthuis_app.domain.figures import change, parted, total
from buurthuis_app.domain.overview import Overview
from buurthuis_app.domain.periods import Period, PeriodKind
from buurthuis_app.persistence.queries import figures, stories
from buurthuis_app.services.service import Service, still_there


class Harvest(Service):
    """What a period yielded."""

    def overview(self, period: Period) -> Overview:
        """All figures and shareable stories of the period as they are today."""
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            activities = figures.by_activity(work, self._centre_id, period, today)
            before = period.as_far_as(today).a_year_earlier()
            earlier = figures.whole(work, self._centre_id, before, today)
            spans = period.months() if period.kind is PeriodKind.YEAR else period.weeks()
            daily = figures.by_date(work, self._centre_id, period, today)
            told = stories.within(work, self._centre_id, period)
            shareable = tuple(story for story in told if story.shareable(today))
            now = total(row.figures for row in activities)
            return Overview(
                centre=centre.name,
                town=centre.town,
                period=period,
                printed_on=today,
                figures=now,
                a_year_earlier=earlier,
                change=change(now, earlier),
                parts=parted(daily, spans),
                activities=activities,
                categories=figures.by_kind(work, self._centre_id, period),
                told=len(told),
                shareable=len(shareable),
                stories=stories.printed(work, shareable[::-1]),
            )
