"""Export of a stretch of days: its counts and stories row by row, with names in place of ids."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, LargeBinary, case, func, select, type_coerce

from buurthuis_app.domain.activities.recurrence import sentence
from buurthuis_app.domain.counts.count import Source, TallyRole
from buurthuis_app.domain.papers.spreadsheet import (
    ActivityRow,
    ActivityWords,
    CountRow,
    ExportWords,
    OccurrenceRow,
    TallyWords,
)
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.i18n import _, listing
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.counts.day_cards import adding_kinds
from buurthuis_app.persistence.queries.shared.stretches import of_centre

_ACTIVITY = schema.activity
_OCCURRENCE = schema.occurrence
_COUNT = schema.count
_KIND = schema.tally_kind
_ROOM = schema.room


def words(work: Work, centre_id: UUID) -> ExportWords:
    """What people typed of activities, tally kinds and rooms, by the keys that the rows have."""
    activity = (
        select(_key(_ACTIVITY.c.id), _ACTIVITY.c.title, schema.activity_kind.c.name)
        .add_columns(schema.area.c.name)
        .outerjoin(schema.activity_kind, schema.activity_kind.c.id == _ACTIVITY.c.kind_id)
        .outerjoin(schema.area, schema.area.c.id == _ACTIVITY.c.area_id)
        .where(_ACTIVITY.c.centre_id == centre_id)
    )
    kind = select(_key(_KIND.c.id), _KIND.c.name, _KIND.c.role).where(
        _KIND.c.centre_id == centre_id
    )
    room = select(_key(_ROOM.c.id), _ROOM.c.name).where(_ROOM.c.centre_id == centre_id)
    themes, roles = _themes(work), _roles()
    return ExportWords(
        activities={
            key: ActivityWords(
                title=title, kind=named or "", area=area or "", themes=themes.get(key, "")
            )
            for key, title, named, area in work.connection.execute(activity)
        },
        tally_kinds={
            key: TallyWords(name=name, role=roles[role])
            for key, name, role in work.connection.execute(kind)
        },
        rooms=dict(work.connection.execute(room).all()),
    )


def counts(work: Work, centre_id: UUID, span: Span) -> tuple[CountRow, ...]:
    """Each number of what took place, by date and activity."""
    statement = (
        select(
            _OCCURRENCE.c.date,
            _key(_OCCURRENCE.c.activity_id),
            _key(_COUNT.c.kind_id),
            _COUNT.c.number,
            _COUNT.c.source,
        )
        .select_from(_COUNT)
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _COUNT.c.occurrence_id)
        .join(_ACTIVITY, _ACTIVITY.c.id == _OCCURRENCE.c.activity_id)
        .join(_KIND, _KIND.c.id == _COUNT.c.kind_id)
        .where(
            of_centre(centre_id),
            _OCCURRENCE.c.date >= span.first,
            _OCCURRENCE.c.date <= span.last,
            _OCCURRENCE.c.cancelled_because.is_(None),
        )
        .order_by(_OCCURRENCE.c.date, _ACTIVITY.c.title, _OCCURRENCE.c.id, _KIND.c.position)
    )
    sources = _sources()
    return tuple(
        [
            CountRow(date, activity, kind, number, sources[source])
            for date, activity, kind, number, source in work.connection.execute(statement)
        ]
    )


def occurrences(work: Work, centre_id: UUID, span: Span) -> tuple[OccurrenceRow, ...]:
    """Each occurrence, counted or not, by date and activity."""
    estimated = case((_COUNT.c.source == Source.ESTIMATED, _COUNT.c.number), else_=0)
    sums = (
        select(_key(_COUNT.c.occurrence_id), func.sum(_COUNT.c.number), func.sum(estimated))
        .where(_COUNT.c.kind_id.in_(adding_kinds(centre_id)))
        .group_by(_COUNT.c.occurrence_id)
    )
    statement = (
        select(
            _key(_OCCURRENCE.c.id),
            _OCCURRENCE.c.date,
            func.coalesce(_OCCURRENCE.c.starts, _ACTIVITY.c.starts, type_=_ACTIVITY.c.starts.type),
            _key(_OCCURRENCE.c.activity_id),
            _key(_OCCURRENCE.c.room_id),
            _OCCURRENCE.c.planned_for.is_not(None),
            _OCCURRENCE.c.cancelled_because.is_not(None),
        )
        .join(_ACTIVITY, _ACTIVITY.c.id == _OCCURRENCE.c.activity_id)
        .where(
            of_centre(centre_id),
            _OCCURRENCE.c.date >= span.first,
            _OCCURRENCE.c.date <= span.last,
        )
        .order_by(_OCCURRENCE.c.date, _ACTIVITY.c.title, _OCCURRENCE.c.id)
    )
    gone, unknown = ((words, None, None) for words in (_("niet doorgegaan"), _("niet geteld")))
    known = _("geteld")
    # Joined here: a database sorts all of it twice for that.
    counted = {
        key: (known, visits, of_these) for key, visits, of_these in work.connection.execute(sums)
    }
    return tuple(
        [
            OccurrenceRow(
                *(date, starts, activity, room, planned),
                *(gone if cancelled else counted.get(key, unknown)),
            )
            for key, date, starts, activity, room, planned, cancelled in (
                work.connection.execute(statement)
            )
        ]
    )


def activities(work: Work, centre_id: UUID) -> tuple[ActivityRow, ...]:
    """Each activity by title, without the names of who lead it."""
    statement = (
        select(
            *(_key(_ACTIVITY.c.id), _ACTIVITY.c.title, _ACTIVITY.c.first, _ACTIVITY.c.until),
            *(_ACTIVITY.c.rule, schema.activity_kind.c.name, schema.area.c.name),
        )
        .select_from(_ACTIVITY)
        .outerjoin(schema.activity_kind, schema.activity_kind.c.id == _ACTIVITY.c.kind_id)
        .outerjoin(schema.area, schema.area.c.id == _ACTIVITY.c.area_id)
        .where(_ACTIVITY.c.centre_id == centre_id)
    )
    rows = sorted(work.connection.execute(statement), key=lambda row: (folded(row[1]), row[0]))
    themes, groups = _themes(work), _groups(work)
    return tuple(
        ActivityRow(
            title=row[1],
            kind=row[5] or "",
            area=row[6] or "",
            themes=themes.get(row[0], ""),
            groups=groups.get(row[0], ""),
            first=row[2],
            until=row[3],
            rule=sentence(row[4]),
        )
        for row in rows
    )


def _key(column: ColumnElement[UUID]) -> ColumnElement[bytes]:
    """An id as it is kept: of so many rows each need not become a UUID."""
    return type_coerce(column, LargeBinary)


def _roles() -> dict[TallyRole, str]:
    return {
        TallyRole.VISITS: _("telt mee"),
        TallyRole.OF_WHOM: _("waarvan"),
        TallyRole.ASIDE: _("apart"),
    }


def _sources() -> dict[Source, str]:
    return {
        Source.COUNTED: _("geteld"),
        Source.ESTIMATED: _("geschat"),
        Source.SIGN_UPS: _("aanmeldingen"),
        Source.FILE: _("uit een bestand"),
    }


def _themes(work: Work) -> dict[bytes, str]:
    link, theme = schema.activity_theme.c, schema.theme.c
    statement = select(_key(link.activity_id), theme.name).join(
        schema.theme, theme.id == link.theme_id
    )
    return _listed(
        (row[0], row[1]) for row in work.connection.execute(statement.order_by(theme.name))
    )


def _groups(work: Work) -> dict[bytes, str]:
    link, group = schema.activity_group.c, schema.target_group.c
    statement = select(_key(link.activity_id), group.name).join(
        schema.target_group, group.id == link.group_id
    )
    return _listed(
        (row[0], row[1]) for row in work.connection.execute(statement.order_by(group.name))
    )


def _listed(pairs: Iterable[tuple[bytes, str]]) -> dict[bytes, str]:
    names_by_id: dict[bytes, list[str]] = {}
    for key, name in pairs:
        names_by_id.setdefault(key, []).append(name)
    return {key: listing(names) for key, names in names_by_id.items()}
