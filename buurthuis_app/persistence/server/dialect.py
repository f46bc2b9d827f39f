"""Dialect of the server: where PostgreSQL differs from SQLite, it is made to answer as SQLite does, here and only here.

Texts sort by their bytes, whatever the server was set up with; what is empty sorts first; a whole number has 64 bits; a
text has no greatest length; a sum is a whole number. Queries are written once and know nothing of it.
"""

from typing import Any

from psycopg.adapt import Loader
from psycopg.pq import TransactionStatus
from sqlalchemy import Column, Integer, LargeBinary
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql import base
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg, PGDialect_psycopg
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import UnaryExpression
from typing_extensions import override

from buurthuis_app.persistence.types import ID_LENGTH, Id

NAME = "buurthuis+psycopg"
"""What `create_engine` knows it by."""


class ServerCompiler(PGCompiler_psycopg):
    """Statements."""

    @override
    def order_by_clause(self, select: Any, **options: Any) -> str:
        """What is empty comes first, as SQLite has it; descending it comes last."""
        words = [
            self.process(clause, **options) + _place_of_empty(clause)
            for clause in select._order_by_clauses  # noqa: SLF001 - as SQLAlchemy's own compilers do
        ]
        return f" ORDER BY {', '.join(words)}" if words else ""

    def visit_typeof_func(self, function: Any, **_options: Any) -> str:
        """What SQLite would say: here a column holds nothing else."""
        kind = _only(function).type
        if isinstance(kind, Id | LargeBinary):
            return "'blob'"
        return "'integer'" if isinstance(kind, Integer) else "'text'"

    def visit_length_func(self, function: Any, **options: Any) -> str:
        """An id has the bytes that it has in SQLite."""
        if isinstance(_only(function).type, Id):
            return str(ID_LENGTH)
        return f"length{self.function_argspec(function, **options)}"

    def visit_instr_func(self, function: Any, **options: Any) -> str:
        """Where one text begins in another; 0 for nowhere."""
        return f"strpos{self.function_argspec(function, **options)}"

    def visit_date_func(self, function: Any, **options: Any) -> str:
        """A day as text."""
        return f"CAST({self.process(_only(function), **options)} AS TEXT)"

    @override
    def _on_conflict_target(self, clause: Any, **_options: Any) -> str:
        """The upsert of SQLite's dialect, which took it from PostgreSQL: it names columns and nothing else."""
        names = (
            self.preparer.quote(column if isinstance(column, str) else column.name)
            for column in clause.inferred_target_elements
        )
        return f"({', '.join(names)})"


class ServerTypes(base.PGTypeCompiler):
    """Types of columns and casts."""

    @override
    def visit_INTEGER(self, type_: Any, **_options: Any) -> str:
        return "BIGINT"

    @override
    def visit_large_binary(self, type_: Any, **_options: Any) -> str:
        """Sixteen bytes are an id: migrations know no other word for it."""
        return "UUID" if type_.length == ID_LENGTH else "BYTEA"

    @override
    def visit_VARCHAR(self, type_: Any, **options: Any) -> str:
        return self.visit_TEXT(type_, **options)

    @override
    def visit_TEXT(self, type_: Any, **options: Any) -> str:
        in_table = isinstance(options.get("type_expression"), Column)
        return 'TEXT COLLATE "C"' if in_table else "TEXT"


class ServerDialect(PGDialect_psycopg):
    """PostgreSQL by psycopg, with these two."""

    supports_statement_cache = True
    statement_compiler = ServerCompiler
    type_compiler_cls = ServerTypes

    @override
    def do_rollback(self, dbapi_connection: Any) -> None:
        """psycopg would let the server forget all statements that it read so far."""
        server = dbapi_connection.pgconn
        if server.transaction_status != TransactionStatus.IDLE:
            server.exec_(b"ROLLBACK")


class WholeNumbers(Loader):
    """A sum of whole numbers is one, and anything else that PostgreSQL calls numeric a float."""

    @override
    def load(self, data: Any) -> int | float:
        text = bytes(data)
        return int(text) if text.lstrip(b"-").isdigit() else float(text)


def _only(function: Any) -> Any:
    (argument,) = function.clauses
    return argument


def _place_of_empty(clause: Any) -> str:
    """Also of a column that is never empty: in an outer join it is."""
    descending = isinstance(clause, UnaryExpression) and clause.modifier is operators.desc_op
    return " NULLS LAST" if descending else " NULLS FIRST"


registry.register(NAME.replace("+", "."), __name__, "ServerDialect")
