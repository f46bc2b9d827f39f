"""Dialog page: a page in a window of its own, with its notice, its parts and its buttons."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.layout import DIALOG, SPRING, Part, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.gui.widgets.page import Page

if TYPE_CHECKING:
    from buurthuis_app.gui.operations.operations import Operations


class DialogPage(Page, QDialog):
    """`size` is in px, as it is at a type size of 100 %."""

    def __init__(
        self,
        title: str,
        operations: "Operations",
        parent: QWidget | None,
        *,
        size: tuple[int, int],
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self.notice = Notice()
        self.setWindowTitle(title)
        open_at(self, *size)

    def lay_out(
        self,
        *parts: Part,
        buttons: tuple[QPushButton, ...],
        beside: Part = SPRING,
        gap: int = GRID,
    ) -> None:
        """The parts below each other; under them the buttons at the right, the one that goes on last."""
        in_column(*parts, in_row(beside, *buttons), on=self, margins=DIALOG, gap=gap)
