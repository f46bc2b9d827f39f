"""Writing a file whole or not at all, and saying in a sentence why it could not be written."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from buurthuis_app.errors import AppError, DiskFull, ReadOnly
from buurthuis_app.i18n import _

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NOWHERE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL}


def sentence_for(error: OSError) -> AppError:
    """Sentence about a disk that refuses to be written."""
    if error.errno in _FULL:
        return DiskFull(_("De schijf is vol. Maak ruimte vrij en probeer het opnieuw."))
    if error.errno in _NOWHERE:
        return ReadOnly(_("Deze plaats bestaat niet. Kies een map die er is."))
    return ReadOnly(
        _(
            "Hier kan niet worden geschreven. Misschien is het bestand nog open in een ander programma. "
            "Sluit het, of kies een andere plaats."
        )
    )


@contextmanager
def speaking_of_files() -> Iterator[None]:
    """Turn an OSError into DiskFull or ReadOnly with a sentence."""
    try:
        yield
    except OSError as error:
        raise sentence_for(error) from error


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """A file to write in, that takes the place of `target` only when the block is left normally.

    Raises DiskFull or ReadOnly; what stood at `target` is then untouched.
    """
    goal = target.resolve()
    unfinished = goal.with_name(f".{uuid4().hex}.bezig")
    with speaking_of_files():
        try:
            with unfinished.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(goal)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
