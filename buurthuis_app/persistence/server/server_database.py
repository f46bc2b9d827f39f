"""The database on a server: the same units of work as a file has, one writer at a time."""

import select
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, QueuePool, create_engine, event, text
from sqlalchemy.exc import DisconnectionError
from typing_extensions import override

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import SECONDS_TO_WAIT, Database, Enquiry, Work
from buurthuis_app.persistence.server import dialect, passwords, transfer, troubles
from buurthuis_app.persistence.server.address import ServerAddress
from buurthuis_app.persistence.server.server_work import CHANNEL, ServerWork

DESK = 0x42757573
"""The advisory lock of who has a database open."""

_LINE = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,  # milliseconds
}
"""How soon a line that went dead is noticed."""

_SETTINGS = {
    "TimeZone": "UTC",
    "DateStyle": "ISO",
    "client_encoding": "UTF8",
    "lock_timeout": f"{SECONDS_TO_WAIT:.0f}s",
    "idle_in_transaction_session_timeout": "60s",  # a desk that is cut off may not keep the others waiting
    "search_path": "public",
}


class ServerDatabase(Database):
    """One centre on a server. `path` is where this computer keeps what a file has beside it: backups and ledger."""

    def __init__(self, address: ServerAddress, path: Path) -> None:
        self.address = address
        self._written_out = ""
        self._name = new_id().hex
        self._ear: psycopg.Connection[Any] | None = None
        super().__init__(path)

    @override
    def _engines(self) -> tuple[Engine, Engine]:
        engine = create_engine(
            f"{dialect.NAME}://",
            creator=lambda: _sit_down(connect(self.address)),
            hide_parameters=True,
            poolclass=QueuePool,
            pool_use_lifo=True,
            use_native_hstore=False,
        )
        event.listen(engine, "checkout", _demand_alive)
        return engine.execution_options(isolation_level="REPEATABLE READ"), engine

    @property
    @override
    def place(self) -> str:
        """The server, and the name that it knows us by."""
        return self.address.key

    @property
    @override
    def files(self) -> tuple[Path, ...]:
        """None: no time of a file tells when something was written."""
        return ()

    @override
    def written_elsewhere(self) -> bool:
        """Whether another desk wrote since this was last asked; the first time it is not known: True.

        The server tells it by itself: nothing goes over the line to ask.
        """
        with self._speaking():
            if self._ear is None or self._ear.closed:
                self._ear = _sit_down(connect(self.address))
                self._ear.execute(f"LISTEN {CHANNEL}".encode())
                self._ear.commit()
                return True
            heard = list(self._ear.notifies(timeout=0))
            return any(told.payload != self._name for told in heard)

    @override
    def close(self) -> None:
        """Let go of all lines. There are new ones when somebody asks for more."""
        if self._ear is not None:
            self._ear.close()
            self._ear = None
        super().close()

    @override
    def kept_file(self) -> Path:
        """All that is on the server, written out at `path` unless nobody wrote anything since the last time.

        Raises Unreachable, DiskFull or ReadOnly.
        """
        with self.read() as work:
            last = work.connection.scalar(text("SELECT CAST(pg_current_snapshot() AS text)"))
            if last != self._written_out or not self.path.exists():
                transfer.write_file(work, self.path)
                self._written_out = last
        return self.path

    @override
    def _speaking(self) -> AbstractContextManager[None]:
        return troubles.speaking()

    @contextmanager
    @override
    def begin(self, first: Enquiry | None = None) -> Iterator[Work]:
        """A write: committed when the block is left normally, undone when it raises. `first` is asked as it begins.

        Raises Unreachable when the server is away, also while it is committed: then nobody knows how it ended.
        """
        self._demand_no_reading()
        with self._speaking():
            work = ServerWork(self._writing)
            try:
                work.start(first)
                yield work
                work.commit(self._name)
            finally:
                work.close()


def connect(address: ServerAddress, password: str | None = None) -> psycopg.Connection[Any]:
    """A line to the server, with every setting made. Raises psycopg.Error.

    Without a password what libpq finds by itself is tried, and where that is not enough the one in the keyring.
    """
    parameters: dict[str, Any] = {
        **address.parameters,
        **_LINE,
        "application_name": "Buurthuis",
        "options": " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items()),
    }
    try:
        connection = psycopg.connect(**parameters, password=password)
    except psycopg.OperationalError as error:
        known = passwords.known(address) if error.pgconn and error.pgconn.needs_password else None
        if known is None:
            raise
        connection = psycopg.connect(**parameters, password=known)
    connection.adapters.register_loader("numeric", dialect.WholeNumbers)
    return connection


def _sit_down(line: psycopg.Connection[Any]) -> psycopg.Connection[Any]:
    """Say that a desk is here, as long as the line lasts. Raises Busy while the server is brought up to date."""
    here = line.execute(f"SELECT pg_try_advisory_lock_shared({DESK})").fetchone()
    line.commit()
    if not here or not here[0]:
        line.close()
        raise troubles.being_prepared()
    return line


def _demand_alive(line: Any, _record: object, _proxy: object) -> None:
    """A server that stopped has said so on the lines that nobody used meanwhile: SQLAlchemy then makes a new one."""
    said_something, _, _ = select.select([line.pgconn.socket], [], [], 0)
    if line.closed or said_something:
        raise DisconnectionError
