"""State of an occurrence at the door, and the difference between what was told of it and what is."""

import datetime as dt
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.counts.count import Source, TallyRole
from buurthuis_app.domain.packets.packet import CountNews, OccurrenceNews
from buurthuis_app.records import replace


class DoorCount(Struct, frozen=True, kw_only=True):
    """A count as the door file has it."""

    kind_id: UUID
    kind: str
    role: TallyRole
    number: int
    source: Source
    because: str = ""


class DoorState(Struct, frozen=True, kw_only=True):
    """An occurrence as the door file has it."""

    activity_id: UUID
    activity: str
    date: dt.date
    planned_for: dt.date | None
    sitting: int
    starts: dt.time | None
    ends: dt.time | None
    cancelled_because: str | None = None
    counts: tuple[DoorCount, ...] = ()


def news_of(
    occurrence_id: UUID, told: DoorState | None, now: DoorState | None
) -> OccurrenceNews | None:
    """What the office must hear of an occurrence: `told` is what it heard, `now` what there is; None for nothing.

    What was planned and is as planned has no state.
    """
    there = now or told
    if there is None:
        return None
    extra = there.planned_for is None
    nothing = replace(there, cancelled_because=None, counts=())
    before, after = told or nothing, now or nothing
    news = OccurrenceNews(
        occurrence_id=occurrence_id,
        activity_id=before.activity_id,
        activity=before.activity,
        date=before.date,
        planned_for=before.planned_for,
        sitting=before.sitting,
        starts=before.starts,
        ends=before.ends,
        first=extra and told is None,
        withdrawn=extra and now is None,
        counts=_added(before, after),
        was=before.cancelled_because,
        now=after.cancelled_because,
    )
    return None if news.nothing else news


def _added(before: DoorState, after: DoorState) -> tuple[CountNews, ...]:
    former = {count.kind_id: count for count in before.counts}
    later = {count.kind_id: count for count in after.counts}
    return tuple(
        _difference(former.get(kind_id), later.get(kind_id))
        for kind_id in {**former, **later}
        if _number(former.get(kind_id)) != _number(later.get(kind_id))
    )


def _number(count: DoorCount | None) -> tuple[int, Source] | None:
    return None if count is None else (count.number, count.source)


def _difference(former: DoorCount | None, later: DoorCount | None) -> CountNews:
    """One of the two is there."""
    known = later or former
    assert known is not None  # noqa: S101 - for the type checker
    marked = Source.COUNTED if former is None else former.source
    return CountNews(
        kind_id=known.kind_id,
        kind=known.kind,
        role=known.role,
        number=(later.number if later else 0) - (former.number if former else 0),
        counted=later is not None,
        source=later.source if later and later.source is not marked else None,
        because=later.because if later else "",
    )
