"""Adding to a count in one statement, so that two doors can count at once."""

from sqlalchemy import bindparam, case
from sqlalchemy.dialects.sqlite import insert

from buurthuis_app.domain.counts.count import Count
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_COUNT = schema.count
_NAMES = tuple(_COUNT.c.keys())
_FRESH = insert(_COUNT)
_ADDED = _COUNT.c.number + bindparam("more", type_=_COUNT.c.number.type)
_ADD = _FRESH.on_conflict_do_update(
    index_elements=[_COUNT.c.occurrence_id, _COUNT.c.kind_id],
    set_={
        "number": case((_ADDED < 0, 0), else_=_ADDED),
        "recorded_by": _FRESH.excluded.recorded_by,
        "recorded_at": _FRESH.excluded.recorded_at,
        "version": _COUNT.c.version + 1,
    },
).returning(_COUNT.c.number)
"""Built once: every + at the door runs it, and building it costs as much as running it."""


def add(work: Work, count: Count) -> int:
    """Add `count.number` (which may be negative) to what is kept; return the new number, never under 0."""
    values = {name: getattr(count, name) for name in _NAMES}
    values |= {"number": max(count.number, 0), "more": count.number}
    return int(work.connection.execute(_ADD, values).scalar_one())
