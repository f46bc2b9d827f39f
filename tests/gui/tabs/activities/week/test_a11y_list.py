"""What a screen reader finds in the painted week and month: each item, by its whole sentence, to be chosen."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab
from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView
from buurthuis_app.services.registry import CentreServices

Show = Callable[[QWidget], None]


@pytest.fixture
def tab(house: CentreServices, coffee: Activity, shell: Shell, show: Show) -> ActivitiesTab:
    """Coffee on Sunday 22 November, today, and a market on the Wednesday before."""
    del coffee
    market = Activity(
        id=new_id(),
        centre_id=house.centre.id,
        title="Ruilmarkt",
        first=dt.date(2026, 11, 18),
        rule=ONCE,
        starts=dt.time(14),
        ends=dt.time(16),
    )
    house.planning.keep(market, new=True)
    made = ActivitiesTab(house, shell.operations, shell.navigator, shell.undo)
    made.resize(1280, 640)
    show(made)
    made.refresh()
    shell.operations.wait()
    return made


def below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(interface.childCount()):
        child = interface.child(place)
        yield child
        yield from below(child)


def heard(view: QWidget) -> list[str]:
    """The names of the rows of the one list inside this view."""
    root = QAccessible.queryAccessibleInterface(view)
    (listed,) = (one for one in below(root) if one.role() is QAccessible.Role.List)
    assert not listed.state().invisible
    rows = [listed.child(row) for row in range(listed.childCount())]
    return [row.text(QAccessible.Text.Name) for row in rows]


def test_the_week_has_a_child_for_each_item(tab: ActivitiesTab) -> None:
    assert heard(tab.week) == [
        "Ruilmarkt, wo 18 nov, 14.00–16.00",
        "Koffie-inloop, zo 22 nov, 10.00–12.00",
    ]


def test_who_chooses_there_sees_it_chosen_in_the_picture(tab: ActivitiesTab, shell: Shell) -> None:
    tab.week.companion.setCurrentRow(0)
    shell.operations.wait()
    item = tab.week.item
    assert item is not None
    assert item.title == "Ruilmarkt"
    assert tab.details.title.text() == "Ruilmarkt"


def test_the_list_follows_the_cursor_of_the_picture(tab: ActivitiesTab) -> None:
    coffee = next(item for item in tab.week.week.items if item.title == "Koffie-inloop")
    tab.week.choose(coffee.id)
    assert tab.week.companion.currentItem().text() == coffee.sentence


def test_the_month_has_a_child_for_each_item_and_can_be_chosen_in(
    tab: ActivitiesTab, shell: Shell
) -> None:
    tab.go(ProgrammeView.MONTH, dt.date(2026, 11, 22))
    shell.operations.wait()
    names = heard(tab.month)
    assert len(names) == len(tab.month.month.items)
    assert "Ruilmarkt, wo 18 nov, 14.00–16.00" in names
    tab.month.companion.setCurrentRow(names.index("Ruilmarkt, wo 18 nov, 14.00–16.00"))
    shell.operations.wait()
    item = tab.month.item
    assert item is not None
    assert item.title == "Ruilmarkt"
    assert tab.month.cursor_day == dt.date(2026, 11, 18)


def test_it_takes_no_place_no_key_and_no_click(tab: ActivitiesTab) -> None:
    companion = tab.week.companion
    assert (companion.width(), companion.height()) == (1, 1)
    assert companion.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert companion.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    picture = tab.week.grab().toImage()
    companion.hide()
    assert tab.week.grab().toImage() == picture
