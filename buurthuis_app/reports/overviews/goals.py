"""Goals of town and residents: initiatives with their budget, indicators, and promises."""

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
from buurthuis_app.i18n import _, ngettext, short_date
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews import cells, links


def initiatives(overview: Overview) -> tuple[Block, ...]:
    """The year's budget in five figures, and a row for each initiative, without who started it."""
    year = (overview.beside or Beside()).initiatives
    if year is None or not (year.rows or year.budget or year.spent):
        return ()
    numbers = Numbers(numbers=_money(year))
    if not year.rows:
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
            rows=(*(_initiative(row) for row in year.rows), _total(year)),
            terms=figures.definitions()[:6],
            note=_("Stand op {date}.").format(date=short_date(overview.printed_on)),
        ),
    )


def _money(year: InitiativeYear) -> tuple[LargeNumber, ...]:
    lead = links.INITIATIVES
    count = ngettext("{n} initiatief", "{n} initiatieven", year.count).format(n=year.count)
    return (
        LargeNumber(cell=cells.money(year.budget, lead), name=_("budget"), notes=(count,)),
        LargeNumber(cell=cells.money(year.granted, lead), name=_("toegekend")),
        LargeNumber(cell=cells.money(year.paid, lead), name=_("betaald")),
        LargeNumber(
            cell=cells.money(year.spent, lead),
            name=_("uitgegeven in {year}").format(year=year.year),
        ),
        LargeNumber(cell=cells.money(year.left, lead), name=_("over")),
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


def _total(year: InitiativeYear) -> Row:
    return Row(
        cells=(
            *(cells.words(_("Totaal")), cells.words(""), cells.words("")),
            cells.money(year.granted, links.INITIATIVES),
            cells.money(year.paid, links.INITIATIVES),
        ),
        strong=True,
    )


def indicators(overview: Overview) -> tuple[Block, ...]:
    """As towns print them: realised, target, forecast, source, explanation."""
    results = (overview.beside or Beside()).indicators
    year = overview.period.first.year
    rows = [_indicator(result, year, running=overview.running) for result in results]
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


def _indicator(result: IndicatorResult, year: int, *, running: bool) -> Row:
    result_year, former = result.of(year), result.of(year - 1)
    unit, lead = (
        result.indicator.unit,
        Trace(tab="goals", section="indicators", record=result.indicator.id),
    )
    remarks = [
        part
        for part in (_source(result, result_year), result_year.explanation if result_year else "")
        if part
    ]
    return Row(
        cells=(
            cells.words(result.indicator.name),
            _former(former, unit, lead, running=running),
            _actual(result_year, unit, lead),
            _number(result_year.target if result_year else None, unit, lead),
            _number(result_year.forecast if result_year else None, unit, lead),
            cells.words(". ".join(part.strip().rstrip(".") for part in remarks)),
        )
    )


def _source(result: IndicatorResult, result_year: YearResult | None) -> str:
    return (
        (result_year.source if result_year else "") or result.indicator.source or result.definition
    )


def _actual(result_year: YearResult | None, unit: str, lead: Trace) -> Cell:
    value_words = result_year.said(unit) if result_year else ""
    value = result_year.actual.value if result_year else None
    return Cell(value=value, shown=value_words or cells.NOT_COUNTED, trace=lead)


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
    promises_year = (overview.beside or Beside()).promises
    if promises_year is None or not promises_year.rows:
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
            rows=tuple(_promise(row) for row in promises_year.rows),
            terms=promise_figures.definitions(),
        ),
    )


def _promise(row: PromiseRow) -> Row:
    verdict = {True: _("ja"), False: _("nee"), None: _("niet gemeten")}[row.kept]
    lead = Trace(tab="goals", section="promises", record=row.id)
    return Row(
        cells=(
            cells.words(row.sentence),
            cells.words(row.norm),
            cells.count(row.measured, lead),
            Cell(value=row.value, shown=row.value_words or cells.NOT_COUNTED, trace=lead),
            cells.words(verdict),
        )
    )
