"""The database: an engine with exact settings, and units of work that commit whole or not at all."""

import sqlite3
import threading
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine, Executable, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from buurthuis_app.errors import AppError, Busy, Conflict, Damaged, DiskFull, Missing, ReadOnly
from buurthuis_app.i18n import _
from buurthuis_app.persistence.store import Store, Written

R = TypeVar("R")
_STEPS_BETWEEN = 200_000
"""Instructions of SQLite between two questions whether it should go on: some milliseconds."""

PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("foreign_keys", "ON", 1),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cache_size", "-256", -256),
)
"""(name, what is asked, what must be read back) on each connection."""

STATEMENTS_KEPT = 100
"""Statements that stay compiled, for a while up to half as many more: 28 kB each. A yearly overview asks 83, and takes
no longer when all are compiled anew.
"""

SECONDS_TO_WAIT = 5.0
_WRITES = "buurthuis_writes"
_SEEN = "buurthuis_seen"


class Enquiry(NamedTuple):
    """A statement that is built once, and what it is asked with this time. What every + at the door asks."""

    statement: Executable
    values: Mapping[str, Any]


class Work:
    """One unit of work: everything in it is seen by others together, or never.

    `written` is what its stores wrote, in order; `found` what was asked as it began.
    """

    def __init__(self, connection: Connection | None, *, writes: bool = True) -> None:
        self._connection: Any = connection
        self._writes = writes
        self._asked: dict[Hashable, Any] = {}
        self.written: list[Written] = []
        self.found: Sequence[Sequence[Any]] = ()

    @property
    def connection(self) -> Connection:
        """For what is asked of the database itself."""
        connection: Connection = self._connection
        return connection

    def soon(self, question: Enquiry) -> None:
        """Carry it out before anything else is asked, at the latest with the end of this unit of work."""
        self.connection.execute(*question)

    def once(self, key: Hashable, ask: Callable[[], R]) -> R:
        """What `ask` gives. In a unit of work that only reads it is asked once: nothing changes there meanwhile."""
        if self._writes or self.written:
            return ask()
        if key not in self._asked:
            self._asked[key] = ask()
        answer: R = self._asked[key]
        return answer

    def lacks(self, key: Hashable) -> bool:
        """Whether `once` would keep what it is given for this key."""
        return not (self._writes or self.written or key in self._asked)

    def store(self, record: type[R]) -> Store[R]:
        """The store for one record type, inside this unit of work."""
        return Store(self.connection, record, self.written, self.once)


class Database:
    """One centre file. Safe to use from several threads; writers wait for each other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._together = threading.local()
        self._engine, self._writing = self._engines()

    def _engines(self) -> tuple[Engine, Engine]:
        """The one to read with, and the one to write with."""
        engine = create_engine(
            "sqlite+pysqlite://",
            creator=lambda: connect(self.path),
            hide_parameters=True,
            # The default for a URL without a file is one connection a thread, and closes those of a sixth thread.
            poolclass=QueuePool,
            # The one that wrote last is used next, and knows what it wrote itself.
            pool_use_lifo=True,
            query_cache_size=STATEMENTS_KEPT,
        )
        event.listen(engine, "begin", _begin)
        return engine, engine.execution_options(**{_WRITES: True})

    @property
    def files(self) -> tuple[Path, ...]:
        """The file, and the journal beside it that stays."""
        return self.path, self.path.with_name(f"{self.path.name}-journal")

    @property
    def place(self) -> str:
        """Where the data are, for people."""
        return str(self.path.parent)

    def kept_file(self) -> Path:
        """A file with all that is kept by now, to be copied or looked through."""
        return self.path

    @contextmanager
    def read(self) -> Iterator[Work]:
        """A consistent view of the data; nothing is kept of what is written in it."""
        together: Work | None = getattr(self._together, "work", None)
        if together is not None:
            yield together
            return
        with self._speaking(), self._engine.connect() as connection:
            yield Work(connection, writes=False)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What this thread reads meanwhile is one reading, whichever service reads it: its parts agree.

        Raises RuntimeError at a write: it would wait for that reading to end.
        """
        with self.read() as work:
            self._together.work = work
            try:
                yield
            finally:
                self._together.work = None

    @contextmanager
    def begin(self, first: Enquiry | None = None) -> Iterator[Work]:
        """A write: committed when the block is left normally, undone when it raises. `first` is asked as it begins.

        Takes the write lock at once, because a read that turns into a write fails under contention.
        Raises Busy, DiskFull, Missing, ReadOnly or Damaged when the file cannot take it.
        """
        self._demand_no_reading()
        with self._speaking(), self._writing.begin() as connection:
            work = Work(connection)
            work.found = connection.execute(*first).all() if first else ()
            yield work

    def _demand_no_reading(self) -> None:
        if getattr(self._together, "work", None) is not None:
            raise RuntimeError("a write within a reading")

    def _speaking(self) -> AbstractContextManager[None]:
        return speaking()

    def written_elsewhere(self) -> bool:
        """Whether somebody else wrote since the last time that this was asked; the first time it is not known: True.

        SQLite tells it for each connection without reading the data. A second connection of this program can make it
        True once too often, never too seldom.
        """
        with speaking(), self._engine.connect() as connection:
            version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
            changed: bool = connection.info.get(_SEEN) != version
            connection.info[_SEEN] = version
            return changed

    def close(self) -> None:
        """Close the file. It is opened anew when somebody asks for more."""
        self._engine.dispose()


