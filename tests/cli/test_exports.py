"""Tables from the command line: exit codes, sentences, files."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from buurthuis_app import cli


def run(folder: Path, *arguments: str) -> int:
    return cli.run(["--data", str(folder), *arguments])


@pytest.mark.parametrize("what", ["counts", "stories", "all"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_all_that_can_be_exported_comes_out_as_a_table(
    filled: Path, capsys: pytest.CaptureFixture[str], what: str, ending: str
) -> None:
    target = filled / f"uit.{ending}"

    assert run(filled, "export", what, "--output", str(target)) == 0

    assert str(target) in capsys.readouterr().out
    content = target.read_bytes()
    assert content.startswith(b"PK" if ending == "xlsx" else b"\xef\xbb\xbf")


def test_the_exported_numbers_are_those_of_the_file_that_went_in(filled: Path) -> None:
    target = filled / "uit.xlsx"
    assert run(filled, "export", "counts", "--year", "2025", "--output", str(target)) == 0

    rows = list(load_workbook(target)["Tellingen"].iter_rows(min_row=2, values_only=True))

    numbers = [row[8] for row in rows]
    assert sum(number for number in numbers if isinstance(number, int)) == 5120


def test_stories_that_may_not_leave_are_counted_and_left_out(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(filled, "export", "stories", "--output", str(filled / "v.csv")) == 0
    assert "6 verhalen mogen (nog) niet naar buiten" in capsys.readouterr().out


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_overview_comes_out_as_a_table_too(filled: Path, ending: str) -> None:
    target = filled / f"o.{ending}"
    assert run(filled, "overview", "--year", "2025", "--output", str(target)) == 0
    if ending == "xlsx":
        assert load_workbook(target)["Overzicht"]["B5"].value == 5120
    else:
        assert "\nbezoeken;5120;" in target.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "all", "--output", "uit.doc"], ".xlsx of .csv"),
        (["export", "all", "--month", "3", "--output", "uit.csv"], "van welk jaar"),
        (["overview", "--year", "2025", "--output", "o.doc"], ".csv of .json"),
    ],
)
def test_what_cannot_be_written_gets_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(folder, *arguments) == 1
    assert said in capsys.readouterr().err


def test_an_export_without_a_file_is_a_fault_of_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(tmp_path, "export", "counts")
    assert stopped.value.code == 2
    assert "dit ontbreekt" in capsys.readouterr().err
