"""The board: a column for each state, from idea to account, with the initiatives as cards."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QScrollArea, QWidget

from buurthuis_app.domain.initiatives.initiative import PATHS, InitiativeState, state_names
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.goals.initiatives.state_column import StateColumn
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row
from buurthuis_app.gui.widgets.low_window import LOW_BELOW, is_low
from buurthuis_app.gui.widgets.unrolled import Unrolled
from buurthuis_app.i18n import _, euros, number
from buurthuis_app.services.initiatives.initiatives import InitiativeCard

NARROWEST, LOWEST = 150, 200  # px of a column at the usual type size

STEP_WORDS = {
    InitiativeState.IDEA: lambda: _("Terug naar idee"),
    InitiativeState.SUBMITTED: lambda: _("Indienen"),
    InitiativeState.GRANTED: lambda: _("Toekennen…"),
    InitiativeState.UNDER_WAY: lambda: _("Begonnen"),
    InitiativeState.ACCOUNTED: lambda: _("Verantwoorden…"),
    InitiativeState.REJECTED: lambda: _("Afwijzen…"),
}


def step_words(state: InitiativeState, other: InitiativeState) -> str:
    """What a button or menu calls the step from one state to the other."""
    order = list(InitiativeState)
    back = order.index(other) < order.index(state)
    if back and other is not InitiativeState.IDEA:
        return _("Terug naar '{state}'").format(state=state_names()[other])
    return STEP_WORDS[other]()


class InitiativeBoard(QWidget):
    """Drag a card to the next column, or use the keyboard."""

    opened = Signal(object)  # InitiativeCard
    move_asked = Signal(object, object)  # id, state

    def __init__(self, *, may_move: bool) -> None:
        super().__init__()
        self.columns = {state: StateColumn(state, may_move=may_move) for state in InitiativeState}
        self._heads: dict[InitiativeState, QLabel] = {}
        self._sums: dict[InitiativeState, QLabel] = {}
        self._around, self._inner = QScrollArea(), QWidget()
        self._lay_out(may_move=may_move)
        for column in self.columns.values():  # with large type the tab has one bar for all of them
            Unrolled(column, when=lambda: is_low(self, LOW_BELOW))
        Unrolled(self._around, when=lambda: True)
        for state, column in self.columns.items():
            column.opened.connect(self.opened)
            column.move_asked.connect(self.move_asked)
            column.step_asked.connect(self._step)
            column.leave_asked.connect(partial(self._walk, state))
            column.menu_asked.connect(self._menu)
        theme().changed.connect(self._fit)
        self._fit()

    def show_cards(self, cards: Sequence[InitiativeCard]) -> None:
        """Show these, each in the column of its state."""
        names = state_names()
        for state, column in self.columns.items():
            own = [card for card in cards if card.initiative.state is state]
            column.show_records(own)
            self._heads[state].setText(f"{names[state]} · {number(len(own))}")
            granted = sum(card.money.granted for card in own)
            asked = sum(card.initiative.asked or 0 for card in own)
            self._sums[state].setText(euros(granted or asked) if granted or asked else "")

    def choose(self, key: UUID) -> None:
        """Make this card the chosen one, and give it the keyboard."""
        for column in self.columns.values():
            if column.choose(key):
                column.setFocus()

    def menu_for(self, card: InitiativeCard) -> QMenu:
        """Menu with the actions on a card."""
        menu = QMenu(self)
        menu.addAction(_("Openen"), partial(self.opened.emit, card))
        menu.addSeparator()
        state = card.initiative.state
        for other in PATHS[state]:
            ask = partial(self.move_asked.emit, card.initiative.id, other)
            menu.addAction(step_words(state, other), ask)
        return menu

    def _menu(self, card: InitiativeCard, place: QPoint) -> None:
        menu = self.menu_for(card)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _step(self, card: InitiativeCard, direction: int) -> None:
        """The usual next state, or the one back."""
        order, state = list(InitiativeState), card.initiative.state
        place = order.index(state)
        ways = [
            other
            for other in PATHS[state]
            if other is not InitiativeState.REJECTED
            and (order.index(other) > place) == (direction > 0)
        ]
        if ways:
            self.move_asked.emit(card.initiative.id, ways[0])

    def _walk(self, state: InitiativeState, direction: int) -> None:
        order = list(InitiativeState)
        next_place = order.index(state) + direction
        if 0 <= next_place < len(order):
            self.columns[order[next_place]].take_focus()

    def _lay_out(self, *, may_move: bool) -> None:
        row = in_row(on=self._inner)
        for state, column in self.columns.items():
            head, money = label(state_names()[state], Text.LABEL), label("", Text.QUIET)
            head.setWordWrap(False)
            money.setWordWrap(False)
            row.addLayout(in_column(head, money, grow(column), gap=GRID // 2), 1)
            self._heads[state], self._sums[state] = head, money
        around = self._around
        around.setWidget(self._inner)
        around.setWidgetResizable(True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = in_column(grow(around), on=self)
        if may_move:
            hint = _(
                "Sleep een kaart naar de volgende kolom, of kies haar en druk op Ctrl + → of Ctrl + ←."
            )
            whole.addWidget(label(hint, Text.QUIET))

    def _fit(self) -> None:
        least, low = (scaled(size, theme().percent) for size in (NARROWEST, LOWEST))
        for column in self.columns.values():
            column.setMinimumWidth(least)
            if not is_low(self, LOW_BELOW):
                column.setMinimumHeight(low)
        self._inner.setMinimumWidth((least + GRID) * len(self.columns) - GRID)
