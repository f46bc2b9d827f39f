"""Messages, cases and half-written forms of an open register. What was altered is counted and left out.

Opening a thousand takes half a second: it is done after the data has been read, so that nobody who writes waits for it.
"""

from collections.abc import Mapping
from uuid import UUID

from buurthuis_app.domain.confidant.case import Case, ConfidedMessage
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.records import Confidential
from buurthuis_app.services.confidant.session import Session
from buurthuis_app.services.confidant.unsealing import Opened
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
    read, damaged = [], 0
    for opened in opened_messages(session):
        message = message_in(opened)
        if message is None:
            damaged += 1
        else:
            read.append(message)
    with session.read() as work:
        damaged += register.misshapen_messages(work, session.safe.pair.id)
    ordered = sorted(read, key=lambda message: (message.received_on, message.id))
    return Messages(all=tuple(ordered), damaged=damaged)


def read_cases(session: Session) -> Cases:
    """Every case that this confidant can read."""
    read, damaged = [], 0
    for opened in opened_records(session):
        record = record_in(opened)
        if record is None:
            damaged += 1
        elif isinstance(record, Case):
            read.append(record)
    with session.read() as work:
        safe = session.safe
        damaged += register.misshapen_records(work, safe.centre_id, safe.pair.id)
    ordered = sorted(read, key=lambda case: (case.reported_on, case.id), reverse=True)
    return Cases(all=tuple(ordered), damaged=damaged)


def half_written(session: Session, key: str) -> HalfWritten | None:
    """What was typed in the form `key` and neither saved nor thrown away, or None."""
    for opened in opened_records(session):
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


def opened_messages(session: Session) -> list[Opened]:
    """The bytes of every message. Raises Locked."""
    with session.unlocked() as safe:
        with session.read() as work:
            closed = safe.messages(work)
            lonely = register.left_for_one(work) if len(safe.writers) > 1 else frozenset()
        return list(safe.opened_messages(closed, lonely))


def opened_records(session: Session) -> list[Opened]:
    """The bytes of every record. Raises Locked."""
    with session.unlocked() as safe:
        with session.read() as work:
            closed = safe.records(work)
        return list(safe.opened_records(closed))
