"""A sheet with a key goes to a printer, never to a file, and no dialog of the system waits for it."""

from collections.abc import Callable

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from buurthuis_app.gui.papers.printer_dialog import PrinterDialog
from buurthuis_app.gui.papers.printing import PrintRun
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.confidant.keys.recovery_pages import RecoveryKeyPage
from buurthuis_app.services.registry import CentreServices

ON_PAPER = ["Canon in de gang", "Laser"]
NOT_ON_PAPER = [
    "Microsoft Print to PDF",
    "Microsoft XPS Document Writer",
    "Fax",
    "OneNote (Desktop)",
]


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], None]:
    """This computer has printers of these names."""

    def have(names: list[str]) -> None:
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: names)
        monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: names[-1] if names else "")

    return have


def test_only_printers_that_print_on_paper_are_offered(
    qtbot: QtBot, printers: Callable[[list[str]], None]
) -> None:
    printers([*NOT_ON_PAPER, *ON_PAPER])
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PrinterDialog(parent=window)
    assert [dialog.names.itemText(n) for n in range(dialog.names.count())] == ON_PAPER
    assert dialog.names.currentText() == "Laser"
    with qtbot.waitSignal(dialog.chosen) as said:
        dialog.go.click()
    printer = said.args[0] if said.args else None
    assert isinstance(printer, QPrinter)
    assert printer.outputFileName() == ""


def test_without_a_printer_it_says_to_write(
    qtbot: QtBot, printers: Callable[[list[str]], None]
) -> None:
    printers(NOT_ON_PAPER)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PrinterDialog(parent=window)
    assert not dialog.go.isEnabled()


def test_the_page_prints_what_was_chosen_without_waiting(
    house: CentreServices,
    shell: Shell,
    qtbot: QtBot,
    printers: Callable[[list[str]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printers(ON_PAPER)
    started: list[object] = []

    def start(run: PrintRun) -> None:
        started.append(run)

    monkeypatch.setattr(PrintRun, "start", start)
    window = QWidget()
    qtbot.addWidget(window)
    page = RecoveryKeyPage(house, shell.operations, window)
    qtbot.addWidget(page)
    page.show_key("0000-0000", "acht woorden", "Anna")
    page._print(b"%PDF")
    assert page.dialog is not None
    assert started == []
    page.dialog.go.click()
    (run,) = started
    assert isinstance(run, PrintRun)
    assert run._printer.docName() == "Document"
    run._end(well=False)
    assert "Schrijf de sleutel over" in page.notice.sentence
    page.forget()
