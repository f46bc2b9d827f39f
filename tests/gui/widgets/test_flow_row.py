"""Row that flows: a sentence takes one line where that fits, and the buttons of a dialog stand at its end."""

import pytest
from PySide6.QtWidgets import QPushButton

from buurthuis_app.gui.widgets.controls import label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from tests.gui.conftest import Show


@pytest.mark.usefixtures("look")
def test_a_sentence_is_broken_only_where_there_is_no_room(show: Show) -> None:
    sentence = label("Er zijn nog geen andere zalen om uit te kiezen.")
    row = FlowRow(sentence)
    show(row)
    row.resize(600, 100)
    assert sentence.height() < 2 * sentence.fontMetrics().height()
    row.resize(150, 100)
    assert sentence.height() >= 2 * sentence.fontMetrics().height()
    assert sentence.width() <= 150


def test_what_goes_on_stands_last_at_the_end_of_each_line(show: Show) -> None:
    stay, go = QPushButton("Sluiten"), QPushButton("Opslaan")
    row = FlowRow(stay, go, at_end=True)
    show(row)
    row.resize(600, 100)
    assert (stay.y(), go.geometry().right() + 1) == (go.y(), 600)
    assert stay.x() < go.x()
    row.resize(go.width() + 10, 100)
    assert go.y() > stay.y()
    assert stay.geometry().right() == go.geometry().right() == row.width() - 1
