"""Tables in a migration: changing one without reading all that it refers to."""

from contextlib import AbstractContextManager
from typing import Literal

from alembic import op
from alembic.operations import BatchOperations


def altered(
    table: str, *, recreate: Literal["auto", "always", "never"] = "auto"
) -> AbstractContextManager[BatchOperations]:
    """As `op.batch_alter_table`; the tables that its keys point to, and those that theirs do, are not read for it.

    Of all the time that a new file took, that was two fifths. A server alters a table as it stands.
    """
    if op.get_bind().dialect.name != "sqlite":
        recreate = "never"
    return op.batch_alter_table(table, recreate=recreate, reflect_kwargs={"resolve_fks": False})
