"""Taking in a count sheet: choose it, look over what was understood, keep it or leave it."""

from functools import partial
from pathlib import Path
from typing import cast

from msgspec import Struct
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.counts.count_sheet import CountFile, Understanding
from buurthuis_app.domain.counts.pointing import Pointing
from buurthuis_app.domain.counts.sheet_merge import Merge
from buurthuis_app.domain.counts.sheet_seen import SheetSeen
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import AppError, Damaged, Invalid
from buurthuis_app.gui.imports.count_sheet_findings import Findings
from buurthuis_app.gui.imports.file_import_dialog import SPREADSHEETS, FileImportDialog, ImportWords
from buurthuis_app.gui.imports.pointing_dialog import PointingDialog
from buurthuis_app.gui.imports.refusal_page import RefusalPage
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, button
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.notices import Tone, announce
from buurthuis_app.i18n import _
from buurthuis_app.services.counts.sheet_import import OpenedFile, Suggestion
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done


class _ReadFile(Struct, frozen=True, kw_only=True):
    """A file that was opened, and what it says."""

    book: OpenedFile
    file: CountFile


class _NotUnderstood(Invalid):
    """A file that was opened and holds no counts, as it is read by itself; with what was seen in it."""

    def __init__(self, sentence: str, book: OpenedFile, seen: tuple[SheetSeen, ...]) -> None:
        super().__init__(sentence)
        self.book, self.seen = book, seen


