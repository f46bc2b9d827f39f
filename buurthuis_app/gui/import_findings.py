"""What was understood of a count sheet, for people to look over before it is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.imports import CountFile, Unreadable
from buurthuis_app.domain.merging import Difference, Merge
from buurthuis_app.gui.controls import Text, card, label
from buurthuis_app.gui.file_import_dialog import FindingsSheet
from buurthuis_app.gui.import_words import (
    FACTS,
    layout_sentence,
    outcome_sentence,
    unused_sentence,
)
from buurthuis_app.gui.table_model import Record
from buurthuis_app.gui.tables import Column, RecordTable
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _, number, short_date

FEWEST_ROWS = 3
MOST_ROWS = 7


class Findings(FindingsSheet):
    """The facts of one file, where it differs from what is kept, and what could not be read."""

    def __init__(self, file_name: str, file: CountFile, merge: Merge) -> None:
        super().__init__()
        self.merge = merge
        # Children from the start: a widget without parent dies where Python collects it, perhaps on a worker.
        self.differences = _differences_table(self)
        self.unreadable = unreadable_table(self)
        self.outcome = label(outcome_sentence(merge), Text.LABEL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(file_name, Text.HEADING))
        column.addWidget(label(layout_sentence(merge.summary.layout), Text.QUIET))
        column.addWidget(self._facts())
        column.addWidget(self.outcome)
        if sentence := unused_sentence(file):
            column.addWidget(label(sentence, Text.QUIET))
        add_table(
            column,
            _("Anders dan wat er al staat ({n})"),
            _("Wat er staat, blijft staan. Klopt het bestand? Verander het getal dan zelf."),
            self.differences,
            merge.differences,
        )
        add_table(
            column,
            _("Niet gelezen ({n})"),
            _("De rest is wel gelezen. U kunt dit in het bestand verbeteren en opnieuw inlezen."),
            self.unreadable,
            merge.unreadable,
        )
        column.addStretch(1)

    @property
    @override
    def nothing_new(self) -> bool:
        return self.merge.nothing_new

    def facts(self) -> tuple[str, ...]:
        """The lines of the list as they are read: "5.120 bezoeken"."""
        return tuple(f"{shown} {words}".strip() for shown, words in _lines(self.merge))

    def _facts(self) -> QFrame:
        sheet = card()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(2 * GRID, GRID + GRID // 2, 2 * GRID, GRID + GRID // 2)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, (shown, words) in enumerate(_lines(self.merge)):
            figure = QLabel(shown)
            figure.setProperty("role", Text.LABEL.value)
            grid.addWidget(figure, row, 0, right)
            grid.addWidget(label(words), row, 1)
        return sheet


def _lines(merge: Merge) -> tuple[tuple[str, str], ...]:
    lines = []
    for fact in FACTS:
        value = fact.value(merge)
        if not value and not fact.always:
            continue
        beside = fact.beside(merge) if fact.beside and value else ""
        words = f"{fact.words()} ({beside})" if beside else fact.words()
        lines.append((number(value), words))
    return tuple(lines)


def _differences_table(parent: QWidget) -> RecordTable[Difference]:
    return RecordTable[Difference](
        (
            Column(title=_("plaats"), value=lambda row: row.where),
            Column(title=_("activiteit"), value=lambda row: row.activity, stretch=True),
            Column(
                title=_("datum"),
                value=lambda row: row.date,
                display=lambda row: short_date(row.date),
            ),
            Column(title=_("staat er al"), value=lambda row: row.kept),
            Column(title=_("in het bestand"), value=lambda row: row.found),
        ),
        lambda row: (row.where, row.activity, row.date, row.found),
        name=_("Verschillen"),
        empty=_("Geen verschillen."),
        parent=parent,
    )


def unreadable_table(parent: QWidget) -> RecordTable[Unreadable]:
    """What could not be read of a file, with the place and the reason."""
    return RecordTable[Unreadable](
        (
            Column(title=_("plaats"), value=lambda row: row.where),
            Column(title=_("wat er staat"), value=lambda row: row.text),
            Column(title=_("waarom niet gelezen"), value=lambda row: row.why, stretch=True),
        ),
        lambda row: (row.where, row.text),
        name=_("Niet gelezen"),
        empty=_("Alles is gelezen."),
        parent=parent,
    )


def add_table(
    column: QVBoxLayout,
    title: str,
    explanation: str,
    table: RecordTable[Record],
    records: Sequence[Record],
) -> None:
    """A table with its heading, or nothing at all when there are no rows."""
    table.setVisible(bool(records))
    if not records:
        return
    column.addSpacing(GRID)
    column.addWidget(label(title.format(n=number(len(records))), Text.LABEL))
    column.addWidget(label(explanation, Text.QUIET))
    table.show_records(records)
    rows = min(max(len(records), FEWEST_ROWS), MOST_ROWS)
    header = table.horizontalHeader().sizeHint().height()
    table.setMinimumHeight(rows * table.verticalHeader().defaultSectionSize() + header + GRID)
    column.addWidget(table)
