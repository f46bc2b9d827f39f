"""Initiatives of residents, and the steps that they went through."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table

from buurthuis_app.domain.initiatives.budget import Split
from buurthuis_app.domain.initiatives.initiative import InitiativeState, OurPart, Scale
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    links,
    metadata,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import set_of, value_of

_RESIDENTS = Personal(
    purpose="welke bewoners een initiatief begonnen en hoe zij te bereiken zijn",
    retention=Retention.INITIATIVE,
)

initiative = Table(
    "initiative",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("title", MAY_NAME),
    text("good_for", MAY_NAME),
    Column("since", Date, nullable=False),
    Column("state", value_of(InitiativeState), nullable=False),
    *(text(name, MAY_NAME) for name in ("what", "why", "outcome", "differs")),
    Column("scale", value_of(Scale)),
    Column("our_parts", set_of(OurPart), nullable=False),
    Column("by_residents", Boolean, nullable=False),
    text("started_by", _RESIDENTS),
    text("contact", _RESIDENTS),
    Column("asked", Integer),
    version(),
)

initiative_theme = links("initiative_theme", initiative, "theme_ids", "theme")

initiative_group = links("initiative_group", initiative, "group_ids", "target_group", to="group_id")

initiative_area = links("initiative_area", initiative, "area_ids", "area")

initiative_step = Table(
    "initiative_step",
    metadata,
    identity(),
    refers("initiative_id", "initiative", index=True),
    Column("state", value_of(InitiativeState), nullable=False),
    Column("date", Date, nullable=False),
    text(
        "because",
        Personal(
            purpose="waarom een initiatief een stap zette of werd afgewezen, in eigen woorden",
            retention=Retention.INITIATIVE,
        ),
    ),
    Column("recorded_by", value_of(Profile, length=20), nullable=False),
)

budget = Table(
    "budget",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("year", Integer, nullable=False),
    text("name"),
    Column("amount", Integer, nullable=False),
    Column("split", value_of(Split), nullable=False),
    text("remark", MAY_NAME),
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
