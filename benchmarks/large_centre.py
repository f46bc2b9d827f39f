"""Large centre: the demo of ten years with twenty times its activities, each with its dates and counts."""

import atexit
import io
import shutil
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks import centres
from benchmarks.first_page import longest_turn
from benchmarks.measure import Pair, worked
from buurthuis_app import bootstrap
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.papers.names_on_paper import Answered, NameAnswer, NamesUndecided
from buurthuis_app.domain.papers.spreadsheet import ExportKind
from buurthuis_app.domain.shared import periods
from buurthuis_app.exchange.files import table_writing
from buurthuis_app.gui.papers.pdf_pages import page_picture
from buurthuis_app.gui.shell import application, window_settings
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.papers.paper import drawn
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock

_TIMES = 20
"""19 activities of the demo become 399."""
_NEW = "CAST(substr({}, 1, 8) || randomblob(8) AS BLOB)"
"""A new id of the same moment, as ids are: those of one year lie together in the file."""


@cache
def house() -> CentreServices:
    """The services on such a centre; the file stays open until the suite ends."""
    made = Path(tempfile.mkdtemp(prefix="buurthuis-bench-large-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    path = Path(shutil.copy(centres.folder(10) / "buurthuis.db", made))
    enlarge(path)
    database = Database(path)
    atexit.register(database.close)
    centre = Centres(database).first()
    if centre is None:
        raise RuntimeError("the demo centre was not filled")
    return bootstrap.house(database, centre, clock=FixedClock(centres.today()))


def everything_against_aim() -> Pair:
    """All of it as a spreadsheet: more than half a million rows."""
    large = house()
    try:
        large.exporting.tables(ExportKind.STORIES)
    except NamesUndecided as left:
        nobody = [Answered(question=asked, answer=NameAnswer.NOBODY) for asked in left.questions]
        large.naming.decide(nobody)

    def written() -> None:
        table_writing.write_workbook(large.exporting.tables(ExportKind.ALL), io.BytesIO())

    return Pair(program=worked(written), floor=lambda: 5_000.0)


def first_page_against_aim() -> Pair:
    """Last year's overview, made and its first page drawn."""
    large = house()
    year = periods.year(centres.today().year - 1)

    def shown() -> None:
        page_picture(drawn(large.overviews.document(year)).content, 0, 1.0)

    return Pair(program=worked(shown), floor=lambda: 1_000.0)


def start_against_aim() -> Pair:
    """The longest time that a window stands still between its first paint and the day's cards."""
    if QApplication.instance() is None:
        application.create(window_settings.Settings(scheme="light"))
    large = house()

    def longest() -> float:
        with tempfile.TemporaryDirectory() as settings:
            desk = Desk(large, Path(settings))
            loop = QEventLoop()
            desk.operations.idle.connect(lambda: QTimer.singleShot(0, loop.quit))
            desk.window.show()
            stood_still = longest_turn(loop)
            desk.close()
        return stood_still

    return Pair(program=longest, floor=lambda: 100.0)


def enlarge(path: Path) -> None:
    """Add to every activity nineteen others like it. Only for a file that nobody has open."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("CREATE TEMP TABLE was AS SELECT id FROM activity")
        for number in range(2, _TIMES + 1):
            connection.execute(
                f"CREATE TEMP TABLE a AS SELECT id old, {_NEW.format('id')} new FROM was"
            )
            connection.execute(
                f"CREATE TEMP TABLE o AS SELECT occurrence.id old, {_NEW.format('occurrence.id')} new, a.new activity "
                "FROM occurrence JOIN a ON a.old = activity_id"
            )
            _copy(
                connection,
                "activity",
                {"id": "a.new", "title": f"title || ' {number}'", "uid": "hex(a.new)"},
                "a ON a.old = id",
            )
            _copy(
                connection,
                "occurrence",
                {"id": "o.new", "activity_id": "o.activity", "uid": "hex(o.new)"},
                "o ON o.old = id",
            )
            _copy(connection, "count", {"occurrence_id": "o.new"}, "o ON o.old = occurrence_id")
            connection.execute("DROP TABLE a")
            connection.execute("DROP TABLE o")
        connection.execute("COMMIT")


def _copy(connection: sqlite3.Connection, table: str, other: dict[str, str], joined: str) -> None:
    """Each row again, with other values in these columns."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info('{table}')")]
    values = ", ".join(other.get(column, f'"{column}"') for column in columns)
    connection.execute(f'INSERT INTO "{table}" SELECT {values} FROM "{table}" JOIN {joined}')
