"""Taking back, on the same day, what was erased by its term: from the copy that was made just before."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, or_, select, update

from buurthuis_app.domain.shared.personal_data import ErasureCount
from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.erasure import erasures, retention
from buurthuis_app.persistence.erasure.erasures import Place
from buurthuis_app.persistence.erasure.retention import Marked
from buurthuis_app.persistence.queries.participants import participants
from buurthuis_app.persistence.tables.columns import is_row, key_values

_NAME = "voor-het-wissen"


def keep_copy(database: Path, today: dt.date, progress: Progress = silently) -> Path:
    """Copy the whole file before something is erased. Raises DiskFull or ReadOnly: then nothing may be erased."""
    place = len(copies(database, today)) + 1
    folder = database.parent / backup.FOLDER
    target = folder / f"{_NAME}-{today.isoformat()}-{place:03d}.db"
    return backup.make(database, target, progress=progress)


def copies(database: Path, today: dt.date) -> list[Path]:
    """The copies of today, the newest first."""
    folder = database.parent / backup.FOLDER
    return sorted(folder.glob(f"{_NAME}-{today.isoformat()}-*.db"), reverse=True)


def drop_old_copies(database: Path, today: dt.date) -> None:
    """Remove the copies of other days: what was erased then is gone for good."""
    kept = set(copies(database, today))
    for path in (database.parent / backup.FOLDER).glob(f"{_NAME}-*"):
        if not any(path.name.startswith(copy.name) for copy in kept):
            path.unlink(missing_ok=True)


def erased_today(work: Work, today: dt.date) -> ErasureCount:
    """What can be taken back."""
    return erasures.counted(_erased(work, today))


def take_back(work: Work, database: Path, today: dt.date) -> ErasureCount:
    """Put back what was erased today by its term. It gets the days of grace once more."""
    back: set[Place] = set()
    for path in copies(database, today):
        copy = Database(path)
        try:
            with copy.read() as before:
                back |= _put_back(work, before, _erased(work, today) - back, today)
        finally:
            copy.close()
    later = {"erased_on": None, "announced_on": today, "erase_from": today + erasures.GRACE}
    erasures.change(work, back, later)
    return erasures.counted(back)


def _erased(work: Work, today: dt.date) -> set[Place]:
    return {place for place, row in erasures.announced(work).items() if row.erased_on == today}


def _put_back(work: Work, before: Work, wanted: set[Place], today: dt.date) -> set[Place]:
    back: set[Place] = set()
    for marked in retention.marked(before, today):
        found = _rows(work, before, marked, wanted)
        back |= found
        if marked.table.name in _WITH_MORE:
            _WITH_MORE[marked.table.name](work, before, [UUID(key) for _t, key, _rule in found])
    return back


def _rows(work: Work, before: Work, marked: Marked, wanted: set[Place]) -> set[Place]:
    """Put the columns of one rule back as they were in the copy."""
    table, names = marked.table, list(marked.emptied)
    width = len(table.primary_key)
    columns = (*table.primary_key, *(table.c[name] for name in names))
    found = before.connection.execute(select(*columns).where(marked.condition)).all()
    rows = {
        place: row for row in found if (place := erasures.place_of(marked, row[:width])) in wanted
    }
    if rows:
        filled: dict[str, Any] = {name: bindparam(f"to_{name}") for name in names}
        statement = update(table).where(is_row(table)).values(filled)
        values = [
            key_values(table, row[:width])
            | {f"to_{name}": value for name, value in zip(names, row[width:], strict=True)}
            for row in rows.values()
        ]
        work.connection.execute(statement, values)
    return set(rows)


def _put_times_back(work: Work, before: Work, people: Iterable[UUID]) -> None:
    """When these people can, are away, and with whom and for what they are put on duty."""
    ids = list(people)
    together, duty = schema.volunteer_together, schema.duty
    there = set(work.connection.execute(select(schema.volunteer.c.id)).scalars())
    duties = set(work.connection.execute(select(duty.c.id)).scalars())
    either = or_(together.c.volunteer_id.in_(ids), together.c.other_id.in_(ids))
    for table, condition in (
        (schema.availability, schema.availability.c.volunteer_id.in_(ids)),
        (schema.absence, schema.absence.c.volunteer_id.in_(ids)),
        (schema.volunteer_duty, schema.volunteer_duty.c.volunteer_id.in_(ids)),
        (together, either),
    ):
        found = before.connection.execute(select(table).where(condition)).mappings()
        rows = [
            dict(row)
            for row in found
            if row["volunteer_id"] in there
            and row.get("other_id", row["volunteer_id"]) in there
            and ("duty_id" not in row or row["duty_id"] in duties)
        ]
        if rows:
            work.connection.execute(insert(table), rows)


_WITH_MORE = {"volunteer": _put_times_back, "participant": participants.put_back}
"""What comes back with a person, or as a whole."""
