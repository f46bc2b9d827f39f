"""The sealed register as a whole, and its rows apart from those that only somebody outside the program can have made.

A row of another shape (half an id, a text for bytes, no date) would stop the reading of all: it is left out here, and
counted. Only SQLite keeps such rows.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    not_,
    select,
)

from buurthuis_app.domain.confidant.sealed_records import (
    ConfidantKey,
    SealedMessage,
    SealedRecord,
    SealedRecordKey,
    SignedReaders,
)
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.types import Id

_KEY, _MESSAGE = schema.confidant_key, schema.sealed_message
_RECORD, _RECORD_KEY = schema.sealed_record, schema.sealed_record_key
_LIST, _CONTENTS = schema.signed_readers, schema.sealed_contents
_ID_BYTES, _MOST = 16, 2**53


def keys(work: Work, centre_id: UUID) -> tuple[ConfidantKey, ...]:
    """The keys of a centre, the oldest first."""
    statement = _those(_KEY, _KEY.c.centre_id, _KEY.c.active_from, _KEY.c.id)
    return work.store(ConfidantKey).select(statement.params(whose=centre_id))


def lists(work: Work, centre_id: UUID) -> tuple[SignedReaders, ...]:
    """The lists of readers in the order of their numbers."""
    statement = _those(_LIST, _LIST.c.centre_id, _LIST.c.number)
    return work.store(SignedReaders).select(statement.params(whose=centre_id))


def messages(work: Work, key_id: UUID) -> tuple[SealedMessage, ...]:
    """What was left for this key."""
    statement = _those(_MESSAGE, _MESSAGE.c.key_id, _MESSAGE.c.message_id)
    return work.store(SealedMessage).select(statement.params(whose=key_id))


def number_of_messages(work: Work) -> int:
    """How many rows there are, whatever they hold."""
    return work.connection.execute(select(func.count()).select_from(_MESSAGE)).scalar_one()


def records(work: Work, centre_id: UUID) -> tuple[SealedRecord, ...]:
    """Every case and half-written form of a centre, still closed."""
    statement = _those(_RECORD, _RECORD.c.centre_id, _RECORD.c.id)
    return work.store(SealedRecord).select(statement.params(whose=centre_id))


def number_of_records(work: Work, centre_id: UUID) -> int:
    """How many rows there are, whatever they hold."""
    return _count(work, _RECORD, _RECORD.c.centre_id == centre_id)


def record_keys(work: Work, key_id: UUID) -> tuple[SealedRecordKey, ...]:
    """The keys of records that were sealed for this key."""
    statement = _those(_RECORD_KEY, _RECORD_KEY.c.key_id, _RECORD_KEY.c.record_id)
    return work.store(SealedRecordKey).select(statement.params(whose=key_id))


def left_for_one(work: Work) -> frozenset[UUID]:
    """The messages that stand in the file once, whoever they are for."""
    statement = (
        select(_MESSAGE.c.message_id)
        .where(_whole(_MESSAGE))
        .group_by(_MESSAGE.c.message_id)
        .having(func.count() == 1)
    )
    return frozenset(work.connection.execute(statement).scalars())


def misshapen_messages(work: Work, key_id: UUID) -> int:
    """How many rows for this key are no message at all."""
    return _count(work, _MESSAGE, and_(_MESSAGE.c.key_id == key_id, not_(_whole(_MESSAGE))))


def misshapen_records(work: Work, centre_id: UUID, key_id: UUID) -> int:
    """How many rows are no record, or no key of one for this reader."""
    broken = and_(_RECORD.c.centre_id == centre_id, not_(_whole(_RECORD)))
    broken_keys = and_(_RECORD_KEY.c.key_id == key_id, not_(_whole(_RECORD_KEY)))
    return _count(work, _RECORD, broken) + _count(work, _RECORD_KEY, broken_keys)


def other_keys(work: Work, centre_id: UUID, listed: Iterable[UUID]) -> int:
    """How many keys stand beside those that are listed."""
    return _count(work, _KEY, _beside(centre_id, listed))


def clear(work: Work, centre_id: UUID, key_id: UUID, listed: Iterable[UUID]) -> None:
    """Remove what `misshapen_messages`, `misshapen_records` and `other_keys` count."""
    broken = select(_RECORD.c.id).where(_RECORD.c.centre_id == centre_id, not_(_whole(_RECORD)))
    beside = select(_KEY.c.id).where(_beside(centre_id, listed))
    for statement in (
        delete(_MESSAGE).where(_MESSAGE.c.key_id == key_id, not_(_whole(_MESSAGE))),
        delete(_RECORD_KEY).where(_RECORD_KEY.c.key_id == key_id, not_(_whole(_RECORD_KEY))),
        delete(_RECORD_KEY).where(_RECORD_KEY.c.record_id.in_(broken)),
        delete(_RECORD).where(_RECORD.c.centre_id == centre_id, not_(_whole(_RECORD))),
        *(
            delete(table).where(table.c.key_id.in_(beside))
            for table in (_MESSAGE, _RECORD_KEY, _CONTENTS)
        ),
        delete(_KEY).where(_beside(centre_id, listed)),
    ):
        work.connection.execute(statement)


def drop_key(work: Work, key_id: UUID) -> None:
    """Remove a key with all that was sealed for it; a record that nobody else can open goes as well."""
    theirs = select(_RECORD_KEY.c.record_id).where(_RECORD_KEY.c.key_id == key_id)
    others = select(_RECORD_KEY.c.record_id).where(_RECORD_KEY.c.key_id != key_id)
    lonely = select(_RECORD.c.id).where(_RECORD.c.id.in_(theirs), _RECORD.c.id.not_in(others))
    doomed = work.connection.execute(lonely).scalars().all()
    for statement in (
        delete(_MESSAGE).where(_MESSAGE.c.key_id == key_id),
        delete(_RECORD_KEY).where(_RECORD_KEY.c.key_id == key_id),
        delete(_RECORD).where(_RECORD.c.id.in_(doomed)),
        delete(_CONTENTS).where(_CONTENTS.c.key_id == key_id),
        delete(_KEY).where(_KEY.c.id == key_id),
    ):
        work.connection.execute(statement)


def throw_away(work: Work, centre_id: UUID) -> None:
    """Remove every key, message and record. The lists of readers stay."""
    own = select(_KEY.c.id).where(_KEY.c.centre_id == centre_id)
    for statement in (
        delete(_MESSAGE).where(_MESSAGE.c.key_id.in_(own)),
        delete(_RECORD_KEY).where(_RECORD_KEY.c.key_id.in_(own)),
        delete(_RECORD).where(_RECORD.c.centre_id == centre_id),
        delete(_CONTENTS).where(_CONTENTS.c.key_id.in_(own)),
        delete(_KEY).where(_KEY.c.centre_id == centre_id),
    ):
        work.connection.execute(statement)


def _beside(centre_id: UUID, listed: Iterable[UUID]) -> ColumnElement[bool]:
    return and_(_KEY.c.centre_id == centre_id, _KEY.c.id.not_in(tuple(listed)))


def _count(work: Work, table: Table, condition: ColumnElement[bool]) -> int:
    statement = select(func.count()).select_from(table).where(condition)
    return work.connection.execute(statement).scalar_one()


@cache
def _those(table: Table, whose: Any, *order: Any) -> Select[Any]:
    """The whole rows of one centre or key. Built once: a message that is left asks it of two tables."""
    return select(table).where(whose == bindparam("whose"), _whole(table)).order_by(*order)


@cache
def _whole(table: Table) -> ColumnElement[bool]:
    """Whether every column of a row holds what the program puts there."""
    return and_(*(_fits(column) for column in table.columns))


def _fits(column: Any) -> ColumnElement[bool]:
    stored = func.typeof(column)
    if isinstance(column.type, Id):
        return and_(stored == "blob", func.length(column) == _ID_BYTES)
    if isinstance(column.type, Integer):
        return and_(stored == "integer", column.between(0, _MOST))
    if isinstance(column.type, Date):
        day = func.coalesce(func.date(column), "")
        return and_(stored == "text", day == cast(column, Text))
    return stored == "blob"
