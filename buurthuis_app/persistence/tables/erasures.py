"""Erasures: which row will be emptied from which day on, what was emptied today, and which requests were done."""

from sqlalchemy import Column, Date, Integer, String, Table

from buurthuis_app.domain.shared.personal_data import KeptBecause, RequestKind, Retention
from buurthuis_app.persistence.tables.columns import identity, metadata, refers
from buurthuis_app.persistence.types import set_of, value_of

announced_erasure = Table(
    "announced_erasure",
    metadata,
    # The name of the table and the key of the row in it: ids, days and numbers, never a name.
    Column("table_name", String(40), primary_key=True),
    Column("row_key", String(200), primary_key=True),
    Column("retention", value_of(Retention, 40), primary_key=True),
    Column("announced_on", Date, nullable=False),
    Column("erase_from", Date, nullable=False),
    Column("erased_on", Date),
    sqlite_with_rowid=False,
)

privacy_request = Table(
    "privacy_request",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("kind", value_of(RequestKind), nullable=False),
    Column("done_on", Date, nullable=False),
    *(Column(name, Integer, nullable=False) for name in ("hidden", "removed", "kept")),
    Column("kept_because", set_of(KeptBecause), nullable=False),
)
