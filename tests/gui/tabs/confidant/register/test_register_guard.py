"""What the open register says of itself: what changed outside it, who reads along, and the remedies that remedy."""

import ctypes
import ctypes.util
import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from buurthuis_app import paths
from buurthuis_app.domain.confidant.case import Destroyed
from buurthuis_app.domain.confidant.page import Confidant
from buurthuis_app.domain.confidant.sealed_records import SignedReaders
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.confidant import screen_guard
from buurthuis_app.gui.tabs.confidant.destroy_dialog import DestroyDialog
from buurthuis_app.gui.tabs.confidant.keys.change_secrets import (
    NewRecoveryKeyDialog,
    PassphraseDialog,
)
from buurthuis_app.gui.tabs.confidant.keys.new_keys_dialog import NewKeysDialog
from buurthuis_app.gui.tabs.confidant.keys.unlock_dialog import UnlockDialog
from buurthuis_app.gui.tabs.confidant.register import clipboard_guard
from buurthuis_app.gui.tabs.confidant.register.case_dialog import CaseDialog
from buurthuis_app.gui.tabs.confidant.register.differences import sentences
from buurthuis_app.records import replace
from buurthuis_app.services.confidant.differences import Differences
from buurthuis_app.services.confidant.known_keys import FILE_NAME, Pins
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind, settle
from tests.gui.tabs.confidant.around_the_page import (
    PASSPHRASE,
    button,
    texts,
    with_confidant,
    with_mailbox,
)
from tests.gui.tabs.confidant.register.test_register_view import Room
from tests.other_systems import reaches

OTHER = "regen dorp kast vogel zee brood"
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def anna(house: CentreServices) -> Confidant:
    """The first confidant."""
    made = with_confidant(house, "Anna de Wit")
    with_mailbox(house, made)
    return made


@pytest.fixture
def bert(house: CentreServices, anna: Confidant) -> tuple[Confidant, UnlockedRegister]:
    """A second one with the register open elsewhere."""
    assert anna.name
    made = with_confidant(house, "Bert Jansen")
    keys = house.confidant_register.unlock(PASSPHRASE).keys
    founding = keys.begin_second(made.id, OTHER, OTHER, share=True)
    return made, house.confidant_register.activate(founding, founding.recovery_key)


@pytest.fixture
def enter(
    house: CentreServices, shell: Shell, show: Callable[[QWidget], None]
) -> Callable[[], Room]:
    """The tab in its window, when all is prepared."""
    return lambda: Room(house, shell, show)


def leave(room: Room) -> None:
    room.tab.door.lock()
    room.gone()


def test_what_the_other_destroyed_and_what_is_missing_is_said_until_she_saw_it(
    house: CentreServices,
    bert: tuple[Confidant, UnlockedRegister],
    enter: Callable[[], Room],
) -> None:
    theirs = bert[1]
    first = theirs.keep(replace(theirs.blank(), about="De keuken")).value
    second = theirs.keep(replace(theirs.blank(), about="De gang")).value
    house.confidant_register.unlock(PASSPHRASE).close()
    theirs.destroy(first.id)
    with closing(sqlite3.connect(house.database.path)) as connection:
        for table, name in (("sealed_record_key", "record_id"), ("sealed_record", "id")):
            statement = f"DELETE FROM {table} WHERE {name} = ?"  # noqa: S608 - names of our own
            connection.execute(statement, (second.id.bytes,))
        connection.commit()
    room = enter()
    view = room.unlock()
    said = view.changes.sentence
    assert "Bert Jansen heeft op zondag 22 november 2026 een zaak vernietigd" in said
    assert "De keuken" in said
    assert "1 zaak ontbreekt" in said
    room.click(button(view.changes, "Gezien"))
    assert not view.changes.isVisibleTo(view)
    leave(room)
    assert not room.unlock().changes.isVisibleTo(room.window)
    leave(room)


def test_the_figures_say_what_is_not_counted_and_clear_it(
    house: CentreServices, anna: Confidant, enter: Callable[[], Room]
) -> None:
    assert anna.name
    with closing(sqlite3.connect(house.database.path)) as connection:
        connection.execute("INSERT INTO sealed_record SELECT zeroblob(16), id, 7, 1 FROM centre")
        connection.commit()
    room = enter()
    view = room.unlock()
    view.pages.setCurrentWidget(view.figures)
    settle(room.operations)
    assert "telt niet mee" in view.figures.uncounted.sentence
    room.click(button(view.figures, "Opruimen…"))
    asking = of_kind(DestroyDialog, view.figures.dialog)
    asking.understood.setChecked(True)
    room.click(asking.go)
    settle(room.operations)
    assert not view.figures.uncounted.isVisibleTo(view)
    leave(room)


