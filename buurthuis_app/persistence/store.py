"""Store: one record type in its table. A new field is one line in the record and one in the table."""

from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.schema import RECORD_TABLES

R = TypeVar("R")


class Store(Generic[R]):
    """Adds, finds, replaces and removes records of one type within a unit of work."""

    def __init__(self, connection: Connection, record: type[R]) -> None:
        self._connection = connection
        self._record = record
        self._table: Table = RECORD_TABLES[record]
        self._names = tuple(field.name for field in fields(record))  # type: ignore[arg-type]
        self._keys = tuple(self._table.primary_key.columns)

    def get(self, *key: Any) -> R | None:
        """The record with this primary key, or None."""
        values = {column.name: part for column, part in zip(self._keys, key, strict=True)}
        row = self._connection.execute(_by_key(self._table), values).mappings().first()
        return None if row is None else self._made_of(row)

    def find(self, **equals: Any) -> tuple[R, ...]:
        """All records whose fields equal these values, in the order of their ids."""
        statement = select(self._table).order_by(*self._keys)
        for name, value in equals.items():
            statement = statement.where(self._table.c[name] == value)
        return tuple(self._made_of(row) for row in self._connection.execute(statement).mappings())

    def add(self, *records: R) -> None:
        """Keep new records."""
        if records:
            self._connection.execute(
                insert(self._table), [self._values(record) for record in records]
            )

    def replace(self, record: R) -> R:
        """Keep the changed record and return it with its next version.

        Raises Conflict when the kept one has another version than `record`: somebody changed it since.
        """
        kept = replace(record, version=record.version + 1)  # type: ignore[type-var, attr-defined]
        statement = (
            update(self._table)
            .where(*self._same_key(record), self._table.c.version == record.version)  # type: ignore[attr-defined]
            .values(self._values(kept))
        )
        if self._connection.execute(statement).rowcount != 1:
            raise Conflict(
                _(
                    "Iemand anders heeft dit intussen veranderd. "
                    "Kijk wat er nu staat en probeer het opnieuw."
                )
            )
        return kept

    def remove(self, records: Iterable[R]) -> None:
        """Forget these records. Raises Conflict when one is not there any more."""
        for record in records:
            statement = delete(self._table).where(*self._same_key(record))
            if self._connection.execute(statement).rowcount != 1:
                raise Conflict(_("Dit is intussen al verwijderd. Er is niets veranderd."))

    def _same_key(self, record: R) -> list[Any]:
        return [column == getattr(record, column.name) for column in self._keys]

    def _values(self, record: R) -> dict[str, Any]:
        return {name: getattr(record, name) for name in self._names}

    def _made_of(self, row: RowMapping) -> R:
        return self._record(**{name: row[name] for name in self._names})


@cache
def _by_key(table: Table) -> Select[Any]:
    """Built once a table: counting at the door asks it twice for every person."""
    keys = table.primary_key.columns
    return select(table).where(*(column == bindparam(column.name) for column in keys))
