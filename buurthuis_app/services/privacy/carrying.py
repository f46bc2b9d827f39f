"""Carrying a backup outside: a sealed file, and a sheet of paper with the words that open it."""

from pathlib import Path

from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.i18n import _, in_dutch
from buurthuis_app.persistence.backups import backup_folder, carried_backup
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.backups.carried_backup import ENDING, is_carried, key_from
from buurthuis_app.persistence.integrity import checksum
from buurthuis_app.reports.kit.plain_document import plain_document
from buurthuis_app.services.papers.paper import Paper, drawn
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service

__all__ = ["ENDING", "Carrying", "is_carried", "key_from", "unseal"]


class Carrying(Service):
    """Makes sealed copies. The words are made here, shown, and kept nowhere."""

    def new_key(self) -> tuple[str, ...]:
        """Words for a new copy."""
        self._actor.demand(Permission.KEEP)
        return carried_backup.new_key()

    @in_dutch()
    def sheet(self, key: tuple[str, ...], centre: str) -> Paper:
        """The words to print, with what to do with them."""
        words = [(str(place), word) for place, word in enumerate(key, start=1)]
        document = plain_document(
            centre,
            _("Sleutel van een reservekopie"),
            (sheet(_("De woorden"), (("", 8), ("", 92)), words),),
            subtitle=_("Deze woorden openen de kopie. Zonder dit blad gaat zij niet meer open."),
            text=_(
                "Bewaar dit blad thuis of in een kluis, nooit bij de stick. Openen: in Buurthuis Bestand, "
                "Reservekopieën…, Ander bestand terugzetten…, en dan deze woorden overtypen."
            ),
            printed_on=self._clock.today(),
        )
        return drawn(document)

    def make(self, target: Path, key: tuple[str, ...], progress: Progress = silently) -> Path:
        """A sealed copy of all data at `target`. Raises DiskFull, ReadOnly, Invalid or Damaged."""
        self._actor.demand(Permission.KEEP)
        return carried_backup.make(self._database.kept_file(), target, key, progress)


def unseal(
    database: Path, carried: Path, typed: str, clock: Clock, progress: Progress = silently
) -> Path:
    """Open a sealed copy with the words of its sheet, as one more backup beside the data, where it can be put back.

    Works also when the data itself cannot be opened. Raises Invalid for wrong words, Damaged, DiskFull or ReadOnly.
    """
    key = key_from(typed)
    folder = backup_folder.folder_of(database)
    target = backup_folder.reserve(folder, Occasion.ELSEWHERE, clock.now())
    try:
        carried_backup.unseal(carried, target, key, progress)
        checksum.keep(target, checksum.of(target))
    finally:
        if not target.exists():
            checksum.note_beside(target).unlink(missing_ok=True)
    return target
