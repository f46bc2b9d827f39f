"""Goals of town and residents: initiatives with their budget, indicators, and promises."""

import datetime as dt

from buurthuis_app.domain.indicators.results import IndicatorResult, Standing, said_actual
from buurthuis_app.domain.initiatives import figures
from buurthuis_app.domain.initiatives.figures import InitiativeYear
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Cell, LargeNumber, Numbers, Row, Sheet
from buurthuis_app.domain.papers.sheets import without_empty
from buurthuis_app.domain.promises import figures as promise_figures
from buurthuis_app.i18n import _, ngettext, short_date
from buurthuis_app.records import replace
from buurthuis_app.reports.goals import tables
from buurthuis_app.reports.goals.tables import IndicatorInYear
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.overviews import links


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
        _with_total(
            tables.initiatives(
                "title state themes granted paid", year.rows, title=_("Bewonersinitiatieven")
            ),
            year,
            overview.printed_on,
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


def _with_total(sheet: Sheet, year: InitiativeYear, printed_on: dt.date) -> Sheet:
    total = Row(
        cells=(
            *(cells.words(_("Totaal")), cells.words(""), cells.words("")),
            cells.money(year.granted, links.INITIATIVES),
            cells.money(year.paid, links.INITIATIVES),
        ),
        strong=True,
    )
    return replace(
        sheet,
        rows=(*sheet.rows, total),
        terms=figures.definitions()[:6],
        note=_("Stand op {date}.").format(date=short_date(printed_on)),
    )


def indicators(overview: Overview) -> tuple[Block, ...]:
    """As towns print them: realised, target, forecast, source, explanation."""
    results = (overview.beside or Beside()).indicators
    year = overview.period.first.year
    rows = [
        IndicatorInYear(
            result, result.known_of(year), _former(result, year - 1, running=overview.running)
        )
        for result in results
    ]
    if not rows:
        return ()
    words = {"former": overview.former_name, "forecast": _("prognose")}
    whole = tables.indicators(
        "name former actual target forecast source_and_why", rows, words=words
    )
    table = without_empty(whole, words["forecast"], words["former"])
    return (replace(table, note=_("Een streepje betekent: niet bekend of niet gemeten.")),)


def _former(result: IndicatorResult, year: int, *, running: bool) -> Cell:
    """The year before as far as this one is; what is only known of the whole of it says so."""
    former = result.known_of(year)
    cell = IndicatorInYear(result, former).actual()
    if not running or former is None or cell.value is None:
        return cell
    if former.actual.standing is Standing.SO_FAR:
        so_far = replace(former.actual, standing=Standing.KNOWN)
        return replace(cell, shown=said_actual(so_far, result.indicator.unit))
    return replace(
        cell, shown=_("{figure} (heel {year})").format(figure=cell.shown, year=former.year)
    )


def promises(overview: Overview) -> tuple[Block, ...]:
    """Each promise with its norm, and whether it was kept."""
    promises_year = (overview.beside or Beside()).promises
    if promises_year is None or not promises_year.rows:
        return ()
    table = tables.promises(
        "sentence norm measured value kept", promises_year.rows, year=promises_year.year
    )
    return (replace(table, terms=promise_figures.definitions()),)
