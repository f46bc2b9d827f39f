"""Participants of a centre, when they were there, the figures of a year, and forgetting them without its figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, extract, func, select
from sqlalchemy.dialects.sqlite import insert

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.participants.figures import (
    ErasedTally,
    SeenInYear,
    TallyAbout,
    tallies_of,
)
from buurthuis_app.domain.participants.participant import KnownPerson, Participant
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together

_PERSON, _VISIT, _OCCURRENCE = schema.participant, schema.known_visit, schema.occurrence
_TALLY = schema.erased_tally
_LATELY = 8
"""So many times back people count as those who come to an activity."""

Tallies = Counter[tuple[TallyAbout, str]]


def people(work: Work, centre_id: UUID) -> tuple[Participant, ...]:
    """Everybody in the register, by name."""
    everybody = work.store(Participant).find(centre_id=centre_id)
    return tuple(sorted(everybody, key=lambda person: folded(person.name)))


def register(work: Work, centre_id: UUID) -> tuple[KnownPerson, ...]:
    """The same, with how often and when last each was there."""
    statement = (
        select(_VISIT.c.participant_id, func.count(), func.max(_OCCURRENCE.c.date))
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _VISIT.c.occurrence_id)
        .where(_OCCURRENCE.c.centre_id == centre_id)
        .group_by(_VISIT.c.participant_id)
    )
    seen = {key: (times, last) for key, times, last in work.connection.execute(statement)}
    known = []
    for person in people(work, centre_id):
        times, last = seen.get(person.id, (0, None))
        known.append(KnownPerson(participant=person, times=times, last=last))
    return tuple(known)


def present(work: Work, occurrence_id: UUID) -> frozenset[UUID]:
    """Who was there."""
    statement = select(_VISIT.c.participant_id).where(_VISIT.c.occurrence_id == occurrence_id)
    return frozenset(work.connection.execute(statement).scalars())


def lately(work: Work, occurrence: Occurrence) -> frozenset[UUID]:
    """Who was at one of the last times of the same activity before this one."""
    earlier = (
        select(_OCCURRENCE.c.id)
        .join(_VISIT, _VISIT.c.occurrence_id == _OCCURRENCE.c.id)
        .where(
            _OCCURRENCE.c.activity_id == occurrence.activity_id,
            _OCCURRENCE.c.date <= occurrence.date,
            _OCCURRENCE.c.id != occurrence.id,
        )
        .group_by(_OCCURRENCE.c.id)
        .order_by(_OCCURRENCE.c.date.desc())
        .limit(_LATELY)
    )
    statement = select(_VISIT.c.participant_id).where(_VISIT.c.occurrence_id.in_(earlier))
    return frozenset(work.connection.execute(statement).scalars())


def tallies(work: Work, centre_id: UUID, *years: int) -> list[tuple[Tallies, int]]:
    """All that is counted of the participants of each of these years, and how many of them were erased since."""
    erased: dict[int, Tallies] = defaultdict(Counter)
    for year, about, value, number in read_together.rows(work, erasing, centre_id):
        erased[year][about, value] = number
    live = _live(read_together.rows(work, taking_part, centre_id))
    return [
        (erased[year] + live.get(year, Counter()), erased[year][TallyAbout.PEOPLE, ""])
        for year in years
    ]


def began(work: Work, centre_id: UUID) -> int | None:
    """The first year in which anybody was known; None before that."""
    years = {row[0] for row in read_together.rows(work, erasing, centre_id)}
    ((day,),) = read_together.rows(work, beginning, centre_id)
    return min(years | ({day.year} if day else set()), default=None)


def erasing(centre_id: UUID) -> Select[Any]:
    """Asks for the numbers that stay of who was erased."""
    return select(_TALLY.c.year, _TALLY.c.about, _TALLY.c.value, _TALLY.c.number).where(
        _TALLY.c.centre_id == centre_id
    )


def beginning(centre_id: UUID) -> Select[Any]:
    """Asks for the first day on which anybody was there."""
    return (
        select(func.min(_OCCURRENCE.c.date))
        .select_from(_VISIT)
        .join(_PERSON, _PERSON.c.id == _VISIT.c.participant_id)
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _VISIT.c.occurrence_id)
        .where(_PERSON.c.centre_id == centre_id)  # by the few people, not by all occurrences
    )


def forget(work: Work, participant_ids: Iterable[UUID]) -> None:
    """Remove these people and when they were there; how many they were in each year stays."""
    ids = list(participant_ids)
    add_tallies(work, ids, work, 1)
    work.connection.execute(delete(_VISIT).where(_VISIT.c.participant_id.in_(ids)))
    work.connection.execute(delete(_PERSON).where(_PERSON.c.id.in_(ids)))


def put_back(work: Work, before: Work, participant_ids: Iterable[UUID]) -> None:
    """Put back whom `forget` removed, from a copy that was made before."""
    ids = list(participant_ids)
    times = set(work.connection.execute(select(_OCCURRENCE.c.id)).scalars())
    for table, key in ((_PERSON, _PERSON.c.id), (_VISIT, _VISIT.c.participant_id)):
        rows = [
            dict(row)
            for row in before.connection.execute(select(table).where(key.in_(ids))).mappings()
            if row.get("occurrence_id") in {None, *times}
        ]
        if rows:
            work.connection.execute(insert(table), rows)
    add_tallies(work, ids, before, -1)


def add_tallies(work: Work, participant_ids: Iterable[UUID], known: Work, sign: int) -> None:
    """Add what `known` tells of these people to the numbers that stay of who is erased, or take it off."""
    own = _PERSON.c.id.in_(list(participant_ids))
    centres = set(known.connection.execute(select(_PERSON.c.centre_id).where(own)).scalars())
    for centre_id in centres:
        asked = known.connection.execute(_seen(own & (_PERSON.c.centre_id == centre_id)))
        for year, counted in _live(asked).items():
            for (about, value), number in counted.items():
                tally = ErasedTally(
                    centre_id=centre_id, year=year, about=about, value=value, number=sign * number
                )
                work.connection.execute(_ADD, {name: getattr(tally, name) for name in _NAMES})
    work.connection.execute(delete(_TALLY).where(_TALLY.c.number == 0))


def taking_part(centre_id: UUID) -> Select[Any]:
    """Asks how often everybody in the register was there in each year."""
    return _seen(_PERSON.c.centre_id == centre_id)


def _seen(which: ColumnElement[bool]) -> Select[Any]:
    year = extract("year", _OCCURRENCE.c.date)
    person = (_PERSON.c.id, _PERSON.c.birth_year, _PERSON.c.home, _PERSON.c.gender)
    return (
        select(year, *person, func.count())
        .join(_VISIT, _VISIT.c.participant_id == _PERSON.c.id)
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _VISIT.c.occurrence_id)
        .where(which, _OCCURRENCE.c.cancelled_because.is_(None))
        .group_by(*person, year)
    )


def _live(rows: Iterable[Sequence[Any]]) -> dict[int, Tallies]:
    """By year, what is counted of these people."""
    known: set[UUID] = set()
    seen: dict[int, list[SeenInYear]] = defaultdict(list)
    for in_year, key, birth_year, home, gender, times in sorted(rows, key=itemgetter(0)):
        facts = {"birth_year": birth_year, "home": home, "gender": gender}
        seen[in_year].append(SeenInYear(times=times, new=key not in known, **facts))
        known.add(key)
    return {year: tallies_of(everybody) for year, everybody in seen.items()}


_NAMES = tuple(_TALLY.c.keys())
_ADD = insert(_TALLY)
_ADD = _ADD.on_conflict_do_update(
    index_elements=list(_TALLY.primary_key.columns),
    set_={"number": _TALLY.c.number + _ADD.excluded.number},
)
