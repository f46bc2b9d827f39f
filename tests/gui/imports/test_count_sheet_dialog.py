"""Taking in a centre's own count sheets in the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.gui.imports.count_sheet_dialog import ImportDialog
from buurthuis_app.gui.imports.count_sheet_wording import kept_sentence, layout_sentence
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from buurthuis_app.domain.counts.sheet_merge import Merge
    from buurthuis_app.services.shared.done import Done

Show = Callable[[QWidget], None]
SAMPLES = Path(__file__).parents[2] / "samples"
MONTHS = SAMPLES / "bezoekers-2025.xlsx"
ROWS = SAMPLES / "presentie-2025.csv"


@pytest.fixture
def dialog(house: CentreServices, shell: Shell, show: Show) -> ImportDialog:
    made = ImportDialog(house, shell.operations)
    show(made)
    return made


def read(dialog: ImportDialog, path: Path, shell: Shell) -> None:
    dialog.read(path)
    shell.operations.wait()


def keep(dialog: ImportDialog, shell: Shell) -> None:
    QTest.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()


def facts(dialog: ImportDialog) -> tuple[str, ...]:
    assert dialog.findings is not None
    return dialog.findings.facts()


def visits(house: CentreServices) -> int:
    return house.harvest.overview(periods.year(2025)).figures.visits


def test_it_begins_with_choosing_a_file_and_nothing_to_keep(dialog: ImportDialog) -> None:
    assert dialog.choose_button.isVisible()
    assert not dialog.keep_button.isEnabled()


def test_it_shows_what_it_understood_before_anything_is_kept(
    dialog: ImportDialog, house: CentreServices, shell: Shell
) -> None:
    read(dialog, MONTHS, shell)

    assert facts(dialog) == (
        "360 keer geteld",
        "5.120 bezoeken",
        "30 keer geschat (zit in het totaal)",
        "23 keer niet doorgegaan",
        "6 activiteiten (allemaal nieuw)",
        "6 verhalen (nog zonder toestemming)",
    )
    assert dialog.findings is not None
    assert dialog.findings.outcome.text() == (
        "Opslaan zet 383 keren erbij. Er wordt niets overschreven."
    )
    assert visits(house) == 0


def test_bewaren_keeps_it_and_the_status_line_can_take_it_back(
    dialog: ImportDialog, house: CentreServices, shell: Shell
) -> None:
    kept: list[Done[Merge]] = []
    dialog.kept.connect(kept.append)
    read(dialog, MONTHS, shell)
    keep(dialog, shell)

    assert not dialog.isVisible()
    assert visits(house) == 5120
    assert shell.undo.undo_label == "tellijst ingelezen"
    assert kept_sentence(kept[0].value) == (
        "Ingelezen en bewaard: 383 keren, 6 nieuwe activiteiten en 6 verhalen."
    )

    shell.undo.undo()
    shell.operations.wait()
    assert visits(house) == 0


def test_the_same_file_again_says_that_there_is_nothing_new(
    dialog: ImportDialog, house: CentreServices, shell: Shell
) -> None:
    house.importing.keep(house.importing.read(MONTHS))
    read(dialog, MONTHS, shell)

    assert dialog.findings is not None
    assert dialog.findings.outcome.text() == (
        "Er is niets nieuws: alles in dit bestand staat er al in."
    )
    assert not dialog.keep_button.isVisible()
    assert dialog.cancel_button.text() == "Sluiten"


def test_what_cannot_be_read_is_listed_with_where_and_why(
    dialog: ImportDialog, shell: Shell
) -> None:
    read(dialog, ROWS, shell)

    assert dialog.findings is not None
    table = dialog.findings.unreadable
    assert table.isVisibleTo(dialog)
    assert len(table.records()) == 5
    assert all(place.where and place.why for place in table.records())
    assert not dialog.findings.differences.isVisibleTo(dialog)


def test_a_number_that_differs_is_shown_and_not_overwritten(
    dialog: ImportDialog, house: CentreServices, shell: Shell, tmp_path: Path
) -> None:
    sheet = tmp_path / "tellingen.csv"
    lines = "\n".join(f"{day}-3-2025;Koffie-inloop;1{day}" for day in range(1, 7))
    sheet.write_text(f"datum;activiteit;aantal\n{lines}\n", encoding="utf-8")
    house.importing.keep(house.importing.read(sheet))
    before = visits(house)
    changed = sheet.read_text(encoding="utf-8").replace("Koffie-inloop;13", "Koffie-inloop;31")
    sheet.write_text(changed + "7-3-2025;Koffie-inloop;20\n", encoding="utf-8")
    read(dialog, sheet, shell)

    assert dialog.findings is not None
    (difference,) = dialog.findings.differences.records()
    assert (difference.kept, difference.found) == ("13", "31")
    keep(dialog, shell)
    assert visits(house) == before + 20


def test_a_file_that_is_no_count_sheet_gets_a_sentence_and_another_chance(
    dialog: ImportDialog, shell: Shell, tmp_path: Path
) -> None:
    broken = tmp_path / "foto.xlsx"
    broken.write_bytes(b"\x89PNG not a spreadsheet")
    read(dialog, broken, shell)

    assert dialog.refusal.isVisible()
    assert dialog.refusal.sentence.text()
    assert dialog.other_button.isVisible()
    assert not dialog.refusal.point_button.isVisible()

    read(dialog, MONTHS, shell)
    assert not dialog.refusal.isVisible()
    assert dialog.keep_button.isEnabled()


def test_a_dropped_file_is_read(dialog: ImportDialog, shell: Shell) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(MONTHS))])
    copy, left, no_key = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(50, 50), copy, held, left, no_key)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(50, 50), copy, held, left, no_key))
    shell.operations.wait()
    assert "5.120 bezoeken" in facts(dialog)


def test_a_text_from_a_web_page_cannot_be_dropped(dialog: ImportDialog) -> None:
    held = QMimeData()
    held.setUrls([QUrl("https://example.org/tellijst.xlsx")])
    enter = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        held,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(dialog, enter)
    assert not enter.isAccepted()


def test_stopping_goes_back_to_choosing_and_nothing_comes_after_it(
    dialog: ImportDialog, shell: Shell
) -> None:
    dialog.read(MONTHS)
    assert dialog.stop_button.isVisible()
    QTest.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert dialog.choose_button.isVisible()
    assert dialog.findings is None


def test_a_second_file_takes_the_place_of_the_first(dialog: ImportDialog, shell: Shell) -> None:
    dialog.read(MONTHS)
    read(dialog, ROWS, shell)
    assert "2.597 bezoeken" in facts(dialog)


def test_who_may_not_import_is_told_so(
    house_for: Callable[[Profile], CentreServices], shell: Shell, show: Show
) -> None:
    dialog = ImportDialog(house_for(Profile.BOARD), shell.operations)
    show(dialog)
    read(dialog, MONTHS, shell)
    assert "coördinator" in dialog.notice.sentence


@pytest.mark.parametrize("layout", ["month matrix", "one row a count", "dates down"])
def test_every_layout_has_its_own_words(layout: str) -> None:
    assert layout_sentence(layout) not in {"", layout_sentence("something else")}


def test_every_control_has_a_name(
    dialog: ImportDialog, shell: Shell, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert not nameless(dialog)
    read(dialog, ROWS, shell)
    assert not nameless(dialog)


def test_who_says_what_a_name_means_sees_at_once_what_that_does(
    dialog: ImportDialog, house: CentreServices, shell: Shell, coffee: Activity, tmp_path: Path
) -> None:
    sheet = tmp_path / "tellingen.csv"
    sheet.write_text(
        "datum;activiteit;volwassenen;65+;aantal\n"
        + "".join(f"{day}-3-2025;Ochtendinloop;1{day};2;20\n" for day in range(1, 7)),
        encoding="utf-8",
    )
    read(dialog, sheet, shell)
    assert dialog.findings is not None
    box = dialog.findings.meaning.activity_boxes["ochtendinloop"]
    assert box.currentText() == "nieuwe activiteit"
    assert "1 activiteiten (allemaal nieuw)" in facts(dialog)

    box.setCurrentIndex(box.findText(coffee.title))
    shell.operations.wait()

    assert "1 activiteiten (allemaal al bekend)" in facts(dialog)
    keep(dialog, shell)
    (row,) = house.harvest.overview(periods.year(2025)).activities
    assert row.title == coffee.title


def test_a_column_that_people_leave_out_is_not_kept(
    dialog: ImportDialog, house: CentreServices, shell: Shell, tmp_path: Path
) -> None:
    sheet = tmp_path / "tellingen.csv"
    sheet.write_text(
        "datum;activiteit;volwassenen;jongeren\n"
        + "".join(f"{day}-3-2025;Inloop;1{day};2\n" for day in range(1, 7)),
        encoding="utf-8",
    )
    read(dialog, sheet, shell)
    assert dialog.findings is not None
    box = dialog.findings.meaning.kind_boxes["jongeren"]
    assert box.currentText() == "telt mee"
    assert "93 bezoeken" in facts(dialog)

    box.setCurrentIndex(box.findText("niet lezen"))
    shell.operations.wait()

    assert "81 bezoeken" in facts(dialog)
    (month,) = dialog.findings.months.table.records()
    assert (month.month, month.counted, month.visits) == (3, 6, 81)
    keep(dialog, shell)
    assert visits(house) == 81


def test_stopping_while_it_is_kept_keeps_nothing_and_it_can_be_kept_after_all(
    dialog: ImportDialog, house: CentreServices, shell: Shell
) -> None:
    read(dialog, MONTHS, shell)
    dialog.keep_button.click()
    assert dialog.stop_button.isVisible()
    assert not dialog.keep_button.isEnabled()
    dialog.stop_button.click()
    shell.operations.wait()
    assert visits(house) == 0
    assert shell.undo.undo_label == ""

    keep(dialog, shell)
    assert visits(house) == 5120


def test_the_bar_fills_while_one_sheet_is_read(dialog: ImportDialog, shell: Shell) -> None:
    seen: list[int] = []
    bar = dialog.findChild(QProgressBar)
    assert bar is not None
    bar.valueChanged.connect(seen.append)
    read(dialog, ROWS, shell)
    assert len(set(seen)) > 1
    assert dialog.findings is not None


def test_undo_says_what_stays_because_people_worked_on_it(
    dialog: ImportDialog, house: CentreServices, shell: Shell
) -> None:
    said: list[str] = []
    shell.undo.said.connect(said.append)
    read(dialog, MONTHS, shell)
    keep(dialog, shell)
    (day,) = {one.date for one in dialog.findings.merge.occurrences[:1]} if dialog.findings else {}
    house.counting.remark(house.counting.day(day).cards[0].occurrence.id, "Het sneeuwde.")

    shell.undo.undo()
    shell.operations.wait()
    assert said == [
        (
            "Ongedaan gemaakt: tellijst ingelezen. "
            "1 keer blijft staan: daar is na het inlezen aan gewerkt."
        )
    ]
