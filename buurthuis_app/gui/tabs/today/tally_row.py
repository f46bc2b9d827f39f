"""Tally of a card: the name of a tally kind, and below it minus, the number, plus."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.today import wording
from buurthuis_app.gui.tabs.today.number_field import NumberField
from buurthuis_app.gui.tabs.today.tally_state import Addition, ShownNumber, Step, TallyState, Typed
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, icon_button, label
from buurthuis_app.gui.widgets.layout import SPRING, in_column, in_row, sheet
from buurthuis_app.gui.widgets.plain_text import plain_text
from buurthuis_app.i18n import _


class TallyRow(QObject):
    """Stands in its `cell`, and says what people want: `wanted(row, step)`."""

    wanted = Signal(object, object)
    shown = Signal()  # another number is on the screen

    def __init__(self, kind: TallyKind, shown: ShownNumber, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.tally = TallyState(shown)
        self.begun_empty = shown.number is None
        self._typed_over = shown.version
        large = kind.role is TallyRole.VISITS
        self.fills_itself = kind.role is TallyRole.REPAIRED
        name = _("{title}: {kind}").format(title=title, kind=wording.name_of_kind(kind))
        self.name = label(wording.name_of_kind(kind), Text.LABEL if large else Text.QUIET)
        self.name.setWordWrap(False)
        self.field = NumberField(name, "door" if large else "figure")
        self.minus = self._button("minus", _("{name}: één minder").format(name=name), -1)
        self.plus = self._button("plus", _("{name}: één meer").format(name=name), 1)
        if self.fills_itself:
            self.field.setReadOnly(True)
            self.field.setToolTip(plain_text(wording.fills_itself()))
            for each in (self.minus, self.plus):
                each.setEnabled(False)
                each.hide()
        keys = in_row(self.minus, self.field, self.plus, SPRING, gap=GRID // 2)
        self.cell = sheet(in_column(self.name, keys, gap=GRID // 4))
        self.field.begun.connect(self._remember_version)
        self.field.entered.connect(self._type)
        self.field.changing.connect(self.shown)
        self.field.stepped.connect(self.add)
        self.show_number()

    @property
    def number(self) -> int | None:
        """What stands on the screen, also while it is typed."""
        return self.field.typed if self.field.typing else self.tally.shown.number

    def add(self, n: int) -> None:
        """So many people more (negative: fewer)."""
        self.field.finish()
        if self.fills_itself:
            return
        self._ask(Addition(n=n))

    def show_number(self) -> None:
        """Show what is kept, with what was asked for since."""
        self.field.show_number(self.tally.shown.number)
        self.shown.emit()

    def _button(self, icon_name: str, words: str, n: int) -> QPushButton:
        round_button = icon_button(icon_name, words, ButtonKind.DOOR, do=partial(self._press, n))
        round_button.setToolTip("")  # at the door a tooltip would cover the number
        # Like the arrows of a spin box: the field beside it does the same with the keys + and -.
        round_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
