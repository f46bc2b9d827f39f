"""Giving out counts and stories in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog, QWidget

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.papers.spreadsheet import ExportKind
from buurthuis_app.domain.shared.periods import month
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.papers.export_dialog import ExportDialog
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.services.figures.export import ALL_TIME
from buurthuis_app.services.registry import CentreServices

Show = Callable[[QWidget], None]


@pytest.fixture
def dialog(house: CentreServices, shell: Shell, show: Show, coffee: Activity) -> ExportDialog:
    assert coffee.title
    made = ExportDialog(house, shell.operations, month(2026, 11))
    show(made)
    return made


def test_what_is_chosen_is_written_and_said(
    dialog: ExportDialog, shell: Shell, tmp_path: Path
) -> None:
    said: list[str] = []
    dialog.exported.connect(said.append)
    dialog.whats[ExportKind.ALL].click()
    target = tmp_path / "alles.xlsx"

    dialog.write(target)
    shell.operations.wait()

    assert not dialog.isVisible()
    assert said == ["Geëxporteerd naar alles.xlsx."]
    book = load_workbook(target)
    assert book.sheetnames == ["Tellingen", "Keren", "Activiteiten", "Verhalen"]
    assert book["Keren"].max_row == 6  # the heading and five Sundays


def test_a_file_without_ending_gets_the_chosen_one(
    dialog: ExportDialog, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(place).name)
        return str(tmp_path / "zomaar"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    dialog.endings[".csv"].click()
    dialog.write_button.click()
    shell.operations.wait()

    assert asked == ["tellingen november 2026.csv"]
    assert (tmp_path / "zomaar.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_all_years_need_no_period(dialog: ExportDialog) -> None:
    assert dialog.period == month(2026, 11)
    dialog.all_time.click()
    assert dialog.period == ALL_TIME
    assert not dialog.chooser.isEnabled()


def test_a_place_that_is_not_there_gets_a_sentence_and_another_chance(
    dialog: ExportDialog, shell: Shell, tmp_path: Path
) -> None:
    dialog.write(tmp_path / "nergens" / "a.csv")
    shell.operations.wait()

    assert "bestaat niet" in dialog.notice.sentence
    assert dialog.isVisible()
    assert dialog.write_button.isEnabled()


def test_closing_while_it_writes_leaves_no_file(
    dialog: ExportDialog, shell: Shell, tmp_path: Path
) -> None:
    dialog.write(tmp_path / "a.xlsx")
    dialog.reject()
    shell.operations.wait()
    assert not (tmp_path / "a.xlsx").exists()


def test_who_may_not_export_is_told_so(
    house_for: Callable[[Profile], CentreServices], shell: Shell, show: Show, tmp_path: Path
) -> None:
    dialog = ExportDialog(house_for(Profile.DOOR), shell.operations)
    show(dialog)
    dialog.write(tmp_path / "a.csv")
    shell.operations.wait()
    assert "coördinator" in dialog.notice.sentence


def test_every_control_has_a_name(
    dialog: ExportDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert not nameless(dialog)


def test_the_buttons_stay_on_a_low_screen_with_the_largest_type(
    house: CentreServices, shell: Shell, show: Show, look: WindowTheme
) -> None:
    look.wear(Scheme.LIGHT, 200)
    made = ExportDialog(house, shell.operations)
    show(made)
    assert made.height() <= made.screen().availableSize().height()
    made.resize(made.width(), 640)  # what a screen of 720 has room for
    assert made.height() == 640
    below = made.write_button.mapTo(made, made.write_button.rect().bottomRight())
    assert made.rect().contains(below)
    assert made.write_button.isVisible()
