"""Settings that people chose, and their half-written forms."""

from sqlalchemy import Column, String, Table, Text

from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    metadata,
    refers_as_key,
    text,
    version,
)
from buurthuis_app.persistence.types import UtcMoment

setting = Table(
    "setting",
    metadata,
    refers_as_key("centre_id", "centre"),
    Column("key", String(60), primary_key=True),
    text("value", MAY_NAME),
    version(),
    sqlite_with_rowid=False,
)

draft = Table(
    "draft",
    metadata,
    Column("key", Text, primary_key=True),
    text(
        "content",
        Personal(
            purpose="een half ingevuld formulier, zodat niets verloren gaat",
            retention=Retention.HALF_WRITTEN,
        ),
    ),
    Column("saved_at", UtcMoment, nullable=False),
)
