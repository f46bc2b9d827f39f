"""Photo field: shows the photo, takes another one, or none."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.i18n import _

WIDTH, HEIGHT = 280, 160  # px at 100 %


class Photo(Protocol):
    """A picture that is kept, whoever is on it."""

    @property
    def content(self) -> bytes:
        """The file, as it came from `read_photo`."""
        ...


class PhotoField(QWidget):
    """Shows a photo and asks for a file; `picked` with its path, `dropped` when there is to be none."""

    picked = Signal(object)  # Path
    dropped = Signal()

    def __init__(self, name: str) -> None:
        """`name` says of a photo what it is, to who cannot see it."""
        super().__init__()
        self._name = name
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.hide()
        self.choose_button = button(_("Foto kiezen…"), icon_name="plus", do=self._ask)
        self.drop_button = button(
            _("Foto weghalen"), ButtonKind.QUIET, "close", do=self.dropped.emit
        )
        self.drop_button.hide()
        self._fault = label("", Text.DANGER)
        self._fault.hide()
        row = FlowRow(self.choose_button, self.drop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(row)
        column.addWidget(self._fault)
        self.setFocusProxy(self.choose_button)

    def show_photo(self, photo: Photo | None) -> None:
        """Show this one, or that there is none."""
        self._fault.hide()
        self.picture.setVisible(photo is not None)
        self.drop_button.setVisible(photo is not None)
        self.choose_button.setText(_("Andere foto…") if photo else _("Foto kiezen…"))
        if photo is None:
            self.picture.setPixmap(QPixmap())
            return
        whole = QPixmap()
        whole.loadFromData(photo.content)
        width, height = scaled(WIDTH, theme().percent), scaled(HEIGHT, theme().percent)
        self.picture.setPixmap(
            whole.scaled(
                width,
                height,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        self.picture.setAccessibleName(self._name)

    def show_fault(self, sentence: str) -> None:
        """Say why a file cannot be used."""
        self._fault.setText(sentence)
        self._fault.show()

    def _ask(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self,
            _("Kies een foto"),
            "",
            _("Foto’s (*.jpg *.jpeg *.png *.webp *.heic *.heif *.avif);;Alles (*)"),
        )
        if name:
            self.picked.emit(Path(name))
