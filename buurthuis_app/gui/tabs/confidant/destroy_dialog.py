"""Destruction for good on the pages of the register, asked first: without undo, so it takes a tick and a press."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QCheckBox, QWidget

from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.gui.widgets.page import Page
from buurthuis_app.i18n import _
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister


class DestroyDialog(SnugDialog):
    """Accepted when it may be destroyed. Open it with `open`: the register may lock while it stands there."""

    topic = "vertrouwenspersoon-register#sleutel"

    def __init__(self, heading: str, sentence: str, words: str, *, parent: QWidget) -> None:
        super().__init__(parent, units=60)
        self.setWindowTitle(heading)
        self.understood = QCheckBox(_("Ik weet dat dit niet terug te halen is"))
        self.go = button(words, ButtonKind.DANGER, "trash", do=self.accept)
        self.keep = button(_("Bewaren"), do=self.reject)
        self.keep.setDefault(True)
        self.go.setEnabled(False)
        self.understood.toggled.connect(self.go.setEnabled)
        self.lay_out(
            label(heading, Text.HEADING),
            label(sentence),
            self.understood,
            buttons=(self.keep, self.go),
        )


class RegisterPage(Page):
    """Page of the register that is open."""

    tone = Tone.DANGER
    _register: UnlockedRegister

    def ask_to_clear(self, cleared: Callable[[], None]) -> None:
        """Ask whether all that was altered outside the program, and opens no more, may go; and let it go."""
        dialog = DestroyDialog(
            _("Opruimen wat niet te lezen is?"),
            _(
                "Alle berichten en zaken die u niet kunt lezen, omdat ze buiten het programma zijn "
                "veranderd, verdwijnen uit het bestand. In oude reservekopieën staan ze nog, op slot.\n\n"
                "Is er een tweede vertrouwenspersoon? Vraag eerst of die ze nog kan lezen: ook voor "
                "de tweede verdwijnen ze."
            ),
            _("Opruimen"),
            parent=cast("QWidget", self),
        )
        dialog.accepted.connect(
            lambda: self.look_up(self._register.destroy_damaged, lambda _done: cleared())
        )
        self.open_dialog(dialog)
