"""Two windows and the command line on one file: each sees what another writes, and nothing is lost or taken away."""

import contextlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buurthuis_app import bootstrap, paths
from buurthuis_app.bootstrap import watch
from buurthuis_app.bootstrap.watch import WindowWatch
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.errors import Busy, ReadOnly
from buurthuis_app.gui.tabs.today.card_view import CardView
from buurthuis_app.gui.tabs.today.tab import TodayTab
from buurthuis_app.gui.tabs.today.tally_row import TallyRow
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.place.presence import computers
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import SAMPLES

Another = Callable[[], Desk]
SEEN_WITHIN = 15_000
"""Milliseconds after which a change of somebody else is lost. People see it within two seconds, of which the look takes
one at most; a machine that does much else may take longer, which says nothing of the program.
"""


@pytest.fixture
def watches() -> list[WindowWatch]:
    """The watch of each window, in the order in which they were opened."""
    return []


@pytest.fixture
def another(
    watches: list[WindowWatch],
    database_path: Path,
    clock: FixedClock,
    coffee: Activity,  # noqa: ARG001 - what is counted
    qapp: QApplication,  # noqa: ARG001 - it must exist
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Another]:
    """Opens a window on the same file, with a database of its own as another computer has."""
    assert watch.SECOND <= 1_000
    monkeypatch.setattr(watch, "SECOND", 20)
    with contextlib.ExitStack() as opened:

        def window() -> Desk:
            database = Database(database_path)
            opened.callback(database.close)
            centre = Centres(database).first()
            assert centre is not None
            desk = Desk(bootstrap.house(database, centre, clock=clock), database_path.parent)
            opened.callback(desk.close)
            watching = WindowWatch(database, desk.shell, desk.window)
            watches.append(watching)
            opened.callback(watching.close)  # the desk itself would also make its backups
            desk.window.show()
            desk.operations.wait()
            watching.start()
            return desk

        yield window


def card(desk: Desk) -> CardView:
    tab = desk.window.tab
    assert isinstance(tab, TodayTab)
    (view,) = tab.page.views
    return view


def row(desk: Desk) -> TallyRow:
    return next(iter(card(desk).rows.values()))


def kept(house: CentreServices) -> int | None:
    day = house.counting.day(house.clock.today())
    return day.cards[0].visits(day.kinds)


def shows(desk: Desk, number: int) -> bool:
    return row(desk).number == number


def interleave(qtbot: QtBot, first: Desk, second: Desk, *, times: int) -> int:
    """Count by hand in one window, the other, and both at once; each must show all of it. How many were counted."""
    total = 0
    hands = cycle([[first], [second], [first, second], [second, first], [first]])
    for _turn in range(times):
        for desk in next(hands):
            row(desk).plus.click()
            total += 1
        for desk in (first, second):
            qtbot.waitUntil(partial(shows, desk, total), timeout=SEEN_WITHIN)
    return total


def test_two_windows_and_the_command_line_lose_nothing_and_see_each_other(
    another: Another, house: CentreServices, qtbot: QtBot
) -> None:
    first, second = another(), another()
    counted = interleave(qtbot, first, second, times=10)
    first.undo.undo()  # takes back its own last one, whoever counted since
    for desk in (first, second):
        qtbot.waitUntil(partial(shows, desk, counted - 1), timeout=SEEN_WITHIN)
    folder = house.database.path.parent
    known = len(house.telling.activities())
    first.window.open_tab("harvest")
    subprocess.run(
        [
            *(sys.executable, "-m", "buurthuis_app", "--data", str(folder)),
            *("import", "counts", str(SAMPLES / "bezoekers-2025.xlsx")),
        ],
        check=True,
        capture_output=True,
    )
    first.window.open_tab("today")
    row(second).plus.click()
    qtbot.waitUntil(lambda: row(first).number == counted, timeout=SEEN_WITHIN)
    assert kept(house) == counted
    assert len(house.telling.activities()) > known


