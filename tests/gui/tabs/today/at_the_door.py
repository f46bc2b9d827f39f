"""The window open on Vandaag, and the hands of who uses it."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, TallyKind
from buurthuis_app.gui.shell.main_window import MainWindow
from buurthuis_app.gui.shell.tab import Tab, TabEntry
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.today.card_view import CardView
from buurthuis_app.gui.tabs.today.number_field import NumberField
from buurthuis_app.gui.tabs.today.tab import TodayTab
from buurthuis_app.gui.tabs.today.tally_row import TallyRow
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import settle

TODAY = dt.date(2026, 11, 22)
Show = Callable[[QWidget], None]


class OtherTab(Tab):
    """Stands where the other tabs are."""

    @override
    def refresh(self) -> None:
        """Shows nothing."""


class AtTheDoor(Struct, frozen=True, kw_only=True):
    """The window, what lies behind it, and the hands of who uses it."""

    house: CentreServices
    shell: Shell
    window: MainWindow
    tab: TodayTab

    def settle(self) -> None:
        """Let everything that was asked for be kept and shown."""
        settle(self.shell.operations)

    def card(self, title: str) -> CardView:
        """The card with this title, opened."""
        card = next(card for card in self.tab.page.list.records() if card.title == title)
        return self.tab.card(card.occurrence.id)

    @property
    def titles(self) -> list[str]:
        """What the list of the day names, from top to bottom."""
        return [card.title for card in self.tab.page.list.records()]

    def row(self, title: str, kind: str) -> TallyRow:
        """A row of a card."""
        return next(row for row in self.card(title).rows.values() if row.kind.name == kind)

    def field(self, title: str, kind: str = "volwassenen") -> NumberField:
        """The number in a row."""
        return self.row(title, kind).field

    def click(self, widget: QWidget) -> None:
        """Press and let go in the middle of it."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key) -> None:
        """Press a key where the focus is."""
        focused: QWidget | None = self.window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        for sign in text:
            QTest.keyClicks(self.window.focusWidget(), sign)

    def kept(self, occurrence_id: UUID) -> dict[str, int]:
        """What the database holds, by name of tally kind."""
        with self.house.database.read() as work:
            names = {kind.id: kind.name for kind in work.store(TallyKind).find()}
            counts = work.store(Count).find(occurrence_id=occurrence_id)
        return {names[count.kind_id]: count.number for count in counts}

    def occurrence(self, occurrence_id: UUID) -> Occurrence:
        """What the database holds of an occurrence."""
        with self.house.database.read() as work:
            found = work.store(Occurrence).get(occurrence_id)
        assert found is not None
        return found

    def go(self, day: dt.date) -> None:
        """Show another day."""
        self.tab.go_to(day)
        self.settle()


def at_the_door(house: CentreServices, shell: Shell, show: Show) -> AtTheDoor:
    """Open the window and wait until the day is there."""
    entries = [
        TabEntry(
            key="today",
            title="Vandaag",
            icon="today",
            factory=lambda: TodayTab(house, shell.operations, shell.navigator),
        ),
        TabEntry(key="activities", title="Activiteiten", icon="calendar", factory=OtherTab),
    ]
    window = MainWindow(entries, shell)
    window.resize(1280, 720)
    show(window)
    tab = window.tab
    assert isinstance(tab, TodayTab)
    made = AtTheDoor(house=house, shell=shell, window=window, tab=tab)
    made.settle()
    return made
