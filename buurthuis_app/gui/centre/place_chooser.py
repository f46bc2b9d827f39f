"""Place chooser: one of the folders where data can be or a server, tried out before anything happens."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QRadioButton, QWidget

from buurthuis_app.gui.centre.server_fields import ServerFields
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import Text, button, label
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row, sheet
from buurthuis_app.i18n import _
from buurthuis_app.services.privacy.data_place import PlaceKind

_INDENT = 4 * GRID + GRID // 4  # px: as far as the words of a round button stand from its ring


class PlaceChooser(QWidget):
    """`changed` when something else is meant than before."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choices = {
            PlaceKind.OWN: QRadioButton(_("Op deze computer, alleen voor mij")),
            PlaceKind.EVERYBODY: QRadioButton(_("Op deze computer, voor iedereen")),
            PlaceKind.FOLDER: QRadioButton(_("In een map die ik kies")),
            PlaceKind.SERVER: QRadioButton(_("Op een server (PostgreSQL)")),
        }
        explained = {
            PlaceKind.OWN: _("Wie zich hier met een andere naam aanmeldt, ziet de gegevens niet."),
            PlaceKind.EVERYBODY: _("Ook voor wie zich hier met een andere naam aanmeldt."),
            PlaceKind.FOLDER: _(
                "Bijvoorbeeld een map op de computer van het kantoor, zodat de deur dezelfde gegevens ziet: "
                "Z:\\buurthuis of \\\\kantoor\\buurthuis."
            ),
            PlaceKind.SERVER: _(
                "Van een gemeente of stichting met eigen ICT-beheerders, voor veel computers tegelijk. Zij geven u "
                "het adres, een naam en een wachtwoord. Naar een andere computer gaat alles versleuteld over de lijn."
            ),
        }
        self.typed = QLineEdit()
        self.typed.setAccessibleName(_("Plaats van de map"))
        self.typed.setPlaceholderText("\\\\kantoor\\buurthuis")
        self.browse = button(_("Bladeren…"), do=self.choose_folder)
        group = QButtonGroup(self)
        parts: list[QWidget] = []
        for kind, choice in self.choices.items():
            words = label(explained[kind], Text.QUIET)
            group.addButton(choice)
            choice.setAccessibleDescription(explained[kind])
            choice.toggled.connect(self._meant_otherwise)
            parts.append(sheet(in_column(choice, _indented(words), gap=0)))
        line = sheet(in_row(grow(self.typed), self.browse))
        self.server = ServerFields()
        self._server = _indented(self.server)
        *folders, server = parts
        in_column(*folders, _indented(line), server, self._server, on=self, gap=GRID + GRID // 2)
        self._server.hide()
        self.choices[PlaceKind.SERVER].toggled.connect(self._server.setVisible)
        self.typed.textEdited.connect(self._typed)
        self.server.changed.connect(self.changed)

    @property
    def kind(self) -> PlaceKind | None:
        """Which of them is meant; None when none is yet."""
        return next((kind for kind, choice in self.choices.items() if choice.isChecked()), None)

    def mean(self, folder: Path) -> None:
        """Mean this folder."""
        self.typed.setText(str(folder))
        self.choices[PlaceKind.FOLDER].setChecked(True)
        self.changed.emit()

    def choose_folder(self) -> None:
        """Ask for a folder."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("Map voor de gegevens"), self.typed.text() or str(Path.home())
        )
        if chosen:
            self.mean(Path(chosen))

    def _typed(self) -> None:
        self.choices[PlaceKind.FOLDER].setChecked(True)
        self.changed.emit()

    def _meant_otherwise(self, on: bool) -> None:  # noqa: FBT001 - Qt
        if on:
            self.changed.emit()


def _indented(part: QWidget) -> QWidget:
    return sheet(in_column(part, margins=(_INDENT, 0, 0, 0)))