class ImportDialog(FileImportDialog):
    """Takes in counts; `kept` brings a Done[Merge]."""

    topic = "inlezen"

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(_words(), operations, parent)
        self._house = house
        self.findings: Findings | None = None
        self.pointing: PointingDialog | None = None
        self._understanding: Understanding | None = None
        self._path: Path | None = None
        self._book: OpenedFile | None = None
        self._answers: dict[str, str] = {}
        self._pointed: dict[int, tuple[Pointing, ...]] = {}
        self.refusal = RefusalPage(self)
        self.refusal.point.connect(self.point)
        self.refusal.example.connect(self.save_example)
        self._pages.addWidget(self.refusal)
        self.example_button = button(
            _("Leeg voorbeeld opslaan…"), ButtonKind.QUIET, do=self.save_example
        )
        self.forget_button = button(
            _("Alles vergeten wat u aanwees…"), ButtonKind.QUIET, do=self._forget_all
        )
        self.forget_button.hide()
        self._add_below_choosing(self.example_button, self.forget_button)
        if house.importing.may(Permission.IMPORT):
            operations.run(house.importing.remembered, self._show_remembered, owner=self)

    @override
    def read(self, path: Path) -> None:
        """Read this file; what was said about another one, or about it before, is forgotten."""
        self._answers, self._pointed, self._book = {}, {}, None
        self._path = path
        super().read(path)

    def point(self) -> None:
        """Show the sheets of the file, to point at what they hold."""
        book = self._book
        if book is None:
            return
        self._operations.work(
            lambda _tell, _cancelled: self._house.importing.look(book),
            None,
            partial(self._open_pointing, book),
            owner=self,
        )

    def save_example(self) -> None:
        """Ask where, and write an empty count sheet there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _filter = QFileDialog.getSaveFileName(
            self,
            _("Leeg voorbeeld opslaan"),
            str(Path(folder) / _("tellijst voorbeeld.xlsx")),
            f"{_('Excel-bestand')} (*.xlsx)",
        )
        if name:
            self.write_example(Path(name).with_suffix(".xlsx"))

    def write_example(self, target: Path) -> None:
        """Write the empty count sheet to `target`."""
        self._operations.work(
            lambda _tell, _cancelled: self._house.importing.write_example(target),
            None,
            lambda _nothing: self._say_example(target),
            on_error=self._example_failed,
            owner=self,
        )

    @override
    def _read(self, path: Path, progress: Progress) -> _ReadFile:
        importing = self._house.importing
        book = self._book or importing.open(path, progress)
        try:
            file = importing.read(book, progress, self._answers, self._pointed)
        except Invalid as error:
            raise _NotUnderstood(error.sentence, book, importing.look(book)) from error
        return _ReadFile(book=book, file=file)

    def _again(self) -> None:
        """Read the file again, with what its owner said."""
        if self._path is not None:
            super().read(self._path)

    def _answer(self, answers: dict[str, str]) -> None:
        self._answers |= answers
        self._again()

    @override
    def _preview(self, file: _ReadFile, progress: Progress) -> tuple[Suggestion, Merge]:
        suggestion = self._house.importing.suggestion(file.file)
        merge = self._house.importing.preview(file.file, suggestion.understanding, progress)
        return suggestion, merge

    @override
    def _keep(self, file: _ReadFile, progress: Progress) -> Done[Merge]:
        return self._house.importing.keep(file.file, self._understanding, progress)

    @override
    def _understood_as(
        self, name: str, file: _ReadFile, merge: tuple[Suggestion, Merge]
    ) -> Findings:
        suggestion, outcome = merge
        self._book = file.book
        self._understanding = suggestion.understanding
        findings = Findings(name, file.file, outcome, suggestion)
        findings.meaning.changed.connect(partial(self._mended, findings, file.file))
        findings.questions.answered.connect(self._answer)
        findings.answers.answered.connect(self._answer)
        findings.recalled.forget.connect(partial(self._forget, tuple(file.file.pointed)))
        self.findings = findings
        return findings

    @override
    def _buttons_of_findings(self) -> tuple[QPushButton, ...]:
        self.point_button = button(_("Wijs aan…"), icon_name="edit", do=self.point)
        self.point_button.setToolTip(_("Het blad zelf zien, en aanwijzen wat waar staat"))
        return (self.point_button,)

    @override
    def _refused(self, error: AppError) -> None:
        if not isinstance(error, Invalid | Damaged):
            super()._refused(error)
            return
        self._job = None
        seen: tuple[SheetSeen, ...] = ()
        if isinstance(error, _NotUnderstood):
            self._book, seen = error.book, error.seen
        self._show_page(self.refusal)
        self.refusal.show_refusal(self._path.name if self._path else "", error.sentence, seen)

    def _open_pointing(self, book: OpenedFile, seen: tuple[SheetSeen, ...]) -> None:
        dialog = PointingDialog(
            self._house.importing,
            self._operations,
            book,
            seen,
            pointed=self._pointed,
            answers=self._answers,
            parent=self,
        )
        dialog.pointed.connect(self._was_pointed)
        dialog.finished.connect(dialog.deleteLater)
        self.pointing = dialog
        dialog.open()

    def _was_pointed(self, pointed: dict[int, tuple[Pointing, ...]]) -> None:
        self._pointed = pointed
        self._again()

    def _forget(self, shapes: tuple[str, ...]) -> None:
        """Read these sheets as the program sees them, now and next month."""
        self._operations.run(
            lambda: self._house.importing.forget(shapes),
            lambda _done: self._again(),
            label=_("aanwijzing vergeten"),
            owner=self,
        )

    def _forget_all(self) -> None:
        self._operations.run(
            self._house.importing.forget,
            lambda _done: self._show_remembered(0),
            label=_("aanwijzingen vergeten"),
            owner=self,
        )

    def _show_remembered(self, count: int) -> None:
        self.forget_button.setVisible(count > 0)

    def _add_below_choosing(self, *buttons: QPushButton) -> None:
        column = cast("QVBoxLayout", self._choosing.layout())
        for offset, each in enumerate(buttons, start=1):
            place = column.indexOf(self.choose_button) + offset
            column.insertWidget(place, each, 0, Qt.AlignmentFlag.AlignHCenter)

    def _say_example(self, target: Path) -> None:
        sentence = _("Het lege voorbeeld staat in {name}. Vul het in en lees het hier in.")
        self.notice.show_sentence(sentence.format(name=target.name), Tone.CALM)

    def _example_failed(self, error: AppError) -> None:
        self.notice.show_error(error, Tone.DANGER)

    def _mended(self, findings: Findings, file: CountFile) -> None:
        """People say that a name means something else: look again at what keeping would do."""
        understanding = findings.meaning.understanding()
        self._understanding = understanding
        self.keep_button.setEnabled(False)
        self._stop_reading()
        self._job = do_long(
            partial(self._house.importing.preview, file, understanding),
            _("Er wordt gekeken wat dat verandert…"),
            self.notice,
            self._operations,
            on_done=partial(self._show_again, findings, understanding),
            on_error=self._refused,
            on_stop=self._say_stopped,
        )

    def _say_stopped(self) -> None:
        sentence = _(
            "U hebt het gestopt. Kies nog eens wat het betekent, of lees de lijst opnieuw."
        )
        self.notice.show_sentence(sentence, Tone.CALM)

    def _show_again(self, findings: Findings, understanding: Understanding, merge: Merge) -> None:
        if findings is self.findings and understanding is self._understanding:
            self._job = None
            findings.show_merge(merge)
            self._show_page(self._understood)
            announce(self, findings.outcome.text())


def _words() -> ImportWords:
    return ImportWords(
        title=_("Uit Excel halen"),
        choose=_("Kies een tellijst"),
        drop=_("Sleep uw tellijst hierheen"),
        explanation=_(
            "Een rekenblad van Excel of LibreOffice, of een tekstbestand (.csv). "
            "Het programma zoekt zelf uit hoe de lijst in elkaar zit. "
            "U ziet eerst wat het begrepen heeft. Daarna kiest u of het bewaard wordt."
        ),
        kind=_("Tellijsten"),
        files=SPREADSHEETS,
        label=_("tellijst ingelezen"),
    )
