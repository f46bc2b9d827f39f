"""Commands for a centre on a server."""

import argparse
import getpass
from pathlib import Path

from buurthuis_app.cli.output import GOOD, say
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _


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
