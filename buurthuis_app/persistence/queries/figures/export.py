"""Export of a stretch of days: its counts and stories row by row, with names in place of ids."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, LargeBinary, String, func, select, type_coerce

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
from buurthuis_app.persistence.queries.shared.stretches import of_centre

_ACTIVITY = schema.activity
_OCCURRENCE = schema.occurrence
_COUNT = schema.count
_KIND = schema.tally_kind
_ROOM = schema.room
_STEP = 500  # rows that are fetched at once
_SMALL = 3  # so many times as much was counted beside a small part


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


def rows(
    work: Work, centre_id: UUID, span: Span
) -> tuple[tuple[CountRow, ...], tuple[OccurrenceRow, ...]]:
    """Each number of what took place, and each occurrence, counted or not; both by date and activity."""
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
    kinds = _numbers(work, centre_id, span)
    gone, unknown = ((words, None, None) for words in (_("niet doorgegaan"), _("niet geteld")))
    known, estimated = _("geteld"), _sources()[Source.ESTIMATED]
    counts: list[CountRow] = []
    occurrences: list[OccurrenceRow] = []
    for part in work.connection.execute(statement).partitions(_STEP):
        for key, date, starts, activity, room, planned, cancelled in part:
            visits, guessed, counted = 0, 0, False
            for kind, adds, numbers in () if cancelled else kinds:
                if key in numbers:
                    number, source = numbers[key]
                    counts.append(CountRow(date, activity, kind, number, source))
                    if adds:
                        counted = True
                        visits += number
                        guessed += number if source is estimated else 0
            outcome = (known, visits, guessed) if counted else gone if cancelled else unknown
            occurrences.append(OccurrenceRow(date, starts, activity, room, planned, *outcome))
    return tuple(counts), tuple(occurrences)


def _numbers(
    work: Work, centre_id: UUID, span: Span
) -> list[tuple[bytes, bool, dict[bytes, tuple[int, str]]]]:
    """Each tally kind in its place: whether it adds to the visits, and its numbers by their occurrence, with a source.

    Joined by who asks: a database looks up each occurrence apart, and takes three times as long. Of a small part of
    all that was ever counted it is quicker.
    """
    own = (
        select(_key(_KIND.c.id), _KIND.c.role == TallyRole.VISITS)
        .where(_KIND.c.centre_id == centre_id)
        .order_by(_KIND.c.position)
    )
    kinds: list[tuple[bytes, bool, dict[bytes, tuple[int, str]]]] = [
        (key, adds, {}) for key, adds in work.connection.execute(own)
    ]
    statement = select(
        _key(_COUNT.c.occurrence_id),
        _key(_COUNT.c.kind_id),
        _COUNT.c.number,
        type_coerce(_COUNT.c.source, String),
    ).where(_COUNT.c.kind_id.in_(select(_KIND.c.id).where(_KIND.c.centre_id == centre_id)))
    within = _OCCURRENCE.c.date.between(span.first, span.last)
    every, some = work.connection.execute(
        select(func.count(), func.count().filter(within)).select_from(_OCCURRENCE)
    ).one()
    if some * _SMALL < every:
        statement = statement.where(
            _COUNT.c.occurrence_id.in_(select(_OCCURRENCE.c.id).where(within))
        )
    numbers_of = {key: numbers for key, _adds, numbers in kinds}
    sources = {source.value: words for source, words in _sources().items()}
    once: dict[tuple[int, str], tuple[int, str]] = {}
    for part in work.connection.execute(statement).partitions(_STEP):
        for key, kind, number, source in part:
            found = number, sources[source]
            numbers_of[kind][key] = once.setdefault(found, found)
    return kinds


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
        TallyRole.REPAIRED: _("apart"),  # as it is read back: elsewhere there are no such repairs
    }


def _sources() -> dict[Source, str]:
    return {
        Source.COUNTED: _("geteld"),
        Source.ESTIMATED: _("geschat"),
        Source.SIGN_UPS: _("aanmeldingen"),
        Source.FILE: _("uit een bestand"),
        Source.REPAIRS: _("uit reparaties"),
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
