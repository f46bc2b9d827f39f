"""Settings of the window on this computer: its place, its colours, its type size, its language.

Kept by this computer for each folder with data. What lies beside the data is of an earlier version, and is what a
computer begins with.
"""

import json
import logging
import os
import tempfile
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from buurthuis_app import paths
from buurthuis_app.i18n import DUTCH

FILE_NAME = "venster.json"
_log = logging.getLogger(__name__)


class Settings(Struct, frozen=True, kw_only=True):
    """Lengths in px of the screen; a width of 0: never placed; a type size of 0: as the system."""

    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0
    maximised: bool = False
    scheme: str = "system"
    type_size: int = 0
    charts_folded: bool = False
    language: str = DUTCH


def load(folder: Path) -> Settings:
    """What was remembered; what can't be read is as if it was never set, and is noted in the log."""
    path = paths.own_settings(folder) / FILE_NAME
    try:
        if not path.exists():
            path = folder / FILE_NAME
        known = json.loads(path.read_text(encoding="utf-8"))
        defaults = asdict(Settings())
        if not isinstance(known, dict):
            raise TypeError("not an object")
        chosen = {name: known[name] for name in defaults if name in known}
        for name, value in chosen.items():
            if type(value) is not type(defaults[name]):
                raise TypeError(name)
        return Settings(**chosen)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, TypeError) as error:
        _log.warning("window settings not readable: %s", type(error).__name__)
        return Settings()


def save(folder: Path, settings: Settings) -> bool:
    """Write all or nothing; False, and a line in the log, when the disk refuses. Never worth a dialog."""
    temporary, folder = "", paths.own_settings(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=FILE_NAME, suffix=".new")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(folder / FILE_NAME)
    except OSError as error:
        _log.warning("window settings not saved: %s", type(error).__name__)
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        return False
    return True
