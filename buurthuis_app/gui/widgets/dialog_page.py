"""Dialog page: a page in a window of its own, with its notice."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.gui.widgets.page import Page

if TYPE_CHECKING:
    from buurthuis_app.gui.operations.operations import Operations


class DialogPage(Page, SizedDialog):
    """What is refused is said in its notice."""

    def __init__(
        self,
        title: str,
        operations: "Operations",
        parent: QWidget | None,
        *,
        size: tuple[int, int],
    ) -> None:
        super().__init__(title, parent, size=size)
        self._operations = operations
        self.notice = Notice()
