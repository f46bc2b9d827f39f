"""A key that this computer does not know: nothing is left behind until somebody compared the words."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from buurthuis_app import paths
from buurthuis_app.domain.confidant.sealed_records import ConfidantKey
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.confidant.keys.key_alarm_dialog import KeyAlarmDialog
from buurthuis_app.gui.tabs.confidant.keys.unlock_dialog import UnlockDialog
from buurthuis_app.gui.tabs.confidant.tab import ConfidantTab
from buurthuis_app.records import replace
from buurthuis_app.services.confidant.known_keys import FILE_NAME, Pins
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind, settle
from tests.gui.tabs.confidant.around_the_page import (
    PASSPHRASE,
    click,
    texts,
    with_confidant,
    with_mailbox,
)

Show = Callable[[QWidget], None]


def alarmed(house: CentreServices, shell: Shell, show: Show) -> ConfidantTab:
    """The tab on a computer that knew another register, of long ago."""
    with_mailbox(house, with_confidant(house))
    (paths.computer_folder() / FILE_NAME).unlink()
    Pins(paths.computer_folder(), house.centre.id).accept_keys(frozenset({new_id()}))
    tab = ConfidantTab(house, shell)
    shell.operations.changed.connect(lambda _areas: tab.refresh())
    tab.resize(1280, 640)
    show(tab)
    tab.refresh()
    settle(shell.operations)
    return tab


def dialog_of(tab: ConfidantTab, shell: Shell) -> KeyAlarmDialog:
    click(tab.register_button, shell.operations)
    return of_kind(KeyAlarmDialog, tab.door.dialog)


def test_the_words_are_typed_from_paper_before_the_register_counts(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    tab = alarmed(house, shell, show)
    (words,) = house.confiding.holders().words
    assert not tab.page.message.asking.text.isVisibleTo(tab)
    dialog = dialog_of(tab, shell)
    assert not any(words in text for text in texts(dialog))
    assert not dialog.trust.isEnabled()
    dialog.words.setText("acht heel andere woorden dan die er staan")
    click(dialog.trust, shell.operations)
    assert "niet de woorden" in dialog.notice.sentence
    assert not house.confiding.holders().ready
    dialog.words.setText(words.replace(" ", "  ").upper())
    click(dialog.trust, shell.operations)
    settle(shell.operations)
    assert house.confiding.holders().ready
    assert tab.page.message.asking.text.isVisibleTo(tab)


def test_who_closes_it_trusts_nothing(
    house: CentreServices, shell: Shell, show: Show, nameless: Callable[[QWidget], list[str]]
) -> None:
    tab = alarmed(house, shell, show)
    dialog = dialog_of(tab, shell)
    assert nameless(dialog) == []
    click(dialog.close_button, shell.operations)
    assert not house.confiding.holders().ready


def test_her_own_passphrase_opens_it_and_lets_nothing_count(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    tab = alarmed(house, shell, show)
    click(dialog_of(tab, shell).look, shell.operations)
    unlocking = of_kind(UnlockDialog, tab.door.dialog)
    unlocking.secret.line.setText(PASSPHRASE)
    click(unlocking.open_button, shell.operations)
    settle(shell.operations)
    assert tab.door.view is not None
    assert not house.confiding.holders().ready
    tab.door.lock()


def test_an_altered_key_asks_for_no_words(house: CentreServices, shell: Shell, show: Show) -> None:
    tab = alarmed(house, shell, show)
    with house.database.begin() as work:
        (key,) = work.store(ConfidantKey).find()
        work.store(ConfidantKey).replace(replace(key, by_passphrase=b"anders"))
    tab.refresh()
    settle(shell.operations)
    dialog = dialog_of(tab, shell)
    assert not dialog.words.isVisibleTo(dialog)
    assert not dialog.trust.isVisibleTo(dialog)
    click(dialog.close_button, shell.operations)
