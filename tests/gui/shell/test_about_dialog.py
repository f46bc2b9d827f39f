"""Over Buurthuis shows what the program is made of, and each licence."""

import datetime as dt
import json
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from buurthuis_app import __version__
from buurthuis_app.gui.shell.about_dialog import AboutDialog, age_in_words
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


def test_it_says_how_old_it_is_and_only_people_go_to_the_page_of_new_versions(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda page: opened.append(page.toString()))
    listed = ingredients.bill(
        __version__, [], made="2026-01-31T10:00:00+00:00", page="https://buurthuis.example/nieuw"
    )
    (tmp_path / ingredients.LISTED).write_text(json.dumps(listed), encoding="utf-8")
    dialog = AboutDialog(folder=tmp_path, today=dt.date(2026, 11, 30))
    qtbot.addWidget(dialog)
    dialog.show()
    said = [shown.text() for shown in dialog.findChildren(QLabel)]
    assert "Deze versie is van 9 maanden geleden (zaterdag 31 januari 2026)." in said
    assert opened == []
    dialog.page.click()
    assert opened == ["https://buurthuis.example/nieuw"]


@pytest.mark.parametrize(
    ("made", "today", "words"),
    [
        (None, "2026-11-30", ""),
        ("2026-11-01", "2026-11-30", "Deze versie is van zondag 1 november 2026."),
        (
            "2026-10-30",
            "2026-11-30",
            "Deze versie is van 1 maand geleden (vrijdag 30 oktober 2026).",
        ),
    ],
)
def test_the_age_of_a_version(made: str | None, today: str, words: str) -> None:
    day = dt.date.fromisoformat(made) if made else None
    assert age_in_words(day, dt.date.fromisoformat(today)) == words


def test_a_source_tree_has_no_list(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = AboutDialog(folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.parts.isVisible()
    assert not dialog.page.isVisible()
