"""Photo field: shows the photo, takes another one, or none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.file_choice import chosen_file
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import aligned, in_column
from buurthuis_app.i18n import _

WIDTH, HEIGHT = 280, 160  # px at 100 %


class Photo(Protocol):
    """A picture that is kept, whoever is on it."""

    @property
    def content(self) -> bytes:
        """The file, as it came from `read_photo`."""
        ...


class PhotoField(QWidget):
    """Shows a photo and asks for a file, that `read` makes a photo of; what it shows is its `photo`."""

    picked = Signal(object)  # Path

    def __init__(self, name: str, read: Callable[[Path], Photo], operations: Operations) -> None:
        """`name` says of a photo what it is, to who cannot see it."""
        super().__init__()
        self._name = name
        self._read, self._operations = read, operations
        self.photo: Any = None
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.hide()
        self.choose_button = button(_("Foto kiezen…"), icon_name="plus", do=self._ask)
        self.drop_button = button(
            _("Foto weghalen"), ButtonKind.QUIET, "close", do=lambda: self.show_photo(None)
        )
        self.drop_button.hide()
        self._fault = label("", Text.DANGER)
        self._fault.hide()
        in_column(
            aligned(self.picture, Qt.AlignmentFlag.AlignLeft),
            FlowRow(self.choose_button, self.drop_button),
            self._fault,
            on=self,
            gap=GRID // 2,
        )
        self.setFocusProxy(self.choose_button)
        self.picked.connect(self._take)

    def show_photo(self, photo: Photo | None) -> None:
        """Show this one, or that there is none."""
        self.photo = photo
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

    def _take(self, path: Path) -> None:
        read = self._read
        self._operations.work(
            lambda _tell, _cancelled: read(path),
            on_done=self.show_photo,
            on_error=self._refuse,
            owner=self,
        )

    def _refuse(self, error: AppError) -> None:
        """Say why a file cannot be used."""
        self._fault.setText(error.sentence)
        self._fault.show()

    def _ask(self) -> None:
        kinds = _("Foto’s (*.jpg *.jpeg *.png *.webp *.heic *.heif *.avif);;Alles (*)")
        path = chosen_file(self, _("Kies een foto"), "", kinds)
        if path is not None:
            self.picked.emit(path)