def test_who_left_is_shown_with_a_button_that_takes_the_key_out(
    house: CentreServices,
    bert: tuple[Confidant, UnlockedRegister],
    enter: Callable[[], Room],
) -> None:
    words = house.confiding.holders().words
    house.confidants.keep(replace(bert[0], until=TODAY - dt.timedelta(days=1)), new=False)
    room = enter()
    view = room.unlock()
    view.pages.setCurrentWidget(view.keys)
    settle(room.operations)
    assert "geen vertrouwenspersoon meer" in view.keys.notice.sentence
    assert any("Bert Jansen, sinds" in text for text in texts(view.keys))
    room.click(button(view.keys, "Sleutel weghalen…"))
    asking = of_kind(DestroyDialog, view.keys.dialog)
    asking.understood.setChecked(True)
    room.click(asking.go)
    settle(room.operations)
    assert not any("Bert Jansen, sinds" in text for text in texts(view.keys))
    assert len(house.confiding.holders().all) == 1
    assert house.confiding.holders().words != words
    leave(room)


def test_a_key_that_stands_on_no_list_is_shown_and_cleared(
    house: CentreServices, anna: Confidant, enter: Callable[[], Room]
) -> None:
    assert anna.name
    with closing(sqlite3.connect(house.database.path)) as connection:
        connection.execute(
            "INSERT INTO confidant_key SELECT randomblob(16), centre_id, confidant_id, public_key,"
            " by_passphrase, by_recovery_key, active_from, version FROM confidant_key"
        )
        connection.commit()
    room = enter()
    view = room.unlock()
    view.pages.setCurrentWidget(view.keys)
    settle(room.operations)
    assert "1 sleutel die niet op de lijst staat" in view.keys.notice.sentence
    room.click(button(view.keys, "Opruimen…"))
    asking = of_kind(DestroyDialog, view.keys.dialog)
    asking.understood.setChecked(True)
    room.click(asking.go)
    settle(room.operations)
    assert house.confiding.holders().strangers == 0
    assert not view.keys.notice.isVisibleTo(view)
    leave(room)


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("kind", [PassphraseDialog, NewRecoveryKeyDialog])
def test_a_secret_that_may_be_known_leads_to_a_new_key(
    kind: type[PassphraseDialog | NewRecoveryKeyDialog], enter: Callable[[], Room]
) -> None:
    room = enter()
    view = room.unlock()
    view.pages.setCurrentWidget(view.keys)
    settle(room.operations)
    room.click(view.keys.buttons["passphrase" if kind is PassphraseDialog else "recovery"])
    dialog = of_kind(kind, view.keys.dialog)
    room.click(dialog.known if isinstance(dialog, PassphraseDialog) else dialog.seen)
    renewing = of_kind(NewKeysDialog, view.keys.dialog)
    assert any("reservekopieën" in box.text() for box in renewing.options)
    renewing.reject()
    leave(room)


def test_a_renewal_says_how_many_copies_would_not_go(
    anna: Confidant, enter: Callable[[], Room]
) -> None:
    assert anna.name
    room = enter()
    view = room.unlock()
    view.keys._renewed(2)
    room.gone()
    assert "2 oude reservekopieën konden niet weg" in room.tab.page.notice.sentence


def test_with_two_one_chooses_who_may_read_a_case(
    house: CentreServices,
    anna: Confidant,
    bert: tuple[Confidant, UnlockedRegister],
    enter: Callable[[], Room],
) -> None:
    house.confiding.leave("Alleen voor Anna.", to=anna.id)
    room = enter()
    view = room.unlock()
    assert any("Alleen voor u bedoeld" in text for text in texts(view.messages))
    room.click(view.messages.make_button)
    dialog = of_kind(CaseDialog, view.cases.dialog)
    assert dialog.widget("alone").isVisibleTo(dialog)
    assert dialog.widget("alone").currentText() == "alleen ik"
    dialog.submit()
    settle(room.operations)
    assert bert[1].cases().all == ()
    (case,) = view.cases.table.records()
    view.cases.open_case(case)
    settle(room.operations)
    dialog = of_kind(CaseDialog, view.cases.dialog)
    dialog.widget("alone").setCurrentIndex(0)
    dialog.submit()
    settle(room.operations)
    assert len(bert[1].cases().all) == 1
    leave(room)


def test_alone_nobody_is_asked_who_may_read(anna: Confidant, enter: Callable[[], Room]) -> None:
    assert anna.name
    room = enter()
    view = room.unlock()
    room.click(view.cases.new_button)
    dialog = of_kind(CaseDialog, view.cases.dialog)
    assert not dialog.widget("alone").isVisibleTo(dialog)
    dialog.reject()
    leave(room)


def test_a_register_of_before_says_that_it_was_taken_over(
    house: CentreServices, anna: Confidant, enter: Callable[[], Room]
) -> None:
    assert anna.name
    with house.database.begin() as work:
        work.store(SignedReaders).remove(work.store(SignedReaders).find())
    (paths.computer_folder() / FILE_NAME).unlink()
    key_ids = frozenset(holder.key_id for holder in house.confiding.holders().all)
    Pins(paths.computer_folder(), house.centre.id).accept_keys(key_ids)
    room = enter()
    view = room.unlock()
    assert "handtekening" in view.notice.sentence
    leave(room)


