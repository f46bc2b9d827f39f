"""Period that people most likely mean: of the first paper, and of another one after it."""

import datetime as dt

from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import Period, PeriodKind, containing
from buurthuis_app.services.paper_list import PAPERS, PaperKind, overview
from buurthuis_app.services.registry import CentreServices


def of_kind(kind: PeriodKind) -> PaperKind:
    """The overview of this kind of period; the yearly one where there is none, as of a week."""
    overviews = [paper for paper in PAPERS if paper.make is overview]
    return next((paper for paper in overviews if paper.period is kind), overviews[0])


def first_period(house: CentreServices) -> Period:
    """The last full year, or the running one when nothing of the last is known."""
    this_year = house.clock.today().year
    former = periods.year(this_year - 1)
    return former if house.harvest.is_known(former) else periods.year(this_year)


def period_beside(period: Period, kind: PeriodKind, today: dt.date) -> Period:
    """The period of another kind that people most likely mean after looking at `period`.

    A programme or roster is about the week that comes. Of an overview the end of the period; where it still runs, the
    last part of it that is over.
    """
    if kind is PeriodKind.WEEK:
        return periods.week(today)
    if today not in periods.Span(first=period.first, last=period.last):
        return containing(kind, period.last)
    running = containing(kind, today)
    over = running.shifted(-1)
    return over if over.first >= period.first else running
