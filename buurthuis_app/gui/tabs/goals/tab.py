"""The tab Doelen: left its parts, right the part that is chosen."""

from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals.part import Glance, GoalsPart, PartEntry
from buurthuis_app.gui.tabs.goals.part_registry import part_entries
from buurthuis_app.gui.tabs.goals.part_sidebar import PartList
from buurthuis_app.gui.widgets.layout import grow, in_row
from buurthuis_app.gui.widgets.low_window import LOW_BELOW, is_low
from buurthuis_app.gui.widgets.page_stack import PageStack
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Topic

LIST_WIDTH = 250  # px at the usual type size


class GoalsTab(Tab):
    """Builds a part when it is first chosen, and refreshes it when the data changed since it was last looked at."""

    areas = frozenset(Topic)
    topic = "doelen"
    has_paper = True

    def __init__(
        self, house: CentreServices, shell: Shell, entries: tuple[PartEntry, ...] | None = None
    ) -> None:
        super().__init__()
        self._house = house
        self._shell = shell
        self.entries = part_entries() if entries is None else entries
        self._parts: dict[str, GoalsPart] = {}
        self._stale: set[str] = set()
        self.names = PartList(self.entries)
        self.pages = PageStack()
        in_row(
            self.names,
            grow(self.pages),
            on=self,
            margins=(2 * GRID, 2 * GRID, 2 * GRID, GRID),
            gap=2 * GRID,
        )
        self.names.chosen.connect(self._switched)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def entry(self) -> PartEntry:
        """Entry of the chosen part."""
        return self.names.current() or self.entries[0]

    @property
    def part(self) -> GoalsPart:
        """Page of the chosen part."""
        return self._part(self.entry)

    def open_part(self, key: str) -> None:
        """Choose the part with this key."""
        self.names.choose(key)

    @override
    def refresh(self) -> None:
        self._stale = set(self._parts)
        if not self.names.currentIndex().isValid():
            self.names.choose(self.entries[0].key)
        else:
            self._freshen()
        house, entries = self._house, self.entries
        self._shell.operations.run(
            lambda: house.together(lambda: {entry.key: entry.glance(house) for entry in entries}),
            self._show_glances,
            owner=self,
        )

    @override
    def show_place(self, place: Destination) -> None:
        if place.section:
            self.open_part(place.section)
        if place.record is not None:
            self.part.show_record(place.record)

    @override
    def help_topic(self) -> str:
        return self.part.topic

    @override
    def print_paper(self) -> None:
        if self.part.has_paper:
            self.part.print_paper()

    def _part(self, entry: PartEntry) -> GoalsPart:
        if entry.key not in self._parts:
            new_part = entry.factory(self._house, self._shell)
            self._parts[entry.key] = new_part
            self._stale.add(entry.key)
            self.pages.addWidget(new_part)
        return self._parts[entry.key]

    def _switched(self, _entry: object) -> None:
        self.pages.setCurrentWidget(self.part)
        self._freshen()

    def _freshen(self) -> None:
        part = self.part
        if self.entry.key in self._stale:
            self._stale.discard(self.entry.key)
            part.refresh()

    def _show_glances(self, glances: dict[str, Glance]) -> None:
        self.names.show_glances(glances)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As wide as the names need, and with large type no wider than leaves room for the part, and without bars."""
        self.names.show_compact(compact=is_low(self, LOW_BELOW))
        width = scaled(LIST_WIDTH, theme().percent)
        self.names.setFixedWidth(max(LIST_WIDTH, min(width, self.width() * 3 // 10)))
