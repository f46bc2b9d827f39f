"""The tab Vertrouwenspersoon: the page for everybody, and in its place the register while that is open."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.confidant.public.public_page import PublicPage
from buurthuis_app.gui.tabs.confidant.register.register_door import RegisterDoor
from buurthuis_app.gui.widgets.controls import ButtonKind, button
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Topic

if TYPE_CHECKING:
    from buurthuis_app.gui.tabs.confidant.public.queries import Seen
    from buurthuis_app.gui.tabs.confidant.register.register_view import RegisterView


class ConfidantTab(Tab):
    """Shows what everybody may see; what only the confidant may see is in a tree of its own, that comes and goes."""

    areas = frozenset({Topic.CONFIDANT, Topic.CENTRE})
    topic = "vertrouwenspersoon"
    has_paper = True

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__()
        self._house, self._shell = house, shell
        self._seen_last: Seen | None = None
        self._may_change = house.confidants.may(Permission.SHOW_CONFIDANT)
        self._warned = False
        self.dialog: QDialog | None = None
        self.page = PublicPage(house, shell.operations)
        self.door = RegisterDoor(house, shell, self.window, self)
        self.poster_button = button(_("Affiche…"), ButtonKind.QUIET, "print", do=self.show_poster)
        self.cards_button = button(_("Kaartjes…"), ButtonKind.QUIET, "print", do=self.show_cards)
        self.change_button = button(_("Pagina wijzigen…"), ButtonKind.QUIET, "edit")
        self.register_button = button(
            _("Register van de vertrouwenspersoon…"), ButtonKind.QUIET, "lock"
        )
        self._public = QWidget()
        self._lay_out()
        self._wire()
        self.page.want_keyboard()  # two clicks and the words are enough

    @override
    def refresh(self) -> None:
        self.page.refresh()

    @override
    def settle(self) -> None:
        """The window goes: nothing of the register stays behind."""
        self.door.lock()

    @override
    def help_topic(self) -> str:
        return self.topic if self.door.view is None else self.door.view.topic

    @override
    def print_paper(self) -> None:
        self.show_poster()

    def show_poster(self) -> None:
        """Show the poster as it will print."""
        from buurthuis_app.gui.tabs.confidant.public.paper_dialog import (
            ConfidantPaperKind,
            PaperDialog,
        )

        operations, kind = self._shell.operations, ConfidantPaperKind.POSTER
        self._open(PaperDialog(self._house, operations, kind, parent=self.window()))

    def show_cards(self) -> None:
        """Show a sheet of cards as it will print."""
        from buurthuis_app.gui.tabs.confidant.public.paper_dialog import (
            ConfidantPaperKind,
            PaperDialog,
        )

        operations, kind = self._shell.operations, ConfidantPaperKind.CARDS
        self._open(PaperDialog(self._house, operations, kind, parent=self.window()))

    def change_page(self) -> None:
        """Show what stands on the page, to change it."""
        from buurthuis_app.gui.tabs.confidant.public.editor import PageDialog

        self._open(
            PageDialog(
                self._house.confidants,
                self._shell.operations,
                self._shell.undo,
                parent=self.window(),
            )
        )

    def open_register(self) -> None:
        """Ask for the passphrase, or set the register up."""
        if self._seen_last is not None:
            self.door.knock(self._seen_last)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Who comes back later does not find somebody else's receipt."""
        self.page.message.put_receipt_away()
        super().hideEvent(event)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _seen(self, seen: "Seen") -> None:
        self._seen_last = seen
        for paper in (self.poster_button, self.cards_button):
            paper.setEnabled(bool(seen.page.confidants))
        self.register_button.setEnabled(True)
        if seen.left_behind and not self._warned and self._may_change:
            self._warned = True
            self.page.notice.show_sentence(
                _(
                    "Iemand die niet meer op de pagina staat, kan het register nog openen. Vraag "
                    "de vertrouwenspersoon die blijft om die sleutel weg te halen, op de pagina "
                    "Sleutel."
                ),
                Tone.WARNING,
            )

    def _show_register(self, view: "RegisterView") -> None:
        self.page.clear()
        self._public.hide()
        self._column.addWidget(view, 1)
        self.refresh()

    def _show_page(self, sentence: str) -> None:
        self._public.show()
        self.refresh()
        if sentence:
            self.page.notice.show_sentence(sentence, Tone.CALM)

    @override
    def put_away_said(self) -> None:
        """In the register each page says itself what is so; on the page for everybody a warning is said anew."""
        self._warned = False
        self.page.notice.put_away()

    def _refuse(self, sentence: str, remedy: Remedy) -> None:
        self.page.notice.show_sentence(sentence, Tone.WARNING, remedy)

    def _wire(self) -> None:
        self.change_button.clicked.connect(self.change_page)
        self.register_button.clicked.connect(self.open_register)
        self.page.seen.connect(self._seen)
        self.door.opened.connect(self._show_register)
        self.door.locked.connect(self._show_page)
        self.door.refused.connect(self._refuse)
        self.door.page_wanted.connect(self.change_page)
        self.door.trusted.connect(self.refresh)

    def _lay_out(self) -> None:
        row = FlowRow()
        for made in (self.poster_button, self.cards_button):
            made.setEnabled(False)
            row.addWidget(made)
        row.addWidget(self.change_button)
        row.addWidget(self.register_button)
        self.register_button.setEnabled(False)
        self.change_button.setVisible(self._may_change)
        in_column(
            in_column(row, margins=(2 * GRID, GRID, 2 * GRID, 0)),
            grow(self.page),
            on=self._public,
            gap=0,
        )
        self._column = in_column(grow(self._public), on=self, gap=0)
