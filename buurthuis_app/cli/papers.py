"""Commands that write a paper: any of the list, and those that have a command of their own."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app import bootstrap
from buurthuis_app.cli.arguments import by_name
from buurthuis_app.cli.output import GOOD, house_of, say
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from buurthuis_app.domain.papers.document import Document
    from buurthuis_app.domain.shared.periods import Period
    from buurthuis_app.services.paper_list import PaperKind


def paper(options: argparse.Namespace, folder: Path) -> int:
    """Write any paper of the list; without a name tell which there are."""
    from buurthuis_app.services.paper_list import (
        PAPERS,
        PaperSubject,
        paper_named,
        usual_wish,
        write,
    )

    if options.key is None:
        for kind in PAPERS:
            endings = " ".join(kind.endings)
            say(f"{kind.key}: {kind.title()}. {kind.explanation()} ({endings})")
        return GOOD
    if options.output is None:
        raise Invalid(_("Zeg ook waarheen: --output BESTAND."))
    kind = paper_named(options.key)
    with bootstrap.opened(folder) as database:
        house = house_of(database)
        wish = usual_wish(kind, house)
        if options.week is not None or options.year is not None:
            wish = replace(wish, period=_period_of(kind, options))
        if options.about is not None and kind.options is not None:
            known = {option.words: option.key for option in kind.options(house)}
            # A list of people's names does not belong in a log.
            people = kind.subject is PaperSubject.VOLUNTEERS
            others = _("Dit is er niet: {name}. Wel: {others}.")
            words = _("Dit is er niet: {name}.") if people else others
            wish = replace(wish, option=by_name(options.about, known, words))
        write(kind, house, wish, options.output)
    say(str(options.output))
    return GOOD


def overview(options: argparse.Namespace, folder: Path) -> int:
    """Write the overview of a year, quarter or month."""
    from buurthuis_app.services.overviews.overviews import overview_of

    written = overview_of(_written("year", period_of(options), options, folder))
    figures = written.figures
    say(
        ngettext(
            "{period}: {visits} bezoek, {counted} van {held} keer geteld.",
            "{period}: {visits} bezoeken, {counted} van {held} keer geteld.",
            figures.visits,
        ).format(
            period=written.period.name,
            visits=number(figures.visits),
            counted=number(figures.counted),
            held=number(figures.held),
        )
    )
    say(str(options.output))
    return GOOD


def goals(options: argparse.Namespace, folder: Path) -> int:
    """Write the indicators, initiatives and promises of a year."""
    from buurthuis_app.domain.goals.year_report import GoalsYear

    report = _written("goals", period_of(options), options, folder).facts
    if not isinstance(report, GoalsYear):
        raise TypeError("no report on goals")
    met = [indicator.met(report.year) for indicator in report.indicators]
    say(
        ngettext(
            "{year}: {all} kengetal, {met} van {judged} gehaald.",
            "{year}: {all} kengetallen, {met} van {judged} gehaald.",
            len(met),
        ).format(
            year=report.year,
            all=number(len(met)),
            met=number(sum(verdict is True for verdict in met)),
            judged=number(sum(verdict is not None for verdict in met)),
        )
    )
    say(str(options.output))
    return GOOD


def week(options: argparse.Namespace, folder: Path) -> int:
    """Write the programme of a week as a poster."""
    from buurthuis_app.domain.shared import periods
    from buurthuis_app.services.paper_list import paper_named, write
    from buurthuis_app.services.papers.paper import Paper
    from buurthuis_app.services.papers.wish import PaperWish

    with bootstrap.opened(folder) as database:
        house = house_of(database)
        wish = PaperWish(period=periods.week(options.week))
        poster = write(paper_named("week"), house, wish, options.output)
        programme = house.programmes.week(options.week)
    items = sum(len(day.items) for day in programme.days)
    say(
        ngettext(
            "Week {n}, {span}: {items} activiteit.",
            "Week {n}, {span}: {items} activiteiten.",
            items,
        ).format(n=programme.week, span=programme.span, items=number(items))
    )
    for note in poster.notes if isinstance(poster, Paper) else ():
        say(note)
    say(str(options.output))
    return GOOD


def period_of(options: argparse.Namespace) -> "Period":
    """The year, quarter or month that was asked for."""
    from buurthuis_app.domain.shared import periods

    if options.quarter is not None:
        return periods.quarter(options.year, options.quarter)
    if options.month is not None:
        return periods.month(options.year, options.month)
    return periods.year(options.year)


def _written(key: str, period: "Period", options: argparse.Namespace, folder: Path) -> "Document":
    from buurthuis_app.domain.papers.document import Document
    from buurthuis_app.services.paper_list import paper_named, write
    from buurthuis_app.services.papers.wish import PaperWish

    with bootstrap.opened(folder) as database:
        wish = PaperWish(period=period)
        paper = write(paper_named(key), house_of(database), wish, options.output)
    if not isinstance(paper, Document):
        raise TypeError("no document")
    return paper


def _period_of(kind: "PaperKind", options: argparse.Namespace) -> "Period":
    """The period that was asked for; of what is about another stretch, that of its first day."""
    from buurthuis_app.domain.shared import periods

    asked = period_of(options) if options.week is None else periods.week(options.week)
    if kind.period in {None, asked.kind}:
        return asked
    return periods.containing(kind.period, asked.first)
