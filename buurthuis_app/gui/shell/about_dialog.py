"""About dialog: which version this is, and what it is made of, with the licence of each part."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from buurthuis_app import __version__, i18n, paths
from buurthuis_app.gui.look.spoken_language import not_proofread
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SnugDialog, open_at
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_row
from buurthuis_app.i18n import _, listing, long_date, ngettext, number
from buurthuis_app.services.shared.clock import SystemClock

PARTS = "parts.cdx.json"


class SoftwarePart(Struct, frozen=True, kw_only=True):
    """A part that others made."""

    name: str
    version: str
    licence: str
    text: str


class MadeOf(Struct, frozen=True, kw_only=True):
    """What an installed program knows of itself."""

    parts: tuple[SoftwarePart, ...] = ()
    made: dt.date | None = None
    page: str = ""
    """Where newer versions are, on the web."""


class AboutDialog(SnugDialog):
    """Shows what is listed in `folder`: an installed program lists it, a source tree does not.

    The program never looks by itself whether there is a newer version; people can, in their own browser.
    """

    topic = "beginnen#welke-versie-is-dit"

    def __init__(
        self,
        parent: QWidget | None = None,
        folder: Path | None = None,
        today: dt.date | None = None,
    ) -> None:
        super().__init__(parent, units=60)
        self.setWindowTitle(_("Over Buurthuis"))
        made_of = read_ingredients((folder or paths.resources()) / PARTS)
        self._parts = made_of.parts
        age = age_in_words(made_of.made, today or SystemClock().today())
        self.parts = QListWidget()
        self.parts.setAccessibleName(_("Onderdelen van anderen"))
        self.parts.addItems([f"{part.name} {part.version}" for part in self._parts])
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(_("Licentie van het gekozen onderdeel"))
        self.parts.currentRowChanged.connect(self._show_text)
        close = button(_("Sluiten"), do=self.accept)
        close.setDefault(True)
        intro = label(_("Tellen en vertellen. Vrije software, onder de licentie EUPL-1.2."))
        heading = label(_("Buurthuis {version}").format(version=__version__), Text.HEADING)
        self.page = button(
            _("Nieuwe versies bekijken"),
            ButtonKind.QUIET,
            do=lambda: QDesktopServices.openUrl(QUrl(made_of.page)),
        )
        self.page.setVisible(bool(made_of.page))
        rows = [heading, *([label(age)] if age else []), intro, label(_languages())]
        if self._parts:
            open_at(self, 960, 600)
            rows.append(label(_("Het programma is gemaakt met deze onderdelen van anderen:")))
        listed = in_row(grow(self.parts, 3), grow(self.text, 7))
        self.parts.setVisible(bool(self._parts))
        self.text.setVisible(bool(self._parts))
        self.lay_out(*rows, grow(listed), in_row(self.page, SPRING, close))
        self.parts.setCurrentRow(0)

    def _show_text(self, row: int) -> None:
        part = self._parts[row]
        self.text.setPlainText(f"{part.licence}\n\n{part.text}")


def _languages() -> str:
    """In which languages the door speaks, and which of them nobody has read who grew up with it."""
    spoken = i18n.languages()
    sentence = _("De Deurstand spreekt {languages}.").format(languages=listing([*spoken.values()]))
    return f"{sentence} {not_proofread(spoken)}".strip()


def age_in_words(made: dt.date | None, today: dt.date) -> str:
    """From which day this version is, and how long ago that is; empty when it does not know."""
    if made is None:
        return ""
    whole = (today.year - made.year) * 12 + today.month - made.month
    months = whole - (today.day < made.day)
    if months < 1:
        return _("Deze versie is van {day}.").format(day=long_date(made))
    ago = ngettext(
        "Deze versie is van {n} maand geleden ({day}).",
        "Deze versie is van {n} maanden geleden ({day}).",
        months,
    )
    return ago.format(n=number(months), day=long_date(made))


def read_ingredients(path: Path) -> MadeOf:
    """What a CycloneDX list says; nothing when there is no such file."""
    if not path.is_file():
        return MadeOf()
    told = json.loads(path.read_bytes())
    moment = told["metadata"]["timestamp"]
    pages = told["metadata"]["component"]["externalReferences"]
    return MadeOf(
        parts=tuple(_part(component) for component in told["components"]),
        made=dt.datetime.fromisoformat(moment).date() if moment else None,
        page=pages[0]["url"] if pages else "",
    )


def _part(component: dict[str, Any]) -> SoftwarePart:
    licence = component["licenses"][0]["license"]
    return SoftwarePart(
        name=component["name"],
        version=component["version"],
        licence=licence["name"],
        text=licence["text"]["content"],
    )
