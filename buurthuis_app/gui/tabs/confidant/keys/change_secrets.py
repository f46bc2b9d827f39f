"""Change of the passphrase or the recovery key of a register that is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from buurthuis_app.errors import AppError
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.dialog_parts import (
    StepPages,
    big_words,
    named,
    page_of,
)
from buurthuis_app.gui.tabs.confidant.keys.recovery_pages import RecoveryKeyPage
from buurthuis_app.gui.tabs.confidant.keys.secret_fields import SecretField
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.layout import SPRING, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.confidant.keys import KeyCare
from buurthuis_app.services.confidant.new_keys import NewRecoveryKey
from buurthuis_app.services.registry import CentreServices


class PassphraseDialog(SnugDialog):
    """The former passphrase (not after recovering), and the new one twice. Words are proposed.

    `renewal_wanted` when somebody may know the former one: another passphrase for the same key would not help.
    """

    topic = "vertrouwenspersoon-register#sleutel"
    renewal_wanted = Signal()

    def __init__(
        self, keys: KeyCare, house: CentreServices, operations: Operations, *, parent: QWidget
    ) -> None:
        super().__init__(parent, units=70)
        self._keys, self._operations = keys, operations
        self.setWindowTitle(_("Wachtzin veranderen"))
        self.notice = Notice()
        self.former = SecretField(_("Oude wachtzin"))
        self.new, self.again = SecretField(_("Nieuwe wachtzin")), SecretField(_("Nog een keer"))
        self.proposed = big_words(house.confidant_register.generated_passphrase())
        self.save = button(_("Veranderen"), ButtonKind.PRIMARY, do=self.submit)
        self.save.setDefault(True)
        self.back = button(_("Annuleren"), do=self.reject)
        self.known = button(_("Iemand kan haar kennen…"), ButtonKind.QUIET, do=self._renew)
        self._lay_out(asked=not keys.recovered)

    def submit(self) -> None:
        """Change it; it takes about two seconds, on purpose."""
        keys = self._keys
        typed = (self.former.text(), self.new.text(), self.again.text())
        self._set_busy(busy=True)
        self._operations.work(
            lambda _progress, _cancelled: keys.change_passphrase(*typed),
            on_done=self._changed,
            on_error=self._refused,
            owner=self,
        )

    @override
    def reject(self) -> None:
        if self.back.isEnabled():
            self._wipe()
            super().reject()

    def _changed(self, _done: object) -> None:
        self._wipe()
        self.accept()

    def _renew(self) -> None:
        self.reject()
        self.renewal_wanted.emit()

    def _refused(self, error: AppError) -> None:
        self._set_busy(busy=False)
        self.notice.show_error(error, Tone.DANGER)

    def _set_busy(self, *, busy: bool) -> None:
        for made in (self.save, self.back, self.known):
            made.setEnabled(not busy)
        if busy:
            self.notice.show_sentence(_("Even geduld: het slot rekent."), Tone.CALM)

    def _wipe(self) -> None:
        for field in (self.former, self.new, self.again):
            field.wipe()
        self.proposed.setText("")

    def _lay_out(self, *, asked: bool) -> None:
        page, inner = page_of(_("Wachtzin veranderen"), ())
        if asked:
            named(inner, _("Oude wachtzin"), self.former)
        inner.addWidget(label(_("Deze woorden kunt u nemen. Andere mogen ook."), Text.QUIET))
        inner.addWidget(self.proposed)
        named(inner, _("Nieuwe wachtzin"), self.new)
        named(inner, _("Nog een keer"), self.again)
        inner.addWidget(
            label(
                _(
                    "Kan iemand de oude wachtzin kennen? Dan helpt dit niet: met een oude kopie "
                    "leest die ook wat nog komt. Neem dan een nieuwe sleutel."
                ),
                Text.QUIET,
            )
        )
        inner.addWidget(self.known, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        pages = StepPages()
        pages.addWidget(page)
        column = self.lay_out()
        column.addWidget(self.notice)
        column.addWidget(pages, 1)
        column.addLayout(in_row(SPRING, self.back, self.save))


class NewRecoveryKeyDialog(SnugDialog):
    """Shows it, and asks it back. Until then the former one counts. `renewal_wanted` when that one may be known."""

    topic = "vertrouwenspersoon-register#sleutel"
    renewal_wanted = Signal()

    def __init__(
        self,
        made: NewRecoveryKey,
        known_by: str,
        house: CentreServices,
        operations: Operations,
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, units=78)
        self._made, self._operations = made, operations
        self.setWindowTitle(_("Nieuwe herstelsleutel"))
        self.notice, self.pages = Notice(), StepPages()
        self.paper = RecoveryKeyPage(house, operations, self)
        self.paper.show_key(made.text, known_by, "")
        self.typed = QLineEdit()
        self.next, self.back = button("", ButtonKind.PRIMARY, do=self.go_on), button(_("Annuleren"))
        self.next.setDefault(True)
        self.seen = button(
            _("Iemand kan het oude blad hebben gezien…"), ButtonKind.QUIET, do=self._renew
        )
        self.back.clicked.connect(self.reject)
        self._lay_out()
        self._turn_to(0)

    def go_on(self) -> None:
        """From the key to typing it back, and from there to the end."""
        if self.pages.currentIndex() == 0:
            self._turn_to(1)
            self.typed.setFocus()
            return
        made, typed = self._made, self.typed.text()
        self._operations.run(
            lambda: made.activate(typed), self._activated, on_error=self._refused, owner=self
        )

    @override
    def reject(self) -> None:
        """Leave: the former one stays."""
        self._made.forget()
        self._forget()
        super().reject()

    def _activated(self, _done: object) -> None:
        self._forget()
        self.accept()

    def _renew(self) -> None:
        self.reject()
        self.renewal_wanted.emit()

    def _refused(self, error: AppError) -> None:
        self.notice.show_error(error, Tone.DANGER)

    def _forget(self) -> None:
        self.paper.forget()
        self.typed.setText("")

    def _turn_to(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        words = _("In gebruik nemen") if page else _("Het staat op papier")
        self.next.setText(words)

    def _lay_out(self) -> None:
        asking, inner = page_of(
            _("Typ de herstelsleutel over van het papier"),
            (_("Daarna opent het oude papier niets meer. Versnipper het."),),
        )
        self.typed.setAccessibleName(_("De herstelsleutel"))
        inner.addWidget(self.typed)
        inner.addStretch(1)
        for page in (self.paper, asking):
            self.pages.addWidget(page)
        column = self.lay_out()
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        column.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(in_row(SPRING, self.back, self.next))
