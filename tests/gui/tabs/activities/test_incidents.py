"""Incidents in their window: one is noted, and the story goes to the confidant."""

from PySide6.QtWidgets import QPushButton

from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.incidents.window import IncidentForm, incidents_window
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show
from tests.gui.hands import settle


def test_an_incident_is_noted_and_its_story_goes_elsewhere(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    told: list[bool] = []
    window = incidents_window(house, shell.operations, shell.undo, tell=lambda: told.append(True))
    show(window)
    settle(shell.operations)
    window.add()
    settle(shell.operations)
    form = window.dialog
    assert isinstance(form, IncidentForm)
    form.widget("place").setText("Hal")
    form.submit()
    settle(shell.operations)
    shown = [window.table.model().index(0, column).data() for column in range(1, 5)]
    assert shown == ["val of verwonding", "Hal", "–", "–"]
    (story,) = [
        made for made in window.findChildren(QPushButton) if made.text().startswith("Verhaal")
    ]
    story.click()
    assert told == [True]
    assert not window.isVisible()
