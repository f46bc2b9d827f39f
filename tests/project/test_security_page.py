"""The page about security promises what a test shows: each test that it names is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
PAGE = ROOT / "docs" / "security.md"
TABLES = ("### Who, what they can do, which test", "### What the review did, and what holds it")
NAMED = re.compile(r"`(?P<file>[\w/]+\.py)(?:: (?P<part>\w+))?`")


def rows(heading: str) -> list[str]:
    """The rows of the table below a heading, without its head."""
    below = PAGE.read_text(encoding="utf-8").partition(f"{heading}\n")[2].partition("\n##")[0]
    return [line for line in below.splitlines() if line.startswith("|")][2:]


def named(row: str) -> Iterator[tuple[str, str]]:
    """File and part of a name of each test in the last column."""
    last = row.rstrip("|").rpartition(" | ")[2]
    for match in NAMED.finditer(last):
        yield match["file"], match["part"] or "test_"


def is_there(file: str, part: str) -> bool:
    """Whether a test of a name with this part stands in the file."""
    places = (TESTS / file, TESTS / "services" / "confidant" / file)
    found = next((place for place in places if place.is_file()), None)
    names = (
        re.findall(r"^def (test_\w+)", found.read_text(encoding="utf-8"), re.MULTILINE)
        if found
        else []
    )
    return any(part in name for name in names)


@pytest.mark.parametrize("heading", TABLES)
def test_every_row_names_tests_that_are_there(heading: str) -> None:
    table = rows(heading)
    assert len(table) > 15
    without = [row for row in table if not list(named(row))]
    gone = [told for row in table for told in named(row) if not is_there(*told)]
    assert (without, gone) == ([], [])


def test_a_test_that_is_not_there_is_found_out() -> None:
    assert list(named("| a | b | `test_x.py: some_part`, `vault/test_y.py` |")) == [
        ("test_x.py", "some_part"),
        ("vault/test_y.py", "test_"),
    ]
    assert not is_there("test_x.py", "some_part")
    assert not is_there("test_canary.py", "some_part")
