"""Data file at the start: that it is there, that nothing in it has changed by itself, and that it fits the program."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from buurthuis_app import paths
from buurthuis_app.domain.shared.progress import Progress, at, silently
from buurthuis_app.errors import AppError, Missing, ReadOnly
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _, ngettext
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.database import damaged
from buurthuis_app.persistence.integrity import checksum, seal
from buurthuis_app.persistence.integrity.file_check import FileRevision, inspect
from buurthuis_app.persistence.integrity.seal import SealState

FORWARDING = "verhuisd.txt"
"""In a folder that the data left: where they went."""


def prepare(path: Path, *, new: bool = False, progress: Progress = silently) -> None:
    """Make sure that the program can work with `path`; a new one is only made where nothing ever was, or where people
    said that they begin anew.

    Raises Missing when the file is gone while its backups are there, or is a link to nowhere; Damaged when it is not
    what it was at the last end of the program, or cannot be read whole; and what `upgrade.prepare` raises.
    """
    found = None
    with _reaching(path.parent):
        if new and not path.exists():
            path.unlink(missing_ok=True)  # a link to nowhere
        elif not is_beginning(path):
            found = demand_whole(path, progress)
        path.parent.mkdir(parents=True, exist_ok=True)
    sweep(path)
    if found is None or not found.current:
        from buurthuis_app.persistence import upgrade

        upgrade.prepare(path, progress)


def is_beginning(path: Path) -> bool:
    """Whether nothing ever was here. Raises Missing when something was."""
    with _reaching(path.parent):
        if path.exists():
            return False
        _demand_beginning(path)
    return True


def demand_whole(path: Path, progress: Progress = silently) -> FileRevision:
    """Raise Damaged unless the file is what it was when it was sealed; without a seal every row of it is read."""
    checksum.await_begun(path)
    found = inspect(path)  # which rolls back what a crash left half done
    state = seal.look(path)
    progress(0, 100)  # that may have taken long on a network
    if state is SealState.BROKEN:
        raise damaged()
    if state is SealState.SILENT:
        from buurthuis_app.persistence.integrity import soundness

        soundness.verify(path, at(progress, 0))
    return found


def close(path: Path) -> None:
    """Seal the file at the end, when all connections of this program are closed: the last one to leave does.

    A disk that refuses stops nothing.
    """
    from buurthuis_app.persistence.place import presence

    with suppress(AppError, OSError):
        if not presence.computers(path):
            seal.renew(path)


def sweep(path: Path) -> int:
    """Remove what programs that were killed left beside the data and among the backups; how many files."""
    return backup_folder.sweep(path.parent) + backup_folder.sweep(backup_folder.folder_of(path))


@contextmanager
def _reaching(folder: Path) -> Iterator[None]:
    """Name the folder when it cannot be reached: nobody chose it just now."""
    try:
        with speaking_of_files():
            yield
    except ReadOnly as error:
        sentence = _(
            "De map met uw gegevens is niet te bereiken: {folder}. Kijk of de schijf, de stick of het netwerk er is, "
            "en of u er mag schrijven. Start daarna het programma opnieuw."
        )
        chosen = folder == paths.remembered_folder()  # then people can choose another at once
        raise (Missing if chosen else ReadOnly)(sentence.format(folder=folder)) from error


def _demand_beginning(path: Path) -> None:
    if path.is_symlink():
        sentence = _(
            "De gegevens staan op een andere plaats, en die is er nu niet: {place}. Sluit die schijf of stick aan, "
            "of zet een reservekopie terug. Er is geen nieuw buurthuis begonnen."
        )
        raise Missing(sentence.format(place=path.readlink()))
    with suppress(OSError):
        place = (path.parent / FORWARDING).read_text(encoding="utf-8", errors="replace").strip()
        sentence = _(
            "De gegevens uit deze map zijn verhuisd naar {place}. Kies die plaats. Er is geen nieuw buurthuis begonnen."
        )
        raise Missing(sentence.format(place=place))
    copies = backup_folder.listed(backup_folder.folder_of(path))
    if not copies and path.parent == paths.remembered_folder():
        sentence = _(
            "De gegevens staan in {folder}, en die map is er nu niet. Kijk of de andere computer aan staat, en of het "
            "netwerk of de stick er is. Er is geen nieuw buurthuis begonnen."
        )
        raise Missing(sentence.format(folder=path.parent))
    if copies:
        sentence = ngettext(
            "Het bestand met uw gegevens is weg: {path}. Er is wel {n} reservekopie. Zet die terug, of zet het "
            "bestand weer op zijn plaats. Er is geen nieuw buurthuis begonnen.",
            "Het bestand met uw gegevens is weg: {path}. Er zijn wel {n} reservekopieën. Zet er een terug, of zet "
            "het bestand weer op zijn plaats. Er is geen nieuw buurthuis begonnen.",
            len(copies),
        )
        raise Missing(sentence.format(path=path, n=len(copies)))
