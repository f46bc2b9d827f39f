"""Second place: where each backup is brought as well, and choosing it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from buurthuis_app.errors import AppError
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import button, label
from buurthuis_app.gui.widgets.layout import grow, in_row
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.i18n import _
from buurthuis_app.services.privacy import backup_words as words
from buurthuis_app.services.privacy.backup_rounds import BackupRounds, SecondPlace


class SecondPlaceLine(QWidget):
    """Says where, and whether backups came there; the choice holds at once."""

    failed = Signal(object)  # AppError

    def __init__(self, rounds: BackupRounds, operations: Operations, notice: Notice) -> None:
        super().__init__()
        self._notice = notice
        self._rounds = rounds
        self._operations = operations
        self.state = label("")
        self.choose_button = button(_("Tweede plaats kiezen…"), do=self.choose)
        in_row(grow(self.state), self.choose_button, on=self)
        self._operations.work(
            lambda _progress, _cancelled: rounds.second_place(),
            on_done=self._show,
            on_error=self.failed.emit,
            owner=self,
        )

    def choose(self) -> None:
        """Ask for a folder: on a stick, or in the network."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("Tweede plaats voor reservekopieën"), str(Path.home())
        )
        if chosen:
            self.bring_to(Path(chosen))

    def bring_to(self, folder: Path) -> None:
        """Bring the newest backup there now, and each next one."""
        self.choose_button.setEnabled(False)
        do_long(
            partial(self._rounds.choose_second_place, folder),
            _("De nieuwste reservekopie wordt daarheen gebracht…"),
            self._notice,
            self._operations,
            on_done=self._show,
            on_error=self._fail,
            on_stop=self._free,
        )

    def _free(self) -> None:
        self.choose_button.setEnabled(True)

    def _fail(self, error: AppError) -> None:
        self._free()
        self.failed.emit(error)

    def _show(self, place: SecondPlace) -> None:
        self._free()
        self.state.setText(words.second_place(place))
