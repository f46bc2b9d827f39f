"""Remarks noted with the counts of a period: one click makes one a story."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.stories.story import RemarkToTell
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import Text, button, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.layout import SPRING, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _, day_and_month
from buurthuis_app.services.stories.stories import Telling


class RemarksDialog(QDialog):
    """A line for each remark, with a button that makes it a story; `open_for` reads them and opens."""

    topic = "tellen-en-vertellen#verder"

    def __init__(
        self, telling: Telling, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._telling = telling
        self._operations = operations
        self.notice = Notice()
        self.lines: dict[object, QWidget] = {}
        self.setWindowTitle(_("Verhalen uit opmerkingen"))
        page = QWidget()
        page.setObjectName("page")
        self._column = QVBoxLayout(page)
        self._column.setSpacing(2 * GRID)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        close = button(_("Sluiten"), do=self.accept)
        row = in_row(SPRING, close)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        explanation = _(
            "Dit schreef iemand bij een telling. Maak er een verhaal van; "
            "daarna kunt u het aanvullen en om toestemming vragen."
        )
        column.addWidget(label(explanation, Text.QUIET))
        column.addWidget(self.notice)
        column.addWidget(scroll, 1)
        column.addLayout(row)
        self.finished.connect(self.deleteLater)
        open_at(self, 80 * GRID, 64 * GRID)

    def open_for(self, period: Period) -> None:
        """Show the remarks of this period."""
        self._operations.run(partial(self._telling.remarks, period), self._show, owner=self)

    def tell(self, remark: RemarkToTell) -> None:
        """Make this remark a story."""
        self.lines[remark.occurrence_id].setEnabled(False)
        self._operations.run(
            partial(self._telling.from_remark, remark.occurrence_id),
            lambda _done: self.lines[remark.occurrence_id].hide(),
            label=_("verhaal gemaakt van een opmerking"),
            on_error=self._was_refused,
            owner=self,
        )

    def _show(self, remarks: Sequence[RemarkToTell]) -> None:
        for remark in remarks:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(2 * GRID)
            words = in_column(label(remark.remark), gap=0)
            about = f"{day_and_month(remark.date)} · {remark.activity}"
            words.addWidget(label(about, Text.QUIET))
            make = button(_("Maak verhaal"), icon_name="story")
            make.setAccessibleDescription(about)
            make.clicked.connect(partial(self.tell, remark))
            row.addLayout(words, 1)
            row.addWidget(make)
            self.lines[remark.occurrence_id] = line
            self._column.addWidget(line)
        if not remarks:
            nothing = _("In deze periode staat bij geen telling een opmerking.")
            self._column.addWidget(label(nothing, Text.QUIET))
        self._column.addStretch(1)
        self.open()

    def _was_refused(self, error: AppError) -> None:
        self.notice.show_error(error, Tone.DANGER)
