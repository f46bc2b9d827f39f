"""The cards of one day under each other, or in two columns where the window is wide enough."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.counts.day_cards import Card, Day
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.today.card_state import State
from buurthuis_app.gui.tabs.today.card_view import CardView
from buurthuis_app.gui.tabs.today.tab_order import chain_tabs

if TYPE_CHECKING:
    from buurthuis_app.gui.operations.spread import Spread

NARROWEST = 500  # px of a card at 100 %: below it two columns become one
AT_ONCE = 6
"""Cards made in the turn in which a day comes: as many as are seen. One takes 15 ms; the others come by and by."""


class CardsPage(QScrollArea):
    """Keeps the views that are still right, so that a refresh disturbs neither the focus nor what is half typed."""

    hand_lost = Signal()  # the card that had the keyboard is not there any more

    def __init__(self, make: Callable[[Card, Day], CardView], operations: Operations) -> None:
        super().__init__()
        self.setViewport(QWidget())  # as in main_window.scrolling
        self._make = make
        self._operations = operations
        self._coming: Spread | None = None
        self._day: Day | None = None
        self._columns = 0
        self._made: dict[UUID, CardView] = {}
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

    @property
    def views(self) -> list[CardView]:
        """The cards that are made by now, as they lie; all of the day when the operations are not busy any more."""
        return [
            self._made[card.occurrence.id]
            for card in self._cards
            if card.occurrence.id in self._made
        ]

    def put_below(self, widget: QWidget) -> None:
        """Stand below the last card."""
        self._column.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignLeft)

    def show_day(self, day: Day, *, may_count: bool, near: UUID | None = None) -> None:
        """Show the cards of this day in their order, `near` first; the keyboard stays with the card it was on."""
        if self._coming is not None:
            self._coming.stop()
        if self._day is not None and day.date != self._day.date:
            self.verticalScrollBar().setValue(0)
        former = self.views
        held = next((view for view in former if view.isAncestorOf(_focused(self))), None)
        self._day = day
        self._made = {
            card.occurrence.id: view
            for card in day.cards
            if (view := self._still_right(card, day, may_count=may_count)) is not None
        }
        kept = set(self._made.values())
        gone = [view for view in former if view not in kept]
        missing = self._missing(near)
        for card in missing[:AT_ONCE]:
            self._made[card.occurrence.id] = self._make(card, day)
        if self.views != self._placed:
            self._columns = 0
            self._arrange()
        if held in gone and not self.focus_on(held.occurrence_id):
            self.hand_lost.emit()  # its number is gone; the next digit must not change that of another card
        for view in gone:
            view.hide()
            view.deleteLater()
        if missing[AT_ONCE:]:
            self._coming = self._operations.spread(self._come(day, missing[AT_ONCE:]), self)

    def focus_on(self, occurrence_id: UUID) -> bool:
        """Give the keyboard to this card, but not to a number that is counted; False when it is not here."""
        for card in self._cards:
            if card.occurrence.id == occurrence_id:
                view = self._view(card)
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
        place = self._ids.index(view.occurrence_id) + steps[key]
        if 0 <= place < len(self._cards):
            self.reach(self._view(self._cards[place]))

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

    @property
    def _cards(self) -> Sequence[Card]:
        return () if self._day is None else self._day.cards

    @property
    def _ids(self) -> list[UUID]:
        return [card.occurrence.id for card in self._cards]

    def _still_right(self, card: Card, day: Day, *, may_count: bool) -> CardView | None:
        """The view that there is of this card, if it can go on."""
        view = self._made.get(card.occurrence.id)
        state = State.of(card, day, may_count=may_count)
        now = (state, card.name, day.register)
        if view is None or (view.state, view.card.name, view.day.register) != now:
            return None
        view.show_card(card, day)
        return view

    def _missing(self, near: UUID | None) -> list[Card]:
        """Cards without a view: from `near` downwards, then those above it from below."""
        begin = self._ids.index(near) if near in self._ids else 0
        ordered = [*self._cards[begin:], *self._cards[:begin][::-1]]
        return [card for card in ordered if card.occurrence.id not in self._made]

    def _come(self, day: Day, cards: Sequence[Card]) -> Iterator[None]:
        """Make one card a step; what is looked at stays where it is."""
        for card in cards:
            if card.occurrence.id not in self._made:
                self._add(card, day)
                yield

    def _view(self, card: Card) -> CardView:
        """The view of a card, which may not have come yet."""
        if card.occurrence.id not in self._made and self._day is not None:
            self._add(card, self._day)
        return self._made[card.occurrence.id]

    def _add(self, card: Card, day: Day) -> None:
        top = self.verticalScrollBar().value()
        looked_at = next((view for view in self.views if view.geometry().bottom() > top), None)
        former = looked_at.y() if looked_at else 0
        view = self._made[card.occurrence.id] = self._make(card, day)
        self._lay(view)
        self._placed = self.views
        place = self._placed.index(view)
        chain_tabs(stop for view in self._placed[max(place - 1, 0) :] for stop in view.stops)
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))  # grow now, not later
        if looked_at:
            self.verticalScrollBar().setValue(top + looked_at.y() - former)

    def _lay(self, view: CardView) -> None:
        row, column = divmod(self._ids.index(view.occurrence_id), self._columns)
        self._grid.addWidget(view, row, column, _alignment(view))
        view.show()  # now, not in a later turn: what is hidden cannot take the keyboard

    def _arrange(self) -> None:
        narrowest = scaled(NARROWEST, theme().percent)
        columns = 2 if self.viewport().width() >= 2 * narrowest + 6 * GRID else 1
        if columns == self._columns:
            return
        self._columns = columns
        for view in self._placed:
            # takeAt would leave an item behind that still knows the old height
            self._grid.removeWidget(view)
        self._placed = self.views
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        for view in self._placed:
            self._lay(view)
        chain_tabs(stop for view in self._placed for stop in view.stops)


def _alignment(view: CardView) -> Qt.AlignmentFlag:
    """Cards that count stand level with each other; one that was called off takes no more room than it needs."""
    return Qt.AlignmentFlag.AlignTop if view.state is State.CANCELLED else Qt.AlignmentFlag(0)


def _focused(page: QWidget) -> QWidget:
    focused: QWidget | None = page.window().focusWidget()
    return page if focused is None else focused
