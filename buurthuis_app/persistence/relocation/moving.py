"""Moving the data to another folder: a copy that was read back, then the switch; what stood there is set aside."""

import datetime as dt
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from buurthuis_app import paths, private_files
from buurthuis_app.domain.shared.progress import Progress, at, silently, stretch
from buurthuis_app.errors import AppError, Busy, Invalid
from buurthuis_app.files import speaking_of_files, unfinished_beside, written_whole
from buurthuis_app.i18n import _
from buurthuis_app.persistence import upgrade
from buurthuis_app.persistence.backups import backup, backup_folder, safety_state
from buurthuis_app.persistence.data_file import FORWARDING
from buurthuis_app.persistence.database import connect, speaking
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.integrity import checksum, seal
from buurthuis_app.persistence.integrity.soundness import verify
from buurthuis_app.persistence.place import presence
from buurthuis_app.persistence.rescue import restore

_WITH_THE_DATA = (erasure_ledger.FILE_NAME, safety_state.FILE_NAME)


def remember(folder: Path | None) -> None:
    """Begin with this folder from now on, on this computer; None for the usual one. Raises DiskFull or ReadOnly."""
    choice = paths.computer_folder() / paths.CHOICE
    with speaking_of_files():
        choice.parent.mkdir(mode=private_files.FOLDER, parents=True, exist_ok=True)
        if folder is None:
            choice.unlink(missing_ok=True)
            return
    with written_whole(choice) as file:
        file.write(f"{folder}\n".encode())


def share(folder: Path, *, everybody: bool) -> None:
    """Leave the folder, and all that comes in it, the rights that it has; a new one for `everybody` here gives all.

    Raises DiskFull or ReadOnly.
    """
    with speaking_of_files():
        if not folder.exists():
            folder.mkdir(parents=True)
            if everybody:
                folder.chmod(0o777)
        words = _("In deze map staan de gegevens van een buurthuis. Meer mensen gebruiken haar.")
        (folder / private_files.SHARED).write_text(words, encoding="utf-8")


def move(
    database: Path, folder: Path, now: dt.datetime, progress: Progress = silently
) -> Path | None:
    """Bring the data to `folder`, with backups and the ledger of erasures; where the former file is now.

    Nobody may have them open. Raises Busy, Invalid, Damaged, DiskFull or ReadOnly; then the data are where they were.
    """
    target = folder / database.name
    presence.demand_alone(database)
    with speaking_of_files():
        folder.mkdir(mode=private_files.FOLDER, parents=True, exist_ok=True)
        if target.exists():
            raise Invalid(_("In deze map staan al gegevens. Gebruik die, of kies een andere map."))
    unfinished, brought = unfinished_beside(target), list[Path]()
    try:
        before = _copy(database, unfinished, at(progress, 0))
        brought += _bring_along(database, folder)
        _bring_copies(database, folder, brought, stretch(progress, 20, 95))
        if safety_state.token(database) != before:
            raise Busy(
                _("Er is intussen iets ingevuld. Er is niets verhuisd. Probeer het opnieuw.")
            )
        with speaking_of_files():
            seal.lift(target)
            unfinished.replace(target)
            (folder / FORWARDING).unlink(missing_ok=True)
    except BaseException:
        for path in brought:
            backup.drop(path)
        raise
    finally:
        backup.drop(unfinished)
    seal.put(target)
    try:
        aside = restore.set_aside(database, now)
    except BaseException:
        with suppress(OSError):
            seal.lift(target)
            target.unlink()
        raise
    with suppress(OSError):
        (database.parent / FORWARDING).write_text(str(folder), encoding="utf-8")
    return aside


def _copy(database: Path, copy: Path, ask: Callable[[], None]) -> str:
    """A copy that was read back; how the file was."""
    with speaking(), closing(connect(database)) as holder:
        holder.execute("BEGIN IMMEDIATE")  # nobody writes meanwhile
        with speaking_of_files():
            copy.touch()
        upgrade.copy_of(database, copy)
        before = safety_state.token(database)
    verify(copy, ask)
    backup.flush(copy)
    return before


def _bring_along(database: Path, folder: Path) -> list[Path]:
    """The small files that belong to the data, and what this computer knows of them; what is there now and was not."""
    new = []
    for name in _WITH_THE_DATA:
        if (database.parent / name).exists():
            new += [folder / name] * (not (folder / name).exists())
            with speaking_of_files():
                shutil.copyfile(database.parent / name, folder / name)
    own = paths.own_settings(database.parent)
    if own.exists():
        with speaking_of_files():
            shutil.copytree(own, paths.own_settings(folder), dirs_exist_ok=True)
    return new


def _bring_copies(database: Path, folder: Path, brought: list[Path], progress: Progress) -> None:
    """A backup that does not come over whole stays where it is: it is in the former folder still."""
    copies = backup_folder.listed(backup_folder.folder_of(database))
    for done, copy in enumerate(copies):
        progress(done, len(copies))
        target = backup_folder.folder_of(folder / database.name)
        if not (target / copy.path.name).exists():
            brought += [target / copy.path.name, checksum.note_beside(target / copy.path.name)]
        with suppress(AppError):
            backup_folder.copy_to(copy, target)
    progress(1, 1)