def test_after_somebody_stopped_it_says_that_the_words_changed(
    bert: tuple[Confidant, UnlockedRegister], enter: Callable[[], Room]
) -> None:
    bert[1].keys.step_back()
    room = enter()
    assert "gestopt" in room.unlock().notice.sentence
    leave(room)


def test_every_difference_has_a_sentence() -> None:
    one, two, him = UUID(int=1), UUID(int=2), UUID(int=3)
    line = Destroyed(of=one, on=TODAY, by=him)
    for found, words in (
        (Differences(missing_cases=frozenset({one, two})), "2 zaken ontbreken"),
        (Differences(missing_messages=frozenset({one})), "1 bericht ontbreekt"),
        (Differences(old_cases=frozenset({one})), "oudere versie"),
        (Differences(back=frozenset({one})), "teruggezet"),
        (Differences(rolled_back=True), "ouder dan deze computer"),
        (Differences(contents_missing=True), "inhoudsopgave is weg"),
        (Differences(readers_changed=True), "niet die van de vorige keer"),
        (Differences(destroyed=((two, line),)), "Bert heeft op zondag 22 november 2026"),
        (Differences(destroyed=((two, replace(line, message=True)),)), "Bert heeft 1 bericht"),
    ):
        (sentence,) = sentences(found, {him: "Bert"})
        assert words in sentence
        assert found
    (unnamed,) = sentences(Differences(destroyed=((two, line),)), {})
    assert unnamed.startswith("De andere vertrouwenspersoon")
    assert not list(sentences(Differences(), {}))


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """What Windows is asked: of which window, and how it may be seen."""
    asked: list[tuple[int, int]] = []

    def ask(handle: ctypes.c_void_p, how: int) -> int:
        asked.append((handle.value or 0, how))
        return int(how != OLD_WINDOWS_REFUSES or not asked[:-1])

    user32 = SimpleNamespace(SetWindowDisplayAffinity=ask)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    monkeypatch.setattr(screen_guard, "sys", SimpleNamespace(platform="win32"))
    return asked


OLD_WINDOWS_REFUSES = 0x11


@pytest.mark.usefixtures("anna")
@reaches(
    "gui.tabs.confidant.screen_guard.leave_out", "gui.tabs.confidant.screen_guard._ask_windows"
)
def test_the_open_register_and_its_dialogs_stay_out_of_captures(
    enter: Callable[[], Room], on_windows: list[tuple[int, int]]
) -> None:
    room = enter()
    on_windows.clear()
    view = room.unlock()
    window = int(room.window.winId())
    assert (
        len({handle for handle, how in on_windows if how == 0x11}) == 2
    )  # and that of the passphrase
    assert (window, 0x11) in on_windows
    room.click(view.cases.new_button)
    dialog = of_kind(CaseDialog, view.cases.dialog)
    assert (int(dialog.winId()), 0x11) in on_windows
    assert (window, 0x01) in on_windows or (int(dialog.winId()), 0x01) in on_windows
    dialog.reject()
    leave(room)
    assert on_windows[-1] == (window, 0x00)


@pytest.mark.usefixtures("anna")
def test_where_no_system_can_be_asked_the_register_opens_all_the_same(
    enter: Callable[[], Room], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(screen_guard, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr(ctypes.util, "find_library", lambda _name: "libobjc.niet.dylib")
    room = enter()
    assert room.unlock().isVisible()
    leave(room)
    assert caplog.text == ""  # it would tell when she opened it


@pytest.mark.usefixtures("anna")
def test_what_is_copied_asks_to_be_kept_in_no_history(
    house: CentreServices, enter: Callable[[], Room]
) -> None:
    house.confiding.leave("Niet bewaren.")
    room = enter()
    view = room.unlock()
    view.messages.text.selectAll()
    view.messages.text.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "Niet bewaren."
    for kind, value in clipboard_guard.LEFT_OUT.items():
        assert copied.data(kind).data() == value
    leave(room)
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.usefixtures("anna")
def test_opening_takes_the_passphrase_and_nothing_else(enter: Callable[[], Room]) -> None:
    """One press on the page, the passphrase, and Enter."""
    room = enter()
    room.click(room.tab.register_button)
    dialog = of_kind(UnlockDialog, room.tab.door.dialog)
    assert dialog.secret.line.hasFocus() or dialog.focusWidget() is dialog.secret.line
    QTest.keyClicks(dialog.secret.line, PASSPHRASE)
    QTest.keyClick(dialog.secret.line, Qt.Key.Key_Return)
    settle(room.operations)
    assert room.tab.door.view is not None
    leave(room)
