"""Wording and columns of indicators: one list for the table, one for the years of the chosen one."""

from collections.abc import Callable

from buurthuis_app.domain.indicators import measures
from buurthuis_app.domain.indicators.indicator import Direction
from buurthuis_app.domain.indicators.results import (
    IndicatorResult,
    Standing,
    Way,
    YearResult,
)
from buurthuis_app.domain.promises.figures import with_unit
from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.lists.record_table import Align, Column
from buurthuis_app.i18n import _


def figure(value: float | None, unit: str) -> str:
    """A figure with its unit, or a dash."""
    return NOT_THERE if value is None else with_unit(value, unit)


def verdict(result: IndicatorResult, year: int) -> str:
    """In words whether the target of a year was reached, or what there is to know instead."""
    result_year = result.of(year)
    reached = result.met(year)
    if reached is not None:
        if not reached and result.asks_why(year):
            return _("niet gehaald; schrijf waarom")
        return _("gehaald") if reached else _("niet gehaald")
    if result_year is None or result_year.target is None:
        return _("geen streefgetal")
    if result_year.actual.standing is Standing.NO_POLL:
        return _("geen peiling")
    if result_year.actual.standing is Standing.SO_FAR:
        return _("het jaar loopt nog")
    return _("nog geen uitkomst")


def direction_words(direction: Direction) -> str:
    """Dutch words for each direction."""
    return _("hoger is beter") if direction is Direction.HIGHER else _("lager is beter")


def way_words(result: IndicatorResult) -> str:
    """Dutch words for each way of obtaining figures."""
    kind = result.indicator.measured_by
    if kind is not None:
        return _("het programma telt: {what}").format(what=measures.names()[kind])
    return _("uit een peiling") if result.way is Way.SURVEY else _("zelf ingevuld")


def often(every: int) -> str:
    """How often others measure it; "" when that is unknown."""
    if not every:
        return ""
    return _("elk jaar") if every == 1 else _("om de {n} jaar").format(n=every)


def columns(year: Callable[[], int]) -> tuple[Column[IndicatorResult], ...]:
    """What the table of all indicators says of the chosen year."""

    def target(result: IndicatorResult) -> float | None:
        result_year = result.of(year())
        return result_year.target if result_year else None

    def outcome(result: IndicatorResult) -> str:
        result_year = result.of(year())
        return (result_year.said(result.indicator.unit) if result_year else "") or NOT_THERE

    def value(result: IndicatorResult) -> float | None:
        result_year = result.of(year())
        return result_year.actual.value if result_year else None

    return (
        Column(title=_("Kengetal"), value=lambda result: result.indicator.name, stretch=True),
        Column(title=_("Thema"), value=lambda result: result.theme or NOT_THERE),
        Column(
            title=_("Begin"),
            value=lambda result: result.indicator.baseline,
            display=lambda result: figure(result.indicator.baseline, result.indicator.unit),
            align=Align.RIGHT,
            help=_("Waar het begon."),
        ),
        Column(
            title=_("Streefgetal"),
            value=target,
            display=lambda result: figure(target(result), result.indicator.unit),
            align=Align.RIGHT,
        ),
        Column(title=_("Uitkomst"), value=value, display=outcome, align=Align.RIGHT),
        Column(title=_("Stand"), value=lambda result: verdict(result, year())),
    )


def year_columns(unit: Callable[[], str]) -> tuple[Column[YearResult], ...]:
    """What towns print of each year: realised, forecast, target, source and explanation."""
    return (
        Column(title=_("Jaar"), value=lambda result_year: result_year.year),
        Column(
            title=_("Uitkomst"),
            value=lambda result_year: result_year.actual.value,
            display=lambda result_year: result_year.said(unit()) or NOT_THERE,
            align=Align.RIGHT,
        ),
        Column(
            title=_("Verwachting"),
            value=lambda result_year: result_year.forecast,
            display=lambda result_year: figure(result_year.forecast, unit()),
            align=Align.RIGHT,
        ),
        Column(
            title=_("Streefgetal"),
            value=lambda result_year: result_year.target,
            display=lambda result_year: figure(result_year.target, unit()),
            align=Align.RIGHT,
        ),
        Column(title=_("Bron"), value=lambda result_year: result_year.source),
        Column(
            title=_("Toelichting"), value=lambda result_year: result_year.explanation, stretch=True
        ),
    )


def told(result: IndicatorResult) -> tuple[str, ...]:
    """For each year that the chart draws, what it shows in words."""
    from buurthuis_app.services.goals.charts import years_chart

    unit = result.indicator.unit
    sentences = []
    for bar in years_chart(result).bars:
        result_year = result.of(bar.year)
        parts = []
        if result_year is None and bar.actual is not None:
            parts.append(_("begin {figure}").format(figure=figure(bar.actual, unit)))
        if result_year is not None:
            parts.append(result_year.said(unit) or _("nog geen uitkomst"))
            if result_year.target is not None:
                parts.append(
                    _("streefgetal {figure}").format(figure=figure(result_year.target, unit))
                )
            if result_year.forecast is not None:
                parts.append(
                    _("verwachting {figure}").format(figure=figure(result_year.forecast, unit))
                )
        sentences.append(f"{bar.year}: {', '.join(parts) or _('niets ingevuld')}")
    return tuple(sentences)
