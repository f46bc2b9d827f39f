"""The questions about a count sheet that its owner answers before anything is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from buurthuis_app.domain.counts.count_sheet import SheetQuestion
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.i18n import _, ngettext, number

_LEAST = 14
"""Characters of an answer that a box makes room for, also in large letters."""


class Questions(QWidget):
    """A box with answers for each question, the proposal first; `answered` brings them by key."""

    answered = Signal(object)  # dict[str, str]: the key of each question and of its answer

    def __init__(self, questions: Sequence[SheetQuestion], parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QComboBox] = {}
        self.accept_button = button(_("Zo lezen"), ButtonKind.PRIMARY, "check")
        self.accept_button.clicked.connect(self._answer)
        self.setVisible(bool(questions))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, GRID, 0, 0)
        inside = card(self)
        outside.addWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        title = ngettext("Eerst een vraag", "Eerst {n} vragen", len(questions))
        column.addWidget(label(title.format(n=number(len(questions))), Text.LABEL))
        explanation = _("Dit kan op meer manieren gelezen worden. Kijk of het voorstel klopt.")
        column.addWidget(label(explanation, Text.QUIET))
        for question in questions:
            column.addSpacing(GRID)
            words = label(f"{question.where}: {question.sentence}")
            column.addWidget(words)
            box = self._box(question)
            words.setBuddy(box)
            column.addWidget(box)
        column.addSpacing(GRID)
        column.addWidget(self.accept_button, 0, Qt.AlignmentFlag.AlignLeft)

    def answers(self) -> dict[str, str]:
        """What the boxes say now."""
        return {key: str(box.currentData()) for key, box in self.boxes.items()}

    def _box(self, question: SheetQuestion) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(question.sentence)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setMinimumContentsLength(_LEAST)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for choice in question.choices:
            box.addItem(choice.words, choice.key)
        self.boxes[question.key] = box
        return box

    def _answer(self) -> None:
        self.answered.emit(self.answers())
