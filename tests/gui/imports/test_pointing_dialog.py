"""Pointing at a sheet in the window, by the mouse and by the keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from buurthuis_app.domain.counts.pointing import Meaning
from buurthuis_app.domain.shared import periods
from buurthuis_app.gui.imports.count_sheet_dialog import ImportDialog
from buurthuis_app.gui.imports.pointing_dialog import PointingDialog
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.services.registry import CentreServices

CODES = "code;moment;inloop;stemmen\n" + "".join(
    f"A{day};{day}-{{month}}-2024;{day + 4};{day + 900}\n" for day in (1, 8, 15)
)
NO_DATES = "wat;hoeveel\nKoffie;veel\nThee;weinig\n"
YEAR = periods.year(2024)


@pytest.fixture
def dialog(house: CentreServices, shell: Shell, show: Callable[[QWidget], None]) -> ImportDialog:
    made = ImportDialog(house, shell.operations)
    show(made)
    return made


def read(dialog: ImportDialog, shell: Shell, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    dialog.read(path)
    shell.operations.wait()


def pointing(dialog: ImportDialog, shell: Shell) -> PointingDialog:
    QTest.mouseClick(dialog.point_button, Qt.MouseButton.LeftButton)
    return opened(dialog, shell)


def opened(dialog: ImportDialog, shell: Shell) -> PointingDialog:
    shell.operations.wait()
    assert dialog.pointing is not None
    settle(dialog.pointing, shell)
    return dialog.pointing


def settle(window: PointingDialog, shell: Shell) -> None:
    """Let the totals come, without their rest."""
    window.count_now()
    shell.operations.wait()


def click(window: PointingDialog, row: int, column: int) -> QMenu:
    place = window.grid.visualRect(window.grid.sheet.index(row, column)).center()
    QTest.mouseClick(window.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.menu is not None
    return window.menu


def action(menu: QMenu, words: str) -> QAction:
    wanted = words.casefold()
    return next(a for a in menu.actions() if a.text().replace("&", "").casefold() == wanted)


def choose(menu: QMenu, words: str) -> None:
    """Click on an entry of the menu, as a mouse does."""
    place = menu.actionGeometry(action(menu, words)).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)


def by_hand(window: PointingDialog, shell: Shell) -> None:
    """Say of the sheet of codes that A is the activity, B the date, C the number, and that D is left out."""
    for column, words in enumerate(
        ("naam van de activiteit", "datum", "aantal bezoekers", "niet lezen")
    ):
        choose(click(window, 1, column), words)
    settle(window, shell)


def test_clicks_say_what_the_columns_hold_and_the_totals_follow(
    dialog: ImportDialog, house: CentreServices, shell: Shell, tmp_path: Path
) -> None:
    read(dialog, shell, tmp_path / "maart.csv", CODES.format(month=3))
    window = pointing(dialog, shell)
    by_hand(window, shell)
    assert window.totals.visits.text() == "36 bezoeken"
    assert "van 1-3-2024 tot en met 15-3-2024" in window.totals.words.text()
    assert [row.name for row in window.totals.activities.records()] == ["A1", "A8", "A15"]

    QTest.mouseClick(window.read_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert dialog.findings is not None
    assert "36 bezoeken" in dialog.findings.facts()
    QTest.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert house.harvest.overview(YEAR).figures.visits == 36


def test_next_months_file_is_read_at_once_and_what_was_pointed_at_can_be_forgotten(
    dialog: ImportDialog, house: CentreServices, shell: Shell, tmp_path: Path
) -> None:
    read(dialog, shell, tmp_path / "maart.csv", CODES.format(month=3))
    window = pointing(dialog, shell)
    by_hand(window, shell)
    window.take()
    shell.operations.wait()
    dialog.keep()
    shell.operations.wait()

    again = ImportDialog(house, shell.operations, dialog.parentWidget())
    again.show()
    shell.operations.wait()
    assert again.forget_button.isVisible()
    read(again, shell, tmp_path / "april.csv", CODES.format(month=4))
    assert again.findings is not None
    assert again.findings.recalled.isVisible()
    assert "36 bezoeken" in again.findings.facts()
    QTest.mouseClick(again.findings.recalled.forget_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert not again.findings.recalled.isVisible()
    assert house.importing.remembered() == 0
    shell.undo.undo()
    shell.operations.wait()
    assert house.importing.remembered() == 1
    again.close()


def test_the_keys_can_do_it_all(dialog: ImportDialog, shell: Shell, tmp_path: Path) -> None:
    read(dialog, shell, tmp_path / "maart.csv", CODES.format(month=3))
    window = pointing(dialog, shell)
    grid = window.grid
    grid.setFocus()
    for _step in range(2):
        QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert "Rij 2, kolom C: 5." in window.here.text()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    menu = window.menu
    assert menu is not None
    assert menu.isVisible()
    before = window.table.meaning(2)
    QTest.keyClick(menu, Qt.Key.Key_W)
    assert window.table.meaning(2) is Meaning.OF_WHOM
    QTest.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.table.meaning(2) is before


def test_a_drag_over_columns_says_it_of_all(
    dialog: ImportDialog, shell: Shell, tmp_path: Path
) -> None:
    read(dialog, shell, tmp_path / "maart.csv", CODES.format(month=3))
    window = pointing(dialog, shell)
    grid = window.grid
    first, last = (grid.visualRect(grid.sheet.index(1, c)).center() for c in (2, 3))
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, place in (
        (QEvent.Type.MouseButtonPress, first),
        (QEvent.Type.MouseMove, last),
        (QEvent.Type.MouseButtonRelease, last),
    ):
        there = grid.viewport().mapToGlobal(place)
        event = QMouseEvent(kind, QPointF(place), QPointF(there), left, left, no_key)
        QApplication.sendEvent(grid.viewport(), event)
    assert window.menu is not None
    assert window.menu.actions()[0].text() == "Kolom C tot en met D:"
    choose(window.menu, "niet lezen")
    assert window.totals.trouble.text() == "Wijs nog aan: aantal bezoekers."
    assert not window.read_button.isEnabled()


def test_a_refusal_says_what_was_seen_and_leads_to_pointing_and_an_example(
    dialog: ImportDialog, house: CentreServices, shell: Shell, tmp_path: Path
) -> None:
    read(dialog, shell, tmp_path / "raar.csv", NO_DATES)
    assert dialog.refusal.isVisible()
    assert "3 rijen en 2 kolommen, met 0 datums en 0 getallen." in dialog.refusal.seen.text()
    example = tmp_path / "voorbeeld.xlsx"
    dialog.write_example(example)
    shell.operations.wait()
    assert house.importing.open(example).sheets[0].rows[0][:3] == (
        "Datum",
        "Activiteit",
        "Aantal",
    )
    QTest.mouseClick(dialog.refusal.point_button, Qt.MouseButton.LeftButton)
    window = opened(dialog, shell)
    assert window.isVisible()
    window.reject()
    dialog.read(tmp_path / "weg.xlsx")
    shell.operations.wait()
    assert not dialog.refusal.point_button.isVisible()


def test_a_sheet_can_be_left_out_and_taken_back(
    dialog: ImportDialog, shell: Shell, tmp_path: Path
) -> None:
    read(dialog, shell, tmp_path / "maart.csv", CODES.format(month=3))
    window = pointing(dialog, shell)
    QTest.mouseClick(window.reads_box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    settle(window, shell)
    assert window.draft.sheets[0].left_out
    assert "geen tellingen" in window.totals.trouble.text()
    assert not window.read_button.isEnabled()
    QTest.mouseClick(window.undo_button, Qt.MouseButton.LeftButton)
    settle(window, shell)
    assert window.reads_box.isChecked()
    assert window.read_button.isEnabled()


def test_a_list_of_a_sheet_can_be_left_out_and_taken_back(
    dialog: ImportDialog, shell: Shell, tmp_path: Path
) -> None:
    table = "datum;{name}\n" + "".join(f"{day}-3-2024;{day}\n" for day in (4, 11, 18))
    both = table.format(name="Koffie") + "\n\n" + table.format(name="Thee")
    read(dialog, shell, tmp_path / "maart.csv", both)
    window = pointing(dialog, shell)
    tables = window.draft.sheets[0].tables
    assert len(tables) == 2
    QTest.mouseClick(window.leave_button, Qt.MouseButton.LeftButton)
    settle(window, shell)
    assert window.draft.sheets[0].tables == tables[1:]
    assert not window.leave_button.isEnabled(), "the last list goes with the sheet"
    assert "Koffie" not in window.totals.said()
    QTest.mouseClick(window.undo_button, Qt.MouseButton.LeftButton)
    assert list(window.draft.sheets[0].tables) == list(tables)


def test_a_screen_reader_hears_row_column_content_and_meaning(
    dialog: ImportDialog,
    shell: Shell,
    tmp_path: Path,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    read(dialog, shell, tmp_path / "maart.csv", CODES.format(month=3))
    window = pointing(dialog, shell)
    by_hand(window, shell)
    sheet = window.grid.sheet
    heard = sheet.index(2, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Rij 3, kolom C: 12. Aantal bezoekers."
    said = sheet.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Kolom C: aantal"
    assert nameless(window) == []
