"""Size of dialogs: one that grows while it is open stays on the screen, with all its buttons."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from buurthuis_app.gui.widgets.controls import label
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.layout import in_column


@pytest.mark.usefixtures("look")
def test_a_dialog_whose_words_grow_stays_on_the_screen(show: Callable[[QWidget], None]) -> None:
    dialog, words = SnugDialog(units=40), label("Kort.")
    in_column(words, on=dialog)
    show(dialog)
    dialog.move(200, 400)
    words.setText("Woorden die veel ruimte vragen. " * 140)
    for _turn in range(2):
        QApplication.processEvents()
    assert dialog.height() > 400
    assert dialog.screen().availableGeometry().contains(dialog.frameGeometry())
