"""The command line as scripts use it: exit codes, sentences, files."""

import json
import logging
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from buurthuis_app import bootstrap, cli, paths
from buurthuis_app.persistence.integrity import file_check
from tests.conftest import SAMPLES


def run(folder: Path, *arguments: str) -> int:
    return cli.run(["--data", str(folder), *arguments])


@pytest.mark.parametrize("name", ["bezoekers-2025.xlsx", "presentie-2025.csv"])
def test_a_dry_run_prints_what_a_careful_person_reads(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(folder, "import", "counts", str(SAMPLES / name), "--dry-run", "--json") == 0

    said = json.loads(capsys.readouterr().out)
    expected = json.loads((SAMPLES / f"{name}.expect.json").read_text(encoding="utf-8"))
    expected.pop("note", None)
    assert {key: said[key] for key in expected} == expected


def test_a_sheet_goes_in_and_the_years_overview_comes_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, data = tmp_path / "o.pdf", tmp_path / "o.json"

    assert run(tmp_path, "import", "counts", str(SAMPLES / "bezoekers-2025.xlsx")) == 0
    assert run(tmp_path, "overview", "--year", "2025", "--output", str(paper)) == 0
    assert run(tmp_path, "overview", "--year", "2025", "--output", str(data)) == 0

    assert "5.120 bezoeken" in capsys.readouterr().out
    assert paper.read_bytes().startswith(b"%PDF")
    read = json.loads(data.read_text(encoding="utf-8"))
    assert read["visits"] == 5120
    assert read["occurrences"]["counted"] == 360
    assert sum(row["visits"] or 0 for row in read["activities"]) == 5120
    assert sum(part["visits"] or 0 for part in read["parts"]) == 5120
    assert read["period"]["from"] == "2025-01-01"
    assert read["stories"] == {"told": 6, "shareable": 0}
    assert sum(read["categories"].values()) == 5120


def test_quarters_and_months_are_parts_of_the_year(filled: Path) -> None:
    visits = []
    for part in (["--quarter", str(n)] for n in range(1, 5)):
        target = filled / "part.json"
        assert run(filled, "overview", "--year", "2025", *part, "--output", str(target)) == 0
        visits.append(json.loads(target.read_text(encoding="utf-8"))["visits"])
    assert sum(visits) == 5120


def test_a_second_import_says_that_nothing_is_new(
    with_lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(with_lists, "import", "counts", str(SAMPLES / "presentie-2025.csv")) == 0

    assert "niets nieuws" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["overview", "--year", "2025"],
        ["overview", "--year", "twee", "--output", "o.pdf"],
        ["overview", "--year", "2025", "--quarter", "5", "--output", "o.pdf"],
        ["overview", "--year", "2025", "--quarter", "1", "--month", "1", "--output", "o.pdf"],
        ["import", "everything", "x.csv"],
        ["dance"],
    ],
)
def test_a_wrong_command_is_usage_and_said_in_dutch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        run(tmp_path, *arguments)

    assert stop.value.code == cli.USAGE
    said = capsys.readouterr().err
    assert said.startswith("Dit commando klopt niet: ")
    assert "gebruik:" in said
    assert "usage" not in said
    assert "error" not in said
    assert "expected" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "counts", "nergens.xlsx"],
        ["overview", "--year", "2025", "--output", "o.docx"],
        ["overview", "--year", "2025", "--output", "geen/map/o.pdf"],
    ],
)
def test_bad_input_is_a_sentence_on_stderr(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(folder, *arguments) == cli.AT_FAULT

    said = capsys.readouterr()
    assert said.err.strip().endswith(".")
    assert "Traceback" not in said.err


def test_there_is_nothing_to_check_where_no_file_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "leeg", "check") == cli.AT_FAULT
    assert capsys.readouterr().err.strip().endswith(str(tmp_path / "leeg"))


