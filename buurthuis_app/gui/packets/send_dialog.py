"""Sending of packets: where this door puts them, and what the office has."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import SPRING, in_row
from buurthuis_app.i18n import _
from buurthuis_app.services.packets.door_files import PacketPlaces
from buurthuis_app.services.packets.packet_words import sent_words
from buurthuis_app.services.packets.sending import Sent
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done


class SendDialog(DialogPage):
    """Chooses the folder for the packets of this door, and puts there what is new."""

    topic = "samen#een-deurbestand-en-pakketjes"

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Pakketjes voor kantoor"), operations, parent, size=(72 * GRID, 40 * GRID)
        )
        self._house = house
        self._folder: Path | None = None
        self.place = label(_("Er is nog geen map gekozen."))
        self.outcome = label("")
        self.send_button = button(_("Nu wegschrijven"), ButtonKind.PRIMARY, "save", do=self.send)
        self.send_button.setEnabled(False)
        self.lay_out(
            label(
                _(
                    "Wat hier wordt geteld en verteld, komt elke minuut in een verzegeld pakketje in de map. Neem de "
                    "stick mee naar kantoor, of kies een map waar kantoor ook bij kan. Een pakketje gaat weg als "
                    "kantoor zegt dat het er is. Het nieuwste programma van kantoor komt langs dezelfde weg hierheen."
                )
            ),
            self.place,
            in_row(button(_("Map of stick kiezen…"), do=self.choose), SPRING),
            self.notice,
            self.outcome,
            SPRING,
            buttons=(button(_("Sluiten"), do=self.accept), self.send_button),
        )
        operations.run(house.door_files.places, self._show, owner=self)

    def choose(self) -> None:
        """Ask for the folder."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("Map voor pakketjes"), str(self._folder or Path.home())
        )
        if chosen:
            self.use(Path(chosen))

    def use(self, folder: Path) -> None:
        """Put packets there from now on."""
        self.look_up(
            partial(self._house.door_files.use_folder, folder), lambda _done: self._use(folder)
        )

    def send(self) -> None:
        """Put there what is new."""
        if self._folder is not None:
            self.look_up(partial(self._house.sending.send, self._folder), self._sent)

    def _show(self, places: PacketPlaces) -> None:
        if places.folder is not None:
            self._use(places.folder)

    def _use(self, folder: Path) -> None:
        self._folder = folder
        self.place.setText(_("De pakketjes komen in {folder}.").format(folder=folder))
        self.send_button.setEnabled(True)
        self.send()

    def _sent(self, done: Done[Sent]) -> None:
        self.notice.hide()
        self.outcome.setText(sent_words(done.value))
