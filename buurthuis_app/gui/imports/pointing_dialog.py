"""Pointing at a sheet: people say which row has the headings and what each column holds, and see what that gives."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSplitter,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.counts.pointing import Pointing
from buurthuis_app.domain.counts.pointing_draft import (
    PointingDraft,
    across,
    draft_of,
    first_table,
)
from buurthuis_app.domain.counts.sheet_seen import SheetSeen
from buurthuis_app.domain.counts.sheet_totals import SheetTotals, totals_of
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import AppError
from buurthuis_app.gui.imports.pointing_grid import PointingGrid
from buurthuis_app.gui.imports.pointing_menu import PointingMenu
from buurthuis_app.gui.imports.pointing_totals import TotalsPanel
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.jobs import Job, reporting
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label, label_of
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_row
from buurthuis_app.gui.widgets.notices import announce
from buurthuis_app.i18n import _
from buurthuis_app.services.counts.sheet_import import Importing, OpenedFile

_WIDTH, _HEIGHT = 1100, 680
_REST = 150
"""Milliseconds without another click before the totals are made."""
_LEAST = 11
_GRID_PART, _TOTALS_PART = 3, 1


class PointingDialog(SizedDialog):
    """`pointed` brings what was pointed at, by the place of the sheet in the file."""

    topic = "inlezen#zelf-aanwijzen"
    pointed = Signal(object)  # dict[int, tuple[Pointing, ...]]

    def __init__(
        self,
        importing: Importing,
        operations: Operations,
        book: OpenedFile,
        seen: tuple[SheetSeen, ...],
        *,
        pointed: Mapping[int, tuple[Pointing, ...]],
        answers: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Wijs aan"), parent, size=(_WIDTH, _HEIGHT))
        self._importing, self._operations, self._book = importing, operations, book
        self._answers, self._seen = dict(answers), seen
        self.draft = draft_of(seen, pointed)
        self._past: list[PointingDraft] = []
        self._job: Job[SheetTotals] | None = None
        self._table = 0
        self.menu: PointingMenu | None = None
        self.grid = PointingGrid(self)
        self.totals = TotalsPanel(self)
        self.here = label("", Text.QUIET)
        self.sheets = _box(self, _("Blad"))
        self.tables = _box(self, _("Lijst"))
        self._make_buttons()
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self.count_now)
        self._lay_out()
        self._fill_sheets()
        self._connect()
        self.show_sheet(next((n for n, sheet in enumerate(seen) if sheet.numbers), 0))
        self.grid.setFocus()

    def show_sheet(self, number: int) -> None:
        """Show this sheet of the file."""
        self.sheets.setCurrentIndex(number)
        self._table = 0
        self.grid.show_sheet(self._seen[number])
        self._show_draft()

    @property
    def number(self) -> int:
        """The place in the file of the sheet that is shown."""
        return max(self.sheets.currentIndex(), 0)

    @property
    def table(self) -> Pointing:
        """The table that is pointed at; an empty one to begin with when the sheet has none."""
        tables = self.draft.sheets[self.number].tables
        return tables[self._table] if self._table < len(tables) else first_table(self._here)

    @property
    def _here(self) -> SheetSeen:
        return self._seen[self.number]

    def change(self, draft: PointingDraft) -> None:
        """Take this as what is pointed at; the last one can be brought back."""
        self._past.append(self.draft)
        self._become(draft)

    def undo(self) -> None:
        """Take back what was pointed at last."""
        if self._past:
            self._become(self._past.pop())
            announce(self, _("De laatste aanwijzing is ongedaan gemaakt."))

    def take(self) -> None:
        """Read the file so."""
        if self.read_button.isEnabled():
            self.pointed.emit(dict(self.draft.pointed))
            self.accept()

    @override
    def reject(self) -> None:
        self._stop()
        super().reject()

    def ask(self, place: QPoint) -> None:
        """Show what the chosen cells may be taken for."""
        rows, columns = self.grid.chosen()
        if not rows or not columns:
            return
        table = self.table
        lines, places = (rows, columns) if table.on_its_side else (columns, rows)
        lie_down = partial(self._lie_down, rows[0])
        self.menu = PointingMenu(
            table, lines, places[0], chosen=self._point, lie_down=lie_down, parent=self
        )
        self.menu.aboutToHide.connect(self.menu.deleteLater)
        self.menu.popup(place)
        self.menu.setActiveAction(self.menu.actions()[1])

    def _point(self, table: Pointing) -> None:
        self.change(self.draft.with_table(self.number, self._table, table))

    def _lie_down(self, row: int) -> None:
        if self.table.on_its_side:
            self._point(first_table(self._here))
        else:
            self._point(across(self._here, row))

    def _read_sheet(self, on: bool) -> None:  # noqa: FBT001 - Qt
        if on:
            self.change(self.draft.judged(self.number, self._here))
        else:
            self.change(self.draft.without_sheet(self.number))

    def _become(self, draft: PointingDraft) -> None:
        self.draft = draft
        self._show_draft()

    def _show_draft(self) -> None:
        sheet = self.draft.sheets[self.number]
        self._table = min(self._table, max(len(sheet.tables) - 1, 0))
        self.grid.show_draft(sheet, self.table if sheet.tables else Pointing(header=-1))
        self._fill_tables(len(sheet.tables))
        self.leave_button.setEnabled(len(sheet.tables) > 1)
        self.reads_box.blockSignals(True)  # noqa: FBT003 - Qt
        self.reads_box.setChecked(not sheet.left_out)
        self.reads_box.blockSignals(False)  # noqa: FBT003 - Qt
        self.judge_button.setEnabled(sheet.by_hand)
        self.undo_button.setEnabled(bool(self._past))
        index = self.grid.currentIndex()
        self.here.setText(self.grid.sheet.words_at(index.row(), index.column()))
        self._stop()
        self.read_button.setEnabled(False)
        if self.draft.lacks:
            self.totals.show_lack(self.draft.lacks)
            return
        self._timer.start()

    def count_now(self) -> None:
        """Read the file as it is pointed at now, and show what that gives."""
        self._stop()
        if self.draft.lacks:
            return
        pointed = dict(self.draft.pointed)

        def totals(progress: Progress) -> SheetTotals:
            return totals_of(self._importing.read(self._book, progress, self._answers, pointed))

        self._job = self._operations.work(
            reporting(totals), None, self._counted, on_error=self._refused, owner=self
        )

    def _counted(self, totals: SheetTotals) -> None:
        self.totals.show_totals(totals)
        self.read_button.setEnabled(True)
        announce(self, self.totals.said())

    def _refused(self, error: AppError) -> None:
        self.totals.show_refusal(error.sentence)
        announce(self, error.sentence)

    def _stop(self) -> None:
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _choose_table(self, place: int) -> None:
        """Another list on the sheet, or a new one."""
        count = len(self.draft.sheets[self.number].tables)
        self._table = min(place, count)
        if place >= count:
            self._point(Pointing(header=max(self.grid.currentIndex().row(), 0)))
        else:
            self._show_draft()

    def _leave_out(self) -> None:
        self.change(self.draft.without_table(self.number, self._table))

    def _make_buttons(self) -> None:
        self.undo_button = button(_("Stap terug"), icon_name="undo", do=self.undo)
        self.reads_box = QCheckBox(_("Dit blad lezen"))
        self.reads_box.toggled.connect(self._read_sheet)
        self.leave_button = button(_("Lijst niet lezen"), do=self._leave_out)
        self.leave_button.setToolTip(_("De andere lijsten van dit blad blijven zoals ze zijn"))
        self.judge_button = button(
            _("Opnieuw beginnen"),
            do=lambda: self.change(self.draft.judged(self.number, self._here)),
        )
        self.judge_button.setToolTip(_("Dit blad zoals het programma het zelf leest"))
        self.cancel_button = button(_("Annuleren"), do=self.reject)
        self.read_button = button(_("Zo lezen"), ButtonKind.PRIMARY, "check", do=self.take)

    def _connect(self) -> None:
        self.grid.pointed_at.connect(self.ask)
        self.grid.moved.connect(self.here.setText)
        self.sheets.activated.connect(self.show_sheet)
        self.tables.activated.connect(self._choose_table)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)

    def _fill_sheets(self) -> None:
        for sheet in self._seen:
            self.sheets.addItem(sheet.title or _("Het hele bestand"))
        self.sheets.setEnabled(len(self._seen) > 1)

    def _fill_tables(self, count: int) -> None:
        self.tables.clear()
        for number in range(count):
            self.tables.addItem(_("Lijst {n}").format(n=number + 1))
        self.tables.addItem(_("Nog een lijst aanwijzen") if count else _("Een lijst aanwijzen"))
        self.tables.setCurrentIndex(self._table if count else -1)

    def _lay_out(self) -> None:
        explanation = _("Klik op een vak en kies wat daar staat. Met toetsen: pijltjes, dan Enter.")
        choice = FlowRow()
        for box in (self.sheets, self.tables):
            words = label_of(box, box.accessibleName())
            words.setWordWrap(False)
            choice.addWidget(words)
            choice.addWidget(box)
        choice.addWidget(self.leave_button)
        choice.addWidget(self.reads_box)
        parts = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        parts.addWidget(self.grid)
        parts.addWidget(self.totals)
        parts.setStretchFactor(0, _GRID_PART)
        parts.setStretchFactor(1, _TOTALS_PART)
        parts.setHandleWidth(2 * GRID)
        buttons = in_row(
            *(self.undo_button, self.judge_button, SPRING, self.cancel_button, self.read_button)
        )
        self.lay_out(
            *(label(explanation, Text.QUIET), choice, grow(parts), self.here, buttons),
            gap=GRID,
        )


def _box(parent: QWidget, name: str) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setMinimumContentsLength(_LEAST)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
