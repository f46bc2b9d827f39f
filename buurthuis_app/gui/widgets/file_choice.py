"""Choice of a file that is there, in capitals or not: a camera calls it IMG_0001.JPG."""

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

_ENDING = re.compile(r"\*\.[\w.]+")


def chosen_file(parent: QWidget, title: str, folder: Path | str, kinds: str) -> Path | None:
    """The file that people choose out of these kinds, as "Agenda (*.ics)"; None when they changed their mind."""
    in_any_case = _ENDING.sub(lambda ending: f"{ending[0]} {ending[0].upper()}", kinds)
    name, _kind = QFileDialog.getOpenFileName(parent, title, str(folder), in_any_case)
    return Path(name) if name else None
