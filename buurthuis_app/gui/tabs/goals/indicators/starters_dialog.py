"""Starter set of twelve indicators to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from buurthuis_app.domain.indicators.starter_set import Starter
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.i18n import _, ngettext

WIDTH, HEIGHT = 620, 560  # px at the usual type size


class StartersDialog(SizedDialog):
    """`adopted` carries the chosen ones, when people take them over."""

    topic = "doelen#kengetallen"
    adopted = Signal(object)  # tuple[Starter, ...]

    def __init__(self, starters: Sequence[Starter], parent: QWidget | None = None) -> None:
        super().__init__(_("Kengetallen om mee te beginnen"), parent, size=(WIDTH, HEIGHT))
        self.boxes: list[tuple[Starter, QCheckBox]] = []
        sheet = card()
        column = in_column(on=sheet, margins=2 * GRID, gap=GRID // 2)
        for starter in starters:
            box = QCheckBox(starter.name)
            box.setAccessibleDescription(starter.meaning)
            box.toggled.connect(self._count)
            self.boxes.append((starter, box))
            column.addWidget(box)
            column.addWidget(label(_meaning(starter), Text.QUIET))
            column.addSpacing(GRID)
        if not starters:
            column.addWidget(label(_("U hebt ze alle twaalf al.")))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.take = button("", ButtonKind.PRIMARY, "plus", do=self._take)
        self.take.setDefault(True)
        in_column(
            label(_("Kies wat u wilt volgen. U kunt het later veranderen.")),
            grow(scroll),
            in_row(SPRING, button(_("Annuleren"), do=self.reject), self.take),
            on=self,
            margins=2 * GRID,
        )
        self._count()

    def _chosen(self) -> tuple[Starter, ...]:
        return tuple(starter for starter, box in self.boxes if box.isChecked())

    def _count(self) -> None:
        n = len(self._chosen())
        words = ngettext("{n} kengetal overnemen", "{n} kengetallen overnemen", n).format(n=n)
        self.take.setText(words)
        self.take.setEnabled(n > 0)

    def _take(self) -> None:
        self.adopted.emit(self._chosen())
        self.accept()


def _meaning(starter: Starter) -> str:
    how = _("Het programma telt het zelf.") if starter.measured_by else _("Vult u zelf in.")
    return f"{starter.meaning} {how}"
