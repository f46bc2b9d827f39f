"""The numbers of an overview: its title, the large figures, the chart and the tables."""

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.platypus import Flowable

from buurthuis_app.domain.figures import Category, Figures
from buurthuis_app.domain.overview import Overview
from buurthuis_app.domain.periods import PeriodKind
from buurthuis_app.i18n import _, ngettext, number, percent, short_date
from buurthuis_app.reports import charts, style
from buurthuis_app.reports.blocks import Figure, FigureRow
from buurthuis_app.reports.tables import Column, Row, table
from buurthuis_app.reports.text import Typesetter

NOT_COUNTED = "–"
"""What is printed where nothing was counted: never 0."""

CHART_HEIGHT = 165
_NUMBER_WIDTH = 57


def title(overview: Overview) -> str:
    """Jaaroverzicht 2025, Overzicht maart 2025 ..."""
    if overview.period.kind is PeriodKind.YEAR:
        return _("Jaaroverzicht {year}").format(year=overview.period.name)
    return _("Overzicht {period}").format(period=overview.period.name)


def coverage(figures: Figures) -> str:
    """41 van 48 keer geteld."""
    return _("{counted} van {held} keer geteld").format(
        counted=number(figures.counted), held=number(figures.held)
    )


def visits(figures: Figures) -> str:
    """The visits, or a dash when nothing was counted."""
    return number(figures.visits) if figures.counted else NOT_COUNTED


def average(figures: Figures) -> str:
    """Visits per counted occurrence with one decimal, or a dash."""
    return NOT_COUNTED if figures.average is None else number(figures.average, 1)


def title_block(overview: Overview, setter: Typesetter) -> list[Flowable]:
    """Whose overview it is, and of when."""
    dates = _("{first} tot en met {last}").format(
        first=short_date(overview.period.first), last=short_date(overview.period.last)
    )
    below = " · ".join(part for part in (overview.town.strip(), dates) if part)
    block: list[Flowable] = [
        setter.paragraph(overview.centre, style.CENTRE_NAME),
        setter.paragraph(title(overview), style.TITLE),
        setter.paragraph(below, style.SUBTITLE),
    ]
    if overview.printed_on <= overview.period.last:
        unfinished = _("De periode loopt nog. Dit is de stand op {date}.").format(
            date=short_date(overview.printed_on)
        )
        block.append(setter.paragraph(unfinished, style.SUBTITLE))
    return block


def large_figures(overview: Overview, setter: Typesetter) -> list[Flowable]:
    """Visits, times held, average and stories, each with what one has to know about it."""
    figures = overview.figures
    counted = bool(figures.counted)
    return [
        FigureRow(
            [
                Figure(
                    value=visits(figures),
                    name=_("bezoeken"),
                    notes=(change(overview),) if counted else (_("niet geteld"),),
                ),
                Figure(
                    value=number(figures.held),
                    name=_("keer gehouden"),
                    notes=(coverage(figures),) if figures.held else (),
                ),
                Figure(
                    value=average(figures),
                    name=_("gemiddeld"),
                    notes=(_("bezoeken per getelde keer") if counted else _("niet geteld"),),
                ),
                Figure(
                    value=number(overview.told),
                    name=ngettext("verhaal", "verhalen", overview.told),
                    notes=(_("{n} te delen").format(n=number(overview.shareable)),)
                    if overview.told
                    else (),
                ),
            ],
            setter,
        )
    ]


def change(overview: Overview) -> str:
    """How the visits differ from a year earlier, in words. A share that rounds to 0% is given in visits."""
    earlier = overview.period.a_year_earlier().name
    found = overview.change
    if found is None:
        return _("over {earlier} zijn er geen tellingen").format(earlier=earlier)
    if found.difference == 0:
        return _("evenveel als in {earlier}").format(earlier=earlier)
    share = None if found.share is None else percent(abs(found.share))
    amount = number(abs(found.difference)) if share in {None, percent(0)} else share
    more = found.difference > 0
    sentence = (
        _("{amount} meer dan in {earlier}") if more else _("{amount} minder dan in {earlier}")
    )
    said = sentence.format(amount=amount, earlier=earlier)
    if found.share is None and overview.a_year_earlier.visits:
        return _("{change}, toen is minder dan de helft geteld").format(change=said)
    return said


