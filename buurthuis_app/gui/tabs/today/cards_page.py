"""The cards of one day under each other, or in two columns where the window is wide enough."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.counts.day_cards import Card, Day
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.today.card_state import State
from buurthuis_app.gui.tabs.today.card_view import CardView
from buurthuis_app.gui.tabs.today.tab_order import chain_tabs

NARROWEST = 500  # px of a card at 100 %: below it two columns become one


class CardsPage(QScrollArea):
    """Keeps the views that are still right, so that a refresh disturbs neither the focus nor what is half typed."""

    hand_lost = Signal()  # the card that had the keyboard is not there any more

    def __init__(self, make: Callable[[Card, Day], CardView]) -> None:
        super().__init__()
        self.setViewport(QWidget())  # as in main_window.scrolling
        self._make = make
        self._columns = 0
        self.views: list[CardView] = []
        self._placed: list[CardView] = []
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("page")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        self._column.setSpacing(2 * GRID)
        self._grid = QGridLayout()
        self._grid.setSpacing(2 * GRID)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        self.setWidget(inner)
        theme().changed.connect(self._arrange)

    def put_below(self, widget: QWidget) -> None:
        """Stand below the last card."""
        self._column.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignLeft)

    def show_day(self, day: Day, *, may_count: bool) -> None:
        """Show the cards of this day in their order; the keyboard stays with the card it was on."""
        if self.views and day.date != self.views[0].day.date:
            self.verticalScrollBar().setValue(0)
        known = {view.occurrence_id: view for view in self.views}
        held = next((view for view in self.views if view.isAncestorOf(_focused(self))), None)
        views = [self._view(known, card, day, may_count=may_count) for card in day.cards]
        gone = [view for view in self.views if view not in views]
        if views != self.views:
            self.views = views
            self._columns = 0
            self._arrange()
        if held in gone and not self.focus_on(held.occurrence_id):
            self.hand_lost.emit()  # its number is gone; the next digit must not change that of another card
        for view in gone:
            view.hide()
            view.deleteLater()

    def focus_on(self, occurrence_id: UUID) -> bool:
        """Give the keyboard to this card, but not to a number that is counted; False when it is not here."""
        for view in self.views:
            if view.occurrence_id == occurrence_id:
                self._bring(view, view.resting)
                return True
        return False

    def walk(self, view: CardView, key: int) -> None:
        """From one card to the one that lies in the direction of the arrow."""
        steps = {
            Qt.Key.Key_Left.value: -1,
            Qt.Key.Key_Right.value: 1,
            Qt.Key.Key_Up.value: -self._columns,
            Qt.Key.Key_Down.value: self._columns,
        }
        place = self.views.index(view) + steps[key]
        if 0 <= place < len(self.views):
            self.reach(self.views[place])

    def reach(self, view: CardView) -> None:
        """Give the keyboard to this card and bring it into view."""
        self._bring(view, view.first)

    def _bring(self, view: CardView, hand: QWidget) -> None:
        hand.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(view, 0, GRID)
        self.ensureWidgetVisible(hand, 0, 2 * GRID)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _view(
        self, known: dict[UUID, CardView], card: Card, day: Day, *, may_count: bool
    ) -> CardView:
        view = known.get(card.occurrence.id)
        state = State.of(card, day, may_count=may_count)
        now = (state, card.name, day.register)
        if view is not None and (view.state, view.card.name, view.day.register) == now:
            view.show_card(card, day)
            return view
        return self._make(card, day)

    def _arrange(self) -> None:
        narrowest = scaled(NARROWEST, theme().percent)
        columns = 2 if self.viewport().width() >= 2 * narrowest + 6 * GRID else 1
        if columns == self._columns:
            return
        self._columns = columns
        for (
            view
        ) in self._placed:  # takeAt would leave an item behind that still knows the old height
            self._grid.removeWidget(view)
        self._placed = list(self.views)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        for number, view in enumerate(self.views):
            self._grid.addWidget(view, number // columns, number % columns, _alignment(view))
            view.show()  # now, not in a later turn: what is hidden cannot take the keyboard
        chain_tabs(stop for view in self.views for stop in view.stops)


def _alignment(view: CardView) -> Qt.AlignmentFlag:
    """Cards that count stand level with each other; one that was called off takes no more room than it needs."""
    return Qt.AlignmentFlag.AlignTop if view.state is State.CANCELLED else Qt.AlignmentFlag(0)


def _focused(page: QWidget) -> QWidget:
    focused: QWidget | None = page.window().focusWidget()
    return page if focused is None else focused
