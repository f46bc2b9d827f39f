"""Printer for a sheet with a key: one that puts it on paper, chosen in a dialog of our own.

The system's dialog offers to print to a file, and waits in a loop of its own that outlives the lock of the register.
"""

import re
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QComboBox, QWidget
from shiboken6 import isValid

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.printing import PrintRun, show_run
from buurthuis_app.gui.widgets.controls import ButtonKind, button, label, label_of
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _

_NO_PAPER = re.compile(r"pdf|xps|onenote|fax|image writer|file|bestand", re.IGNORECASE)
"""What stands in the list of printers and makes a file, or sends it away."""


def paper_printers() -> list[str]:
    """The names of the printers of this computer that print on paper."""
    return [name for name in QPrinterInfo.availablePrinterNames() if not _NO_PAPER.search(name)]


class PrinterDialog(SnugDialog):
    """`chosen` once, with the printer. Open it with `open`."""

    topic = "vertrouwenspersoon-register#sleutel"
    chosen = Signal(object)  # QPrinter

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent, units=56)
        self.setWindowTitle(_("Blad met de sleutel afdrukken"))
        names, usual = paper_printers(), QPrinterInfo.defaultPrinterName()
        self.names = QComboBox()
        self.names.addItems(names)
        self.names.setCurrentText(usual)
        self.go = button(_("Afdrukken"), ButtonKind.PRIMARY, "print", do=self.accept)
        self.go.setDefault(True)
        self.go.setEnabled(bool(names))
        self.back = button(_("Annuleren"), do=self.reject)
        self.accepted.connect(self._choose)
        self.names.setAccessibleName(_("Printer"))
        title = label_of(self.names, _("Printer"))
        none = label(_("Deze computer heeft geen printer. Schrijf de sleutel over met een pen."))
        asked = (title, self.names) if names else (none,)
        self.lay_out(*asked, 2 * GRID, buttons=(self.back, self.go), gap=GRID)

    def _choose(self) -> None:
        info = QPrinterInfo.printerInfo(self.names.currentText())
        self.chosen.emit(QPrinter(info, QPrinter.PrinterMode.HighResolution))


def print_key_sheet(
    sheet: bytes, operations: Operations, notice: Notice, parent: QWidget
) -> PrinterDialog:
    """Ask which printer, print, and say in `notice` how it went. Returns the dialog, which is open."""
    dialog = PrinterDialog(parent=parent)

    def begin(printer: QPrinter) -> None:
        # Under a name that tells the printer's list nothing.
        printer.setDocName(_("Document"))
        run = PrintRun(sheet, printer, operations, parent)
        show_run(run, notice)
        run.finished.connect(partial(_say, notice))
        run.start()

    dialog.chosen.connect(begin)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _say(notice: Notice, well: bool) -> None:  # noqa: FBT001 - a Qt slot
    if not isValid(notice):  # its window was closed while the printer worked
        return
    if well:
        notice.show_sentence(_("Het blad is naar de printer gestuurd."), Tone.CALM)
    else:
        notice.show_sentence(
            _("De printer deed het niet. Schrijf de sleutel over met een pen."), Tone.WARNING
        )
