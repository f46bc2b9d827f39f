"""Finding what somebody types, against reading the same columns by hand and comparing them without capitals.

LIKE would be no floor: it knows no accents, so it can't find what people look for.
"""

import sqlite3
import time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks import centres
from benchmarks.measure import Pair, timed
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.search.dialog import FindDialog
from buurthuis_app.gui.shell import application, window_settings
from buurthuis_app.gui.shell.navigation import Navigator
from buurthuis_app.persistence.database import connect

TYPED = ("t", "ta", "taal", "taalcafe", "buurvrouw", "22-11", "grote zaal koffie")
"""What comes in while somebody types; one measurement is all of it."""

_TEXTS = (
    """SELECT a.id, a.title, a.description, a.place, a.led_by, coalesce(r.name, ''), coalesce(k.name, '')
       FROM activity a LEFT JOIN room r ON r.id = a.room_id LEFT JOIN activity_kind k ON k.id = a.kind_id
       WHERE a.centre_id = :centre""",
    "SELECT id, name FROM room WHERE centre_id = :centre",
    "SELECT id, title, happened, changed, matters, quote FROM story WHERE centre_id = :centre",
    "SELECT id, name FROM sign_up WHERE centre_id = :centre AND name <> ''",
)
_DATES = """SELECT o.id, a.title, o.date, o.starts FROM occurrence o JOIN activity a ON a.id = o.activity_id
            WHERE o.centre_id = :centre AND o.date = :today"""


def _by_hand(connection: sqlite3.Connection, values: dict[str, object], typed: str) -> list[object]:
    words, found = typed.split(), []
    connection.execute("BEGIN")
    for question in _TEXTS:
        for key, *texts in connection.execute(question, values):
            whole = "\n".join(texts).casefold()
            if all(word in whole for word in words):
                found.append(key)
    found += connection.execute(_DATES, values).fetchall()
    connection.execute("COMMIT")
    return found


PROMISED = 100.0
"""Milliseconds from the last key to the painted list."""


def key_against_promise() -> Pair:
    """From the last key in the window until the list that answers it is painted; the floor is what was promised."""
    if QApplication.instance() is None:
        application.create(window_settings.Settings(scheme="light"))
    operations = Operations()
    dialog = FindDialog(centres.house(10), operations, Navigator())
    dialog.show()

    def last_key() -> float:
        *before, last = ("b", "u", "u", "r", "v")
        dialog.field.clear()
        for key in before:
            QTest.keyClicks(dialog.field, key)
        operations.wait()
        begin = time.perf_counter()
        QTest.keyClicks(dialog.field, last)
        operations.wait()
        dialog.hits.viewport().repaint()
        taken = (time.perf_counter() - begin) * 1000
        if dialog.hits.current() is None:
            raise LookupError("nothing was found")
        return taken

    return Pair(program=last_key, floor=lambda: PROMISED)


def typing_against_reading() -> Pair:
    """Seven keys on the ten-year centre."""
    house = centres.house(10)
    connection = connect(house.database.path)
    values: dict[str, object] = {
        "centre": house.centre.id.bytes,
        "today": centres.today().isoformat(),
    }
    return Pair(
        program=timed(lambda: [house.finding.find(typed) for typed in TYPED]),
        floor=timed(lambda: [_by_hand(connection, values, typed) for typed in TYPED]),
    )
