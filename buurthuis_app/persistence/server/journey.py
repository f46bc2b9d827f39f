"""Journey to a server: several statements that go together, and whose answers come back together."""

import select
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import compress, count
from typing import Any, NamedTuple

import psycopg
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGconn, PGresult
from sqlalchemy import Dialect, Executable

from buurthuis_app.persistence.database import Enquiry
from buurthuis_app.persistence.server.dialect import ServerDialect

_NUMBERED: Dialect = ServerDialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]
_NUMBER = count()
"""So that a name never stands for two statements."""

_Process = Callable[[Any], Any]


class Traveller:
    """What is kept with a line: the names of statements that its server read, and how values are written and read."""

    def __init__(self, line: psycopg.Connection[Any]) -> None:
        self.line = line
        self.known: dict[bytes, bytes] = {}
        self.words = Transformer(line)


class Errand(NamedTuple):
    """One statement on a journey."""

    statement: bytes
    values: Sequence[Any] = ()


class _Compiled(NamedTuple):
    statement: bytes
    own: dict[str, Any]
    given: tuple[tuple[str, _Process | None], ...]
    columns: tuple[tuple[int, _Process], ...]


def item(traveller: Traveller, question: Enquiry) -> Errand:
    """What to send."""
    compiled = _compiled(question.statement)
    values = {**compiled.own, **question.values}
    given = [process(values[name]) if process else values[name] for name, process in compiled.given]
    texts = traveller.words.dump_sequence(given, [PyFormat.TEXT] * len(given))
    return Errand(compiled.statement, texts)


def rows(traveller: Traveller, question: Enquiry, answer: PGresult) -> list[list[Any]]:
    """What came back, as SQLAlchemy gives it."""
    traveller.words.set_pgresult(answer)
    found = traveller.words.load_rows(0, answer.ntuples, list)
    columns = _compiled(question.statement).columns
    for row in found:
        for place, process in columns:
            row[place] = process(row[place])
    return found


def go(traveller: Traveller, items: Sequence[Errand]) -> list[PGresult]:
    """Ask all of it; gives the answer to each. When one fails the server skips the rest.

    Raises psycopg.Error of the one that fails.
    """
    server, known, wanted = traveller.line.pgconn, traveller.known, []
    server.enter_pipeline_mode()
    for statement, values in items:
        name = known.get(statement)
        if name is None:
            name = known[statement] = b"buurthuis_%d" % next(_NUMBER)
            server.send_prepare(name, statement)
            wanted.append(False)
        server.send_query_prepared(name, values)
        wanted.append(True)
    server.pipeline_sync()
    answers = list(_answers(server))
    if server.status == ConnStatus.BAD:
        raise psycopg.OperationalError
    for answer in answers:
        if answer.status == ExecStatus.FATAL_ERROR:
            known.clear()  # of the rest nobody knows whether the server read them
            raise psycopg.errors.error_from_result(answer)
    return list(compress(answers, wanted))


def _answers(server: PGconn) -> Iterator[PGresult]:
    """Until all is answered, or the server hangs up. Others in the program go on meanwhile."""
    while server.status != ConnStatus.BAD:
        while server.is_busy():
            select.select([server.socket], [], [])
            try:
                server.consume_input()
            except psycopg.OperationalError:
                break  # what it said before comes first
        answer = server.get_result()
        if answer is None:
            continue  # between two statements
        if answer.status == ExecStatus.PIPELINE_SYNC:
            server.exit_pipeline_mode()
            return
        yield answer


@cache
def _compiled(statement: Executable) -> _Compiled:
    """A statement of the program, in the server's words."""
    made: Any = statement.compile(dialect=_NUMBERED)  # type: ignore[attr-defined]
    kinds = {name: made.binds[name].type.dialect_impl(_NUMBERED) for name in made.positiontup}
    return _Compiled(
        str(made).encode(),
        {name: made.params[name] for name in kinds if not made.binds[name].required},
        tuple((name, kind.bind_processor(_NUMBERED)) for name, kind in kinds.items()),
        tuple(
            (place, process)
            for place, column in enumerate(getattr(statement, "selected_columns", ()))
            if (process := column.type.dialect_impl(_NUMBERED).result_processor(_NUMBERED, None))
        ),
    )
