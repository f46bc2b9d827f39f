"""A count sheet that can be read in two ways: the question comes out, and nothing is kept until it is answered."""

import json
from pathlib import Path

import pytest

from buurthuis_app import cli

AMERICAN = "Date;Activity;Visitors\n3/4/2024;Koffie;14\n3/5/2024;Yoga;9\n3/6/2024;Koffie;17\n3/7/2024;Yoga;8\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "lijst.csv"
    path.write_text(AMERICAN, encoding="utf-8")
    return path


def run(folder: Path, *arguments: str) -> int:
    return cli.run(["--data", str(folder), "import", "counts", *arguments])


def test_an_open_question_is_exit_1_and_keeps_nothing(
    folder: Path, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, str(sheet), "--json") == 1
    said = json.loads(capsys.readouterr().out)
    asked = next(question for question in said["unclear"] if question["key"].startswith("order"))
    assert asked["question"].endswith("?")
    assert asked["proposal"] == asked["choices"][0]
    assert run(folder, str(sheet)) == 1
    told = capsys.readouterr()
    assert "Onduidelijk bij" in told.out
    assert "--accept" in told.err
    assert run(folder, str(sheet), "--dry-run", "--accept", "--json") == 0
    assert json.loads(capsys.readouterr().out)["added"] == 4


def test_accept_follows_the_proposals(
    folder: Path, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, str(sheet), "--accept", "--json") == 0
    assert json.loads(capsys.readouterr().out)["visits"] == 48
    assert run(folder, str(sheet), "--accept") == 0
    assert "niets nieuws" in capsys.readouterr().out
