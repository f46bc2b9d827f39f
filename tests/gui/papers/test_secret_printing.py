"""A sheet with a key goes to a printer, never to a file."""

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from buurthuis_app.errors import Invalid
from buurthuis_app.gui.papers import printing
from buurthuis_app.gui.shell.tab_context import Shell

TO_FILE = QPrintDialog.PrintDialogOption.PrintToFile


@pytest.mark.parametrize("secret", [True, False])
def test_a_secret_sheet_is_not_printed_to_a_file(
    qtbot: QtBot, shell: Shell, monkeypatch: pytest.MonkeyPatch, *, secret: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    offered: list[bool] = []
    started: list[object] = []

    def choose_a_file(dialog: QPrintDialog) -> int:
        offered.append(dialog.testOption(TO_FILE))
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", choose_a_file)
    monkeypatch.setattr(printing, "page_sizes", lambda _pdf: [None])

    def start(run: printing.PrintRun) -> None:
        started.append(run)

    monkeypatch.setattr(printing.PrintRun, "start", start)

    def run() -> object:
        return printing.print_pdf(b"", "Document", shell.operations, window, secret=secret)

    if secret:
        with pytest.raises(Invalid, match="alleen naar een printer"):
            run()
        assert offered == [False]
    else:
        assert started == [run()]
