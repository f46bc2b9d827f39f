"""Finding what somebody types, against reading the same columns by hand and comparing them without capitals.

LIKE would be no floor: it knows no accents, so it can't find what people look for.
"""

import sqlite3

from benchmarks import centres
from benchmarks.measure import Pair, timed
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
