"""Messages and cases as bytes and back: JSON, the same for every program that reads them."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from buurthuis_app.domain.confidant.case import (
    Case,
    CaseKind,
    CaseState,
    ConfidedMessage,
    Destroyed,
    Note,
    PersonRole,
    Route,
    Step,
    StepTaken,
)
from buurthuis_app.records import Confidential


class Filler(Confidential, frozen=True):
    """Filler: a record that holds nothing, so that the number of records tells nothing."""


Record = Case | tuple[str, dict[str, str]] | Destroyed | bytes | Filler
"""A case; key and fields of a half-written form; a line about what was destroyed; a verify key (see `introduction`)."""


class Nonsense(Exception):
    """It was sealed well, and is nothing that this program writes."""


def message_bytes(message: ConfidedMessage) -> bytes:
    """All of a message but its id, which stands beside it."""
    return _bytes(
        {
            "text": message.text,
            "reach": message.reach,
            "receipt": message.receipt,
            "received_on": message.received_on.isoformat(),
            "alone": message.alone,
        }
    )


def message_from(content: bytes, message_id: UUID, *, alone: bool = False) -> ConfidedMessage:
    """The message behind these bytes. `alone` is for one of before that stood in the message. Raises Nonsense."""
    with _sense():
        found = json.loads(content)
        return ConfidedMessage(
            id=message_id,
            text=_text(found["text"]),
            reach=_text(found["reach"]),
            receipt=_text(found["receipt"]),
            received_on=dt.date.fromisoformat(found["received_on"]),
            alone=bool(found.get("alone", alone)),
        )


def case_bytes(case: Case) -> bytes:
    """All of a case but its id and version, which stand beside it."""
    return _bytes(
        {
            "what": "case",
            "reported_on": case.reported_on.isoformat(),
            "quarter_only": case.quarter_only,
            "kind": case.kind.value,
            "route": case.route.value,
            "behaviour": str(case.behaviour_id) if case.behaviour_id else None,
            "role": case.role.value,
            "about": case.about,
            "receipt": case.receipt,
            "notes": [[note.on.isoformat(), note.text] for note in case.notes],
            "steps": [[taken.on.isoformat(), taken.step.value] for taken in case.steps],
            "state": case.state.value,
            "closed_on": _iso(case.closed_on),
            "destroy_after": _iso(case.destroy_after),
            "alone": case.alone,
            "trial": case.trial,
        }
    )


def draft_bytes(key: str, fields: dict[str, str]) -> bytes:
    """A half-written form of the register, under the key of its form."""
    return _bytes({"what": "draft", "key": key, "fields": fields})


def destroyed_bytes(line: Destroyed) -> bytes:
    """A line about what was destroyed."""
    return _bytes(
        {
            "what": "destroyed",
            "of": str(line.of),
            "on": line.on.isoformat(),
            "by": str(line.by),
            "about": line.about,
            "message": line.message,
        }
    )


_FILLER = b'{"what":"filler"}'


def filler(length: int) -> bytes:
    """A record that holds nothing, of at least this length."""
    return _FILLER.ljust(length)


def is_filler(content: bytes) -> bool:
    """Whether a record holds nothing."""
    return content.rstrip(b" ") == _FILLER


def introduction(verify_key: bytes) -> bytes:
    """What a reader of a register of before tells the others: the key by which they see that she signed."""
    return _bytes({"what": "introduction", "verify_key": verify_key.hex()})


def record_from(content: bytes, record_id: UUID, version: int) -> Record:
    """What stands in a record. Raises Nonsense."""
    with _sense():
        found = json.loads(content)
        return _READ[found["what"]](found, record_id, version)


@contextmanager
def _sense() -> Iterator[None]:
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Nonsense from None


def _draft(found: dict[str, Any], _id: UUID, _version: int) -> Record:
    return _text(found["key"]), {_text(name): _text(it) for name, it in found["fields"].items()}


def _destroyed(found: dict[str, Any], _id: UUID, _version: int) -> Record:
    return Destroyed(
        of=UUID(found["of"]),
        on=dt.date.fromisoformat(found["on"]),
        by=UUID(found["by"]),
        about=_text(found["about"]),
        message=bool(found["message"]),
    )


def _introduction(found: dict[str, Any], _id: UUID, _version: int) -> Record:
    return bytes.fromhex(found["verify_key"])


def _case(found: dict[str, Any], case_id: UUID, version: int) -> Record:
    return Case(
        id=case_id,
        reported_on=dt.date.fromisoformat(found["reported_on"]),
        quarter_only=bool(found["quarter_only"]),
        kind=CaseKind(found["kind"]),
        route=Route(found["route"]),
        behaviour_id=UUID(found["behaviour"]) if found["behaviour"] else None,
        role=PersonRole(found["role"]),
        about=_text(found["about"]),
        receipt=_text(found["receipt"]),
        notes=tuple(
            Note(on=dt.date.fromisoformat(on), text=_text(text)) for on, text in found["notes"]
        ),
        steps=tuple(
            StepTaken(on=dt.date.fromisoformat(on), step=Step(step)) for on, step in found["steps"]
        ),
        state=CaseState(found["state"]),
        closed_on=_date(found["closed_on"]),
        destroy_after=_date(found["destroy_after"]),
        alone=bool(found.get("alone", False)),
        trial=bool(found.get("trial", False)),
        version=version,
    )


_READ: Mapping[str, Callable[[dict[str, Any], UUID, int], Record]] = {
    "case": _case,
    "draft": _draft,
    "destroyed": _destroyed,
    "introduction": _introduction,
    "filler": lambda _found, _id, _version: Filler(),
}


def _text(value: object) -> str:
    """What must be a text. Raises TypeError."""
    if not isinstance(value, str):
        raise TypeError
    return value


def _bytes(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
