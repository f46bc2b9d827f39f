"""JSON of a document, and the document that comes back from it."""

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

from msgspec import Struct

Made = TypeVar("Made")

_LEFT_OUT = frozenset(
    {
        "trace",
        "photo",
        "logo",
        "file_title",
        "most_pages",
        "new_page",
        "last_stay",
        "poster",
        "tables",
        "facts",
    }
)
"""Pictures, what is behind a figure, how it is laid out, and what is given out in another way."""


def as_json(block: object) -> object:
    """A document, or any part of one, as plain values for scripts: each block names its kind."""
    if isinstance(block, Struct):
        named: dict[str, object] = {"kind": type(block).__name__.lower()}
        return named | {
            name: as_json(getattr(block, name))
            for name in block.__struct_fields__
            if name not in _LEFT_OUT
        }
    if isinstance(block, tuple):
        return [as_json(item) for item in block]
    if isinstance(block, dt.date | dt.time):
        return block.isoformat()
    if isinstance(block, UUID):
        return str(block)
    if isinstance(block, Enum):
        return block.value
    return block


def from_json(kind: type[Made], written: Mapping[str, Any]) -> Made:
    """A document, or a part of one of this `kind`, from what `as_json` made of it.

    What was left out is not there, and a date in a cell has become its text.
    """
    hints = get_type_hints(kind)
    return kind(
        **{name: _value(hints[name], part) for name, part in written.items() if name in hints}
    )


def _value(hint: Any, written: Any) -> Any:
    """`written` as a value of the type `hint`: the few that documents are made of."""
    parts = get_args(hint)
    if isinstance(hint, UnionType):
        return _one_of(parts, written)
    if get_origin(hint) is tuple:
        if parts[-1] is Ellipsis:
            return tuple(_value(parts[0], item) for item in written)
        return tuple(_value(part, item) for part, item in zip(parts, written, strict=True))
    if issubclass(hint, Struct):
        return from_json(hint, written)
    if hint in {dt.date, UUID} or issubclass(hint, Enum):
        return dt.date.fromisoformat(written) if hint is dt.date else hint(written)
    return written


def _one_of(parts: tuple[Any, ...], written: Any) -> Any:
    """One of several types: records are told apart by their kind, of other values a text stays a text."""
    if isinstance(written, dict):
        named = {part.__name__.lower(): part for part in parts}
        return from_json(named[written["kind"]], written)
    if isinstance(written, str) and UUID in parts:
        return UUID(written)
    return written