def connect(path: Path) -> sqlite3.Connection:
    """A connection to an existing file, with every setting made and read back.

    Raises Damaged when SQLite does not take a setting, and sqlite3.OperationalError when there is no file.
    """
    connection = sqlite3.connect(
        address(path.absolute(), "rw"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=SECONDS_TO_WAIT,
    )
    try:
        for name, asked, expected in PRAGMAS:
            connection.execute(f"PRAGMA {name}={asked}")
            (setting,) = connection.execute(f"PRAGMA {name}").fetchone()
            if setting != expected:
                raise Damaged(_("Het gegevensbestand werkt niet zoals het moet op deze schijf."))
    except BaseException:
        connection.close()
        raise
    return connection


def address(path: Path, mode: str) -> str:
    """What SQLite calls this file. The name of a server (`\\\\NAS\\map`) stays part of the path: as the authority that
    Python makes of it SQLite refuses it.
    """
    uri = path.as_uri()
    local = uri.startswith("file:///")
    return f"{uri if local else uri.replace('file://', 'file:////', 1)}?mode={mode}"


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def listening(connection: sqlite3.Connection, ask: Callable[[], None]) -> Iterator[None]:
    """Ask this now and again while SQLite works: what it raises stops SQLite, and is raised here."""
    raised: list[BaseException] = []

    def look() -> int:
        try:
            ask()
        except BaseException as error:  # noqa: BLE001 - SQLite would swallow it
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(look, _STEPS_BETWEEN)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
        if raised:
            raise raised[0]


@contextmanager
def speaking(
    tell: Callable[[Any], AppError | None] | None = None, kind: type[Exception] = sqlite3.Error
) -> Iterator[None]:
    """Turn known troubles, SQLite's unless another `tell` knows them, into sentences; anything else stays a bug."""
    try:
        yield
    except (DBAPIError, kind) as error:
        known = (tell or sentence_for)(error.orig if isinstance(error, DBAPIError) else error)
        if known is None:
            raise
        raise known from error


@contextmanager
def speaking_of_damage() -> Iterator[None]:
    """As `speaking`, for what is only asked to see whether a file is whole: any other trouble is damage too."""
    try:
        with speaking():
            yield
    except (
        sqlite3.Error,
        DBAPIError,
        UnicodeDecodeError,
    ) as error:  # a name of a table may be damaged too
        raise damaged() from error


def sentence_for(error: Any) -> AppError | None:
    """The known trouble behind an SQLite error, or None when it is a bug."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return loose_end()
    primary = code & 0xFF
    if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return busy()
    if primary == sqlite3.SQLITE_FULL:
        return DiskFull(_("De schijf is vol. Maak ruimte vrij; wat u net deed is niet bewaard."))
    if primary in {
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
    }:
        return _replaced() if code == sqlite3.SQLITE_READONLY_DBMOVED else _out_of_reach()
    if primary in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return damaged()
    return None


def loose_end() -> Conflict:
    """What to tell when a record would belong to nothing."""
    return Conflict(
        _(
            "Dit hoort bij iets dat er nog is, of dat net is verwijderd. "
            "Er is niets veranderd. Kijk wat er nu staat."
        )
    )


def busy() -> Busy:
    """What to tell when others write for too long."""
    return Busy(
        _("Een ander programma gebruikt de gegevens op dit moment. Probeer het zo nog eens.")
    )


def _out_of_reach() -> ReadOnly:
    return ReadOnly(
        _(
            "Het gegevensbestand kan niet worden gelezen of geschreven. "
            "Kijk of de schijf er nog is en of u er mag schrijven."
        )
    )


def _replaced() -> Missing:
    return Missing(
        _(
            "Het gegevensbestand is verplaatst of vervangen terwijl dit venster open was. "
            "Wat u net deed is niet bewaard. Sluit dit venster en start het programma opnieuw."
        )
    )


def damaged() -> Damaged:
    """What to tell about a file that is not whole, with the way on."""
    return Damaged(
        _("Het gegevensbestand is beschadigd. Zet een reservekopie terug: Bestand, Reservekopieën.")
    )
