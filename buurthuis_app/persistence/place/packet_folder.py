"""Packet folder: where this computer puts packets or looks for them. Not in the data: another has other folders."""

from contextlib import suppress
from pathlib import Path

from buurthuis_app import paths
from buurthuis_app.files import speaking_of_files, written_whole

FILE_NAME = "pakketjes.txt"


def load(database: Path) -> Path | None:
    """The folder that people chose on this computer, None for none. Raises FileNotFoundError when they never did."""
    text = ""
    with suppress(UnicodeDecodeError):
        text = _file(database).read_text(encoding="utf-8").strip()
    return Path(text) if text else None


def keep(database: Path, folder: Path | None) -> None:
    """Remember it, or that there is none. Raises DiskFull or ReadOnly."""
    target = _file(database)
    with speaking_of_files():
        target.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(target) as file:
        file.write(str(folder or "").encode())


def _file(database: Path) -> Path:
    return paths.own_settings(database.parent) / FILE_NAME
