"""Activities of a period: a row each with its aim, and the occurrences that did not take place."""

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from buurthuis_app.domain.counts.count import Source
from buurthuis_app.domain.figures.breakdown import Along, OccurrencesBehind, RowKey
from buurthuis_app.domain.figures.figures import Figures, change, defined
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.aims import Aimed
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Cell, Heading, Row, Sheet, Trace, Words
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.overviews import links
from buurthuis_app.reports.overviews.links import behind
from buurthuis_app.reports.overviews.summary import coverage

if TYPE_CHECKING:
    from uuid import UUID


def activities(overview: Overview) -> tuple[Block, ...]:
    """A row for each activity and the total of all, with how much of it was counted."""
    if not overview.activities:
        return (Words(text=_("In deze periode waren er geen activiteiten.")),)
    beside = overview.beside or Beside()
    former = {row.activity_id: row.figures for row in beside.former_activities}
    rows = [
        Row(
            cells=(
                cells.words(row.title),
                *_measured(
                    row.figures,
                    former.get(row.activity_id, Figures()),
                    overview,
                    ((Along.ACTIVITY, row.activity_id),),
                ),
            )
        )
        for row in overview.activities
    ]
    whole = _("Totaal ({coverage})").format(coverage=coverage(overview.figures))
    if overview.only.activity_id is None:
        rows.append(
            Row(
                cells=(
                    cells.words(whole),
                    *_measured(overview.figures, overview.a_year_earlier, overview),
                ),
                strong=True,
            )
        )
    gaps = any(not row.figures.counted for row in overview.activities)
    return (
        Sheet(
            title=_("Per activiteit"),
            headings=(
                Heading(title=_("activiteit"), share=3),
                *(
                    Heading(title=name, number=True)
                    for name in (
                        *(_("gepland"), _("gehouden"), _("geteld")),
                        *(_("bezoeken"), _("gemiddeld"), _("verschil")),
                    )
                ),
            ),
            rows=tuple(rows),
            note=_("– betekent: niet geteld. Dat is iets anders dan nul bezoeken.") if gaps else "",
            terms=defined("planned", "held", "counted", "visits", "average", "change"),
        ),
        *_extremes(overview, beside),
    )


def _extremes(overview: Overview, beside: Beside) -> tuple[Sheet, ...]:
    """The lowest and the highest of each activity that was counted more than once, with the day."""
    rows = [
        Row(
            cells=(
                cells.words(row.title),
                cells.count(found.lowest, _that_day(overview, found.lowest_on)),
                cells.date(found.lowest_on, _that_day(overview, found.lowest_on)),
                cells.count(found.highest, _that_day(overview, found.highest_on)),
                cells.date(found.highest_on, _that_day(overview, found.highest_on)),
            )
        )
        for row in overview.activities
        if (found := beside.extremes.get(row.activity_id)) is not None
    ]
    if not rows:
        return ()
    return (
        Sheet(
            title=_("Laagste en hoogste"),
            headings=(
                Heading(title=_("activiteit"), share=3),
                *(
                    Heading(title=name, number=True)
                    for name in (
                        *(_("laagste"), _("laagste op")),
                        *(_("hoogste"), _("hoogste op")),
                    )
                ),
            ),
            rows=tuple(rows),
            terms=defined("extremes", "visits"),
        ),
    )


def _measured(
    figures: Figures,
    former: Figures,
    overview: Overview,
    rows: tuple[tuple[Along, RowKey], ...] = (),
) -> tuple[Cell, ...]:
    def to(which: OccurrenceFilter) -> Trace:
        return behind(overview, which, *rows)

    return (
        cells.count(figures.planned, to(OccurrenceFilter.ALL)),
        cells.count(figures.held, to(OccurrenceFilter.HELD)),
        cells.count(figures.counted, to(OccurrenceFilter.COUNTED)),
        cells.visits(figures, to(OccurrenceFilter.COUNTED)),
        cells.average(figures, to(OccurrenceFilter.COUNTED)),
        cells.change(change(figures, former), to(OccurrenceFilter.COUNTED)),
    )


