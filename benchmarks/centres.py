"""Filled centres to measure on: made once per run of the suite, each in a folder of its own."""

import atexit
import datetime as dt
import shutil
import tempfile
from functools import cache
from pathlib import Path

from buurthuis_app import bootstrap
from buurthuis_app.demo import fill
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock


@cache
def folder(years: int) -> Path:
    """A data folder with the demo centre of so many years up to today."""
    made = Path(tempfile.mkdtemp(prefix=f"buurthuis-bench-{years}-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    with bootstrap.opened(made) as database:
        fill(database, years=years, today=today())
    return made


@cache
def house(years: int) -> CentreServices:
    """The services on that centre; the file stays open until the suite ends."""
    database = Database(folder(years) / "buurthuis.db")
    atexit.register(database.close)
    centre = Centres(database).first()
    if centre is None:
        raise RuntimeError("the demo centre was not filled")
    return bootstrap.house(database, centre, clock=FixedClock(today()))


def today() -> dt.date:
    """The day on which the centres stand."""
    return dt.datetime.now().astimezone().date()
