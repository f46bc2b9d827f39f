"""Indicators as towns print them: for each the realised figure per year, forecast, target, source and explanation."""

from collections.abc import Iterator
from typing import BinaryIO

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from buurthuis_app.domain.goals.year_report import GoalsYear
from buurthuis_app.domain.indicators.indicator import Direction
from buurthuis_app.domain.indicators.results import (
    IndicatorResult,
    Standing,
    YearResult,
    said_actual,
)
from buurthuis_app.domain.promises.figures import with_unit
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _, euros, number
from buurthuis_app.records import replace
from buurthuis_app.reports.goals.charts import year_bars, years_chart
from buurthuis_app.reports.goals.quality_charter import turned_out
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.page import Bookmark, Masthead, build
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tables import PaperColumn, PaperRow, table
from buurthuis_app.reports.kit.typesetting import Typesetter

MOST_YEARS = 6
"""So many years of an indicator are printed, the latest ones."""
_CHART_WIDTH, _CHART_HEIGHT = 300, 92
_NONE = "–"


def write_goals(goals: GoalsYear, target: BinaryIO, *, whole: bool) -> Notes:
    """Draw the indicators, and with `whole` the initiatives and promises too, as a PDF into an open file.

    Raises DiskFull or ReadOnly when it cannot be written.
    """
    setter = Typesetter()
    title = (_("Doelen {year}") if whole else _("Kengetallen {year}")).format(year=goals.year)
    story: list[Flowable] = [
        setter.paragraph(goals.centre, style.CENTRE_NAME),
        setter.paragraph(title, style.TITLE),
        setter.paragraph(_("Wat het streven was en wat ervan kwam."), style.SUBTITLE),
        Spacer(0, 2 * style.GAP),
    ]
    if whole:
        story += _initiatives(goals, setter)
        story += _promises(goals, setter)
        story += _heading("indicators", _("Kengetallen"), setter)
    story.append(_summary(goals, setter))
    for place, result in enumerate(goals.indicators):
        key = f"indicator-{place}"
        story.append(
            KeepTogether(
                [Bookmark(setter.line(result.indicator.name), key, 0), *_one(result, setter)]
            )
        )
    masthead = Masthead(centre=setter.line(goals.centre), title=title, printed_on=goals.printed_on)
    content, pages = build(story, masthead)
    with speaking_of_files():
        target.write(content)
        target.flush()
    return Notes(pages=pages, missing_letters=setter.missing)


def _heading(key: str, words: str, setter: Typesetter) -> list[Flowable]:
    return [
        CondPageBreak(120),
        Bookmark(setter.line(words), key),
        setter.paragraph(words, style.HEADING),
    ]


def _summary(goals: GoalsYear, setter: Typesetter) -> Flowable:
    """Table of all indicators."""
    columns = [
        PaperColumn(title=_("Kengetal"), width=style.CONTENT_WIDTH - 280, strong=True),
        PaperColumn(title=_("Streefgetal"), width=70, number=True),
        PaperColumn(title=_("Uitkomst {year}").format(year=goals.year), width=110, number=True),
        PaperColumn(title=_("Stand"), width=100),
    ]
    rows = []
    for result in goals.indicators:
        result_year, unit = result.of(goals.year), result.indicator.unit
        rows.append(
            PaperRow(
                texts=(
                    result.indicator.name,
                    _figure(result_year.target if result_year else None, unit),
                    _said(result_year, unit),
                    _verdict(result, goals.year),
                )
            )
        )
    if not rows:
        return setter.paragraph(_("Er zijn nog geen kengetallen."), style.BODY)
    return table(columns, rows, setter)


def _verdict(result: IndicatorResult, year: int) -> str:
    reached = result.met(year)
    if reached is None:
        result_year = result.of(year)
        no_poll = result_year is not None and result_year.actual.standing is Standing.NO_POLL
        return _("geen peiling") if no_poll else _NONE
    return _("gehaald") if reached else _("niet gehaald")


