"""Asking for the last day of an activity."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.planned import Rearrangement, standing_in_words
from buurthuis_app.gui.forms.basic_fields import as_date, date_field
from buurthuis_app.gui.forms.form import Form
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.i18n import _


class EndingDialog(SnugDialog):
    """A date and what ending means."""

    topic = "activiteiten#de-gekozen-activiteit"
    chosen = Signal(object)  # the last day

    def __init__(
        self,
        activity: Activity,
        today: dt.date,
        preview: Callable[[dt.date], Rearrangement],
        operations: Operations,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """`preview` says, off this thread, what a last day would do."""
        super().__init__(parent, units=54)
        self.setWindowTitle(_("Laten eindigen"))
        self.last = date_field(activity.until or today)
        form = Form()
        form.row("last", _("Laatste dag"), self.last)
        explained = _(
            "Wat na deze dag gepland stond, verdwijnt. Wat geteld of verteld is, blijft "
            "bewaard. U kunt dit ongedaan maken."
        )
        self._preview, self._operations = preview, operations
        self.standing = label("", Text.WARNING)
        self.standing.hide()
        self.last.dateChanged.connect(self._look)
        self._look()
        self.end_button = button(_("Laten eindigen"), ButtonKind.PRIMARY, do=self.accept)
        self.end_button.setDefault(True)
        self.lay_out(
            label(activity.title, Text.HEADING),
            label(explained),
            form,
            self.standing,
            buttons=(button(_("Annuleren"), do=self.reject), self.end_button),
        )

    def _look(self) -> None:
        last = as_date(self.last.date())
        self._operations.run(
            partial(self._preview, last), self._show, on_error=lambda _error: None, owner=self
        )

    def _show(self, moves: Rearrangement) -> None:
        words = standing_in_words(moves.standing)
        falls = _("Die diensten vervallen. Laat het hun weten.")
        self.standing.setText(f"{words} {falls}")
        self.standing.setVisible(bool(words))

    @override
    def accept(self) -> None:
        self.chosen.emit(as_date(self.last.date()))
        super().accept()
