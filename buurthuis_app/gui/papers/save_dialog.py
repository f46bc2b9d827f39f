"""The question where to save: names of files that are valid on any system, and their kinds."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from buurthuis_app.i18n import _

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
LONGEST_FILE_NAME = 120


def file_name(heading: str, centre: str, ending: str = ".pdf") -> str:
    """ "Jaaroverzicht 2025 De Schakel.pdf", without what a file name can't hold on any system."""
    words = " ".join(_NOT_IN_FILE_NAMES.sub(" ", f"{heading} {centre}").split())
    return words[:LONGEST_FILE_NAME].strip(" .") + ending


def documents_folder() -> Path:
    """The folder in which people look for what they saved."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def ask_where(parent: QWidget, title: str, suggested: Path, endings: Sequence[str]) -> Path | None:
    """Where to save a file with one of these endings, the first by itself; None when people changed their mind."""
    kinds = ";;".join(_kinds()[ending] for ending in endings)
    name, _filter = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    if not name:
        return None
    known = Path(name).suffix.casefold() in endings
    return Path(name if known else f"{name}{endings[0]}")


def _kinds() -> dict[str, str]:
    return {
        ".pdf": _("PDF-bestanden (*.pdf)"),
        ".html": _("Webpagina's (*.html)"),
        ".xlsx": _("Excel (*.xlsx)"),
        ".csv": _("Tekst met puntkomma's (*.csv)"),
        ".json": _("JSON (*.json)"),
        ".ics": _("Agenda (*.ics)"),
        ".vcf": _("Contacten (*.vcf)"),
        ".db": _("Gegevens (*.db)"),
        ".samen": _("Overzicht over centra (*.samen)"),
    }
