"""Named texts: who is known here, the kept texts that have a name, and decisions about texts that are there no more."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Column, CompoundSelect, Select, Table, and_, func, or_, select, union

from buurthuis_app.domain.hire.hirer import HirerKind
from buurthuis_app.domain.papers.names_on_paper import NameDecision, NamedText, digest_of
from buurthuis_app.domain.stories.known_people import KnownPeople, known_people
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.privacy.personal_finds import label, raw, readable
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.persistence.tables.columns import PEOPLE

_NO_SOURCES = PEOPLE | {"draft", "name_decision"}
"""Tables of which no text is printed outside."""
_MEANT = frozenset([("vacancy", "contact")])
"""Columns with the name of somebody to whom outsiders are to turn."""


def people(work: Work, centre_id: UUID) -> KnownPeople:
    """Everybody who volunteers, applies, signed up, takes part, leads or began something, borrows, brought something to
    be mended, hires, stands on a photo, or is the confidant."""
    named = (
        schema.volunteer.c.name,
        schema.sign_up.c.name,
        schema.participant.c.name,
        schema.confidant.c.name,
        schema.activity.c.led_by,
        schema.occurrence.c.led_by,
        schema.activity.c.organised_by,
        schema.initiative.c.started_by,
        schema.loan.c.name,
        schema.repair.c.owner,
        schema.hirer.c.contact_name,
        schema.story.c.photo_of,
    )
    places = (schema.area.c.name, schema.room.c.name)
    asked: tuple[tuple[Any, ...], ...] = (
        (_values, centre_id, *named),
        (_applying, centre_id),
        (_hiring, centre_id),
        (_values, centre_id, *places),
        (_own, centre_id),
    )
    read_together.ahead(work, *asked)
    found = [{text for row in read_together.rows(work, *each) for text in row} for each in asked]
    return known_people((found[0] | found[1] | found[2]) - {""}, found[3] | found[4])


def containing(work: Work, names: Collection[str]) -> tuple[NamedText, ...]:
    """Every kept text that may be printed outside and has one of these names, as they are written.

    What stands in many records, as who leads an activity, is that of the first.
    """
    seen: set[str] = set()
    return tuple(
        text
        for table in schema.metadata.sorted_tables
        if table.name not in _NO_SOURCES
        for text in _in_table(work, table, names, seen)
    )


def decided(work: Work, digests: Collection[str]) -> tuple[NameDecision, ...]:
    """What was decided about names in texts with these sums."""
    decision = schema.name_decision
    return work.store(NameDecision).select(select(decision).where(decision.c.digest.in_(digests)))


def drop_stale(work: Work) -> None:
    """Forget decisions about texts that were changed, erased or taken away."""
    decisions = work.store(NameDecision).find()
    stale = [decision for decision in decisions if not _still_stands(work, decision)]
    work.store(NameDecision).remove(stale)


def _still_stands(work: Work, decision: NameDecision) -> bool:
    table = schema.metadata.tables.get(decision.of_table)
    if table is None:
        return False
    columns = _texts_of(table)
    own = next(iter(table.primary_key))
    for row in work.connection.execute(select(*columns).where(own == decision.record_id)):
        if any(digest_of(text) == decision.digest for text in row if text):
            return True
    return False


def _in_table(
    work: Work, table: Table, names: Collection[str], seen: set[str]
) -> Iterator[NamedText]:
    columns = _texts_of(table)
    if not columns:
        return
    own = next(iter(table.primary_key)).name
    # Most texts are empty; of those not every name is looked for.
    has = or_(
        *(
            and_(column != "", or_(*(func.instr(column, name) > 0 for name in names)))
            for column in columns
        )
    )
    rest = [column for column in table.c if column.name not in {text.name for text in columns}]
    for row in work.connection.execute(select(*rest, *columns).where(has)).mappings():
        for column in columns:
            text = (row[column.name] or "").strip()
            if text not in seen and any(name in text for name in names):
                seen.add(text)
                yield NamedText(
                    of_table=table.name,
                    record_id=row[own],
                    about=label(work, table, row),
                    text=text,
                    meant=(table.name, column.name) in _MEANT,
                )


def _texts_of(table: Table) -> list[Any]:
    return [raw(column).label(column.name) for column in table.columns if readable(column)]


def _values(centre_id: UUID, *columns: Column[Any]) -> CompoundSelect[Any]:
    return union(
        *(select(column).where(column.table.c.centre_id == centre_id) for column in columns)
    )


def _applying(centre_id: UUID) -> Select[Any]:
    vacancies = select(schema.vacancy.c.id).where(schema.vacancy.c.centre_id == centre_id)
    return select(schema.candidate.c.name).where(schema.candidate.c.vacancy_id.in_(vacancies))


def _hiring(centre_id: UUID) -> Select[Any]:
    """Residents who hire a room in their own name; that of a society or business is nobody's."""
    hirer = schema.hirer
    return select(hirer.c.name).where(
        hirer.c.centre_id == centre_id, hirer.c.kind == HirerKind.RESIDENTS
    )


def _own(centre_id: UUID) -> Select[Any]:
    return select(schema.centre.c.name, schema.centre.c.town).where(schema.centre.c.id == centre_id)
