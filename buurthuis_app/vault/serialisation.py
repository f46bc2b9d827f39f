"""Messages and cases as bytes and back: JSON, the same for every program that reads them."""

import datetime as dt
import json
from typing import Any
from uuid import UUID

from buurthuis_app.domain.confidant.case import (
    Case,
    CaseKind,
    CaseState,
    ConfidedMessage,
    Note,
    PersonRole,
    Route,
    Step,
    StepTaken,
)


def message_bytes(message: ConfidedMessage) -> bytes:
    """All of a message but its id, which stands beside it."""
    return _bytes(
        {
            "text": message.text,
            "reach": message.reach,
            "receipt": message.receipt,
            "received_on": message.received_on.isoformat(),
        }
    )


def message_from(content: bytes, message_id: UUID) -> ConfidedMessage:
    """The message behind these bytes."""
    found = json.loads(content)
    return ConfidedMessage(
        id=message_id,
        text=found["text"],
        reach=found["reach"],
        receipt=found["receipt"],
        received_on=dt.date.fromisoformat(found["received_on"]),
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
        }
    )


def draft_bytes(key: str, fields: dict[str, str]) -> bytes:
    """A half-written form of the register, under the key of its form."""
    return _bytes({"what": "draft", "key": key, "fields": fields})


def record_from(content: bytes, record_id: UUID, version: int) -> Case | tuple[str, dict[str, str]]:
    """The case behind these bytes, or the key and the fields of a half-written form."""
    found = json.loads(content)
    if found["what"] == "draft":
        return found["key"], found["fields"]
    return _case(found, record_id, version)


def _case(found: dict[str, Any], case_id: UUID, version: int) -> Case:
    return Case(
        id=case_id,
        reported_on=dt.date.fromisoformat(found["reported_on"]),
        quarter_only=found["quarter_only"],
        kind=CaseKind(found["kind"]),
        route=Route(found["route"]),
        behaviour_id=UUID(found["behaviour"]) if found["behaviour"] else None,
        role=PersonRole(found["role"]),
        about=found["about"],
        receipt=found["receipt"],
        notes=tuple(Note(on=dt.date.fromisoformat(on), text=text) for on, text in found["notes"]),
        steps=tuple(
            StepTaken(on=dt.date.fromisoformat(on), step=Step(step)) for on, step in found["steps"]
        ),
        state=CaseState(found["state"]),
        closed_on=_date(found["closed_on"]),
        destroy_after=_date(found["destroy_after"]),
        version=version,
    )


def _bytes(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
