"""Reservekopie meenemen: the key on paper first, then the sealed file; and the words of the paper to open one."""

import random
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.gui.forms.basic_fields import text_area
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.printer_dialog import print_key_sheet
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label, label_of
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.layout import SPRING, Part, grow, in_column, in_row
from buurthuis_app.gui.widgets.layout import sheet as sheet_of
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.papers.paper import Paper
from buurthuis_app.services.privacy.carrying import ENDING, key_from
from buurthuis_app.services.registry import CentreServices

A_LINE = 4
"""Words of the key beside each other."""


class CarryBackupDialog(DialogPage):
    """Two steps. The words are shown once; nobody can read the file without them, the maker of it included."""

    topic = "reservekopieen#een-kopie-meenemen"

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Reservekopie meenemen"), operations, parent, size=(76 * GRID, 60 * GRID)
        )
        self._house = house
        self.key = house.carrying.new_key()
        self.asked = random.randrange(len(self.key))  # noqa: S311 - which word is asked is no secret
        self.steps = QStackedWidget()
        self.steps.addWidget(self._key_page())
        self.steps.addWidget(self._file_page())
        self.lay_out(grow(self.steps), self.notice)

    def print_sheet(self) -> None:
        """Draw the sheet, ask which printer, and print. It is never saved as a file."""
        carrying, key, centre = self._house.carrying, self.key, self._house.centre.name
        self._operations.work(
            lambda _progress, _cancelled: carrying.sheet(key, centre),
            on_done=self._print,
            on_error=self._refuse,
            owner=self,
        )

    def check(self) -> None:
        """Go on when the word that was asked stands there: then there is a paper to read it from."""
        if self.typed.text().strip().casefold() != self.key[self.asked]:
            self._refuse(Invalid(_("Dat is een ander woord. Kijk op uw papier.")))
            return
        self.notice.hide()
        self.steps.setCurrentIndex(1)

    def choose(self) -> None:
        """Ask where the file must come."""
        name = f"buurthuis-{self._house.clock.today():%Y-%m-%d}{ENDING}"
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            _("Verzegelde kopie bewaren"),
            str(Path(home) / name),
            _("Verzegelde kopie (*.verzegeld)"),
        )
        if chosen:
            self.make(Path(chosen))

    def make(self, target: Path) -> None:
        """Make the sealed file there, and read it back."""
        carrying, key = self._house.carrying, self.key
        self.make_button.setEnabled(False)
        do_long(
            partial(carrying.make, target, key),
            _("De verzegelde kopie wordt gemaakt en nagekeken…"),
            self.notice,
            self._operations,
            on_done=self._made,
            on_error=self._refuse,
            on_stop=lambda: self.make_button.setEnabled(True),
        )

    def _made(self, path: Path) -> None:
        self.notice.show_sentence(
            _("Gemaakt en nagekeken: {path}. Bewaar het blad en de stick apart.").format(path=path),
            Tone.CALM,
        )
        self.make_button.setEnabled(True)

    def _refuse(self, error: AppError) -> None:
        self.notice.show_error(error, Tone.DANGER)
        self.make_button.setEnabled(True)

    def _print(self, sheet: Paper) -> None:
        print_key_sheet(sheet.content, self._operations, self.notice, self)

    def _key_page(self) -> QWidget:
        self.words = QWidget()
        grid = QGridLayout(self.words)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, word in enumerate(self.key):
            numbered = label(f"{place + 1} {word}", Text.HEADING)
            grid.addWidget(numbered, place // A_LINE, place % A_LINE)
        self.print_button = button(
            _("Sleutelblad afdrukken…"), icon_name="print", do=self.print_sheet
        )
        self.typed = QLineEdit()
        self.typed.setMaximumWidth(30 * GRID)
        asked = label_of(
            self.typed, _("Typ woord {n} over van uw papier:").format(n=self.asked + 1)
        )
        self.typed.setAccessibleName(asked.text())
        explanation = label(
            _(
                "De kopie gaat alleen open met deze woorden. U ziet ze één keer. Druk ze af of schrijf ze over, en "
                "bewaar het papier ergens anders dan de kopie. Raakt het weg, dan kan niemand de kopie nog openen."
            )
        )
        go_on = button(_("Verder"), ButtonKind.PRIMARY, do=self.check)
        go_on.setDefault(True)
        return _page(
            _("Stap 1: de sleutel op papier"),
            explanation,
            self.words,
            in_row(self.print_button, SPRING),
            asked,
            self.typed,
            acts=(button(_("Annuleren"), do=self.reject), go_on),
        )

    def _file_page(self) -> QWidget:
        explanation = label(
            _(
                "Kies een stick of een andere plaats. Alles wat in het programma staat, gaat mee, ook namen. Wie "
                "het bestand vindt, kan er zonder de woorden niets in lezen."
            )
        )
        self.make_button = button(_("Bestand maken…"), ButtonKind.PRIMARY, "save", do=self.choose)
        close = button(_("Sluiten"), do=self.accept)
        return _page(_("Stap 2: het bestand"), explanation, acts=(close, self.make_button))


class KeyWordsDialog(SnugDialog):
    """Asks for the words of the key sheet. `given` carries what was typed, once it can be a key."""

    topic = "reservekopieen#een-kopie-meenemen"
    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, units=60)
        self.setWindowTitle(_("Verzegelde kopie openen"))
        self.notice = Notice()
        self.typed: QPlainTextEdit = text_area(4)
        self.typed.setAccessibleName(_("De twaalf woorden"))
        give = button(_("Openen"), ButtonKind.PRIMARY, do=self.give)
        give.setDefault(True)
        self.lay_out(
            label(_("Typ de twaalf woorden van het sleutelblad, in hun volgorde.")),
            self.typed,
            self.notice,
            buttons=(button(_("Annuleren"), do=self.reject), give),
        )

    def give(self) -> None:
        """Close with what was typed, unless a word cannot be right."""
        try:
            key_from(self.typed.toPlainText())
        except AppError as error:
            self.notice.show_error(error, Tone.DANGER)
            return
        self.given.emit(self.typed.toPlainText())
        self.accept()


def _page(title: str, *parts: Part, acts: Iterable[QPushButton]) -> QWidget:
    return sheet_of(
        in_column(label(title, Text.HEADING), *parts, SPRING, in_row(SPRING, *acts), gap=2 * GRID)
    )
