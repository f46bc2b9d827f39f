"""Opening the register: with the passphrase, or with the recovery key when that was forgotten."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.destroy_dialog import DestroyDialog
from buurthuis_app.gui.tabs.confidant.keys.secret_fields import SecretField
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label, label_of, say_as
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.layout import SPRING, aligned, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.confidant.register import ConfidantRegister
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.shared.done import Done


class UnlockDialog(SnugDialog):
    """`opened` once, with the register. What was typed is forgotten at once.

    `given_up` when both secrets are lost and it was thrown away.
    """

    topic = "vertrouwenspersoon-register#openen-en-op-slot-doen"
    opened = Signal(object)  # UnlockedRegister
    given_up = Signal()

    def __init__(
        self, register: ConfidantRegister, operations: Operations, *, parent: QWidget
    ) -> None:
        super().__init__(parent, units=66)
        self._register, self._operations = register, operations
        self._recovering = False
        self.setWindowTitle(_("Register openen"))
        self.notice = Notice()
        self.secret = SecretField(_("Wachtzin"))
        self._name = label_of(self.secret.line, "", Text.LABEL)
        self._help = label("", Text.QUIET)
        self.other = button("", ButtonKind.QUIET, do=self._other_way)
        self.open_button = button(_("Openen"), ButtonKind.PRIMARY, "lock", do=self.submit)
        self.open_button.setDefault(True)
        self.back = button(_("Annuleren"), do=self.reject)
        self.lost = button(_("Herstelblad ook kwijt…"), ButtonKind.QUIET, do=self.ask_to_give_up)
        self.asking: DestroyDialog | None = None
        self._lay_out()
        self._say()

    def submit(self) -> None:
        """Try what was typed; it takes about a second, on purpose."""
        typed, register = self.secret.text(), self._register
        open_it = register.recover if self._recovering else register.unlock
        self.secret.wipe()
        self._set_busy(busy=True)
        self._operations.work(
            lambda _progress, _cancelled: open_it(typed),
            on_done=self._opened,
            on_error=self._refused,
            owner=self,
        )

    def ask_to_give_up(self) -> None:
        """Ask whether the register may be thrown away: it opens for nobody any more."""
        asking = self.asking = DestroyDialog(
            _("Register weggooien?"),
            _(
                "Zonder wachtzin en zonder herstelsleutel gaat dit register nooit meer open. "
                "Alle berichten en zaken erin verdwijnen uit het bestand. Daarna kunt u een nieuw "
                "register instellen. Dat neemt pas na dertig dagen berichten aan, en de pagina zegt aan "
                "iedereen dat het nieuw is.\n\n"
                "Doe dit alleen samen met de vertrouwenspersoon. Is er een tweede "
                "vertrouwenspersoon, dan kan die het register nog openen."
            ),
            _("Register weggooien"),
            parent=self,
        )
        asking.accepted.connect(self._give_up)
        asking.finished.connect(asking.deleteLater)
        asking.open()

    @override
    def reject(self) -> None:
        """Not while the lock is being worked at: a register that opens for nobody would stay open."""
        if self.open_button.isEnabled():
            self.secret.wipe()
            super().reject()

    def _give_up(self) -> None:
        self._operations.run(
            self._register.give_up, self._was_given_up, on_error=self._refused, owner=self
        )

    def _was_given_up(self, _done: Done[None]) -> None:
        self.reject()
        self.given_up.emit()

    def _opened(self, register: UnlockedRegister) -> None:
        self.accept()
        self.opened.emit(register)

    def _refused(self, error: AppError) -> None:
        self._set_busy(busy=False)
        self.notice.show_error(error, Tone.DANGER)
        self.secret.line.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        self.open_button.setEnabled(not busy)
        self.secret.line.setEnabled(not busy)
        if busy:
            self.notice.show_sentence(_("Even geduld: het slot rekent."), Tone.CALM)

    def _other_way(self) -> None:
        self._recovering = not self._recovering
        self.secret.wipe()
        self.notice.hide()
        self._say()
        self.secret.line.setFocus()

    def _say(self) -> None:
        if self._recovering:
            words, help_text = _("Herstelsleutel"), _("Van het herstelblad. Streepjes hoeven niet.")
            other = _("Toch met de wachtzin")
        else:
            words, help_text = _("Wachtzin"), _("De woorden die u bij het instellen koos.")
            other = _("Wachtzin vergeten?")
        say_as(self._name, words, Text.LABEL)
        self.lost.setVisible(self._recovering and self._register.may(Permission.KEEP))
        self._help.setText(help_text)
        self.secret.line.setAccessibleName(words)
        self.other.setText(other)
        self.other.setAccessibleName(other)

    def _lay_out(self) -> None:
        self.lay_out(
            self.notice,
            self._name,
            self.secret,
            self._help,
            aligned(self.lost, Qt.AlignmentFlag.AlignLeft),
            GRID,
            in_row(self.other, SPRING, self.back, self.open_button),
            gap=GRID,
        )
