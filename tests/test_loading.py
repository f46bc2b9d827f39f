"""What a library imports beside is run when it is used, once, and then as if it had been there all along."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from buurthuis_app.loading import load_when_used

WHOLE_PROGRAM = """
import sys
from buurthuis_app.loading import start_light
start_light()
import sqlalchemy
from buurthuis_app.reports.kit.charts import visits_chart
from buurthuis_app.vault import keys
heavy = ("ssl", "_hashlib", "asyncio.events", "PIL._imaging", "_sodium")
loaded = [name for name in heavy if sys.modules.get(name)]
import asyncio, hashlib
from asyncio.tasks import sleep
asyncio.run(sleep(0))
from PIL import Image
print(loaded, hashlib.sha256(b"").hexdigest()[:8], Image.new("L", (2, 1)).size, keys.new_secret_key() > b"")
"""


def test_what_is_hardly_used_is_not_loaded_and_what_is_asked_for_works() -> None:
    told = _run(WHOLE_PROGRAM)
    assert told == "[] e3b0c442 (2, 1) True"


def _run(program: str) -> str:
    child = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return child.stdout.strip()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package with one part, of which each run is noted; it is forgotten afterwards."""
    folder = tmp_path / "hardly_used"
    folder.mkdir()
    note = "from pathlib import Path\nwith Path({!r}).open('a') as runs:\n    runs.write('run ')\n"
    text = note.format(str(tmp_path / "runs"))
    (folder / "__init__.py").write_text(f"{text}import time\ntime.sleep(0.05)\nanswer = 42\n")
    (folder / "part.py").write_text("from hardly_used import answer\ntwice = answer * 2\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path / "runs"
    for name in ("hardly_used", "hardly_used.part"):
        sys.modules.pop(name, None)


def test_what_is_ready_does_not_run_it_and_the_rest_does(package: Path) -> None:
    load_when_used("hardly_used", known=7)
    hardly_used = import_module("hardly_used")

    assert hardly_used.known == 7
    assert not package.exists()
    assert hardly_used.answer == 42
    assert package.read_text() == "run "
    assert type(hardly_used) is ModuleType


def test_a_part_of_it_runs_the_whole_first(package: Path) -> None:
    load_when_used("hardly_used")
    part = import_module("hardly_used.part")

    assert part.twice == 84
    assert package.read_text() == "run "


def test_what_it_does_not_have_is_missing_as_ever(package: Path) -> None:
    load_when_used("hardly_used")
    hardly_used = import_module("hardly_used")

    with pytest.raises(AttributeError, match="question"):
        hardly_used.question  # noqa: B018 - asked for
    assert package.read_text() == "run "


def test_two_threads_that_ask_at_once_both_get_it_and_it_runs_once(package: Path) -> None:
    load_when_used("hardly_used")
    hardly_used = import_module("hardly_used")

    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(hardly_used.answer)) for _each in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [42] * 4
    assert package.read_text() == "run "


def test_one_that_is_there_already_stays() -> None:
    before = sys.modules["subprocess"]
    load_when_used("subprocess")
    assert sys.modules["subprocess"] is before


def test_one_that_does_not_exist_is_said_at_once() -> None:
    with pytest.raises(ModuleNotFoundError):
        load_when_used("never_heard_of")
