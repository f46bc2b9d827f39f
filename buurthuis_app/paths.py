"""Paths: the data folder of this user, and the resources that come with the program."""

import os
import sys
from pathlib import Path

DATABASE_NAME = "buurthuis.db"
SERVER_NAME = "server.txt"
"""In a folder whose centre is kept on a server: the address of it."""


CHOICE = "gegevensmap.txt"
"""In the folder of this computer: where its data are, when people chose another place."""


def data_folder(chosen: str | Path | None = None) -> Path:
    """The folder for the database, the backups and the log.

    That is `chosen`, else $BUURTHUIS_DATA, else what people chose on this computer, else the usual one of this user.
    Who has no data there yet while there are some for everybody on this computer gets those.
    """
    if chosen is not None:
        return Path(chosen).expanduser().absolute()
    from_environment = os.environ.get("BUURTHUIS_DATA")
    if from_environment:
        return Path(from_environment).expanduser().absolute()
    remembered = remembered_folder()
    if remembered is not None:
        return remembered
    usual, common = own_folder(), common_folder()
    return common if _has_centre(common) and not _has_centre(usual) else usual


def own_folder() -> Path:
    """The usual folder, of this user alone."""
    from platformdirs import user_data_path

    return user_data_path("Buurthuis", appauthor=False)


def common_folder() -> Path:
    """The folder for everybody who uses this computer."""
    if sys.platform == "win32":
        return Path(os.environ.get("PUBLIC", r"C:\Users\Public")) / "Documents" / "Buurthuis"
    return Path("/Users/Shared/Buurthuis" if sys.platform == "darwin" else "/var/lib/buurthuis")


def remembered_folder() -> Path | None:
    """The folder that people chose on this computer; None for the usual one."""
    try:
        text = (computer_folder() / CHOICE).read_text(encoding="utf-8-sig", errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Path(text.strip()) if text.strip() else None


def computer_folder() -> Path:
    """The folder for what this computer knows, wherever the data is: $BUURTHUIS_COMPUTER, else the system's."""
    from_environment = os.environ.get("BUURTHUIS_COMPUTER")
    if from_environment:
        return Path(from_environment).expanduser().absolute()
    from platformdirs import user_config_path

    return user_config_path("Buurthuis", appauthor=False) / "computer"


def own_settings(folder: Path) -> Path:
    """The folder for what this computer keeps to itself about the data in `folder`, which others may use as well."""
    from hashlib import blake2b

    place = os.path.normcase(os.path.realpath(folder))
    return computer_folder() / blake2b(os.fsencode(place), digest_size=12).hexdigest()


def is_on_server(folder: Path) -> bool:
    """Whether this folder stands for a centre that is kept on a server."""
    return os.path.exists(folder / SERVER_NAME)  # noqa: PTH110 - also for a path that no file can have


def _has_centre(folder: Path) -> bool:
    return (folder / DATABASE_NAME).exists() or is_on_server(folder)


def computer_name() -> str:
    """What this computer is called in the network: DEUR-PC."""
    import platform

    return platform.node().partition(".")[0] or "?"


def resources() -> Path:
    """The folder with icons, translations and the manual: inside a built package, beside it in the source tree."""
    package = Path(__file__).parent
    built_in = package / "resources"
    return built_in if built_in.is_dir() else package.parent / "resources"
