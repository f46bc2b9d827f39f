"""The rules of who may import whom are kept, and would notice when they are not."""

import shutil
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "buurthuis_app"
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}

TABS = CONTRACTS["tabs"]["modules"]

BREACHES = [
    ("layers", "domain/counts.py", "import buurthuis_app.services"),
    ("layers", "persistence/store.py", "import buurthuis_app.reports"),
    ("layers", "services/clock.py", "import buurthuis_app.gui"),
    ("layers", "i18n.py", "import buurthuis_app.domain.counts"),
    ("layers", "unlisted/__init__.py", '"""A package that no layer names."""'),
    ("qt", "services/clock.py", "import PySide6.QtCore"),
    ("sql", "services/clock.py", "import sqlalchemy"),
    ("sql", "gui/theme.py", "from alembic import command"),
    ("paper", "services/clock.py", "from reportlab.graphics import shapes"),
    ("spreadsheets", "services/clock.py", "import openpyxl"),
    ("photos", "services/clock.py", "from PIL import Image"),
    ("calendars", "services/clock.py", "import icalendar"),
    ("secrets", "services/clock.py", "from nacl import pwhash"),
    ("optimum", "services/clock.py", "import highspy"),
    ("pages", "reports/page.py", "import pypdfium2"),
    ("words", "services/door.py", "import dicewarepy"),
    ("window", "gui/theme.py", "from buurthuis_app.persistence import store"),
    ("window", "gui/theme.py", "import buurthuis_app.reports"),
    *(
        ("tabs", f"gui/{one.rpartition('.')[2]}/__init__.py", f"import {other}")
        for one, other in pairwise(TABS)
    ),
]


def check_imports(folder: Path, contract: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package in `folder`, for all contracts or one."""
    tool = Path(sys.executable).with_name("lint-imports")
    command = [str(tool), "--no-cache", "--config", "pyproject.toml"]
    if contract:
        command += ["--contract", contract]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its rules, to plant a breach in."""
    shutil.copytree(
        PACKAGE, tmp_path / "buurthuis_app", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_rule_is_kept_and_sees_every_file(copy: Path) -> None:
    run = check_imports(copy)
    assert run.returncode == 0, run.stdout
    seen = grimp.build_graph("buurthuis_app").modules
    files = {path.relative_to(ROOT) for path in PACKAGE.rglob("*.py")}
    assert len(seen) == len(files) > 40


@pytest.mark.parametrize(("contract", "file", "line"), BREACHES)
def test_a_planted_breach_is_caught(copy: Path, contract: str, file: str, line: str) -> None:
    path = copy / "buurthuis_app" / file
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    run = check_imports(copy, contract)
    assert run.returncode == 1
    assert "BROKEN" in run.stdout or "not listed as layers" in run.stdout


def test_every_rule_has_a_planted_breach() -> None:
    alone = {"tabs"} if len(TABS) == 1 else set()
    assert {contract for contract, _file, _line in BREACHES} | alone == set(CONTRACTS)


def test_every_tab_is_held_apart_from_the_others() -> None:
    tabs = {
        f"buurthuis_app.gui.{path.parent.name}" for path in (PACKAGE / "gui").glob("*/__init__.py")
    }
    assert tabs == set(TABS)
