"""Ledger of erasures: what must be erased again when an older backup takes the place of the data.

It lies beside the data file and not in it, for a backup brings back what the file was. A line holds a day, a table and
a digest of the row's key: no name, and not the id itself, which tells when the record was made. Of a name that was
taken out of a text it holds where the name stood and a digest of what stands around it, which is kept anyway: nobody
can try names against it.
"""

import datetime as dt
import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Table, select

from buurthuis_app.domain.shared import person_search
from buurthuis_app.domain.shared.person_search import Span
from buurthuis_app.domain.shared.personal_data import PrivacyRequest, RequestKind
from buurthuis_app.files import speaking_of_files, written_whole
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.backups.backup_folder import KEPT_MONTHS
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.erasure import person_erasure

FILE_NAME = "wissingen.txt"
_SUM = "[0-9a-f]{32}"
_TOLD = frozenset({"story", "story_photo", "occurrence", "correction"})
"""The tables with texts that a door tells the office of."""
_LINE = re.compile(
    rf"(?P<day>\d{{4}}-\d\d-\d\d) (?P<table>[a-z_]+) (?P<digest>{_SUM})"
    rf"(?: (?P<request>{_SUM}) (?P<column>[a-z_]+)(?: (?P<spans>[\d+,]+) (?P<around>{_SUM}))?)?"
)


class Erasure(Struct, frozen=True, kw_only=True):
    """That a row about somebody was erased; or, with a `column`, one text of a row, or only the name in it."""

    day: dt.date
    table: str
    digest: str
    request: str = ""
    """The id of the request. Where its trace is kept, this was done already, and people may have written on since."""
    column: str = ""
    spans: tuple[Span, ...] = ()
    around: str = ""

    @property
    def line(self) -> str:
        """As it stands in the file."""
        parts = [self.day.isoformat(), self.table, self.digest, self.request, self.column]
        if self.spans:
            parts += [",".join(f"{begin}+{end - begin}" for begin, end in self.spans), self.around]
        return " ".join(part for part in parts if part) + "\n"


