"""The columns that many tables share, and the metadata that all tables belong to."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

from buurthuis_app.domain.shared.personal_data import Personal
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


def identity() -> Column[Any]:
    """Column of the record's own id."""
    return Column("id", Id, primary_key=True)


def version() -> Column[Any]:
    """How often the record was changed: a stale one is refused."""
    return Column("version", Integer, nullable=False)


def refers(name: str, target: str, *, nullable: bool = False, index: bool = False) -> Column[Any]:
    """The id of a record in the table `target`."""
    return Column(name, Id, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


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
