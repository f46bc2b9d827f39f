"""The recovery key on the screen: shown once, to be printed or written down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.printer_dialog import PrinterDialog, print_key_sheet
from buurthuis_app.gui.tabs.confidant.dialog_parts import big_words, page_of
from buurthuis_app.gui.widgets.controls import Text, button, label
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

A_LINE = 4  # groups of the key


class RecoveryKeyPage(QWidget):
    """The key, what to do with it, and a button that prints the recovery sheet. It is never saved as a file."""

    def __init__(self, house: CentreServices, operations: Operations, window: QWidget) -> None:
        super().__init__()
        self._house, self._operations, self._window = house, operations, window
        self._key = self._known_by = self._name = ""
        self.dialog: PrinterDialog | None = None
        page, column = page_of(
            _("Uw herstelsleutel"),
            (
                _(
                    "Vergeet u de wachtzin, dan opent alleen dit het register. U ziet haar één keer."
                ),
                _("Druk het herstelblad af, of schrijf de sleutel over. Berg het papier goed op."),
            ),
        )
        self.key, self.known_by = big_words(""), label("", Text.LABEL)
        self.print_button = button(
            _("Herstelblad afdrukken…"), icon_name="print", do=self.print_sheet
        )
        self.notice = Notice()
        column.addWidget(self.key)
        column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            label(
                _(
                    "Let op: een printer kan onthouden wat hij afdrukt. Neem een printer die aan deze "
                    "computer vastzit, haal het blad meteen weg, en druk één keer af. "
                    "Staat de printer in een kopieerhoek? Schrijf de sleutel dan over."
                ),
                Text.WARNING,
            )
        )
        column.addWidget(self.notice)
        column.addWidget(label(_("Controlewoorden, voor op de affiche:"), Text.QUIET))
        column.addWidget(self.known_by)
        column.addStretch(1)
        in_column(page, on=self)

    def show_key(self, key: str, known_by: str, name: str) -> None:
        """Show this one."""
        self._key, self._known_by, self._name = key, known_by, name
        groups = key.split("-")
        lines = [" - ".join(groups[at : at + A_LINE]) for at in range(0, len(groups), A_LINE)]
        self.key.setText("\n".join(lines))
        self.known_by.setText(known_by)

    def forget(self) -> None:
        """Show nothing any more."""
        self.show_key("", "", "")

    def print_sheet(self) -> None:
        """Draw the sheet, ask which printer, and print."""
        papers, asked = self._house.confidant_papers, (self._key, self._known_by, self._name)
        self._operations.work(
            lambda _progress, _cancelled: papers.recovery_sheet(*asked),
            on_done=self._print,
            owner=self,
        )

    def _print(self, sheet: bytes) -> None:
        self.dialog = print_key_sheet(sheet, self._operations, self.notice, self._window)
