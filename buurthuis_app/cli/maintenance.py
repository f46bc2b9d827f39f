"""Commands that look after the data and the program itself."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app import bootstrap, paths
from buurthuis_app.cli.output import GOOD, say
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.shared.clock import SystemClock

if TYPE_CHECKING:
    from buurthuis_app.services.privacy.maintenance import Keeping


def check(_options: argparse.Namespace, folder: Path) -> int:
    """Look whether the data is whole."""
    if not (folder / paths.DATABASE_NAME).exists():
        raise Invalid(_("In deze map staan nog geen gegevens: {folder}").format(folder=folder))
    with bootstrap.opened(folder) as database:
        _keeping(database).check()
    say(_("De gegevens zijn in orde."))
    return GOOD


def backup(options: argparse.Namespace, folder: Path) -> int:
    """Make a verified copy of the data."""
    with bootstrap.opened(folder) as database:
        keeping = _keeping(database)
        chosen = options.file and keeping.backup_to(options.file.absolute())
        path = chosen or keeping.daily_backup().path
    say(_("Reservekopie gemaakt: {path}").format(path=path))
    return GOOD


def self_test(_options: argparse.Namespace, _folder: Path) -> int:
    """Go through the whole program in an empty folder."""
    from buurthuis_app.bootstrap.self_test import steps

    for sentence in steps():
        say(sentence)
    say(_("Alles werkt."))
    return GOOD


def _keeping(database: Database) -> "Keeping":
    from buurthuis_app.services.privacy.maintenance import Keeping

    return Keeping(database, SystemClock(), COORDINATOR)
