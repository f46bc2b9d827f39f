"""The Deurstand: counting and telling in few clicks, without names, in two languages, and the way back."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from buurthuis_app import i18n
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Correction, Count, TallyKind, TallyRole
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.gui.door.code_dialogs import ChangeCodeDialog
from buurthuis_app.gui.door.window import LOW_SCREEN, PERCENT, PERCENT_ON_LOW_SCREEN, DoorWindow
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.stories.dialog import StoryDialog
from buurthuis_app.gui.tabs.today.card_view import CardView
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind, settle

CODE = "5719"
HOST = "Ria S."
TODAY = dt.date(2026, 11, 22)


class Standing(Struct, frozen=True, kw_only=True):
    """The door's screen and the hands in front of it."""

    house: CentreServices
    operations: Operations
    window: DoorWindow

    def settle(self) -> None:
        settle(self.operations)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def speak(self, code: str) -> None:
        self.click(self.window.languages[code])
        self.settle()

    @property
    def card(self) -> CardView:
        return self.window.tab.page.views[0]

    def button(self, words: str) -> QPushButton:
        return next(one for one in self.window.findChildren(QPushButton) if one.text() == words)

    def leave_with(self, code: str) -> None:
        dialog = self.window.way_back.dialog
        assert dialog is not None
        dialog.code.setText(code)
        self.click(dialog.go)


@pytest.fixture
def door(
    coffee: Activity,  # noqa: ARG001 - there must be something to count
    house_for: Callable[[Profile], CentreServices],
    operations: Operations,
    show: Callable[[QWidget], None],
    look: WindowTheme,  # noqa: ARG001 - back to the usual size afterwards
) -> Iterator[Standing]:
    house = house_for(Profile.DOOR)
    window = DoorWindow(house, operations)
    show(window)
    window.present()
    standing = Standing(house=house, operations=operations, window=window)
    standing.settle()
    yield standing
    i18n.use_language("nl")


def kept(house: CentreServices, record: type) -> tuple:  # type: ignore[type-arg]
    with house.database.read() as work:
        return work.store(record).find()


def words_in(window: QWidget) -> list[str]:
    """All that can be read or heard in a window, and in the dialogs above it."""
    found = []
    for widget in window.findChildren(QWidget):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QPushButton | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    return [words for words in found if words]


def test_two_clicks_count_two_people(door: Standing) -> None:
    plus = next(iter(door.card.rows.values())).plus
    door.click(plus)
    door.click(plus)
    (count,) = kept(door.house, Count)
    assert (count.number, count.recorded_by) == (2, Profile.DOOR)
    assert door.card.total.text() == "samen 2"


def test_two_more_clicks_keep_a_story(door: Standing) -> None:
    door.click(door.card.vertel)
    dialog = of_kind(StoryDialog, door.window.tab.dialog)
    QTest.keyClicks(dialog.focusWidget(), "Een buurman bleef voor het eerst eten.")
    save = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Opslaan")
    door.click(save)
    (story,) = kept(door.house, Story)
    assert story.happened == "Een buurman bleef voor het eerst eten."


def test_no_host_and_no_remark_is_in_any_text(door: Standing, house: CentreServices) -> None:
    house.counting.remark(door.card.occurrence_id, "Ria was er niet, haar moeder is ziek")
    door.window.tab.refresh()
    door.settle()
    assert house.counting.day(TODAY).cards[0].host == HOST
    door.click(door.card.vertel)
    read = words_in(door.window)
    assert len(read) > 40
    assert not [words for words in read if "Ria" in words]


def test_the_reason_of_a_cancellation_stays_in_the_office(
    door: Standing, house: CentreServices
) -> None:
    house.counting.cancel(door.card.occurrence_id, "Ria is ziek")
    door.window.tab.refresh()
    door.settle()
    read = words_in(door.window)
    assert "Niet doorgegaan" in read
    assert not [words for words in read if "ziek" in words]


def test_the_type_is_large_and_the_office_gets_its_own_back(
    door: Standing, look: WindowTheme
) -> None:
    low = door.window.screen().size().height() < LOW_SCREEN
    assert look.percent == (PERCENT_ON_LOW_SCREEN if low else PERCENT) > 100
    door.click(door.window.back)
    assert look.percent == 100


def test_without_a_code_one_click_leaves(door: Standing) -> None:
    left = []
    door.window.left.connect(lambda: left.append(True))
    door.click(door.window.back)
    assert left == [True]


def test_only_the_right_code_leads_back(door: Standing, house: CentreServices) -> None:
    house.door_code.change(CODE)
    left = []
    door.window.left.connect(lambda: left.append(True))
    door.click(door.window.back)
    dialog = door.window.way_back.dialog
    assert dialog is not None
    assert dialog.code.echoMode() is QLineEdit.EchoMode.Password
    door.leave_with("0000")
    assert dialog.notice.sentence == "Deze code klopt niet."
    assert (dialog.code.text(), left) == ("", [])
    door.leave_with(CODE)
    assert left == [True]


def test_closing_the_window_asks_for_the_code_as_well(
    door: Standing, house: CentreServices
) -> None:
    house.door_code.change(CODE)
    assert not door.window.close()
    door.settle()
    assert door.window.isVisible()
    assert door.window.way_back.dialog is not None


def test_the_door_reaches_a_week_back_and_one_day_ahead(door: Standing) -> None:
    header = door.window.tab.header
    assert header.calendar.isHidden()
    for _day in range(7):
        door.click(header.back)
    assert door.window.tab.date == TODAY - dt.timedelta(days=7)
    assert not header.back.isEnabled()
    door.click(header.today)
    door.click(header.forward)
    assert door.window.tab.date == TODAY + dt.timedelta(days=1)
    assert not header.forward.isEnabled()


