"""The way into the register and out of it: setting it up, opening it, locking it, and the alarm about a changed key."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.confidant.screen_guard import leave_out
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from buurthuis_app.gui.tabs.confidant.public.queries import Seen
    from buurthuis_app.gui.tabs.confidant.register.register_view import RegisterView
    from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister


class RegisterDoor(QObject):
    """Holds the only reference to the open register.

    `opened` with its view, `locked` with a sentence for the page, `trusted` when a changed key is right.
    """

    opened = Signal(object)  # RegisterView
    locked = Signal(str)
    refused = Signal(str, object)  # why, Remedy
    page_wanted = Signal()
    trusted = Signal()

    def __init__(
        self, house: CentreServices, shell: Shell, window: Callable[[], QWidget], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._house, self._shell, self._window = house, shell, window
        self.view: RegisterView | None = None
        self.dialog: QDialog | None = None

    def knock(self, seen: "Seen") -> None:
        """Open it, or set it up when there is none; with an alarm first say what is wrong."""
        if seen.alarm:
            self._warn(seen)
        elif seen.holders.all:
            self._unlock()
        else:
            self._found(seen)

    def lock(self, sentence: str = "") -> None:
        """Delete the tree with all that was read, and overwrite the key."""
        view, self.view = self.view, None
        if view is None:
            return
        view.shut()
        view.setParent(None)
        view.deleteLater()
        self._shell.undo.clear()
        self.locked.emit(sentence)

    def _warn(self, seen: "Seen") -> None:
        from buurthuis_app.gui.tabs.confidant.keys.key_alarm_dialog import KeyAlarmDialog

        dialog = KeyAlarmDialog(
            self._house.confiding, seen, self._shell.operations, parent=self._window()
        )
        dialog.accepted.connect(self.trusted)
        dialog.open_wanted.connect(self._unlock)
        dialog.founding_wanted.connect(lambda: self._found(seen))
        self._open(dialog)

    def _found(self, seen: "Seen") -> None:
        if seen.page.confidants:
            self._set_up(seen)
        else:
            self.refused.emit(
                _("Zet eerst de vertrouwenspersoon op de pagina: kies 'Erbij'."),
                Remedy(words=_("Pagina wijzigen…"), do=self.page_wanted.emit),
            )

    def _unlock(self) -> None:
        from buurthuis_app.gui.tabs.confidant.keys.unlock_dialog import UnlockDialog

        register = self._house.confidant_register
        dialog = UnlockDialog(register, self._shell.operations, parent=self._window())
        dialog.opened.connect(self.let_in)
        dialog.given_up.connect(self._was_given_up)
        self._open(dialog)
        dialog.secret.setFocus()

    def _was_given_up(self) -> None:
        """Nothing of it comes back, not by undoing either."""
        self._shell.undo.clear()
        self.locked.emit(
            _(
                "Het register is weggegooid. Kies ‘Register van de vertrouwenspersoon’ om een "
                "nieuw in te stellen."
            )
        )

    def _set_up(self, seen: "Seen") -> None:
        from buurthuis_app.gui.tabs.confidant.keys.new_keys_dialog import NewKeysDialog
        from buurthuis_app.gui.tabs.confidant.keys.purposes import first

        register = self._house.confidant_register
        purpose = first(register, seen.page.confidants)
        dialog = NewKeysDialog(self._house, self._shell.operations, purpose, parent=self._window())
        dialog.activated.connect(self._begin)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        leave_out(dialog)

    def _begin(self, register: "UnlockedRegister") -> None:
        """It was just set up: what is to be done next."""
        self.let_in(register)
        if self.view is not None:
            self.view.notice.show_sentence(
                _(
                    "Het register is in gebruik. Druk de affiche opnieuw af: "
                    "daarop staan nu de controlewoorden van uw sleutel."
                ),
                Tone.CALM,
            )

    def let_in(self, register: "UnlockedRegister") -> None:
        """Make the tree that shows it; what was done before, such as putting her on the page, stays done."""
        from buurthuis_app.gui.tabs.confidant.register.register_view import RegisterView

        self._shell.undo.clear()
        self.view = view = RegisterView(register, self._house, self._shell.operations)
        view.lock_wanted.connect(self.lock)
        self.opened.emit(view)
        view.refresh()
