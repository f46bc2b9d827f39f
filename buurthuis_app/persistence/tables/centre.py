"""The centre itself, and its rooms."""

from sqlalchemy import Boolean, Column, Integer, Table, Time

from buurthuis_app.domain.centre.centre import Region, Weekday
from buurthuis_app.persistence.tables.columns import (
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
