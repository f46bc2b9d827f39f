"""Reading and keeping a count sheet of 20,000 rows, against what openpyxl needs to load it."""

import datetime as dt
import shutil
from pathlib import Path
from tempfile import mkdtemp

from openpyxl import Workbook, load_workbook

from benchmarks.measure import Pair, timed
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.persistence import upgrade
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock

ROWS = 20_000
_ACTIVITIES = 40
_LAST = dt.date(2026, 11, 20)


def sheet_against_load() -> Pair:
    """Read the sheet, look what is new and keep it in an empty centre; the floor is openpyxl's full load."""
    folder = Path(mkdtemp(prefix="buurthuis-bench-"))
    path = _sheet(folder / "tellingen.xlsx")
    template = folder / "template.db"
    upgrade.prepare(template)
    database = Database(template)
    Centres(database).found("De Schakel", "Heemskerk")
    database.close()

    def take_in() -> None:
        target = Path(shutil.copy(template, folder / "buurthuis.db"))
        database = Database(target)
        centre = Centres(database).first()
        if centre is None:
            raise LookupError(target)
        house = CentreServices(database, FixedClock(_LAST), COORDINATOR, centre)
        kept = house.importing.keep(house.importing.read(path, lambda _done, _all: None))
        database.close()
        if kept.value.summary.counted != ROWS:
            raise ValueError(kept.value.summary.counted)

    return Pair(program=timed(take_in), floor=timed(lambda: load_workbook(path, data_only=True)))


def _sheet(path: Path) -> Path:
    """One row a count, as a centre would keep it for some years."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Tellingen")
    sheet.append(["Datum", "Activiteit", "Aantal", "Nieuw", "Opmerking"])
    for row in range(ROWS):
        date = _LAST - dt.timedelta(days=row // _ACTIVITIES)
        remark = "regen" if row % 10 == 0 else None
        number = 5 + row % 30
        sheet.append([date, f"Activiteit {row % _ACTIVITIES + 1}", number, number % 4, remark])
    workbook.save(path)
    return path
