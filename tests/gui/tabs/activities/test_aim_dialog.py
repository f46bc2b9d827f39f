"""The aim of an activity, set where the activity is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.overviews.aims import Aim
from buurthuis_app.gui.forms.aim_field import AimField
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.form.aim_dialog import AimDialog
from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab
from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView
from buurthuis_app.services.registry import CentreServices

Show = Callable[[QWidget], None]


@pytest.fixture
def tab(house: CentreServices, coffee: Activity, shell: Shell, show: Show) -> ActivitiesTab:
    """The list, with the coffee morning chosen."""
    made = ActivitiesTab(house, shell.operations, shell.navigator)
    shell.operations.changed.connect(lambda areas: made.refresh() if areas & made.areas else None)
    made.resize(1280, 640)
    show(made)
    made.go(ProgrammeView.LIST, house.clock.today())
    shell.operations.wait()
    made.list.choose(coffee.id)
    shell.operations.wait()
    return made


def asked(tab: ActivitiesTab, shell: Shell) -> AimDialog:
    tab.details.aim_action.trigger()
    shell.operations.wait()
    assert isinstance(tab.desk.dialog, AimDialog)
    return tab.desk.dialog


def kept(house: CentreServices, coffee: Activity, year: int) -> Aim | None:
    return house.aiming.of_activity(coffee, year).aim


def test_the_aim_is_set_beside_the_activity_and_taken_back(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    dialog = asked(tab, shell)
    times, visits = dialog.fields[2026]
    QTest.keyClicks(times, "8")
    QTest.keyClicks(visits, "1200")
    dialog.submit()
    shell.operations.wait()
    aim = kept(house, coffee, 2026)
    assert aim is not None
    assert (aim.times, aim.visits) == (8, 1200)
    assert kept(house, coffee, 2027) is None
    assert "Doel voor 2026: 8 keer en 1.200 bezoeken" in tab.details.facts.text()
    shell.undo.undo()
    shell.operations.wait()
    assert kept(house, coffee, 2026) is None
    assert "Doel" not in tab.details.facts.text()


def test_this_year_and_the_next_are_one_step_back(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    dialog = asked(tab, shell)
    for year in (2026, 2027):
        dialog.fields[year][0].setValue(40)
    dialog.submit()
    shell.operations.wait()
    assert [getattr(kept(house, coffee, year), "times", None) for year in (2026, 2027)] == [40, 40]
    shell.undo.undo()
    shell.operations.wait()
    assert [kept(house, coffee, year) for year in (2026, 2027)] == [None, None]


def test_saving_nothing_writes_nothing(tab: ActivitiesTab, shell: Shell) -> None:
    dialog = asked(tab, shell)
    dialog.submit()
    shell.operations.wait()
    assert not isValid(dialog)  # closed, and gone
    assert not shell.undo.undo_label


def test_the_dialog_says_what_stands_in_the_plan(
    tab: ActivitiesTab, shell: Shell, nameless: Callable[[QWidget], list[str]]
) -> None:
    dialog = asked(tab, shell)
    words = " ".join(child.text() for child in dialog.findChildren(type(tab.details.facts)))
    assert "keer in het plan · 3 keer gehouden" in words
    assert nameless(dialog) == []
    dialog.reject()


def test_an_emptied_field_has_no_aim(show: Show) -> None:
    field = AimField()
    show(field)
    field.show_aim(1200)
    assert field.aim() == 1200
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.aim() is None
    assert field.text() == ""