def aims(overview: Overview) -> tuple[Block, ...]:
    """Aimed at, realised, and why different: for the activities that have an aim."""
    rows = [aim for aim in (overview.beside or Beside()).aims if aim.aim and not aim.aim.empty]
    if not rows:
        return ()
    return (
        Sheet(
            title=_("Beoogd en gerealiseerd"),
            headings=(
                Heading(title=_("activiteit"), share=3),
                Heading(title=_("beoogde keren"), number=True),
                Heading(title=_("gehouden"), number=True),
                Heading(title=_("beoogde bezoeken"), number=True),
                Heading(title=_("bezoeken"), number=True),
                Heading(title=_("waarom anders"), share=5),
            ),
            rows=tuple(_aimed(row, overview) for row in rows),
            terms=defined("aimed", "held", "visits"),
        ),
    )


def _aimed(aimed: Aimed, overview: Overview) -> Row:
    aim, row = aimed.aim, (Along.ACTIVITY, aimed.activity_id)
    set_at = links.activity(aimed.activity_id)
    why = aim.why_different.strip() if aim else ""
    if not why:
        why = _("nog niet uitgelegd") if aimed.unexplained else _("volgens plan")
    return Row(
        cells=(
            cells.words(aimed.title),
            cells.count(aim.times if aim else None, set_at),
            cells.count(aimed.figures.held, behind(overview, OccurrenceFilter.HELD, row)),
            cells.count(aim.visits if aim else None, set_at),
            cells.visits(aimed.figures, behind(overview, OccurrenceFilter.COUNTED, row)),
            cells.words(why),
        )
    )


def called_off(overview: Overview) -> tuple[Block, ...]:
    """What stood in the plan and was not held: by activity, how often and why."""
    cancelled = (overview.beside or Beside()).called_off
    if not cancelled:
        return ()
    titles: dict[UUID, str] = {}
    reasons: dict[UUID, Counter[str]] = defaultdict(Counter)
    for occurrence in cancelled:
        titles[occurrence.activity_id] = occurrence.title
        reasons[occurrence.activity_id][occurrence.because] += 1
    rows = [
        Row(
            cells=(
                cells.words(titles[key]),
                cells.count(
                    reasons[key].total(),
                    behind(overview, OccurrenceFilter.CANCELLED, (Along.ACTIVITY, key)),
                ),
                cells.words(_told(reasons[key])),
            )
        )
        for key in sorted(titles, key=lambda key: (folded(titles[key]), key))
    ]
    whole = Row(
        cells=(
            cells.words(_("Totaal")),
            cells.count(len(cancelled), behind(overview, OccurrenceFilter.CANCELLED)),
            cells.words(""),
        ),
        strong=True,
    )
    return (
        Sheet(
            title=_("Niet doorgegaan"),
            headings=(
                Heading(title=_("activiteit"), share=2),
                Heading(title=_("keer"), number=True),
                Heading(title=_("waarom"), share=4),
            ),
            rows=(*rows, whole) if overview.only.activity_id is None else tuple(rows),
            terms=defined("cancelled"),
        ),
    )


def _told(reasons: Counter[str]) -> str:
    """3 × feestdag, 1 × reden onbekend: the most frequent first."""
    ordered = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(
        ngettext("{n} × {why}", "{n} × {why}", n).format(n=number(n), why=why) for why, n in ordered
    )


def times(overview: Overview) -> tuple[Block, ...]:
    """The dates of one activity, one by one."""
    occurrences = (overview.beside or Beside()).times
    if not occurrences:
        return ()
    return (
        Sheet(
            title=_("Keer voor keer"),
            headings=(
                Heading(title=_("datum")),
                Heading(title=_("bezoeken"), number=True),
                Heading(title=_("hoe het ging"), share=2),
            ),
            rows=tuple(
                Row(
                    cells=(
                        cells.date(occurrence.date),
                        cells.count(occurrence.visits, _that_day(overview, occurrence.date)),
                        cells.words(_went(occurrence)),
                    )
                )
                for occurrence in occurrences
            ),
            terms=defined("visits"),
        ),
    )


def _that_day(overview: Overview, day: dt.date) -> Trace:
    return behind(overview, OccurrenceFilter.ALL, span=Span(first=day, last=day))


def _went(occurrence: OccurrencesBehind) -> str:
    if occurrence.cancelled:
        return _("niet doorgegaan")
    if occurrence.visits is not None:
        return _("geschat") if Source.ESTIMATED in occurrence.sources else _("geteld")
    return _("niet geteld") if occurrence.held else _("nog te gaan")
