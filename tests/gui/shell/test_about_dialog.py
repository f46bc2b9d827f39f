"""Over Buurthuis shows what the program is made of, and each licence."""

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from buurthuis_app import __version__
from buurthuis_app.gui.shell.about_dialog import AboutDialog
from installer import ingredients


def test_the_licence_of_the_chosen_part_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    listed = ingredients.bill(
        __version__,
        [
            ingredients.described("een", "1.0", "MIT", "<b>eerste</b> tekst"),
            ingredients.described("twee", "2.0", "BSD-2-Clause", "tweede tekst"),
        ],
    )
    (tmp_path / ingredients.LISTED).write_text(json.dumps(listed), encoding="utf-8")
    dialog = AboutDialog(folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.text.toPlainText() == "MIT\n\n<b>eerste</b> tekst"
    dialog.parts.setCurrentRow(1)
    assert dialog.text.toPlainText() == "BSD-2-Clause\n\ntweede tekst"


def test_a_source_tree_has_no_list(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = AboutDialog(folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.parts.isVisible()
