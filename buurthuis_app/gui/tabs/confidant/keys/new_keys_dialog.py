"""New keys, step by step: what they are for, a passphrase that is typed back, a recovery key that is typed back.

Nothing counts before the last step. Whoever stops on the way leaves nothing behind.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.confidant.page import Confidant
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
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_row
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.confidant.new_keys import Founding
from buurthuis_app.services.registry import CentreServices


class Purpose(Struct, frozen=True, kw_only=True):
    """Why new keys are made: the words, for whom they can be, and what makes and activates them."""

    title: str
    sentences: tuple[str, ...]
    understood: str
    """What one says to have understood before going on."""
    people: tuple[Confidant, ...]
    begin: Callable[[UUID, str, tuple[bool, ...]], Founding]
    """(for whom, passphrase, which of the boxes below were ticked)."""
    activate: Callable[[Founding, str], Any]
    options: tuple[str, ...] = ()
    """Boxes to tick with the choice of who it is for."""


class NewKeysDialog(SnugDialog):
    """`activated` once, with what `purpose.activate` returned."""

    topic = "vertrouwenspersoon-register#de-eerste-keer"
    activated = Signal(object)

    def __init__(
        self, house: CentreServices, operations: Operations, purpose: Purpose, *, parent: QWidget
    ) -> None:
        super().__init__(parent, units=78)
        self._operations, self._purpose = operations, purpose
        self._passphrase = house.confidant_register.generated_passphrase()
        self._new_words = house.confidant_register.generated_passphrase
        self._founding: Founding | None = None
        self._leaving = False
        self.setWindowTitle(purpose.title)
        self.notice, self.pages = Notice(), StepPages()
        self.who = QComboBox()
        self.options = tuple(QCheckBox(words) for words in purpose.options)
        self.understood = QCheckBox(_("Ik begrijp dit"))
        self.words, self.typed = big_words(""), SecretField(_("De wachtzin"))
        self.paper = RecoveryKeyPage(house, operations, self)
        self.typed_key = QLineEdit()
        self.next, self.back = button("", ButtonKind.PRIMARY, do=self.go_on), button("")
        self._build()
        self._turn_to(0)

    @property
    def step(self) -> int:
        """The page that is shown, from 0."""
        return self.pages.currentIndex()

    def go_on(self) -> None:
        """To the next step, when this one is done."""
        steps = (self._show_words, self._ask_words, self._make, self._ask_key, self._activate)
        self.notice.hide()
        steps[self.step]()

    def go_back(self) -> None:
        """One step back; from the first one, and from where the keys were made, out of here."""
        if self.step in {0, 3}:
            self.reject()
        else:
            self.notice.hide()
            self._turn_to(self.step - 1)

    @override
    def reject(self) -> None:
        """Leave: what was made is overwritten. Once there is a key on paper that is asked first."""
        if not self.back.isEnabled():
            return
        if self._founding is not None and not self._leaving:
            self.notice.show_sentence(
                _("Stopt u nu, dan gaat er niets in gebruik. Het papier opent dan niets."),
                Tone.WARNING,
                Remedy(words=_("Toch stoppen"), do=self._leave),
            )
            return
        self.forget()
        super().reject()

    def _leave(self) -> None:
        self._leaving = True
        self.reject()

    def forget(self) -> None:
        """Overwrite what was made and typed here."""
        if self._founding is not None:
            self._founding.forget()
            self._founding = None
        self._passphrase = ""
        self.words.setText("")
        self.typed.wipe()
        self.typed_key.setText("")
        self.paper.forget()

    def _show_words(self) -> None:
        self.words.setText(self._passphrase)
        self._turn_to(1)

    def _ask_words(self) -> None:
        self._turn_to(2)
        self.typed.line.setFocus()

    def _other_words(self) -> None:
        self._passphrase = self._new_words()
        self.words.setText(self._passphrase)

    def _make(self) -> None:
        typed = " ".join(self.typed.text().casefold().split())
        if typed != self._passphrase:
            self.notice.show_sentence(
                _("Dit is niet de wachtzin van zojuist. Ga terug om te kijken, en typ haar over."),
                Tone.DANGER,
            )
            self.typed.line.setFocus()
            return
        begin, who = self._purpose.begin, self._purpose.people[self.who.currentIndex()]
        passphrase = self._passphrase
        ticked = tuple(box.isChecked() for box in self.options)
        self._set_busy(busy=True)
        self._operations.work(
            lambda _progress, _cancelled: begin(who.id, passphrase, ticked),
            on_done=self._made,
            on_error=self._refused,
            owner=self,
        )

    def _made(self, founding: Founding) -> None:
        self._set_busy(busy=False)
        self._founding = founding
        self._passphrase = ""
        self.words.setText("")
        self.typed.wipe()
        who = self._purpose.people[self.who.currentIndex()]
        self.paper.show_key(founding.recovery_key, " ".join(founding.words), who.name)
        self._turn_to(3)

    def _ask_key(self) -> None:
        self._turn_to(4)
        self.typed_key.setFocus()

    def _activate(self) -> None:
        founding, typed, activate = self._founding, self.typed_key.text(), self._purpose.activate
        if founding is None:
            return
        self._set_busy(busy=True)
        self._operations.run(
            lambda: activate(founding, typed),
            self._activated,
            on_error=self._refused,
            owner=self,
        )

    def _activated(self, made: object) -> None:
        self._founding = None
        self.forget()
        self.accept()
        self.activated.emit(made)

    def _refused(self, error: AppError) -> None:
        self._set_busy(busy=False)
        self.notice.show_error(error, Tone.DANGER)

    def _set_busy(self, *, busy: bool) -> None:
        for made in (self.next, self.back):
            made.setEnabled(not busy)
        if busy:
            self.notice.show_sentence(_("Even geduld: het slot rekent."), Tone.CALM)
        else:
            self.notice.hide()

    def _turn_to(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        words = (
            *(_("Verder"), _("Ik heb de wachtzin"), _("Verder")),
            *(_("Het staat op papier"), _("In gebruik nemen")),
        )
        back = _("Annuleren") if step in {0, 3} else _("Terug")
        for made, said in ((self.next, words[step]), (self.back, back)):
            made.setText(said)
            made.setAccessibleName(said)
        self._allow()

    def _allow(self) -> None:
        self.next.setEnabled(self.step > 0 or self.understood.isChecked())

    def _build(self) -> None:
        for page in (self._why(), self._passphrase_page(), self._typing_page(), self.paper):
            self.pages.addWidget(page)
        self.pages.addWidget(self._key_page())
        self.next.setDefault(True)
        self.back.clicked.connect(self.go_back)
        self.understood.toggled.connect(self._allow)
        row = in_row(SPRING, self.back, self.next)
        self.lay_out(self.notice, grow(self.pages), row)

    def _why(self) -> QWidget:
        page, column = page_of(self._purpose.title, self._purpose.sentences)
        self.who.addItems([person.name for person in self._purpose.people])
        self.who.setAccessibleName(_("Voor wie"))
        named(column, _("Voor wie"), self.who)
        for box in self.options:
            column.addWidget(box)
        column.addWidget(label(self._purpose.understood, Text.LABEL))
        column.addWidget(self.understood)
        column.addStretch(1)
        return page

    def _passphrase_page(self) -> QWidget:
        page, column = page_of(
            _("Uw wachtzin"),
            (
                _("Met deze woorden opent u het register. De computer heeft ze geloot."),
                _("Schrijf ze op, en leer ze uit uw hoofd. Gooi het briefje daarna weg."),
            ),
        )
        column.addWidget(self.words)
        other = button(_("Andere woorden"), ButtonKind.QUIET, "redo", do=self._other_words)
        column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _typing_page(self) -> QWidget:
        return _asking(
            _("Typ de wachtzin over"),
            _("Zo weet u zeker dat u haar goed hebt opgeschreven."),
            _("De wachtzin"),
            self.typed,
        )

    def _key_page(self) -> QWidget:
        self.typed_key.setAccessibleName(_("De herstelsleutel"))
        return _asking(
            _("Typ de herstelsleutel over van het papier"),
            _("Zo weet u zeker dat het papier klopt. Streepjes en hoofdletters hoeven niet."),
            _("De herstelsleutel"),
            self.typed_key,
        )


def _asking(heading: str, sentence: str, words: str, field: QWidget) -> QWidget:
    page, column = page_of(heading, (sentence,))
    named(column, words, field)
    column.addStretch(1)
    return page
