"""What town and street wanted: residents' initiatives with their budget, indicators, and promises."""

from buurthuis_app.domain.indicators.results import IndicatorResult, Standing, YearResult, shown
from buurthuis_app.domain.initiatives import figures
from buurthuis_app.domain.initiatives.figures import InitiativeRow, InitiativeYear
from buurthuis_app.domain.initiatives.initiative import state_names
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import (
    Block,
    Cell,
    Heading,
    LargeNumber,
    Numbers,
    Row,
    Sheet,
    Trace,
)
from buurthuis_app.domain.promises import figures as promise_figures
from buurthuis_app.domain.promises.figures import PromiseRow, with_unit
from buurthuis_app.i18n import _, ngettext
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews import cells, links


def initiatives(overview: Overview) -> tuple[Block, ...]:
    """The year's budget in four figures, and a row for each initiative, without who started it."""
    found = (overview.beside or Beside()).initiatives
    if found is None or not (found.rows or found.budget):
        return ()
    numbers = Numbers(numbers=_money(found))
    if not found.rows:
        return (numbers,)
    return (
        numbers,
        Sheet(
            title=_("Bewonersinitiatieven"),
            headings=(
                Heading(title=_("initiatief"), share=3),
                Heading(title=_("hoe het staat"), share=2),
                Heading(title=_("thema"), share=2),
                Heading(title=_("toegekend"), number=True),
                Heading(title=_("betaald"), number=True),
            ),
            rows=(*(_initiative(row) for row in found.rows), _total(found)),
            terms=figures.definitions()[:5],
        ),
    )


def _money(found: InitiativeYear) -> tuple[LargeNumber, ...]:
    lead = links.INITIATIVES
    count = ngettext("{n} initiatief", "{n} initiatieven", found.count).format(n=found.count)
    return (
        LargeNumber(cell=cells.money(found.budget, lead), name=_("budget"), notes=(count,)),
        LargeNumber(cell=cells.money(found.granted, lead), name=_("toegekend")),
        LargeNumber(cell=cells.money(found.paid, lead), name=_("betaald")),
        LargeNumber(cell=cells.money(found.left, lead), name=_("over")),
    )


def _initiative(row: InitiativeRow) -> Row:
    lead = Trace(tab="goals", section="initiatives", record=row.id)
    return Row(
        cells=(
            cells.words(row.title),
            cells.words(state_names()[row.state]),
            cells.words(row.themes),
            cells.money(row.granted, lead),
            cells.money(row.paid, lead),
        )
    )


def _total(found: InitiativeYear) -> Row:
    return Row(
        cells=(
            *(cells.words(_("Totaal")), cells.words(""), cells.words("")),
            cells.money(found.granted, links.INITIATIVES),
            cells.money(found.paid, links.INITIATIVES),
        ),
        strong=True,
    )


def indicators(overview: Overview) -> tuple[Block, ...]:
    """As towns print them: realised, target, forecast, source, explanation."""
    found = (overview.beside or Beside()).indicators
    year = overview.period.first.year
    rows = [_indicator(one, year, running=overview.running) for one in found]
    if not rows:
        return ()
    return (
        Sheet(
            title=_("Kengetallen"),
            headings=(
                Heading(title=_("kengetal"), share=3),
                Heading(title=overview.former_name, number=True),
                Heading(title=_("gerealiseerd"), number=True),
                Heading(title=_("streef"), number=True),
                Heading(title=_("prognose"), number=True),
                Heading(title=_("bron en uitleg"), share=4.5),
            ),
            rows=tuple(rows),
            note=_("Een streepje betekent: niet bekend of niet gemeten."),
        ),
    )


def _indicator(one: IndicatorResult, year: int, *, running: bool) -> Row:
    found, former = one.of(year), one.of(year - 1)
    unit, lead = (
        one.indicator.unit,
        Trace(tab="goals", section="indicators", record=one.indicator.id),
    )
    said = [part for part in (_source(one, found), found.explanation if found else "") if part]
    return Row(
        cells=(
            cells.words(one.indicator.name),
            _former(former, unit, lead, running=running),
            _actual(found, unit, lead),
            _number(found.target if found else None, unit, lead),
            _number(found.forecast if found else None, unit, lead),
            cells.words(". ".join(part.strip().rstrip(".") for part in said)),
        )
    )


def _source(one: IndicatorResult, found: YearResult | None) -> str:
    return (found.source if found else "") or one.indicator.source or one.definition


def _actual(found: YearResult | None, unit: str, lead: Trace) -> Cell:
    said = found.said(unit) if found else ""
    value = found.actual.value if found else None
    return Cell(value=value, shown=said or cells.NOT_COUNTED, trace=lead)


def _former(found: YearResult | None, unit: str, lead: Trace, *, running: bool) -> Cell:
    """The year before as far as this one is; what is only known of the whole of it says so."""
    cell = _actual(found, unit, lead)
    if not running or found is None or cell.value is None:
        return cell
    if found.actual.standing is Standing.SO_FAR:
        return replace(cell, shown=with_unit(shown(found.actual), unit))
    return replace(
        cell, shown=_("{figure} (heel {year})").format(figure=cell.shown, year=found.year)
    )


def _number(value: float | None, unit: str, lead: Trace) -> Cell:
    shown = cells.NOT_COUNTED if value is None else with_unit(value, unit)
    return Cell(value=value, shown=shown, trace=lead)


def promises(overview: Overview) -> tuple[Block, ...]:
    """Each promise with its norm, and whether it was kept."""
    found = (overview.beside or Beside()).promises
    if found is None or not found.rows:
        return ()
    return (
        Sheet(
            title=_("Beloften"),
            headings=(
                Heading(title=_("belofte"), share=4),
                Heading(title=_("norm"), share=2),
                Heading(title=_("gemeten"), number=True),
                Heading(title=_("uitkomst"), number=True),
                Heading(title=_("gehouden?"), share=1.9),
            ),
            rows=tuple(_promise(row) for row in found.rows),
            terms=promise_figures.definitions(),
        ),
    )


def _promise(row: PromiseRow) -> Row:
    kept = {True: _("ja"), False: _("nee"), None: _("niet gemeten")}[row.kept]
    lead = Trace(tab="goals", section="promises", record=row.id)
    return Row(
        cells=(
            cells.words(row.sentence),
            cells.words(row.norm),
            cells.count(row.measured, lead),
            Cell(value=row.value, shown=row.value_words or cells.NOT_COUNTED, trace=lead),
            cells.words(kept),
        )
    )
