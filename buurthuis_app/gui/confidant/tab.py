"""The tab Vertrouwenspersoon: the page for everybody, and what the coordinator does with it."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.actors import Permission
from buurthuis_app.gui.confidant.page_dialog import PageDialog
from buurthuis_app.gui.confidant.paper_dialog import PaperDialog, PaperKind
from buurthuis_app.gui.confidant.public_page import PublicPage
from buurthuis_app.gui.confidant.public_reading import Seen
from buurthuis_app.gui.controls import Kind, button
from buurthuis_app.gui.flow import FlowRow
from buurthuis_app.gui.shell import Shell
from buurthuis_app.gui.tab import Tab
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _
from buurthuis_app.services.done import Area
from buurthuis_app.services.house import House

KEY = "confidant"


class ConfidantTab(Tab):
    """What everybody may see."""

    areas = frozenset({Area.CONFIDANT, Area.CENTRE})
    topic = "vertrouwenspersoon"
    has_paper = True

    def __init__(self, house: House, shell: Shell) -> None:
        super().__init__()
        self._house, self._shell = house, shell
        self.dialog: QDialog | None = None
        self._started = False
        self.page = PublicPage(house, shell.operations)
        self.poster_button = button(_("Affiche…"), Kind.QUIET, "print")
        self.cards_button = button(_("Kaartjes…"), Kind.QUIET, "print")
        self.change_button = button(_("Pagina wijzigen…"), Kind.QUIET, "edit")
        self._lay_out()
        self._wire()

    @override
    def refresh(self) -> None:
        self.page.refresh()

    @override
    def print_paper(self) -> None:
        self.open_paper(PaperKind.POSTER)

    def open_paper(self, kind: PaperKind) -> None:
        """Show the poster or the cards."""
        self._open(PaperDialog(self._house, self._shell.operations, kind, parent=self.window()))

    def change_page(self) -> None:
        """Show what stands on the page, to change it."""
        self._open(
            PageDialog(
                self._house.confidants,
                self._shell.operations,
                self._shell.undo,
                parent=self.window(),
            )
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.page.message.focus()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Who comes back later does not find somebody else's receipt."""
        self.page.message.put_receipt_away()
        super().hideEvent(event)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _seen(self, seen: Seen) -> None:
        """The first time the keyboard goes to the text: two clicks and the words are enough."""
        if not self._started and self.isVisible():
            self.page.message.focus()
            self._started = True
        for paper in (self.poster_button, self.cards_button):
            paper.setEnabled(bool(seen.page.confidants))

    def _wire(self) -> None:
        self.poster_button.clicked.connect(lambda: self.open_paper(PaperKind.POSTER))
        self.cards_button.clicked.connect(lambda: self.open_paper(PaperKind.CARDS))
        self.change_button.clicked.connect(self.change_page)
        self.page.seen.connect(self._seen)

    def _lay_out(self) -> None:
        row = FlowRow()
        for made in (self.poster_button, self.cards_button):
            made.setEnabled(False)
            row.addWidget(made)
        row.addWidget(self.change_button)
        self.change_button.setVisible(self._house.confidants.may(Permission.SHOW_CONFIDANT))
        top: QWidget = row
        around = QVBoxLayout()
        around.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        around.addWidget(top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(around)
        column.addWidget(self.page, 1)
