"""Store: one record type in its table. A new field is one line in the record and one in the table."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Insert,
    RowMapping,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    tuple_,
    update,
)

from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence import schema
from buurthuis_app.records import replace

R = TypeVar("R")
Written = tuple[tuple[Any, Any], ...]
"""What one call of a store did to each record: (before, after), None for not there. All came, went or changed."""

Once = Callable[[Hashable, Callable[[], Any]], Any]
"""`Work.once`: a paper asks many times for the centre, its rooms, its closed days."""

_MANY = 1000
"""From so many records on they are added a column at a time."""
_FEW = 500
"""Up to so many records are named one by one when their links are asked for."""


class Store(Generic[R]):
    """Adds, finds, replaces and removes records of one type within a unit of work."""

    def __init__(
        self, connection: Connection, record: type[R], written: list[Written], once: Once
    ) -> None:
        self._connection = connection
        self._written = written
        self._once = once
        self._record = record
        kind: Any = record
        form = _form_of(kind)
        self._table, self._links = form.table, form.links
        self._names, self._several = form.names, form.several
        self._keys, self._versioned = form.keys, form.versioned

    def get(self, *key: Any) -> R | None:
        """The record with this primary key, or None."""
        found: R | None = self._once(("get", self._record, *key), lambda: self._got(key))
        return found

    def _got(self, key: tuple[Any, ...]) -> R | None:
        values = {column.name: part for column, part in zip(self._keys, key, strict=True)}
        row = self._connection.execute(_by_key(self._table), values).mappings().first()
        return None if row is None else self._made_of([row])[0]

    def find(self, **equals: Any) -> tuple[R, ...]:
        """All records whose fields equal these values, in the order of their ids."""
        asked = ("find", self._record, *equals.items())
        found: tuple[R, ...] = self._once(asked, lambda: self._found(equals))
        return found

    def _found(self, equals: Mapping[str, Any]) -> tuple[R, ...]:
        given = {name: value for name, value in equals.items() if value is not None}
        empty = tuple(name for name, value in equals.items() if value is None)
        return self.select(_equal(self._table, tuple(given), empty), given)

    def select(
        self, statement: Select[Any], values: Mapping[str, Any] | None = None
    ) -> tuple[R, ...]:
        """The records that a select of this table's columns finds, in its order; `values` for its parameters."""
        return tuple(self._made_of(self._connection.execute(statement, values).mappings().all()))

    def add(self, *records: R) -> None:
        """Add new records."""
        if len(records) >= _MANY and self._connection.dialect.positional:
            self._add_many(records)
        elif records:
            self._connection.execute(
                _adding(self._table), [self._values(record) for record in records]
            )
        self._tie(records)
        self._note((None, record) for record in records)

    def _add_many(self, records: Sequence[R]) -> None:
        """An imported list brings tens of thousands: a column at a time takes half the time of a row at a time."""
        dialect = self._connection.dialect
        statement = _adding(self._table).compile(dialect=dialect, column_keys=self._names)
        columns: list[Iterable[Any]] = []
        for name in statement.positiontup or ():
            values = map(attrgetter(name), records)
            kind = self._table.c[name].type.dialect_impl(dialect)
            processor = kind.bind_processor(dialect)
            columns.append(values if processor is None else _each_once(processor, values))
        self._connection.exec_driver_sql(str(statement), list(zip(*columns, strict=True)))

    def replace(self, record: R) -> R:
        """Keep the changed record and return it with its next version.

        Raises Conflict when the kept one has another version than `record`: somebody changed it since. One that has no
        version is written over whatever there is.
        """
        return self.replace_all([record])[0]

    def replace_all(self, records: Sequence[R]) -> tuple[R, ...]:
        """Keep changed records, each as `replace` does it, in one statement. Raises Conflict for any of them."""
        if not records:
            return ()
        renewed = tuple(map(_next_version, records)) if self._versioned else tuple(records)
        former = self.present(records)
        names = self._changing(former, renewed)
        values = [
            {
                **self._keyed(record),
                **({"former_version": record.version} if self._versioned else {}),  # type: ignore[attr-defined]
                **{f"new_{name}": getattr(new, name) for name in names},
            }
            for record, new in zip(records, renewed, strict=True)
        ]
        statement = _replacing(self._table, names)
        if self._connection.execute(statement, values).rowcount != len(renewed):
            raise Conflict(
                _(
                    "Dit is intussen veranderd, misschien door iemand anders. "
                    "Kijk wat er nu staat en probeer het opnieuw."
                )
            )
        self._untie(records)
        self._tie(renewed)
        self._note(zip(former, renewed, strict=True))
        return renewed

    def _changing(self, former: Sequence[R | None], renewed: Sequence[R]) -> tuple[str, ...]:
        """What must be written: of many records only what differs, for the indexes of the rest can stay.

        That a row has its version still says that it is as it was read.
        """
        if len(renewed) < _FEW or not self._versioned or None in former:
            return self._names
        pairs = tuple(zip(former, renewed, strict=True))
        return tuple(
            name
            for name, of in zip(self._names, map(attrgetter, self._names), strict=True)
            if any(of(was) != of(now) for was, now in pairs)
        )

    def remove(self, records: Iterable[R]) -> None:
        """Forget these records. Raises Conflict when one is not there any more."""
        records = tuple(records)
        if not records:
            return
        former = self.present(records)
        self._untie(records)
        keys = [self._keyed(record) for record in records]
        if self._connection.execute(_removing(self._table), keys).rowcount != len(keys):
            raise Conflict(_("Dit is intussen al verwijderd. Er is niets veranderd."))
        self._note((record, None) for record in former)

    def present(self, records: Sequence[R]) -> tuple[R | None, ...]:
        """What is kept by now under the key of each of these; None for nothing."""
        if len(records) == 1:
            return (self.get(*self._key(records[0])),)
        kept: dict[tuple[Any, ...], R] = {}
        for start in range(0, len(records), _FEW):
            keys = [self._key(record) for record in records[start : start + _FEW]]
            several = len(self._keys) > 1
            named = tuple_(*self._keys).in_(keys) if several else self._keys[0].in_(chain(*keys))
            found = self.select(select(self._table).where(named))
            kept |= {self._key(record): record for record in found}
        return tuple(kept.get(self._key(record)) for record in records)

    def _note(self, changes: Iterable[tuple[R | None, R | None]]) -> None:
        noted = tuple((before, after and self.as_read(after)) for before, after in changes)
        if noted:
            self._written.append(noted)

    def as_read(self, record: R) -> R:
        """The record as it will be read: what it is tied to stands in the order of the ids."""
        tied = {name: kind(sorted(getattr(record, name))) for name, kind in self._several.items()}
        return replace(record, **tied) if tied else record  # type: ignore[type-var]

    def _key(self, record: R) -> tuple[Any, ...]:
        return tuple(getattr(record, column.name) for column in self._keys)

    def _keyed(self, record: R) -> dict[str, Any]:
        return {f"key_{column.name}": getattr(record, column.name) for column in self._keys}

    def _values(self, record: R) -> dict[str, Any]:
        return {name: getattr(record, name) for name in self._names}

    def _made_of(self, rows: Sequence[RowMapping]) -> list[R]:
        return self.made_of(
            rows, {name: self._linked(name, rows) for name in self._links} if rows else {}
        )

    def made_of(
        self, rows: Sequence[Mapping[Any, Any]], linked: Mapping[str, Mapping[UUID, list[UUID]]]
    ) -> list[R]:
        """The records of these rows; `linked` says for each field of several what a row is tied to, in their order."""
        return [
            self._record(
                **{name: row[name] for name in self._names},
                **{
                    name: self._several[name](linked_ids.get(row["id"], ()))
                    for name, linked_ids in linked.items()
                },
            )
            for row in rows
        ]

    def _linked(self, name: str, rows: Sequence[RowMapping]) -> dict[UUID, list[UUID]]:
        """For each row what it is tied to, in the order of the ids."""
        few = len(rows) <= _FEW
        values = {"owners": [row["id"] for row in rows]} if few else {}
        linked: dict[UUID, list[UUID]] = defaultdict(list)
        for key, tied in self._connection.execute(_tied(self._links[name], few=few), values):
            linked[key].append(tied)
        return linked

    def _tie(self, records: Iterable[R]) -> None:
        for name, table in self._links.items():
            owner, other = table.columns
            pairs = [
                {owner.name: record.id, other.name: tied}  # type: ignore[attr-defined]
                for record in records
                for tied in getattr(record, name)
            ]
            if pairs:
                self._connection.execute(_adding(table), pairs)

    def _untie(self, records: Iterable[R]) -> None:
        for table in self._links.values():
            owners = [{"owner": record.id} for record in records]  # type: ignore[attr-defined]
            if owners:
                self._connection.execute(_untying(table), owners)


