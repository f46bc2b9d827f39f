"""Rules of the field stand in the domain: the window writes down no terms, no days ahead and no lengths of texts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

WINDOW = Path(__file__).parents[2] / "buurthuis_app" / "gui"
RULES = re.compile(r"_?(LONGEST|EARLIEST|LATEST|FIRST_YEAR|USUAL|.*_AHEAD|.*_BACK|.*_TERM)(_.*)?")
OF_THE_SCREEN = {
    ("papers/save_dialog.py", "LONGEST_FILE_NAME"),  # what a disk takes
    ("tabs/volunteers/roster/grid_rows.py", "LONGEST_TITLE"),  # letters that fit in a cell
    ("tabs/confidant/keys/secret_fields.py", "LONGEST"),  # a pasted text, not a passphrase
    ("forms/day_field.py", "_AHEAD"),  # how a year of two digits is read
    ("forms/form_dialog.py", "USUAL_WIDTH"),
    ("shell/main_window.py", "USUAL"),
}
DAYS = {"days": 1, "weeks": 7, "hours": 1 / 24}


def written(tree: ast.Module) -> Iterator[str]:
    """The rules that a module writes down: named numbers, and stretches of more than a week."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(
            isinstance(part, ast.Constant) for part in ast.walk(node.value)
        ):
            names = [name for target in node.targets for name in ast.walk(target)]
            yield from (
                name.id for name in names if isinstance(name, ast.Name) and RULES.fullmatch(name.id)
            )
        if (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", "") == "timedelta"
            and ast.unparse(node.func) == "dt.timedelta"
        ):
            days = sum(
                DAYS.get(keyword.arg or "", 0) * keyword.value.value
                for keyword in node.keywords
                if isinstance(keyword.value, ast.Constant)
                and isinstance(keyword.value.value, int | float)
            )
            if days > 7:
                yield ast.unparse(node)


def test_the_window_writes_down_no_rule_of_the_field() -> None:
    found = {
        (path.relative_to(WINDOW).as_posix(), rule)
        for path in WINDOW.rglob("*.py")
        for rule in written(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == OF_THE_SCREEN


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("VOG_AHEAD = dt.timedelta(hours=4)", "VOG_AHEAD"),
        ("LONGEST_ROLE = 60", "LONGEST_ROLE"),
        ("_YEARS_BACK = 10", "_YEARS_BACK"),
        ("EARLIEST, most = 2000, 2100", "EARLIEST"),
        ("until = first + dt.timedelta(days=180)", "dt.timedelta(days=180)"),
        ("until = first + dt.timedelta(weeks=13)", "dt.timedelta(weeks=13)"),
        ("monday = day - dt.timedelta(days=6)", None),
        ("DIGITS = 5", None),
    ],
)
def test_a_rule_that_is_written_down_is_noticed(line: str, rule: str | None) -> None:
    assert list(written(ast.parse(line))) == ([rule] if rule else [])
