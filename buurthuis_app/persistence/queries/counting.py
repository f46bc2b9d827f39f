"""Adding to a count in one statement, so that two doors can count at once."""

from sqlalchemy import case
from sqlalchemy.dialects.sqlite import insert

from buurthuis_app.domain.counts import Count
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_COUNT = schema.count


def add(work: Work, count: Count) -> int:
    """Add `count.number` (which may be negative) to what is kept; return the new number, never under 0."""
    values = {column.name: getattr(count, column.name) for column in _COUNT.c}
    fresh = insert(_COUNT).values(values | {"number": max(count.number, 0)})
    added = _COUNT.c.number + count.number
    statement = fresh.on_conflict_do_update(
        index_elements=[_COUNT.c.occurrence_id, _COUNT.c.kind_id],
        set_={
            "number": case((added < 0, 0), else_=added),
            "recorded_by": fresh.excluded.recorded_by,
            "recorded_at": fresh.excluded.recorded_at,
            "version": _COUNT.c.version + 1,
        },
    )
    return int(work.connection.execute(statement.returning(_COUNT.c.number)).scalar_one())
