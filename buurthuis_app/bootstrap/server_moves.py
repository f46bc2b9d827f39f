"""Moves of a centre from its file to a server and back. Every row and the figures of every year are compared."""

import datetime as dt
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from buurthuis_app import bootstrap, paths
from buurthuis_app.domain.papers.document_json import as_json
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.progress import Cancelled
from buurthuis_app.errors import Damaged, Invalid, Missing
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.place import presence
from buurthuis_app.persistence.rescue import restore
from buurthuis_app.persistence.server import address as addresses
from buurthuis_app.persistence.server import opening, preparation, transfer
from buurthuis_app.persistence.server.server_database import ServerDatabase
from buurthuis_app.services.centre.centres import Centres

Tell = Callable[[int, int, str], None]
"""Hears how far it is: so many parts, of so many, and what is being done."""


def silently(_done: int, _all: int, _doing: str) -> None:
    """For who does not want to hear it."""


def to_server(folder: Path, text: str, tell: Tell = silently) -> int:
    """Bring the centre of the folder to an empty database, and let the folder stand for it; how many rows.

    The file is set aside among the backups. Nobody else may have it open. Raises what opening either of them raises,
    Invalid when there is a centre on the server, and Damaged when something arrived otherwise than it was.
    """
    address = addresses.read(text)
    path = folder / paths.DATABASE_NAME
    if paths.is_on_server(folder):
        raise Invalid(_("Dit buurthuis staat al op een server."))
    if not path.exists():
        raise Missing(_("In deze map staan nog geen gegevens: {folder}").format(folder=folder))
    presence.demand_alone(path)
    with bootstrap.opened(folder) as file, closing(ServerDatabase(address, path)) as server:
        preparation.prepare(server)
        with file.begin() as source, server.begin() as target:
            preparation.demand_alone(target)
            rows = transfer.copy(source, target, partial(_bringing, tell))
        _demand_same(file, server, tell)
    opening.remember(folder, address)
    restore.set_aside(path, dt.datetime.now(dt.UTC))
    return rows


def to_file(folder: Path, goal: Path, tell: Tell = silently) -> None:
    """Bring the centre that the folder stands for back to a file in `goal`. What is on the server stays there.

    Nobody else may have it open. Raises as `to_server` does.
    """
    path = goal / paths.DATABASE_NAME
    same = goal.resolve() == folder.resolve()
    if not same and (path.exists() or paths.is_on_server(goal)):
        raise Invalid(_("In deze map staan al gegevens. Kies een andere map."))
    with opening.opened(folder) as server:
        server.close()
        with server.begin() as source:
            preparation.demand_alone(source)
            transfer.write_file(source, path, partial(_bringing, tell))
        with closing(Database(path)) as file:
            _demand_same(file, server, tell)
    with speaking_of_files():
        if same:
            (folder / paths.SERVER_NAME).unlink()
        elif erasure_ledger.beside(server.path).exists():
            shutil.copyfile(erasure_ledger.beside(server.path), erasure_ledger.beside(path))


def _bringing(tell: Tell, done: int, tables: int) -> None:
    tell(done, tables, _("De gegevens gaan over…"))


def _unstoppable(tell: Tell, done: int, parts: int, doing: str) -> None:
    with suppress(Cancelled):
        tell(done, parts, doing)


def _demand_same(one: Database, other: Database, tell: Tell) -> None:
    """What was committed is read once more; and what people read must say the same as well.

    Who wants to stop is too late: what was brought over stands there, and is only good once it was compared.
    """
    tell = partial(_unstoppable, tell)
    with one.read() as source, other.read() as target:
        transfer.demand_equal(
            source, target, lambda done, tables: tell(done, tables, _("Alles wordt vergeleken…"))
        )
    centre = Centres(one).first()
    if centre is None:
        return
    first, second = bootstrap.house(one, centre), bootstrap.house(other, centre)
    years = first.neighbourhoods.years()
    for done, year in enumerate(years):
        tell(done, len(years), _("Het overzicht van {year} wordt vergeleken…").format(year=year))
        period = periods.year(year)
        if as_json(first.overviews.document(period)) != as_json(second.overviews.document(period)):
            sentence = _(
                "Alle gegevens kwamen over, maar het overzicht van {year} is anders. Gebruik wat u had, "
                "en waarschuw de beheerder."
            )
            raise Damaged(sentence.format(year=year))