def look_again(watches: list[WindowWatch], *desks: Desk) -> None:
    """One look of each window, as there is one each second, and what follows from it."""
    for watching in watches:
        watching.look()
    for desk in desks:
        desk.operations.wait()


@pytest.mark.parametrize("times", [24, pytest.param(720, marks=pytest.mark.torture)])
def test_changes_of_two_windows_and_a_command_are_all_kept_and_seen_at_the_next_look(
    another: Another,
    house: CentreServices,
    watches: list[WindowWatch],
    monkeypatch: pytest.MonkeyPatch,
    times: int,
) -> None:
    """A look each second: seen within two. The clock is not asked, which on a busy machine says nothing."""
    monkeypatch.setattr(watch, "SECOND", 3_600_000)
    first, second = another(), another()
    kind, card_ = house.lists.tally_kinds()[0], house.counting.day(house.clock.today()).cards[0]
    counted = 0
    turns: list[list[Desk | CentreServices]] = [
        [first],
        [second],
        [house],
        [first, second],
        [second, house, first],
        [house, first],
    ]
    for hands in islice(cycle(turns), times):
        for hand in hands:
            if isinstance(hand, Desk):
                row(hand).plus.click()
            else:
                hand.counting.add(card_.occurrence.id, kind.id, 1)
        counted += len(hands)
        for desk in (first, second):
            desk.operations.wait()  # committed
        look_again(watches, first, second)
        assert [row(desk).number for desk in (first, second)] == [counted, counted]
    assert counted >= times * 10 // 6
    assert kept(house) == counted


def test_a_number_that_is_typed_stays_under_the_fingers_and_conflicts_when_it_is_kept(
    another: Another, house: CentreServices, qtbot: QtBot
) -> None:
    first, second = another(), another()
    row(second).field.begin("7")
    view = card(second)
    row(first).plus.click()
    first.operations.wait()
    qtbot.waitUntil(lambda: row(second).tally.shown.number == 1, timeout=SEEN_WITHIN)
    assert card(second) is view
    assert row(second).field.typing
    assert row(second).field.text() == "7"
    row(second).field.finish()
    qtbot.waitUntil(lambda: view.notice is not None, timeout=SEEN_WITHIN)
    assert kept(house) == 1


def test_a_window_that_nobody_writes_for_reads_nothing_again(
    another: Another, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk = another()
    asked: list[bool] = []
    written = desk.house.database.written_elsewhere

    def note() -> bool:
        asked.append(written())
        return asked[-1]

    monkeypatch.setattr(desk.house.database, "written_elsewhere", note)
    row(desk).plus.click()  # its own writes are shown already
    qtbot.waitUntil(lambda: len(asked) > 3, timeout=SEEN_WITHIN)
    assert not any(asked)


def test_the_second_window_says_where_else_the_data_are_open(
    another: Another, database_path: Path, qtbot: QtBot
) -> None:
    first = another()
    assert "open" not in first.window.status.sentence
    second = another()
    said = second.window.status
    qtbot.waitUntil(lambda: "in een ander venster" in said.sentence, timeout=SEEN_WITHIN)
    first.after_first_paint()  # is what begins it in the program
    qtbot.waitUntil(lambda: len(computers(database_path)) == 3, timeout=SEEN_WITHIN)
    assert paths.computer_name() not in "".join(
        path.name for path in database_path.parent.iterdir()
    )


def test_a_folder_that_goes_away_and_comes_back_is_told_once_each(
    another: Another, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk = another()
    written, troubles = desk.house.database.written_elsewhere, [Busy("druk"), ReadOnly("weg")]

    def reach() -> bool:
        if troubles:
            raise troubles.pop(0)
        return written()

    monkeypatch.setattr(desk.house.database, "written_elsewhere", reach)
    with qtbot.waitSignal(desk.shell.operations.changed, timeout=SEEN_WITHIN):
        pass  # the file was opened anew: nobody knows what was written meanwhile
    assert desk.window.status.sentence == "De gegevens zijn weer te bereiken."
    assert desk.window.notice.sentence == "weg"
    assert desk.window.notice.isHidden()
