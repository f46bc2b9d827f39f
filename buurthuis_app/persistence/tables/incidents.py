"""Incidents in and around the house, without names."""

from sqlalchemy import Boolean, Column, Date, Table

from buurthuis_app.domain.incidents.incident import IncidentKind
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import identity, metadata, refers, text, version
from buurthuis_app.persistence.types import value_of

_LINE = Personal(
    purpose="waar een incident was en wat er is gedaan, in een regel waarin niemand hoort te staan",
    retention=Retention.AFTER_THE_DAY,
)

incident = Table(
    "incident",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("date", Date, nullable=False, index=True),
    Column("kind", value_of(IncidentKind), nullable=False),
    text("place", _LINE),
    text("done", _LINE),
    Column("follow_up_on", Date),
    Column("followed_up", Boolean, nullable=False),
    version(),
)
