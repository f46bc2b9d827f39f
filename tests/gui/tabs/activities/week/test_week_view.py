"""The week, driven by keys and by the mouse."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import Scope
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.look.palette import LIGHT
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.form.dialog import ActivityDialog
from buurthuis_app.gui.tabs.activities.form.scope_dialog import ScopeDialog
from buurthuis_app.gui.tabs.activities.printout import paper_of
from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab
from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView
from buurthuis_app.gui.tabs.activities.week.item import Item
from buurthuis_app.gui.tabs.activities.week.week_layout import Week
from buurthuis_app.gui.tabs.activities.week.week_painting import WeekPainter
from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind

Show = Callable[[QWidget], None]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(house: CentreServices, coffee: Activity, shell: Shell, show: Show) -> ActivitiesTab:
    """The week of Monday 16 November 2026; on its Sunday, today, is the coffee morning."""
    del coffee
    made = ActivitiesTab(house, shell.operations, shell.navigator, shell.undo)
    shell.operations.changed.connect(lambda areas: made.refresh() if areas & made.areas else None)
    made.resize(1280, 640)
    show(made)
    made.refresh()
    shell.operations.wait()
    return made


@pytest.fixture
def market(house: CentreServices) -> Activity:
    """Something that happens one time: Wednesday 18 November, from two to four."""
    return house.planning.keep(
        Activity(
            id=new_id(),
            centre_id=house.centre.id,
            title="Ruilmarkt",
            first=dt.date(2026, 11, 18),
            rule=ONCE,
            starts=dt.time(14),
            ends=dt.time(16),
        ),
        new=True,
    ).value


def again(tab: ActivitiesTab, shell: Shell) -> None:
    tab.refresh()
    shell.operations.wait()


def found(tab: ActivitiesTab, title: str) -> Item:
    return next(item for item in tab.week.week.items if item.title == title)


def only(house: CentreServices, activity: Activity) -> Occurrence:
    (one,) = house.plan.occurrences(activity.id)
    return one.occurrence


def middle(tab: ActivitiesTab, title: str) -> QPoint:
    block = next(block for block in tab.week.sheet.blocks if block.item.title == title)
    tab.week.ensure_seen(block.piece.begin, block.piece.end)
    return tab.week.place_of(block).center().toPoint()


def drag(tab: ActivitiesTab, begin: QPoint, end: QPoint, *, let_go: bool = True) -> None:
    area, left = tab.week.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(area, left, pos=begin)
    QTest.mouseMove(area, (begin + end) / 2)
    QTest.mouseMove(area, end)
    if let_go:
        QTest.mouseRelease(area, left, pos=end)


def press(tab: ActivitiesTab, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(tab.week, key)


def test_a_weekly_activity_is_planned_by_keyboard_alone(
    tab: ActivitiesTab, shell: Shell, house: CentreServices
) -> None:
    tab.activateWindow()
    tab.week.setFocus()
    while tab.week.stop is None or tab.week.stop.day > 1:
        press(tab, Key.Key_Left)
    press(tab, Key.Key_Home)
    while tab.week.stop.minute < 10 * 60:
        press(tab, Key.Key_Down)
    press(tab, Key.Key_Return)
    shell.operations.wait()
    dialog = of_kind(ActivityDialog, tab.desk.dialog)
    dialog.activateWindow()
    dialog.widget("title").setFocus()
    QTest.keyClicks(dialog.widget("title"), "Taalhuis")
    QTest.keyClick(dialog.widget("title"), Key.Key_Return)
    shell.operations.wait()

    (row,) = [row for row in house.plan.activities() if row.activity.title == "Taalhuis"]
    assert row.activity.rule.endswith("BYDAY=TU")
    assert (row.activity.starts, row.activity.ends) == (dt.time(10), dt.time(12))
    assert row.activity.first == dt.date(2026, 11, 17)
    assert found(tab, "Taalhuis").date == dt.date(2026, 11, 17)


def test_a_click_on_a_free_place_plans_there_in_the_room_that_is_shown(
    tab: ActivitiesTab, shell: Shell, house: CentreServices
) -> None:
    (room,) = house.plan.rooms()
    choose_value(tab.header.rooms, room.id)
    grid, view = tab.week.grid, tab.week
    view.ensure_seen(14 * 60, 15 * 60)
    y = grid.y(14 * 60 + 10) + view.sheet.head - view.verticalScrollBar().value()
    at = QPoint(int(grid.left(2) + grid.day_width / 2), int(y))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    shell.operations.wait()
    dialog = of_kind(ActivityDialog, tab.desk.dialog)
    activity = dialog.record().activity
    assert (activity.first, activity.starts) == (dt.date(2026, 11, 18), dt.time(14))
    assert activity.room_id == room.id


def test_dragging_moves_in_quarters_and_can_be_undone(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, market: Activity
) -> None:
    again(tab, shell)
    begin = middle(tab, "Ruilmarkt")
    grid = tab.week.grid
    drag(tab, begin, begin + QPoint(int(grid.day_width), int(grid.hour * 0.8)))
    shell.operations.wait()
    moved = only(house, market)
    assert (moved.date, moved.starts, moved.ends) == (
        dt.date(2026, 11, 19),
        dt.time(14, 45),
        dt.time(16, 45),
    )
    shell.undo.undo()
    shell.operations.wait()
    back = only(house, market)
    assert (back.date, back.starts) == (dt.date(2026, 11, 18), dt.time(14))


def test_pulling_at_the_end_makes_it_longer(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, market: Activity
) -> None:
    again(tab, shell)
    middle(tab, "Ruilmarkt")
    block = next(b for b in tab.week.sheet.blocks if b.item.title == "Ruilmarkt")
    low = tab.week.place_of(block)
    begin = QPoint(int(low.center().x()), int(low.bottom()) - 2)
    drag(tab, begin, begin + QPoint(0, int(tab.week.grid.hour / 2)))
    shell.operations.wait()
    assert (only(house, market).starts, only(house, market).ends) == (dt.time(14), dt.time(16, 30))


def test_where_others_begin_it_is_made_longer_by_the_end_of_its_tail_alone(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, market: Activity
) -> None:
    for title, hour in (("Naaien", 14), ("Schaken", 14), ("Zingen", 15)):
        house.planning.keep(
            replace(market, id=new_id(), title=title, starts=dt.time(hour, 30), ends=dt.time(17)),
            new=True,
        )
    again(tab, shell)
    middle(tab, "Ruilmarkt")
    block = next(b for b in tab.week.sheet.blocks if b.item.title == "Ruilmarkt")
    assert block.tail is not None
    place = tab.week.place_of(block)
    tail = block.tail.translated(0, place.top() - block.rect.top())
    half = QPoint(0, int(tab.week.grid.hour / 2))
    drag(tab, tail.center().toPoint(), tail.center().toPoint() + half)
    shell.operations.wait()
    assert (only(house, market).starts, only(house, market).ends) == (
        dt.time(14, 30),
        dt.time(16, 30),
    )
    block = next(b for b in tab.week.sheet.blocks if b.item.title == "Ruilmarkt")
    place = tab.week.place_of(block)
    end = QPoint(int(place.left()) + 2, int(place.bottom() + block.beyond) - 2)
    drag(tab, end, end + half)
    shell.operations.wait()
    assert (only(house, market).starts, only(house, market).ends) == (dt.time(14, 30), dt.time(17))


def test_escape_puts_back_what_is_dragged(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, market: Activity
) -> None:
    again(tab, shell)
    begin = middle(tab, "Ruilmarkt")
    end = begin + QPoint(0, int(tab.week.grid.hour * 2))
    drag(tab, begin, end, let_go=False)
    before = tab.week.moving
    QTest.keyClick(tab.week, Key.Key_Escape)
    QTest.mouseRelease(tab.week.viewport(), Qt.MouseButton.LeftButton, pos=end)
    shell.operations.wait()
    assert before is not None
    assert before.starts == dt.time(16)
    assert tab.week.moving is None
    assert only(house, market).starts == dt.time(14)


def test_moving_by_keys_asks_which_times_of_a_series_and_moves_only_this(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    tab.week.choose(found(tab, "Koffie-inloop").id)
    QTest.keyClick(tab.week, Key.Key_Down, CONTROL)
    QTest.keyClick(tab.week, Key.Key_Left, CONTROL)
    press(tab, Key.Key_Return)
    shell.operations.wait()
    dialog = of_kind(ScopeDialog, tab.desk.dialog)
    assert dialog.scope is Scope.ONLY_THIS
    dialog.save.click()
    shell.operations.wait()
    dates = {one.occurrence.date: one.occurrence for one in house.plan.occurrences(coffee.id)}
    assert dates[dt.date(2026, 11, 21)].starts == dt.time(10, 15)
    assert dates[dt.date(2026, 11, 29)].starts == dt.time(10)


def test_the_whole_series_moves_and_the_question_says_what_stays(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    day = house.counting.day(house.clock.today())
    house.counting.add(day.cards[0].occurrence.id, day.kinds[0].id, 5)
    again(tab, shell)
    tab.week.choose(found(tab, "Koffie-inloop").id)
    QTest.keyClick(tab.week, Key.Key_Up, CONTROL)
    press(tab, Key.Key_Return)
    shell.operations.wait()
    dialog = of_kind(ScopeDialog, tab.desk.dialog)
    dialog.choices[Scope.WHOLE].setChecked(True)
    shell.operations.wait()
    assert "zo 22 nov 10.00–12.00 blijft staan" in dialog.stays.text()
    dialog.save.click()
    shell.operations.wait()
    starts = {
        one.occurrence.date: one.occurrence.starts for one in house.plan.occurrences(coffee.id)
    }
    assert starts[dt.date(2026, 11, 22)] == dt.time(10)
    assert starts[dt.date(2026, 11, 29)] == dt.time(9, 45)


def test_a_room_that_is_taken_is_a_warning_with_a_way_on(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, market: Activity
) -> None:
    (hall,) = house.plan.rooms()
    for title, day in (("Lezing", 18), ("Bingo", 19)):
        first = dt.date(2026, 11, day)
        planned = replace(market, id=new_id(), title=title, first=first, room_id=hall.id)
        house.planning.keep(planned, new=True)
    again(tab, shell)
    tab.week.choose(found(tab, "Bingo").id)
    QTest.keyClick(tab.week, Key.Key_Left, CONTROL)
    press(tab, Key.Key_Return)
    shell.operations.wait()
    dialog = of_kind(ScopeDialog, tab.desk.dialog)
    assert "Grote zaal is bezet door Lezing" in dialog.warning.text()
    dialog.save.click()
    shell.operations.wait()
    assert found(tab, "Bingo").date == dt.date(2026, 11, 18)


def test_delete_asks_why_and_strikes_it(tab: ActivitiesTab, shell: Shell) -> None:
    tab.week.choose(found(tab, "Koffie-inloop").id)
    press(tab, Key.Key_Delete)
    dialog = of_kind(ReasonDialog, tab.desk.dialog)
    dialog.chosen.emit("storm")
    dialog.accept()
    shell.operations.wait()
    assert found(tab, "Koffie-inloop").cancelled_because == "storm"
    assert shell.undo.undo_label == "Koffie-inloop gaat niet door"


def test_rooms_filter_the_week(tab: ActivitiesTab, shell: Shell, house: CentreServices) -> None:
    room = Room(id=new_id(), centre_id=house.centre.id, name="Keuken")
    house.lists.keep(room, new=True)
    again(tab, shell)
    choose_value(tab.header.rooms, room.id)
    assert not tab.week.week.items
    tab.header.rooms.setCurrentIndex(0)
    assert [one.title for one in tab.week.week.items] == ["Koffie-inloop"]


def test_weeks_months_and_the_way_back(tab: ActivitiesTab, shell: Shell) -> None:
    press(tab, Key.Key_Tab)
    tab.week.setFocus()
    press(tab, Key.Key_PageDown)
    shell.operations.wait()
    assert tab.header.title.text() == "Week 48 · 23–29 nov 2026"
    tab.go(ProgrammeView.MONTH, dt.date(2026, 12, 25))
    shell.operations.wait()
    assert tab.month.month.closed[dt.date(2026, 12, 25)] == "Eerste kerstdag"
    assert tab.header.title.text() == "december 2026"
    QTest.keyClick(tab.month, Key.Key_Down)
    QTest.keyClick(tab.month, Key.Key_Return)
    shell.operations.wait()
    assert tab.view is ProgrammeView.WEEK
    tab.header.today.click()
    shell.operations.wait()
    assert tab.header.title.text() == "Week 47 · 16–22 nov 2026"


@pytest.mark.parametrize("view", list(ProgrammeView))
def test_every_view_has_its_paper_and_names_its_controls(
    tab: ActivitiesTab,
    shell: Shell,
    view: ProgrammeView,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    from pypdfium2 import PdfDocument

    tab.go(view, dt.date(2026, 11, 22))
    shell.operations.wait()
    printout = tab.printout
    document = PdfDocument(paper_of(printout))
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert "De Schakel" in printout.heading
    assert "Koffie" in words
    assert nameless(tab) == []


def test_the_line_of_this_moment_strikes_no_name(
    tab: ActivitiesTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = []
    monkeypatch.setattr(WeekPainter, "now", lambda _self: painted.append("line"))
    monkeypatch.setattr(WeekPainter, "blocks", lambda *_what: painted.append("names"))
    tab.week.grab()
    assert painted[:2] == ["line", "names"]


def test_on_paper_there_is_no_line_of_this_moment(tab: ActivitiesTab, shell: Shell) -> None:
    from pypdfium2 import PdfDocument

    tab.go(ProgrammeView.WEEK, dt.date(2026, 11, 22))
    shell.operations.wait()
    week = of_kind(Week, tab.printout.content)
    assert week.now is not None
    document = PdfDocument(paper_of(tab.printout))
    image = document[0].render(scale=2).to_pil().convert("RGB")
    document.close()
    found = image.getcolors(1 << 24)
    danger = QColor(LIGHT.danger)
    assert isinstance(found, list)
    assert (danger.red(), danger.green(), danger.blue()) not in {colour for _times, colour in found}


def test_a_whole_day_is_in_sight_and_what_is_not_is_one_click_away(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, market: Activity
) -> None:
    late = replace(market, title="Filmavond", starts=dt.time(20), ends=dt.time(22, 30))
    house.planning.keep(replace(late, id=new_id()), new=True)
    again(tab, shell)
    assert not tab.week.edge_signs

    tab.resize(tab.width(), 320)
    (sign,) = tab.week.edge_signs
    assert sign.words == "↓ 1 later"
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(tab.week.viewport(), left, pos=sign.rect.center().toPoint())
    assert [sign.words for sign in tab.week.edge_signs] == ["↑ 1 eerder"]
    assert tab.week.item is None or tab.week.item.title != "Filmavond"  # a look, not a choice


def test_what_shares_its_time_is_as_broad_as_its_day_under_the_mouse_and_the_cursor(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, market: Activity
) -> None:
    house.planning.keep(replace(market, id=new_id(), title="Naaicafé"), new=True)
    again(tab, shell)
    before = tab.week.widened
    assert before is None
    QTest.mouseMove(tab.week.viewport(), middle(tab, "Naaicafé"))
    broad = tab.week.widened
    assert broad is not None
    assert broad.item.title == "Naaicafé"
    assert broad.rect.width() > tab.week.grid.day_width * 0.8
    assert broad.lines[0].words == "Naaicafé"

    QTest.mouseMove(tab.week.viewport(), QPoint(5, 5))
    tab.activateWindow()
    tab.week.setFocus()
    tab.week.choose(found(tab, "Ruilmarkt").id)
    broad = tab.week.widened
    assert broad is not None
    assert broad.item.title == "Ruilmarkt"
