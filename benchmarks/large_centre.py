"""Large centre: the demo of ten years with twenty times its activities, each with its dates and counts."""

import sqlite3
from contextlib import closing
from pathlib import Path

_TIMES = 20
"""19 activities of the demo become 399."""


def enlarge(path: Path) -> None:
    """Add to every activity nineteen others like it. Only for a file that nobody has open."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("CREATE TEMP TABLE was AS SELECT id FROM activity")
        for number in range(2, _TIMES + 1):
            connection.execute("CREATE TEMP TABLE a AS SELECT id old, randomblob(16) new FROM was")
            connection.execute(
                "CREATE TEMP TABLE o AS SELECT occurrence.id old, randomblob(16) new, a.new activity "
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
