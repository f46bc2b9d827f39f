"""Themes, groups, area and kind of each activity."""

from collections import defaultdict
from uuid import UUID

from msgspec import Struct
from sqlalchemy import bindparam, select

from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.types import Id

_ACTIVITY = schema.activity
_HERE = _ACTIVITY.c.centre_id == bindparam("centre", type_=Id)
_ACTIVITIES = select(
    _ACTIVITY.c.id, _ACTIVITY.c.title, _ACTIVITY.c.area_id, _ACTIVITY.c.kind_id
).where(_HERE)
_THEMES = (
    select(schema.activity_theme)
    .join(_ACTIVITY, _ACTIVITY.c.id == schema.activity_theme.c.activity_id)
    .where(_HERE)
)
_GROUPS = (
    select(schema.activity_group)
    .join(_ACTIVITY, _ACTIVITY.c.id == schema.activity_group.c.activity_id)
    .where(_HERE)
)


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
    values = {"centre": centre_id}
    themes: dict[UUID, list[UUID]] = defaultdict(list)
    groups: dict[UUID, list[UUID]] = defaultdict(list)
    for statement, linked in ((_THEMES, themes), (_GROUPS, groups)):
        for activity_id, other in work.connection.execute(statement, values):
            linked[activity_id].append(other)
    return {
        key: Belonging(
            title=title,
            area=area,
            kind=kind,
            themes=tuple(themes[key]),
            groups=tuple(groups[key]),
        )
        for key, title, area, kind in work.connection.execute(_ACTIVITIES, values)
    }
