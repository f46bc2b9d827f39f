"""Door file: a copy of the data for a door, with only the tables that it needs, and no names but those to tick."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.packets.packet import encoded
from buurthuis_app.domain.packets.paired_door import PairedDoor, ToldState
from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.domain.shared.settings import DOOR_CODE
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.database import Database, Work, connect, speaking
from buurthuis_app.persistence.queries.packets.door_states import door_states, sign_up_states
from buurthuis_app.records import replace

KEPT = frozenset(
    {
        *("alembic_version", "centre", "area", "room", "theme", "target_group", "activity_kind"),
        *("closed_day", "opening_hours", "activity", "activity_theme", "activity_group"),
        *("occurrence", "tally_kind", "count", "setting"),
        *("confidant", "confidant_photo", "unwanted_behaviour", "help_line"),
    }
)
"""The tables that a door needs; any other, also one that comes later, is empty there. Of the confidant it has the page
that hangs on the wall, and nothing of her register."""

_STRIPPED = """
DELETE FROM occurrence WHERE date < :first OR centre_id <> :centre;
DELETE FROM count WHERE occurrence_id NOT IN (SELECT id FROM occurrence);
DELETE FROM setting WHERE key <> :code OR centre_id <> :centre;
UPDATE occurrence SET remark = '', uid = '', led_by = '', led_by_id = NULL,
    cancelled_because = CASE WHEN cancelled_because IS NULL THEN NULL ELSE '' END;
UPDATE area SET description = '';
UPDATE closed_day SET reason = '';
UPDATE activity SET led_by = '', led_by_id = NULL, organised_by = '', description = '', former_titles = '[]', uid = '',
    initiative_id = NULL
"""
"""What goes of the tables that stay: former days, and every word that may be about a person."""


def make(
    database: Path,
    target: Path,
    door: PairedDoor,
    first: dt.date,
    add: Callable[[Work], None],
    progress: Progress = silently,
) -> Path:
    """Write the file of `door` at `target`, with what is planned from the day `first` on, and what `add` adds.

    Raises what making a backup raises.
    """

    def prepare(copy: Path) -> None:
        with speaking(), closing(connect(copy)) as connection:
            _strip(connection, door.centre_id, first)
        _pair(copy, door, add)

    return backup.make(database, target, prepare, progress)


def _strip(connection: sqlite3.Connection, centre_id: UUID, first: dt.date) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (name,) in tables:
        if name not in KEPT and not name.startswith("sqlite_"):
            connection.execute(f'DELETE FROM "{name}"')  # noqa: S608 - the file's own names
    told = {"first": first.isoformat(), "centre": centre_id.bytes, "code": DOOR_CODE}
    for statement in _STRIPPED.split(";"):
        connection.execute(statement, told)
    connection.execute("COMMIT")
    connection.execute("VACUUM")  # what was deleted leaves the file as well


def _pair(copy: Path, door: PairedDoor, add: Callable[[Work], None]) -> None:
    """Say which door this is, and what the office knows already."""
    database = Database(copy)
    try:
        with database.begin() as work:
            work.store(PairedDoor).add(replace(door, here=True))
            add(work)
            states = {
                **door_states(work, door.centre_id),
                **sign_up_states(work, door.centre_id),
            }
            work.store(ToldState).add(
                *(ToldState(id=key, state=encoded(state)) for key, state in states.items())
            )
    finally:
        database.close()
