"""The code of the Deurstand: asked for on the way back to the office, and set there."""

from typing import Unpack

from msgspec import Struct
from PySide6.QtWidgets import QLineEdit, QWidget

from buurthuis_app.domain.counts.door_rules import LONGEST_CODE, problems_of_code
from buurthuis_app.errors import AppError
from buurthuis_app.gui.forms.field import Field, Kind
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label, label_of
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.layout import SPRING, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.counts.door_code import DoorCode


class LeaveDialog(SnugDialog):
    """Accepted with the right code only."""

    topic = "deurstand#terug-naar-kantoor"

    def __init__(self, door_code: DoorCode, operations: Operations, *, parent: QWidget) -> None:
        super().__init__(parent, units=54)
        self._door_code = door_code
        self._operations = operations
        self.setWindowTitle(_("Terug naar kantoor"))
        self.notice = Notice()
        self.code = _code_field()
        self.code.setAccessibleName(_("Code van de coördinator"))
        self.go = button(_("Naar kantoor"), ButtonKind.PRIMARY, do=self.submit)
        self.go.setDefault(True)
        self.stay = button(_("Annuleren"), do=self.reject)
        name = label_of(self.code, _("Code van de coördinator"), Text.LABEL)
        row = in_row(SPRING, self.stay, self.go)
        self.lay_out(self.notice, name, self.code, GRID, row, gap=GRID)
        self.code.setFocus()

    def submit(self) -> None:
        """Try the code that was typed."""
        typed, door_code = self.code.text(), self._door_code
        self.go.setEnabled(False)
        self._operations.run(
            lambda: door_code.demand(typed), self._right, on_error=self._wrong, owner=self
        )

    def _right(self, _nothing: None) -> None:
        self.accept()

    def _wrong(self, error: AppError) -> None:
        self.go.setEnabled(True)
        self.code.clear()
        self.code.setFocus()
        self.notice.show_error(error, Tone.DANGER)


class _Typed(Struct, frozen=True, kw_only=True):
    """A code, and the same again to be sure."""

    code: str = ""
    again: str = ""


class ChangeCodeDialog(FormDialog[_Typed]):
    """Sets another code, or none; the one that is set cannot be shown."""

    topic = "deurstand#de-code-kiezen"

    def __init__(self, door_code: DoorCode, **where: Unpack[Where]) -> None:
        code = Kind(_code_field, QLineEdit.setText, QLineEdit.text)
        self.state = label("", Text.QUIET)
        super().__init__(
            _("Code van de Deurstand"),
            label(
                _(
                    "Met deze code komt u van de Deurstand terug in het kantoor. "
                    "Zij voorkomt vergissingen. Het is geen slot op de gegevens: "
                    "wie bij deze computer kan, kan bij het bestand."
                )
            ),
            self.state,
            Field("code", _("Nieuwe code"), code, _("Leeg betekent: terug kan zonder code.")),
            Field("again", _("Nog een keer"), code),
            save=lambda typed: door_code.change(typed.code),
            check=lambda typed: problems_of_code(typed.code, typed.again),
            label=_("code van de Deurstand veranderd"),
            **where,
        )
        self._door_code = door_code

    def ask(self) -> None:
        """Open, once it is known whether there is a code now."""
        self._operations.run(self._door_code.is_set, self._open, owner=self)

    def _open(self, asked: bool) -> None:  # noqa: FBT001 - what the lane brings back
        self.state.setText(_("Er is nu een code.") if asked else _("Er is nu nog geen code."))
        self.edit(_Typed())


def _code_field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(LONGEST_CODE)
    return field
