"""A key that this computer does not know: nothing is left behind until somebody compared the words."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from buurthuis_app import paths
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.confidant.keys.key_alarm_dialog import KeyAlarmDialog
from buurthuis_app.gui.tabs.confidant.tab import ConfidantTab
from buurthuis_app.services.confidant.known_keys import Pins
from buurthuis_app.services.registry import CentreServices
from tests.gui.tabs.confidant.around_the_page import (
    click,
    settle,
    texts,
    with_confidant,
    with_mailbox,
)

Show = Callable[[QWidget], None]


def alarmed(house: CentreServices, shell: Shell, show: Show) -> ConfidantTab:
    """The tab on a computer that knew another key."""
    with_mailbox(house, with_confidant(house))
    Pins(paths.computer_folder(), house.centre.id).set_to([new_id()])
    tab = ConfidantTab(house, shell)
    shell.operations.changed.connect(lambda _areas: tab.refresh())
    tab.resize(1280, 640)
    show(tab)
    tab.refresh()
    settle(shell.operations)
    return tab


def test_the_words_are_compared_before_the_key_is_trusted(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    tab = alarmed(house, shell, show)
    assert not tab.page.message.asking.text.isVisibleTo(tab)
    click(tab.register_button, shell.operations)
    dialog = tab.door.dialog
    assert isinstance(dialog, KeyAlarmDialog)
    assert " ".join(house.confiding.holders().all[0].words) in texts(dialog)
    assert not dialog.trust.isEnabled()
    dialog.compared.setChecked(True)
    click(dialog.trust, shell.operations)
    settle(shell.operations)
    assert house.confiding.holders().ready
    assert tab.page.message.asking.text.isVisibleTo(tab)


def test_who_closes_it_trusts_nothing(
    house: CentreServices, shell: Shell, show: Show, nameless: Callable[[QWidget], list[str]]
) -> None:
    tab = alarmed(house, shell, show)
    click(tab.register_button, shell.operations)
    dialog = tab.door.dialog
    assert isinstance(dialog, KeyAlarmDialog)
    assert nameless(dialog) == []
    click(dialog.close_button, shell.operations)
    assert not house.confiding.holders().ready
