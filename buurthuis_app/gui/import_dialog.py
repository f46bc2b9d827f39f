"""Taking in a count sheet: choose it, look over what was understood, keep it or leave it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.imports import CountFile
from buurthuis_app.domain.merging import Merge
from buurthuis_app.gui.file_import_dialog import FileImportDialog, ImportWords, Progress
from buurthuis_app.gui.import_findings import Findings
from buurthuis_app.gui.operations import Operations
from buurthuis_app.i18n import _
from buurthuis_app.services.done import Done
from buurthuis_app.services.house import House

FILES = "*.xlsx *.xlsm *.csv *.txt"


class ImportDialog(FileImportDialog):
    """Takes in counts; `kept` brings a Done[Merge]."""

    def __init__(self, house: House, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(_words(), operations, parent)
        self._house = house
        self.findings: Findings | None = None

    @override
    def _read(self, path: Path, progress: Progress) -> CountFile:
        return self._house.importing.read(path, progress)

    @override
    def _preview(self, file: CountFile) -> Merge:
        return self._house.importing.preview(file)

    @override
    def _keep(self, file: CountFile) -> Done[Merge]:
        return self._house.importing.keep(file)

    @override
    def _understood_as(self, name: str, file: CountFile, merge: Merge) -> Findings:
        self.findings = Findings(name, file, merge)
        return self.findings


def _words() -> ImportWords:
    return ImportWords(
        title=_("Uit Excel halen"),
        choose=_("Kies een tellijst"),
        drop=_("Sleep uw tellijst hierheen"),
        explanation=_(
            "Een Excel-bestand (.xlsx) of een tekstbestand (.csv). "
            "Het programma zoekt zelf uit hoe de lijst in elkaar zit. "
            "U ziet eerst wat het begrepen heeft. Daarna kiest u of het bewaard wordt."
        ),
        kind=_("Tellijsten"),
        files=FILES,
        label=_("tellijst ingelezen"),
    )
