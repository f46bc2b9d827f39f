"""Erasing what is personal and past its time: one loop over the marks in the schema."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    LargeBinary,
    Table,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)

from buurthuis_app.domain.privacy import Retention
from buurthuis_app.domain.stories import Consent
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How long one kind of personal text is kept, in months, and which rows of a table are then due.

    No months means that each row names its own day.
    """

    months: int
    due: Callable[[Table, dt.date, dt.date], ColumnElement[bool]]
    """(table, the day before which a row is old, today) -> the condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """How many rows of one table are past their time under one rule."""

    retention: Retention
    months: int
    table: str
    rows: int


def _over(activity: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    """Its last day has passed: the one it was given, or of what has no series the last one planned."""
    from buurthuis_app.domain.recurrence import ONCE

    occurrence = schema.occurrence
    still_comes = exists().where(
        occurrence.c.activity_id == activity.c.id, occurrence.c.date >= before
    )
    once = and_(
        activity.c.until.is_(None), activity.c.rule.in_(["", ONCE]), activity.c.first < before
    )
    return and_(or_(activity.c.until < before, once), ~still_comes)


def _long_past(table: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    occurrence = schema.occurrence
    if table is occurrence:
        return occurrence.c.date < before
    past = select(occurrence.c.id).where(occurrence.c.date < before)
    return table.c.occurrence_id.in_(past)


def _no_longer_shared(table: Table, before: dt.date, today: dt.date) -> ColumnElement[bool]:
    story = schema.story
    if table is not story:  # what hangs on a story goes with it
        key = table.c.id if table is schema.story_photo else table.c.story_id
        own = story.c.photo_id if table is schema.story_photo else story.c.id
        past = select(own).where(_no_longer_shared(story, before, today), own.is_not(None))
        return key.in_(past)
    return and_(
        story.c.date < before,
        or_(
            story.c.consent.in_([Consent.NONE_YET, Consent.INSIDE]),
            story.c.consent_until < today,
            story.c.withdrawn_on <= today,
        ),
    )


def _printed_before(table: Table, _before: dt.date, today: dt.date) -> ColumnElement[bool]:
    """A story that is gone or may not leave the house today; of a whole paper, when there is one in it."""
    story, adopted_story = schema.story, schema.adopted_story
    outside = [Consent.OUTSIDE_WITHOUT_NAME, Consent.OUTSIDE_WITH_NAME]
    shareable = select(story.c.id).where(
        story.c.consent.in_(outside),
        or_(story.c.withdrawn_on.is_(None), story.c.withdrawn_on > today),
        or_(story.c.consent_until.is_(None), story.c.consent_until >= today),
    )
    gone = adopted_story.c.story_id.not_in(shareable)
    if table is adopted_story:
        return gone
    return table.c.id.in_(select(adopted_story.c.adopted_id).where(gone))


def _half_written(draft: Table, before: dt.date, _today: dt.date) -> ColumnElement[bool]:
    return draft.c.saved_at < dt.datetime.combine(before, dt.time(), dt.UTC)


def _on_its_own_day(table: Table, _before: dt.date, today: dt.date) -> ColumnElement[bool]:
    return (table.c.erase_on if "erase_on" in table.c else table.c.until) <= today


RULES: dict[Retention, Rule] = {
    Retention.AFTER_LAST_DATE: Rule(months=12, due=_over),
    Retention.AFTER_THE_DAY: Rule(months=24, due=_long_past),
    Retention.SIGN_UP: Rule(months=0, due=_on_its_own_day),
    Retention.UNSHARED_STORY: Rule(months=24, due=_no_longer_shared),
    Retention.ADOPTED_STORY: Rule(months=0, due=_printed_before),
    Retention.HALF_WRITTEN: Rule(months=1, due=_half_written),
}


def due(work: Work, today: dt.date) -> tuple[Due, ...]:
    """What would be erased on `today`, without touching it."""
    found = []
    for retention, table, names, condition in _marked(today):
        filled = or_(*(table.c[name] != _empty(table, name) for name in names))
        statement = select(func.count()).select_from(table).where(condition, filled)
        rows = work.connection.execute(statement).scalar_one()
        found.append(
            Due(
                retention=retention,
                months=RULES[retention].months,
                table=table.name,
                rows=rows,
            )
        )
    return tuple(found)


def erase(work: Work, today: dt.date) -> int:
    """Empty every personal column that is past its time; return in how many rows.

    Numbers stay, and what was cancelled stays cancelled: its reason becomes "", unknown.
    """
    erased = 0
    for _retention, table, names, condition in _marked(today):
        filled = or_(*(table.c[name] != _empty(table, name) for name in names))
        emptied = {name: case((table.c[name].is_not(None), _empty(table, name))) for name in names}
        statement = update(table).where(condition, filled).values(emptied)
        erased += work.connection.execute(statement).rowcount
    return erased


def _empty(table: Table, name: str) -> BindParameter[str | bytes]:
    """What stands in a column when it holds nothing: no words, or no picture."""
    kind = table.c[name].type
    return literal(b"" if isinstance(kind, LargeBinary) else "", kind)


def _marked(
    today: dt.date,
) -> Iterator[tuple[Retention, Table, tuple[str, ...], ColumnElement[bool]]]:
    for table in schema.metadata.sorted_tables:
        marked: dict[Retention, list[str]] = defaultdict(list)
        for column in table.columns:
            if personal := column.info.get("personal"):
                marked[personal.retention].append(column.name)
        for retention, names in marked.items():
            rule = RULES[retention]
            before = today - relativedelta(months=rule.months)
            yield retention, table, tuple(names), rule.due(table, before, today)
