"""Adding to a count in one statement, so that two doors can count at once; and what stands there before."""

from uuid import UUID

from sqlalchemy import and_, bindparam, case, select
from sqlalchemy.dialects.sqlite import insert

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, TallyRole
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Enquiry, Work

_OCCURRENCE, _COUNT, _KIND = schema.occurrence, schema.count, schema.tally_kind
_OCCURRENCE_NAMES, _NAMES = tuple(_OCCURRENCE.c.keys()), tuple(_COUNT.c.keys())
_STANDING = (
    select(_KIND.c.role, _OCCURRENCE, _COUNT)
    .outerjoin_from(
        _OCCURRENCE,
        _COUNT,
        and_(_COUNT.c.occurrence_id == _OCCURRENCE.c.id, _COUNT.c.kind_id == bindparam("kind_id")),
    )
    .join(_KIND, _KIND.c.id == bindparam("kind_id"))
    .where(_OCCURRENCE.c.id == bindparam("occurrence_id"))
)
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
)
"""Built once: every + at the door runs it, and building it costs as much as running it."""


def standing(occurrence_id: UUID, kind_id: UUID) -> Enquiry:
    """Asks for a kind's role, and an occurrence with what is counted of that kind."""
    return Enquiry(_STANDING, {"occurrence_id": occurrence_id, "kind_id": kind_id})


def found(work: Work) -> tuple[TallyRole | None, Occurrence | None, Count | None]:
    """What `standing` found as the work began."""
    if not work.found:
        return None, None, None
    ((role, *row),) = work.found
    middle = len(_OCCURRENCE_NAMES)
    occurrence = Occurrence(**dict(zip(_OCCURRENCE_NAMES, row[:middle], strict=True)))
    if row[middle] is None:
        return role, occurrence, None
    return role, occurrence, Count(**dict(zip(_NAMES, row[middle:], strict=True)))


def add(work: Work, count: Count) -> None:
    """Add `count.number`, which may be negative, to what is kept; never under 0."""
    values = {name: getattr(count, name) for name in _NAMES}
    work.soon(Enquiry(_ADD, values | {"number": max(count.number, 0), "more": count.number}))
