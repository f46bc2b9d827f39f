"""Server away dialog: the server with the data lets nobody in now; try again, or choose another place."""

from typing_extensions import override

from buurthuis_app.gui.centre.data_place_dialog import DataPlaceDialog
from buurthuis_app.gui.centre.folder_missing_dialog import FolderMissingDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.i18n import _
from buurthuis_app.services.privacy.data_place import DataPlace, PlaceFound, ServerFound


class ServerAwayDialog(FolderMissingDialog):
    """`wanted` is the other place, which was tried out; `folder` is that of the server when it is tried again."""

    topic = "als-het-niet-lukt#de-server-antwoordt-niet"

    def __init__(self, place: DataPlace, sentence: str) -> None:
        super().__init__(place, sentence)
        self.wanted: PlaceFound | ServerFound | None = None

    @override
    def elsewhere(self) -> str:
        return _("Andere plaats kiezen…")

    @override
    def choose(self) -> None:
        """As by *Gegevens…* in the window that is not there."""
        operations = Operations(self)
        dialog = DataPlaceDialog(self._place, operations, parent=self)
        dialog.wanted.connect(self._go)
        dialog.exec()
        operations.close()
        dialog.deleteLater()

    def _go(self, found: PlaceFound | ServerFound) -> None:
        self.wanted = found
        self.accept()
