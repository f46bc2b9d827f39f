"""Differences between the register as it is and as its confidant left it, by her own sealed table of contents.

What is as she left it is not opened.
"""

from uuid import UUID

from buurthuis_app.domain.confidant.case import Destroyed
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import Confidential, replace
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.services.confidant.session import Session
from buurthuis_app.services.confidant.unsealing import Safe, message_sum, record_sum
from buurthuis_app.vault.contents import opened_mark
from buurthuis_app.vault.messages import CHAFF, NOT_FOR_YOU, says
from buurthuis_app.vault.records import writer_of
from buurthuis_app.vault.serialisation import Filler, Nonsense, record_from


class Differences(Confidential, frozen=True, kw_only=True):
    """What is not as she left it. `destroyed` are lines of the other confidant, each with the record it stands in."""

    missing_cases: frozenset[UUID] = frozenset()
    missing_messages: frozenset[UUID] = frozenset()
    old_cases: frozenset[UUID] = frozenset()
    """In an earlier version than she saw."""
    back: frozenset[UUID] = frozenset()
    """Cases and messages that were destroyed: they can be cleared away."""
    destroyed: tuple[tuple[UUID, Destroyed], ...] = ()
    readers_changed: bool = False
    """The list of readers does not follow from the one that she knew. Nothing is shared until she says it is right."""
    contents_missing: bool = False
    """Somebody took her table of contents away: nothing can be said of the rest."""
    rolled_back: bool = False
    """All of it is older than this computer saw it."""

    def __bool__(self) -> bool:
        return self != Differences()


class _RowsFound(Confidential, frozen=True, kw_only=True):
    """The rows that are there, and what the new ones say."""

    here: frozenset[UUID]
    versions: dict[UUID, int]
    """Of what is hers to read; of what cannot be read the version that she saw."""
    seen: dict[UUID, bytes]
    """The sums of the rows that are right."""
    messages: dict[UUID, bytes]
    """The sums of what somebody left for her."""
    lines: tuple[tuple[UUID, Destroyed], ...]
    introductions: tuple[tuple[UUID, UUID | None, bytes], ...]
    """Record, writer, verify key."""
    fillers: frozenset[UUID]


def look_over(session: Session, work: Work) -> Differences:
    """What is not as she left it; what is new goes into her contents."""
    safe = session.safe
    trusted = session.trusted(work) is not None
    found = _read(session, work)
    told = {line.of for _id, line in found.lines}
    contents, messages = safe.contents, found.messages
    mark = marked(session)
    session.marked(mark)
    same = {id_ for id_, sum_ in messages.items() if contents.seen.get(id_, sum_) == sum_}
    differences = Differences(
        missing_cases=frozenset(contents.records) - set(found.versions) - told,
        missing_messages=contents.messages - same - told,
        old_cases=frozenset(
            id_
            for id_, version in contents.records.items()
            if found.versions.get(id_, version) < version
        ),
        back=found.here & contents.gone,
        destroyed=found.lines,
        readers_changed=bool(contents.readers) and not trusted,
        rolled_back=mark > contents.counter,
    )
    if trusted:
        _remember(safe, found, differences)
        for record_id, writer, verify_key in found.introductions:
            _welcome(session, work, writer, verify_key)
            safe.destroy_record(work, record_id, may_return=True)
    return differences


def _read(session: Session, work: Work) -> _RowsFound:
    """What is as she left it is not opened."""
    safe, contents = session.safe, session.safe.contents
    versions, seen, fillers, here = {}, {}, set(), set()
    lines, introductions = [], []
    for row, seal in safe.records(work):
        here.add(row.id)
        sum_ = record_sum(row, seal)
        if contents.seen.get(row.id) == sum_:
            seen[row.id] = sum_
            if row.id in contents.records:
                versions[row.id] = contents.records[row.id]
            continue
        opened = safe.opened(row, seal)
        if opened is None:
            seen[row.id] = sum_
            continue
        if row.id in contents.records:
            versions[row.id] = opened.version or contents.records[row.id]
        try:
            said = record_from(opened.content or b"", opened.id, opened.version)
        except Nonsense:
            continue
        if isinstance(said, Destroyed):
            lines.append((opened.id, said))
        elif isinstance(said, bytes):
            introductions.append((opened.id, writer_of(seal.sealed), said))
        else:
            seen[row.id] = sum_
            if isinstance(said, Filler):
                fillers.add(opened.id)
                versions.pop(opened.id, None)
            else:
                versions[opened.id] = opened.version
    messages, nothing, chaff = _read_messages(safe, work)
    return _RowsFound(
        here=frozenset(here | messages.keys() | nothing.keys()),
        versions=versions,
        seen=seen | nothing,
        messages=messages,
        lines=tuple(lines),
        introductions=tuple(introductions),
        fillers=frozenset(fillers | chaff),
    )


def _read_messages(
    safe: Safe, work: Work
) -> tuple[dict[UUID, bytes], dict[UUID, bytes], set[UUID]]:
    """The sums of what was left for her and of what is nothing, and which of that nobody left."""
    contents, rows = safe.contents, safe.messages(work)
    sums = {row.message_id: message_sum(row) for row in rows}
    new = [row for row in rows if contents.seen.get(row.message_id) != sums[row.message_id]]
    nothing = {
        id_
        for id_, sum_ in sums.items()
        if contents.seen.get(id_) == sum_ and id_ not in contents.messages
    }
    chaff: set[UUID] = set()
    for opened in safe.every_message(new):
        content = opened.content or b""
        if says(content, CHAFF):
            chaff.add(opened.id)
        if says(content, CHAFF) or says(content, NOT_FOR_YOU):
            nothing.add(opened.id)
    left = {id_: sum_ for id_, sum_ in sums.items() if id_ not in nothing}
    return left, {id_: sums[id_] for id_ in nothing}, chaff


def _remember(safe: Safe, found: _RowsFound, said: Differences) -> None:
    """Take what is new into her contents."""
    former = safe.contents
    records = former.records | {
        id_: version
        for id_, version in found.versions.items()
        if id_ not in former.gone and version > former.records.get(id_, 0)
    }
    seen = {id_: sum_ for id_, sum_ in found.seen.items() if id_ not in said.old_cases}
    kept = {id_: former.seen.get(id_, sum_) for id_, sum_ in found.messages.items()}
    lost = {id_: former.seen[id_] for id_ in said.missing_messages & former.seen.keys()}
    safe.contents = replace(
        former,
        records=records,
        messages=former.messages | (frozenset(found.messages) - former.gone),
        seen=seen | kept | lost,
        fillers=(former.fillers & found.here) | found.fillers,
    )


def _welcome(session: Session, work: Work, key_id: UUID | None, verify_key: bytes) -> None:
    chain = session.trusted(work)
    readers = chain.last.readers if chain else ()
    welcomed = tuple(
        replace(reader, verify_key=verify_key)
        if reader.key_id == key_id and not reader.verify_key
        else reader
        for reader in readers
    )
    if welcomed != tuple(readers):
        session.sign(work, welcomed)


def marked(session: Session) -> int:
    """How far her contents were on this computer; -1 when it does not know."""
    known, pair = session.surroundings.pins.known(), session.safe.pair
    mark = known.marks.get(pair.id, b"") if known else b""
    try:
        return opened_mark(mark, pair)
    except Unopenable:
        return -1
