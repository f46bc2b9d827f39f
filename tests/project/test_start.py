"""What the start loads does not grow with what the first screen does not show."""

import subprocess
import sys
from pathlib import Path

from buurthuis_app.persistence import data_file

AREAS = {"centre", "activities", "counts", "settings"}
"""The areas of tables that Vandaag needs: whoever adds to this list makes the start slower for everybody."""

RECORDS = {
    *("activities", "activities.activity", "centre", "centre.centre"),
    *("counts", "counts.count", "counts.day_cards", "counts.door_rules"),
    *("shared", "shared.ids", "shared.periods", "shared.permissions", "shared.personal_data"),
    *("shared.problems", "shared.progress", "shared.settings", "shared.texts"),
}

HEAVY = {
    "alembic",
    "babel",
    "dateutil",
    "holidays",
    "icalendar",
    "keyring",
    "nacl",
    "PIL",
    "psycopg",
    "reportlab",
    "xlrd",
    "xlsxwriter",
}

PROGRAM = """
import enum, gc, sys
from pathlib import Path
import buurthuis_app.cli
from buurthuis_app import bootstrap
from buurthuis_app.bootstrap import open_window
from buurthuis_app.services.centre.centres import Centres
with bootstrap.opened(Path(sys.argv[1])) as database:
    house = bootstrap.house(database, Centres(database).first())
    house.counting.day(house.clock.today())
    house.drafting
import buurthuis_app.gui.tabs.today.tab
print(*sys.modules)
print(*(kind.__qualname__ for kind in gc.get_objects() if isinstance(kind, enum.EnumMeta)))
"""


def test_the_first_screen_loads_only_the_records_and_tables_that_it_shows(
    database_path: Path,
) -> None:
    data_file.close(database_path)  # after a crash every table is read once
    child = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(database_path.parent)],
        check=True,
        capture_output=True,
        text=True,
    )
    modules, enums = child.stdout.splitlines()
    loaded = modules.split()
    assert _within("buurthuis_app.persistence.tables", loaded) - {"columns"} <= AREAS
    assert _within("buurthuis_app.domain", loaded) <= RECORDS
    assert not HEAVY & {name.partition(".")[0] for name in loaded}
    asked_for = {name.partition(".")[0] for name in enums.split()}
    assert "QPainter" in asked_for  # Qt makes the names of a class when somebody asks for it
    assert "QStyle" not in asked_for, "it brings five hundred names along"


def _within(package: str, loaded: list[str]) -> set[str]:
    return {name.removeprefix(f"{package}.") for name in loaded if name.startswith(f"{package}.")}
