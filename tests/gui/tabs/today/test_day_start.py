"""What waits for the coordinator, on Vandaag: a calm line, and a page that leads to where it is done."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from buurthuis_app.domain.overviews.day_start import Chore, Waiting
from buurthuis_app.domain.shared import periods
from buurthuis_app.gui.centre.day_start_page import BACKUPS, DayStartPage, place_of
from buurthuis_app.gui.shell.navigation import Destination
from tests.gui.tabs.today.at_the_door import AtTheDoor


def looked(door: AtTheDoor) -> AtTheDoor:
    door.tab.look_at_the_day()
    door.settle()
    return door


def test_what_waits_is_a_key_and_a_click_away_from_where_it_is_done(
    door: AtTheDoor,
) -> None:
    looked(door)
    assert door.tab.day_start.sentence.text() == "Er wacht 1 ding op u."
    gone: list[Destination] = []
    door.shell.navigator.asked.disconnect()
    door.shell.navigator.asked.connect(gone.append)
    QTest.keyClick(door.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    (page,) = door.window.findChildren(DayStartPage)
    door.click(page.ways[0])
    assert gone == [Destination(tab=BACKUPS)]
    assert not page.isVisible()


def test_the_window_with_backups_is_gone_to_by_its_name(door: AtTheDoor) -> None:
    opened: list[str] = []
    door.window.windows[BACKUPS] = lambda: opened.append(BACKUPS)
    door.shell.navigator.go(Destination(tab=BACKUPS))
    assert opened == [BACKUPS]
    assert door.window.tab is door.tab


def test_without_anything_that_waits_nothing_is_shown(
    door: AtTheDoor, board_door: AtTheDoor
) -> None:
    door.tab.day_start.show_waiting(())
    assert door.tab.day_start.isHidden()
    assert looked(board_door).tab.day_start.isHidden()


def test_each_line_leads_somewhere() -> None:
    year = periods.year(2025)
    places = {chore: place_of(Waiting(chore=chore, sentence="", period=year)) for chore in Chore}
    assert places[Chore.OPEN_PLACES] == Destination(tab="volunteers", section="roster")
    assert places[Chore.LATE_LOANS] == Destination(tab="activities", section="lending")
    assert places[Chore.LATE_INVOICES] == Destination(tab="activities", section="hire")
    assert places[Chore.ADOPTION] == Destination(tab="overviews", period=year)
    assert {place.tab for place in places.values()} == {
        *("volunteers", "today", "goals", "overviews", "activities"),
        BACKUPS,
    }
