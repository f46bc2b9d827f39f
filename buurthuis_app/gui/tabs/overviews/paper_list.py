"""List of all papers: what each is about, and its maker. A new paper is a new entry."""

import datetime as dt
from collections.abc import Callable

from msgspec import Struct

from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import Period, PeriodKind, containing
from buurthuis_app.gui.tabs.overviews import paper_makers
from buurthuis_app.gui.tabs.overviews.paper_makers import Option, PaperWish
from buurthuis_app.i18n import _
from buurthuis_app.services.overviews.overviews import Paper, Progress
from buurthuis_app.services.registry import CentreServices


class PaperKind(Struct, frozen=True, kw_only=True):
    """One entry of the list: its words, the kind of period and the subject it asks for, and who makes it.

    `period` is None for a paper that is about no time. `options` reads what can be chosen beside the time;
    `none` says what to do when there is nothing to choose. An `overview` can be arranged, adopted and given out.
    """

    key: str
    title: Callable[[], str]
    explanation: Callable[[], str]
    period: PeriodKind | None
    make: Callable[[CentreServices, PaperWish, Progress], Paper]
    ask: Callable[[], str] | None = None
    options: Callable[[CentreServices], tuple[Option, ...]] | None = None
    none: Callable[[], str] = lambda: ""
    overview: bool = False


PAPERS = (
    PaperKind(
        key="year",
        title=lambda: _("Jaaroverzicht"),
        explanation=lambda: _("Het hele jaar in cijfers en verhalen, maand voor maand."),
        period=PeriodKind.YEAR,
        make=paper_makers.overview,
        overview=True,
    ),
    PaperKind(
        key="quarter",
        title=lambda: _("Kwartaaloverzicht"),
        explanation=lambda: _("De cijfers en verhalen van drie maanden, week voor week."),
        period=PeriodKind.QUARTER,
        make=paper_makers.overview,
        overview=True,
    ),
    PaperKind(
        key="month",
        title=lambda: _("Maandoverzicht"),
        explanation=lambda: _("De cijfers en verhalen van één maand, week voor week."),
        period=PeriodKind.MONTH,
        make=paper_makers.overview,
        overview=True,
    ),
    PaperKind(
        key="theme",
        title=lambda: _("Blad van een thema"),
        explanation=lambda: _("De cijfers en verhalen van één thema in een jaar."),
        period=PeriodKind.YEAR,
        make=paper_makers.theme_sheet,
        ask=lambda: _("Welk thema?"),
        options=paper_makers.themes,
        none=lambda: _("Er zijn nog geen thema's. U maakt ze bij Activiteiten, Lijsten."),
    ),
    PaperKind(
        key="activity",
        title=lambda: _("Blad van een activiteit"),
        explanation=lambda: _("De cijfers, datums en verhalen van één activiteit in een jaar."),
        period=PeriodKind.YEAR,
        make=paper_makers.activity_sheet,
        ask=lambda: _("Welke activiteit?"),
        options=paper_makers.activities,
        none=lambda: _("Er zijn nog geen activiteiten. U maakt ze bij Activiteiten."),
    ),
    PaperKind(
        key="week",
        title=lambda: _("Weekprogramma"),
        explanation=lambda: _("Wat er in een week te doen is, voor op de deur."),
        period=PeriodKind.WEEK,
        make=paper_makers.week_programme,
    ),
    PaperKind(
        key="roster",
        title=lambda: _("Rooster"),
        explanation=lambda: _("Wie er in een week dienst heeft."),
        period=PeriodKind.WEEK,
        make=paper_makers.roster,
    ),
    PaperKind(
        key="attendance",
        title=lambda: _("Presentielijst"),
        explanation=lambda: _("De namen van wie zich aanmeldde, om af te vinken."),
        period=None,
        make=paper_makers.attendance,
        ask=lambda: _("Voor welke keer?"),
        options=paper_makers.times_with_sign_up,
        none=lambda: _("Er komt de komende weken niets met aanmelding."),
    ),
    PaperKind(
        key="confidant",
        title=lambda: _("Affiche vertrouwenspersoon"),
        explanation=lambda: _("Wie de vertrouwenspersoon is en hoe u haar bereikt."),
        period=None,
        make=paper_makers.confidant_poster,
        ask=lambda: _("Hoe groot?"),
        options=paper_makers.poster_sizes,
    ),
)


def paper_named(key: str) -> PaperKind:
    """The paper with this key."""
    return next(paper for paper in PAPERS if paper.key == key)


def of_kind(kind: PeriodKind) -> PaperKind:
    """The overview of this kind of period; the yearly one for a period of people's own choice."""
    overviews = [paper for paper in PAPERS if paper.overview]
    return next((paper for paper in overviews if paper.period is kind), overviews[0])


def first_period(house: CentreServices) -> Period:
    """The last full year, or the running one when nothing of the last is known."""
    this_year = house.clock.today().year
    former = house.harvest.overview(periods.year(this_year - 1))
    known = former.figures.counted or former.told
    return periods.year(this_year - 1 if known else this_year)


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
