"""Ledger of erased people: what must be erased again when an older backup takes the place of the data.

It lies beside the data file and not in it, for a backup brings back what the file was. A line holds a day, a table and
a digest of a record's id: no name, and not the id itself, which tells when the record was made.
"""

import datetime as dt
import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from buurthuis_app.files import speaking_of_files, written_whole
from buurthuis_app.persistence import retention, schema
from buurthuis_app.persistence.backup_folder import KEPT_MONTHS
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.volunteers import volunteers

FILE_NAME = "wissingen.txt"
_LINE = re.compile(r"(\d{4}-\d\d-\d\d) ([a-z_]+) ([0-9a-f]{32})")


class Erasure(Struct, frozen=True, kw_only=True):
    """That somebody was erased."""

    day: dt.date
    table: str
    digest: str


def beside(database: Path) -> Path:
    """Where the ledger of a data file lies."""
    return database.parent / FILE_NAME


def note(database: Path, table: str, key: UUID, day: dt.date) -> None:
    """Remember that this record was erased. Call it just before the erasing is committed. Raises DiskFull or ReadOnly.

    A program that is killed in between erases again what somebody had asked to be erased.
    """
    line = f"{day.isoformat()} {table} {_digest(key)}\n"
    with speaking_of_files(), beside(database).open("a", encoding="ascii") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def entries(database: Path) -> tuple[Erasure, ...]:
    """All that was erased, in order; a torn line is passed over."""
    return tuple(_read(beside(database)))


def _read(path: Path) -> Iterator[Erasure]:
    with suppress(FileNotFoundError), speaking_of_files():
        if not path.exists():
            return
        for line in path.read_text(encoding="ascii", errors="replace").splitlines():
            match = _LINE.fullmatch(line.strip())
            if match is not None:
                with suppress(ValueError):
                    day = dt.date.fromisoformat(match[1])
                    yield Erasure(day=day, table=match[2], digest=match[3])


def replay(ledger_of: Path, restored: Path) -> int:
    """Erase again, in the file `restored`, whom the ledger beside `ledger_of` names; how many were still there."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for erasure in entries(ledger_of):
        wanted[erasure.table].add(erasure.digest)
    if not wanted:
        return 0
    database = Database(restored)
    try:
        with database.begin() as work:
            return sum(_erase(work, table, digests) for table, digests in wanted.items())
    finally:
        database.close()


def _erase(work: Work, name: str, digests: set[str]) -> int:
    owner = schema.metadata.tables.get(name)
    if owner is None:
        return 0
    keys = work.connection.execute(select(owner.c.id)).scalars()
    gone = [key for key in keys if _digest(key) in digests]
    if owner is schema.volunteer:
        volunteers.forget_times(work, gone)
    for key in gone:
        retention.erase_about(work, owner, key)
    return len(gone)


def forget_old(database: Path, today: dt.date) -> None:
    """Drop what is older than any backup can be: nothing could bring it back."""
    from dateutil.relativedelta import relativedelta

    before = today - relativedelta(months=KEPT_MONTHS + 1)
    known = entries(database)
    kept = [erasure for erasure in known if erasure.day >= before]
    if len(kept) == len(known):
        return
    with written_whole(beside(database)) as file:
        for erasure in kept:
            file.write(f"{erasure.day.isoformat()} {erasure.table} {erasure.digest}\n".encode())


def _digest(key: UUID) -> str:
    return hashlib.blake2b(key.bytes, digest_size=16, person=b"bh-erased").hexdigest()
