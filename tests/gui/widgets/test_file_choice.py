"""Choosing a file: those of a camera and of an old stick are called in capitals."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from buurthuis_app.gui.widgets.file_choice import chosen_file
from tests.gui.conftest import Show


def test_files_in_capitals_are_shown_too(
    monkeypatch: pytest.MonkeyPatch, show: Show, tmp_path: Path
) -> None:
    asked: list[str] = []
    answers = iter([str(tmp_path / "IMG_1.JPG"), ""])

    def answer(_parent: QWidget, _title: str, folder: str, kinds: str) -> tuple[str, str]:
        asked.extend([folder, kinds])
        return next(answers), kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    parent = QWidget()
    show(parent)
    kinds = "Foto’s (*.jpg *.heic);;Alles (*)"
    assert chosen_file(parent, "Kies", tmp_path, kinds) == tmp_path / "IMG_1.JPG"
    assert asked == [str(tmp_path), "Foto’s (*.jpg *.JPG *.heic *.HEIC);;Alles (*)"]
    assert chosen_file(parent, "Kies", "", kinds) is None
