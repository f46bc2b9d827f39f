"""The centre itself and the lists that it keeps: areas, rooms, themes, target groups, kinds, closed days."""

from sqlalchemy import Boolean, Column, Date, Integer, Table, Time

from buurthuis_app.domain.centre.centre import Region, Weekday
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

centre = Table(
    "centre",
    metadata,
    identity(),
    text("name"),
    text("town"),
    Column("region", value_of(Region), nullable=False),
    Column("opens", Time, nullable=False),
    Column("closes", Time, nullable=False),
    Column("open_on", set_of(Weekday), nullable=False),
    version(),
)

area = Table(
    "area",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name"),
    text("description", MAY_NAME),
    version(),
)

room = Table(
    "room",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name"),
    Column("capacity", Integer),
    Column("archived", Boolean, nullable=False),
    version(),
    Column(
        "square_metres", Integer
    ),  # what was added later stands at the end of the file's table too
)

room_part = links("room_part", room, "part_ids", "room", to="part_id")

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
