"""What a card says, what its menu does, other days, and the keyboard alone."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.door.window import PERCENT_ON_LOW_SCREEN, DoorWindow
from buurthuis_app.gui.forms.basic_fields import as_qdate
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.stories.dialog import StoryDialog
from buurthuis_app.gui.tabs.today.card_state import State
from buurthuis_app.gui.tabs.today.remark_dialogs import ExtraDialog, RemarkDialog
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind
from tests.gui.tabs.today.at_the_door import TODAY, AtTheDoor, Show, at_the_door

COFFEE = "Koffie-inloop"
Plan = Callable[[str, dt.date, dt.time], Activity]
OpenDoor = Callable[[], AtTheDoor]
Nameless = Callable[[QWidget], list[str]]


def menu_of(door: AtTheDoor, title: str) -> dict[str, QAction]:
    door.click(door.card(title).more)
    menu = door.tab._menu.menu
    assert menu is not None
    found = {action.text(): action for action in menu.actions()}
    for action in menu.actions():
        part = action.menu()
        if isinstance(part, QMenu):
            found |= {inner.text(): inner for inner in part.actions()}
    menu.hide()
    return found


def cancel(door: AtTheDoor, reason: str) -> None:
    menu_of(door, COFFEE)["Niet doorgegaan…"].trigger()
    dialog = door.tab._menu.dialog
    assert dialog is not None
    (chosen,) = [made for made in dialog.findChildren(QPushButton) if made.text() == reason]
    door.click(chosen)
    door.settle()


def test_a_card_says_what_where_when_and_with_whom(
    door: AtTheDoor, house: CentreServices, coffee: Activity
) -> None:
    room = house.plan.rooms()[0]
    house.planning.keep(replace(coffee, room_id=room.id), new=False)
    door.tab.refresh()
    door.settle()
    card = door.card(COFFEE)
    assert card._when.text() == "10.00–12.00"
    assert card._title.text() == COFFEE
    assert card._about.text() == "Grote zaal · met Ria S."
    assert door.tab.header.title.text() == "Zondag 22 november 2026"
    assert door.tab.header.week.text() == "week 47"


def test_not_held_with_a_reason_and_held_after_all(door: AtTheDoor) -> None:
    cancel(door, "Ziekte")
    card = door.card(COFFEE)
    assert card.state is State.CANCELLED
    assert card._about.text() == "Niet doorgegaan: Ziekte"
    assert door.occurrence(card.occurrence_id).cancelled_because == "Ziekte"
    assert door.window.status.undo_words == "Ongedaan maken: Koffie-inloop: niet doorgegaan"
    door.click(card.again)
    door.settle()
    assert door.card(COFFEE).state is State.COUNTING
    assert not door.occurrence(card.occurrence_id).cancelled


def test_not_held_can_be_undone_and_the_keyboard_stays_with_the_card(door: AtTheDoor) -> None:
    cancel(door, "Reden onbekend")
    assert door.card(COFFEE)._about.text() == "Niet doorgegaan, reden onbekend"
    assert door.window.focusWidget() is door.card(COFFEE).again
    door.shell.undo.undo()
    door.settle()
    assert door.window.focusWidget() is door.field(COFFEE)


def test_what_was_counted_cannot_be_called_off(door: AtTheDoor) -> None:
    door.click(door.row(COFFEE, "volwassenen").plus)
    door.settle()
    cancel(door, "Vakantie")
    card = door.card(COFFEE)
    assert card.notice is not None
    assert "Er is al geteld" in card.notice.sentence
    assert card.state is State.COUNTING


def test_an_estimate_is_marked(door: AtTheDoor) -> None:
    door.click(door.row(COFFEE, "volwassenen").plus)
    door.settle()
    menu_of(door, COFFEE)["Het aantal is geschat"].trigger()
    door.settle()
    assert door.card(COFFEE).total.text() == "samen 1 · geschat"
    menu_of(door, COFFEE)["Het aantal is geschat"].trigger()
    door.settle()
    assert door.card(COFFEE).total.text() == "samen 1"


def test_a_remark_stands_on_the_card(door: AtTheDoor) -> None:
    menu_of(door, COFFEE)["Opmerking erbij…"].trigger()
    (dialog,) = door.window.findChildren(RemarkDialog)
    dialog.findChildren(QPlainTextEdit)[0].setPlainText("Melk was op")
    dialog.submit()
    door.settle()
    assert door.card(COFFEE)._remark.text() == "Melk was op"
    assert "Opmerking veranderen…" in menu_of(door, COFFEE)


def test_a_remark_becomes_a_story_from_its_card_and_back(door: AtTheDoor) -> None:
    assert "Maak een verhaal van de opmerking" not in menu_of(door, COFFEE)
    occurrence = door.card(COFFEE).card.occurrence
    door.house.counting.remark(occurrence.id, "Twee buren maakten het weer goed.")
    door.tab.refresh()
    door.settle()

    menu_of(door, COFFEE)["Maak een verhaal van de opmerking"].trigger()
    door.settle()

    (story,) = door.house.telling.told(periods.month(occurrence.date.year, occurrence.date.month))
    assert (story.happened, story.occurrence_id) == (
        "Twee buren maakten het weer goed.",
        occurrence.id,
    )
    assert door.shell.undo.undo_label == f"{COFFEE}: verhaal gemaakt van de opmerking"
    door.shell.undo.undo()
    door.settle()
    assert not door.house.telling.told(periods.month(occurrence.date.year, occurrence.date.month))


def test_more_kinds_of_counting_stand_apart(
    open_door: OpenDoor, coffee: Activity, meals: TallyKind
) -> None:
    door = open_door()
    menu_of(door, COFFEE)["maaltijden"].trigger()
    row = door.row(COFFEE, "maaltijden")
    door.click(row.plus)
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {meals.name: 1}
    assert door.card(COFFEE).total.text() == "niet geteld · typ hoeveel er kwamen, of druk op +"
    assert door.window.status.undo_words.endswith("Koffie-inloop: 1 maaltijden erbij")
    assert coffee.title == COFFEE


def test_something_that_was_not_planned(door: AtTheDoor) -> None:
    door.click(door.tab.extra)
    door.settle()
    (dialog,) = door.window.findChildren(ExtraDialog)
    title = dialog.findChildren(QLineEdit)[0]
    assert dialog.focusWidget() is title
    completer = title.completer()
    assert completer is not None
    completer.setCompletionPrefix("inloop")
    assert completer.currentCompletion() == COFFEE
    dialog.submit()
    assert dialog.form.problem_of("title") == "Schrijf op wat er te doen was."
    title.setText("Burenlunch")
    dialog.submit()
    door.settle()
    assert door.card("Burenlunch")._about.text() == "niet gepland"
    assert door.window.focusWidget() is door.field("Burenlunch")
    assert door.window.status.undo_words == "Ongedaan maken: Burenlunch: erbij gezet"


def test_a_day_to_come_shows_what_is_planned_but_does_not_count(door: AtTheDoor) -> None:
    door.go(dt.date(2026, 11, 29))
    card = door.card(COFFEE)
    assert card.state is State.TO_COME
    assert not card.rows
    assert door.tab.notice.sentence.startswith("Deze dag moet nog komen.")
    assert door.tab.extra.isHidden()
    QTest.keyClick(card.more, Qt.Key.Key_Plus)
    door.settle()
    assert door.kept(card.occurrence_id) == {}


def test_a_day_to_come_can_be_called_off_and_taken_up_again(door: AtTheDoor) -> None:
    door.go(dt.date(2026, 11, 29))
    cancel(door, "Vakantie")
    card = door.card(COFFEE)
    assert card._about.text() == "Niet doorgegaan: Vakantie"
    assert card.again.text() == "Gaat toch door"
    door.click(card.again)
    door.settle()
    assert door.card(COFFEE).state is State.TO_COME


def test_an_empty_day_explains_itself_and_leads_on(open_door: OpenDoor) -> None:
    door = open_door()
    asked: list[Destination] = []
    door.shell.navigator.asked.connect(asked.append)
    assert door.tab.empty is not None
    extra, activities = door.tab.empty.findChildren(QPushButton)
    assert extra.text() == "Iets dat niet gepland was"
    door.click(activities)
    assert asked == [Destination(tab="activities", day=TODAY)]
    assert door.window.tab is not door.tab


def test_a_gap_of_last_week_is_two_clicks_away(open_door: OpenDoor, once: Plan) -> None:
    once("Naaicafé", dt.date(2026, 11, 22), dt.time(9))
    door = open_door()
    assert door.tab.header.gaps.isHidden()
    with door.house.database.begin() as work:
        kept = door.card("Naaicafé").card.occurrence
        work.store(type(kept)).replace(replace(kept, date=dt.date(2026, 11, 14)))
    door.tab.refresh()
    door.settle()
    assert door.tab.header.gaps.text() == "1 nog niet geteld"
    door.click(door.tab.header.gaps)
    (action,) = door.tab.header.gap_menu.actions()
    assert action.text() == "za 14 nov, 9.00: Naaicafé"
    action.trigger()
    door.settle()
    assert door.tab.date == dt.date(2026, 11, 14)
    assert door.window.focusWidget() is door.field("Naaicafé")


def test_the_buttons_walk_through_the_days(door: AtTheDoor) -> None:
    header = door.tab.header
    door.click(header.back)
    door.settle()
    assert door.tab.day is not None
    assert door.tab.day.date == dt.date(2026, 11, 21)
    assert (header.back.text(), header.forward.text()) == ("vorige dag", "volgende dag")
    door.click(header.today)
    door.settle()
    assert door.window.focusWidget() is door.field(COFFEE)


def test_a_part_that_is_larger_than_the_whole_is_asked_about_on_the_card(door: AtTheDoor) -> None:
    door.field(COFFEE).setFocus()
    door.type("3")
    door.field(COFFEE, "nieuwe gezichten").setFocus()
    door.type("4")
    door.settle()
    total = door.card(COFFEE).total
    assert total.text() == "samen 3: minder dan nieuwe gezichten. Klopt dat?"
    door.click(door.row(COFFEE, "nieuwe gezichten").minus)
    assert total.text() == "samen 3"


def test_the_screen_goes_along_after_midnight(door: AtTheDoor) -> None:
    clock = door.house.clock
    clock.moment += dt.timedelta(days=1)  # type: ignore[attr-defined]
    door.tab._turn.timeout.emit()
    door.settle()
    assert door.tab.header.title.text() == "Maandag 23 november 2026"


def test_an_evening_that_goes_on_after_midnight_stays_on_the_screen_until_it_ends(
    open_door: OpenDoor, once: Plan, house: CentreServices
) -> None:
    feast = once("Feest", TODAY, dt.time(21))
    house.planning.keep(replace(feast, ends=dt.time(3, 30)), new=False)
    door, clock = open_door(), house.clock
    clock.moment = dt.datetime(2026, 11, 23, 1, tzinfo=dt.UTC)  # type: ignore[attr-defined]
    door.tab._turn.timeout.emit()
    door.settle()
    assert door.tab.header.title.text() == "Maandag 23 november 2026"
    (view,) = door.tab.page.views
    assert (view.card.title, view._about.text()[:17]) == ("Feest", "sinds gisteravond")
    clock.moment += dt.timedelta(hours=3)  # type: ignore[attr-defined]
    door.tab._turn.timeout.emit()
    door.settle()
    assert not door.tab.page.views


def test_the_keyboard_begins_at_the_card_of_this_moment(open_door: OpenDoor, once: Plan) -> None:
    once("Ontbijt", TODAY, dt.time(7))
    once("Avondeten", TODAY, dt.time(20))
    door = open_door()
    assert door.titles == ["Ontbijt", "Avondeten"]
    assert door.window.focusWidget() is door.field("Avondeten")


def test_the_calendar_leads_to_any_day(door: AtTheDoor) -> None:
    door.click(door.tab.header.calendar)
    (month,) = door.tab.header.findChildren(QCalendarWidget)
    assert month.locale().language() is QLocale.Language.Dutch
    month.clicked.emit(as_qdate(dt.date(2026, 11, 8)))
    door.settle()
    assert door.tab.header.title.text() == "Zondag 8 november 2026"
    assert door.field(COFFEE).placeholderText() == "–"


def test_arrows_walk_over_numbers_and_activities(
    open_door: OpenDoor, coffee: Activity, once: Plan
) -> None:
    for number, title in enumerate(("Naaicafé", "Schaken")):
        once(title, TODAY, dt.time(13 + number))
    door = open_door()
    here = door.window.focusWidget
    assert here() is door.field(COFFEE)
    door.press(Qt.Key.Key_Right)
    assert here() is door.field(COFFEE, "kinderen")
    door.press(Qt.Key.Key_Down)
    assert door.tab.page.current is door.card("Naaicafé")
    assert here() is door.field("Naaicafé")
    for _step in range(2):
        door.press(Qt.Key.Key_Down)
    assert here() is door.field("Schaken")
    door.tab.page.list.setFocus()
    door.press(Qt.Key.Key_Up)
    door.press(Qt.Key.Key_Up)
    assert door.tab.page.current is door.card(COFFEE)
    assert here() is door.tab.page.list
    door.press(Qt.Key.Key_Return)
    assert here() is door.field(COFFEE)
    assert coffee.title == COFFEE


def test_what_is_typed_on_the_list_counts_in_the_open_activity_only_where_nothing_stood(
    open_door: OpenDoor, coffee: Activity, once: Plan
) -> None:
    once("Naaicafé", TODAY, dt.time(13))
    door = open_door()
    door.tab.page.list.setFocus()
    door.type("12")
    door.press(Qt.Key.Key_Return)
    door.tab.page.list.setFocus()
    for stray in "7+":
        door.type(stray)
    door.settle()
    assert door.kept(door.card(COFFEE).occurrence_id) == {"volwassenen": 13}
    assert door.kept(door.card("Naaicafé").occurrence_id) == {}
    assert coffee.title == COFFEE


def test_another_activity_opens_with_one_click_and_what_was_half_typed_is_kept(
    open_door: OpenDoor, coffee: Activity, once: Plan
) -> None:
    once("Naaicafé", TODAY, dt.time(13))
    door = open_door()
    first = door.card(COFFEE)
    door.type("14")
    shown = door.tab.page.list
    middle = shown.visualRect(shown.model().index(1, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    door.settle()
    assert door.tab.page.current is not None
    assert door.tab.page.current.card.title == "Naaicafé"
    assert not first.isVisible()
    assert door.kept(first.occurrence_id) == {"volwassenen": 14}
    assert shown.model().index(0, 0).data().endswith("samen 14")
    assert coffee.title == COFFEE


def test_what_was_refused_is_seen_although_another_card_is_open(
    open_door: OpenDoor, coffee: Activity, once: Plan
) -> None:
    once("Naaicafé", TODAY, dt.time(13))
    door = open_door()
    card, kind = door.card(COFFEE), door.row(COFFEE, "volwassenen").kind
    door.type("14")
    door.house.counting.set_number(card.occurrence_id, kind.id, 12, version=0)
    door.press(Qt.Key.Key_Down)
    door.settle()
    assert card.isVisible()
    assert card.notice is not None
    assert "daar staat nu 12" in card.notice.sentence
    assert door.window.focusWidget() is door.tab.header.today
    assert coffee.title == COFFEE


def test_tab_goes_through_the_numbers_and_buttons_in_the_order_of_the_screen(
    open_door: OpenDoor, coffee: Activity, once: Plan
) -> None:
    once("Naaicafé", TODAY, dt.time(13))
    door = open_door()
    for title in (COFFEE, "Naaicafé"):
        card = door.card(title)
        door.tab.page.list.setFocus()
        seen = []
        for _stop in range(len(card.stops) + 1):
            door.press(Qt.Key.Key_Tab)
            seen.append(door.window.focusWidget())
        assert seen == [*card.stops, door.tab.extra]
    assert coffee.title == COFFEE


def test_keys_on_a_button_count_too_but_no_digit_goes_over_a_counted_number(
    door: AtTheDoor,
) -> None:
    card = door.card(COFFEE)
    card.vertel.setFocus()
    door.type("8")
    door.press(Qt.Key.Key_Return)
    door.settle()
    card.vertel.setFocus()
    door.press(Qt.Key.Key_Plus)
    card.vertel.setFocus()
    door.type("5")
    door.settle()
    assert door.kept(card.occurrence_id) == {"volwassenen": 9}


def test_enter_tells_and_the_card_says_how_often_was_told(door: AtTheDoor) -> None:
    door.press(Qt.Key.Key_Return)
    door.settle()
    dialog = of_kind(StoryDialog, door.tab.dialog)
    door_text = of_kind(QPlainTextEdit, dialog.form.fields["happened"])
    QTest.keyClicks(door_text, "Twee buren wandelen nu samen.")
    QTest.keyClick(door_text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    door.settle()
    card = door.card(COFFEE)
    assert card._told.text() == "1 verhaal verteld"
    with door.house.database.read() as work:
        from buurthuis_app.domain.stories.story import Story

        (story,) = work.store(Story).find()
    assert story.happened == "Twee buren wandelen nu samen."
    assert (story.occurrence_id, story.activity_id) == (
        card.occurrence_id,
        card.card.occurrence.activity_id,
    )


def test_a_board_member_sees_but_does_not_count(board_door: AtTheDoor) -> None:
    card = board_door.card(COFFEE)
    assert card.state is State.READING
    assert card.total.text() == "niet geteld"
    assert not card.rows
    assert board_door.tab.extra.isHidden()


def test_every_control_has_a_name(door: AtTheDoor, nameless: Nameless) -> None:
    assert nameless(door.window) == []
    menu_of(door, COFFEE)["Niet doorgegaan…"].trigger()
    dialog = door.tab._menu.dialog
    assert dialog is not None
    assert nameless(dialog) == []
    assert door.field(COFFEE).accessibleName() == "Koffie-inloop: volwassenen"
    assert door.row(COFFEE, "kinderen").plus.accessibleName() == (
        "Koffie-inloop: kinderen: één meer"
    )


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (1280, 200), (800, 125), (1920, 100)])
def test_nothing_is_cut_off(
    open_door: OpenDoor, once: Plan, look: WindowTheme, width: int, percent: int
) -> None:
    once("Samen koken en eten voor iedereen uit de buurt " * 2, TODAY, dt.time(17))
    once("Schaken", TODAY, dt.time(10))
    door = open_door()
    look.wear(Scheme.LIGHT, percent)
    door.window.resize(width, 720)
    door.settle()
    page = door.tab.page
    inner = page.widget()
    assert inner is not None
    assert inner.width() <= page.viewport().width()
    for title in door.titles:
        view = door.card(title)
        door.settle()
        assert view.width() >= view.minimumSizeHint().width()
        assert view._title.height() >= view._title.heightForWidth(view._title.width())
        assert view.total.width() >= view.total.sizeHint().width()
        for row in view.rows.values():
            assert view.rect().contains(row.plus.mapTo(view, row.plus.rect().bottomRight()))
    beside = width // percent >= 12
    assert (
        page.list.mapTo(inner, page.list.rect().bottomRight()).x() < view.mapTo(inner, QPoint()).x()
        or not beside
    )
    assert page.list.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("profile", "number"), [(Profile.COORDINATOR, 6), (Profile.DOOR, 4)])
def test_a_whole_day_stands_in_one_look_with_targets_for_any_finger(
    coffee: Activity,
    once: Plan,
    look: WindowTheme,
    house_for: Callable[[Profile], CentreServices],
    shell: Shell,
    show: Show,
    profile: Profile,
    number: int,
) -> None:
    for hour in range(1, number):
        once(f"Activiteit {hour} met een naam die lang is", TODAY, dt.time(10 + hour))
    if profile is Profile.DOOR:
        window = DoorWindow(house_for(profile), shell.operations)
        look.wear(Scheme.LIGHT, PERCENT_ON_LOW_SCREEN)
        window.resize(1280, 720)
        show(window)
        window.say_failure(
            Invalid("Er is niets ongedaan gemaakt. Kijk wat er nu staat.")
        )  # takes room
        tab = window.tab
    else:
        tab = at_the_door(house_for(profile), shell, show).tab
    for _turn in range(3):
        shell.operations.wait()
        QApplication.processEvents()
    page, card = tab.page, tab.page.current
    assert card is not None
    assert card.card.title == coffee.title
    assert len(page.list.records()) == number
    assert page.verticalScrollBar().maximum() == page.list.verticalScrollBar().maximum() == 0
    foot = tab.extra.mapTo(page.viewport(), tab.extra.rect().bottomRight())
    assert page.viewport().rect().contains(foot)
    assert min(page.list.sizeHintForRow(row) for row in range(number)) >= 48
    rows = card.rows.values()
    header = tab.header
    targets = [*(row.plus for row in rows), *(row.minus for row in rows), card.vertel, card.more]
    for made in (*targets, header.back, header.today, header.forward, tab.extra):
        assert min(made.width(), made.height()) >= 48, made.accessibleName()


def test_a_late_count_takes_two_clicks(open_door: OpenDoor, coffee: Activity, once: Plan) -> None:
    yesterday = TODAY - dt.timedelta(days=1)
    for number, title in enumerate(("Ontbijt", "Schaken")):
        once(title, yesterday, dt.time(9 + number))
    door = open_door()
    door.house.counting.add(
        door.house.counting.day(yesterday).cards[0].occurrence.id,
        door.row(COFFEE, "volwassenen").kind.id,
        3,
    )
    door.click(door.tab.header.back)
    door.settle()
    assert door.tab.page.current is not None
    door.click(next(iter(door.tab.page.current.rows.values())).plus)
    door.settle()
    assert door.kept(door.card("Schaken").occurrence_id) == {"volwassenen": 1}
    assert coffee.title == COFFEE


@pytest.mark.usefixtures("look")
def test_a_day_of_twenty_scrolls_its_list_and_keeps_the_open_card_in_view(
    open_door: OpenDoor, once: Plan
) -> None:
    for number in range(20):
        once(f"Activiteit {number}", TODAY, dt.time(9 + number // 2, 30 * (number % 2)))
    door = open_door()
    page = door.tab.page
    assert page.verticalScrollBar().maximum() == 0
    assert page.list.verticalScrollBar().maximum() > 0
    assert page.current is not None
    assert page.current.card.title == "Activiteit 2"
    assert len(page.views) == 1  # a card is made when it is opened
    door.card("Activiteit 19")
    chosen = page.list.visualRect(page.list.currentIndex())
    assert page.list.viewport().rect().contains(chosen)


@pytest.mark.usefixtures("look")
def test_a_sentence_on_a_card_makes_it_taller_and_squeezes_nothing(
    open_door: OpenDoor, coffee: Activity, once: Plan
) -> None:
    once("Schaken", TODAY, dt.time(9))
    door = open_door()
    cancel(door, "Ziekte")
    card = door.card("Schaken")
    before, field = card.height(), door.field("Schaken").height()
    card.say("Iemand anders telde intussen ook. Kijk welk aantal klopt en typ het opnieuw.")
    door.settle()
    assert card.height() > before
    assert door.field("Schaken").height() == field
    assert coffee.title == COFFEE


@pytest.mark.usefixtures("look")
def test_the_buttons_to_count_are_large_enough_for_any_finger(door: AtTheDoor) -> None:
    row = door.row(COFFEE, "volwassenen")
    for made in (row.minus, row.plus):
        assert min(made.width(), made.height()) >= 48
    assert row.field.font().pointSizeF() >= 32 or row.field.fontInfo().pointSizeF() >= 32


def test_what_fills_itself_from_repairs_has_no_plus_and_is_not_typed(
    door: AtTheDoor, house: CentreServices, coffee: Activity
) -> None:
    kind = replace(
        house.lists.blank(TallyKind),
        name="gerepareerd",
        role=TallyRole.REPAIRED,
        activity_id=coffee.id,
    )
    house.lists.keep(kind, new=True)
    house.lending.keep_repair(replace(house.lending.blank_repair(), thing="Lamp"), new=True)
    door.tab.refresh()
    door.settle()
    row = door.row(COFFEE, "gerepareerd")
    assert row.name.text() == "gerepareerd (uit reparaties)"
    assert not row.plus.isVisible()
    row.field.setFocus()
    door.type("+7")
    door.press(Qt.Key.Key_Return)
    door.settle()
    assert row.number == 1
    assert door.kept(door.card(COFFEE).occurrence_id) == {"gerepareerd": 1}
