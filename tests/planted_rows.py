"""Rows planted in any table, with whatever rows they need themselves, by what the schema says of its columns."""

import datetime as dt
from typing import Any

import sqlalchemy as sa

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.tables.columns import target_of
from buurthuis_app.persistence.tables.volunteers import Stays
from buurthuis_app.persistence.types import Id, Lines, Places, SetOf, SittingsOf, UtcMoment

DAY = dt.date(2026, 11, 1)


def plant(work: Work, table: sa.Table, texts: dict[str, Any]) -> dict[str, Any]:
    """Add a row with these values; what it refers to is the first row there is, or a planted one."""
    values: dict[str, Any] = {}
    for column in table.columns:
        target = target_of(column)
        if column.name in texts:
            values[column.name] = texts[column.name]
        elif column.nullable:
            values[column.name] = None
        elif target is not None:
            values[column.name] = _first(work, schema.table(target))
        else:
            values[column.name] = _of_type(column)
    work.connection.execute(sa.insert(table).values(values))
    return values


def _first(work: Work, table: sa.Table) -> Any:
    found = work.connection.execute(sa.select(table.c.id).limit(1)).scalar()
    return found if found is not None else plant(work, table, {})["id"]


def _of_type(column: sa.Column[Any]) -> Any:
    kind = column.type
    if isinstance(kind, sa.Enum):
        members: Any = kind.enum_class
        return next(iter(members))
    for known, value in (
        (SetOf, frozenset()),
        (Lines | Places | SittingsOf | Stays, ()),
        (UtcMoment, dt.datetime(2026, 11, 1, tzinfo=dt.UTC)),
        (Id, new_id()),
        (sa.Boolean, False),
        (sa.Date, DAY),
        (sa.Time, dt.time(10)),
        (sa.Integer, 1),
        (sa.Float, 1.0),
        (sa.LargeBinary, b"x"),
    ):
        if isinstance(kind, known):
            return value
    return "x"