def test_after_a_while_without_hands_it_is_today_again(door: Standing) -> None:
    door.window.tab.go_to(TODAY - dt.timedelta(days=1))
    door.settle()
    door.window._idle.timeout.emit()
    door.settle()
    assert door.window.tab.date == TODAY
    assert door.window._idle.isActive()


def test_a_visitor_who_tells_gets_no_window_on_the_files(door: Standing) -> None:
    door.click(door.card.vertel)
    dialog = of_kind(StoryDialog, door.window.tab.dialog)
    dialog.show_more()
    fields = dialog.form.fields
    assert fields["collected_by"].isVisibleTo(dialog)
    assert not fields["photo"].isVisibleTo(dialog)


def test_a_story_that_is_being_written_is_not_disturbed(door: Standing) -> None:
    door.window.tab.go_to(TODAY - dt.timedelta(days=7))
    door.settle()
    door.click(door.card.vertel)
    door.window._idle.timeout.emit()
    door.settle()
    assert door.window.tab.date == TODAY - dt.timedelta(days=7)


def test_what_was_counted_can_be_taken_back_at_the_door(door: Standing) -> None:
    door.click(next(iter(door.card.rows.values())).plus)
    assert door.window.undo.undo_label == "Koffie-inloop: 1 bezoeker erbij"
    door.window.undo.undo()
    door.settle()
    assert kept(door.house, Count) == ()


def test_another_language_makes_every_text_anew_and_keeps_the_numbers(door: Standing) -> None:
    door.click(next(iter(door.card.rows.values())).plus)
    door.speak("en")
    assert door.card.total.text() == "together 1"
    assert door.card.vertel.text() == "Tell"
    assert door.window.tab.header.title.text() == "Sunday 22 November"
    assert next(row.name.text() for row in door.card.rows.values()) == "adults"
    assert door.window.languages["en"].isChecked()
    door.speak("nl")
    assert door.card.vertel.text() == "Vertel"


def test_a_reason_chosen_in_english_is_kept_in_dutch(door: Standing, house: CentreServices) -> None:
    day = TODAY - dt.timedelta(days=7)
    adults = next(kind for kind in kept(house, TallyKind) if kind.name == "volwassenen")
    then = next(one for one in kept(house, Occurrence) if one.date == day)
    with house.database.begin() as work:
        work.store(Count).add(
            Count(
                occurrence_id=then.id,
                kind_id=adults.id,
                number=3,
                recorded_at=dt.datetime.combine(day, dt.time(12), dt.UTC),
            )
        )
    door.speak("en")
    door.window.tab.go_to(day)
    door.settle()
    door.click(door.card.rows[adults.id].plus)
    door.click(door.button("Miscounted"))
    (correction,) = kept(house, Correction)
    assert (correction.former, correction.because) == (3, "Verkeerd geteld")


def test_the_office_speaks_dutch_again(door: Standing) -> None:
    door.speak("en")
    door.click(door.window.back)
    assert i18n.weekday_name(0) == "maandag"


def test_every_control_has_a_name(door: Standing, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(door.window) == []


def test_an_extra_kind_stands_on_the_cards_of_its_own_activity_only(
    door: Standing, house: CentreServices, coffee: Activity
) -> None:
    other = house.growing.extra("Repaircafé", TODAY).value  # noqa: S610 - no Django
    for name, activity_id, on_card in (
        ("gerepareerd", other.activity_id, True),
        ("koppen soep", coffee.id, False),
    ):
        kind = TallyKind(
            id=new_id(),
            centre_id=house.centre.id,
            name=name,
            role=TallyRole.ASIDE,
            position=9,
            on_card=on_card,
            activity_id=activity_id,
        )
        with house.database.begin() as work:
            work.store(TallyKind).add(kind)
    door.window.tab.refresh()
    door.settle()
    page = door.window.tab.page
    cards = {card.title: door.window.tab.card(card.occurrence.id) for card in page.list.records()}
    repairs = {row.kind.name: row for row in cards["Repaircafé"].rows.values()}
    assert "gerepareerd" in repairs
    assert "gerepareerd" not in {row.kind.name for row in cards["Koffie-inloop"].rows.values()}
    door.click(repairs["gerepareerd"].plus)
    assert (
        cards["Repaircafé"].total.text() == "niet geteld · typ hoeveel er kwamen, of druk op +"
    )  # repairs are not visits
    beside = house.counting.day(TODAY).kinds_beside(cards["Koffie-inloop"].card)
    assert "koppen soep" in {kind.name for kind in beside}
    assert "gerepareerd" not in {kind.name for kind in beside}


def test_the_coordinator_sets_a_code_and_is_told_that_it_is_no_lock(
    house: CentreServices, operations: Operations, show: Callable[[QWidget], None]
) -> None:
    office = QWidget()
    show(office)
    dialog = ChangeCodeDialog(house.door_code, operations=operations, parent=office)
    dialog.ask()
    operations.wait()
    assert any("geen slot" in words for words in words_in(dialog))
    assert dialog.state.text() == "Er is nu nog geen code."
    dialog.widget("code").setText(CODE)
    dialog.widget("again").setText("5718")
    dialog.submit()
    assert "niet twee keer dezelfde" in dialog.form.problem_of("again")
    dialog.widget("again").setText(CODE)
    dialog.submit()
    operations.wait()
    assert house.door_code.is_set()


def test_ctrl_z_is_the_same_as_the_button(door: Standing) -> None:
    door.click(next(iter(door.card.rows.values())).plus)
    QTest.keySequence(door.window, QKeySequence(QKeySequence.StandardKey.Undo))
    door.settle()
    assert kept(door.house, Count) == ()
