"""Backup: a whole copy made with VACUUM INTO, verified before it counts, with its checksum beside it."""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from buurthuis_app.domain.shared.progress import Progress, at, silently
from buurthuis_app.errors import Invalid
from buurthuis_app.files import speaking_of_files, unfinished_beside
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import connect, damaged, listening, speaking
from buurthuis_app.persistence.integrity import checksum, seal
from buurthuis_app.persistence.integrity.soundness import verify

__all__ = ["FOLDER", "drop", "flush", "make", "verify"]

FOLDER = "Reservekopieën"
_READ, _COPIED, _VERIFIED = 35, 42, 98
"""How much of the time is behind, in percent, once the data were looked through, copied, and the copy was read."""


def make(
    database: Path,
    target: Path,
    prepare: Callable[[Path], None] | None = None,
    progress: Progress = silently,
) -> Path:
    """Copy the whole database to `target`, verify the copy, and note its checksum beside it.

    `prepare` may change the copy before it counts.

    Raises DiskFull or ReadOnly when it cannot be written, Damaged when the database or what was written is not
    whole, Invalid when `target` is the database itself. An existing target is only replaced by a whole copy.
    """
    with speaking_of_files():
        if target.exists() and target.samefile(database):
            raise Invalid(_("Kies een andere plaats: dit is het gegevensbestand zelf."))
        target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = unfinished_beside(target)
    try:
        progress(0, 100)
        with speaking(), closing(connect(database)) as source, listening(source, at(progress, 1)):
            # The copy gets new indexes: a fault in an old one would be healed there and stay here.
            if source.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise damaged()
            progress(_READ, 100)
            source.execute("VACUUM INTO ?", (str(unfinished),))
        progress(_COPIED, 100)
        if prepare is not None:
            prepare(unfinished)
        seal.stamp(unfinished)
        verify(unfinished, at(progress, _COPIED))
        progress(_VERIFIED, 100)
        flush(unfinished)
        digest = checksum.of(unfinished)
        with speaking_of_files():
            checksum.note_beside(target).unlink(missing_ok=True)  # that of a former copy
            unfinished.replace(target)
        checksum.keep(target, digest)
    finally:
        drop(unfinished)
    return target


def flush(path: Path) -> None:
    """See to it that the file is on the disk. Raises DiskFull or ReadOnly."""
    with speaking_of_files(), path.open("rb+") as file:
        os.fsync(file.fileno())


def drop(unfinished: Path) -> None:
    """Remove a file that was not finished, with its journal, which stays when the disk fills up late."""
    with suppress(OSError):  # what went wrong before is what must be told
        unfinished.unlink(missing_ok=True)
        unfinished.with_name(unfinished.name + "-journal").unlink(missing_ok=True)
