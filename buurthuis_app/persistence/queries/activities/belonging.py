"""Themes, groups, area and kind of each activity."""

from collections import defaultdict
from operator import itemgetter
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Select, Table, select

from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.persistence.queries.shared.read_together import Wanted

_ACTIVITY = schema.activity


class Belonging(Struct, frozen=True, kw_only=True):
    """Links of an activity; it can have several themes and target groups."""

    title: str
    area: UUID | None
    kind: UUID | None
    themes: tuple[UUID, ...]
    groups: tuple[UUID, ...]


def activities(work: Work, centre_id: UUID) -> dict[UUID, Belonging]:
    """Every activity of the centre by its id."""
    return work.once(("belonging", centre_id), lambda: _activities(work, centre_id))


def _activities(work: Work, centre_id: UUID) -> dict[UUID, Belonging]:
    asked = wanted(centre_id)
    read_together.ahead(work, *asked)
    own, of_themes, of_groups = (read_together.rows(work, *each) for each in asked)
    themes: dict[UUID, list[UUID]] = defaultdict(list)
    groups: dict[UUID, list[UUID]] = defaultdict(list)
    for pairs, linked in ((of_themes, themes), (of_groups, groups)):
        for activity_id, other in sorted(pairs, key=itemgetter(0, 1)):
            linked[activity_id].append(other)
    return {
        key: Belonging(
            title=title,
            area=area,
            kind=kind,
            themes=tuple(themes[key]),
            groups=tuple(groups[key]),
        )
        for key, title, area, kind in own
    }


def wanted(centre_id: UUID) -> tuple[Wanted, ...]:
    """What `activities` asks."""
    themes, groups = schema.activity_theme, schema.activity_group
    return (_own, centre_id), (_linked, themes, centre_id), (_linked, groups, centre_id)


def _own(centre_id: UUID) -> Select[Any]:
    columns = (_ACTIVITY.c.id, _ACTIVITY.c.title, _ACTIVITY.c.area_id, _ACTIVITY.c.kind_id)
    return select(*columns).where(_ACTIVITY.c.centre_id == centre_id)


def _linked(links: Table, centre_id: UUID) -> Select[Any]:
    return (
        select(links)
        .join(_ACTIVITY, _ACTIVITY.c.id == links.c.activity_id)
        .where(_ACTIVITY.c.centre_id == centre_id)
    )
