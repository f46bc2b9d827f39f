"""Row of a card: the name of a tally kind, minus, the number, plus."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.gui.tabs.today import wording
from buurthuis_app.gui.tabs.today.number_field import NumberField
from buurthuis_app.gui.tabs.today.tally_state import Addition, ShownNumber, Step, TallyState, Typed
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, icon_button, label
from buurthuis_app.i18n import _


class TallyRow(QObject):
    """Lays its widgets into the grid of a card, and says what people want: `wanted(row, step)`."""

    wanted = Signal(object, object)
    shown = Signal()  # another number is on the screen

    def __init__(self, kind: TallyKind, shown: ShownNumber, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.tally = TallyState(shown)
        self.begun_empty = shown.number is None
        self._typed_over = shown.version
        large = kind.role is TallyRole.VISITS
        name = _("{title}: {kind}").format(title=title, kind=wording.name_of_kind(kind))
        self.name = label(wording.name_of_kind(kind), Text.PLAIN if large else Text.QUIET)
        self.field = NumberField(name, "door" if large else "figure")
        self.minus = self._button("minus", _("{name}: één minder").format(name=name), -1)
        self.plus = self._button("plus", _("{name}: één meer").format(name=name), 1)
        self.field.begun.connect(self._remember_version)
        self.field.entered.connect(self._type)
        self.field.stepped.connect(self.add)
        self.show_number()

    def lay(self, grid: QGridLayout, line: int) -> None:
        """Stand on this line of the grid."""
        card = grid.parentWidget()
        seen = card is not None and card.isVisible()
        for place, widget in enumerate((self.name, self.minus, self.field, self.plus)):
            grid.addWidget(widget, line, place, Qt.AlignmentFlag.AlignVCenter)
            if seen:
                widget.show()  # now, so that it can take the keyboard at once

    def add(self, n: int) -> None:
        """So many people more (negative: fewer)."""
        self.field.finish()
        self._ask(Addition(n=n))

    def show_number(self) -> None:
        """Show what is kept, with what was asked for since."""
        self.field.show_number(self.tally.shown.number)
        self.shown.emit()

    def _button(self, icon_name: str, words: str, n: int) -> QPushButton:
        large = self.kind.role is TallyRole.VISITS
        round_button = icon_button(
            icon_name, words, ButtonKind.DOOR if large else ButtonKind.NORMAL
        )
        round_button.setToolTip("")  # at the door a tooltip would cover the number
        # Like the arrows of a spin box: the field beside it does the same with the keys + and -.
        round_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        round_button.clicked.connect(partial(self._press, n))
        return round_button

    def _press(self, n: int) -> None:
        self.add(n)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember_version(self) -> None:
        self._typed_over = self.tally.shown.version

    def _type(self, number: int | None) -> None:
        self._ask(Typed(number=number, version=self._typed_over))

    def _ask(self, step: Step) -> None:
        shown = self.tally.shown
        if step.applied(shown) == shown:
            self.show_number()
        else:
            self.wanted.emit(self, step)
