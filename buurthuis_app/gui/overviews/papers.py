"""Which papers there are, what each is about, and which period to begin with."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from buurthuis_app.domain import periods
from buurthuis_app.domain.periods import Period, PeriodKind
from buurthuis_app.gui.period_chooser import containing
from buurthuis_app.i18n import _
from buurthuis_app.services.house import House
from buurthuis_app.services.overviews import Paper, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """One entry of the list: its words, the kind of period it is about, and who makes it."""

    key: str
    title: Callable[[], str]
    explanation: Callable[[], str]
    period: PeriodKind
    make: Callable[[House, Period, Progress], Paper]

    def heading(self, period: Period) -> str:
        """As it stands on the paper: "Jaaroverzicht 2025", "Overzicht maart 2025"."""
        if self.period is PeriodKind.YEAR:
            return _("Jaaroverzicht {period}").format(period=period.name)
        return _("Overzicht {period}").format(period=period.name)


def _overview(house: House, period: Period, progress: Progress) -> Paper:
    house.overviews.load()
    return house.overviews.paper(period, progress)


PAPERS = (
    PaperKind(
        key="month",
        title=lambda: _("Maandoverzicht"),
        explanation=lambda: _("De cijfers en verhalen van één maand, week voor week."),
        period=PeriodKind.MONTH,
        make=_overview,
    ),
    PaperKind(
        key="quarter",
        title=lambda: _("Kwartaaloverzicht"),
        explanation=lambda: _("De cijfers en verhalen van drie maanden, week voor week."),
        period=PeriodKind.QUARTER,
        make=_overview,
    ),
    PaperKind(
        key="year",
        title=lambda: _("Jaaroverzicht"),
        explanation=lambda: _("Het hele jaar in cijfers en verhalen, maand voor maand."),
        period=PeriodKind.YEAR,
        make=_overview,
    ),
)


def of_kind(kind: PeriodKind) -> PaperKind:
    """The paper about this kind of period; the yearly one for a period of people's own choice."""
    return next((paper for paper in PAPERS if paper.period is kind), PAPERS[-1])


def first_period(house: House) -> Period:
    """The last full year, or the running one when nothing of the last is known."""
    this_year = house.clock.today().year
    former = house.harvest.overview(periods.year(this_year - 1))
    known = former.figures.counted or former.told
    return periods.year(this_year - 1 if known else this_year)


def period_beside(period: Period, kind: PeriodKind, today: dt.date) -> Period:
    """The period of another kind that people most likely mean after looking at `period`.

    The end of it; where it still runs, the last part of it that is over.
    """
    if today not in _span(period):
        return containing(kind, period.last)
    running = containing(kind, today)
    over = running.shifted(-1)
    return over if over.first >= period.first else running


def _span(period: Period) -> periods.Span:
    return periods.Span(first=period.first, last=period.last)
