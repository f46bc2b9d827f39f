"""Report on the goals of a year: for each indicator its figures per year as towns print them, initiatives, promises."""

from collections.abc import Iterator

from buurthuis_app.domain.goals.year_report import GoalsYear
from buurthuis_app.domain.indicators.indicator import Direction
from buurthuis_app.domain.indicators.results import IndicatorResult
from buurthuis_app.domain.papers.document import (
    Block,
    Document,
    Section,
    Subheading,
    Words,
    YearChart,
)
from buurthuis_app.domain.papers.sheets import without_empty
from buurthuis_app.domain.promises.figures import with_unit
from buurthuis_app.i18n import _, euros, number
from buurthuis_app.reports.goals import tables
from buurthuis_app.reports.goals.tables import IndicatorInYear
from buurthuis_app.reports.goals.year_bars import year_bars

MOST_YEARS = 6
"""So many years of an indicator are printed, the latest ones."""


def document(goals: GoalsYear, *, whole: bool) -> Document:
    """The indicators, and with `whole` the initiatives and promises too."""
    title = _("Doelen {year}") if whole else _("Kengetallen {year}")
    sections = (*(_others(goals) if whole else ()), _indicators(goals))
    return Document(
        centre=goals.centre,
        title=title.format(year=goals.year),
        lines=(_("Wat het streven was en wat ervan kwam."),),
        printed_on=goals.printed_on,
        sections=sections,
        tables=tables.year_tables(goals),
        facts=goals,
    )


def _others(goals: GoalsYear) -> Iterator[Section]:
    year, promises = goals.initiatives, goals.promises
    sentence = _(
        "Budget {budget}, toegekend {granted}, betaald {paid}, over {left}. "
        "Uitgegeven in {year}: {spent}."
    ).format(
        budget=euros(year.budget),
        granted=euros(year.granted),
        paid=euros(year.paid),
        left=euros(year.left),
        year=year.year,
        spent=euros(year.spent),
    )
    title = _("Bewonersinitiatieven")
    table = tables.initiatives("title good_for granted paid", year.rows, title=title)
    blocks = (Words(text=sentence), *((table,) if year.rows else ()))
    yield Section(key="initiatives", title=title, blocks=blocks)
    if not promises.rows:
        return
    sentence = _("{measured} van {all} gemeten, {kept} gehouden.").format(
        measured=number(promises.measured),
        all=number(len(promises.rows)),
        kept=number(promises.kept),
    )
    table = tables.promises("sentence norm turned_out", promises.rows, year=goals.year)
    yield Section(key="promises", title=_("Beloften"), blocks=(Words(text=sentence), table))


def _indicators(goals: GoalsYear) -> Section:
    rows = [IndicatorInYear(result, result.known_of(goals.year)) for result in goals.indicators]
    table = tables.indicators("name target actual_shortly verdict", rows)
    each = (block for result in goals.indicators for block in _indicator(result, goals.year))
    none = (Words(text=_("Er zijn nog geen kengetallen.")),)
    blocks = (table, *each) if rows else none
    return Section(key="indicators", title=_("Kengetallen"), blocks=blocks)


def _indicator(result: IndicatorResult, year: int) -> Iterator[Block]:
    name = result.indicator.name
    yield Subheading(text=name)
    yield Words(text=_about(result, year), quiet=True)
    years = [IndicatorInYear(result, year) for year in result.years[-MOST_YEARS:]]
    if not years:
        yield Words(text=_("Nog geen jaar ingevuld."), quiet=True)
        return
    explained = any(
        row.year and (row.year.explanation or row.year.actual.next_poll) for row in years
    )
    columns = "year actual_shortly forecast target source"
    sheet = tables.indicators(f"{columns} explanation" if explained else columns, years, title=name)
    sheet = without_empty(sheet, _("verwachting"))
    yield YearChart(bars=year_bars(result)[-MOST_YEARS - 2 :], sheet=sheet)


def _about(result: IndicatorResult, year: int) -> str:
    indicator = result.indicator
    better = (
        _("Hoger is beter.") if indicator.direction is Direction.HIGHER else _("Lager is beter.")
    )
    begin = ""
    if indicator.baseline is not None:
        begin = _("Begin: {figure} in {year}.").format(
            figure=with_unit(indicator.baseline, indicator.unit), year=indicator.baseline_year
        )
    theme = _("Thema: {theme}.").format(theme=result.theme) if result.theme else ""
    sources = {"", *(year.source for year in result.years[-MOST_YEARS:])}
    source = (
        _("Bron: {source}.").format(source=indicator.source)
        if indicator.source not in sources
        else ""
    )
    upcoming = result.next_poll
    to_come = upcoming is not None and upcoming >= year
    poll = _("Volgende peiling: {year}.").format(year=upcoming) if to_come else ""
    return " ".join(
        part for part in (result.definition, better, theme, begin, source, poll) if part
    )
