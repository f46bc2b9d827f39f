"""Counting at the door: clicks, keys, typing, and what happens when it goes wrong."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from buurthuis_app.domain.activities.activity import Activity, Sitting
from buurthuis_app.domain.counts.count import Correction, TallyKind
from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.gui.tabs.today.at_the_door import TODAY, AtTheDoor

COFFEE = "Koffie-inloop"
LAST_WEEK = dt.date(2026, 11, 15)


def corrections(door: AtTheDoor) -> list[tuple[int, str]]:
    with door.house.database.read() as work:
        return [(found.former, found.because) for found in work.store(Correction).find()]


def the_question(door: AtTheDoor) -> ReasonDialog:
    (dialog,) = door.window.findChildren(ReasonDialog)
    return dialog


def answer(door: AtTheDoor, words: str) -> None:
    dialog = the_question(door)
    (chosen,) = [made for made in dialog.findChildren(QPushButton) if made.text() == words]
    door.click(chosen)
    door.settle()


def test_from_start_to_a_kept_count_takes_two_clicks(door: AtTheDoor) -> None:
    plus = door.row(COFFEE, "volwassenen").plus
    door.click(plus)
    door.click(plus)
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 2}
    assert door.field(COFFEE).text() == "2"
    assert door.card(COFFEE).total.text() == "samen 2"


def test_typing_works_at_once_because_the_card_of_this_moment_has_the_keyboard(
    door: AtTheDoor,
) -> None:
    door.type("14")
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 14}


def test_two_times_a_day_are_two_cards_each_with_its_hours_and_its_own_number(
    house: CentreServices, coffee: Activity, open_door: Callable[[], AtTheDoor]
) -> None:
    evening = Sitting(number=2, starts=dt.time(19, 30), ends=dt.time(21))
    house.planning.keep(coffee.with_sittings([*coffee.sittings, evening]), new=False)
    door = open_door()
    cards = door.tab.page.list.records()
    views = [door.tab.card(card.occurrence.id) for card in cards if card.title == COFFEE]
    names = [f"{COFFEE}, 10.00–12.00", f"{COFFEE}, 19.30–21.00"]
    assert [view.accessibleName() for view in views] == names
    door.click(next(iter(views[1].rows.values())).plus)
    door.settle()
    assert door.kept(views[0].occurrence_id) == {}
    assert door.kept(views[1].occurrence_id) == {"volwassenen": 1}
    assert names[1] in door.shell.undo.undo_label


def test_plus_and_minus_on_the_keyboard_count(door: AtTheDoor) -> None:
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        door.press(key)
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 2}


def test_a_typed_number_saves_itself_when_the_window_goes(door: AtTheDoor) -> None:
    occurrence_id = door.card(COFFEE).occurrence_id
    door.type("9")
    assert door.kept(occurrence_id) == {}
    door.window.open_tab("activities")
    door.settle()
    assert door.kept(occurrence_id) == {"volwassenen": 9}


def test_a_pause_in_typing_saves_too(door: AtTheDoor) -> None:
    field = door.field(COFFEE)
    door.type("7")
    assert field._pause.isActive()
    field._pause.timeout.emit()
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 7}


def test_twenty_quick_clicks_are_all_there_and_the_number_never_falls_back(
    door: AtTheDoor,
) -> None:
    row = door.row(COFFEE, "volwassenen")
    seen: list[str] = []
    row.field.textChanged.connect(seen.append)
    for _click in range(20):
        door.click(row.plus)
    assert row.field.text() == "20"
    door.settle()
    assert seen == [str(n) for n in range(1, 21)]
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 20}


def test_a_number_typed_right_after_clicks_is_no_conflict(door: AtTheDoor) -> None:
    row = door.row(COFFEE, "volwassenen")
    door.click(row.plus)
    door.click(row.plus)
    door.type("14")
    door.click(row.plus)
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 15}
    assert door.card(COFFEE).notice is None


def test_nobody_came_is_a_count(door: AtTheDoor) -> None:
    assert door.card(COFFEE).total.text() == "niet geteld · typ hoeveel er kwamen, of druk op +"
    door.type("0")
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 0}
    assert door.card(COFFEE).total.text() == "samen 0"


def test_minus_where_nothing_was_counted_leaves_it_not_counted(door: AtTheDoor) -> None:
    row = door.row(COFFEE, "volwassenen")
    assert (row.field.text(), row.field.placeholderText()) == ("", "–")
    door.click(row.minus)
    door.settle()
    assert row.field.text() == ""
    assert door.kept(door.card(COFFEE).occurrence_id) == {}


def test_an_emptied_number_is_not_counted_again(door: AtTheDoor) -> None:
    door.type("5")
    door.press(Qt.Key.Key_Return)
    door.press(Qt.Key.Key_Backspace)
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {}
    assert door.card(COFFEE).total.text() == "niet geteld · typ hoeveel er kwamen, of druk op +"


def test_escape_brings_the_kept_number_back(door: AtTheDoor) -> None:
    door.type("5")
    door.press(Qt.Key.Key_Return)
    door.type("77")
    door.press(Qt.Key.Key_Escape)
    door.settle()
    assert door.field(COFFEE).text() == "5"
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 5}


def test_new_faces_lie_inside_the_visits_and_are_not_added(door: AtTheDoor) -> None:
    door.click(door.row(COFFEE, "volwassenen").plus)
    door.click(door.row(COFFEE, "kinderen").plus)
    door.click(door.row(COFFEE, "nieuwe gezichten").plus)
    door.settle()
    assert door.card(COFFEE).total.text() == "samen 2"


def test_undo_takes_back_the_last_count_and_says_so_in_dutch(door: AtTheDoor) -> None:
    door.click(door.row(COFFEE, "volwassenen").plus)
    door.settle()
    assert door.window.status.undo_words == "Ongedaan maken: Koffie-inloop: 1 bezoeker erbij"
    QTest.keyClick(door.window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    door.settle()
    assert door.field(COFFEE).text() == ""
    assert door.kept(door.card(COFFEE).occurrence_id) == {}


def test_the_other_door_counted_too_and_typing_shows_both_numbers(door: AtTheDoor) -> None:
    card = door.card(COFFEE)
    door.type("1")
    kind = door.row(COFFEE, "volwassenen").kind
    door.house.counting.set_number(card.occurrence_id, kind.id, 12, version=0)
    door.type("4")
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert card.notice is not None
    assert "daar staat nu 12, u typte 14" in card.notice.sentence
    assert door.field(COFFEE).text() == "12"
    assert door.kept(card.occurrence_id) == {"volwassenen": 12}


def test_the_other_door_counted_too_and_plus_adds_to_it(door: AtTheDoor) -> None:
    card, row = door.card(COFFEE), door.row(COFFEE, "volwassenen")
    door.house.counting.add(card.occurrence_id, row.kind.id, 3)
    door.click(row.plus)
    door.settle()
    assert row.field.text() == "4"


def test_a_failing_write_shows_the_real_number_and_why(door: AtTheDoor) -> None:
    card, row = door.card(COFFEE), door.row(COFFEE, "volwassenen")
    door.house.counting.cancel(card.occurrence_id, "ziekte")
    door.click(row.plus)
    door.click(row.plus)
    assert row.field.text() == "2"
    door.settle()
    assert door.kept(card.occurrence_id) == {}
    assert "Niet doorgegaan: ziekte" in door.card(COFFEE)._about.text()


def test_a_refresh_leaves_what_is_half_typed(door: AtTheDoor, meals: TallyKind) -> None:
    door.type("1")
    card = door.card(COFFEE)
    door.house.counting.add(card.occurrence_id, door.row(COFFEE, "kinderen").kind.id, 3)
    door.house.counting.add(card.occurrence_id, meals.id, 2)  # a kind that was not on the card
    door.tab.refresh()
    door.settle()
    assert door.card(COFFEE) is card
    assert door.field(COFFEE, meals.name).text() == "2"
    assert door.field(COFFEE, "kinderen").text() == "3"
    assert door.window.focusWidget() is door.field(COFFEE)
    door.type("4")
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert door.kept(card.occurrence_id) == {"volwassenen": 14, "kinderen": 3, meals.name: 2}


def count_last_week(door: AtTheDoor, number: int) -> None:
    """As if it was counted on the day itself."""
    door.go(LAST_WEEK)
    card, kind = door.card(COFFEE), door.row(COFFEE, "volwassenen").kind
    clock = door.house.clock
    assert isinstance(clock, FixedClock)
    clock.moment -= dt.timedelta(days=7)
    door.house.counting.add(card.occurrence_id, kind.id, number)
    clock.moment += dt.timedelta(days=7)
    door.go(TODAY)
    door.go(LAST_WEEK)


def test_a_change_to_an_earlier_day_asks_why_once(door: AtTheDoor) -> None:
    count_last_week(door, 10)
    row = door.row(COFFEE, "volwassenen")
    door.click(row.plus)
    door.click(row.plus)
    assert row.field.text() == "12"
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 10}
    answer(door, "Verkeerd geteld")
    door.click(row.plus)
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 13}
    assert corrections(door) == [(10, "Verkeerd geteld")]


def test_no_reason_given_leaves_the_number_of_an_earlier_day(door: AtTheDoor) -> None:
    count_last_week(door, 10)
    door.click(door.row(COFFEE, "volwassenen").plus)
    door.settle()
    the_question(door).reject()
    door.settle()
    assert door.field(COFFEE).text() == "10"
    assert corrections(door) == []


def test_a_reason_in_own_words(door: AtTheDoor) -> None:
    count_last_week(door, 10)
    door.field(COFFEE).setFocus()
    door.type("12")
    assert not door.field(COFFEE)._pause.isActive()  # a question must not come up while typing
    door.press(Qt.Key.Key_Return)
    door.settle()
    dialog = the_question(door)
    QTest.keyClicks(dialog.own, "twee kwamen later")
    answer(door, "Opslaan")
    assert corrections(door) == [(10, "twee kwamen later")]
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 12}


def test_filling_what_was_forgotten_is_not_asked_why(door: AtTheDoor) -> None:
    door.go(LAST_WEEK)
    row = door.row(COFFEE, "volwassenen")
    for _click in range(3):
        door.click(row.plus)
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 3}
    assert door.window.findChildren(ReasonDialog) == []


def test_an_earlier_answer_of_a_gone_card_is_harmless(door: AtTheDoor, coffee: Activity) -> None:
    door.click(door.row(COFFEE, "volwassenen").plus)
    kept = door.house.plan.activities()[0].activity
    door.tab.go_to(LAST_WEEK)
    door.house.planning.keep(replace(kept, led_by=""), new=False)
    door.settle()
    door.go(TODAY)
    assert door.field(COFFEE).text() == "1"
    assert coffee.id == kept.id


def test_at_the_start_no_counted_number_lies_under_the_hand(door: AtTheDoor) -> None:
    occurrence_id = door.card(COFFEE).occurrence_id
    door.type("14")
    door.press(Qt.Key.Key_Return)
    door.settle()
    door.tab.go_to_today()
    door.settle()
    assert door.field(COFFEE).selectedText() == ""
    for stray in "5x ":
        door.type(stray)
    door.settle()
    assert door.kept(occurrence_id) == {"volwassenen": 14}


def test_going_to_another_day_puts_the_hand_on_no_number_of_it(door: AtTheDoor) -> None:
    door.field(COFFEE).setFocus()
    door.tab.go_to(LAST_WEEK)
    door.settle()
    door.type("5")
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {}
    assert door.window.focusWidget() is door.tab.header.today


def test_the_total_goes_along_while_a_number_is_typed_and_back_when_it_is_given_up(
    door: AtTheDoor,
) -> None:
    door.type("14")
    assert door.card(COFFEE).total.text() == "samen 14"
    door.press(Qt.Key.Key_Escape)
    assert door.card(COFFEE).total.text() == "niet geteld · typ hoeveel er kwamen, of druk op +"


def test_enter_after_a_number_confirms_it_also_when_a_pause_saved_it(door: AtTheDoor) -> None:
    field = door.field(COFFEE)
    door.type("7")
    field._pause.timeout.emit()
    door.settle()
    door.press(Qt.Key.Key_Return)
    assert door.tab.dialog is None
    door.press(Qt.Key.Key_Return)
    assert door.tab.dialog is not None


def test_what_goes_over_a_counted_number_says_of_what_and_which(door: AtTheDoor) -> None:
    for number in ("14", "5"):
        door.field(COFFEE).setFocus()
        door.type(number)
        door.press(Qt.Key.Key_Return)
        door.settle()
    assert door.shell.undo.undo_label == "Koffie-inloop: volwassenen van 14 naar 5"


def test_the_question_about_an_earlier_day_names_activity_old_and_new_number(
    door: AtTheDoor,
) -> None:
    count_last_week(door, 9)
    door.field(COFFEE).setFocus()
    door.type("5")
    door.press(Qt.Key.Key_Return)
    door.settle()
    said = the_question(door).explanation.text()
    assert said.startswith("Koffie-inloop: volwassenen van 9 naar 5")
    answer(door, "Verkeerd getypt")
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 5}
