"""The money for initiatives: budgets and their parts, what was granted, and what was paid."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table

from buurthuis_app.domain.initiatives.budget import Split
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    identity,
    links,
    metadata,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import value_of

budget = Table(
    "budget",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("year", Integer, nullable=False),
    text("name"),
    Column("amount", Integer, nullable=False),
    Column("split", value_of(Split), nullable=False),
    text("remark"),
    version(),
    Index(None, "centre_id", "year"),
)

budget_former = links("budget_former", budget, "former_ids", "budget", to="former_id")

budget_part = Table(
    "budget_part",
    metadata,
    identity(),
    refers("budget_id", "budget", index=True),
    Column("amount", Integer, nullable=False),
    refers("area_id", "area", nullable=True),
    refers("theme_id", "theme", nullable=True),
    version(),
)

_MONEY = Personal(
    purpose="waar geld voor was en waarom het meer werd, in eigen woorden",
    retention=Retention.MONEY,
)

grant = Table(
    "grant",
    metadata,
    identity(),
    refers("initiative_id", "initiative", index=True),
    refers("budget_id", "budget", index=True),
    refers("part_id", "budget_part", nullable=True),
    Column("amount", Integer, nullable=False),
    Column("date", Date, nullable=False),
    text("because", _MONEY),
    version(),
)

payment = Table(
    "payment",
    metadata,
    identity(),
    refers("grant_id", "grant", index=True),
    Column("date", Date, nullable=False),
    Column("amount", Integer, nullable=False),
    text("text", _MONEY),
    Column("returned", Boolean, nullable=False),
    text("because", _MONEY),
    version(),
)
