"""Keys page: the passphrase, the recovery key, a second confidant, a successor, and what to do after a leak."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from buurthuis_app.domain.confidant.page import Confidant
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.destroy_dialog import DestroyDialog
from buurthuis_app.gui.tabs.confidant.keys.change_secrets import (
    NewRecoveryKeyDialog,
    PassphraseDialog,
)
from buurthuis_app.gui.tabs.confidant.keys.new_keys_dialog import NewKeysDialog, Purpose
from buurthuis_app.gui.tabs.confidant.keys.purposes import renewal, second, successor
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _, listing
from buurthuis_app.services.confidant.key_holders import Holders
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices


class KeysPage(QScrollArea):
    """`over` when this key opens nothing any more: the register is locked then."""

    over = Signal(str)  # what to say of it on the page

    def __init__(
        self, register: UnlockedRegister, house: CentreServices, operations: Operations
    ) -> None:
        super().__init__()
        self._register, self._house, self._operations = register, house, operations
        self._people: tuple[Confidant, ...] = ()
        self._holders: Holders | None = None
        self.dialog: QDialog | None = None
        self.notice = Notice()
        self.words, self.others = label("", Text.LABEL), label("", Text.QUIET)
        self.buttons: dict[str, QWidget] = {}
        self._lay_out()

    def refresh(self) -> None:
        """Read who holds keys."""
        register, house = self._register, self._house
        self._operations.run(
            lambda: (register.keys.holders(), house.confidants.page().confidants),
            self._show,
            on_error=self._refuse,
            owner=self,
        )

    def change_passphrase(self) -> None:
        """Another passphrase for the same key."""
        keys = self._register.keys
        self._open(PassphraseDialog(keys, self._house, self._operations, parent=self))

    def new_recovery_key(self) -> None:
        """Another recovery key; the former paper opens nothing any more then."""
        self._operations.run(
            self._register.keys.begin_recovery_key,
            lambda made: self._open(
                NewRecoveryKeyDialog(
                    made, self.words.text(), self._house, self._operations, parent=self
                )
            ),
            on_error=self._refuse,
            owner=self,
        )

    def add_second(self) -> None:
        """A key for another confidant beside this one."""
        people = self._without_key()
        if not people:
            self._nobody()
            return
        dialog = self._new_keys(second(self._register.keys, people))
        dialog.activated.connect(self._second_there)

    def pass_on(self) -> None:
        """A key for who comes in place of this one."""
        people = self._without_key()
        if not people:
            self._nobody()
            return
        dialog = self._new_keys(successor(self._register.keys, people))
        dialog.activated.connect(
            lambda: self.over.emit(
                _(
                    "Het register is overgedragen. Druk de affiche opnieuw af: de "
                    "controlewoorden zijn anders."
                )
            )
        )

    def renew(self) -> None:
        """New keys, when somebody may know the secrets."""
        own = self._own()
        if own is None:
            self._nobody()
            return
        dialog = self._new_keys(renewal(self._register.keys, own))
        dialog.activated.connect(
            lambda: self.over.emit(
                _(
                    "Er is een nieuwe sleutel. Open het register met de nieuwe wachtzin en "
                    "druk de affiche opnieuw af."
                )
            )
        )

    def step_back(self) -> None:
        """Leave the register to the other confidants."""
        dialog = DestroyDialog(
            _("Stoppen met het register?"),
            _(
                "Uw wachtzin en uw herstelblad openen daarna niets meer. Wat alleen u kon lezen, "
                "verdwijnt. De andere vertrouwenspersonen gaan verder."
            ),
            _("Mijn sleutel weghalen"),
            parent=self,
        )
        dialog.accepted.connect(self._step_back)
        self._open(dialog)

    def _step_back(self) -> None:
        keys = self._register.keys
        self._operations.run(
            keys.step_back,
            lambda _done: self.over.emit(
                _("Uw sleutel is weg. U kunt het register niet meer openen.")
            ),
            on_error=self._refuse,
            owner=self,
        )

    def _second_there(self) -> None:
        self.refresh()
        self.notice.show_sentence(
            _("De tweede vertrouwenspersoon kan het register nu openen met haar eigen wachtzin."),
            Tone.CALM,
        )

    def _new_keys(self, purpose: Purpose) -> NewKeysDialog:
        dialog = NewKeysDialog(self._house, self._operations, purpose, parent=self)
        self._open(dialog)
        return dialog

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self, found: tuple[Holders, tuple[Confidant, ...]]) -> None:
        self._holders, self._people = found
        own_id = self._register.keys.own()
        own = next((one for one in self._holders.all if one.key_id == own_id), None)
        self.words.setText(" ".join(own.words) if own else "")
        names = {one.id: one.name for one in self._people}
        others = [
            names.get(one.confidant_id, _("iemand die niet meer op de pagina staat"))
            for one in self._holders.all
            if one.key_id != own_id
        ]
        self.others.setText(
            _("Ook {names} kan het register openen.").format(names=listing(others))
            if others
            else ""
        )
        self.others.setVisible(bool(others))
        self.buttons["step_back"].setEnabled(bool(others))

    def _own(self) -> Confidant | None:
        own_id = self._register.keys.own()
        held = (
            next((h for h in self._holders.all if h.key_id == own_id), None)
            if self._holders
            else None
        )
        return next((one for one in self._people if held and one.id == held.confidant_id), None)

    def _without_key(self) -> tuple[Confidant, ...]:
        held = {one.confidant_id for one in self._holders.all} if self._holders else set()
        return tuple(one for one in self._people if one.id not in held)

    def _nobody(self) -> None:
        self.notice.show_sentence(
            _("Zet haar of hem eerst op de pagina: Pagina wijzigen, Erbij."), Tone.WARNING
        )

    def _refuse(self, error: AppError) -> None:
        self.notice.show_sentence(error.sentence, Tone.DANGER)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 2 * GRID, GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.notice)
        known = card()
        inner = QVBoxLayout(known)
        inner.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        inner.addWidget(label(_("Controlewoorden van uw sleutel"), Text.QUIET))
        inner.addWidget(self.words)
        inner.addWidget(self.others)
        column.addWidget(known)
        for key, heading, sentence, words, do in self._jobs():
            column.addWidget(self._job(key, heading, sentence, words, do))
        column.addStretch(1)
        self.setWidget(page)

    def _jobs(self) -> tuple[tuple[str, str, str, str, Callable[[], None]], ...]:
        return (
            (
                "passphrase",
                _("Wachtzin veranderen"),
                _("Oude reservekopieën van het bestand gaan nog met de oude wachtzin open."),
                _("Veranderen…"),
                self.change_passphrase,
            ),
            (
                "recovery",
                _("Nieuwe herstelsleutel"),
                _("Als het herstelblad weg is, of als iemand het heeft gezien."),
                _("Nieuw maken…"),
                self.new_recovery_key,
            ),
            (
                "second",
                _("Tweede vertrouwenspersoon"),
                _("Zij krijgt een eigen wachtzin en een eigen herstelblad, en leest mee."),
                _("Toevoegen…"),
                self.add_second,
            ),
            (
                "successor",
                _("Overdragen aan een opvolger"),
                _("Zij leest daarna alles. U kunt het register dan niet meer openen."),
                _("Overdragen…"),
                self.pass_on,
            ),
            (
                "renewal",
                _("Iemand kent mijn wachtzin of sleutel"),
                _(
                    "Alles gaat op een nieuw slot. Wie een oude kopie en uw oude wachtzin "
                    "heeft, kan die kopie nog lezen."
                ),
                _("Nieuwe sleutel…"),
                self.renew,
            ),
            (
                "step_back",
                _("Stoppen"),
                _("De andere vertrouwenspersonen gaan verder met het register."),
                _("Stoppen…"),
                self.step_back,
            ),
        )

    def _job(
        self, key: str, heading: str, sentence: str, words: str, do: Callable[[], None]
    ) -> QFrame:
        made = card()
        row = QHBoxLayout(made)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        texts = QVBoxLayout()
        texts.setSpacing(GRID // 4)
        texts.addWidget(label(heading, Text.LABEL))
        texts.addWidget(label(sentence, Text.QUIET))
        row.addLayout(texts, 1)
        press = button(
            words, ButtonKind.DANGER if key in {"step_back", "renewal"} else ButtonKind.NORMAL
        )
        press.setAccessibleName(f"{heading}: {words}")
        press.clicked.connect(lambda _checked=False: do())
        row.addWidget(press, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons[key] = press
        return made
