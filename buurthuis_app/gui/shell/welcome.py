"""The very first start: what is the centre called?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from buurthuis_app.domain.centre import centre as rules
from buurthuis_app.errors import AppError
from buurthuis_app.gui.forms.form import Form
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.centre.centres import Centres

if TYPE_CHECKING:
    from buurthuis_app.domain.centre.centre import Centre


class Welcome(QDialog):
    """Asks for a name and a town, and founds the centre. `centre` is None until then."""

    def __init__(self, centres: Centres, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._centres = centres
        self.centre: Centre | None = None
        self.setWindowTitle("Buurthuis")
        self.setMinimumWidth(520)
        self.name, self.town = QLineEdit(), QLineEdit()
        self.notice = Notice()
        self.form = Form()
        self.form.row("name", _("Hoe heet het buurthuis?"), self.name)
        self.form.row("town", _("In welke plaats?"), self.town, _("Dit mag leeg blijven."))
        in_column(
            label(_("Welkom bij Buurthuis"), Text.TITLE),
            label(
                _(
                    "Hier telt u wie er komt en vertelt u wat er gebeurt. Alles blijft op deze computer."
                )
            ),
            self.notice,
            self.form,
            self._buttons(),
            on=self,
            margins=(4 * GRID, 4 * GRID, 4 * GRID, 3 * GRID),
            gap=2 * GRID,
        )

    def begin(self) -> None:
        """Found the centre, or say beside the field what is missing."""
        faults = rules.problems(self._centres.blank(self.name.text(), self.town.text()))
        self.form.show_problems(faults)
        if faults:
            return
        try:
            self.centre = self._centres.found(self.name.text(), self.town.text()).value
        except AppError as error:
            self.notice.show_sentence(error.sentence, Tone.DANGER)
            return
        self.accept()

    def _buttons(self) -> QHBoxLayout:
        start = button(_("Beginnen"), ButtonKind.PRIMARY, do=self.begin)
        start.setDefault(True)
        row = in_row(
            grow(label(_("Eerst kijken? Start het programma met `buurthuis demo`."), Text.QUIET))
        )
        row.addWidget(start, 0, Qt.AlignmentFlag.AlignRight)
        return row
