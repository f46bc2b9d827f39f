"""About dialog: which version this is, and what it is made of, with the licence of each part."""

import json
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from buurthuis_app import __version__, i18n, paths
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SnugDialog, open_at
from buurthuis_app.gui.widgets.layout import DIALOG, SPRING, grow, in_column, in_row
from buurthuis_app.i18n import _, listing

PARTS = "parts.cdx.json"


class SoftwarePart(Struct, frozen=True, kw_only=True):
    """A part that others made."""

    name: str
    version: str
    licence: str
    text: str


class AboutDialog(SnugDialog):
    """Shows the parts that are listed in `folder`: an installed program lists them, a source tree does not."""

    def __init__(self, parent: QWidget | None = None, folder: Path | None = None) -> None:
        super().__init__(parent, units=60)
        self.setWindowTitle(_("Over Buurthuis"))
        self._parts = tuple(software_parts((folder or paths.resources()) / PARTS))
        self.parts = QListWidget()
        self.parts.setAccessibleName(_("Onderdelen van anderen"))
        self.parts.addItems([f"{part.name} {part.version}" for part in self._parts])
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Licentie van het gekozen onderdeel"))
        self.parts.currentRowChanged.connect(self._show_text)
        close = button(_("Sluiten"), ButtonKind.PRIMARY, do=self.accept)
        close.setDefault(True)
        intro = label(_("Tellen en vertellen. Vrije software, onder de licentie EUPL-1.2."))
        heading = label(_("Buurthuis {version}").format(version=__version__), Text.HEADING)
        rows = [heading, intro, label(_languages())]
        if self._parts:
            open_at(self, 960, 600)
            rows.append(label(_("Het programma is gemaakt met deze onderdelen van anderen:")))
        listed = in_row(grow(self.parts, 3), grow(self.text, 7))
        self.parts.setVisible(bool(self._parts))
        self.text.setVisible(bool(self._parts))
        in_column(*rows, grow(listed), in_row(SPRING, close), on=self, margins=DIALOG, gap=2 * GRID)
        self.parts.setCurrentRow(0)

    def _show_text(self, row: int) -> None:
        part = self._parts[row]
        self.text.setPlainText(f"{part.licence}\n\n{part.text}")


def _languages() -> str:
    """In which languages the door speaks, and which of them nobody has read who grew up with it."""
    spoken = i18n.languages()
    unread = [name for code, name in spoken.items() if code in i18n.NOT_PROOFREAD]
    sentences = [
        _("De Deurstand spreekt {languages}.").format(languages=listing([*spoken.values()]))
    ]
    if unread:
        sentences.append(
            _("Nog niet nagelezen door een moedertaalspreker: {languages}.").format(
                languages=listing(unread)
            )
        )
    return " ".join(sentences)


def software_parts(path: Path) -> Iterator[SoftwarePart]:
    """The components of a CycloneDX list; none when there is no such file."""
    if not path.is_file():
        return
    for component in json.loads(path.read_bytes())["components"]:
        licence = component["licenses"][0]["license"]
        yield SoftwarePart(
            name=component["name"],
            version=component["version"],
            licence=licence["name"],
            text=licence["text"]["content"],
        )