class _Form(NamedTuple):
    """What of a record type its store asks again and again."""

    table: Table
    links: Mapping[str, Table]
    names: tuple[str, ...]
    several: dict[str, Any]
    keys: tuple[ColumnElement[Any], ...]
    versioned: bool


@cache
def _form_of(record: Any) -> _Form:
    table, links = schema.table_of(record), schema.links_of(record)
    names, defaults = record.__struct_fields__, record.__struct_defaults__
    # Its default says what a field of several is: a tuple in the order of the ids, or a set.
    last = dict(zip(reversed(names), reversed(defaults), strict=False))
    return _Form(
        table=table,
        links=links,
        names=tuple(name for name in names if name not in links),
        several={name: type(last[name]) for name in links},
        keys=tuple(table.primary_key.columns),
        versioned="version" in table.c,
    )


def _next_version(record: Any) -> Any:
    return replace(record, version=record.version + 1)


def _each_once(process: Callable[[Any], Any], values: Iterable[Any]) -> Iterator[Any]:
    """What the database keeps for each value; in a list the same one often stands many times below itself."""
    last = result = process(None)
    for value in values:
        if value is not last:
            last, result = value, process(value)
        yield result


# Statements are built once a table: to build one takes SQLAlchemy as long as SQLite to answer it.


