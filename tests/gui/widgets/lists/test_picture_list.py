"""What a screen reader finds in the painted week and month: each item, by its whole sentence and in its place."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab
from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView
from buurthuis_app.services.registry import CentreServices
from tests.gui.heard import Heard, Role

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


def heard(view: QWidget) -> Heard:
    """The one list inside this view."""
    (listed,) = Heard.of(view).every(Role.List)
    assert listed.showing
    return listed


def on_screen(view: QWidget, place: QRectF) -> QRect:
    return place.toAlignedRect().translated(view.mapToGlobal(QPoint(0, 0)))


def test_the_week_has_a_child_for_each_item_where_it_is_painted(tab: ActivitiesTab) -> None:
    rows = heard(tab.week).every(Role.ListItem)
    assert [row.name for row in rows] == [
        "Ruilmarkt, wo 18 nov, 14.00–16.00",
        "Koffie-inloop, zo 22 nov, 10.00–12.00",
    ]
    for row, block in zip(rows, tab.week.sheet.blocks, strict=True):
        assert row.name.startswith(block.item.title)
        assert row.place == on_screen(tab.week.viewport(), tab.week.place_of(block))
        assert row.showing


def test_what_is_scrolled_away_is_not_shown_to_a_screen_reader_either(tab: ActivitiesTab) -> None:
    tab.week.verticalScrollBar().setValue(0)  # the night
    listed = Heard.of(tab.week).find(Role.List, "Activiteiten van deze week").interface
    rows = [Heard(listed.child(place)) for place in range(listed.childCount())]
    assert [row.showing for row in rows] == [False, False]


def test_who_chooses_there_sees_it_chosen_in_the_picture(tab: ActivitiesTab, shell: Shell) -> None:
    heard(tab.week).find(Role.ListItem, "Ruilmarkt").do("Toggle")
    shell.operations.wait()
    item = tab.week.item
    assert item is not None
    assert item.title == "Ruilmarkt"
    assert tab.details.title.text() == "Ruilmarkt"


def test_the_list_follows_the_cursor_of_the_picture(tab: ActivitiesTab) -> None:
    coffee = next(item for item in tab.week.week.items if item.title == "Koffie-inloop")
    tab.week.choose(coffee.id)
    assert tab.week.rows.currentItem().text() == coffee.sentence


def test_the_month_has_a_child_for_each_item_and_can_be_chosen_in(
    tab: ActivitiesTab, shell: Shell
) -> None:
    tab.go(ProgrammeView.MONTH, dt.date(2026, 11, 22))
    shell.operations.wait()
    listed = heard(tab.month).every(Role.ListItem)
    assert len(listed) == len(tab.month.month.items)
    assert all(row.showing and row.place.height() for row in listed)
    heard(tab.month).find(Role.ListItem, "Ruilmarkt, wo 18 nov, 14.00–16.00").do("Toggle")
    shell.operations.wait()
    item = tab.month.item
    assert item is not None
    assert item.title == "Ruilmarkt"
    assert tab.month.cursor_day == dt.date(2026, 11, 18)


def test_it_takes_no_key_no_click_and_no_colour(tab: ActivitiesTab, look: WindowTheme) -> None:
    del look  # with the style sheet, which gives lists a sheet of their own
    rows = tab.week.rows
    assert rows.rect() == tab.week.viewport().rect()
    assert rows.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert rows.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    picture = tab.week.grab().toImage()
    rows.hide()
    assert tab.week.grab().toImage() == picture
