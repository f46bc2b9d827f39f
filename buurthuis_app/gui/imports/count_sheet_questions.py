"""The questions about a count sheet that its owner answers before anything is kept, and those that were answered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from buurthuis_app.domain.counts.count_sheet import AnsweredQuestion, SheetQuestion
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label, label_of
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.i18n import _, ngettext, number

_LEAST = 14
"""Characters of an answer that a box makes room for, also in large letters."""


class QuestionBoxes(QWidget):
    """A box with the answers to each question, as it is answered now; `answered` brings them by key."""

    answered = Signal(object)  # dict[str, str]: the key of each question and of its answer

    def __init__(
        self,
        answers: Sequence[AnsweredQuestion],
        accept_button: QPushButton,
        words: tuple[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QComboBox] = {}
        self.accept_button = accept_button
        self.accept_button.clicked.connect(self._answer)
        self.setVisible(bool(answers))
        inside = card(self)
        in_column(inside, on=self, margins=(0, GRID, 0, 0))
        title, explanation = words
        column = in_column(
            label(title, Text.LABEL), label(explanation, Text.QUIET), on=inside, margins=2 * GRID
        )
        for answer in answers:
            column.addSpacing(GRID)
            box = self._box(answer)
            column.addWidget(label_of(box, f"{answer.question.where}: {answer.question.sentence}"))
            column.addWidget(box)
            if answer.earlier:
                column.addWidget(label(_("Zo beantwoord bij een eerder bestand."), Text.QUIET))
        column.addSpacing(GRID)
        column.addWidget(self.accept_button, 0, Qt.AlignmentFlag.AlignLeft)

    def answers(self) -> dict[str, str]:
        """What the boxes say now."""
        return {key: str(box.currentData()) for key, box in self.boxes.items()}

    def _box(self, answer: AnsweredQuestion) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(answer.question.sentence)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setMinimumContentsLength(_LEAST)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for choice in answer.question.choices:
            box.addItem(choice.words, choice.key)
            if choice.key == answer.said:
                box.setCurrentIndex(box.count() - 1)
        self.boxes[answer.question.key] = box
        return box

    def _answer(self) -> None:
        self.answered.emit(self.answers())


class Questions(QuestionBoxes):
    """The questions that are open, with what is proposed."""

    def __init__(self, questions: Sequence[SheetQuestion], parent: QWidget) -> None:
        title = ngettext("Eerst een vraag", "Eerst {n} vragen", len(questions))
        explanation = _(
            "Dit kan op meer manieren gelezen worden. Kijk of het voorstel klopt. "
            "Met ‘Wijs aan’ ziet u het blad zelf."
        )
        super().__init__(
            [AnsweredQuestion(question=q, said=q.choices[0].key) for q in questions],
            button(_("Zo lezen"), ButtonKind.PRIMARY, "check"),
            (title.format(n=number(len(questions))), explanation),
            parent,
        )


class Answers(QuestionBoxes):
    """The questions that were answered, about this file or an earlier one of its shape; they can be answered anew."""

    def __init__(self, answers: Sequence[AnsweredQuestion], parent: QWidget) -> None:
        explanation = _(
            "Opslaan onthoudt de antwoorden over de vorm van het bestand, voor het volgende."
        )
        accept = button(_("Opnieuw lezen"))
        super().__init__(answers, accept, (_("Zo beantwoord"), explanation), parent)
