"""Erasing what is personal and past its time: one loop over the marks in the schema."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from msgspec import Struct
from sqlalchemy import (
    Column,
    ColumnElement,
    Integer,
    LargeBinary,
    Table,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    update,
)

from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.erasure.retention_rules import RULES


class Due(Struct, frozen=True, kw_only=True):
    """How many rows of one table are past their time under one rule."""

    retention: Retention
    months: int
    table: str
    rows: int


def months(work: Work, retention: Retention) -> int:
    """How many months a rule keeps: the shortest that any centre in the file chose, or the usual number."""
    rule, setting = RULES[retention], schema.setting
    statement = select(func.min(cast(setting.c.value, Integer))).where(
        setting.c.key == rule.setting
    )
    chosen = work.connection.execute(statement).scalar_one() if rule.setting else None
    return rule.months if chosen is None else int(chosen)


class KeptColumn(Struct, frozen=True, kw_only=True):
    """A personal column, with its mark and for how many months it is kept in this file."""

    table: str
    column: str
    personal: Personal
    months: int


def kept_columns(work: Work) -> tuple[KeptColumn, ...]:
    """Every personal column there is."""
    return tuple(
        KeptColumn(
            table=table.name,
            column=column.name,
            personal=column.info["personal"],
            months=months(work, column.info["personal"].retention),
        )
        for table in schema.metadata.sorted_tables
        for column in table.columns
        if "personal" in column.info
    )


def due(work: Work, today: dt.date) -> tuple[Due, ...]:
    """What would be erased on `today`, without touching it."""
    due_rows = []
    for rule in marked(work, today):
        statement = select(func.count()).select_from(rule.table).where(rule.condition)
        rows = work.connection.execute(statement).scalar_one()
        due_rows.append(
            Due(retention=rule.retention, months=rule.months, table=rule.table.name, rows=rows)
        )
    return tuple(due_rows)


def erase_about(work: Work, owner: Table, key: UUID) -> None:
    """Empty all that is personal in one record and in every row that belongs to it, at once and whatever its term.

    A row that only names somebody lets the record go; its words are a find of their own, as are those of a copy.
    """
    for table in schema.metadata.sorted_tables:
        marked = [column for column in table.columns if "personal" in column.info]
        own = [owner.c.id] if table is owner else []
        refer = [
            c
            for c in table.columns
            if "copied" not in c.info
            and any(foreign_key.column.table is owner for foreign_key in c.foreign_keys)
        ]
        emptied = {column.name: empty(column) for column in marked}
        for column in (*own, *refer) if emptied else ():
            values = {column.name: null()} if "names" in column.info else emptied
            work.connection.execute(update(table).where(column == key).values(values))


class Marked(Struct, frozen=True, kw_only=True):
    """The columns of one table that one rule ends: which rows hold something due, and what to put there."""

    retention: Retention
    months: int
    table: Table
    condition: ColumnElement[bool]
    emptied: dict[str, ColumnElement[Any]]


def marked(work: Work, today: dt.date) -> Iterator[Marked]:
    """Each rule of each table, with what would be past its time on `today`."""
    terms = {retention: months(work, retention) for retention in RULES}
    for table, retention, filled, emptied in _ending():
        term = terms[retention]
        due_now = RULES[retention].due(table, today - relativedelta(months=term), today)
        yield Marked(
            retention=retention,
            months=term,
            table=table,
            condition=and_(due_now, filled),
            emptied=emptied,
        )


@cache
def _ending() -> tuple[
    tuple[Table, Retention, ColumnElement[bool], dict[str, ColumnElement[Any]]], ...
]:
    """Of each table and rule: when one of the columns it ends holds something, and what comes in their place."""
    ended: dict[tuple[Table, Retention], list[Column[Any]]] = defaultdict(list)
    for table in schema.metadata.sorted_tables:
        for column in table.columns:
            personal = column.info.get("personal")
            if personal is not None and personal.retention is not Retention.ON_REQUEST:
                ended[table, personal.retention].append(column)
    return tuple(
        (
            table,
            retention,
            or_(*(_filled(column) for column in columns)),
            {column.name: empty(column) for column in columns},
        )
        for (table, retention), columns in ended.items()
    )


def _filled(column: Column[Any]) -> ColumnElement[bool]:
    nothing = _nothing(column)
    return column.is_not(None) if nothing is None else column != nothing


def empty(column: Column[Any]) -> ColumnElement[Any]:
    """What a column holds when it holds nothing. A text that is not there stays not there."""
    nothing = _nothing(column)
    return null() if nothing is None else case((column.is_not(None), nothing))


def _nothing(column: Column[Any]) -> ColumnElement[Any] | None:
    """No words or no picture; None for what has no empty value of its own, such as a date."""
    if isinstance(column.type, LargeBinary):
        return literal(b"", column.type)
    return literal("", column.type) if isinstance(column.type, Text) else None
