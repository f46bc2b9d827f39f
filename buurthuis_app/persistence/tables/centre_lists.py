"""Lists that the centre keeps: areas, themes, target groups, kinds, closed days, opening hours, equipment."""

from sqlalchemy import Boolean, Column, Date, Integer, Table, Time

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    metadata,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import set_of

area = Table(
    "area",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name"),
    text("description", MAY_NAME),
    version(),
)

theme = Table(
    "theme",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name"),
    version(),
)

target_group = Table(
    "target_group",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name"),
    version(),
)

activity_kind = Table(
    "activity_kind",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name"),
    Column("colour", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("outside", Boolean, nullable=False),
    Column("rental", Boolean, nullable=False),
    Column("youth", Boolean, nullable=False),
    version(),
)

closed_day = Table(
    "closed_day",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    text("reason", MAY_NAME),
    version(),
)

opening_hours = Table(
    "opening_hours",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("weekdays", set_of(Weekday), nullable=False),
    Column("opens", Time, nullable=False),
    Column("closes", Time, nullable=False),
    Column("first", Date),
    Column("last", Date),
    version(),
)

equipment = Table(
    "equipment",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    refers("room_id", "room"),
    text("what", MAY_NAME),
    Column("number", Integer, nullable=False),
    Column("checked_on", Date),
    text("remark", MAY_NAME),
    version(),
)

profile_line = Table(
    "profile_line",
    metadata,
    identity(),
    refers("area_id", "area", index=True),
    text("name"),
    text("figure"),
    Column("year", Integer, nullable=False),
    text("source"),
    Column("position", Integer, nullable=False),
    version(),
)
