"""Personal finds: everything that is, or may be, about one person, in every marked column of the schema.

What is shown to somebody who asks (inzage) and what can be erased are both found here: one cannot know more than the
other.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import UUID

from sqlalchemy import Column, RowMapping, Table, Text, or_, select, type_coerce

from buurthuis_app.domain.participants.participant import Gender, Home, gender_names, home_names
from buurthuis_app.domain.shared.person_search import SoughtPerson, named_in
from buurthuis_app.domain.shared.personal_data import (
    Certainty,
    ErasureChoice,
    Personal,
    PersonalFind,
    Retention,
)
from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.i18n import short_date
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.tables.columns import PEOPLE, is_row, key_values, owner_of, target_of
from buurthuis_app.records import replace

_KNOWN_BY = ("name", "email", "phone")
"""The columns by which a row is known to be about a person."""
_TITLES = ("title", "sentence")
_WHOLE = (ErasureChoice.REMOVE, ErasureChoice.KEEP)
_ANY = (ErasureChoice.HIDE, *_WHOLE)
_ONLY_HIDDEN = (ErasureChoice.HIDE, ErasureChoice.KEEP)
_DEEP = 2
"""So many references are followed to say what a row belongs to: of an answer, its question and the survey."""


def find(
    work: Work, sought: SoughtPerson, own: UUID | None = None, progress: Progress = silently
) -> tuple[PersonalFind, ...]:
    """All that is or may be about this person; `own` is the id of the record that certainly is, such as a volunteer.

    Names are compared here and not by the database, which knows the capitals of English letters only. What is sealed
    for the confidant cannot be looked through.
    """
    if sought.nobody and own is None:
        return ()
    found: list[PersonalFind] = []
    tables = schema.metadata.sorted_tables  # a person before what refers to her or him
    for done, table in enumerate(tables):
        progress(done, len(tables))
        found += list(_in_table(work, table, sought, own, found))
    order = list(Certainty)
    return tuple(sorted(found, key=lambda each: order.index(each.certainty)))


def is_there(work: Work, table: Table, key: tuple[Any, ...]) -> bool:
    """Whether the row of a find is still kept."""
    statement = select(*table.primary_key).where(is_row(table))
    return work.connection.execute(statement, key_values(table, key)).first() is not None


def readable(column: Column[Any]) -> bool:
    """Whether a column holds words."""
    return isinstance(column.type, Text) or isinstance(getattr(column.type, "impl", None), Text)


def raw(column: Column[Any]) -> Any:
    """The column as it stands in the file: a list of texts as the JSON that it is."""
    return type_coerce(column, Text)


def _in_table(
    work: Work,
    table: Table,
    sought: SoughtPerson,
    own: UUID | None,
    known: list[PersonalFind],
) -> Iterator[PersonalFind]:
    marked = [column for column in table.columns if "personal" in column.info]
    texts = [column for column in marked if readable(column)]
    if not texts:
        return
    extra = [table.c.id == own] if own is not None and "id" in table.c else []
    filled = or_(*(raw(column) != "" for column in texts), *extra)
    columns = (raw(column).label(column.name) if column in texts else column for column in table.c)
    for row in work.connection.execute(select(*columns).where(filled)).mappings():
        if _goes_along(table, row, texts, known):
            continue
        whole = _row_of(work, table, row, marked, sought, own) if table.name in PEOPLE else None
        found = [whole] if whole is not None else list(_texts_of(table, row, texts, sought))
        about = label(work, table, row) if found else ""
        for each in found:
            yield replace(each, about=about)
        if table is schema.story and found and row["photo_id"]:
            yield _photo(row["photo_id"], about)


def _goes_along(
    table: Table, row: RowMapping, texts: list[Column[Any]], known: list[PersonalFind]
) -> bool:
    """Whether the row belongs to a person who was found, such as an absence: its texts stand with that find.

    When it only may be that person, what is said in it of the one who asks is a find of its own too.
    """
    owners = {
        (owner_of(column), row[column.name])
        for column in table.columns
        if owner_of(column) is not None
    }
    for place, owner in enumerate(known):
        if not owner.column and (owner.table, owner.key[0]) in owners:
            words = [owner.text, *(row[column.name] for column in texts)]
            known[place] = replace(owner, text=" · ".join(word for word in words if word))
            return owner.certainty is not Certainty.PERHAPS
    return False


def _row_of(
    work: Work,
    table: Table,
    row: RowMapping,
    marked: list[Column[Any]],
    sought: SoughtPerson,
    own: UUID | None,
) -> PersonalFind | None:
    """The row as a whole, when it is about this person."""
    if own is not None and row["id"] == own:
        certainty = Certainty.OWN
    else:
        named = [named_in(row[name], sought) for name in _KNOWN_BY if row.get(name)]
        known = [each.certainty for each in named if each is not None]
        if not known:
            return None
        certainty = Certainty.LIKELY if Certainty.LIKELY in known else Certainty.PERHAPS
    here = table.name == "confidant" and row["until"] is None
    words = [_words(row[column.name]) for column in marked]
    if table is schema.participant:
        words += _when_there(work, row["id"])
    return PersonalFind(
        table=table.name,
        key=(row["id"],),
        column="",
        about="",
        purpose=marked[0].info["personal"].purpose,
        text=" · ".join(word for word in words if word),
        spans=(),
        certainty=certainty,
        choices=(ErasureChoice.KEEP,) if here else _WHOLE,
    )


def _texts_of(
    table: Table, row: RowMapping, texts: list[Column[Any]], sought: SoughtPerson
) -> Iterator[PersonalFind]:
    for column in texts:
        text = row[column.name] or ""
        text = _typed(text) if table is schema.draft else text
        named = named_in(text, sought)
        if named is not None:
            personal: Personal = column.info["personal"]
            yield PersonalFind(
                table=table.name,
                key=tuple(row[part.name] for part in table.primary_key),
                column=column.name,
                about="",
                purpose=personal.purpose,
                text=text,
                spans=named.spans,
                certainty=named.certainty,
                choices=_choices(table, personal),
            )


def _choices(table: Table, personal: Personal) -> tuple[ErasureChoice, ...]:
    if personal.retention is Retention.ON_REQUEST:
        return _ONLY_HIDDEN
    return _WHOLE if table is schema.draft else _ANY


def _typed(form: str) -> str:
    """What was typed in a half-written form, out of its JSON."""
    with suppress(ValueError):
        content = json.loads(form)
        if isinstance(content, dict):
            return " · ".join(str(value) for value in content.values() if value)
    return form


def _photo(photo_id: UUID, about: str) -> PersonalFind:
    """A photo at a story in which the person is named: nobody but people can see who is on it."""
    column = schema.story_photo.c.content
    return PersonalFind(
        table=schema.story_photo.name,
        key=(photo_id,),
        column=column.name,
        about=about,
        purpose=column.info["personal"].purpose,
        text="",
        spans=(),
        certainty=Certainty.PERHAPS,
        choices=_WHOLE,
    )


def label(work: Work, table: Table, row: RowMapping, deep: int = 0) -> str:
    """What a row belongs to: its own title and day, or those of what it refers to."""
    own = [row[name] for name in _TITLES if row.get(name)]
    day = row.get("date")
    if own or deep == _DEEP:
        return ", ".join([*own, *([short_date(day)] if day else [])])
    parts = [] if day is None else [short_date(day)]
    for column in table.columns:
        target = target_of(column)
        if target is None or target in PEOPLE or row[column.name] is None:
            continue
        other = schema.table(target)
        found = work.connection.execute(select(other).where(other.c.id == row[column.name]))
        pointed = found.mappings().first()
        if pointed is not None and target != "centre":
            parts.insert(0, label(work, other, pointed, deep + 1))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _when_there(work: Work, participant_id: UUID) -> Iterator[str]:
    """Every time that a participant was there, by activity."""
    activity, occurrence, visit = schema.activity, schema.occurrence, schema.known_visit
    statement = (
        select(activity.c.title, occurrence.c.date)
        .join(occurrence, occurrence.c.activity_id == activity.c.id)
        .join(visit, visit.c.occurrence_id == occurrence.c.id)
        .where(visit.c.participant_id == participant_id)
        .order_by(activity.c.title, occurrence.c.date)
    )
    days: dict[str, list[str]] = {}
    for title, date in work.connection.execute(statement):
        days.setdefault(title, []).append(short_date(date))
    return (f"{title}: {', '.join(dates)}" for title, dates in days.items())


def _words(value: Any) -> str:
    if isinstance(value, Home):
        return home_names()[value]
    if isinstance(value, Gender):
        return gender_names()[value]
    return "" if value is None or isinstance(value, bytes) else str(value)
