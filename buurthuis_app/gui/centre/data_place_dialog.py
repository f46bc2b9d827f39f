"""Data place dialog: where the data are and who has them open, and going to another folder or a server."""

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QWidget

from buurthuis_app.errors import AppError
from buurthuis_app.gui.centre.place_chooser import PlaceChooser
from buurthuis_app.gui.look.help_key import help_key
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row, page, scrolled
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.privacy import place_words as words
from buurthuis_app.services.privacy.data_place import (
    DataPlace,
    PlaceFacts,
    PlaceFound,
    PlaceKind,
    ServerFound,
)


class DataPlaceDialog(DialogPage):
    """`wanted` carries the place to go to, which was tried out and is fit. The window is closed for that."""

    topic = "samen#kiezen"
    wanted = Signal(object)

    def __init__(
        self, place: DataPlace, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Gegevens"), operations, parent, size=(780, 680))
        self._place = place
        self._found: PlaceFound | ServerFound | None = None
        self.path, self.whose = label("", Text.LABEL), label("")
        self.facts, self.openings = label("", Text.QUIET), label("", Text.QUIET)
        self.chooser = PlaceChooser()
        self.chooser.changed.connect(self._ask_again)
        content = page(
            in_column(
                label(_("Hier staan uw gegevens"), Text.HEADING),
                self._now(),
                label(_("Op een andere plaats bewaren"), Text.HEADING),
                self.chooser,
                self.notice,
                SPRING,
                margins=(0, 0, GRID, 0),
                gap=2 * GRID,
            )
        )
        self._around = scrolled(content, stop=False)
        self._around.verticalScrollBar().rangeChanged.connect(self._follow_notice)
        self.lay_out(grow(self._around), self._buttons())
        self.chooser.choices[PlaceKind.SERVER].clicked.connect(
            lambda: QTimer.singleShot(0, self, self._show_fields)
        )
        self._read()

    def look(self) -> None:
        """Try out what is meant; it can take a moment when a server is slow."""
        kind, typed = self.chooser.kind, self.chooser.typed.text()
        if kind is None:
            return
        self.go_button.setEnabled(False)
        on_server, server = kind is PlaceKind.SERVER, self.chooser.server.typed()
        self._say(_("De server wordt geprobeerd…") if on_server else _("De map wordt nagekeken…"))

        def look(_progress: object, _cancelled: object) -> PlaceFound | ServerFound:
            return (
                self._place.look_at_server(*server)
                if on_server
                else self._place.look_at(kind, typed)
            )

        self._operations.work(
            look,
            on_done=self._show_found,
            on_error=self._refuse,
            owner=self,
        )

    def go(self) -> None:
        """Look first; once the place is fit and people read what happens, go there."""
        if self._found is None:
            self.look()
            return
        self.wanted.emit(self._found)
        self.accept()

    def open_folder(self) -> None:
        """Show the folder of the data in the system's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place.folder)))

    def _now(self) -> QFrame:
        frame = card()
        opens = button(_("Map openen"), ButtonKind.QUIET, do=self.open_folder)
        told = in_column(self.path, self.whose, self.facts, self.openings, gap=GRID // 2)
        in_row(grow(told), opens, on=frame, margins=2 * GRID, gap=2 * GRID)
        return frame

    def _buttons(self) -> FlowRow:
        self.go_button = button(_("Nakijken"), ButtonKind.PRIMARY, do=self.go)
        self.go_button.setEnabled(False)
        which = button(
            _("Welke manier is voor ons?"),
            ButtonKind.QUIET,
            do=lambda: help_key().show(self.topic),
        )
        return FlowRow(which, button(_("Sluiten"), do=self.reject), self.go_button, at_end=True)

    def _read(self) -> None:
        self._operations.run(self._place.now, self._show_now, on_error=self._refuse, owner=self)

    def _show_now(self, facts: PlaceFacts) -> None:
        self.path.setText(facts.server or str(facts.folder))
        self.whose.setText(words.whose(facts.kind, remote=facts.remote))
        self.facts.setText(words.facts(facts))
        self.openings.setText(words.openings(facts))
        self.openings.setHidden(not self.openings.text())
        self.chooser.choices[facts.kind].setChecked(True)
        self.chooser.setEnabled(facts.may_choose)
        if not facts.may_choose:
            self._say(
                _(
                    "Dit venster is gestart met een vaste map. Start het gewoon om een andere te kiezen."
                )
            )

    def _ask_again(self) -> None:
        self._found = None
        self.notice.hide()
        on_server = self.chooser.kind is PlaceKind.SERVER
        self.go_button.setText(_("Proberen") if on_server else _("Nakijken"))
        self.go_button.setEnabled(True)

    def _show_found(self, found: PlaceFound | ServerFound) -> None:
        self._found = found
        self._say(words.found(found))
        moves = found.is_free
        self.go_button.setText(_("Verhuizen") if moves else _("Deze gegevens gebruiken"))
        self.go_button.setEnabled(True)

    def _refuse(self, error: AppError) -> None:
        self._say(error.sentence, Tone.WARNING)

    def _say(self, sentence: str, tone: Tone = Tone.CALM) -> None:
        self.notice.show_sentence(sentence, tone)
        bar = self._around.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _show_fields(self) -> None:
        """Also where the screen is low people see that there is something to fill in."""
        self._around.ensureWidgetVisible(self.chooser.server)

    def _follow_notice(self, _least: int, most: int) -> None:
        """What was said stands at the bottom, and is in view also where the screen is low."""
        if not self.notice.isHidden():
            self._around.verticalScrollBar().setValue(most)
