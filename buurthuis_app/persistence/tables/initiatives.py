"""What residents start themselves, and the steps it went through."""

from sqlalchemy import Boolean, Column, Date, Integer, String, Table

from buurthuis_app.domain.initiatives.initiative import InitiativeState, OurPart, Scale
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
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
    text("title"),
    text("good_for"),
    Column("since", Date, nullable=False),
    Column("state", value_of(InitiativeState), nullable=False),
    text("what"),
    text("why"),
    text("outcome"),
    text("differs"),
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
    Column("recorded_by", String(20), nullable=False),
)
