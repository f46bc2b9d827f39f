"""How indicators are told in words and columns: one list for the table, one for the years of the chosen one."""

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
from buurthuis_app.gui.widgets.record_table import Align, Column
from buurthuis_app.i18n import _


def figure(value: float | None, unit: str) -> str:
    """A figure with its unit, or a dash."""
    return NOT_THERE if value is None else with_unit(value, unit)


def verdict(result: IndicatorResult, year: int) -> str:
    """In words whether the target of a year was reached, or what there is to know instead."""
    found = result.of(year)
    reached = result.met(year)
    if reached is not None:
        if not reached and result.asks_why(year):
            return _("niet gehaald; schrijf waarom")
        return _("gehaald") if reached else _("niet gehaald")
    if found is None or found.target is None:
        return _("geen streefgetal")
    if found.actual.standing is Standing.NO_POLL:
        return _("geen peiling")
    if found.actual.standing is Standing.SO_FAR:
        return _("het jaar loopt nog")
    return _("nog geen uitkomst")


def direction_words(direction: Direction) -> str:
    """Which way is better."""
    return _("hoger is beter") if direction is Direction.HIGHER else _("lager is beter")


def way_words(result: IndicatorResult) -> str:
    """Where the figures come from."""
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

    def target(one: IndicatorResult) -> float | None:
        found = one.of(year())
        return found.target if found else None

    def said(one: IndicatorResult) -> str:
        found = one.of(year())
        return (found.said(one.indicator.unit) if found else "") or NOT_THERE

    def value(one: IndicatorResult) -> float | None:
        found = one.of(year())
        return found.actual.value if found else None

    return (
        Column(title=_("Kengetal"), value=lambda one: one.indicator.name, stretch=True),
        Column(title=_("Thema"), value=lambda one: one.theme or NOT_THERE),
        Column(
            title=_("Begin"),
            value=lambda one: one.indicator.baseline,
            display=lambda one: figure(one.indicator.baseline, one.indicator.unit),
            align=Align.RIGHT,
            help=_("Waar het begon."),
        ),
        Column(
            title=_("Streefgetal"),
            value=target,
            display=lambda one: figure(target(one), one.indicator.unit),
            align=Align.RIGHT,
        ),
        Column(title=_("Uitkomst"), value=value, display=said, align=Align.RIGHT),
        Column(title=_("Stand"), value=lambda one: verdict(one, year())),
    )


def year_columns(unit: Callable[[], str]) -> tuple[Column[YearResult], ...]:
    """What towns print of each year: realised, forecast, target, source and explanation."""
    return (
        Column(title=_("Jaar"), value=lambda one: one.year),
        Column(
            title=_("Uitkomst"),
            value=lambda one: one.actual.value,
            display=lambda one: one.said(unit()) or NOT_THERE,
            align=Align.RIGHT,
        ),
        Column(
            title=_("Verwachting"),
            value=lambda one: one.forecast,
            display=lambda one: figure(one.forecast, unit()),
            align=Align.RIGHT,
        ),
        Column(
            title=_("Streefgetal"),
            value=lambda one: one.target,
            display=lambda one: figure(one.target, unit()),
            align=Align.RIGHT,
        ),
        Column(title=_("Bron"), value=lambda one: one.source),
        Column(title=_("Toelichting"), value=lambda one: one.explanation, stretch=True),
    )


def told(result: IndicatorResult) -> tuple[str, ...]:
    """For each year that the chart draws, what it shows in words."""
    from buurthuis_app.services.goals.charts import years_chart

    unit = result.indicator.unit
    found = []
    for bar in years_chart(result).bars:
        one = result.of(bar.year)
        parts = []
        if one is None and bar.actual is not None:
            parts.append(_("begin {figure}").format(figure=figure(bar.actual, unit)))
        if one is not None:
            parts.append(one.said(unit) or _("nog geen uitkomst"))
            if one.target is not None:
                parts.append(_("streefgetal {figure}").format(figure=figure(one.target, unit)))
            if one.forecast is not None:
                parts.append(_("verwachting {figure}").format(figure=figure(one.forecast, unit)))
        found.append(f"{bar.year}: {', '.join(parts) or _('niets ingevuld')}")
    return tuple(found)
