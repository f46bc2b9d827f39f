"""Taking in a file of any kind: choose it, look over what was understood, keep it or leave it."""

from abc import abstractmethod
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.jobs import Job, reporting
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.shell.dropped_file import dropped_file
from buurthuis_app.gui.widgets.controls import ButtonKind, Sign, Text, button, card, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.file_choice import chosen_file
from buurthuis_app.gui.widgets.layout import SPRING, Grown, aligned, grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Tone, announce
from buurthuis_app.i18n import _
from buurthuis_app.services.shared.done import Done

SPREADSHEETS = "*.xlsx *.xlsm *.xls *.ods *.fods *.csv *.tsv *.tab *.txt *.xml *.htm *.html"
"""The endings of all files that can be read as a list; what is in a file counts, not its name."""


class ImportWords(Struct, frozen=True, kw_only=True):
    """What a dialog for one kind of file says. `files` are the endings, `label` names the step for the undo."""

    title: str
    choose: str
    drop: str
    explanation: str
    kind: str
    files: str
    label: str


class FindingsSheet(QWidget):
    """What was understood of a file; `outcome` says what keeping it would do."""

    outcome: QLabel

    @property
    @abstractmethod
    def nothing_new(self) -> bool:
        """Whether there is nothing to keep."""

    @property
    def is_open(self) -> bool:
        """Whether a question must be answered before anything is kept."""
        return False

    @property
    def first(self) -> QWidget | None:
        """Where people begin when something is open; nothing when they can keep it or leave it."""
        return None


