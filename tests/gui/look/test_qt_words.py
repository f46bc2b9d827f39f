"""Qt words: its own file window speaks Dutch, where the system has none."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from buurthuis_app.gui.look.qt_words import WORDS


def test_qts_own_file_window_speaks_dutch(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "overzichten").mkdir()
    window = QFileDialog(None, "", str(tmp_path))
    window.setOption(QFileDialog.Option.DontUseNativeDialog)
    window.setViewMode(QFileDialog.ViewMode.Detail)
    said = {label.text() for label in window.findChildren(QLabel)}
    assert said == {"&Zoeken in:", "Bestands&naam:", "Soor&t bestand:"}
    for (context, english), dutch in WORDS.items():
        assert qapp.translate(context, english) == dutch
    assert qapp.translate(context, "Nowhere") == "Nowhere"
    window.close()
