"""The columns that many tables share, and the metadata that all tables belong to."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    and_,
    bindparam,
)

from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.types import Id

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Holds the tables of the areas loaded so far; `schema.metadata` is the same with all of them."""

MAY_NAME = Personal(
    purpose="een tekst over het buurthuis of wat er gebeurt, waarin iemand genoemd kan zijn",
    retention=Retention.ON_REQUEST,
)
"""The mark of words that are not meant to be about a person, and that people write as they like."""

PEOPLE = frozenset(
    {"volunteer", "candidate", "sign_up", "confidant", "participant", "loan", "hirer"}
)
"""The tables with a row a person."""


def identity() -> Column[Any]:
    """Column of the record's own id."""
    return Column("id", Id, primary_key=True)


def version() -> Column[Any]:
    """How often the record was changed: a stale one is refused."""
    return Column("version", Integer, nullable=False)


def refers(name: str, target: str, *, nullable: bool = False, index: bool = False) -> Column[Any]:
    """The id of a record in the table `target`."""
    return Column(name, Id, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


def points_to(name: str, target: str) -> Column[Any]:
    """The id of a record in the table `target` that may be gone, and that an undo brings back: no foreign key."""
    return Column(name, Id, info={"points_to": target})


def names(name: str, target: str, personal: Personal) -> Column[Any]:
    """The id of a person whose name stands in the row; what else the row says is not about that person."""
    info = {"personal": personal, "names": True}
    return Column(name, Id, ForeignKey(f"{target}.id"), index=True, info=info)


def copied_from(name: str, target: str) -> Column[Any]:
    """The id of a person of whom the row holds a copy that the law asks for: it has a term and a find of its own."""
    column = refers(name, target, index=True)
    column.info["copied"] = True
    return column


def owner_of(column: Column[Any]) -> str | None:
    """The table of people whose row this column's row belongs to; None where it only names or copies somebody."""
    target = None if {"names", "copied"} & column.info.keys() else target_of(column)
    return target if target in PEOPLE else None


def target_of(column: Column[Any]) -> str | None:
    """The table that a column's ids are of, by foreign key or by its mark; None when it holds no such id."""
    keyed = next((key.column.table.name for key in column.foreign_keys), None)
    return keyed or column.info.get("points_to")


def refers_as_key(name: str, target: str) -> Column[Any]:
    """The id of a record in the table `target`, as (part of) this table's key."""
    return Column(name, Id, ForeignKey(f"{target}.id"), primary_key=True)


def text(name: str, personal: Personal | None = None) -> Column[Any]:
    """Text that may be empty, with its mark when it can be about a person."""
    return Column(name, Text, nullable=False, info={"personal": personal} if personal else {})


def links(name: str, owner: Table, field: str, other: str, to: str = "") -> Table:
    """A table that ties each record of `owner` to any number of `other`; the record has their ids in `field`."""
    table = Table(
        name,
        metadata,
        Column(f"{owner.name}_id", Id, ForeignKey(f"{owner.name}.id"), primary_key=True),
        Column(to or f"{other}_id", Id, ForeignKey(f"{other}.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    owner.info.setdefault("links", {})[field] = table
    return table


def is_row(table: Table) -> ColumnElement[bool]:
    """The row with the key that `key_values` gives as parameters."""
    return and_(*(column == bindparam(f"key_{column.name}") for column in table.primary_key))


def key_values(table: Table, key: Iterable[Any]) -> dict[str, Any]:
    """The parameters for `is_row`."""
    return {f"key_{column.name}": part for column, part in zip(table.primary_key, key, strict=True)}