class ErasedRows:
    """Whole rows that were erased, to know one again that comes in from elsewhere; read when it is first asked."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._known: set[tuple[str, str]] | None = None

    def holds(self, table: str, key: UUID) -> bool:
        """Whether this row was erased."""
        if self._known is None:
            rows = (each for each in entries(self._database) if not each.column)
            self._known = {(each.table, each.digest) for each in rows}
        return (table, _digest((key,))) in self._known

    def remember(self, day: dt.date, table: str, key: UUID) -> None:
        """Note that this row was erased elsewhere, once. Raises DiskFull or ReadOnly."""
        if not self.holds(table, key):
            note(self._database, [of_row(day, table, key)])
            self._known = None


def of_row(day: dt.date, table: str, key: UUID) -> Erasure:
    """That a whole row was erased."""
    return Erasure(day=day, table=table, digest=_digest((key,)))


def of_text(
    request: PrivacyRequest,
    place: tuple[str, tuple[Any, ...], str],
    text: str = "",
    spans: tuple[Span, ...] = (),
) -> Erasure:
    """That a text at (table, key, column) was taken away; or with spans, that these parts of it were."""
    table, key, column = place
    return Erasure(
        day=request.done_on,
        table=table,
        digest=_digest(key),
        request=request.id.hex,
        column=column,
        spans=spans,
        around=_sum(person_search.beside(text, spans).encode()) if spans else "",
    )


def beside(database: Path) -> Path:
    """Where the ledger of a data file lies."""
    return database.parent / FILE_NAME


def note(database: Path, erasures: Iterable[Erasure]) -> None:
    """Remember these. Call it just before the erasing is committed. Raises DiskFull or ReadOnly.

    A program that is killed in between erases again what somebody had asked to be erased.
    """
    lines = "".join(erasure.line for erasure in erasures)
    with speaking_of_files(), beside(database).open("a", encoding="ascii") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def entries(database: Path) -> tuple[Erasure, ...]:
    """All that was erased, in order; a torn line is passed over."""
    return tuple(_read(beside(database)))


def _read(path: Path) -> Iterator[Erasure]:
    with suppress(FileNotFoundError), speaking_of_files():
        if not path.exists():
            return
        yield from in_lines(path.read_text(encoding="ascii", errors="replace").splitlines())


def in_lines(lines: Iterable[str]) -> Iterator[Erasure]:
    """What these lines tell; one that is none is passed over."""
    for line in lines:
        match = _LINE.fullmatch(line.strip())
        if match is not None:
            with suppress(ValueError):
                yield _made_of(match)


def _made_of(match: re.Match[str]) -> Erasure:
    spans = []
    for part in (match["spans"] or "").split(","):
        begin, _plus, length = part.partition("+")
        if part:
            spans.append((int(begin), int(begin) + int(length)))
    return Erasure(
        day=dt.date.fromisoformat(match["day"]),
        table=match["table"],
        digest=match["digest"],
        request=match["request"] or "",
        column=match["column"] or "",
        spans=tuple(spans),
        around=match["around"] or "",
    )


def replay(ledger_of: Path, restored: Path) -> int:
    """Erase again, in the file `restored`, what the ledger beside `ledger_of` names; how much was still there.

    A text that reads otherwise than when a name was taken out of it goes as a whole: where the name stood in it,
    nobody knows any more.
    """
    wanted: dict[str, list[Erasure]] = defaultdict(list)
    for erasure in entries(ledger_of):
        wanted[erasure.table].append(erasure)
    if not wanted:
        return 0
    database = Database(restored)
    try:
        with database.begin() as work:
            done = set(work.connection.execute(select(schema.privacy_request.c.id)).scalars())
            again = sum(_erase(work, name, each, done) for name, each in wanted.items())
            _trace(work, [each for many in wanted.values() for each in many], done)
        return again
    finally:
        database.close()


def follow(work: Work, database: Path, texts: Iterable[Erasure]) -> None:
    """Erase here what was erased in another file of the centre, and remember it. Raises DiskFull or ReadOnly.

    Unlike in a restored file, a text that people changed here since stays: somebody is asked about that.
    """
    told = [text for text in texts if text.column and text.table in _TOLD]
    for name in {text.table for text in told}:
        _erase(work, name, [text for text in told if text.table == name], set(), _erase_same)
    note(database, told)


def _erase(
    work: Work,
    name: str,
    wanted: list[Erasure],
    done: set[UUID],
    erase: Callable[[Work, Table, tuple[Any, ...], Erasure], int] | None = None,
) -> int:
    table = schema.metadata.tables.get(name)
    if table is None:
        return 0
    by_digest: dict[str, list[Erasure]] = defaultdict(list)
    for erasure in wanted:
        if not erasure.request or UUID(erasure.request) not in done:
            by_digest[erasure.digest].append(erasure)
    again = 0
    for row in work.connection.execute(select(*table.primary_key)).all() if by_digest else ():
        for erasure in by_digest.get(_digest(tuple(row)), ()):
            again += (erase or _erase_one)(work, table, tuple(row), erasure)
    return again


def _erase_one(work: Work, table: Table, key: tuple[Any, ...], erasure: Erasure) -> int:
    if not erasure.column:
        person_erasure.erase_row(work, table, key[0])
        return 1
    if _erase_same(work, table, key, erasure):
        return 1
    if not person_erasure.text_of(work, table, key, erasure.column):
        return 0
    person_erasure.remove(work, table, key, erasure.column)
    return 1


def _erase_same(work: Work, table: Table, key: tuple[Any, ...], erasure: Erasure) -> int:
    """Take the name out of a text that reads as it did; or a photo away, which is another when it changes."""
    text, spans = person_erasure.text_of(work, table, key, erasure.column), erasure.spans
    if text and table is schema.story_photo:
        person_erasure.remove(work, table, key, erasure.column)
        return 1
    if not text or not spans or not person_search.fits(text, spans):
        return 0
    if _sum(person_search.beside(text, spans).encode()) != erasure.around:
        return 0
    person_erasure.hide(work, table, key, erasure.column, spans)
    return 1


def _trace(work: Work, wanted: list[Erasure], done: set[UUID]) -> None:
    """Leave the trace of the requests that were done again, so that no later restore does them a second time."""
    centre_id = work.connection.execute(select(schema.centre.c.id).limit(1)).scalar()
    days = {UUID(each.request): each.day for each in wanted if each.request}
    for request, day in days.items():
        if request not in done and centre_id is not None:
            trace = PrivacyRequest(
                id=request, centre_id=centre_id, kind=RequestKind.ERASURE, done_on=day
            )
            work.store(PrivacyRequest).add(trace)


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
            file.write(erasure.line.encode())


def _digest(key: tuple[Any, ...]) -> str:
    """Of a key that is one id that id's bytes, as they were always summed."""
    parts = [part.bytes if isinstance(part, UUID) else str(part).encode() for part in key]
    return _sum(b"\0".join(parts))


def _sum(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16, person=b"bh-erased").hexdigest()
