"""Acts on every detail panel: one or two buttons, the rest in one menu, and nothing in the colour of danger."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QWidget

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.gui.tabs.activities.details.details import ActivityDetails
from buurthuis_app.gui.tabs.goals.initiatives.page import InitiativePanel
from buurthuis_app.gui.tabs.goals.initiatives.part import InitiativesPart
from buurthuis_app.gui.tabs.goals.tab import GoalsTab
from buurthuis_app.gui.tabs.volunteers.tab import VolunteersTab
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import ButtonKind
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import settle


@pytest.fixture
def desk(
    house: CentreServices,
    coffee: Activity,  # noqa: ARG001 - there must be something to show
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001 - it must exist
) -> Iterator[Desk]:
    """The window of the coordinator, with every part of every tab made."""
    made = Desk(house, tmp_path / "settings")
    made.window.show()
    made.after_first_paint()
    for key in ("activities", "volunteers", "goals"):
        made.window.open_tab(key)
        made.operations.wait()
        tab = made.window.tab
        if isinstance(tab, GoalsTab):
            for entry in tab.entries:
                tab.open_part(entry.key)
                if isinstance(tab.part, InitiativesPart):
                    for page in (tab.part.money, tab.part.panel):  # made when first needed
                        assert page.isHidden()
        if isinstance(tab, VolunteersTab):
            for section in tab.switches:
                tab.open_section(section)
        settle(made.operations)
    yield made
    made.close()


def panels(window: QWidget) -> list[QWidget]:
    """The part beside or below every list, and the pages that stand alone."""
    beside = [split.widget(split.count() - 1) for split in window.findChildren(QSplitter)]
    alone = (*window.findChildren(ActivityDetails), *window.findChildren(InitiativePanel))
    return [*(panel for panel in beside if panel is not None), *alone]


def test_a_panel_has_one_or_two_acts_beside_its_menu_and_none_in_the_colour_of_danger(
    desk: Desk,
) -> None:
    found = panels(desk.window)
    acts = desk.window.findChildren(ActRow)
    rows = {*acts, *(row for panel in found for row in panel.findChildren(FlowRow))}
    assert len(acts) >= 11, [act.menu.actions()[0].text() for act in acts]
    for row in rows:
        shown = [part for part in row.children() if isinstance(part, QPushButton)]
        words = [part.accessibleName() for part in shown if not part.isHidden()]
        assert len([name for name in words if not name.startswith("Meer")]) <= 2, words
    for acting in acts:
        assert acting.more_button.accessibleName().startswith("Meer")
        *_others, last = acting.menu.actions()
        assert last.text(), "a line that ends the menu"
    dangerous = [
        push_button.text()
        for panel in found
        for push_button in panel.findChildren(QPushButton)
        if push_button.property("kind") == ButtonKind.DANGER.value
    ]
    assert dangerous == []