@cache
def _by_key(table: Table) -> Select[Any]:
    keys = table.primary_key.columns
    return select(table).where(*(column == bindparam(column.name) for column in keys))


@cache
def _equal(table: Table, given: tuple[str, ...], empty: tuple[str, ...]) -> Select[Any]:
    matches = [table.c[name] == bindparam(name) for name in given]
    matches += [table.c[name].is_(None) for name in empty]
    return select(table).where(*matches).order_by(*table.primary_key.columns)


@cache
def _tied(table: Table, *, few: bool) -> Select[Any]:
    owner, other = table.columns
    statement = select(owner, other).order_by(owner, other)
    return statement.where(owner.in_(bindparam("owners", expanding=True))) if few else statement


@cache
def _adding(table: Table) -> Insert:
    return insert(table)


@cache
def _untying(table: Table) -> Delete:
    return delete(table).where(next(iter(table.columns)) == bindparam("owner"))


@cache
def _replacing(table: Table, names: tuple[str, ...]) -> Update:
    matches: list[Any] = [
        column == bindparam(f"key_{column.name}") for column in table.primary_key.columns
    ]
    if "version" in table.c:
        matches.append(table.c.version == bindparam("former_version"))
    return update(table).where(*matches).values({name: bindparam(f"new_{name}") for name in names})


@cache
def _removing(table: Table) -> Delete:
    keys = (column == bindparam(f"key_{column.name}") for column in table.primary_key.columns)
    return delete(table).where(*keys)
