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

Known = dict[bytes, bytes]
"""The names by which a line knows statements: each is read by the server once."""

_Process = Callable[[Any], Any] | None


class Errand(NamedTuple):
    """One statement on a journey."""

    statement: bytes
    values: Sequence[Any] = ()


class _Compiled(NamedTuple):
    statement: bytes
    own: dict[str, Any]
    given: tuple[tuple[str, _Process], ...]
    columns: tuple[_Process, ...]


def item(line: psycopg.Connection[Any], question: Enquiry) -> Errand:
    """What to send."""
    compiled = _compiled(question.statement)
    values = {**compiled.own, **question.values}
    given = [process(values[name]) if process else values[name] for name, process in compiled.given]
    texts = Transformer(line).dump_sequence(given, [PyFormat.TEXT] * len(given))
    return Errand(compiled.statement, texts)


def rows(
    line: psycopg.Connection[Any], question: Enquiry, answer: PGresult
) -> list[tuple[Any, ...]]:
    """What came back, as SQLAlchemy gives it."""
    reader = Transformer(line)
    reader.set_pgresult(answer)
    columns = _compiled(question.statement).columns
    return [
        tuple(process(value) if process else value for process, value in zip(columns, row))  # noqa: B905 - at every +
        for row in reader.load_rows(0, answer.ntuples, tuple)
    ]


def go(line: psycopg.Connection[Any], known: Known, items: Sequence[Errand]) -> list[PGresult]:
    """Ask all of it; gives the answer to each. When one fails the server skips the rest.

    Raises psycopg.Error of the one that fails.
    """
    server, wanted = line.pgconn, []
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
    columns = getattr(statement, "selected_columns", ())
    return _Compiled(
        str(made).encode(),
        {name: made.params[name] for name in kinds if not made.binds[name].required},
        tuple((name, kind.bind_processor(_NUMBERED)) for name, kind in kinds.items()),
        tuple(
            column.type.dialect_impl(_NUMBERED).result_processor(_NUMBERED, None)
            for column in columns
        ),
    )
