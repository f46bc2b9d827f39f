"""What is known about the areas that the centre works for."""

from sqlalchemy import Column, Integer, Table

from buurthuis_app.persistence.tables.columns import identity, metadata, refers, text, version

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
