"""`buurthuis --door` begins at the door and shows nothing of the office; without it the office opens."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from buurthuis_app import cli

def shown():
    return sorted(type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow())

def look():
    if {"DoorWindow", "MainWindow"}.isdisjoint(shown()):
        QTimer.singleShot(20, QApplication.instance(), look)
        return
    print(*shown())
    QApplication.instance().exit(0)  # quitting would ask for the code of the door

def when_there_is_a_program():
    while QApplication.instance() is None:
        threading.Event().wait(0.01)
    QTimer.singleShot(0, QApplication.instance(), look)

threading.Thread(target=when_there_is_a_program, daemon=True).start()
sys.exit(cli.run(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a window needs a real screen")
@pytest.mark.parametrize(("arguments", "window"), [(["--door"], "DoorWindow"), ([], "MainWindow")])
def test_the_door_comes_first_when_it_is_asked_for(
    database_path: Path, arguments: list[str], window: str
) -> None:
    # With a colon it is the same platform, and counts as a screen.
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen:", "DISPLAY": ":0"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--data", str(database_path.parent), *arguments],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == [window], done.stderr
    assert done.returncode == 0
