"""The last page of a paper: how it was counted, and what each word means."""

from collections.abc import Iterator

from buurthuis_app.domain.figures.breakdown import Along, RowKey
from buurthuis_app.domain.figures.figures import Figures, defined
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Cell, Heading, Row, Sheet, Trace
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.i18n import _, ngettext, number, percent, short_date
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.overviews import activities
from buurthuis_app.reports.overviews.links import behind


def method(overview: Overview) -> tuple[Block, ...]:
    """Counted, estimated, not counted, extrapolated, cancelled, extra; then the same for each activity."""
    terms = defined("counted", "estimated", "extrapolated", "cancelled")
    if overview.of_one:
        terms = defined(
            *("planned", "held", "visits", "average", "extremes", "counted"),
            *(["estimated"] if overview.figures.estimated_visits else []),
            *(["extrapolated"] if overview.extrapolated else []),
            *(["cancelled"] if overview.figures.cancelled else []),
        )
    facts = Sheet(
        title=_("Hoe is er geteld"),
        headings=(
            Heading(title="", share=2),
            Heading(title="", share=3),
            Heading(title="", share=5),
        ),
        rows=tuple(
            Row(cells=(cells.words(term), value, cells.words(meaning)))
            for term, value, meaning in _facts(overview)
        ),
        terms=terms,
    )
    return (facts,) if overview.of_one else (facts, *by_activity(overview))


def by_activity(overview: Overview) -> tuple[Sheet, ...]:
    """How each activity was counted."""
    if overview.beside is None or not overview.activities:
        return ()
    corrected = overview.beside.corrected
    rows = [
        Row(
            cells=(
                cells.words(row.title),
                *_counted(
                    overview,
                    row.figures,
                    row.extrapolated,
                    corrected.get(row.activity_id, 0),
                    (Along.ACTIVITY, row.activity_id),
                ),
            )
        )
        for row in overview.activities
    ]
    whole = _counted(overview, overview.figures, overview.extrapolated, sum(corrected.values()))
    if not overview.of_one:
        rows.append(Row(cells=(cells.words(_("Totaal")), *whole), strong=True))
    return (
        Sheet(
            title=_("Hoe is er geteld, per activiteit"),
            headings=(
                Heading(title=_("activiteit"), share=3),
                Heading(title=_("keer geteld"), number=True),
                Heading(title=_("niet geteld"), number=True),
                Heading(title=_("geschat"), number=True),
                Heading(title=_("bijgeschat"), number=True),
                Heading(title=_("verbeterd"), number=True),
            ),
            rows=tuple(rows),
            note=_("Geschat en bijgeschat: in bezoeken. Verbeterd: in keren."),
            terms=defined("extrapolated", "corrected"),
        ),
    )


def _counted(
    overview: Overview,
    figures: Figures,
    extrapolated: int | None,
    corrected: int,
    *rows: tuple[Along, RowKey],
) -> tuple[Cell, ...]:
    """Counted, not counted, estimated, extrapolated and corrected, each leading to the occurrences of these rows."""
    counted = behind(overview, OccurrenceFilter.COUNTED, *rows)
    missing = behind(overview, OccurrenceFilter.NOT_COUNTED, *rows)
    return (
        cells.count(figures.counted, counted),
        cells.count(figures.not_counted, missing),
        cells.count(figures.estimated_visits, counted),
        cells.count(extrapolated, missing),
        cells.count(corrected, counted),
    )


def _facts(overview: Overview) -> Iterator[tuple[str, Cell, str]]:
    """Term, number and what it means for the total."""
    figures, beside = overview.figures, overview.beside or Beside()
    share = "" if figures.coverage is None else _share(figures)
    counted = _("{counted} van {held} keer").format(
        counted=number(figures.counted), held=number(figures.held)
    )
    to_counted = behind(overview, OccurrenceFilter.COUNTED)
    to_all = behind(overview, OccurrenceFilter.ALL)
    if overview.of_one:
        yield _("gepland"), _times(figures.planned, to_all), ""
    yield _("geteld"), Cell(value=figures.counted, shown=counted, trace=to_counted), share
    yield (
        _("niet geteld"),
        _times(figures.not_counted, behind(overview, OccurrenceFilter.NOT_COUNTED)),
        _("Deze keren zitten niet in het totaal.") if figures.not_counted else "",
    )
    yield (
        _("geschat"),
        _estimated(figures, to_counted),
        _("Dit zit in het totaal.") if figures.estimated_visits else "",
    )
    extrapolated = overview.extrapolated
    if extrapolated:
        yield (
            _("bijgeschat"),
            Cell(
                value=extrapolated,
                shown=ngettext("ongeveer {n} bezoek", "ongeveer {n} bezoeken", extrapolated).format(
                    n=number(extrapolated)
                ),
                trace=behind(overview, OccurrenceFilter.NOT_COUNTED),
            ),
            _("Misschien, bij wat niet is geteld. Niet in het totaal."),
        )
    if figures.cancelled or not overview.of_one:
        yield (
            _("niet doorgegaan"),
            _times(figures.cancelled, behind(overview, OccurrenceFilter.CANCELLED)),
            activities.why_not_held(overview) if overview.of_one else "",
        )
    if figures.extra or not overview.of_one:
        yield (
            _("niet gepland"),
            _times(figures.extra, to_all),
            _("Wel gehouden, dus meegeteld bij gehouden.") if figures.extra else "",
        )
    if figures.to_come:
        yield (
            _("nog te gaan"),
            _times(figures.to_come, to_all),
            _("Gepland na de dag van afdrukken."),
        )
    if overview.of_one:
        yield from _extremes(overview)
    changed = sum(beside.corrected.values())
    if changed:
        yield (
            _("verbeterd"),
            _times(changed, to_counted),
            _("Het aantal is na de dag zelf veranderd."),
        )


def _extremes(overview: Overview) -> Iterator[tuple[str, Cell, str]]:
    """The lowest and the highest of one activity, which an overview of several has in a table of these."""
    for found in (overview.beside or Beside()).extremes.values():
        for name, visits, day in (
            (_("laagste"), found.lowest, found.lowest_on),
            (_("hoogste"), found.highest, found.highest_on),
        ):
            shown = ngettext("{n} bezoek", "{n} bezoeken", visits).format(n=number(visits))
            lead = behind(overview, OccurrenceFilter.ALL, span=Span(first=day, last=day))
            on = _("op {day}").format(day=short_date(day))
            yield name, Cell(value=visits, shown=shown, trace=lead), on


def _times(count: int, lead: Trace) -> Cell:
    shown = ngettext("{n} keer", "{n} keer", count).format(n=number(count))
    return Cell(value=count, shown=shown, trace=lead)


def _share(figures: Figures) -> str:
    return _("Dat is {share} van wat gehouden is.").format(share=percent(figures.coverage or 0))


def _estimated(figures: Figures, lead: Trace) -> Cell:
    if not figures.estimated_visits:
        return Cell(value=0, shown=_("geen"), trace=lead)
    shown = _("{n} van {all} bezoeken ({share})").format(
        n=number(figures.estimated_visits),
        all=number(figures.visits),
        share=percent(figures.estimated_visits / figures.visits) if figures.visits else percent(0),
    )
    return Cell(value=figures.estimated_visits, shown=shown, trace=lead)
