"""Swap with another shift of the coming weeks: those that no rule hinders come first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.rosters.board import PersonOnShift, Swap
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.layout import SPRING, in_row
from buurthuis_app.gui.widgets.lists.columns import written
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _, day_and_month, listing


class SwapDialog(SizedDialog):
    """`chosen` once, with the Swap."""

    topic = "rooster#als-iemand-niet-kan"
    chosen = Signal(object)

    def __init__(
        self, placed: PersonOnShift, swaps: Sequence[Swap], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Met wie ruilt {name}?").format(name=placed.name), parent, size=(96 * GRID, 60 * GRID)
        )
        self.table = RecordTable[Swap](
            _columns(),
            lambda swap: swap.placed.assignment.id,
            name=_("Diensten om mee te ruilen"),
            empty=_("Er zijn geen andere diensten om mee te ruilen."),
        )
        self.table.show_records(swaps)
        self.swap = button(
            _("Ruilen"), ButtonKind.PRIMARY, do=lambda: self._choose(self.table.current())
        )
        self.swap.setDefault(True)
        self.swap.setEnabled(False)
        self.table.opened.connect(self._choose)
        self.table.chosen.connect(self._show_choice)
        back = button(_("Annuleren"), do=self.reject)
        row = in_row(SPRING, back, self.swap)
        column = self.lay_out(label(self.windowTitle(), Text.HEADING), gap=GRID + GRID // 2)
        explained = _("Vraag het eerst aan allebei. Zij blijven even zeker als zij waren.")
        column.addWidget(label(explained, Text.QUIET))
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def _show_choice(self, swap: Swap | None) -> None:
        self.swap.setEnabled(swap is not None)

    def _choose(self, swap: Swap | None) -> None:
        if swap is not None:
            self.accept()
            self.chosen.emit(swap)


def _columns() -> list[Column[Swap]]:
    return [
        Column(title=_("wie"), value=lambda swap: swap.placed.name),
        written(_("dag"), lambda swap: swap.shift.shift.date, day_and_month),
        Column(title=_("tijd"), value=lambda swap: swap.shift.shift.times),
        Column(title=_("taak"), value=lambda swap: swap.shift.duty.name),
        Column(
            title=_("kan dit?"),
            value=lambda swap: listing([obstacle.sentence for obstacle in swap.obstacles]),
            display=lambda swap: (
                listing([obstacle.sentence for obstacle in swap.obstacles])
                if swap.obstacles
                else _("ja, voor allebei")
            ),
            stretch=True,
        ),
    ]
