"""Questions about a count sheet in the window: answered before Bewaren can be pressed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from buurthuis_app.domain.counts.count_sheet import KindUse
from buurthuis_app.domain.shared import periods
from buurthuis_app.gui.imports.count_sheet_dialog import ImportDialog
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.services.registry import CentreServices

AMERICAN = "Date;Activity;Visitors\n3/4/2024;Koffie;14\n3/5/2024;Yoga;9\n3/6/2024;Koffie;17\n3/7/2024;Yoga;8\n"
PLAIN = "Datum;Koffie;Kaarten\n4-3-2024;14;3\n11-3-2024;13;5\n18-3-2024;11;8\n"


@pytest.fixture
def dialog(house: CentreServices, shell: Shell, show: Callable[[QWidget], None]) -> ImportDialog:
    made = ImportDialog(house, shell.operations)
    show(made)
    return made


def read(dialog: ImportDialog, shell: Shell, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    dialog.read(path)
    shell.operations.wait()


def choose(box: QComboBox, data: object) -> None:
    places = [place for place in range(box.count()) if box.itemData(place) == data]
    box.setCurrentIndex(places[0])


def test_bewaren_waits_for_the_answers(
    dialog: ImportDialog, house: CentreServices, shell: Shell, tmp_path: Path
) -> None:
    read(dialog, shell, tmp_path / "lijst.csv", AMERICAN)
    assert dialog.findings is not None
    assert dialog.findings.questions.isVisible()
    assert not dialog.keep_button.isEnabled()
    assert not dialog.keep_button.isDefault()

    boxes = dialog.findings.questions.boxes
    order = next(box for key, box in boxes.items() if key.startswith("order"))
    order.setCurrentIndex(1)
    QTest.mouseClick(dialog.findings.questions.accept_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()

    assert not dialog.findings.questions.isVisible()
    assert dialog.keep_button.isDefault()
    dialog.keep_button.click()
    shell.operations.wait()
    assert house.harvest.overview(periods.month(2024, 3)).figures.visits == 48


def test_an_activity_can_be_left_out_at_a_first_import(
    dialog: ImportDialog, house: CentreServices, shell: Shell, tmp_path: Path
) -> None:
    read(dialog, shell, tmp_path / "lijst.csv", PLAIN)
    assert dialog.findings is not None
    choose(dialog.findings.meaning.activity_boxes["kaarten"], KindUse.LEAVE_OUT)
    shell.operations.wait()
    assert "38 bezoeken" in dialog.findings.facts()
    dialog.keep_button.click()
    shell.operations.wait()
    assert house.harvest.overview(periods.year(2024)).figures.visits == 38


def test_every_question_has_a_name_for_a_screen_reader(
    dialog: ImportDialog, shell: Shell, tmp_path: Path
) -> None:
    read(dialog, shell, tmp_path / "lijst.csv", AMERICAN)
    assert dialog.findings is not None
    for box in dialog.findings.questions.boxes.values():
        assert box.accessibleName().endswith("?")
