"""An amount of money as people type it; what can be read in two ways is asked and never guessed."""

from functools import partial

from PySide6.QtWidgets import QLineEdit

from buurthuis_app.domain.shared.money import read_amount
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.i18n import _, euros

MOST_ANSWERS = 2


class MoneyField(QLineEdit):
    """1250, 1.250,-, € 2,50, gratis. A form puts its `question` below it: that asks which amount is meant."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder or _("bijv. 2,50"))
        self.question = FlowRow()
        self._asking = label("", Text.WARNING)
        self._asking.setWordWrap(False)
        self._answers = tuple(button("", ButtonKind.QUIET) for _answer in range(MOST_ANSWERS))
        self._choices: tuple[int, ...] = ()
        for widget in (self._asking, *self._answers):
            self.question.addWidget(widget)
        for place, answer in enumerate(self._answers):
            answer.clicked.connect(partial(self._choose, place))
        self.question.hide()
        self.editingFinished.connect(self._tidy)
        self.textEdited.connect(self.question.hide)

    def show_cents(self, cents: int | None) -> None:
        """Show this amount, or nothing."""
        self.setText("" if cents is None else euros(cents).removeprefix("€\u00a0"))
        self.question.hide()

    def cents(self) -> int | None:
        """What stands there in euro cents, None when it is empty.

        Raises Invalid when it is no amount, or when it can be read in more than one way.
        """
        return read_amount(self.text()).value() if self.text().strip(" -") else None

    def _choose(self, place: int) -> None:
        """Take this answer as what was meant."""
        self.show_cents(self._choices[place])
        self.setFocus()

    def _tidy(self) -> None:
        try:
            self.show_cents(self.cents())
        except Invalid:  # the form says it beside the field when saving
            self._ask()

    def _ask(self) -> None:
        reading = read_amount(self.text())
        self._choices = reading.choices
        self._asking.setText(reading.question if reading.choices else "")
        for place, answer in enumerate(self._answers):
            amount = euros(reading.choices[place]) if place < len(reading.choices) else ""
            answer.setText(amount)
            answer.setAccessibleName(amount)
            answer.setVisible(bool(amount))
        self.question.setVisible(bool(reading.choices))
