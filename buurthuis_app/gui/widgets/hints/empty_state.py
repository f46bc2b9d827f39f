"""An empty screen that explains itself and offers the first step."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Sign, Text, button, label
from buurthuis_app.gui.widgets.layout import SPRING, Grown, in_column, in_row
from buurthuis_app.gui.widgets.notices import Remedy


class EmptyState(QWidget):
    """A sentence in the middle, what it is good for below it, and buttons; the first one is the main step."""

    def __init__(
        self,
        sentence: str,
        steps: Sequence[Remedy] = (),
        *,
        explanation: str = "",
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = in_column(Grown(None, 2), on=self, margins=3 * GRID)
        if icon_name:
            column.addWidget(Sign(icon_name, Ink.OUTLINE, side=40), 0, centre)
        for words, text in ((sentence, Text.HEADING), (explanation, Text.QUIET)):
            if words:
                shown = label(words, text)
                shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
                column.addWidget(shown)
        column.addSpacing(GRID)
        row = in_row(SPRING)
        for number, step in enumerate(steps):
            kind = ButtonKind.NORMAL if number else ButtonKind.PRIMARY
            row.addWidget(button(step.words, kind, do=step.do))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