def test_check_and_backup_say_what_they_did(
    with_lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = with_lists / "elders" / "kopie.db"

    assert run(with_lists, "check") == 0
    assert run(with_lists, "backup", str(copy)) == 0
    assert run(with_lists, "backup") == 0

    assert "in orde" in capsys.readouterr().out
    assert file_check.inspect(copy).current


def test_a_damaged_file_is_named_as_such(
    with_lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = with_lists / paths.DATABASE_NAME
    content = bytearray(database.read_bytes())
    content[8192:20000] = b"x" * (20000 - 8192)
    database.write_bytes(content)

    assert run(with_lists, "check") == cli.AT_FAULT

    assert "beschadigd" in capsys.readouterr().err


def test_a_backup_by_hand_is_always_a_new_one(
    with_lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(with_lists, "backup") == run(with_lists, "backup") == 0
    made = {line.split(": ", 1)[1] for line in capsys.readouterr().out.splitlines()}
    assert len(made) == 2
    assert all(Path(path).exists() for path in made)


def test_a_backup_is_listed_restored_and_the_restore_undone(
    with_lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(with_lists, "restore", "--list") == 0
    assert "geen reservekopieën" in capsys.readouterr().out
    assert run(with_lists, "restore") == cli.AT_FAULT
    assert "geen goede reservekopie" in capsys.readouterr().err
    assert run(with_lists, "backup") == 0
    before = (with_lists / paths.DATABASE_NAME).read_bytes()
    assert run(with_lists, "import", "counts", str(SAMPLES / "bezoekers-2025.xlsx")) == 0
    more = (with_lists / paths.DATABASE_NAME).read_bytes()
    capsys.readouterr()

    assert run(with_lists, "restore", "--list") == 0
    line = capsys.readouterr().out.splitlines()[-1]
    assert "bezoeken" in line
    assert line.endswith("in orde")
    assert run(with_lists, "restore", line.split(":", maxsplit=1)[0]) == 0
    undo = capsys.readouterr().out.split("restore ")[-1].strip()
    assert (with_lists / paths.DATABASE_NAME).read_bytes() not in (before, more)
    assert run(with_lists, "check") == 0

    assert run(with_lists, "restore", undo) == 0
    assert (with_lists / paths.DATABASE_NAME).read_bytes() == more


def test_a_file_that_is_gone_is_no_new_centre(
    with_lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(with_lists, "backup") == 0
    (with_lists / paths.DATABASE_NAME).unlink()
    for command in (["check"], ["backup"], ["overview", "--year", "2025", "--output", "o.json"]):
        assert run(with_lists, *command) == cli.AT_FAULT
        assert "1 reservekopie" in capsys.readouterr().err
    assert not (with_lists / paths.DATABASE_NAME).exists()
    assert run(with_lists, "restore") == 0
    assert run(with_lists, "check") == 0


def test_what_can_be_read_of_a_damaged_file_is_saved_and_put_back(
    with_lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = with_lists / paths.DATABASE_NAME
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE activity SET first = 'ooit' WHERE rowid = 1")
        connection.commit()
    assert run(with_lists, "check") == cli.AT_FAULT
    assert run(with_lists, "restore", "--salvage") == 0
    name = capsys.readouterr().out.split("restore ")[-1].strip()
    assert run(with_lists, "restore", name) == 0
    assert run(with_lists, "check") == 0


@pytest.mark.parametrize("written", [True, False])
def test_a_bug_is_a_sentence_and_the_log_names_no_data(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    written: bool,
) -> None:
    """Nor when the log cannot be written."""

    def break_down(*_ignored: object, **_named: object) -> None:
        raise LookupError("Ria van der Berg")

    monkeypatch.setattr(
        "buurthuis_app.services.overviews.gathering.Gathering.overview_in", break_down
    )
    monkeypatch.setattr(logging.getLogger("buurthuis_app"), "handlers", [])
    log = folder / bootstrap.LOG_NAME
    if not written:
        log.mkdir()

    code = run(folder, "overview", "--year", "2025", "--output", str(folder / "o.pdf"))

    assert code == cli.AT_FAULT
    said = capsys.readouterr().err
    assert "nagekeken" in said
    assert "Ria" not in said
    assert log.is_file() == written
    if written:
        text = log.read_text(encoding="utf-8")
        assert "LookupError" in text
        assert "Ria" not in text
    for handler in logging.getLogger("buurthuis_app").handlers:
        handler.close()


def test_the_demo_is_filled_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "demo", "--years", "1", "--no-window") == 0
    made = (tmp_path / paths.DATABASE_NAME).read_bytes()

    assert run(tmp_path, "demo", "--no-window") == 0

    assert (tmp_path / paths.DATABASE_NAME).read_bytes() == made
    assert str(tmp_path) in capsys.readouterr().out


def test_the_installed_command_speaks_utf8_and_needs_no_screen(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    outcome = subprocess.run(
        [sys.executable, "-m", "buurthuis_app", "--data", str(tmp_path), "--help"],
        capture_output=True,
        env=environment,
        check=True,
    )
    assert "vul een voorbeeld-buurthuis" in outcome.stdout.decode("utf-8")


def test_the_window_without_a_screen_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path) == cli.AT_FAULT

    assert "geen scherm" in capsys.readouterr().err


def test_a_sealed_copy_is_carried_and_put_back_by_its_words(
    with_lists: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    carried, sheet = tmp_path / "mee.verzegeld", tmp_path / "blad.pdf"
    assert run(with_lists, "carry", str(carried), "--sheet", str(sheet)) == 0
    key = capsys.readouterr().out.splitlines()[-1]
    assert len(key.split()) == 12
    assert sheet.read_bytes().startswith(b"%PDF")
    wrong = " ".join(reversed(key.split()))
    assert run(with_lists, "restore", str(carried), "--key", wrong) == cli.AT_FAULT
    assert "gaat deze kopie niet open" in capsys.readouterr().err
    assert run(with_lists, "restore", str(carried), "--key", key) == 0
    assert "Teruggezet" in capsys.readouterr().out


def test_the_register_of_processing_is_written_as_a_paper_and_a_page(
    with_lists: Path, tmp_path: Path
) -> None:
    paper, page = tmp_path / "register.pdf", tmp_path / "register.html"
    assert run(with_lists, "paper", "processing-register", "--output", str(paper)) == 0
    assert paper.read_bytes().startswith(b"%PDF")
    assert run(with_lists, "paper", "processing-register", "--output", str(page)) == 0
    assert "Verwerkingsregister" in page.read_text(encoding="utf-8")
    assert (
        run(with_lists, "paper", "processing-register", "--output", str(tmp_path / "x.doc"))
        == cli.AT_FAULT
    )
