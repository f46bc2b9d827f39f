"""Many cards on one day: the first ones at once, the others by and by, and nothing jumps meanwhile."""

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.gui.tabs.today.card_view import CardView
from buurthuis_app.gui.tabs.today.cards_page import AT_ONCE, CardsPage
from tests.gui.tabs.today.at_the_door import TODAY, AtTheDoor

Plan = Callable[[str, dt.date, dt.time], Activity]
MANY = 3 * AT_ONCE
NOW = 7
"""The first that is not over at ten: the others began before and have no end."""


@pytest.fixture
def busy_door(once: Plan, open_door: Callable[[], AtTheDoor]) -> AtTheDoor:
    """The window on a day of many activities, of which some are over."""
    first = dt.datetime.combine(TODAY, dt.time(6, 30))
    for number in range(MANY):
        once(f"Kring {number:02}", TODAY, (first + number * dt.timedelta(minutes=30)).time())
    return open_door()


def titles(page: CardsPage) -> list[str]:
    return [view.card.title for view in page.views]


def on_screen(page: CardsPage, view: CardView) -> int:
    return view.mapTo(page.viewport(), QPoint(0, 0)).y()


def turn_until(reached: Callable[[], bool]) -> None:
    """Turn the loop until this holds."""
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: loop.quit() if reached() else None)
    look.start(0)
    loop.exec()


def tab_stops(page: CardsPage) -> list[QWidget]:
    return [stop for view in page.views for stop in view.stops]


def follow(stop: QWidget, known: set[QWidget]) -> QWidget:
    """Where Tab goes from here, among these."""
    after: QWidget | None = stop.nextInFocusChain()
    while after is not None and after not in known:
        after = after.nextInFocusChain()
    assert after is not None
    return after


def test_the_card_of_this_moment_comes_first_and_stays_where_it_is(busy_door: AtTheDoor) -> None:
    page, tab = busy_door.tab.page, busy_door.tab
    tab.go_to(TODAY + dt.timedelta(days=1))
    busy_door.settle()
    tab.go_to_today()
    turn_until(lambda: bool(page.views))
    assert len(page.views) < MANY
    (held,) = [view for view in page.views if view.isAncestorOf(busy_door.window.focusWidget())]
    assert held is page.views[0]
    assert held.card.title == f"Kring {NOW:02}"
    before = on_screen(page, held)
    turn_until(lambda: len(page.views) == MANY)
    assert on_screen(page, held) == before
    assert held.isAncestorOf(busy_door.window.focusWidget())
    busy_door.settle()
    assert on_screen(page, held) == before
    assert titles(page) == [f"Kring {number:02}" for number in range(MANY)]


def test_tab_goes_through_them_as_the_eye_does(busy_door: AtTheDoor) -> None:
    stops = tab_stops(busy_door.tab.page)
    known = set(stops)
    assert len(stops) > 2 * MANY
    assert [follow(stop, known) for stop in stops[:-1]] == stops[1:]
    places = [view.geometry().topLeft() for view in busy_door.tab.page.views]
    assert all((one.y(), one.x()) < (other.y(), other.x()) for one, other in pairwise(places))


def test_a_card_that_is_reached_before_its_turn_is_made_at_once(busy_door: AtTheDoor) -> None:
    page, tab = busy_door.tab.page, busy_door.tab
    day = tab.day
    assert day is not None
    tab.go_to(TODAY + dt.timedelta(days=1))
    busy_door.settle()
    page.show_day(day, may_count=True)
    last = day.cards[-1].occurrence.id
    assert last not in [view.occurrence_id for view in page.views]
    assert page.focus_on(last)
    assert tab.card(last).isAncestorOf(busy_door.window.focusWidget())
    busy_door.settle()
    assert titles(page) == [f"Kring {number:02}" for number in range(MANY)]
    assert tab.card(last).isAncestorOf(busy_door.window.focusWidget())


def test_a_count_while_cards_still_come_is_kept_and_loses_no_card(busy_door: AtTheDoor) -> None:
    page, tab = busy_door.tab.page, busy_door.tab
    tab.go_to(TODAY + dt.timedelta(days=1))
    busy_door.settle()
    tab.go_to_today()
    turn_until(lambda: bool(page.views))
    view = page.views[0]
    next(iter(view.rows.values())).add(3)
    busy_door.settle()
    assert page.views[NOW] is view
    assert busy_door.kept(view.occurrence_id) == {"volwassenen": 3}
    assert len(page.views) == MANY
