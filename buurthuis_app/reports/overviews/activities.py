"""Activities of a period: a row each with its aim, and the occurrences that did not take place."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from buurthuis_app.domain.counts.count import Source
from buurthuis_app.domain.figures.breakdown import Along, OccurrencesBehind, RowKey
from buurthuis_app.domain.figures.figures import Figures, change, defined
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.aims import Aimed
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import (
    Block,
    Cell,
    Heading,
    Row,
    Sheet,
    TimeBar,
    TimeLook,
    TimesChart,
    TimesOfMonth,
    Trace,
    Words,
    look_name,
)
from buurthuis_app.domain.papers.sheets import without_empty
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.i18n import _, month_name, ngettext, number
from buurthuis_app.records import replace
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import named_row, number_headings
from buurthuis_app.reports.overviews import links
from buurthuis_app.reports.overviews.links import behind
from buurthuis_app.reports.overviews.summary import coverage

if TYPE_CHECKING:
    from uuid import UUID


def activities(overview: Overview) -> tuple[Block, ...]:
    """A row for each activity and the total of all; of one activity its times and how it was counted say the same."""
    if not overview.activities:
        return (Words(text=_("In deze periode waren er geen activiteiten.")),)
    return () if overview.of_one else per_activity(overview)


def per_activity(overview: Overview) -> tuple[Sheet, ...]:
    """A row for each activity and the total of all, with how much of it was counted; then the lowest and highest."""
    beside = overview.beside or Beside()
    former = {row.activity_id: row.figures for row in beside.former_activities}
    rows = [
        named_row(
            row.title,
            *_measured(
                row.figures,
                former.get(row.activity_id, Figures()),
                overview,
                ((Along.ACTIVITY, row.activity_id),),
            ),
        )
        for row in overview.activities
    ]
    whole = _("Totaal ({coverage})").format(coverage=coverage(overview.figures))
    if not overview.of_one:
        rows.append(
            named_row(
                whole, *_measured(overview.figures, overview.a_year_earlier, overview), strong=True
            )
        )
    table = without_empty(
        Sheet(
            title=_("Per activiteit"),
            headings=number_headings(
                _("activiteit"),
                *(_("gepland"), _("gehouden"), _("geteld")),
                *(_("bezoeken"), _("gemiddeld"), _("verschil")),
            ),
            rows=tuple(rows),
            terms=defined("planned", "held", "counted", "visits", "average", "change"),
        ),
        _("verschil"),
    )
    notes = []
    if any(not row.figures.counted for row in overview.activities):
        notes.append(_("– betekent: niet geteld. Dat is iets anders dan nul bezoeken."))
    if overview.figures.counted and not any(each.title == _("verschil") for each in table.headings):
        why = _("Er staat geen verschil bij: over {period} is niets geteld, of te weinig.")
        notes.append(why.format(period=overview.former_name))
    return (
        replace(table, note=" ".join(notes)),
        *_extremes(overview, beside),
    )


def _extremes(overview: Overview, beside: Beside) -> tuple[Sheet, ...]:
    """The lowest and the highest of each activity that was counted more than once, with the day."""
    rows = [
        named_row(
            row.title,
            cells.count(found.lowest, _that_day(overview, found.lowest_on)),
            cells.date(found.lowest_on, _that_day(overview, found.lowest_on)),
            cells.count(found.highest, _that_day(overview, found.highest_on)),
            cells.date(found.highest_on, _that_day(overview, found.highest_on)),
        )
        for row in overview.activities
        if (found := beside.extremes.get(row.activity_id)) is not None
    ]
    if not rows:
        return ()
    return (
        Sheet(
            title=_("Laagste en hoogste"),
            headings=number_headings(
                _("activiteit"), *(_("laagste"), _("laagste op")), *(_("hoogste"), _("hoogste op"))
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
    aimed = (_("beoogde keren"), _("beoogde bezoeken"))
    table = Sheet(
        title=_("Beoogd en gerealiseerd"),
        headings=(
            Heading(title=_("activiteit"), share=3),
            Heading(title=aimed[0], number=True),
            Heading(title=_("gehouden"), number=True),
            Heading(title=aimed[1], number=True),
            Heading(title=_("bezoeken"), number=True),
            Heading(title=_("waarom anders"), share=5),
        ),
        rows=tuple(_aimed(row, overview) for row in rows),
        terms=defined("aimed", "held", "visits"),
    )
    return (without_empty(table, *aimed),)


def _aimed(aimed: Aimed, overview: Overview) -> Row:
    aim, row = aimed.aim, (Along.ACTIVITY, aimed.activity_id)
    set_at = links.activity(aimed.activity_id)
    why = aim.why_different.strip() if aim else ""
    if not why:
        why = _("nog niet uitgelegd") if aimed.unexplained else _("volgens plan")
    return named_row(
        aimed.title,
        cells.count(aim.times if aim else None, set_at),
        cells.count(aimed.figures.held, behind(overview, OccurrenceFilter.HELD, row)),
        cells.count(aim.visits if aim else None, set_at),
        cells.visits(aimed.figures, behind(overview, OccurrenceFilter.COUNTED, row)),
        cells.words(why),
    )


def called_off(overview: Overview) -> tuple[Block, ...]:
    """What stood in the plan and was not held; of one activity it stands with how it was counted."""
    return () if overview.of_one else not_held(overview)


def why_not_held(overview: Overview) -> str:
    """Every reason with how often it was that."""
    cancelled = (overview.beside or Beside()).called_off
    return _told(Counter(occurrence.because for occurrence in cancelled))


def not_held(overview: Overview) -> tuple[Sheet, ...]:
    """By activity, how often it was called off and why."""
    cancelled = (overview.beside or Beside()).called_off
    if not cancelled:
        return ()
    titles: dict[UUID, str] = {}
    reasons: dict[UUID, Counter[str]] = defaultdict(Counter)
    for occurrence in cancelled:
        titles[occurrence.activity_id] = occurrence.title
        reasons[occurrence.activity_id][occurrence.because] += 1
    rows = [
        named_row(
            titles[key],
            cells.count(
                reasons[key].total(),
                behind(overview, OccurrenceFilter.CANCELLED, (Along.ACTIVITY, key)),
            ),
            cells.words(_told(reasons[key])),
        )
        for key in sorted(titles, key=lambda key: (folded(titles[key]), key))
    ]
    whole = named_row(
        _("Totaal"),
        cells.count(len(cancelled), behind(overview, OccurrenceFilter.CANCELLED)),
        cells.words(""),
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
            rows=tuple(rows) if overview.of_one else (*rows, whole),
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
    """The dates of one activity one by one: the months of the year small beside each other."""
    if not (overview.beside or Beside()).times:
        return ()
    return (TimesChart(bars=tuple(_months(overview)), sheet=time_by_time(overview)),)


def time_by_time(overview: Overview) -> Sheet:
    """A row for each time of one activity."""
    return Sheet(
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
                    cells.words(look_name(_look(occurrence))),
                )
            )
            for occurrence in (overview.beside or Beside()).times
        ),
        terms=defined("visits"),
    )


def _months(overview: Overview) -> Iterator[TimesOfMonth]:
    """The months of the period, also those without a time."""
    by_day: dict[dt.date, list[OccurrencesBehind]] = defaultdict(list)
    for occurrence in (overview.beside or Beside()).times:
        by_day[occurrence.date].append(occurrence)
    for part in overview.parts:
        days = [day for day in sorted(by_day) if part.span.first <= day <= part.span.last]
        yield TimesOfMonth(
            name=month_name(part.span.first.month),
            visits=cells.visits(
                part.figures, behind(overview, OccurrenceFilter.ALL, span=part.span)
            ),
            bars=tuple(
                TimeBar(day=day.day, place=place, visits=occurrence.visits, look=_look(occurrence))
                for day in days
                for place, occurrence in enumerate(by_day[day])
            ),
        )


def _that_day(overview: Overview, day: dt.date) -> Trace:
    return behind(overview, OccurrenceFilter.ALL, span=Span(first=day, last=day))


def _look(occurrence: OccurrencesBehind) -> TimeLook:
    if occurrence.cancelled:
        return TimeLook.CALLED_OFF
    if occurrence.visits is not None:
        estimated = Source.ESTIMATED in occurrence.sources
        return TimeLook.ESTIMATED if estimated else TimeLook.COUNTED
    return TimeLook.NOT_COUNTED if occurrence.held else TimeLook.TO_COME
