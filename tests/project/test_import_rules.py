"""The rules of who may import whom are kept, and would notice when they are not."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
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

TABS = sorted(path.parent.name for path in (PACKAGE / "gui" / "tabs").glob("*/__init__.py"))

BREACHES = [
    ("layers", "domain/counts/count.py", "import buurthuis_app.services"),
    ("layers", "persistence/store.py", "import buurthuis_app.reports"),
    ("layers", "services/shared/clock.py", "import buurthuis_app.gui"),
    ("layers", "services/shared/clock.py", "import buurthuis_app.demo"),
    ("layers", "gui/look/theme.py", "import buurthuis_app.demo"),
    ("layers", "demo/timeline.py", "import buurthuis_app.gui"),
    ("demo", "demo/data/centre.py", "import buurthuis_app.demo.timeline"),
    ("demo", "demo/timeline.py", "import buurthuis_app.demo.steps.centre"),
    ("layers", "i18n.py", "import buurthuis_app.domain.counts.count"),
    ("qt", "services/shared/clock.py", "import PySide6.QtCore"),
    ("sql", "services/shared/clock.py", "import sqlalchemy"),
    ("sql", "gui/look/theme.py", "from alembic import command"),
    ("server", "persistence/store.py", "import psycopg"),
    ("server", "services/shared/clock.py", "import keyring"),
    ("syllables", "reports/kit/page.py", "import pyphen"),
    ("paper", "services/shared/clock.py", "from reportlab.graphics import shapes"),
    ("spreadsheets", "services/shared/clock.py", "import xlrd"),
    ("photos", "services/shared/clock.py", "from PIL import Image"),
    ("calendars", "services/shared/clock.py", "import icalendar"),
    ("secrets", "services/shared/clock.py", "from nacl import pwhash"),
    ("optimum", "services/shared/clock.py", "import highspy"),
    ("pages", "reports/kit/page.py", "import pypdfium2"),
    ("window", "gui/look/theme.py", "from buurthuis_app.persistence import store"),
    ("window", "gui/look/theme.py", "import buurthuis_app.reports"),
    ("new-records", "gui/forms/form.py", "from buurthuis_app.domain.shared import ids"),
    (
        "domain-subjects",
        "domain/activities/clashes.py",
        "import buurthuis_app.domain.counts.count",
    ),
    (
        "service-subjects",
        "services/stories/stories.py",
        "import buurthuis_app.services.overviews.aims",
    ),
    ("window-shelves", "gui/widgets/controls.py", "import buurthuis_app.gui.forms.form"),
    *(
        ("tabs", f"gui/tabs/{tab}/__init__.py", f"import buurthuis_app.gui.tabs.{other}")
        for tab, other in pairwise(TABS)
    ),
]

CIRCLES = [
    (
        "persistence",
        "persistence/integrity/file_check.py",
        "import buurthuis_app.persistence.backups.backup",
    ),
    (
        "services.volunteers",
        "services/volunteers/hours_tables.py",
        "def later() -> None:\n    import buurthuis_app.services.volunteers.hours",
    ),
    (
        "gui.tabs.goals.initiatives",
        "gui/tabs/goals/initiatives/actions.py",
        "if TYPE_CHECKING:\n    import buurthuis_app.gui.tabs.goals.initiatives.part",
    ),
]
"""An import back, at the top of a file, inside a function and for types only; each in a package of its own."""


def plant(folder: Path, file: str, line: str) -> None:
    """Add a line to a file of the package in `folder`."""
    path = folder / "buurthuis_app" / file
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")


def check_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package in `folder`."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config=pyproject.toml"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "500"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Path]]:
    """Makes copies of the package and its rules, to plant breaches in."""
    made = []

    def another() -> Path:
        folder = tmp_path_factory.mktemp("breaches")
        made.append(folder)
        shutil.copytree(
            PACKAGE, folder / "buurthuis_app", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copy(ROOT / "pyproject.toml", folder)
        return folder

    yield another
    for folder in made:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def broken(copy: Callable[[], Path]) -> dict[str, str]:
    """What is said about each rule when all breaches are planted at once."""
    folder = copy()
    for _contract, file, line in BREACHES:
        plant(folder, file, line)
    run = check_imports(folder)
    assert run.returncode == 1
    told = run.stdout.partition("Broken contracts")[2]
    names = [contract["name"] for contract in CONTRACTS.values()]
    parts = re.split(f"^({'|'.join(map(re.escape, names))})$", told, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_rule_is_kept_and_sees_every_file() -> None:
    run = check_imports(ROOT)
    assert run.returncode == 0, run.stdout
    seen = grimp.build_graph("buurthuis_app").modules
    files = {path.relative_to(ROOT) for path in PACKAGE.rglob("*.py")}
    assert len(seen) == len(files) > 40


@pytest.mark.parametrize(("contract", "file", "line"), BREACHES)
def test_a_planted_breach_is_caught(
    broken: dict[str, str], contract: str, file: str, line: str
) -> None:
    module = f"buurthuis_app.{file.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")
    imported = line.replace("from ", "").replace("import ", "").replace(" ", ".")
    if not imported.startswith("buurthuis_app"):
        imported = imported.partition(".")[0]
    assert f"{module} -> {imported} (l." in broken[CONTRACTS[contract]["name"]]


@pytest.fixture(scope="module")
def circular(copy: Callable[[], Path]) -> str:
    """What is said when the circles are planted, and a package that no layer names."""
    folder = copy()
    for _package, file, lines in CIRCLES:
        plant(folder, file, lines)
    plant(folder, "unlisted/__init__.py", '"""A package that no layer names."""')
    run = check_imports(folder)
    assert run.returncode == 1
    return run.stdout


@pytest.mark.parametrize("package", [package for package, _file, _lines in CIRCLES])
def test_a_planted_circle_is_caught(circular: str, package: str) -> None:
    told = circular.partition("Broken contracts")[2]
    assert CONTRACTS["circles"]["name"] in told
    assert f"No cycles are allowed in buurthuis_app.{package}.\n" in told


def test_a_package_that_no_layer_names_is_caught(circular: str) -> None:
    assert "not listed as layers" in circular


def test_every_rule_has_a_planted_breach() -> None:
    planted = {contract for contract, _file, _line in BREACHES} | {"circles"}
    assert planted == set(CONTRACTS)
