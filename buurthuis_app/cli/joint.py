"""The commands for an overview over centres: writing a file for others, and taking one in."""

import argparse
from pathlib import Path

from buurthuis_app import bootstrap
from buurthuis_app.cli.arguments import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Parser,
    add_output,
    command_of,
    whole,
)
from buurthuis_app.cli.output import GOOD, house_of, say
from buurthuis_app.i18n import _, listing


def share(options: argparse.Namespace, folder: Path) -> int:
    """Write these years for other centres."""
    with bootstrap.opened(folder) as database:
        house_of(database).sharing.write(options.output, options.year)
    say(str(options.output))
    return GOOD


def take_in_centre(options: argparse.Namespace, folder: Path) -> int:
    """Take the file of another centre in."""
    with bootstrap.opened(folder) as database:
        facts = house_of(database).guests.take_in(options.file, older=options.older).value
    years = listing([str(year) for year in sorted(facts.years)])
    say(_("{name} is ingelezen: {years}.").format(name=facts.name, years=years))
    if facts.lost_years:
        lost = listing([str(year) for year in sorted(facts.lost_years)])
        say(_("Niet in dit bestand, en dus weg: {years}.").format(years=lost))
    return GOOD


def add_share(kinds: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command that writes a file for other centres."""
    command = command_of(
        kinds, "joint", _("schrijf jaren voor een overzicht over centra (.samen)"), share
    )
    years = whole(EARLIEST_YEAR, LATEST_YEAR)
    command.add_argument(
        "--year", type=years, nargs="+", required=True, metavar="J", help=_("de jaren")
    )
    add_output(command, _("een .samen"))


def add_import(kinds: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command that takes such a file in."""
    command = command_of(
        kinds, "centre", _("lees het bestand van een ander centrum (.samen)"), take_in_centre
    )
    command.add_argument("file", type=Path, metavar=_("BESTAND"), help=_("het bestand"))
    command.add_argument(
        "--older", action="store_true", help=_("ook als er al een nieuwer bestand is")
    )
