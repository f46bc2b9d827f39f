"""Overview of a month, quarter or year: its sections, in their order, as one list."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct

from buurthuis_app.domain.figures.breakdown import Along
from buurthuis_app.domain.figures.figures import Definition, defined
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.overviews.section_order import AS_IT_IS, Arrangement
from buurthuis_app.domain.papers.document import (
    Block,
    Document,
    Glossary,
    Section,
    Sheet,
    Words,
    terms,
)
from buurthuis_app.domain.shared.periods import PeriodKind
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews import (
    activities,
    ahead,
    confidant,
    goals,
    hire,
    house_use,
    how_counted,
    incidents,
    lending,
    outreach,
    participants,
    placements,
    stories,
    summary,
    voices,
    volunteers,
    year_pictures,
)

_YEAR = frozenset({PeriodKind.YEAR})


class OverviewPart(Struct, frozen=True, kw_only=True):
    """One section an overview can have. Without a block to show it leaves no trace.

    `only` names the kinds of period it is for; None is all. A `fixed` one is never left out nor moved.
    """

    key: str
    title: Callable[[Overview], str]
    blocks: Callable[[Overview], tuple[Block, ...]]
    only: frozenset[PeriodKind] | None = None
    of_subject: bool = False
    """Whether a sheet of one theme or activity has it."""
    fixed: bool = False

    def of(self, overview: Overview) -> bool:
        """Whether an overview of this kind of period, or of one subject, can have it."""
        if overview.subject:
            return self.of_subject
        return self.only is None or overview.period.kind in self.only


PARTS: tuple[OverviewPart, ...] = (
    OverviewPart(
        key="foreword",
        title=lambda _overview: _("Voorwoord"),
        blocks=lambda overview: (
            (Words(text=overview.beside.foreword),)
            if overview.beside and overview.beside.foreword.strip()
            else ()
        ),
        only=_YEAR,
    ),
    OverviewPart(
        key="numbers",
        title=lambda _overview: _("In het kort"),
        blocks=summary.numbers,
        fixed=True,
        of_subject=True,
    ),
    OverviewPart(key="chart", title=summary.chart_title, blocks=summary.chart, of_subject=True),
    OverviewPart(
        key="pictures",
        title=lambda _overview: _("Het jaar in beeld"),
        blocks=year_pictures.pictures,
        only=_YEAR,
    ),
    OverviewPart(
        key="activities",
        title=lambda _overview: _("Activiteiten"),
        blocks=activities.activities,
        of_subject=True,
    ),
    OverviewPart(
        key="times",
        title=lambda _overview: _("Keer voor keer"),
        blocks=activities.times,
        only=frozenset(),
        of_subject=True,
    ),
    OverviewPart(
        key="aims",
        title=lambda _overview: _("Beoogd en gerealiseerd"),
        blocks=activities.aims,
        only=_YEAR,
    ),
    OverviewPart(
        key="called_off",
        title=lambda _overview: _("Niet doorgegaan"),
        blocks=activities.called_off,
        of_subject=True,
    ),
    OverviewPart(
        key="themes",
        title=lambda _overview: _("Thema's"),
        blocks=partial(house_use.along, line=Along.THEME),
    ),
    OverviewPart(
        key="stories",
        title=lambda _overview: _("Verhalen"),
        blocks=stories.stories,
        of_subject=True,
    ),
    OverviewPart(
        key="groups",
        title=lambda _overview: _("Voor wie"),
        blocks=partial(house_use.along, line=Along.GROUP),
    ),
    OverviewPart(
        key="areas",
        title=lambda _overview: _("Gebieden"),
        blocks=partial(house_use.along, line=Along.AREA),
    ),
    OverviewPart(
        key="activity_kinds",
        title=lambda _overview: _("Soorten activiteiten"),
        blocks=partial(house_use.along, line=Along.KIND),
    ),
    OverviewPart(key="youth", title=lambda _overview: _("Jongerenwerk"), blocks=house_use.youth),
    OverviewPart(key="outreach", title=lambda _overview: _("Op straat"), blocks=outreach.outreach),
    OverviewPart(
        key="kinds", title=lambda _overview: _("Wie er kwamen"), blocks=house_use.tally_kinds
    ),
    OverviewPart(
        key="meetings", title=lambda _overview: _("Met aanmelding"), blocks=house_use.meetings
    ),
    OverviewPart(
        key="participants",
        title=lambda _overview: _("Deelnemers"),
        blocks=participants.participants,
        only=_YEAR,
    ),
    OverviewPart(key="house", title=lambda _overview: _("Het huis"), blocks=house_use.house),
    OverviewPart(
        key="volunteers", title=lambda _overview: _("Vrijwilligers"), blocks=volunteers.volunteers
    ),
    OverviewPart(
        key="hire",
        title=lambda _overview: _("Verhuur van zalen"),
        blocks=hire.hire,
        only=_YEAR,
    ),
    OverviewPart(
        key="placements",
        title=lambda _overview: _("Werkervaringsplaatsen"),
        blocks=placements.placements,
        only=_YEAR,
    ),
    OverviewPart(
        key="lending",
        title=lambda _overview: _("Uitleen en reparatie"),
        blocks=lending.lending,
        only=_YEAR,
    ),
    OverviewPart(
        key="incidents",
        title=lambda _overview: _("Incidenten"),
        blocks=incidents.incidents,
        only=_YEAR,
    ),
    OverviewPart(
        key="initiatives",
        title=lambda _overview: _("Bewonersinitiatieven"),
        blocks=goals.initiatives,
        only=_YEAR,
    ),
    OverviewPart(
        key="indicators",
        title=lambda _overview: _("Kengetallen"),
        blocks=goals.indicators,
        only=_YEAR,
    ),
    OverviewPart(
        key="promises",
        title=lambda _overview: _("Beloften"),
        blocks=goals.promises,
        only=_YEAR,
    ),
    OverviewPart(
        key="voices",
        title=lambda _overview: _("U zei, wij deden"),
        blocks=voices.voices,
        only=_YEAR,
    ),
    OverviewPart(
        key="confidant",
        title=lambda _overview: _("Vertrouwenspersoon"),
        blocks=confidant.confidant,
        only=_YEAR,
    ),
    OverviewPart(
        key="ahead",
        title=lambda _overview: _("Wat wij leerden, en hoe het verder gaat"),
        blocks=ahead.ahead,
        only=_YEAR,
    ),
    OverviewPart(
        key="thanks", title=lambda _overview: _("Dank u wel"), blocks=ahead.thanks, only=_YEAR
    ),
    OverviewPart(
        key="method",
        title=lambda _overview: _("Hoe is er geteld"),
        blocks=how_counted.method,
        fixed=True,
        of_subject=True,
    ),
)


def document(overview: Overview, arrangement: Arrangement = AS_IT_IS) -> Document:
    """The overview as a paper of these sections. The figures come first, how they were counted last.

    Of one activity the stories come after that, so that its figures stand whole on the first page.
    """
    covered = summary.covered(overview)
    known = {part.key: part for part in PARTS if part.of(overview)}
    movable = [part.key for part in known.values() if not part.fixed]
    order = arrangement.of(movable)
    first = [key for key in order if key == "foreword"]
    last = [key for key in order if key == "stories" and overview.of_one]
    between = [key for key in order if key not in (*first, *last)]
    keys = [*first, "numbers", *between, "method", *last]
    sections = tuple(
        Section(
            key=key,
            title=part.title(overview) if covered or key != "numbers" else "",
            blocks=blocks,
        )
        for key, part in ((key, known[key]) for key in keys)
        if (blocks := part.blocks(overview))
    )
    words = _explained(sections, told=bool(overview.told) or not overview.of_one)
    return Document(
        centre=overview.centre,
        title=summary.title(overview),
        lines=summary.lines(overview),
        printed_on=overview.printed_on,
        sections=tuple(
            _explaining(section, words, covered=covered) if section.key == "method" else section
            for section in sections
        ),
        cover=summary.cover(overview) if covered else None,
        logo=overview.beside.logo if overview.beside else None,
        tables=_tables(overview) if overview.of_one else (),
        facts=overview,
    )


def _explaining(section: Section, words: tuple[Definition, ...], *, covered: bool) -> Section:
    """How it was counted, with these words: all of them at the end of a book, or those that no table explained yet."""
    if covered:
        return replace(section, blocks=(*section.blocks, Glossary(terms=words)))
    table = section.blocks[0]
    explaining = replace(table, terms=words) if isinstance(table, Sheet) else table
    return replace(section, blocks=(explaining, *section.blocks[1:]))


def _tables(overview: Overview) -> tuple[Sheet, ...]:
    """Of one activity, whose page has room for its picture alone."""
    return (
        summary.by_part(overview),
        *activities.per_activity(overview),
        *activities.not_held(overview),
        activities.time_by_time(overview),
        *(table for table in how_counted.method(overview) if isinstance(table, Sheet)),
        *how_counted.by_activity(overview),
    )


def movable(overview: Overview) -> tuple[tuple[str, str], ...]:
    """Key and title of each section of this overview that people may leave out or move."""
    return tuple(
        (part.key, part.title(overview)) for part in PARTS if part.of(overview) and not part.fixed
    )


def _explained(sections: tuple[Section, ...], *, told: bool) -> tuple[Definition, ...]:
    """Every word of the paper that needs it, each once: also those that stand in no table."""
    whole = (*defined("occurrence"), *terms(sections), *(defined("shareable") if told else ()))
    return tuple({term.term: term for term in whole}.values())
