"""Taking in a table for a list that people keep: choose it, look over what is new, keep it or leave it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.gui.imports.count_sheet_findings import (
    add_left_over,
    add_table,
    unreadable_table,
)
from buurthuis_app.gui.imports.file_import_dialog import (
    SPREADSHEETS,
    FileImportDialog,
    FindingsSheet,
    ImportWords,
)
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.shared.done import Done
from buurthuis_app.services.shared.taken_list import TakenList


class ListImportDialog(FileImportDialog):
    """`columns` are those of the list; `read` and `write` are what its service does with a table."""

    topic = "inlezen#lijsten"

    def __init__(
        self,
        title: str,
        headings: str,
        columns: Sequence[Column[Any]],
        read: Callable[[Path], TakenList[Any]],
        write: Callable[[TakenList[Any]], Done[int]],
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        words = ImportWords(
            title=title,
            choose=_("Kies een tabel"),
            drop=_("Sleep uw tabel hierheen"),
            explanation=_("Een rij per ding, met boven de kolommen: {headings}.").format(
                headings=headings
            ),
            kind=_("Rekenbladen"),
            files=SPREADSHEETS,
            label=_("tabel ingelezen"),
        )
        super().__init__(words, operations, parent)
        self._columns, self._take, self._write = columns, read, write
        self.findings: ListFindings | None = None

    @override
    def _read(self, path: Path, progress: Progress) -> TakenList[Any]:
        return self._take(path)

    @override
    def _preview(self, file: TakenList[Any], progress: Progress) -> TakenList[Any]:
        return file

    @override
    def _keep(self, file: TakenList[Any], progress: Progress) -> Done[int]:
        return self._write(file)

    @override
    def _understood_as(
        self, name: str, file: TakenList[Any], merge: TakenList[Any]
    ) -> "ListFindings":
        self.findings = ListFindings(name, file, self._columns)
        return self.findings


class ListFindings(FindingsSheet):
    """What is new in a table, and what of it could not be read."""

    def __init__(
        self, file_name: str, file: TakenList[Any], columns: Sequence[Column[Any]]
    ) -> None:
        super().__init__()
        self.file = file
        self.table = RecordTable[Any](columns, lambda each: each.id, name=_("Nieuw"), empty="")
        self.unreadable = unreadable_table(self)
        self.outcome = label(_outcome(file), Text.LABEL)
        column = in_column(label(file_name, Text.HEADING), self.outcome, on=self)
        new = _("Zo komt het in de lijst. Wat niet klopt, kunt u daarna wijzigen.")
        add_table(column, _("Nieuw ({n})"), new, self.table, file.new)
        add_left_over(column, self.unreadable, file.unreadable, file.unused)

    @property
    @override
    def nothing_new(self) -> bool:
        return not self.file.new


def _outcome(file: TakenList[Any]) -> str:
    new = ngettext("Opslaan zet er {n} regel bij.", "Opslaan zet er {n} regels bij.", len(file.new))
    sentence = new.format(n=number(len(file.new))) if file.new else _("Er is niets nieuws.")
    if file.known:
        known = ngettext("{n} staat er al.", "{n} staan er al.", file.known)
        sentence = f"{sentence} {known.format(n=number(file.known))}"
    return sentence
