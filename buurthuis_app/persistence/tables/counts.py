"""Counts of visits, and their corrections."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table

from buurthuis_app.domain.counts.count import Source, TallyRole
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import identity, metadata, refers, text, version
from buurthuis_app.persistence.types import Id, Lines, UtcMoment, value_of

tally_kind = Table(
    "tally_kind",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name"),
    Column("role", value_of(TallyRole), nullable=False),
    Column("position", Integer, nullable=False),
    Column("on_card", Boolean, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("archived", Boolean, nullable=False),
    refers("activity_id", "activity", nullable=True),
    Column("former_names", Lines, nullable=False),
    version(),
)

count = Table(
    "count",
    metadata,
    Column("occurrence_id", Id, ForeignKey("occurrence.id"), primary_key=True),
    Column("kind_id", Id, ForeignKey("tally_kind.id"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("source", value_of(Source), nullable=False),
    Column("recorded_by", value_of(Profile, length=20), nullable=False),
    Column("recorded_at", UtcMoment, nullable=False),
    version(),
    sqlite_with_rowid=False,
)

correction = Table(
    "correction",
    metadata,
    identity(),
    refers("occurrence_id", "occurrence", index=True),
    refers("kind_id", "tally_kind"),
    Column("former", Integer, nullable=False),
    text(
        "because",
        Personal(
            purpose="waarom een aantal later veranderde, in eigen woorden",
            retention=Retention.AFTER_THE_DAY,
        ),
    ),
    Column("recorded_by", value_of(Profile, length=20), nullable=False),
    Column("recorded_at", UtcMoment, nullable=False),
)
