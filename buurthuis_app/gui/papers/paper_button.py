"""Button with a menu that prints a paper, or saves it as any kind of file that it exists as."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from buurthuis_app.gui.papers.paper_offer import PaperOffer
from buurthuis_app.gui.widgets.controls import ButtonKind, dress
from buurthuis_app.gui.widgets.plain_text import unlettered

if TYPE_CHECKING:
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.widgets.notices import Notice
    from buurthuis_app.services.registry import CentreServices


class PaperButton(PaperOffer, QPushButton):
    """Offers one kind of paper, by its key in the list of papers."""

    def __init__(
        self, words: str, key: str, house: CentreServices, operations: Operations, notice: Notice
    ) -> None:
        PaperOffer.__init__(self, key, house, operations, notice)
        QPushButton.__init__(self, unlettered(words))
        self.setAccessibleName(words)
        dress(self, ButtonKind.NORMAL, "print")
        menu = QMenu(self)
        menu.aboutToShow.connect(partial(self.fill_menu, menu))
        self.setMenu(menu)
