"""A data folder as a script finds it: its file is there, with or without anything in it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from buurthuis_app import cli, paths
from tests.conftest import SAMPLES, MadeOnce


@pytest.fixture
def folder(tmp_path: Path, empty_file: Path) -> Path:
    """With a file in which no centre was founded yet."""
    shutil.copy(empty_file, tmp_path / paths.DATABASE_NAME)
    return tmp_path


@pytest.fixture(scope="session")
def taken_in_once(made_once: MadeOnce, empty_file: Path) -> Callable[[str], Path]:
    """The file of a data folder after a count sheet of the samples was taken in."""

    def take_in(path: Path, sheet: str) -> None:
        shutil.copy(empty_file, path.parent / paths.DATABASE_NAME)
        done = cli.run(["--data", str(path.parent), "import", "counts", str(SAMPLES / sheet)])
        assert done == cli.GOOD
        (path.parent / paths.DATABASE_NAME).rename(path)

    return lambda sheet: made_once(f"cli-{sheet}.db", lambda path: take_in(path, sheet))


@pytest.fixture
def filled(tmp_path: Path, taken_in_once: Callable[[str], Path]) -> Path:
    """With the workbook of counts taken in."""
    shutil.copy(taken_in_once("bezoekers-2025.xlsx"), tmp_path / paths.DATABASE_NAME)
    return tmp_path


@pytest.fixture
def with_lists(tmp_path: Path, taken_in_once: Callable[[str], Path]) -> Path:
    """With the lists of who was present taken in."""
    shutil.copy(taken_in_once("presentie-2025.csv"), tmp_path / paths.DATABASE_NAME)
    return tmp_path
