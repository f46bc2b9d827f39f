"""The confidant's own side: setting up, opening, cases, figures, keys, and that locking leaves nothing behind."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from buurthuis_app.domain.confidant.case import CaseKind, CaseState, PersonRole, Step
from buurthuis_app.domain.confidant.page import Confidant
from buurthuis_app.domain.confidant.sealed_records import SealedMessage
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.confidant.destroy_dialog import DestroyDialog
from buurthuis_app.gui.tabs.confidant.keys.change_secrets import (
    NewRecoveryKeyDialog,
    PassphraseDialog,
)
from buurthuis_app.gui.tabs.confidant.keys.key_alarm_dialog import KeyAlarmDialog
from buurthuis_app.gui.tabs.confidant.keys.new_keys_dialog import NewKeysDialog
from buurthuis_app.gui.tabs.confidant.keys.unlock_dialog import UnlockDialog
from buurthuis_app.gui.tabs.confidant.register.case_dialog import CaseDialog
from buurthuis_app.gui.tabs.confidant.register.register_view import RegisterView
from buurthuis_app.gui.tabs.confidant.register.release_dialog import ReleaseDialog
from buurthuis_app.gui.tabs.confidant.tab import ConfidantTab
from buurthuis_app.records import replace
from buurthuis_app.reports.kit.document_pdf import draw
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done
from tests.gui.hands import of_kind, settle
from tests.gui.tabs.confidant.around_the_page import (
    PASSPHRASE,
    click,
    texts,
    with_confidant,
    with_mailbox,
)
from tests.reports.reading import page_texts

Show = Callable[[QWidget], None]
SAID = "Kanariegeel: hij blijft me aanraken."
REACH = "06-00987654"
THIS_YEAR = 2026


class Room:
    """The tab in a window, and the hands in front of it."""

    def __init__(self, house: CentreServices, shell: Shell, show: Show) -> None:
        self.house, self.shell, self.operations = house, shell, shell.operations
        self.said: list[object] = []
        self.operations.written.connect(lambda label, _undo: self.said.append(label))
        self.window = QMainWindow()
        self.tab = ConfidantTab(house, shell)
        self.window.setCentralWidget(self.tab)
        self.window.resize(1280, 720)
        self.operations.changed.connect(self._changed)
        show(self.window)
        self.tab.refresh()
        settle(self.operations)

    def _changed(self, _areas: object) -> None:
        self.tab.refresh()

    @property
    def view(self) -> RegisterView:
        assert self.tab.door.view is not None
        return self.tab.door.view

    def click(self, widget: QWidget) -> None:
        click(widget, self.operations)

    def unlock(self, secret: str = PASSPHRASE) -> RegisterView:
        self.click(self.tab.register_button)
        dialog = of_kind(UnlockDialog, self.tab.door.dialog)
        dialog.secret.line.setText(secret)
        self.click(dialog.open_button)
        self.window.activateWindow()
        settle(self.operations)
        return self.view

    def gone(self) -> None:
        """Let Qt delete what is to be deleted."""
        settle(self.operations)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def marijke(house: CentreServices) -> Confidant:
    return with_confidant(house)


@pytest.fixture
def paper(house: CentreServices, marijke: Confidant) -> str:
    return with_mailbox(house, marijke)


@pytest.fixture
def room(house: CentreServices, shell: Shell, show: Show, paper: str) -> Iterator[Room]:  # noqa: ARG001
    made = Room(house, shell, show)
    yield made
    made.tab.door.lock()
    made.gone()


def held(widget: QWidget) -> str:
    """All words that a widget shows or keeps."""
    found = [widget.windowTitle(), widget.toolTip(), widget.accessibleName()]
    if isinstance(widget, QLabel | QLineEdit):
        found.append(widget.text())
    if isinstance(widget, QPlainTextEdit):
        found.append(widget.toPlainText())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model: Any = widget.model()
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        found += [
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(columns)
        ]
    return "\n".join(found)


def anywhere(words: str) -> list[QWidget]:
    """Every widget of the program that holds these words."""
    return [widget for widget in QApplication.allWidgets() if words in held(widget)]


def through(dialog: NewKeysDialog, room: Room) -> str:
    """Walk through all steps; the passphrase."""
    dialog.understood.setChecked(True)
    room.click(dialog.next)
    passphrase = dialog.words.text()
    room.click(dialog.next)
    dialog.typed.line.setText(passphrase)
    room.click(dialog.next)
    key = dialog.paper.key.text()
    room.click(dialog.next)
    dialog.typed_key.setText(key)
    room.click(dialog.next)
    return passphrase


def test_a_message_becomes_a_case_and_a_figure_that_hides_how_few_there_were(room: Room) -> None:
    message = room.tab.page.message
    QTest.keyClicks(message.asking.text, SAID)
    room.click(message.asking.send_button)
    view = room.unlock()
    assert view.messages.text.toPlainText() == SAID
    room.click(view.messages.make_button)
    form = of_kind(CaseDialog, view.cases.dialog)
    form.widget("role").setCurrentIndex(list(PersonRole).index(PersonRole.VOLUNTEER))
    form.widget("behaviour_id").setCurrentIndex(1)
    form.widget("steps").boxes[Step.LISTEN].setChecked(True)
    room.click(form._save_button)
    settle(room.operations)
    assert view.messages.table.records() == ()
    (case,) = view.cases.table.records()
    assert (case.role, case.notes[0].text) == (PersonRole.VOLUNTEER, SAID)
    view.pages.setCurrentWidget(view.figures)
    assert view.figures.table.records()[0].count == 1
    assert view.figures.table.records()[0].line.text == "geen of <5"
    view.figures.zeros.setChecked(True)
    settle(room.operations)
    view.figures.prevention.setPlainText("Een training voor gastvrouwen.")
    room.click(view.figures.release_button)
    asking = of_kind(ReleaseDialog, view.figures.dialog)
    room.click(asking.go)
    settle(room.operations)
    released = room.house.confidant_figures.released(THIS_YEAR)
    assert released is not None
    assert released.total(CaseKind.REPORT).text == "<5"
    assert released.release.prevention == "Een training voor gastvrouwen."
    paper = room.house.overviews.document(year(THIS_YEAR))
    printed = " ".join(page_texts(draw(paper).content))
    assert "Vertrouwenspersoon" in printed
    assert "<5 meldingen" in printed
    assert "Een training voor gastvrouwen." in printed
    assert room.said == []  # nothing of it in the status line, and nothing to undo


def test_locking_leaves_no_widget_with_content(room: Room) -> None:
    room.house.confiding.leave(SAID, REACH)
    view = room.unlock()
    assert anywhere(SAID)
    view.cases.case_from(view.messages.table.records()[0])
    settle(room.operations)
    form = of_kind(CaseDialog, view.cases.dialog)
    form.widget("about").setText("Kanarie op de koffie")
    QGuiApplication.clipboard().clear()
    view.messages.text.setFocus()
    view.messages.text.selectAll()
    view.messages.text.copy()
    assert QGuiApplication.clipboard().text() == SAID
    del view, form
    room.tab.door.lock()
    room.gone()
    assert anywhere("Kanarie") == []
    assert anywhere(REACH) == []
    assert QGuiApplication.clipboard().text() == ""
    assert room.tab.page.isVisible()


def test_nothing_can_be_read_through_what_was_open(room: Room) -> None:
    register = of_kind(UnlockedRegister, room.unlock()._register)
    room.tab.door.lock()
    assert not register.is_open


@pytest.mark.parametrize(
    "happens",
    [
        lambda room: room.view.auto_lock.idle.timeout.emit(),
        lambda room: room.view.auto_lock.elsewhere.timeout.emit(),
        lambda room: room.view.auto_lock.follow(Qt.ApplicationState.ApplicationSuspended),
        lambda room: room.window.showMinimized(),
        lambda room: room.window.hide(),
        lambda room: room.tab.settle(),
    ],
    ids=["idle", "elsewhere", "asleep", "minimised", "hidden", "closing"],
)
def test_it_locks_by_itself(room: Room, happens: Callable[[Room], None]) -> None:
    room.unlock()
    happens(room)
    room.gone()
    assert room.tab.door.view is None


def test_hands_begin_the_five_minutes_anew_and_another_program_may_be_in_front_a_minute(
    room: Room,
) -> None:
    lock = room.unlock().auto_lock
    later = QDialog(room.window)
    for window in (room.window, later):
        window.show()
        QApplication.processEvents()  # it comes to the front
        handle = window.windowHandle()
        assert handle is not None
        lock.idle.stop()
        QTest.keyClick(handle, Qt.Key.Key_Shift)
        assert lock.idle.isActive()
    later.done(0)
    lock.follow(Qt.ApplicationState.ApplicationInactive)
    assert lock.elsewhere.isActive()
    lock.follow(Qt.ApplicationState.ApplicationActive)
    assert not lock.elsewhere.isActive()
    assert room.tab.door.view is not None


def test_what_was_copied_leaves_the_clipboard_after_a_while(room: Room) -> None:
    room.house.confiding.leave(SAID)
    view = room.unlock()
    view.messages.text.selectAll()
    view.messages.text.copy()
    assert view.clipboard.pause.isActive()
    view.clipboard.pause.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_before_is_left_alone(room: Room) -> None:
    QGuiApplication.clipboard().setText("iets anders")
    room.unlock()
    room.tab.door.lock()
    room.gone()
    assert QGuiApplication.clipboard().text() == "iets anders"


def test_a_wrong_passphrase_is_said_and_forgotten(room: Room) -> None:
    room.click(room.tab.register_button)
    dialog = of_kind(UnlockDialog, room.tab.door.dialog)
    dialog.secret.line.setText("een heel andere wachtzin")
    room.click(dialog.open_button)
    assert "klopt niet" in dialog.notice.sentence
    assert dialog.secret.text() == ""
    assert room.tab.door.view is None
    dialog.reject()


def test_the_recovery_key_opens_it_and_asks_for_another_passphrase(room: Room, paper: str) -> None:
    room.click(room.tab.register_button)
    dialog = of_kind(UnlockDialog, room.tab.door.dialog)
    room.click(dialog.other)
    dialog.secret.line.setText(paper.lower())
    room.click(dialog.open_button)
    view = room.view
    assert "nieuwe wachtzin" in view.notice.sentence
    view._choose_passphrase()
    changing = of_kind(PassphraseDialog, view.keys.dialog)
    assert not changing.former.isVisibleTo(changing)
    changing.new.line.setText("een nieuwe wachtzin van zes woorden")
    changing.again.line.setText("een nieuwe wachtzin van vijf woorden")
    room.click(changing.save)
    assert "niet twee keer dezelfde" in changing.notice.sentence
    changing.again.line.setText("een nieuwe wachtzin van zes woorden")
    room.click(changing.save)
    room.tab.door.lock()
    assert room.unlock("een nieuwe wachtzin van zes woorden").isVisible()


def test_half_a_case_is_still_there_after_locking(room: Room) -> None:
    view = room.unlock()
    room.click(view.cases.new_button)
    form = of_kind(CaseDialog, view.cases.dialog)
    form.widget("about").setText("op de gang")
    assert form._drafts is not None
    form._drafts.keep()
    settle(room.operations)
    del view, form
    room.tab.door.lock()
    room.gone()
    view = room.unlock()
    room.click(view.cases.new_button)
    again = of_kind(CaseDialog, view.cases.dialog)
    assert again.widget("about").text() == "op de gang"


def test_leaving_a_changed_case_asks_in_the_form_itself(room: Room) -> None:
    view = room.unlock()
    room.click(view.cases.new_button)
    form = of_kind(CaseDialog, view.cases.dialog)
    form.widget("about").setText("op de gang")
    form.reject()
    assert form.isVisible()
    form.notice._act()
    settle(room.operations)
    assert view.cases.table.records() == ()


def test_closing_a_case_proposes_when_to_destroy_it_and_destroying_takes_a_tick(room: Room) -> None:
    view = room.unlock()
    room.click(view.cases.new_button)
    form = of_kind(CaseDialog, view.cases.dialog)
    form.widget("state").setCurrentIndex(list(CaseState).index(CaseState.CLOSED))
    assert form.widget("closed_on").value() == room.house.clock.today()
    assert form.widget("destroy_after").value() is not None
    form.widget("destroy_after").show_day(room.house.clock.today())
    form.widget("notes").rows[0][1].setPlainText("Gebeld.")
    form.widget("notes").add()
    form.widget("notes").rows[1][1].setPlainText("Nog eens gebeld.")
    room.click(form._save_button)
    settle(room.operations)
    (case,) = view.cases.table.records()
    assert [note.text for note in case.notes] == ["Gebeld.", "Nog eens gebeld."]
    assert "aan vernietigen toe" in view.cases.notice.sentence
    view.cases.destroy_action.trigger()
    asking = of_kind(DestroyDialog, view.cases.dialog)
    assert any("telt daarin dan niet mee" in words for words in texts(asking))
    assert not asking.go.isEnabled()
    asking.understood.setChecked(True)
    room.click(asking.go)
    settle(room.operations)
    assert view.cases.table.records() == ()


def test_a_case_that_is_wrong_says_so_beside_the_field(room: Room) -> None:
    view = room.unlock()
    room.click(view.cases.new_button)
    form = of_kind(CaseDialog, view.cases.dialog)
    form.widget("about").setText("x" * 121)
    room.click(form._save_button)
    assert form.form.problem_of("about")
    form._losing = True
    form.reject()


def test_a_case_can_be_opened_again_and_changed(room: Room) -> None:
    view = room.unlock()
    register = view._register
    register.keep(register.blank())
    view.refresh()
    settle(room.operations)
    room.click(view.cases.open_button)
    form = of_kind(CaseDialog, view.cases.dialog)
    form.widget("quarter_only").setChecked(True)
    room.click(form._save_button)
    settle(room.operations)
    (case,) = view.cases.table.records()
    assert case.quarter_only
    assert "kwartaal" in held(view.cases.table)


def test_a_message_is_destroyed_for_good(room: Room) -> None:
    room.house.confiding.leave(SAID)
    view = room.unlock()
    view.messages.destroy_action.trigger()
    asking = of_kind(DestroyDialog, view.messages.dialog)
    asking.understood.setChecked(True)
    room.click(asking.go)
    settle(room.operations)
    assert view.messages.table.records() == ()
    assert not view.messages.make_button.isVisibleTo(view)


def test_what_opens_no_more_is_cleared_away_after_a_tick(room: Room) -> None:
    room.house.confiding.leave(SAID)
    with room.house.database.begin() as work:
        (row,) = work.store(SealedMessage).find()
        work.store(SealedMessage).remove([row])
        work.store(SealedMessage).add(replace(row, sealed=bytes(len(row.sealed))))
    view = room.unlock()
    assert "1 bericht is buiten het programma veranderd" in view.messages.notice.sentence
    offered = view.messages.notice.findChildren(QPushButton)
    room.click(next(one for one in offered if one.text() == "Opruimen…"))
    asking = of_kind(DestroyDialog, view.messages.dialog)
    assert not asking.go.isEnabled()
    asking.understood.setChecked(True)
    room.click(asking.go)
    settle(room.operations)
    assert not view.messages.notice.isVisibleTo(view)
    with room.house.database.read() as work:
        assert work.store(SealedMessage).find() == ()


def test_with_both_secrets_lost_the_register_is_thrown_away_and_a_new_one_begins(
    room: Room,
) -> None:
    room.house.confiding.leave(SAID)
    room.click(room.tab.register_button)
    dialog = of_kind(UnlockDialog, room.tab.door.dialog)
    assert not dialog.lost.isVisibleTo(dialog)
    room.click(dialog.other)
    room.click(dialog.lost)
    asking = dialog.asking
    assert asking is not None
    asking.reject()
    assert room.house.confiding.holders().all
    room.click(dialog.lost)
    assert dialog.asking is not None
    dialog.asking.understood.setChecked(True)
    room.click(dialog.asking.go)
    settle(room.operations)
    assert room.house.confiding.holders().all == ()
    assert "Het register is weggegooid." in room.tab.page.notice.sentence
    room.click(room.tab.register_button)
    alarm = of_kind(KeyAlarmDialog, room.tab.door.dialog)
    assert any("dertig dagen" in words for words in texts(alarm))
    room.click(alarm.found)
    assert isinstance(room.tab.door.dialog, NewKeysDialog)
    room.tab.door.dialog.reject()


def test_undoing_after_the_register_was_founded_does_not_take_its_confidant_away(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    room = Room(house, shell, show)
    room.operations.run(lambda: added(house, "Marijke V."), label="vertrouwenspersoon erbij")
    settle(room.operations)
    assert shell.undo.undo_label == "vertrouwenspersoon erbij"
    room.click(room.tab.register_button)
    dialog = of_kind(NewKeysDialog, room.tab.door.dialog)
    through(dialog, room)
    assert room.tab.door.view is not None
    assert shell.undo.undo_label == ""
    shell.undo.undo()
    settle(room.operations)
    assert [each.name for each in house.confidants.page().confidants] == ["Marijke V."]
    room.tab.door.lock()
    room.gone()
    assert len(house.confiding.holders().all) == 1


def added(house: CentreServices, name: str) -> Done[Confidant]:
    blank = replace(house.confidants.blank(), name=name, phone="06-00123456")
    return house.confidants.keep(blank, new=True)


def test_setting_up_asks_passphrase_and_recovery_key_back(
    house: CentreServices, shell: Shell, show: Show, marijke: Confidant
) -> None:
    room = Room(house, shell, show)
    room.click(room.tab.register_button)
    dialog = of_kind(NewKeysDialog, room.tab.door.dialog)
    assert dialog.who.currentText() == marijke.name
    assert not dialog.next.isEnabled()
    dialog.understood.setChecked(True)
    room.click(dialog.next)
    first = dialog.words.text()
    dialog._other_words()
    assert dialog.words.text() != first
    assert len(dialog.words.text().split()) == 7
    passphrase = dialog.words.text()
    room.click(dialog.next)
    dialog.typed.line.setText("iets anders")
    room.click(dialog.next)
    assert dialog.step == 2
    assert "niet de wachtzin" in dialog.notice.sentence
    dialog.typed.line.setText(passphrase)
    room.click(dialog.next)
    key = dialog.paper.key.text()
    assert dialog.paper.known_by.text()
    room.click(dialog.next)
    dialog.typed_key.setText(key[:-1] + ("0" if key[-1] != "0" else "1"))
    room.click(dialog.next)
    assert dialog.step == 4
    assert not house.confiding.holders().ready
    dialog.typed_key.setText(key)
    room.click(dialog.next)
    settle(room.operations)
    assert house.confiding.holders().ready
    assert anywhere(passphrase) == []
    assert "affiche opnieuw" in room.view.notice.sentence
    room.tab.door.lock()
    assert room.unlock(passphrase).isVisible()
    room.tab.door.lock()
    room.gone()


def test_stopping_on_the_way_leaves_nothing(
    house: CentreServices,
    shell: Shell,
    show: Show,
    marijke: Confidant,  # noqa: ARG001 - somebody must be there
) -> None:
    room = Room(house, shell, show)
    room.click(room.tab.register_button)
    dialog = of_kind(NewKeysDialog, room.tab.door.dialog)
    dialog.understood.setChecked(True)
    room.click(dialog.next)
    passphrase = dialog.words.text()
    room.click(dialog.back)
    room.click(dialog.next)
    room.click(dialog.next)
    dialog.typed.line.setText(passphrase)
    room.click(dialog.next)
    key = dialog.paper.key.text()
    room.click(dialog.back)
    assert "Het papier opent dan niets" in dialog.notice.sentence
    dialog.notice._act()
    room.gone()
    assert not house.confiding.holders().all
    assert anywhere(key) == anywhere(passphrase) == []


def test_with_large_type_nothing_of_the_key_is_cut_off(
    house: CentreServices,
    shell: Shell,
    show: Show,
    look: WindowTheme,
    marijke: Confidant,  # noqa: ARG001 - somebody must be there
) -> None:
    look.wear(Scheme.LIGHT, 200)
    room = Room(house, shell, show)
    room.click(room.tab.register_button)
    dialog = of_kind(NewKeysDialog, room.tab.door.dialog)
    dialog.understood.setChecked(True)
    room.click(dialog.next)
    passphrase = dialog.words.text()
    for words in (dialog.words, dialog.paper.key):
        assert words.height() >= words.heightForWidth(words.width())
        dialog.typed.line.setText(passphrase)
        room.click(dialog.next)
        room.click(dialog.next)
    dialog._leave()


def test_without_anybody_on_the_page_it_says_what_to_do_first(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    room = Room(house, shell, show)
    room.click(room.tab.register_button)
    assert "eerst de vertrouwenspersoon op de pagina" in room.tab.page.notice.sentence


def test_a_second_confidant_gets_keys_of_her_own_and_she_can_go_on_alone(room: Room) -> None:
    room.house.confiding.leave(SAID)
    with_confidant(room.house, "Emre Y.")
    view = room.unlock()
    view.keys.refresh()
    settle(room.operations)
    room.click(view.keys.buttons["second"])
    dialog = of_kind(NewKeysDialog, view.keys.dialog)
    dialog.options[0].setChecked(True)
    hers = through(dialog, room)
    settle(room.operations)
    assert any("Emre Y., sinds" in words for words in texts(view.keys))
    assert any("Marijke V., sinds" in words for words in texts(view.keys))
    room.click(view.keys.buttons["step_back"])
    asking = of_kind(DestroyDialog, view.keys.dialog)
    asking.understood.setChecked(True)
    room.click(asking.go)
    room.gone()
    assert room.tab.door.view is None
    view = room.unlock(hers)
    assert [one.text for one in view.messages.table.records()] == [SAID]


def test_a_successor_reads_everything_and_it_locks(room: Room) -> None:
    room.house.confiding.leave(SAID)
    with_confidant(room.house, "Emre Y.")
    view = room.unlock()
    room.click(view.keys.buttons["successor"])
    dialog = of_kind(NewKeysDialog, view.keys.dialog)
    hers = through(dialog, room)
    del view, dialog
    room.gone()
    assert room.tab.door.view is None
    assert "overgedragen" in room.tab.page.notice.sentence
    assert room.unlock(hers).messages.text.toPlainText() == SAID


def test_after_a_leak_everything_goes_on_a_new_lock(room: Room) -> None:
    view = room.unlock()
    words = view.keys.words.text()
    room.click(view.keys.buttons["renewal"])
    dialog = of_kind(NewKeysDialog, view.keys.dialog)
    passphrase = through(dialog, room)
    del view, dialog
    room.gone()
    assert room.tab.door.view is None
    view = room.unlock(passphrase)
    assert view.keys.words.text() != words


def test_without_anybody_to_give_a_key_it_says_what_to_do_first(room: Room) -> None:
    view = room.unlock()
    room.click(view.keys.buttons["second"])
    assert "eerst op de pagina" in view.keys.notice.sentence
    assert not view.keys.buttons["step_back"].isEnabled()


def test_another_recovery_key_counts_when_it_was_typed_back(room: Room, paper: str) -> None:
    view = room.unlock()
    room.click(view.keys.buttons["recovery"])
    dialog = of_kind(NewRecoveryKeyDialog, view.keys.dialog)
    key = dialog.paper.key.text()
    room.click(dialog.next)
    dialog.typed.setText(paper)
    room.click(dialog.next)
    assert "andere herstelsleutel" in dialog.notice.sentence
    dialog.typed.setText(key)
    room.click(dialog.next)
    room.tab.door.lock()
    assert room.house.confidant_register.recover(key.replace("\n", "-")).is_open


def test_the_board_opens_nothing_without_the_passphrase(room: Room) -> None:
    room.house.confiding.leave(SAID)
    room.tab.refresh()
    settle(room.operations)
    assert anywhere(SAID) == []


def test_every_control_has_a_name(room: Room, nameless: Callable[[QWidget], list[str]]) -> None:
    room.house.confiding.leave(SAID)
    room.click(room.tab.register_button)
    assert room.tab.door.dialog is not None
    assert nameless(room.tab.door.dialog) == []
    room.tab.door.dialog.reject()
    view = room.unlock()
    for number in range(view.pages.count()):
        view.pages.setCurrentIndex(number)
        assert nameless(view) == []
    room.click(view.cases.new_button)
    form = of_kind(CaseDialog, view.cases.dialog)
    assert nameless(form) == []
    room.click(view.keys.buttons["renewal"])
    dialog = of_kind(NewKeysDialog, view.keys.dialog)
    assert nameless(dialog) == []
    dialog.reject()
