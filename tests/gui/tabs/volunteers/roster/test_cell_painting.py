"""What stands on a chip of the roster."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from buurthuis_app.gui.tabs.volunteers.roster.cell_painting import chip_words
from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import Chip, Look


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("warned", [False, True])
def test_a_first_name_stands_where_the_whole_name_does_not_fit(
    qtbot: QtBot, *, warned: bool
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    metrics = QFontMetrics(widget.font())
    chip = Chip(words="✓ Ans Kuiper", short="✓ Ans", look=Look.CONFIRMED, warned=warned)
    seen = [chip_words(chip, QRect(0, 0, width, 20), metrics) for width in range(20, 160)]
    words = [f"⚠ {each}" if warned else each for each in (chip.short, chip.words)]
    cut = [each for each in seen if each not in words]
    assert seen == [*cut, *[words[0]] * seen.count(words[0]), *[words[1]] * seen.count(words[1])]
    assert min(map(seen.count, words)) > 20
    assert all(each.endswith("…") and "Kuiper"[:1] not in each for each in cut)
