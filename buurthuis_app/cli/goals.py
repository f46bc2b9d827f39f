"""The command that writes what was aimed at and what came of it."""

import argparse
from pathlib import Path

from buurthuis_app import bootstrap
from buurthuis_app.cli.output import GOOD, house_of, say
from buurthuis_app.i18n import _, number


def goals(options: argparse.Namespace, folder: Path) -> int:
    """Write the indicators, initiatives and promises of a year."""
    with bootstrap.opened(folder) as database:
        report = house_of(database).goals_report.write(options.year, options.output)
    met = [indicator.met(report.year) for indicator in report.indicators]
    say(
        _("{year}: {all} kengetallen, {met} van {judged} gehaald.").format(
            year=report.year,
            all=number(len(met)),
            met=number(sum(verdict is True for verdict in met)),
            judged=number(sum(verdict is not None for verdict in met)),
        )
    )
    say(str(options.output))
    return GOOD
