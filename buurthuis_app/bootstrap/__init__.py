"""The composition root: paths, log, database, services and window are tied together here and only here."""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from buurthuis_app import paths, private_files
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.shared.permissions import COORDINATOR, Actor
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.integrity import checksum
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import Clock, SystemClock

LOG_NAME = "buurthuis.log"
_LOG_BYTES = 512 * 1024
_LOGS_KEPT = 3


def look_ahead(folder: Path) -> None:
    """Begin to read the data file, which takes longest of opening it, while the window's libraries load."""
    if not paths.is_on_server(folder):
        checksum.begin_quick(folder / paths.DATABASE_NAME)


@contextmanager
def opened(
    folder: Path, *, watched: Callable[[Callable[[Progress], None]], None] | None = None
) -> Iterator[Database]:
    """The database in `folder`: looked after, made or brought up to date first; closed and sealed at the end.

    Looking after it is done by `watched`, which may show how far it is.

    Raises Missing or Damaged when there is something to restore, and what opening a file or a server raises.
    """
    if paths.is_on_server(folder):
        from buurthuis_app.persistence.server import opening

        private_files.close_to_others(folder, backup.FOLDER)
        with opening.opened(folder) as on_server:
            yield on_server
        return
    path = folder / paths.DATABASE_NAME
    # Where a disk is missing nothing is made; a path that no file can have is told when it is opened.
    if os.path.isdir(folder) or folder != paths.remembered_folder():  # noqa: PTH112 - as said
        private_files.close_to_others(folder, backup.FOLDER)
    if watched is None:
        data_file.prepare(path)
    else:
        watched(lambda progress: data_file.prepare(path, progress=progress))
    database = Database(path)
    try:
        yield database
    finally:
        database.close()
        data_file.close(path)
        private_files.close_to_others(folder, backup.FOLDER)


def house(
    database: Database,
    centre: Centre,
    *,
    clock: Clock | None = None,
    actor: Actor = COORDINATOR,
) -> CentreServices:
    """All services for one centre."""
    return CentreServices(database, clock or SystemClock(), actor, centre)


def start_log(folder: Path) -> None:
    """Log to a rotated file in the data folder: what happened, never to whom. Without a folder nothing is noted.

    From then on nothing is noted in the folder of before: that may be of another centre.
    """
    from logging.handlers import RotatingFileHandler

    root = logging.getLogger("buurthuis_app")
    path = folder / LOG_NAME
    for former in root.handlers[:]:
        if isinstance(former, RotatingFileHandler):
            if former.baseFilename == os.path.abspath(path):  # noqa: PTH100 - as the handler makes it
                return
            root.removeHandler(former)
            former.close()
    handler = RotatingFileHandler(
        path,
        maxBytes=_LOG_BYTES,
        backupCount=_LOGS_KEPT,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    # A log on a full disk would print the exception under way, and its text may hold names.
    logging.raiseExceptions = False
    root.setLevel(logging.INFO)
    root.propagate = False


def has_screen() -> bool:
    """Whether a window could be seen: on Linux a display must be named."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
