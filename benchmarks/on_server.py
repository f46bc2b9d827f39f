"""Twenty centres of ten years on one PostgreSQL, twenty desks at once, against SQL written by hand in the same run."""

import atexit
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from benchmarks import centres, figures
from benchmarks.measure import Pair, Unavailable, timed
from buurthuis_app import bootstrap
from buurthuis_app.domain.shared import periods
from buurthuis_app.persistence.server.server_database import ServerDatabase, connect
from buurthuis_app.services.centre.centres import Centres
from tests.private_server import PrivateServer, binaries

tempfile.tempdir = None
"""The tests that the server is borrowed from live in memory, where nothing waits for a disk."""

CENTRES = 20
Desk = subprocess.Popen[str]


@cache
def _centres() -> tuple[ServerDatabase, ...]:
    """Each a database of its own; what is committed is on the disk."""
    if binaries() is None:
        raise Unavailable("PostgreSQL is not installed")
    server = PrivateServer(durable=True)
    atexit.register(server.remove)
    beside = Path(tempfile.mkdtemp(prefix="buurthuis-bench-desks-"))
    file = centres.folder(10) / "buurthuis.db"
    return tuple(server.holding(file, beside / f"{n}" / "buurthuis.db") for n in range(CENTRES))


def counts_against_inserts() -> Pair:
    """Every desk counts; or each adds a bare row as often, with psycopg and a commit for each."""
    desks = []
    for database in _centres():
        with connect(database.address) as line:
            line.execute(
                "CREATE TABLE raw_count (id uuid PRIMARY KEY, centre uuid, number int, by text)"
            )
        database.close()
        command = [sys.executable, "-m", "benchmarks.desk", database.address.text]
        desk = subprocess.Popen(
            [*command, str(database.path.parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(desk.kill)
        desks.append(desk)
    _wait(desks)
    ask = partial(_ask, desks)
    return Pair(program=timed(ask("program")), floor=timed(ask("floor")))


def year_against_sql() -> Pair:
    """Last year's figures out of ten years, on one of the twenty."""
    database = _centres()[0]
    atexit.register(database.close)
    centre = Centres(database).first()
    if centre is None:
        raise RuntimeError("the demo centre did not come over")
    house, line = bootstrap.house(database, centre), connect(database.address)
    atexit.register(line.close)
    year = centres.today().year - 1
    period = periods.year(year)
    return Pair(
        program=timed(lambda: house.harvest.overview(period)),
        floor=timed(lambda: figures.year_on_server(line, house, year)),
    )


def _ask(desks: list[Desk], what: str) -> Callable[[], None]:
    """All begin at the same moment; it is over when the last one is."""

    def at_once() -> None:
        for desk in desks:
            if desk.stdin is not None:
                desk.stdin.write(f"{what}\n")
                desk.stdin.flush()
        _wait(desks)

    return at_once


def _wait(desks: list[Desk]) -> None:
    for desk in desks:
        if desk.stdout is None or not desk.stdout.readline():
            raise RuntimeError("a desk went away")
