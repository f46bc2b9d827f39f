"""The tab Doelen around its parts: built when first chosen, refreshed when the data changed, reached from elsewhere."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals.part import Glance, GoalsPart, PartEntry
from buurthuis_app.gui.tabs.goals.tab import GoalsTab
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show
from tests.gui.hands import of_kind


class Page(GoalsPart):
    """Remembers what was asked of it."""

    has_paper = True

    def __init__(self) -> None:
        super().__init__()
        self.refreshed = 0
        self.shown: UUID | None = None
        self.printed = 0

    @override
    def refresh(self) -> None:
        self.refreshed += 1

    @override
    def show_record(self, key: UUID) -> None:
        self.shown = key

    @override
    def print_paper(self) -> None:
        self.printed += 1


def entry(key: str, title: str) -> PartEntry:
    return PartEntry(
        key=key,
        title=title,
        icon="harvest",
        factory=lambda _house, _shell: Page(),
        glance=lambda _house: Glance(words=f"{title} in het kort", bar=(0.5, 0.25)),
    )


def tab_of(house: CentreServices, shell: Shell) -> GoalsTab:
    tab = GoalsTab(house, shell, (entry("one", "Beloften"), entry("two", "Gebieden")))
    tab.resize(1000, 600)
    return tab


def test_a_part_is_built_when_it_is_first_chosen_and_refreshed_when_the_data_changed(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    tab = tab_of(house, shell)
    show(tab)
    tab.refresh()
    shell.operations.wait()
    first = of_kind(Page, tab.part)
    assert (first.refreshed, len(tab.findChildren(Page))) == (1, 1)
    tab.open_part("two")
    tab.open_part("one")
    assert (first.refreshed, len(tab.findChildren(Page))) == (1, 2)
    tab.open_part("two")
    tab.refresh()
    assert first.refreshed == 1  # nobody looks at it
    tab.open_part("one")
    assert first.refreshed == 2
    shell.operations.wait()


def test_the_list_says_at_a_glance_how_it_is_and_is_walked_with_the_arrow_keys(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    tab = tab_of(house, shell)
    show(tab)
    tab.refresh()
    shell.operations.wait()
    assert tab.names.words_of("two") == "Gebieden in het kort"
    tab.names.setFocus()
    QTest.keyClick(tab.names, Qt.Key.Key_Down)
    assert tab.entry.key == "two"
    spoken = tab.names.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Gebieden, Gebieden in het kort"


def test_another_tab_can_send_people_to_a_record_of_a_part_and_the_paper_is_that_of_the_part(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    tab = tab_of(house, shell)
    show(tab)
    tab.refresh()
    key = new_id()
    tab.show_place(Destination(tab="goals", section="two", record=key))
    tab.print_paper()
    shell.operations.wait()
    page = of_kind(Page, tab.part)
    assert (page.shown, page.printed) == (key, 1)


def test_a_name_that_is_too_long_is_broken_and_never_cut(
    house: CentreServices, shell: Shell, show: Show, look: WindowTheme
) -> None:
    tab = GoalsTab(house, shell, (entry("one", "Bewoners\xadinitiatieven"), entry("two", "B")))
    tab.resize(1280, 600)
    show(tab)
    names = tab.names

    def lines() -> int:
        more = names.visualRect(names.model().index(0, 0)).height()
        one = names.visualRect(names.model().index(1, 0)).height()
        return 1 + round((more - one) / names.fontMetrics().height())

    QApplication.processEvents()
    assert lines() == 1
    look.wear(Scheme.LIGHT, 200)
    QApplication.processEvents()
    assert lines() == 2
    assert names.model().index(0, 0).data() == "Bewonersinitiatieven"
