"""Paths: the data folder of this user, and the resources that come with the program."""

import os
from pathlib import Path

DATABASE_NAME = "buurthuis.db"
SERVER_NAME = "server.txt"
"""In a folder whose centre is kept on a server: the address of it."""


def data_folder(chosen: str | Path | None = None) -> Path:
    """The folder for the database, the backups and the log: `chosen`, else $BUURTHUIS_DATA, else the system's."""
    if chosen is not None:
        return Path(chosen).expanduser().absolute()
    from_environment = os.environ.get("BUURTHUIS_DATA")
    if from_environment:
        return Path(from_environment).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("Buurthuis", appauthor=False)


def computer_folder() -> Path:
    """The folder for what this computer knows, wherever the data is: $BUURTHUIS_COMPUTER, else the system's."""
    from_environment = os.environ.get("BUURTHUIS_COMPUTER")
    if from_environment:
        return Path(from_environment).expanduser().absolute()
    from platformdirs import user_config_path

    return user_config_path("Buurthuis", appauthor=False) / "computer"


def is_on_server(folder: Path) -> bool:
    """Whether this folder stands for a centre that is kept on a server."""
    return (folder / SERVER_NAME).exists()


def resources() -> Path:
    """The folder with icons, translations and the manual: inside a built package, beside it in the source tree."""
    package = Path(__file__).parent
    built_in = package / "resources"
    return built_in if built_in.is_dir() else package.parent / "resources"
