"""What makes use of a room, theme or kind: found by the foreign keys, so that a new table is never forgotten."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work


def uses(work: Work, record: type[Any], key: UUID) -> dict[str, int]:
    """How many rows of which tables refer to this record; the record's own links don't count."""
    table = schema.table_of(record)
    own = {next(iter(links.columns)) for links in schema.links_of(record).values()}
    found: dict[str, int] = {}
    for other in schema.metadata.sorted_tables:
        for column in other.columns:
            if column not in own and any(one.column.table is table for one in column.foreign_keys):
                statement = select(func.count()).select_from(other).where(column == key)
                rows = work.connection.execute(statement).scalar_one()
                if rows:
                    found[other.name] = found.get(other.name, 0) + rows
    return found
