"""Column types that store the domain's own values: ids, enums by value, moments in UTC."""

import datetime as dt
import json
from collections.abc import Callable
from enum import Enum as PythonEnum
from typing import Any
from uuid import UUID, SafeUUID

from sqlalchemy import DateTime, Dialect, Enum, LargeBinary, String, Text, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

from buurthuis_app.domain.activities.activity import Sitting

_new, _int_of = object.__new__, int.from_bytes
_set_int, _set_safe = (vars(UUID)[name].__set__ for name in ("int", "is_safe"))
_UNKNOWN = SafeUUID.unknown  # asking an enum for its member takes as long as all the rest


ID_LENGTH = 16
"""Bytes of an id in SQLite."""


class Id(TypeDecorator[UUID]):
    """A UUID as 16 bytes in SQLite, so that time-ordered ids sort in their index; native elsewhere."""

    impl = LargeBinary(ID_LENGTH)
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(LargeBinary(ID_LENGTH))
        return dialect.type_descriptor(Uuid())

    @override
    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Without steps between: an id is bound more often than any other value."""
        return _as_bytes if dialect.name == "sqlite" else super().bind_processor(dialect)

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Without steps between: years of activities are a million ids."""
        if dialect.name == "sqlite":
            return _as_id
        return super().result_processor(dialect, coltype)


def _as_id(value: Any) -> Any:
    """As `UUID(bytes=value)`, which asks what a column of this type cannot hold, in a third of the time."""
    if value is None:
        return None
    made = _new(UUID)
    _set_int(made, _int_of(value))
    _set_safe(made, _UNKNOWN)
    return made


def _as_bytes(value: UUID | None) -> bytes | None:
    return None if value is None else value.bytes


class UtcMoment(TypeDecorator[dt.datetime]):
    """A moment that a machine noted, always in UTC; SQLite forgets time zones, so this puts them back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else value.astimezone(dt.UTC)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        known: dt.datetime = value
        return known.astimezone(dt.UTC) if known.tzinfo else known.replace(tzinfo=dt.UTC)


def value_of(kind: type[PythonEnum], length: int = 30) -> Enum:
    """A column that holds the enum's values (SQLAlchemy would store its member names)."""
    return Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=False,
        length=length,
    )


class SetOf(TypeDecorator[frozenset[PythonEnum]]):
    """Several members of one enum, as their values with commas between them."""

    impl = String(200)
    cache_ok = True

    def __init__(self, kind: type[PythonEnum]) -> None:
        super().__init__()
        self.kind = kind

    @override
    def process_bind_param(
        self, value: frozenset[PythonEnum] | None, dialect: Dialect
    ) -> str | None:
        return None if value is None else ",".join(sorted(member.value for member in value))

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> frozenset[PythonEnum] | None:
        if value is None:
            return None
        return frozenset(self.kind(part) for part in value.split(",") if part)


class Lines(TypeDecorator[tuple[str, ...]]):
    """Several short texts in their order, as a JSON list."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


class SittingsOf(TypeDecorator[tuple[Sitting, ...]]):
    """Sittings in their order, as a JSON list of number, begin, end and, where it has its own, room."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[Sitting, ...] | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return json.dumps(
            [
                (
                    *(each.number, _clock(each.starts), _clock(each.ends)),
                    *((each.room_id.hex,) if each.room_id else ()),
                )
                for each in value
            ]
        )

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Sitting, ...] | None:
        if value is None:
            return None
        return tuple(
            Sitting(
                number=number,
                starts=_time(starts),
                ends=_time(ends),
                room_id=UUID(*room) if room else None,
            )
            for number, starts, ends, *room in json.loads(value)
        )


def _clock(time: dt.time | None) -> str | None:
    return None if time is None else time.isoformat()


def _time(text: str | None) -> dt.time | None:
    return None if text is None else dt.time.fromisoformat(text)


class Places(TypeDecorator[tuple[int, ...]]):
    """Several whole numbers in their order, as a JSON list."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[int, ...] | None:
        return None if value is None else tuple(json.loads(value))


def set_of(kind: type[PythonEnum]) -> TypeDecorator[frozenset[PythonEnum]]:
    """A column that holds any number of the enum's members."""
    return SetOf(kind)
