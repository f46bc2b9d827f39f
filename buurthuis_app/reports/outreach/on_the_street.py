"""Outreach on paper: rounds, contacts and people reached, where to they were referred, and what it yielded."""

import datetime as dt
from collections.abc import Sequence

from buurthuis_app.domain.figures.visits_chart import Bar, CountedShare
from buurthuis_app.domain.outreach.figures import (
    NamedTotals,
    OutreachFigures,
    RoundTotals,
    outreach_definitions,
)
from buurthuis_app.domain.outreach.street_round import referral_names
from buurthuis_app.domain.papers.document import (
    AnswerBar,
    AnswerChart,
    Block,
    Chart,
    Document,
    Heading,
    Row,
    Section,
    Sheet,
    Subheading,
    Trace,
    Words,
)
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.i18n import _, short_date, short_month_name
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import count_row, named_row, number_headings

LEAD = Trace(tab="activities", section="outreach")


def document(
    centre: str,
    printed_on: dt.date,
    period: Period,
    now: OutreachFigures,
    former: OutreachFigures,
) -> Document:
    """The figures of a period on paper."""
    running = period.as_far_as(printed_on) != period
    lines = [period.name]
    if running:
        lines.append(_("Stand op {date}.").format(date=short_date(printed_on)))
    so_far = _("tot nu toe") if running else period.name
    before = period.a_year_earlier().name
    heads = (so_far, _("{period}, zelfde dagen").format(period=before) if running else before)
    return Document(
        centre=centre,
        title=_("Op straat"),
        lines=(" · ".join(lines),),
        printed_on=printed_on,
        file_title=_("Op straat {period}").format(period=period.name),
        sections=(
            Section(
                key="outreach",
                title="",
                blocks=blocks(period, now, former, heads)
                or (Words(text=_("Op deze dagen is er geen ronde op straat geweest.")),),
            ),
        ),
    )


def blocks(
    period: Period, now: OutreachFigures, former: OutreachFigures, heads: tuple[str, str]
) -> tuple[Block, ...]:
    """Nothing where nobody went out in either period; `heads` name the columns of both."""
    if not now.totals.rounds and not former.totals.rounds:
        return ()
    return (
        _compared(now, former, heads),
        *_by_part(period, now),
        *_by_area(now.areas),
        *_by_group(now.groups),
        *_referrals(now),
        *_yields(now),
    )


def _compared(now: OutreachFigures, former: OutreachFigures, heads: tuple[str, str]) -> Sheet:
    lines = (
        (_("rondes op straat"), now.totals.rounds, former.totals.rounds),
        (_("contacten"), now.totals.contacts, former.totals.contacts),
        (_("mensen bereikt"), now.totals.reached, former.totals.reached),
        (_("voor het eerst gesproken"), now.totals.new, former.totals.new),
        (_("verder geholpen"), now.totals.referrals, former.totals.referrals),
    )
    return Sheet(
        title=_("Op straat"),
        headings=number_headings(_("op straat"), *heads, share=2),
        rows=tuple(_row(name, *numbers) for name, *numbers in lines),
        terms=outreach_definitions(),
    )


def _by_part(period: Period, now: OutreachFigures) -> tuple[Block, ...]:
    """Contacts per month of a year; a shorter period is too short to draw."""
    if not (period.monthly and now.totals.contacts):
        return ()
    months = [short_month_name(part.first.month) for part in period.parts()]
    bars = tuple(
        Bar(
            label=label,
            visits=part.contacts,
            known=CountedShare.WELL if part.rounds else CountedShare.NOTHING_HELD,
        )
        for label, part in zip(months, now.parts, strict=True)
    )
    return (
        Subheading(text=_("Contacten per maand")),
        Chart(
            bars=bars,
            former_name="",
            sheet=_named(
                _("Contacten per maand"),
                _("maand"),
                tuple(_bar_row(label, part) for label, part in zip(months, now.parts, strict=True)),
            ),
        ),
    )


def _by_area(areas: Sequence[NamedTotals]) -> tuple[Block, ...]:
    """How the contacts lie over the areas."""
    all_of_them = sum(each.totals.contacts for each in areas)
    if len(areas) < 2 or not all_of_them:  # noqa: PLR2004 - one bar compares nothing
        return ()
    return (
        Subheading(text=_("Contacten per gebied")),
        AnswerChart(
            bars=tuple(
                AnswerBar(
                    label=each.name,
                    number=each.totals.contacts,
                    share=each.totals.contacts / all_of_them,
                )
                for each in areas
            ),
            sheet=_named(
                _("Contacten per gebied"),
                _("gebied"),
                tuple(_bar_row(each.name, each.totals) for each in areas),
            ),
        ),
    )


def _by_group(groups: Sequence[NamedTotals]) -> tuple[Sheet, ...]:
    if len(groups) < 2:  # noqa: PLR2004 - one group compares nothing
        return ()
    rows = (
        _row(each.name, each.totals.rounds, each.totals.contacts, each.totals.reached)
        for each in groups
    )
    return (_named(_("Voor wie"), _("doelgroep"), tuple(rows)),)


def _named(title: str, head: str, rows: tuple[Row, ...]) -> Sheet:
    return Sheet(title=title, headings=(Heading(title=head, share=3), *_numbers()), rows=rows)


def _referrals(now: OutreachFigures) -> tuple[Sheet, ...]:
    """Where to, as far as that tells nobody's story."""
    if not now.totals.referrals:
        return ()
    names, shown = referral_names(), now.shown_referrals
    return (
        Sheet(
            title=_("Verder geholpen naar"),
            headings=number_headings(_("waarheen"), _("mensen")),
            rows=tuple(
                named_row(names[to], cells.shown(count, LEAD)) for to, count in shown.items()
            ),
        ),
    )


def _yields(now: OutreachFigures) -> tuple[Sheet, ...]:
    if not now.yields:
        return ()
    return (
        Sheet(
            title=_("Wat het opleverde"),
            headings=(
                Heading(title=_("dag"), share=1),
                Heading(title=_("waar"), share=2),
                Heading(title=_("wat het opleverde"), share=5),
            ),
            rows=tuple(
                Row(
                    cells=(
                        cells.date(each.date, LEAD),
                        cells.words(each.place),
                        cells.words(each.words),
                    )
                )
                for each in now.yields
            ),
        ),
    )


def _numbers() -> tuple[Heading, ...]:
    return tuple(
        Heading(title=title, number=True) for title in (_("rondes"), _("contacten"), _("bereikt"))
    )


def _row(name: str, *numbers: int) -> Row:
    return count_row(name, *numbers, lead=LEAD)


def _bar_row(name: str, totals: RoundTotals) -> Row:
    """Row of a chart's table: its one bar, the contacts, leads to what is behind it."""
    return named_row(
        name,
        cells.count(totals.rounds),
        cells.count(totals.contacts, LEAD),
        cells.count(totals.reached),
    )
