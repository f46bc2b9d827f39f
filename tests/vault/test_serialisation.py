"""Messages and cases become bytes and come back as they were, whatever is in them."""

import datetime as dt
from uuid import UUID

import pytest

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
from buurthuis_app.vault.records import RecordKey
from buurthuis_app.vault.serialisation import (
    case_bytes,
    draft_bytes,
    message_bytes,
    message_from,
    record_from,
)

ID, PESTEN = UUID(int=1), UUID(int=2)
DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize("text", ["Ik word gepest.", 'مرحبا 🎉 \n\t \\ "é" \x00', ""])
def test_a_message_comes_back_as_it_was_left(text: str) -> None:
    left = ConfidedMessage(id=ID, text=text, reach="06-00000000", receipt="7K2M", received_on=DAY)
    content = message_bytes(left)
    assert message_from(content, ID) == left
    assert str(ID).encode() not in content


FULL = Case(
    id=ID,
    reported_on=DAY,
    quarter_only=True,
    kind=CaseKind.ADVICE,
    route=Route.MESSAGE,
    behaviour_id=PESTEN,
    role=PersonRole.VOLUNTEER,
    about="Bij de bar",
    receipt="7K2M",
    notes=(Note(on=DAY, text='Het "gesprek" 🎉'), Note(on=DAY, text="")),
    steps=(StepTaken(step=Step.LISTEN, on=DAY), StepTaken(step=Step.REFER, on=DAY)),
    state=CaseState.CLOSED,
    closed_on=DAY,
    destroy_after=dt.date(2027, 5, 22),
    version=3,
)


@pytest.mark.parametrize("case", [FULL, Case(id=ID, reported_on=DAY, version=1)])
def test_a_case_comes_back_as_it_was_kept_with_id_and_version_beside_it(case: Case) -> None:
    content = case_bytes(case)
    assert record_from(content, case.id, case.version) == case
    assert str(ID).encode() not in content


def test_a_half_written_form_comes_back_under_its_key() -> None:
    fields = {"about": "Bij de", "notes": ""}
    assert record_from(draft_bytes("case-1", fields), ID, 1) == ("case-1", fields)


def test_half_a_character_from_a_clipboard_loses_nothing_else() -> None:
    left = ConfidedMessage(id=ID, text="hier \ud83c daar", reach="", receipt="", received_on=DAY)
    assert message_from(message_bytes(left), ID).text == "hier ? daar"


def test_a_key_that_was_wiped_holds_nothing() -> None:
    key = RecordKey.new()
    length = len(key.secret)
    assert any(key.secret)
    key.wipe()
    assert key.secret == bytearray(length)