class FileImportDialog(DialogPage):
    """Reads off the window's thread; nothing is kept before people press Opslaan."""

    kept = Signal(object)  # Done: what was kept, and how to take it back

    def __init__(
        self, words: ImportWords, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(words.title, operations, parent, size=(760, 600))
        self._words = words
        self._job: Job[Any] | None = None
        self._file: Any = None
        self._sheet: FindingsSheet | None = None
        self.setAcceptDrops(True)
        self._pages = QStackedWidget()
        self._choosing = self._choosing_page()
        self._reading = self._reading_page()
        self._understood = QScrollArea(widgetResizable=True)
        self._understood.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for page in (self._choosing, self._reading, self._understood):
            self._pages.addWidget(page)
        self.lay_out(self.notice, grow(self._pages), self._buttons())
        self._show_page(self._choosing)

    def choose(self) -> None:
        """Ask for a file, and read it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = f"{self._words.kind} ({self._words.files});;{_('Alle bestanden')} (*)"
        path = chosen_file(self, self._words.choose, folder, kinds)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read this file and show what it says; what was shown before is forgotten."""
        self._stop_reading()
        self._file = None
        self.notice.hide()
        self._begin(_("{name} wordt gelezen…").format(name=path.name))

        def read(progress: Progress) -> tuple[Any, Any]:
            file = self._read(path, progress)
            return file, self._preview(file, progress)

        self._job = self._operations.work(
            reporting(read),
            self._progressed,
            partial(self._show_findings, path.name),
            on_error=self._refused,
        )

    def stop(self) -> None:
        """Leave the file that is being read; what was being kept is looked over again."""
        self._stop_reading()
        self._show_page(self._choosing if self._file is None else self._understood)

    def keep(self) -> None:
        """Keep what is new in the file."""
        file: Any = self._file
        if file is None or not self.keep_button.isEnabled():
            return
        self._begin(_("Alles wordt bewaard…"))
        self._job = self._operations.write(
            reporting(partial(self._keep, file)),
            self._progressed,
            self._was_kept,
            label=self._words.label,
            on_error=self._not_kept,
        )

    @abstractmethod
    def _read(self, path: Path, progress: Progress) -> Any:
        """What the file says; runs beside the window and may raise an AppError."""

    @abstractmethod
    def _preview(self, file: Any, progress: Progress) -> Any:
        """What keeping it would do; runs beside the window."""

    @abstractmethod
    def _keep(self, file: Any, progress: Progress) -> Done[Any]:
        """Keep it; runs beside the window. When `progress` raises, nothing is kept."""

    @abstractmethod
    def _understood_as(self, name: str, file: Any, merge: Any) -> FindingsSheet:
        """What is shown of the file `name`."""

    @override
    def reject(self) -> None:
        self._stop_reading()
        super().reject()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def _buttons_of_findings(self) -> tuple[QPushButton, ...]:
        """What else can be done with a file that was understood."""
        return ()

    def _choosing_page(self) -> QWidget:
        page = card()
        centre = Qt.AlignmentFlag.AlignHCenter
        self.choose_button = button(_("Bestand kiezen…"), ButtonKind.PRIMARY, "import")
        self.choose_button.setDefault(True)
        self.choose_button.clicked.connect(self.choose)
        column = in_column(
            Grown(None, 2),
            aligned(Sign("import", Ink.OUTLINE, side=40), centre),
            on=page,
            margins=(4 * GRID, 3 * GRID),
            gap=GRID + GRID // 2,
        )
        for words, text in (
            (self._words.drop, Text.HEADING),
            (self._words.explanation, Text.QUIET),
        ):
            shown = label(words, text)
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(shown)
        column.addSpacing(GRID)
        column.addWidget(self.choose_button, 0, centre)
        column.addStretch(3)
        return page

    def _reading_page(self) -> QWidget:
        page: QFrame = card()
        self._reading_words = label("", Text.HEADING)
        self._reading_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(_("Voortgang van het lezen"))
        self.stop_button = button(_("Stoppen"), icon_name="close", do=self.stop)
        in_column(
            Grown(None, 2),
            self._reading_words,
            self._bar,
            aligned(self.stop_button, Qt.AlignmentFlag.AlignHCenter),
            Grown(None, 3),
            on=page,
            margins=(4 * GRID, 3 * GRID),
            gap=2 * GRID,
        )
        return page

    def _buttons(self) -> QHBoxLayout:
        self.other_button = button(_("Ander bestand…"), icon_name="import", do=self.choose)
        self.cancel_button = button(_("Annuleren"), do=self.reject)
        self.keep_button = button(_("Opslaan"), ButtonKind.PRIMARY, "save", do=self.keep)
        self._more_buttons = self._buttons_of_findings()
        return in_row(
            self.other_button, *self._more_buttons, SPRING, self.cancel_button, self.keep_button
        )

    def _show_page(self, page: QWidget) -> None:
        understood = page is self._understood
        self._pages.setCurrentWidget(page)
        beginning = page in {self._choosing, self._reading}
        self.other_button.setVisible(not beginning)
        for each in self._more_buttons:
            each.setVisible(understood)
        new = understood and self._sheet is not None and not self._sheet.nothing_new
        ready = new and self._sheet is not None and not self._sheet.is_open
        self.keep_button.setVisible(new or beginning)
        self.keep_button.setEnabled(ready)
        self.keep_button.setDefault(ready)
        self.cancel_button.setText(_("Sluiten") if understood and not new else _("Annuleren"))

    def _progressed(self, done: int, total: int, _sentence: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _begin(self, words: str) -> None:
        """Show that something takes its time."""
        self._reading_words.setText(words)
        self._bar.setRange(0, 0)
        self._show_page(self._reading)
        self.stop_button.setFocus()

    def _show_findings(self, name: str, read: tuple[Any, Any]) -> None:
        self._job = None
        file, merge = read
        self._file = file
        self._sheet = self._understood_as(name, file, merge)
        self._understood.setWidget(self._sheet)
        self._show_page(self._understood)
        ready = self.keep_button if self.keep_button.isEnabled() else self.cancel_button
        (self._sheet.first or ready).setFocus()
        announce(self, self._sheet.outcome.text())

    def _refused(self, error: AppError) -> None:
        self._job = None
        self._show_page(self._choosing)
        self.notice.show_error(error, Tone.DANGER)
        self.choose_button.setFocus()

    def _was_kept(self, done: Done[Any]) -> None:
        self._job = None
        self.kept.emit(done)
        self.accept()

    def _not_kept(self, error: AppError) -> None:
        self._job = None
        self._show_page(self._understood)
        self.notice.show_error(error, Tone.DANGER)

    def _stop_reading(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
