"""Messages, cases and half-written forms, read out of an open safe. What was altered is counted and left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from buurthuis_app.domain.confidant import Case, ConfidedMessage
from buurthuis_app.persistence.database import Work
from buurthuis_app.services.confidant.safe import Safe
from buurthuis_app.vault import content


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Messages:
    """What was left, the oldest first."""

    all: tuple[ConfidedMessage, ...]
    damaged: int
    """How many were altered outside the program and cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Cases:
    """What the confidant keeps, the last reported first."""

    all: tuple[Case, ...]
    damaged: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class HalfWritten:
    """A form of the register that was not saved yet."""

    id: UUID
    version: int
    fields: Mapping[str, str]


def read_messages(work: Work, safe: Safe) -> Messages:
    """Every message that was left for this confidant."""
    read, damaged = [], 0
    for opened in safe.messages(work):
        if opened.content is None:
            damaged += 1
        else:
            read.append(content.message_from(opened.content, opened.id))
    ordered = sorted(read, key=lambda message: (message.received_on, message.id))
    return Messages(all=tuple(ordered), damaged=damaged)


def read_cases(work: Work, safe: Safe) -> Cases:
    """Every case that this confidant can read."""
    read, damaged = [], 0
    for opened in safe.records(work):
        if opened.content is None:
            damaged += 1
            continue
        record = content.record_from(opened.content, opened.id, opened.version)
        if isinstance(record, Case):
            read.append(record)
    ordered = sorted(read, key=lambda case: (case.reported_on, case.id), reverse=True)
    return Cases(all=tuple(ordered), damaged=damaged)


def half_written(work: Work, safe: Safe, key: str) -> HalfWritten | None:
    """What was typed in the form `key` and neither saved nor thrown away, or None."""
    for opened in safe.records(work):
        if opened.content is None:
            continue
        record = content.record_from(opened.content, opened.id, opened.version)
        if not isinstance(record, Case) and record[0] == key:
            return HalfWritten(id=opened.id, version=opened.version, fields=record[1])
    return None
