"""Erasing what is past its term: announced first, and done from the announced day on.

A row whose term has run out is not always old news: a list that was read in today may be about people who left years
ago. What is found past its term gets 30 days of grace; what will be is announced a month ahead; and nothing goes
within a week after it was announced.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import delete, insert, select, update

from buurthuis_app.domain.shared.personal_data import ErasureCount, Retention
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.erasure import retention
from buurthuis_app.persistence.erasure.retention import Marked
from buurthuis_app.persistence.queries.participants import participants
from buurthuis_app.persistence.queries.volunteers import leading, volunteers
from buurthuis_app.persistence.tables.columns import PEOPLE, is_row, key_values

AHEAD = dt.timedelta(days=32)
"""Longer than a month: what is kept for a month is announced when it comes."""
GRACE = dt.timedelta(days=30)
NOTICE = dt.timedelta(days=7)

Place = tuple[str, str, Retention]
"""Where something will be erased: the table, the key of the row, and the rule that ends it."""


class Announcement(Struct, frozen=True, kw_only=True):
    """When it was told that a row will be erased, and from which day that may be; the last is None until it was."""

    announced_on: dt.date
    erase_from: dt.date
    erased_on: dt.date | None = None


def announced(work: Work) -> dict[Place, Announcement]:
    """All announcements, with what was erased today."""
    table = schema.announced_erasure
    return {
        (row.table_name, row.row_key, row.retention): Announcement(
            announced_on=row.announced_on, erase_from=row.erase_from, erased_on=row.erased_on
        )
        for row in work.connection.execute(select(table))
    }


def announce(work: Work, today: dt.date) -> dict[Place, Announcement]:
    """Announce what is past its term or will be within a month, and return what was not known yet.

    Announcements that no longer hold are forgotten, as are those of a day that is still to come: then the clock of the
    computer was wrong. What names its own day needs no announcement: people were told that day.
    """
    past, soon = set(_places(work, today)), set(_places(work, today + AHEAD))
    known = announced(work)
    gone = {
        place
        for place, row in known.items()
        if row.announced_on > today
        or (row.erased_on != today and (row.erased_on is not None or place not in soon))
    }
    new = {
        place: Announcement(
            announced_on=today, erase_from=today + (GRACE if place in past else NOTICE)
        )
        for place in soon - (known.keys() - gone)
    }
    change(work, gone, None)
    _add(work, new)
    return new


def erase(work: Work, today: dt.date) -> ErasureCount:
    """Empty every personal column that is past its term and was announced for today or before.

    Numbers stay, and what was cancelled stays cancelled: its reason becomes "", unknown.
    """
    ripe = {
        place
        for place, row in announced(work).items()
        if row.erase_from <= today and row.erased_on is None
    }
    rows = people = 0
    for marked in retention.marked(work, today):
        touched = _emptied(work, marked, ripe, today)
        rows += touched
        people += touched if marked.table.name in PEOPLE else 0
    gone = volunteers.erased(work)
    volunteers.forget_times(work, gone)
    leading.forget(work, gone)
    return ErasureCount(rows=rows, people=people)


def erase_now(work: Work, today: dt.date) -> ErasureCount:
    """Empty all that is past its term, also what was to stay some days longer: somebody asked for it."""
    announce(work, today)
    change(work, set(_places(work, today)), {"erase_from": today, "erased_on": None})
    return erase(work, today)


def waiting(work: Work, today: dt.date, *, at_once: bool) -> bool:
    """Whether `erase`, or `erase_now`, would empty something today that has a term."""
    known = announced(work)
    return any(
        at_once or (place in known and known[place].erase_from <= today)
        for place in _places(work, today)
    )


def day_of(place: Place, rows: dict[Place, Announcement], due: dt.date, today: dt.date) -> dt.date:
    """On which day what is due on `due` goes, as it was announced or will be at the next start."""
    row = rows.get(place)
    if row is not None and row.erased_on is None and row.announced_on <= today:
        return max(due, row.erase_from)
    return today + GRACE if due <= today else max(due, today + NOTICE)


def counted(places: Iterable[Place]) -> ErasureCount:
    """How many these are."""
    tables = [name for name, _key, _rule in places]
    return ErasureCount(rows=len(tables), people=sum(name in PEOPLE for name in tables))


def place_of(marked: Marked, key: Iterable[Any]) -> Place:
    """How a row is called in the announcements."""
    parts = (part.hex if isinstance(part, UUID) else str(part) for part in key)
    return marked.table.name, ".".join(parts), marked.retention


def change(work: Work, places: Iterable[Place], values: dict[str, Any] | None) -> None:
    """Write these values with announcements, or forget them when there are none."""
    table = schema.announced_erasure
    one = is_row(table)
    keys = [key_values(table, place) for place in places]
    if keys:
        changed = update(table).where(one).values(values or {})
        work.connection.execute(changed if values else delete(table).where(one), keys)


def _add(work: Work, new: dict[Place, Announcement]) -> None:
    rows = [
        {
            "table_name": name,
            "row_key": key,
            "retention": rule,
            "announced_on": row.announced_on,
            "erase_from": row.erase_from,
        }
        for (name, key, rule), row in new.items()
    ]
    if rows:
        work.connection.execute(insert(schema.announced_erasure), rows)


def _places(work: Work, day: dt.date) -> Iterator[Place]:
    """What will be past its term on `day`, apart from what names its own day."""
    for marked in retention.marked(work, day):
        if marked.months:
            key = select(*marked.table.primary_key).where(marked.condition)
            yield from (place_of(marked, row) for row in work.connection.execute(key))


def _emptied(work: Work, marked: Marked, ripe: set[Place], today: dt.date) -> int:
    """Empty what is due under one rule; what was announced is noted as erased, so that it can be taken back."""
    table = marked.table
    if not marked.months:
        statement = update(table).where(marked.condition).values(marked.emptied)
        return work.connection.execute(statement).rowcount
    found = work.connection.execute(select(*table.primary_key).where(marked.condition)).all()
    due = {place: key for key in found if (place := place_of(marked, key)) in ripe}
    if due:
        if table is schema.participant:
            participants.forget(work, (key[0] for key in due.values()))
        keys = [key_values(table, key) for key in due.values()]
        work.connection.execute(update(table).where(is_row(table)).values(marked.emptied), keys)
        change(work, due, {"erased_on": today})
    return len(due)
