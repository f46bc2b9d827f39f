"""The tab Vrijwilligers: who they are, when they come, how many hours, and whom the house looks for."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from typing_extensions import override

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.volunteers.section_registry import section_entries
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.gui.widgets.page_stack import PageStack
from buurthuis_app.gui.widgets.switch import Switch
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Topic


class VolunteersTab(Tab):
    """Shows one of its sections; the others are read again when they are next looked at."""

    areas = frozenset(
        {Topic.VOLUNTEERS, Topic.ROSTER, Topic.CENTRE, Topic.ACTIVITIES, Topic.OCCURRENCES}
    )
    topic = "vrijwilligers"
    has_paper = True

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__()
        self._entries = section_entries(house, shell)
        self._sections: dict[str, Tab] = {}
        self._stale: set[str] = set()
        self._switch = Switch(
            {entry.key: entry.title for entry in self._entries}, self._choose_section, alt=True
        )
        self.switches = self._switch.buttons
        self._by_own_key = False
        for name in self.switches.values():
            name.installEventFilter(self)
        self._pages = PageStack()
        in_column(
            in_row(self._switch, SPRING, gap=0),
            grow(self._pages),
            on=self,
            margins=(2 * GRID, GRID + GRID // 2, 2 * GRID, GRID),
            gap=GRID + GRID // 2,
        )
        self._turn_to(self._entries[0].key)  # who opens the tab refreshes it

    @property
    def section(self) -> Tab:
        """The part that is shown."""
        return next(
            section for section in self._sections.values() if section is self._pages.currentWidget()
        )

    def open_section(self, key: str) -> None:
        """Show this part; the first time it is built."""
        self._turn_to(key)
        self._freshen(key)

    def _choose_section(self, key: str) -> None:
        """Show it; by its own key with the keyboard in what it is about, for arrows go on from name to name."""
        self.open_section(key)
        if self._by_own_key and self.section.focusProxy() is not None:
            self.section.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Tab and the mouse bring the keyboard to a name with a reason of their own; its key does not."""
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._by_own_key = event.reason() == Qt.FocusReason.OtherFocusReason
        return super().eventFilter(watched, event)

    def _turn_to(self, key: str) -> None:
        if key not in self._sections:
            entry = next(known_entry for known_entry in self._entries if known_entry.key == key)
            self._sections[key] = entry.factory()
            self._pages.addWidget(self._sections[key])
            self._stale.add(key)
        self._switch.show_chosen(key)
        self._pages.setCurrentWidget(self._sections[key])

    @override
    def refresh(self) -> None:
        self._stale = set(self._sections)
        self._freshen(
            next(key for key, section in self._sections.items() if section is self.section)
        )

    @override
    def show_place(self, place: Destination) -> None:
        if place.section in self.switches:
            self.open_section(place.section)
        elif place.section == "placements":
            self.open_section("people")
        self.section.show_place(place)

    @override
    def settle(self) -> None:
        for section in self._sections.values():
            section.settle()

    @override
    def print_paper(self) -> None:
        if self.section.has_paper:
            self.section.print_paper()

    @override
    def help_topic(self) -> str:
        return self.section.topic

    def _freshen(self, key: str) -> None:
        if key in self._stale:
            self._stale.discard(key)
            self._sections[key].refresh()
