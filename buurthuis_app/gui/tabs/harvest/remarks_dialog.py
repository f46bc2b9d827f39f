"""Remarks noted with the counts of a period: one click makes one a story."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.stories.story import RemarkToTell
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row, page, scrolled, sheet
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _, day_and_month
from buurthuis_app.services.stories.stories import Telling


class RemarksDialog(DialogPage):
    """A line for each remark, with a button that makes it a story; `open_for` reads them and opens."""

    topic = "tellen-en-vertellen#verder"
    tone = Tone.DANGER

    def __init__(
        self, telling: Telling, operations: Operations, parent: QWidget | None = None
    ) -> None:
        title = _("Verhalen uit opmerkingen")
        super().__init__(title, operations, parent, size=(80 * GRID, 64 * GRID))
        self._telling = telling
        self.lines: dict[object, QWidget] = {}
        self._column = in_column(margins=GRID, gap=2 * GRID)
        explanation = _(
            "Dit schreef iemand bij een telling. Maak er een verhaal van; "
            "daarna kunt u het aanvullen en om toestemming vragen."
        )
        self.lay_out(
            label(explanation, Text.QUIET),
            self.notice,
            grow(scrolled(page(self._column), framed=True)),
            buttons=(button(_("Sluiten"), do=self.accept),),
            gap=GRID,
        )
        self.finished.connect(self.deleteLater)

    def open_for(self, period: Period) -> None:
        """Show the remarks of this period."""
        self._operations.run(partial(self._telling.remarks, period), self._show, owner=self)

    def tell(self, remark: RemarkToTell) -> None:
        """Make this remark a story."""
        self.lines[remark.occurrence_id].setEnabled(False)
        self.write(
            partial(self._telling.from_remark, remark.occurrence_id),
            _("verhaal gemaakt van een opmerking"),
            lambda _done: self.lines[remark.occurrence_id].hide(),
        )

    def _show(self, remarks: Sequence[RemarkToTell]) -> None:
        for remark in remarks:
            about = f"{day_and_month(remark.date)} · {remark.activity}"
            words = in_column(label(remark.remark), label(about, Text.QUIET), gap=0)
            make = button(_("Maak verhaal"), icon_name="story", do=partial(self.tell, remark))
            make.setAccessibleDescription(about)
            line = sheet(in_row(grow(words), make, gap=2 * GRID))
            self.lines[remark.occurrence_id] = line
            self._column.addWidget(line)
        if not remarks:
            nothing = _("In deze periode staat bij geen telling een opmerking.")
            self._column.addWidget(label(nothing, Text.QUIET))
        self._column.addStretch(1)
        self.open()