def chart_title(overview: Overview) -> str:
    """Bezoeken per maand, or per week."""
    return _("Bezoeken per week") if _weekly(overview) else _("Bezoeken per maand")


def chart(overview: Overview, setter: Typesetter) -> list[Flowable]:
    """Visits per part of the period; a sentence where there is nothing to draw."""
    if not overview.figures.held:
        return [setter.paragraph(_("In deze periode is niets gehouden."), style.BODY)]
    bars = charts.bars(overview.parts)
    drawing = charts.visits_chart(bars, style.PAPER, style.CONTENT_WIDTH, CHART_HEIGHT)
    below = _("Onder de staven staan weeknummers.")
    return [drawing, *([setter.paragraph(below, style.NOTE)] if _weekly(overview) else [])]


def _weekly(overview: Overview) -> bool:
    return charts.per_week(overview.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """One column of numbers in the table of activities."""

    title: str
    show: Callable[[Figures], str]


def _measures() -> tuple[_Measure, ...]:
    return (
        _Measure(title=_("gepland"), show=lambda figures: number(figures.planned)),
        _Measure(title=_("gehouden"), show=lambda figures: number(figures.held)),
        _Measure(title=_("geteld"), show=lambda figures: number(figures.counted)),
        _Measure(title=_("bezoeken"), show=visits),
        _Measure(title=_("gemiddeld"), show=average),
    )


def activities(overview: Overview, setter: Typesetter) -> list[Flowable]:
    """A row for each activity and the total of all, with how much of it was counted."""
    if not overview.activities:
        return [setter.paragraph(_("In deze periode waren er geen activiteiten."), style.BODY)]
    measures = _measures()
    columns = [
        Column(title=_("activiteit"), width=style.CONTENT_WIDTH - len(measures) * _NUMBER_WIDTH),
        *(Column(title=each.title, width=_NUMBER_WIDTH, number=True) for each in measures),
    ]
    rows = [
        Row(texts=(row.title, *(each.show(row.figures) for each in measures)))
        for row in overview.activities
    ]
    whole = _("Totaal ({coverage})").format(coverage=coverage(overview.figures))
    shown = (each.show(overview.figures) for each in measures)
    rows.append(Row(texts=(whole, *shown), strong=True))
    below = _("– betekent: niet geteld. Dat is iets anders dan nul bezoeken.")
    gaps = any(not row.figures.counted for row in overview.activities)
    return [table(columns, rows, setter, note=below if gaps else "")]


def tally_kinds(overview: Overview, setter: Typesetter) -> list[Flowable]:
    """The sum of each tally kind: what adds up to the visits, what lies inside them, what stands apart."""
    columns = [
        Column(title=_("soort"), width=style.CONTENT_WIDTH / 2),
        Column(title=_("aantal"), width=_NUMBER_WIDTH, number=True),
    ]
    adding = [kind for kind in overview.categories if kind.adds_up]
    rows = [*_kinds(adding)]
    if adding:
        rows.append(Row(texts=(_("Bezoeken"), visits(overview.figures)), strong=True))
    for heading, kinds in (
        (
            _("Waarvan (al meegeteld)"),
            [k for k in overview.categories if not k.adds_up and not k.aside],
        ),
        (_("Daarnaast (geen bezoeken)"), [k for k in overview.categories if k.aside]),
    ):
        if kinds:
            rows += [Row(texts=(heading, ""), strong=True), *_kinds(kinds)]
    return [table(columns, rows, setter)]


def _kinds(categories: list[Category]) -> list[Row]:
    return [Row(texts=(kind.name, number(kind.number))) for kind in categories]
