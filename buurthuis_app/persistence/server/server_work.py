"""Work on a server: a write in as few journeys as there can be, with one writer at a time."""

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.pq.abc import PGresult
from sqlalchemy import Connection, Engine
from typing_extensions import override

from buurthuis_app.persistence.database import Enquiry, Work
from buurthuis_app.persistence.server import journey, troubles
from buurthuis_app.persistence.server.journey import Errand, Traveller

WRITER = 0x42757572
"""The advisory lock of a database: who reads how many places are left must be the next to take one."""

CHANNEL = "buurthuis"
"""Where desks tell each other that something was written."""

_BEGIN = (
    Errand(b"BEGIN ISOLATION LEVEL READ COMMITTED"),
    Errand(b"SELECT pg_advisory_xact_lock(%d)" % WRITER),
)
_COMMIT = Errand(b"COMMIT")
_TELL = (
    b"SELECT set_config('synchronous_commit', 'off', true), pg_notify('%s', $1)" % CHANNEL.encode()
)
_TRAVELLER = "buurthuis_traveller"
_CAN_GO_ON = {TransactionStatus.IDLE, TransactionStatus.INTRANS, TransactionStatus.INERROR}


class ServerWork(Work):
    """It begins together with its first question, and ends together with its last change."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(None)
        self._engine, self._pooled = engine, engine.raw_connection()
        self._line: Any = self._pooled.driver_connection
        self._traveller: Traveller = self._pooled.info.get(_TRAVELLER) or self._set_out()
        self._waiting: list[Errand] = []

    @property
    @override
    def connection(self) -> Connection:
        """For all that is not asked as a `Enquiry`."""
        if self._waiting:
            self._go(self._waiting)
            self._waiting = []
        if self._connection is None:
            self._connection = Connection(self._engine, self._pooled)
            self._connection.begin()
        return super().connection

    def start(self, first: Enquiry | None) -> None:
        """Begin, after any other writer, and find what is asked. Raises psycopg.Error."""
        asked = [journey.item(self._traveller, first)] if first else []
        *_begun, answer = self._go([*_BEGIN, *asked])
        if first:
            self.found = journey.rows(self._traveller, first, answer)

    @override
    def soon(self, question: Enquiry) -> None:
        self._waiting.append(journey.item(self._traveller, question))

    def commit(self, name: str) -> None:
        """The others hear of it right after it is on the disk, and not with it: of all that notify, in whatever
        database, a server commits one at a time, and each would wait for the disk.

        Raises Unreachable when the line broke meanwhile, and psycopg.Error.
        """
        try:
            *_changes, ended, _told = self._go(
                [*self._waiting, _COMMIT, Errand(_TELL, [name.encode()])]
            )
        except psycopg.OperationalError as error:
            if self._line.closed:
                raise troubles.unsure() from error
            raise
        if ended.command_status != b"COMMIT":  # something failed before, and whoever wrote went on
            raise psycopg.errors.InFailedSqlTransaction

    def close(self) -> None:
        """Let go of the line. What was not committed is undone."""
        lent = self._connection or self._pooled
        if self._pooled.is_valid and self._line.pgconn.transaction_status not in _CAN_GO_ON:
            lent.invalidate()
        if self._pooled.is_valid:
            lent.close()

    def _go(self, items: Sequence[Errand]) -> list[PGresult]:
        return journey.go(self._traveller, items)

    def _set_out(self) -> Traveller:
        made = self._pooled.info[_TRAVELLER] = Traveller(self._line)
        return made
