"""Announced erasures: which row will be emptied from which day on, and what was emptied today."""

from sqlalchemy import Column, Date, String, Table

from buurthuis_app.domain.shared.personal_data import Retention
from buurthuis_app.persistence.tables.columns import metadata
from buurthuis_app.persistence.types import value_of

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
