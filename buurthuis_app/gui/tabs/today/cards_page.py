"""The page of one day: the list of what takes place, and beside it the card that people count on."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget
from typing_extensions import override

from buurthuis_app.domain.counts.day_cards import Card, Day
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.today.card_state import State
from buurthuis_app.gui.tabs.today.card_view import CardView
from buurthuis_app.gui.tabs.today.day_list import DayList, fitting
from buurthuis_app.gui.tabs.today.tab_order import chain_tabs
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, sheet

NARROWEST = 900  # px of the page at 100 %: below it the list stands below the card
LIST_SHARE, CARD_SHARE = 1, 2


class CardsPage(QScrollArea):
    """One card is open. It is made when it is asked for and kept for the day, with what is half typed on it."""

    hand_lost = Signal()  # the card that had the keyboard is not there any more

    def __init__(self, make: Callable[[Card, Day], CardView]) -> None:
        super().__init__()
        self.setViewport(QWidget())  # as in main_window.scrolling
        self._make = make
        self._day: Day | None = None
        self._may_count = False
        self._narrow: bool | None = None
        self.views: list[CardView] = []
        self.current: CardView | None = None
        self.list = DayList()
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below_list = in_column(grow(self.list, 1000), gap=2 * GRID)
        self._card_column = in_column(SPRING)
        inner = QWidget()
        inner.setObjectName("page")
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._parts.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        self._parts.setSpacing(2 * GRID)
        self._listed, self._opened = sheet(self._below_list), sheet(self._card_column)
        for part, share in ((self._listed, LIST_SHARE), (self._opened, CARD_SHARE)):
            self._parts.addWidget(part, share)
        self.setWidget(inner)
        self.list.chosen.connect(self._open_chosen)
        self.list.opened.connect(lambda card: self.focus_on(card.occurrence.id))
        self.list.counted.connect(self.count_by_key)
        theme().changed.connect(self._arrange)

    def put_below(self, widget: QWidget) -> None:
        """Stand below the list."""
        self._below_list.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self._below_list.addStretch(1)
        self._last = widget

    def show_day(
        self, day: Day, moment: dt.datetime, *, may_count: bool, with_reasons: bool
    ) -> None:
        """Show this day. The open card stays open and keeps the keyboard; where none is, that of this moment opens."""
        another = self._day is None or day.date != self._day.date
        held = self._held
        lost = held is not None and (another or held not in _ids(day))
        lost = lost or (another and self.list.hasFocus())
        opened = None if another or self.current is None else self.current.occurrence_id
        if another:
            self.verticalScrollBar().setValue(0)
        self._day, self._may_count = day, may_count
        gone = self._renew(day)
        if opened not in _ids(day):
            wanted = fitting(day, moment)
            opened = wanted.occurrence.id if wanted is not None else None
        self.list.show_day(day, moment, with_reasons=with_reasons)
        if opened is not None:
            self.open(opened)
        if held is not None and not lost and self.current and held == self.current.occurrence_id:
            if not self.current.isAncestorOf(_focused(self)):
                self.focus_on(held)
        elif lost:
            self.hand_lost.emit()  # its number is gone; the next digit must not change that of another card
        for view in gone:
            view.hide()
            view.deleteLater()
        self._fit_list()

    def open(self, occurrence_id: UUID) -> CardView | None:
        """Open this card in place of the other one, which writes what is half typed; None when it is not here."""
        cards = self._day.cards if self._day is not None else ()
        card = next((card for card in cards if card.occurrence.id == occurrence_id), None)
        if card is None or self._day is None:
            return None
        view = next((view for view in self.views if view.occurrence_id == occurrence_id), None)
        if view is None:
            view = self._make(card, self._day)
            self.views.append(view)
            self._card_column.insertWidget(0, view)
        if view is not self.current:
            if self.current is not None:
                self.current.settle()
            held = self._held
            self.current = view
            for other in self.views:
                other.setVisible(other is view)  # now: what is hidden cannot take the keyboard
            chain_tabs((self.list, *view.stops, self._last))
            if held not in {None, occurrence_id}:
                self.hand_lost.emit()
        self.list.choose(occurrence_id)
        return view

    def focus_on(self, occurrence_id: UUID) -> bool:
        """Give the keyboard to this card, but not to a number that is counted; False when it is not here."""
        view = self.open(occurrence_id)
        if view is None:
            return False
        self._bring(view, view.resting)
        return True

    def walk(self, key: int) -> None:
        """Open the card above or below the open one, with the keyboard on its first number."""
        cards = self.list.records()
        ids = [card.occurrence.id for card in cards]
        if self.current is None or self.current.occurrence_id not in ids:
            return
        step = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}.get(key, 0)
        place = ids.index(self.current.occurrence_id) + step
        if step and 0 <= place < len(ids) and (view := self.open(ids[place])) is not None:
            self._bring(view, view.first)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _held(self) -> UUID | None:
        """Which card has the keyboard."""
        focused = _focused(self)
        return next((v.occurrence_id for v in self.views if v.isAncestorOf(focused)), None)

    def _renew(self, day: Day) -> list[CardView]:
        """Let the cards that are still right show what is kept now; the others, which are given back, must go."""
        cards = {card.occurrence.id: card for card in day.cards}
        gone = []
        for view in tuple(self.views):
            card = cards.get(view.occurrence_id)
            if (
                card is not None
                and (view.day.date, view.day.register) == (day.date, day.register)
                and view.card.name == card.name
                and view.state is State.of(card, day, may_count=self._may_count)
            ):
                view.show_card(card, day)
                continue
            gone.append(view)
            self.views.remove(view)
            if view is self.current:
                self.current = None
        return gone

    def _open_chosen(self, card: Card | None) -> None:
        if card is None or (self.current and card.occurrence.id == self.current.occurrence_id):
            return
        self.open(card.occurrence.id)
        if self._narrow:
            self.verticalScrollBar().setValue(0)

    def count_by_key(self, event: QKeyEvent) -> bool:
        """Count in the card that is open; False when that is no key to count by."""
        return self.current is not None and self.current.count_by_key(event)

    def _bring(self, view: CardView, hand: QWidget) -> None:
        hand.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(view, 0, GRID)
        self.ensureWidgetVisible(hand, 0, 2 * GRID)

    def _arrange(self) -> None:
        narrow = self.viewport().width() < scaled(NARROWEST, theme().percent)
        if narrow is not self._narrow:
            self._narrow = narrow
            way = QBoxLayout.Direction
            self._parts.setDirection(way.BottomToTop if narrow else way.LeftToRight)
        self._fit_list()

    def _fit_list(self) -> None:
        """Below the card the list shows all its rows: only the page scrolls there."""
        rows = self.list.model().rowCount()
        high = (
            sum(self.list.sizeHintForRow(row) for row in range(rows)) + 2 * self.list.frameWidth()
        )
        self.list.setMinimumHeight(high if self._narrow else 0)
        self.list.setMaximumHeight(high)


def _ids(day: Day) -> set[UUID]:
    return {card.occurrence.id for card in day.cards}


def _focused(page: QWidget) -> QWidget:
    focused: QWidget | None = page.window().focusWidget()
    return page if focused is None else focused
