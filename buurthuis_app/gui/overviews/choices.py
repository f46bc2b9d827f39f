"""The left side: which paper, about which period, and what is good to know before it is printed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from buurthuis_app.domain.periods import Period
from buurthuis_app.gui.controls import Kind, Sign, Text, button, card, label
from buurthuis_app.gui.icons import Ink
from buurthuis_app.gui.overviews.hints import Hint
from buurthuis_app.gui.overviews.papers import PAPERS, PaperKind
from buurthuis_app.gui.period_chooser import PeriodChooser
from buurthuis_app.gui.theme import GRID
from buurthuis_app.i18n import _


class Choices(QWidget):
    """Says what was chosen; shows what was found out about it."""

    paper_chosen = Signal(object)  # PaperKind
    period_chosen = Signal(object)  # Period
    print_asked = Signal()
    save_asked = Signal()
    mend_asked = Signal()

    def __init__(self, chooser: PeriodChooser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chooser = chooser
        self.print_button = button(_("Afdrukken"), Kind.PRIMARY, "print")
        self.save_button = button(_("Opslaan als PDF…"), icon_name="save")
        self.papers: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._hints = card()
        self._hint_rows = QVBoxLayout(self._hints)
        self._hint_rows.setContentsMargins(GRID + 4, GRID + 4, GRID + 4, GRID + 4)
        self._hint_rows.setSpacing(GRID + GRID // 2)
        self._hints.hide()
        self.said: tuple[str, ...] = ()
        self.setObjectName("page")
        self._build()
        chooser.chosen.connect(self.period_chosen)
        self.print_button.clicked.connect(self.print_asked)
        self.save_button.clicked.connect(self.save_asked)

    def show_choice(self, paper: PaperKind, period: Period) -> None:
        """Show these as chosen, without telling anybody."""
        self.papers[paper.key].setChecked(True)
        self.chooser.allow((paper.period,))
        self.chooser.show_period(period)

    def show_hints(self, found: Sequence[Hint]) -> None:
        """Show these hints in place of the former ones."""
        self.said = tuple(hint.sentence for hint in found)
        while (item := self._hint_rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for hint in found:
            self._hint_rows.addWidget(_hint_row("info", Ink.QUIET, hint.sentence))
        if any(hint.mend for hint in found):
            mend = button(_("Bekijk bij Tellen en Vertellen"), Kind.QUIET)
            mend.clicked.connect(self.mend_asked)
            self._hint_rows.addWidget(mend, 0, Qt.AlignmentFlag.AlignLeft)
        self._hints.setVisible(bool(found))
        self._hint_title.setVisible(bool(found))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(label(_("Welk overzicht?"), Text.HEADING))
        for paper in PAPERS:
            column.addWidget(self._choice(paper))
        column.addSpacing(GRID)
        column.addWidget(label(_("Over welke tijd?"), Text.HEADING))
        column.addWidget(self.chooser)
        column.addSpacing(GRID)
        column.addWidget(self.print_button)
        column.addWidget(self.save_button)
        column.addSpacing(GRID)
        self._hint_title = label(_("Goed om te weten"), Text.LABEL)
        self._hint_title.hide()
        column.addWidget(self._hint_title)
        column.addWidget(self._hints)
        column.addStretch(1)

    def _choice(self, paper: PaperKind) -> QRadioButton:
        made = QRadioButton(paper.title())
        made.setAccessibleDescription(paper.explanation())
        made.setToolTip(paper.explanation())
        made.clicked.connect(partial(self.paper_chosen.emit, paper))
        self._group.addButton(made)
        self.papers[paper.key] = made
        return made


def _hint_row(sign: str, ink: Ink, sentence: str) -> QFrame:
    row = QFrame()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(GRID)
    across.addWidget(Sign(sign, ink), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(label(sentence), 1)
    return row
