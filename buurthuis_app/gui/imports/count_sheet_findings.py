"""Findings of a count sheet, for people to look over before it is kept."""

from collections.abc import Callable, Sequence
from typing import Generic, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.counts.count_sheet import CountFile
from buurthuis_app.domain.counts.sheet_merge import CountDifference, Merge, MonthTotal
from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.gui.imports.count_sheet_meaning import MeaningFields
from buurthuis_app.gui.imports.count_sheet_memory import RecalledNote
from buurthuis_app.gui.imports.count_sheet_questions import Answers, Questions
from buurthuis_app.gui.imports.count_sheet_wording import (
    FACTS,
    layout_sentence,
    outcome_sentence,
    unused_sentence,
)
from buurthuis_app.gui.imports.file_import_dialog import FindingsSheet
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import Text, card, label
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.record_table import Align, Column, RecordTable
from buurthuis_app.gui.widgets.lists.table_model import Record
from buurthuis_app.i18n import _, month_name, number
from buurthuis_app.services.counts.sheet_import import Suggestion

FEWEST_ROWS = 3
MOST_ROWS = 7


class Findings(FindingsSheet):
    """The facts of one file, what its names mean, where it differs from what is kept, and what could not be read."""

    def __init__(
        self, file_name: str, file: CountFile, merge: Merge, suggestion: Suggestion
    ) -> None:
        super().__init__()
        self.merge = merge
        # Children from the start: a widget without parent dies where Python collects it, perhaps on a worker.
        self.outcome = label("", Text.LABEL)
        self.questions = Questions(file.unclear, self)
        self.answers = Answers(file.answered, self)
        self.recalled = RecalledNote(file.recalled, self)
        self.meaning = MeaningFields(file, suggestion, self)
        self.months = FindingsTable(_months_table(self), _month_words, self)
        self.differing = FindingsTable(_differences_table(self), _differing_words, self)
        self.unread = FindingsTable(unreadable_table(self), _unread_words, self)
        self._facts = card(self)
        QGridLayout(self._facts)
        column = in_column(
            label(file_name, Text.HEADING),
            label(layout_sentence(merge.summary.layout), Text.QUIET),
            self.recalled,
            self.questions,
            self._facts,
            self.outcome,
            on=self,
        )
        for note in file.notes:
            column.addWidget(label(note, Text.QUIET))
        if sentence := unused_sentence(file):
            column.addWidget(label(sentence, Text.QUIET))
        for part in (self.unread, self.differing, self.answers, self.meaning, self.months):
            column.addWidget(part)
        column.addStretch(1)
        self.show_merge(merge)

    def show_merge(self, merge: Merge) -> None:
        """Show what keeping it would do, as its names are taken now."""
        self.merge = merge
        self.outcome.setText(outcome_sentence(merge))
        self._show_facts()
        self.months.show_records(merge.months)
        self.differing.show_records(merge.differences)
        self.unread.show_records(merge.unreadable)

    @property
    def differences(self) -> RecordTable[CountDifference]:
        """Where the file says something else than what is kept."""
        return self.differing.table

    @property
    def unreadable(self) -> RecordTable[Unreadable]:
        """What could not be read."""
        return self.unread.table

    @property
    @override
    def nothing_new(self) -> bool:
        return self.merge.nothing_new

    @property
    @override
    def is_open(self) -> bool:
        return bool(self.questions.boxes)

    @property
    @override
    def first(self) -> QWidget | None:
        return next(iter(self.questions.boxes.values()), None)

    def facts(self) -> tuple[str, ...]:
        """The lines of the list as they are read: "5.120 bezoeken"."""
        return tuple(f"{shown} {words}".strip() for shown, words in _lines(self.merge))

    def _show_facts(self) -> None:
        grid = cast("QGridLayout", self._facts.layout())
        while (item := grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        grid.setContentsMargins(2 * GRID, GRID + GRID // 2, 2 * GRID, GRID + GRID // 2)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, (shown, words) in enumerate(_lines(self.merge)):
            figure = QLabel(shown, self._facts)
            figure.setTextFormat(Qt.TextFormat.PlainText)
            figure.setProperty("role", Text.LABEL.value)
            grid.addWidget(figure, row, 0, right)
            grid.addWidget(label(words), row, 1)


class FindingsTable(QWidget, Generic[Record]):
    """A table with its heading and what to do with it; gone when there are no rows."""

    def __init__(
        self, table: RecordTable[Record], words: Callable[[], tuple[str, str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.table = table
        self._title, explanation = words()
        self._heading = label("", Text.LABEL)
        in_column(
            self._heading, label(explanation, Text.QUIET), table, on=self, margins=(0, GRID, 0, 0)
        )

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these rows, or nothing at all when there are none."""
        self.setVisible(bool(records))
        self._heading.setText(self._title.format(n=number(len(records))))
        self.table.show_records(records)
        rows = min(len(records), MOST_ROWS)
        header = self.table.horizontalHeader().sizeHint().height()
        line = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(rows * line + header + GRID)


def _month_words() -> tuple[str, str]:
    return _("Per activiteit en maand"), _("Vergelijk dit met de totalen die u zelf hebt.")


def _differing_words() -> tuple[str, str]:
    return (
        _("Anders dan wat er al staat ({n})"),
        _("Wat er staat, blijft staan. Klopt het bestand? Verander het getal dan zelf."),
    )


def _unread_words() -> tuple[str, str]:
    return (
        _("Niet gelezen ({n})"),
        _("De rest is wel gelezen. U kunt dit in het bestand verbeteren en opnieuw inlezen."),
    )


def _months_table(parent: QWidget) -> RecordTable[MonthTotal]:
    return RecordTable[MonthTotal](
        (
            Column(title=_("activiteit"), value=lambda row: row.activity, stretch=True),
            Column(
                title=_("maand"),
                value=lambda row: (row.year, row.month),
                display=lambda row: f"{month_name(row.month)} {row.year}",
            ),
            Column(title=_("keer geteld"), value=lambda row: row.counted, align=Align.RIGHT),
            Column(
                title=_("bezoeken"),
                value=lambda row: row.visits,
                display=lambda row: number(row.visits) if row.counted else "–",
                align=Align.RIGHT,
            ),
        ),
        lambda row: (row.activity, row.year, row.month),
        name=_("Per activiteit en maand"),
        empty=_("Geen tellingen."),
        parent=parent,
    )


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


def _differences_table(parent: QWidget) -> RecordTable[CountDifference]:
    return RecordTable[CountDifference](
        (
            Column(title=_("plaats"), value=lambda row: row.where),
            Column(title=_("activiteit"), value=lambda row: row.activity, stretch=True),
            day_column(_("datum"), lambda row: row.date),
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


def add_left_over(
    column: QVBoxLayout,
    table: RecordTable[Unreadable],
    unreadable: Sequence[Unreadable],
    unused: Sequence[str],
) -> None:
    """What of a list could not be read, and what of its file was not looked at; below it all goes to the top."""
    add_table(
        column,
        _("Niet gelezen ({n})"),
        _("De rest is wel gelezen. Verbeter dit in het bestand en lees het opnieuw in."),
        table,
        unreadable,
    )
    if unused:
        words = _("Niet gebruikt: {what}").format(what="; ".join(unused))
        column.addWidget(label(words, Text.QUIET))
    column.addStretch(1)


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
