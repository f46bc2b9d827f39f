"""Messages, cases and half-written forms of an open register. What was altered is counted and left out.

Opening a thousand takes half a second: it is done after the data has been read, so that nobody who writes waits for it.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from buurthuis_app.domain.confidant.case import Case, ConfidedMessage
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.records import Confidential
from buurthuis_app.services.confidant.session import Session
from buurthuis_app.services.confidant.unsealing import Opened, Safe, record_sum
from buurthuis_app.vault import serialisation


class Messages(Confidential, frozen=True, kw_only=True):
    """What was left, the oldest first."""

    all: tuple[ConfidedMessage, ...]
    damaged: int
    """How many were altered outside the program and cannot be read, or were destroyed and put back."""


class Cases(Confidential, frozen=True, kw_only=True):
    """What the confidant keeps, the last reported first."""

    all: tuple[Case, ...]
    damaged: int


class HalfWritten(Confidential, frozen=True, kw_only=True):
    """A form of the register that was not saved yet."""

    id: UUID
    version: int
    fields: Mapping[str, str]


def read_messages(session: Session) -> Messages:
    """Every message that was left for this confidant."""
    with session.unlocked() as safe:
        with session.read() as work:
            closed = safe.messages(work)
            lonely = register.left_for_one(work) if len(safe.writers) > 1 else frozenset()
            damaged = register.misshapen_messages(work, safe.pair.id)
        opened = [message_in(message) for message in safe.opened_messages(closed, lonely)]
    read = [message for message in opened if message is not None]
    ordered = sorted(read, key=lambda message: (message.received_on, message.id))
    return Messages(all=tuple(ordered), damaged=damaged + len(opened) - len(read))


def read_cases(session: Session) -> Cases:
    """Every case that this confidant can read."""
    with session.unlocked() as safe:
        with session.read() as work:
            closed = safe.records(work)
            misshapen = register.misshapen_records(work, safe.centre_id, safe.pair.id)
        return cases_of(safe.opened_records(closed), misshapen)


def cases_of(records: Iterable[Opened], misshapen: int = 0) -> Cases:
    """The cases among these records; `misshapen` rows beside them are damaged as well."""
    read, damaged = [], misshapen
    for opened in records:
        record = record_in(opened)
        if record is None:
            damaged += 1
        elif isinstance(record, Case):
            read.append(record)
    ordered = sorted(read, key=lambda case: (case.reported_on, case.id), reverse=True)
    return Cases(all=tuple(ordered), damaged=damaged)


def half_written(records: Iterable[Opened], key: str) -> HalfWritten | None:
    """What was typed in the form `key` and neither saved nor thrown away, or None."""
    for opened in records:
        record = record_in(opened)
        if isinstance(record, tuple) and record[0] == key:
            return HalfWritten(id=opened.id, version=opened.version, fields=record[1])
    return None


def message_in(opened: Opened) -> ConfidedMessage | None:
    """The message, or None for what was altered, and for what is sealed well and is no message."""
    try:
        content = opened.content or b""
        return serialisation.message_from(content, opened.id, alone=opened.lonely)
    except serialisation.Nonsense:
        return None


def record_in(opened: Opened) -> serialisation.Record | None:
    """What stands in a record, or None for what was altered, and for what is sealed well and makes no sense."""
    try:
        return serialisation.record_from(opened.content or b"", opened.id, opened.version)
    except serialisation.Nonsense:
        return None


def opened_records(session: Session) -> list[Opened]:
    """The bytes of every record. Raises Locked."""
    with session.unlocked() as safe:
        with session.read() as work:
            closed = safe.records(work)
        return list(safe.opened_records(closed))


def records_now(safe: Safe, work: Work, before: Iterable[Opened]) -> list[Opened]:
    """The bytes of every record as it is kept now, of which only what came or changed since `before` is opened here.

    So a write can look again at what it read, without making others wait until everything is opened.
    """
    known = {opened.sum: opened for opened in before}
    closed = [(record_sum(row, seal), row, seal) for row, seal in safe.records(work)]
    same = [known[now] for now, _row, _seal in closed if now in known]
    others = [(row, seal) for now, row, seal in closed if now not in known]
    return [*same, *safe.opened_records(others)]
