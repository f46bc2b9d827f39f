"""Demo file: made whole beside the data file and then put in its place, so that no half demo is ever seen."""

import datetime as dt
from contextlib import closing
from pathlib import Path

from buurthuis_app import bootstrap, paths
from buurthuis_app.domain.shared.progress import Progress, silently, stretch
from buurthuis_app.files import speaking_of_files, unfinished_beside
from buurthuis_app.persistence import upgrade
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.integrity import seal
from buurthuis_app.services.centre.centres import Centres


def fill_if_empty(
    folder: Path, *, years: int, guests: bool = False, progress: Progress = silently
) -> None:
    """See to a demo centre in this folder, with `guests` beside it when that is asked. Raises what `fill` raises."""
    with bootstrap.opened(folder) as database:
        empty = Centres(database).first() is None
    if empty:
        today = dt.datetime.now().astimezone().date()
        fill(
            folder / paths.DATABASE_NAME,
            years=years,
            today=today,
            guests=guests,
            progress=progress,
        )


def fill(
    path: Path,
    *,
    years: int,
    today: dt.date,
    guests: bool = False,
    progress: Progress = silently,
) -> None:
    """Put a demo centre where there is no centre yet. Nobody may have the file open.

    Killed on the way it leaves what was there, and the next time makes it anew. Raises Invalid, DiskFull or ReadOnly.
    """
    from buurthuis_app.demo import fill as fill_database

    with speaking_of_files():
        real = path.resolve()
    made = unfinished_beside(real)
    try:
        upgrade.prepare(made, stretch(progress, 0, 40))
        with closing(Database(made)) as database:
            centre = fill_database(
                database,
                years=years,
                today=today,
                guests=guests,
                progress=stretch(progress, 40, 100),
            )
            # Made here: nobody has a poster of it to compare.
            confiding = bootstrap.house(database, centre).confiding
            confiding.trust(" ".join(confiding.holders().words))
        with speaking_of_files():
            seal.lift(path)
            made.replace(real)
        seal.put(path)
    finally:
        backup.drop(made)
