"""Shelves: the same subject under the same name on every floor of the program, and its tests under that name too."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "buurthuis_app"

SUBJECTS = {path.parent.name for path in (PACKAGE / "domain").glob("*/__init__.py")}
"""The domain names the subjects; the other floors take its names."""

FLOORS = {
    "persistence/queries": {"privacy"},  # how long things are kept: no records of its own
    "services": {"privacy"},
    "exchange": {
        "files",
        "dates",
        "pictures",
        "lists",
    },  # what kind of file it is, before what it says
    "reports": {"kit"},  # what every paper is drawn with
}
"""The floors that are divided by subject, and the few folders of each that are no subject."""

MOST_MODULES = 22
"""More in one folder is a wall to read: there is a subject in it that wants its own."""

VAGUE = {"utils", "helpers", "manager", "misc", "common", "base", "stuff"}
VAGUE |= {"what", "which", "who", "how", "where", "when", "it", "one", "some", "other"}
VAGUE |= {"imports", "finds", "hands", "house", "made", "found", "said", "given", "kept"}
"""Names of files that say nothing of what is in them."""


def folders(floor: str) -> set[str]:
    return {path.parent.name for path in (PACKAGE / floor).glob("*/__init__.py")}


def modules() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"]


@pytest.mark.parametrize("floor", FLOORS)
def test_every_floor_names_its_subjects_as_the_domain_does(floor: str) -> None:
    assert len(SUBJECTS) >= 15
    assert folders(floor) <= SUBJECTS | FLOORS[floor]


def test_no_folder_is_a_wall_of_files() -> None:
    """Apart from the migrations: one a change of the file, read by nobody but Alembic, and never taken away."""
    shelves = Counter(path.parent.relative_to(PACKAGE).as_posix() for path in modules())
    del shelves["persistence/migrations/versions"]
    assert {shelf: n for shelf, n in shelves.items() if n > MOST_MODULES} == {}


def test_every_folder_of_tests_has_its_folder_of_the_program() -> None:
    """`tests/services/volunteers` tests `buurthuis_app/services/volunteers`."""
    floors = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    kept = {
        path.parent.relative_to(ROOT / "tests")
        for path in (ROOT / "tests").rglob("test_*.py")
        if path.relative_to(ROOT / "tests").parts[0] in floors
    }
    assert len(kept) > 50
    assert [str(folder) for folder in kept if not (PACKAGE / folder / "__init__.py").exists()] == []


def test_file_names_are_nouns_that_one_would_search_for() -> None:
    named = {path.stem for path in modules()}
    assert len(named) > 300
    assert named & VAGUE == set()


def test_no_two_classes_have_the_same_name() -> None:
    named = Counter(
        name
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(r"^ *class (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert named.total() > 500
    assert [name for name, times in named.items() if times > 1] == []


def test_the_map_of_subjects_knows_every_subject() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.partition("## Map of subjects")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE)) == SUBJECTS | {"privacy"}
