"""Folder missing dialog: the data are in a folder that is not there now; wait for it, or choose another."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Sign, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import LaidOutDialog, open_at
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.privacy.data_place import DataPlace, PlaceKind


class FolderMissingDialog(LaidOutDialog):
    """`folder` is the one to try when it is over; None to stop. It begins no centre: that would be a second one."""

    topic = "reservekopieen#als-uw-gegevens-niet-opengaan"

    def __init__(self, place: DataPlace, sentence: str) -> None:
        super().__init__()
        self._place = place
        self.folder: Path | None = None
        self.setWindowTitle("Buurthuis")
        open_at(self, 620, 260)
        self.notice = Notice()
        head = in_row(
            Sign("warning", Ink.WARNING, side=28),
            grow(label(_("Uw gegevens zijn er nu niet"), Text.HEADING)),
            gap=GRID + GRID // 2,
        )
        again = button(_("Opnieuw proberen"), ButtonKind.PRIMARY, do=self.try_again)
        again.setDefault(True)
        other = button(self.elsewhere(), do=self.choose)
        stop = button(_("Stoppen"), do=self.reject)
        self.lay_out(head, label(sentence), self.notice, SPRING, FlowRow(again, other, stop))

    def elsewhere(self) -> str:
        """What the other button says."""
        return _("Andere map kiezen…")

    def try_again(self) -> None:
        """Try the same folder."""
        self.folder = self._place.folder
        self.accept()

    def choose(self) -> None:
        """Ask for the folder in which the data are now."""
        chosen = QFileDialog.getExistingDirectory(self, _("Map met de gegevens"), str(Path.home()))
        if chosen:
            self.use(Path(chosen))

    def use(self, folder: Path) -> None:
        """Begin with the data in this folder from now on; it says so when there are none."""
        try:
            found = self._place.look_at(PlaceKind.FOLDER, str(folder))
            if found.contents is None:
                sentence = _("In deze map staan geen gegevens van Buurthuis: {folder}")
                self.notice.show_sentence(sentence.format(folder=folder), Tone.WARNING)
                return
            self._place.use(found)
        except AppError as error:
            self.notice.show_error(error, Tone.WARNING)
            return
        self.folder = found.folder
        self.accept()
