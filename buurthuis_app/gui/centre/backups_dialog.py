"""Backups dialog: which there are, making one now, and putting one back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import AppError
from buurthuis_app.gui.centre.backup_table import backup_table
from buurthuis_app.gui.centre.carry_backup_dialog import CarryBackupDialog, KeyWordsDialog
from buurthuis_app.gui.centre.second_place_line import SecondPlaceLine
from buurthuis_app.gui.operations.jobs import reporting
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.save_dialog import ask_where
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.file_choice import chosen_file
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.gui.widgets.layout import grow, in_row
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.privacy import backup_words as words
from buurthuis_app.services.privacy.backups import RestoreCandidate
from buurthuis_app.services.privacy.carrying import is_carried, unseal
from buurthuis_app.services.registry import CentreServices

T = TypeVar("T")


class BackupsDialog(DialogPage):
    """Everything about backups in one place. `restore_wanted` carries the path of the one to put back."""

    topic = "reservekopieen"
    restore_wanted = Signal(object)
    made = Signal(object)  # Backup: a new one beside the data

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Reservekopieën"), operations, parent, size=(1120, 600))
        self._house = house
        self.question: QMessageBox | None = None
        self.carrying: CarryBackupDialog | None = None
        self.asking: KeyWordsDialog | None = None
        self.table = backup_table()
        self.table.chosen.connect(self._chosen)
        self.second_place = SecondPlaceLine(house.keeping.rounds, operations, self.notice)
        self.second_place.failed.connect(self._failed)
        self.lay_out(
            label(_("Reservekopieën"), Text.HEADING),
            label(
                _(
                    "Het programma maakt zelf kopieën: elke dag, elk uur waarin iets verandert, bij het sluiten en "
                    "voor iets groots. Na een jaar gaan zij weg."
                )
            ),
            self.second_place,
            self.notice,
            grow(self.table),
            self._buttons(),
        )
        self._read()

    def make_now(self) -> None:
        """A new backup beside the data."""
        self._do_long(
            self._house.keeping.backup_now,
            _("De reservekopie wordt gemaakt en nagekeken…"),
            self._made,
        )

    def save_as(self) -> None:
        """A copy under a name and at a place of people's own."""
        name = f"buurthuis-{self._house.clock.today():%Y-%m-%d}.db"
        target = ask_where(self, _("Reservekopie bewaren als"), Path.home() / name, (".db",))
        if target is not None:
            self.save_to(target)

    def save_to(self, path: Path) -> None:
        """A verified copy of everything at `path`."""
        self._do_long(
            partial(self._house.keeping.backup_to, path),
            _("De reservekopie wordt gemaakt en nagekeken…"),
            lambda kept: self._say(_("Gemaakt en nagekeken: {path}").format(path=kept)),
        )

    def choose_file(self) -> None:
        """Put back a file from elsewhere."""
        kinds = _("Reservekopie (*.db *.verzegeld)")
        path = chosen_file(self, _("Reservekopie kiezen"), Path.home(), kinds)
        if path is not None:
            self.look_at(path)

    def carry(self) -> None:
        """A sealed copy for outside, with its key on paper."""
        self.carrying = CarryBackupDialog(self._house, self._operations, parent=self)
        self.carrying.finished.connect(self.carrying.deleteLater)
        self.carrying.open()

    def look_at(self, path: Path) -> None:
        """Read what is in a file from elsewhere, and ask whether to put it back. A sealed one asks for its words."""
        if is_carried(path):
            self.asking = KeyWordsDialog(self)
            self.asking.given.connect(partial(self.unseal, path))
            self.asking.open()
            return
        self._do_long(
            partial(self._house.backups.at, path), _("Dit bestand wordt gelezen…"), self.ask
        )

    def unseal(self, path: Path, typed: str) -> None:
        """Open a sealed copy as one more in the list, and ask whether to put it back."""
        database, clock = self._house.database.path, self._house.clock

        def opened(progress: Progress) -> RestoreCandidate:
            return self._house.backups.at(unseal(database, path, typed, clock, progress))

        self._do_long(opened, _("De verzegelde kopie wordt geopend…"), self._unsealed)

    def _unsealed(self, copy: RestoreCandidate) -> None:
        self._read()
        self.ask(copy)

    def restore(self) -> None:
        """Ask whether to put back the chosen one."""
        chosen = self.table.current()
        if chosen is not None:
            self.ask(chosen)

    def ask(self, copy: RestoreCandidate) -> None:
        """Whether this one should take the place of the data."""
        more = _(
            "In deze kopie staat: {contents}. Wat daarna is ingevuld, ziet u dan niet meer.\n\n"
            "Wat er nu staat, wordt opzij gezet en blijft in deze lijst: u kunt altijd terug. "
            "Wie intussen op verzoek is gewist, blijft gewist. Het venster gaat even dicht en weer open."
        ).format(contents=words.contents(copy.contents))
        text = _("Terug naar {moment}?").format(moment=words.moment(copy.copy.made_at))
        asking = self.question = QuestionBox(self, _("Reservekopie terugzetten"), text, more)
        asking.setIcon(QMessageBox.Icon.Warning)
        asking.offers(_("Terugzetten"), partial(self._wanted, copy))
        asking.open()

    def _wanted(self, copy: RestoreCandidate) -> None:
        self.restore_wanted.emit(copy.copy.path)
        self.accept()

    def _buttons(self) -> QHBoxLayout:
        self.now_button = button(_("Nu maken"), ButtonKind.NORMAL, "plus", do=self.make_now)
        elsewhere = button(_("Opslaan als…"), do=self.save_as)
        self.restore_button = button(_("Terugzetten…"), do=self.restore)
        self.restore_button.setEnabled(False)
        carry = button(_("Meenemen…"), do=self.carry)
        other = button(_("Ander bestand terugzetten…"), do=self.choose_file)
        close = button(_("Sluiten"), do=self.accept)
        self.acts = FlowRow(self.now_button, elsewhere, carry, self.restore_button, other)
        row = in_row(grow(self.acts), close)
        row.setAlignment(close, Qt.AlignmentFlag.AlignBottom)
        return row

    def _read(self) -> None:
        """Beside the database: many copies are read whole for it."""
        self._operations.work(
            reporting(self._house.backups.candidates),
            on_done=self.table.show_records,
            on_error=self._failed,
            owner=self,
        )

    def _do_long(
        self, function: Callable[[Progress], T], words: str, then: Callable[[T], None]
    ) -> None:
        """Nothing else is made or put back meanwhile; the list shows what came of it, also when it was stopped."""

        def end(*came: Any, then: Callable[..., None]) -> None:
            self.acts.setEnabled(True)
            then(*came)

        self.acts.setEnabled(False)
        do_long(
            function,
            words,
            self.notice,
            self._operations,
            on_done=partial(end, then=then),
            on_error=partial(end, then=self._failed),
            on_stop=partial(end, then=self._read),
        )

    def _chosen(self, copy: RestoreCandidate | None) -> None:
        self.restore_button.setEnabled(copy is not None and copy.sound)

    def _made(self, copy: object) -> None:
        self.made.emit(copy)
        self._say(_("Reservekopie gemaakt en nagekeken."))
        self._read()

    def _say(self, sentence: str) -> None:
        self.notice.show_sentence(sentence, Tone.CALM)

    def _failed(self, error: AppError) -> None:
        self.notice.show_error(error, Tone.DANGER)
