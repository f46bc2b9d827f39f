"""The goals command: a year's indicators, initiatives and promises as JSON, workbook and paper."""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from buurthuis_app import bootstrap, cli, paths
from buurthuis_app.cli.output import house_of
from buurthuis_app.domain.indicators.indicator import MeasureKind
from buurthuis_app.records import replace


def run(folder: Path, *arguments: str) -> int:
    return cli.run(["--data", str(folder), *arguments])


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, taken_in_once: Callable[[str], Path]) -> Path:
    """A year of counts, an indicator measured by them, and one of the town."""
    folder = tmp_path_factory.mktemp("doelen")
    shutil.copy(taken_in_once("bezoekers-2025.xlsx"), folder / paths.DATABASE_NAME)
    with bootstrap.opened(folder) as database:
        house = house_of(database)
        indicators = house.indicators
        visits = indicators.keep(
            replace(indicators.blank(), name="Bezoeken", measured_by=MeasureKind.VISITS), new=True
        ).value
        town = indicators.keep(
            replace(indicators.blank(), name="Oordeel burger als partner"), new=True
        ).value
        for year in (
            replace(indicators.blank_year(visits.id, 2025), target=5000.0),
            replace(indicators.blank_year(town.id, 2025), target=6.0, no_poll=True, next_poll=2026),
        ):
            indicators.keep_year(year, new=True)
        assert house.clock.today() > dt.date(2025, 12, 31)
    return folder


def test_scripts_get_measured_figures_that_are_the_harvests(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, overview = filled / "doelen.json", filled / "overzicht.json"
    assert run(filled, "goals", "--year", "2025", "--output", str(target)) == 0
    assert run(filled, "overview", "--year", "2025", "--output", str(overview)) == 0
    told: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    harvest = json.loads(overview.read_text(encoding="utf-8"))
    visits, town = told["indicators"]
    assert visits["actual"] == harvest["visits"] == 5120
    assert (visits["met"], visits["way"]) == (True, "measured")
    assert (town["actual"], town["standing"], town["next_poll"]) == (None, "no_poll", 2026)
    assert set(told["initiatives"]) >= {"budget", "granted", "paid", "left", "count"}
    assert told["promises"] == []
    assert "2025: 2 kengetallen, 1 van 1 gehaald." in capsys.readouterr().out


def test_a_workbook_holds_numbers_that_can_be_reckoned_with(filled: Path) -> None:
    target = filled / "doelen.xlsx"
    assert run(filled, "goals", "--year", "2025", "--output", str(target)) == 0
    book = load_workbook(target)
    assert book.sheetnames == ["Kengetallen", "Initiatieven", "Beloften"]
    rows = list(book["Kengetallen"].iter_rows(min_row=2, values_only=True))
    assert rows[0][:5] == ("Bezoeken", None, None, 2025, 5120)
    assert [row[5] for row in rows if row[0] == "Oordeel burger als partner"] == ["geen peiling"]


def test_paper_is_a_pdf(filled: Path) -> None:
    target = filled / "doelen.pdf"
    assert run(filled, "goals", "--year", "2025", "--output", str(target)) == 0
    assert target.read_bytes().startswith(b"%PDF")


def test_another_kind_of_file_is_refused(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = filled / "doelen.docx"
    assert run(filled, "goals", "--year", "2025", "--output", str(target)) == 1
    assert ".csv of .json" in capsys.readouterr().err
    assert not target.exists()
    with pytest.raises(SystemExit) as stopped:
        run(filled, "goals", "--output", str(target))
    assert stopped.value.code == 2
