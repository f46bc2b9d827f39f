"""A finished paper to where it was asked for: whole, or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from buurthuis_app.errors import AppError, DiskFull, Invalid, ReadOnly
from buurthuis_app.i18n import _

_FULL = frozenset(
    {errno.ENOSPC, errno.EFBIG, errno.EDQUOT} if os.name == "posix" else {errno.ENOSPC}
)
_NOWHERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL})


def save(content: bytes, target: BinaryIO | Path) -> None:
    """Write `content` to an open file, or to a path by way of a neighbour file that takes its place when whole.

    Raises DiskFull, ReadOnly or Invalid (no such folder); a file that was there is then unharmed.
    """
    with _in_words():
        if isinstance(target, Path):
            _replace(content, target)
        else:
            target.write(content)
            target.flush()


def _replace(content: bytes, target: Path) -> None:
    goal = target.resolve()
    half = goal.with_name(f".{uuid4().hex}.part")
    try:
        with half.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(goal)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _sentence(error) from error


def _sentence(error: OSError) -> AppError:
    if error.errno in _FULL:
        return DiskFull(
            _("De schijf is vol. Maak ruimte vrij of kies een andere plek, en probeer het opnieuw.")
        )
    if error.errno in _NOWHERE:
        return Invalid(
            _("Deze plek bestaat niet. Kies een map die er is, en een naam voor het bestand.")
        )
    return ReadOnly(
        _(
            "Hier kan niet worden opgeslagen. Sluit het bestand als het ergens open is, of kies een andere plek."
        )
    )
