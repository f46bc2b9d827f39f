"""Erasing at a person's request: whole rows, which get another id, and names or texts in other rows."""

import secrets
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Table, Text, delete, insert, literal, select, update

from buurthuis_app.domain.shared import person_search
from buurthuis_app.domain.shared.person_search import Span
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.erasure import retention
from buurthuis_app.persistence.queries.participants import participants
from buurthuis_app.persistence.queries.privacy.personal_finds import raw
from buurthuis_app.persistence.queries.volunteers import volunteers
from buurthuis_app.persistence.tables.columns import is_row, key_values, target_of
from buurthuis_app.persistence.types import Lines

Key = tuple[Any, ...]


def erase_row(work: Work, table: Table, key: UUID) -> UUID:
    """Empty all that is personal in a row about a person and in what refers to it; its id, which is new.

    The former id stands in older copies beside the name: by a new, random one nobody can tie what stays to it. Only a
    confidant keeps hers: the sealed register goes by it. Of a participant no row stays.
    """
    if table is schema.participant:
        participants.forget(work, [key])
        return key
    if table is schema.volunteer:
        volunteers.forget_times(work, [key])
    retention.erase_about(work, table, key)
    return key if table is schema.confidant else _renewed(work, table, key)


def text_of(work: Work, table: Table, key: Key, column: str) -> str | None:
    """What stands there now, as it is in the file; None when the row is gone."""
    statement = select(raw(table.c[column])).where(is_row(table))
    return work.connection.execute(statement, key_values(table, key)).scalar()


def hide(work: Work, table: Table, key: Key, column: str, spans: tuple[Span, ...]) -> None:
    """Make these parts of a text unreadable."""
    text = text_of(work, table, key, column) or ""
    _put(work, table, key, column, literal(person_search.without(text, spans), Text()))


def remove(work: Work, table: Table, key: Key, column: str) -> None:
    """Empty a text or a picture. A half-written form goes as a whole; what must say something says that it is gone."""
    if table is schema.draft:
        work.connection.execute(delete(table).where(is_row(table)), key_values(table, key))
        return
    _put(work, table, key, column, _nothing(table.c[column]))


def _nothing(column: Column[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, Lines):
        return literal("[]", Text())
    personal: Personal = column.info["personal"]
    if personal.retention is Retention.ON_REQUEST:
        return literal(person_search.HIDDEN, Text())
    return retention.empty(column)


def _put(work: Work, table: Table, key: Key, column: str, value: ColumnElement[Any]) -> None:
    """Write this in one row, as its next version: a form that is open on it is refused."""
    values = {column: value}
    if "version" in table.c:
        values["version"] = table.c.version + 1
    statement = update(table).where(is_row(table)).values(values)
    work.connection.execute(statement, key_values(table, key))
    if (
        table is schema.adopted_story
    ):  # the paper as it was drawn has the text too: it is drawn anew
        adopted = schema.adopted
        drawn = update(adopted).where(adopted.c.id == key[0])
        work.connection.execute(drawn.values(content=b""))


def _renewed(work: Work, table: Table, key: UUID) -> UUID:
    new = UUID(bytes=secrets.token_bytes(16), version=4)
    row = work.connection.execute(select(table).where(table.c.id == key)).mappings().one()
    work.connection.execute(insert(table).values({**row, "id": new}))
    for other in schema.metadata.sorted_tables:
        for column in other.columns:
            if target_of(column) == table.name:
                changed = update(other).where(column == key).values({column.name: new})
                work.connection.execute(changed)
    work.connection.execute(delete(table).where(table.c.id == key))
    return new
