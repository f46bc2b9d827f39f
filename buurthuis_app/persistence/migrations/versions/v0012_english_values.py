"""Values of columns in English: regions, profiles, and the state, scale and parts of an initiative."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_REGIONS = {"noord": "north", "midden": "middle", "zuid": "south"}
_PROFILES = {"deur": "door", "bestuur": "board"}  # a coordinator is one in both languages
_STATES = {
    "idee": "idea",
    "ingediend": "submitted",
    "toegekend": "granted",
    "in uitvoering": "under_way",
    "verantwoord": "accounted",
    "afgewezen": "rejected",
}
_SCALES = {
    "portiek": "doorway",
    "straat": "street",
    "plein": "square",
    "buurt": "neighbourhood",
    "wijk": "district",
    "gemeente": "town",
}
_PARTS = {
    "vragen beantwoorden": "answer",
    "adviseren": "advise",
    "verbinden": "connect",
    "uitvoeren": "carry_out",
}
_COLUMNS = (
    ("centre", "region", _REGIONS),
    *((table, "recorded_by", _PROFILES) for table in ("count", "correction")),
    *((table, "recorded_by", _PROFILES) for table in ("initiative_step", "state_change")),
    *((table, "state", _STATES) for table in ("initiative", "initiative_step")),
    ("initiative", "scale", _SCALES),
)
_DESKS = ("deur:", "door:")
"""What the key of a draft begins with that was half written at the door."""


def upgrade() -> None:
    """Adopted overviews and half-written forms hold words that people read, not values: they stay as they are."""
    for table, name, values in _COLUMNS:
        _exchange(table, name, values)
    _exchange_parts(_PARTS)
    _exchange_desks(*_DESKS)


def downgrade() -> None:
    """Back to the Dutch values; nothing is lost."""
    for table, name, values in _COLUMNS:
        _exchange(table, name, _turned(values))
    _exchange_parts(_turned(_PARTS))
    _exchange_desks(*reversed(_DESKS))


def _turned(values: dict[str, str]) -> dict[str, str]:
    return {new: old for old, new in values.items()}


def _exchange(table: str, name: str, values: dict[str, str]) -> None:
    column: sa.ColumnClause[str] = sa.column(name, sa.String)
    statement = sa.update(sa.table(table, column)).where(column.in_(list(values)))
    op.execute(statement.values({name: sa.case(values, value=column)}))


def _exchange_parts(values: dict[str, str]) -> None:
    """Several values in one column, in the order of the alphabet with commas between them."""
    column: sa.ColumnClause[str] = sa.column("our_parts", sa.String)
    table = sa.table("initiative", column)
    connection = op.get_bind()
    for former in connection.scalars(sa.select(column).distinct()).all():
        parts = sorted(values.get(part, part) for part in former.split(","))
        statement = sa.update(table).where(column == former)
        connection.execute(statement.values(our_parts=",".join(parts)))


def _exchange_desks(former: str, wanted: str) -> None:
    key: sa.ColumnClause[str] = sa.column("key", sa.String)
    statement = sa.update(sa.table("draft", key)).where(key.startswith(former))
    op.execute(statement.values(key=wanted + sa.func.substr(key, len(former) + 1)))
