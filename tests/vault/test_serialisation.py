"""Messages and cases become bytes and come back as they were, whatever is in them."""

import datetime as dt
from uuid import UUID

import pytest

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
from buurthuis_app.records import replace
from buurthuis_app.vault.records import RecordKey
from buurthuis_app.vault.serialisation import (
    Nonsense,
    case_bytes,
    destroyed_bytes,
    draft_bytes,
    introduction,
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


def test_that_it_was_made_to_try_stands_in_the_case_and_an_older_one_was_not() -> None:
    trial = replace(FULL, trial=True, kind=CaseKind.OTHER)
    assert record_from(case_bytes(trial), ID, 3) == trial
    older = case_bytes(FULL).replace(b',"trial":false', b"")
    assert b"trial" not in older
    assert record_from(older, ID, 3) == FULL


def test_that_it_is_for_one_alone_stands_in_message_and_case() -> None:
    left = ConfidedMessage(id=ID, text="", reach="", receipt="", received_on=DAY, alone=True)
    assert message_from(message_bytes(left), ID).alone
    assert record_from(case_bytes(replace(FULL, alone=True)), ID, 3) == replace(FULL, alone=True)


def test_what_was_kept_before_that_was_asked_is_for_all_unless_it_stood_alone() -> None:
    former = b'{"text":"x","reach":"","receipt":"","received_on":"2026-11-22"}'
    assert not message_from(former, ID).alone
    assert message_from(former, ID, alone=True).alone
    assert message_from(former[:-1] + b',"alone":false}', ID, alone=True).alone is False


def test_a_line_about_what_was_destroyed_comes_back() -> None:
    line = Destroyed(of=ID, on=DAY, by=PESTEN, about="Bij de bar", message=True)
    assert record_from(destroyed_bytes(line), PESTEN, 1) == line


def test_an_introduction_comes_back_as_the_key() -> None:
    assert record_from(introduction(b"k" * 32), ID, 1) == b"k" * 32


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geen json",
        b"{}",
        b"[1]",
        b"\xff",
        b"[" * 100_000,
        b'{"text":1,"reach":"","receipt":"x","received_on":"2026-11-22"}',
        b'{"text":"a","reach":"","receipt":"x","received_on":"31 februari"}',
        b'{"what":"case"}',
        b'{"what":"draft"}',
        b'{"what":[]}',
        b'{"what":"draft","key":"x","fields":{"a":1}}',
        b'{"what":"draft","key":"x","fields":[]}',
        b'{"what":"introduction","verify_key":"zz"}',
        b'{"what":"destroyed","of":"1","on":"2026-11-22","by":"","about":"","message":false}',
        b'{"what":"new thing"}',
    ],
)
def test_what_is_sealed_well_and_makes_no_sense_is_called_that(content: bytes) -> None:
    with pytest.raises(Nonsense):
        record_from(content, ID, 1)
    with pytest.raises(Nonsense):
        message_from(content, ID)


def test_half_a_character_from_a_clipboard_loses_nothing_else() -> None:
    left = ConfidedMessage(id=ID, text="hier \ud83c daar", reach="", receipt="", received_on=DAY)
    assert message_from(message_bytes(left), ID).text == "hier ? daar"


def test_a_key_that_was_wiped_holds_nothing() -> None:
    key = RecordKey.new()
    length = len(key.secret)
    assert any(key.secret)
    key.wipe()
    assert key.secret == bytearray(length)
