"""Commands that look after the data and the program itself."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app import bootstrap, paths
from buurthuis_app.cli.backup_words import line_of
from buurthuis_app.cli.output import GOOD, house_of, say
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.errors import Invalid
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _, number
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.shared.clock import SystemClock

if TYPE_CHECKING:
    from buurthuis_app.services.privacy.maintenance import Keeping


def check(_options: argparse.Namespace, folder: Path) -> int:
    """Look whether the data is whole."""
    if not paths.is_on_server(folder) and data_file.is_beginning(folder / paths.DATABASE_NAME):
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
        path = chosen or keeping.backup_now().path
    say(_("Reservekopie gemaakt: {path}").format(path=path))
    return GOOD


def carry(options: argparse.Namespace, folder: Path) -> int:
    """Make a sealed copy for outside, and tell the words that open it."""
    with bootstrap.opened(folder) as database:
        house = house_of(database)
        key = house.carrying.new_key()
        if options.sheet is not None:
            with written_whole(options.sheet) as file:
                file.write(house.carrying.sheet(key, house.centre.name).content)
        path = house.carrying.make(options.file.absolute(), key)
    say(_("Verzegelde kopie gemaakt: {path}").format(path=path))
    say(_("Alleen deze woorden openen haar. Schrijf ze over, en bewaar ze ergens anders:"))
    say(" ".join(key))
    return GOOD


def _ask_key() -> str:
    say(_("Typ de twaalf woorden van het sleutelblad:"))
    return sys.stdin.readline() if sys.stdin is not None else ""


def restore(options: argparse.Namespace, folder: Path) -> int:
    """List the backups, or put one back."""
    from buurthuis_app.services.privacy.backups import Backups
    from buurthuis_app.services.privacy.carrying import is_carried, unseal

    backups = Backups(folder / paths.DATABASE_NAME, SystemClock())
    if options.list:
        copies = backups.candidates()
        for copy in copies:
            say(line_of(copy))
        if not copies:
            say(_("Er zijn geen reservekopieën in {folder}.").format(folder=backups.folder))
        return GOOD
    if options.salvage:
        saved = backups.salvage()
        say(
            _("Gered in {path}: {n}. Verloren regels: {lost}.").format(
                n=number(saved.rows), lost=number(saved.left_out), path=saved.copy.path
            )
        )
        say(_("Terugzetten: buurthuis restore {name}").format(name=saved.copy.path.name))
        return GOOD
    file = options.file
    if file is not None and is_carried(file):
        typed = options.key or _ask_key()
        file = unseal(folder / paths.DATABASE_NAME, file, typed, SystemClock())
    chosen = backups.at(file) if file else backups.offer().newest
    if chosen is None:
        raise Invalid(_("Er is geen goede reservekopie in {folder}.").format(folder=backups.folder))
    done = backups.restore(chosen.copy.path)
    say(_("Teruggezet: {copy}").format(copy=line_of(chosen)))
    if done.aside is not None:
        say(
            _("Wat er stond is bewaard. Ongedaan maken: buurthuis restore {name}").format(
                name=done.aside.name
            )
        )
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
