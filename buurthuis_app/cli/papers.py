"""Commands that write a paper: overviews, the week's programme and the register of processing."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app import bootstrap
from buurthuis_app.cli.output import GOOD, house_of, say
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, number

if TYPE_CHECKING:
    from buurthuis_app.domain.shared.periods import Period


def overview(options: argparse.Namespace, folder: Path) -> int:
    """Write the overview of a year, quarter or month."""
    with bootstrap.opened(folder) as database:
        written = house_of(database).overviews.write(period_of(options), options.output)
    figures = written.figures
    say(
        _("{period}: {visits} bezoeken, {counted} van {held} keer geteld.").format(
            period=written.period.name,
            visits=number(figures.visits),
            counted=number(figures.counted),
            held=number(figures.held),
        )
    )
    say(str(options.output))
    return GOOD


def week(options: argparse.Namespace, folder: Path) -> int:
    """Write the programme of a week as a poster."""
    if options.output.suffix.casefold() != ".pdf":
        raise Invalid(_("Kies een bestandsnaam die op .pdf eindigt."))
    with bootstrap.opened(folder) as database:
        paper = house_of(database).programmes.write(options.week, options.output)
    items = sum(len(day.items) for day in paper.programme.days)
    say(
        _("Week {n}, {span}: {items} activiteiten.").format(
            n=paper.programme.week, span=paper.programme.span, items=number(items)
        )
    )
    for note in paper.notes:
        say(note)
    say(str(options.output))
    return GOOD


def processing_register(options: argparse.Namespace, folder: Path) -> int:
    """Write what is kept about people, why and how long."""
    with bootstrap.opened(folder) as database:
        house_of(database).processing_register.write(options.output)
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
