"""Menu of places: what is done while no window has the data, which closes this one first."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app.gui.shell.main_window import MainWindow
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from buurthuis_app.bootstrap.rounds import Rounds
    from buurthuis_app.gui.centre.backups_dialog import BackupsDialog
    from buurthuis_app.services.centre.known_centres import KnownCentre
    from buurthuis_app.services.privacy.data_place import PlaceFound, ServerFound


class PlaceMenu:
    """Backups, the place of the data, and other centres. `dialog` is the last one that was opened."""

    def __init__(
        self,
        house: CentreServices,
        shell: Shell,
        window: MainWindow,
        folder: Path,
        rounds: Callable[[], "Rounds"],
    ) -> None:
        self._house = house
        self._shell = shell
        self._window = window
        self._folder = folder
        self._rounds = rounds
        self.dialog: QDialog | None = None
        self.to_restore: Path | None = None
        """The backup that takes the place of the data once the window is closed."""
        self.to_place: PlaceFound | ServerFound | None = None
        """Where the data will be once the window is closed."""
        self.to_centre: KnownCentre | None = None
        """The centre that is opened once the window is closed."""

    def _open(self, dialog: "QDialog") -> None:
        """Open it, and hold it until it is closed."""
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialog = dialog

    def show_backups(self) -> None:
        """Which backups there are, and where they go."""
        self._backups()

    def _backups(self) -> "BackupsDialog":
        from buurthuis_app.gui.centre.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._house, self._shell.operations, parent=self._window)
        dialog.restore_wanted.connect(self._want_restore)
        dialog.made.connect(self._rounds().show_made)
        self._open(dialog)
        return dialog

    def _want_restore(self, path: Path) -> None:
        """The file is let go of first: the window closes, and opens again on what was put back."""
        self.to_restore = path
        self._window.close()

    def show_place(self) -> None:
        """Where the data are, and another folder or a server for them."""
        from buurthuis_app.gui.centre.data_place_dialog import DataPlaceDialog
        from buurthuis_app.services.privacy.data_place import DataPlace

        place = DataPlace(self._house.database.path, self._house.clock)
        dialog = DataPlaceDialog(place, self._shell.operations, parent=self._window)
        dialog.wanted.connect(self._want_place)
        self._open(dialog)

    def _want_place(self, found: "PlaceFound | ServerFound") -> None:
        """As with a restore: the file is let go of first."""
        self.to_place = found
        self._window.close()

    def show_centres(self) -> None:
        """The centres that this computer knows."""
        from buurthuis_app.gui.centre.centres_dialog import CentresDialog
        from buurthuis_app.services.centre.centre_choice import CentreChoice

        name, choice = self._house.centre.name, CentreChoice(self._folder)
        dialog = CentresDialog(choice, name, self._shell.operations, parent=self._window)
        dialog.wanted.connect(self._want_centre)
        self._open(dialog)

    def _want_centre(self, centre: "KnownCentre") -> None:
        """As with a restore: the file is let go of first."""
        self.to_centre = centre
        self._window.close()