def _one(result: IndicatorResult, setter: Typesetter) -> Iterator[Flowable]:
    indicator = result.indicator
    yield setter.paragraph(indicator.name, style.SUBHEADING)
    yield setter.paragraph(_about(result), style.META)
    bars = year_bars(result)
    if bars:
        yield years_chart(bars[-MOST_YEARS - 2 :], style.PAPER, _CHART_WIDTH, _CHART_HEIGHT)
        yield Spacer(0, style.GAP)
    rows = [
        PaperRow(
            texts=(
                str(year.year),
                _said(year, indicator.unit),
                _figure(year.forecast, indicator.unit),
                _figure(year.target, indicator.unit),
                year.source,
                _explained(year),
            )
        )
        for year in result.years[-MOST_YEARS:]
    ]
    if not rows:
        yield setter.paragraph(_("Nog geen jaar ingevuld."), style.NOTE)
        return
    rest = style.CONTENT_WIDTH - 36 - 92 - 62 - 62
    # Without a word of explanation the sources have all the room, and stand on one line.
    source = rest * 0.42 if any(row.texts[-1] for row in rows) else rest - 70
    columns = [
        PaperColumn(title=_("Jaar"), width=36, strong=True),
        PaperColumn(title=_("Gerealiseerd"), width=92, number=True),
        PaperColumn(title=_("Verwachting"), width=62, number=True),
        PaperColumn(title=_("Streefgetal"), width=62, number=True),
        PaperColumn(title=_("Bron"), width=source),
        PaperColumn(title=_("Toelichting"), width=rest - source),
    ]
    yield table(columns, rows, setter)


def _said(result_year: YearResult | None, unit: str) -> str:
    """The figure, or in two words why there is none; when the next poll is stands with the explanation."""
    if result_year is None:
        return _NONE
    return said_actual(replace(result_year.actual, next_poll=None), unit) or _NONE


def _explained(year: YearResult) -> str:
    following = ""
    if year.actual.next_poll is not None:
        following = _("Volgende peiling in {year}.").format(year=year.actual.next_poll)
    return " ".join(part for part in (year.explanation, following) if part)


def _about(result: IndicatorResult) -> str:
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
    poll = _("Volgende peiling: {year}.").format(year=upcoming) if upcoming else ""
    return " ".join(
        part for part in (result.definition, better, theme, begin, source, poll) if part
    )


def _figure(value: float | None, unit: str) -> str:
    return _NONE if value is None else with_unit(value, unit)


def _money(cents: int) -> str:
    return euros(cents) if cents else _NONE


def _initiatives(goals: GoalsYear, setter: Typesetter) -> list[Flowable]:
    year = goals.initiatives
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
    flowables = [
        *_heading("initiatives", _("Bewonersinitiatieven"), setter),
        setter.paragraph(sentence, style.BODY),
    ]
    if year.rows:
        columns = [
            PaperColumn(title=_("Initiatief"), width=150, strong=True),
            PaperColumn(title=_("Goed voor"), width=style.CONTENT_WIDTH - 290),
            PaperColumn(title=_("Toegekend"), width=70, number=True),
            PaperColumn(title=_("Betaald"), width=70, number=True),
        ]
        rows = [
            PaperRow(texts=(row.title, row.good_for, _money(row.granted), _money(row.paid)))
            for row in year.rows
        ]
        flowables.append(table(columns, rows, setter))
    return flowables


def _promises(goals: GoalsYear, setter: Typesetter) -> list[Flowable]:
    promises = goals.promises
    if not promises.rows:
        return []
    sentence = _("{measured} van {all} gemeten, {kept} gehouden.").format(
        measured=number(promises.measured),
        all=number(len(promises.rows)),
        kept=number(promises.kept),
    )
    columns = [
        PaperColumn(title=_("Belofte"), width=170, strong=True),
        PaperColumn(title=_("Norm"), width=110),
        PaperColumn(title=_("Hoe het ging"), width=style.CONTENT_WIDTH - 280),
    ]
    rows = [
        PaperRow(texts=(row.sentence, row.norm, turned_out(row, goals.year)))
        for row in promises.rows
    ]
    return [
        *_heading("promises", _("Beloften"), setter),
        setter.paragraph(sentence, style.BODY),
        table(columns, rows, setter),
    ]
