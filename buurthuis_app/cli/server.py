"""Commands for a centre on a server."""

import argparse
import getpass
from pathlib import Path

from buurthuis_app.cli.output import GOOD, say
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, number


def prepare_server(_options: argparse.Namespace, folder: Path) -> int:
    """Make the tables on the server, or bring them up to date."""
    from buurthuis_app.persistence.server import opening, preparation

    with opening.unprepared(folder) as database:
        preparation.prepare(database)
    say(_("De server is klaar voor deze versie van het programma."))
    return GOOD


def server_password(_options: argparse.Namespace, folder: Path) -> int:
    """Ask for the password of the server, try it, and keep it in the system's keyring."""
    from buurthuis_app.persistence.server import opening, passwords, server_database, troubles

    address = opening.address_of(folder)
    password = getpass.getpass(_("Wachtwoord: "))
    if not password:
        raise Invalid(_("Er is niets getypt. Er is niets veranderd."))
    with troubles.speaking():
        server_database.connect(address, password).close()
    passwords.keep(address, password)
    say(_("Het wachtwoord klopt, en staat in de sleutelhanger van deze computer."))
    return GOOD


def move_to_server(options: argparse.Namespace, folder: Path) -> int:
    """Bring the data from the file to a server, and compare them."""
    from buurthuis_app.bootstrap import server_moves

    rows = server_moves.to_server(folder, options.address)
    say(_("Overgebracht en vergeleken: {n} regels.").format(n=number(rows)))
    say(_("Deze map staat nu voor de server. Het bestand ligt bij de reservekopieën."))
    return GOOD


def move_to_file(options: argparse.Namespace, folder: Path) -> int:
    """Bring the data back from the server to a file, and compare them."""
    from buurthuis_app.bootstrap import server_moves

    goal = options.goal.expanduser().absolute()
    server_moves.to_file(folder, goal)
    say(_("Overgebracht en vergeleken. Het bestand staat in {folder}.").format(folder=goal))
    say(
        _(
            "Op de server staat alles er nog. Laat de beheerder het daar weghalen, zodat niemand er verder in werkt."
        )
    )
    return GOOD
