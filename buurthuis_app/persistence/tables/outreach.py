"""Rounds in the street, in numbers."""

from sqlalchemy import Column, Date, Integer, Table

from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    metadata,
    refers,
    text,
    version,
)

street_round = Table(
    "street_round",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("date", Date, nullable=False, index=True),
    refers("area_id", "area", nullable=True, index=True),
    refers("group_id", "target_group", nullable=True, index=True),
    text("place", MAY_NAME),
    *(Column(name, Integer, nullable=False) for name in ("contacts", "reached", "new")),
    *(
        Column(f"to_{where}", Integer, nullable=False)
        for where in ("care", "school", "work", "activity", "elsewhere")
    ),
    text("yielded", MAY_NAME),
    version(),
)
