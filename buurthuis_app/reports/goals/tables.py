"""Tables of initiatives, indicators and promises: each column is said once, and each paper picks its own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from buurthuis_app.domain.goals.year_report import GoalsYear
from buurthuis_app.domain.indicators.results import (
    IndicatorResult,
    Standing,
    YearResult,
    said_actual,
)
from buurthuis_app.domain.initiatives.figures import InitiativeRow
from buurthuis_app.domain.initiatives.initiative import state_names
from buurthuis_app.domain.papers.document import Cell, Heading, Row, Sheet, Trace, Value
from buurthuis_app.domain.papers.sheets import cell
from buurthuis_app.domain.promises.figures import PromiseRow, with_unit
from buurthuis_app.i18n import _, short_date
from buurthuis_app.records import replace
from buurthuis_app.reports.kit import cells

R = TypeVar("R")


class GoalColumn(NamedTuple, Generic[R]):
    """Words above a column, its share of the width (None when it holds numbers), and what stands in it."""

    title: str
    share: float | None
    of: Callable[[R], Value | Cell]


def table(title: str, columns: Sequence[GoalColumn[R]], records: Iterable[R]) -> Sheet:
    """A row for each record."""
    return Sheet(
        title=title,
        headings=tuple(
            Heading(title=column.title, share=column.share or 1.0, number=column.share is None)
            for column in columns
        ),
        rows=tuple(
            Row(cells=tuple(cell(column.of(record)) for column in columns)) for record in records
        ),
    )


def initiatives(names: str, rows: Iterable[InitiativeRow], *, title: str = "") -> Sheet:
    """The initiatives of a year, with these columns."""
    states = state_names()
    columns: dict[str, GoalColumn[InitiativeRow]] = {
        "title": GoalColumn(_("initiatief"), 3, lambda row: row.title),
        "state": GoalColumn(_("hoe het staat"), 2, lambda row: states[row.state]),
        "good_for": GoalColumn(_("goed voor"), 4, lambda row: row.good_for),
        "themes": GoalColumn(_("thema"), 2, lambda row: row.themes),
        "areas": GoalColumn(_("gebieden"), 2, lambda row: row.areas),
        "granted": GoalColumn(
            _("toegekend"), None, lambda row: cells.money(row.granted, lead(row))
        ),
        "paid": GoalColumn(_("betaald"), None, lambda row: cells.money(row.paid, lead(row))),
    }

    def lead(row: InitiativeRow) -> Trace:
        return Trace(tab="goals", section="initiatives", record=row.id)

    return table(title or _("Initiatieven"), [columns[name] for name in names.split()], rows)


class IndicatorInYear(NamedTuple):
    """An indicator in one year; `year` is None when nothing is known of it, `former` is the year before."""

    result: IndicatorResult
    year: YearResult | None
    former: Cell | None = None

    @property
    def lead(self) -> Trace:
        """Where its figures are kept."""
        return Trace(tab="goals", section="indicators", record=self.result.indicator.id)

    def figure(self, value: float | None) -> Cell:
        """A figure with its unit; a dash for None."""
        unit = self.result.indicator.unit
        shown = cells.NOT_COUNTED if value is None else with_unit(value, unit)
        return Cell(value=value, shown=shown, trace=self.lead)

    def actual(self, *, short: bool = False) -> Cell:
        """The figure of the year, or why there is none; `short` leaves out when the next poll is."""
        actual = self.year.actual if self.year else None
        if actual is not None and short:
            actual = replace(actual, next_poll=None)
        words = said_actual(actual, self.result.indicator.unit) if actual else ""
        value = actual.value if actual else None
        return Cell(value=value, shown=words or cells.NOT_COUNTED, trace=self.lead)


def indicators(
    names: str,
    rows: Iterable[IndicatorInYear],
    *,
    title: str = "",
    words: Mapping[str, str] | None = None,
) -> Sheet:
    """Years of indicators, with these columns; `words` stand above some of them in place of the usual."""
    columns: dict[str, GoalColumn[IndicatorInYear]] = {
        "name": GoalColumn(_("kengetal"), 3, lambda row: row.result.indicator.name),
        "unit": GoalColumn(_("eenheid"), 1, lambda row: row.result.indicator.unit),
        "theme": GoalColumn(_("thema"), 2, lambda row: row.result.theme),
        "year": GoalColumn(_("jaar"), 0.6, _year),
        "former": GoalColumn(_("het jaar ervoor"), None, lambda row: row.former),
        "actual": GoalColumn(_("gerealiseerd"), None, IndicatorInYear.actual),
        "actual_shortly": GoalColumn(_("gerealiseerd"), None, lambda row: row.actual(short=True)),
        "standing": GoalColumn(_("stand"), 2, _standing),
        "forecast": GoalColumn(
            _("verwachting"), None, lambda row: row.figure(row.year.forecast if row.year else None)
        ),
        "target": GoalColumn(
            _("streefgetal"), None, lambda row: row.figure(row.year.target if row.year else None)
        ),
        "verdict": GoalColumn(_("oordeel"), 1.5, _verdict),
        "source": GoalColumn(_("bron"), 2, lambda row: row.year.source if row.year else ""),
        "explanation": GoalColumn(_("toelichting"), 3, _explained),
        "source_and_why": GoalColumn(_("betekenis, bron en uitleg"), 6, _source_and_why),
        "definition": GoalColumn(_("wat het betekent"), 4, lambda row: row.result.definition),
    }
    chosen = [
        columns[name]._replace(title=(words or {}).get(name, columns[name].title))
        for name in names.split()
    ]
    return table(title or _("Kengetallen"), chosen, rows)


def _year(row: IndicatorInYear) -> Cell:
    return Cell(value=row.year.year, shown=str(row.year.year)) if row.year else cell(None)


def _standing(row: IndicatorInYear) -> str:
    words = {
        Standing.SO_FAR: _("tot nu toe"),
        Standing.NO_POLL: _("geen peiling"),
        Standing.TOO_FEW: _("te weinig antwoorden"),
    }
    return words.get(row.year.actual.standing, "") if row.year else ""


def _verdict(row: IndicatorInYear) -> str:
    reached = row.result.met(row.year.year) if row.year else None
    if reached is not None:
        return _("gehaald") if reached else _("niet gehaald")
    no_poll = row.year is not None and row.year.actual.standing is Standing.NO_POLL
    return _("geen peiling") if no_poll else cells.NOT_COUNTED


def _explained(row: IndicatorInYear) -> str:
    if row.year is None:
        return ""
    following = ""
    if row.year.actual.next_poll is not None:
        following = _("Volgende peiling in {year}.").format(year=row.year.actual.next_poll)
    return " ".join(part for part in (row.year.explanation, following) if part)


def _source_and_why(row: IndicatorInYear) -> str:
    result, year = row.result, row.year
    source = ((year.source if year else "") or result.indicator.source).strip()
    remarks = (
        result.definition,
        _("Bron: {source}").format(source=source) if source else "",
        year.explanation if year else "",
    )
    return ". ".join(part.strip().rstrip(".") for part in remarks if part.strip())


def promises(names: str, rows: Iterable[PromiseRow], *, year: int, title: str = "") -> Sheet:
    """The promises of a year, with these columns."""
    columns: dict[str, GoalColumn[PromiseRow]] = {
        "sentence": GoalColumn(_("belofte"), 4, lambda row: row.sentence),
        "norm": GoalColumn(_("norm"), 2, lambda row: row.norm),
        "measured": GoalColumn(
            _("gemeten"), None, lambda row: cells.count(row.measured, lead(row))
        ),
        "last_on": GoalColumn(_("laatste meting"), 2, lambda row: row.last_on),
        "value": GoalColumn(
            _("uitkomst"),
            None,
            lambda row: Cell(
                value=row.value, shown=row.value_words or cells.NOT_COUNTED, trace=lead(row)
            ),
        ),
        "kept": GoalColumn(_("gehouden?"), 1.9, _kept),
        "turned_out": GoalColumn(_("hoe het ging"), 4, lambda row: turned_out(row, year)),
        "remark": GoalColumn(_("opmerking"), 4, lambda row: row.remark),
    }

    def lead(row: PromiseRow) -> Trace:
        return Trace(tab="goals", section="promises", record=row.id)

    return table(title or _("Beloften"), [columns[name] for name in names.split()], rows)


def _kept(row: PromiseRow) -> str:
    return {True: _("ja"), False: _("nee"), None: _("niet gemeten")}[row.kept]


def turned_out(row: PromiseRow, year: int) -> str:
    """How a promise turned out in a sentence: "Gemeten op 3-9-2026: 94 %, niet gehouden."."""
    if row.kept is None or row.last_on is None:
        return _("In {year} is dit niet gemeten.").format(year=year)
    verdict = _("gehouden") if row.kept else _("niet gehouden")
    result = ", ".join(part for part in (row.value_words, verdict) if part)
    sentence = _("Gemeten op {date}: {said}.").format(date=short_date(row.last_on), said=result)
    return f"{sentence} {row.remark}".strip()


def year_tables(goals: GoalsYear) -> tuple[Sheet, ...]:
    """A workbook's tables: all years of all indicators, initiatives and promises."""
    every_year = [
        IndicatorInYear(result, year) for result in goals.indicators for year in result.years
    ]
    of_indicators = "name unit theme year actual standing forecast target source explanation"
    return (
        indicators(f"{of_indicators} definition", every_year),
        initiatives("title good_for themes areas granted paid", goals.initiatives.rows),
        promise_table(goals.promises.rows, goals.year),
    )


def promise_table(rows: Iterable[PromiseRow], year: int) -> Sheet:
    """All that is known of promises in a year, for a workbook."""
    return promises("sentence norm measured last_on value kept remark", rows, year=year)
