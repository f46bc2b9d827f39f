"""Taking in a count sheet: choose it, look over what was understood, keep it or leave it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.counts.count_sheet import CountFile, Understanding
from buurthuis_app.domain.counts.sheet_merge import Merge
from buurthuis_app.gui.imports.count_sheet_findings import Findings
from buurthuis_app.gui.imports.file_import_dialog import (
    SPREADSHEETS,
    FileImportDialog,
    ImportWords,
    Progress,
)
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.notices import announce
from buurthuis_app.i18n import _
from buurthuis_app.services.counts.sheet_import import Suggestion
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done


class ImportDialog(FileImportDialog):
    """Takes in counts; `kept` brings a Done[Merge]."""

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(_words(), operations, parent)
        self._house = house
        self.findings: Findings | None = None
        self._understanding: Understanding | None = None
        self._path: Path | None = None
        self._answers: dict[str, str] = {}

    @override
    def read(self, path: Path) -> None:
        if path != self._path:
            self._answers = {}
        self._path = path
        super().read(path)

    @override
    def _read(self, path: Path, progress: Progress) -> CountFile:
        return self._house.importing.read(path, progress, self._answers)

    def _answer(self, answers: dict[str, str]) -> None:
        """Read the file again, with what its owner said."""
        self._answers = {**self._answers, **answers}
        if self._path is not None:
            self.read(self._path)

    @override
    def _preview(self, file: CountFile, progress: Progress) -> tuple[Suggestion, Merge]:
        suggestion = self._house.importing.suggestion(file)
        merge = self._house.importing.preview(file, suggestion.understanding, progress)
        return suggestion, merge

    @override
    def _keep(self, file: CountFile, progress: Progress) -> Done[Merge]:
        return self._house.importing.keep(file, self._understanding, progress)

    @override
    def _understood_as(
        self, name: str, file: CountFile, merge: tuple[Suggestion, Merge]
    ) -> Findings:
        suggestion, outcome = merge
        self._understanding = suggestion.understanding
        findings = Findings(name, file, outcome, suggestion)
        findings.meaning.changed.connect(partial(self._mended, findings, file))
        findings.questions.answered.connect(self._answer)
        self.findings = findings
        return findings

    def _mended(self, findings: Findings, file: CountFile) -> None:
        """People say that a name means something else: look again at what keeping would do."""
        understanding = findings.meaning.understanding()
        self._understanding = understanding
        self.keep_button.setEnabled(False)
        self._operations.run(
            lambda: self._house.importing.preview(file, understanding),
            partial(self._show_again, findings, understanding),
            on_error=self._refused,
            owner=self,
        )

    def _show_again(self, findings: Findings, understanding: Understanding, merge: Merge) -> None:
        if findings is self.findings and understanding is self._understanding:
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
