"""The pages about reliability and usability say what a test shows: each row names one, and each named is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
USABILITY = (ROOT / "docs" / "usability.md").read_text(encoding="utf-8")
ROWS = [
    line
    for line in (PAGE + USABILITY).splitlines()
    if re.match(r"\| (?!---|promise|what broke|what was wrong)", line)
]
NAMED = re.compile(r"`(?P<file>[\w/]+\.py): (?P<part>\w+)`")


@pytest.mark.parametrize("row", ROWS)
def test_every_promise_names_tests_that_are_there(row: str) -> None:
    named = list(NAMED.finditer(row.rpartition(" | ")[2]))
    assert named, "A promise without a test is none."
    for match in named:
        path = ROOT / "tests" / match["file"]
        assert path.is_file(), match["file"]
        tests = re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert any(match["part"] in name for name in tests), match[0]


def test_every_long_run_stands_on_the_page() -> None:
    long_runs = {
        str(path.relative_to(ROOT / "tests"))
        for path in (ROOT / "tests" / "reliability").glob("test_*.py")
        if "torture" in path.read_text(encoding="utf-8")
    }
    assert long_runs
    assert {name for name in long_runs if name not in PAGE} == set()
