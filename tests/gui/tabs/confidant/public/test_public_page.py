"""The page for everybody: who listens, how to reach her, and a message in two clicks and the words."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from buurthuis_app import paths
from buurthuis_app.bootstrap.tabs import tab_entries
from buurthuis_app.domain.confidant.page import Confidant
from buurthuis_app.domain.confidant.sealed_records import (
    ConfidantKey,
    SealedContents,
    SealedMessage,
    SealedRecordKey,
)
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.main_window import MainWindow
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.confidant.public.public_people import PersonCard
from buurthuis_app.gui.tabs.confidant.tab import ConfidantTab
from buurthuis_app.records import replace
from buurthuis_app.services.confidant.known_keys import FILE_NAME
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.gui.hands import settle
from tests.gui.tabs.confidant.around_the_page import (
    PASSPHRASE,
    click,
    texts,
    with_confidant,
    with_mailbox,
)

Show = Callable[[QWidget], None]
SAID = "Iemand op de koffie blijft me aanraken."


@pytest.fixture
def marijke(house: CentreServices) -> Confidant:
    made = with_confidant(house)
    with_mailbox(house, made)
    return made


def opened(house: CentreServices, shell: Shell, show: Show) -> ConfidantTab:
    tab = ConfidantTab(house, shell)
    shell.operations.changed.connect(lambda _areas: tab.refresh())
    tab.resize(1280, 640)
    show(tab)
    tab.refresh()
    settle(shell.operations)
    return tab


@pytest.fixture
def tab(marijke: Confidant, house: CentreServices, shell: Shell, show: Show) -> ConfidantTab:  # noqa: ARG001
    return opened(house, shell, show)


def left(house: CentreServices) -> tuple[SealedMessage, ...]:
    with house.database.read() as work:
        return work.store(SealedMessage).find()


def test_the_page_says_who_listens_what_is_unwanted_and_whom_to_call(tab: ConfidantTab) -> None:
    found = texts(tab)
    for words in ("Marijke V.", "06-00123456", "Pesten", "Wat kunt u doen?", "112", "0800-2000"):
        assert words in found


def test_typing_and_one_click_leave_a_message(tab: ConfidantTab, house: CentreServices) -> None:
    message = tab.page.message
    QTest.keyClicks(message.asking.text, SAID)
    assert tab.isAncestorOf(message.asking.text)
    click(message.asking.send_button, tab._shell.operations)
    assert len(left(house)) == 1
    code = message.thanking.code.text()
    assert code in texts(tab)
    (kept,) = house.confidant_register.unlock(PASSPHRASE).messages().all
    assert (kept.text, kept.reach, kept.receipt) == (SAID, "", code)


def test_the_keyboard_stands_in_the_text_when_the_page_opens(tab: ConfidantTab) -> None:
    assert tab.focusWidget() is tab.page.message.asking.text


def test_nothing_is_asked_that_says_who_it_is(tab: ConfidantTab) -> None:
    fields = tab.page.message.asking.form.fields
    assert set(fields) == {"text", "reach"}


def test_an_empty_message_is_not_left(tab: ConfidantTab, house: CentreServices) -> None:
    click(tab.page.message.asking.send_button, tab._shell.operations)
    assert left(house) == ()
    assert tab.page.message.asking.form.problem_of("text")


def test_the_receipt_goes_with_klaar_and_nothing_can_be_brought_back(tab: ConfidantTab) -> None:
    message = tab.page.message
    message.asking.text.setFocus()
    QTest.keyClicks(message.asking.text, SAID)
    click(message.asking.send_button, tab._shell.operations)
    click(message.thanking.done_button, tab._shell.operations)
    assert message.thanking.code.text() == ""
    message.asking.text.setFocus()
    QTest.keySequence(message.asking.text, QKeySequence(QKeySequence.StandardKey.Undo))
    assert message.asking.text.toPlainText() == ""


def test_the_next_one_finds_no_receipt_and_after_a_while_no_text(tab: ConfidantTab) -> None:
    message = tab.page.message
    QTest.keyClicks(message.asking.text, SAID)
    tab.hide()
    tab.show()
    assert message.asking.text.toPlainText() == SAID  # only looked at something else
    assert message._forget.isActive()
    message._forget.timeout.emit()
    assert message.asking.text.toPlainText() == ""
    QTest.keyClicks(message.asking.text, SAID)
    click(message.asking.send_button, tab._shell.operations)
    tab.hide()
    tab.show()
    assert message.thanking.code.text() == ""


def test_a_refresh_leaves_what_is_being_typed(tab: ConfidantTab) -> None:
    QTest.keyClicks(tab.page.message.asking.text, SAID)
    tab.refresh()
    settle(tab._shell.operations)
    assert tab.page.message.asking.text.toPlainText() == SAID


def test_without_a_mailbox_the_page_says_how_else(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    with_confidant(house)
    tab = opened(house, shell, show)
    assert not tab.page.message.asking.text.isVisibleTo(tab)
    assert any("Bel of mail, of ga langs" in words for words in texts(tab))


def test_who_left_the_page_but_kept_a_key_is_pointed_out_and_gets_no_messages(
    tab: ConfidantTab, house: CentreServices, marijke: Confidant
) -> None:
    house.confidants.remove(marijke)
    tab.refresh()
    settle(tab._shell.operations)
    assert "kan het register nog openen" in tab.page.notice.sentence
    assert not tab.page.message.asking.text.isVisibleTo(tab)


def test_the_code_is_forgotten_too_when_messages_can_no_longer_be_left(
    tab: ConfidantTab, house: CentreServices, marijke: Confidant
) -> None:
    message = tab.page.message
    QTest.keyClicks(message.asking.text, SAID)
    click(message.asking.send_button, tab._shell.operations)
    assert message.thanking.code.text()
    house.confidants.remove(marijke)
    tab.refresh()
    settle(tab._shell.operations)
    message._forget.timeout.emit()
    assert message.thanking.code.text() == ""


def test_with_nobody_on_the_page_there_are_numbers_to_call(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    tab = opened(house, shell, show)
    assert "Hier staat nog geen vertrouwenspersoon." in texts(tab)
    assert "112" in texts(tab)
    assert not tab.poster_button.isEnabled()


def closed_with(tab: ConfidantTab, words: str) -> bool:
    tab.refresh()
    settle(tab._shell.operations)
    settle(tab._shell.operations)  # what was just put in a column is shown with the next events
    return not tab.page.message.asking.text.isVisibleTo(tab) and any(
        words in text for text in texts(tab)
    )


def test_a_register_that_this_computer_does_not_know_closes_the_mailbox(tab: ConfidantTab) -> None:
    (paths.computer_folder() / FILE_NAME).unlink()
    assert closed_with(tab, "Laat hier nu niets achter")


def test_a_register_that_is_gone_is_said_with_its_words(
    tab: ConfidantTab, house: CentreServices
) -> None:
    (words,) = house.confiding.holders().words
    with house.database.begin() as work:
        for kind in (SealedContents, SealedRecordKey, ConfidantKey):
            work.store(kind).remove(work.store(kind).find())
    assert closed_with(tab, "en die is weg")
    assert closed_with(tab, words)


def test_who_founds_it_anew_does_not_do_so_in_silence(
    tab: ConfidantTab, house: CentreServices, marijke: Confidant, clock: FixedClock
) -> None:
    """Clicks alone: throwing it away and setting it up as her. For a month nothing can be left, and all are told."""
    (words,) = house.confiding.holders().words
    house.confidant_register.give_up()
    assert closed_with(tab, words)
    founding = house.confidant_register.begin(marijke.id, PASSPHRASE, PASSPHRASE)
    house.confidant_register.activate(founding, founding.recovery_key).close()
    assert closed_with(tab, "een nieuwe brievenbus ingesteld")
    assert closed_with(tab, words)
    assert closed_with(tab, "Dit is een nieuwe brievenbus")
    clock.moment += dt.timedelta(days=31)
    assert closed_with(tab, "is veranderd")
    house.confiding.trust(" ".join(founding.words))
    tab.refresh()
    settle(tab._shell.operations)
    settle(tab._shell.operations)  # what was just put in a column is shown with the next events
    assert tab.page.message.asking.text.isVisibleTo(tab)
    assert "Dit is een nieuwe brievenbus" in texts(tab)
    clock.moment += dt.timedelta(days=60)
    tab.refresh()
    settle(tab._shell.operations)
    assert "Dit is een nieuwe brievenbus" not in texts(tab)


def test_a_name_that_changed_is_not_offered_as_the_one_who_may_read(
    tab: ConfidantTab, house: CentreServices, marijke: Confidant
) -> None:
    second = with_confidant(house, "Emre Y.")
    register = house.confidant_register.unlock(PASSPHRASE)
    other = PASSPHRASE + " x"
    founding = register.keys.begin_second(second.id, other, other, share=False)
    founding.activate(founding.recovery_key)
    house.confidants.keep(replace(second, name="Marijke V."), new=False)
    house.confidants.keep(replace(marijke, name="Emre Y."), new=False)
    tab.refresh()
    settle(tab._shell.operations)
    readers = tab.page.message.asking.readers
    assert [readers.itemText(place) for place in range(readers.count())] == [
        "alle vertrouwenspersonen"
    ]


def test_with_two_confidants_one_chooses_who_may_read(
    tab: ConfidantTab, house: CentreServices
) -> None:
    second = with_confidant(house, "Emre Y.")
    register = house.confidant_register.unlock(PASSPHRASE)
    founding = register.keys.begin_second(
        second.id, PASSPHRASE + " x", PASSPHRASE + " x", share=False
    )
    founding.activate(founding.recovery_key)
    tab.refresh()
    settle(tab._shell.operations)
    message = tab.page.message
    assert message.asking.readers.isVisibleTo(tab)
    message.asking.readers.setCurrentText("alleen Marijke V.")
    QTest.keyClicks(message.asking.text, SAID)
    click(message.asking.send_button, tab._shell.operations)
    assert (
        len(left(house)) == 2
    )  # the other has a row too, which tells her that there is nothing for her
    hers = house.confidant_register.unlock(PASSPHRASE)
    assert [said.text for said in hers.messages().all] == [SAID]
    theirs = house.confidant_register.unlock(PASSPHRASE + " x")
    assert theirs.messages().all == ()


def test_the_board_reads_the_page_and_cannot_change_it(
    marijke: Confidant,
    house_for: Callable[[Profile], CentreServices],
    shell: Shell,
    show: Show,
) -> None:
    tab = opened(house_for(Profile.BOARD), shell, show)
    assert marijke.name in texts(tab)
    assert not tab.change_button.isVisibleTo(tab)


def test_in_a_narrow_window_the_message_comes_before_the_explanations(
    tab: ConfidantTab, look: WindowTheme
) -> None:
    card = tab.findChildren(PersonCard)[0]

    def left_of(widget: QWidget) -> int:
        return widget.mapTo(tab, widget.rect().topLeft()).x()

    assert left_of(tab.page.message) > left_of(card)
    look.wear(Scheme.LIGHT, 200)
    QApplication.processEvents()
    assert left_of(tab.page.message) == left_of(card)


def test_every_control_has_a_name(
    tab: ConfidantTab, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(tab) == []
    assert tab.page.message.asking.text.focusPolicy() != Qt.FocusPolicy.NoFocus


def test_from_the_start_of_the_program_it_takes_two_clicks_and_the_words(
    marijke: Confidant,  # noqa: ARG001 - she must have a mailbox
    house: CentreServices,
    shell: Shell,
    show: Show,
) -> None:
    window = MainWindow(tab_entries(house, shell), shell)
    show(window)
    settle(shell.operations)
    place = window.strip.tabRect(window.keys.index("confidant")).center()
    QTest.mouseClick(window.strip, Qt.MouseButton.LeftButton, pos=place)  # the first
    settle(shell.operations)
    tab = window.tab
    assert isinstance(tab, ConfidantTab)
    typing_in = window.focusWidget()
    assert typing_in is tab.page.message.asking.text
    QTest.keyClicks(typing_in, SAID)
    click(tab.page.message.asking.send_button, shell.operations)  # the second
    assert len(left(house)) == 1
    assert tab.page.message.thanking.code.text() in texts(tab)
