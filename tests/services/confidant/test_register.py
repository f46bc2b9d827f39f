"""Messages and cases: made of each other, kept, reminded of, destroyed."""

import datetime as dt

import pytest

from buurthuis_app.domain.confidant.case import (
    Case,
    CaseKind,
    CaseState,
    Note,
    PersonRole,
    Route,
    Step,
    StepTaken,
    best_destroyed_after,
)
from buurthuis_app.domain.confidant.sealed_records import (
    SealedMessage,
)
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.records import replace
from buurthuis_app.services.confidant.session import Locked
from buurthuis_app.services.registry import CentreServices
from tests.services.confidant.conftest import Confidant, rows_kept
from tests.services.conftest import Meanwhile

TODAY = dt.date(2026, 11, 22)


def full(case: Case, house: CentreServices) -> Case:
    behaviour = house.confidants.page().behaviours[0]
    return replace(
        case,
        kind=CaseKind.ADVICE,
        route=Route.PHONE,
        behaviour_id=behaviour.id,
        role=PersonRole.VOLUNTEER,
        about="Ruzie in de keuken – ‘kaas’",
        quarter_only=True,
        notes=(
            Note(on=TODAY, text='Regel één.\nRegel twee: "تعبت".'),
            Note(on=TODAY, text=""),
        ),
        steps=(StepTaken(step=Step.LISTEN, on=TODAY), StepTaken(step=Step.REFER, on=TODAY)),
        state=CaseState.CLOSED,
        closed_on=TODAY,
        destroy_after=best_destroyed_after(TODAY, TODAY),
    )


def test_a_case_comes_back_exactly_as_it_was_kept(
    house: CentreServices, confidant: Confidant
) -> None:
    kept = confidant.register.keep(full(confidant.register.blank(), house)).value
    again = house.confidant_register.unlock(confidant.passphrase)
    assert again.cases().all == (kept,)
    assert (kept.version, kept.quarter) == (1, 4)
    changed = again.keep(replace(kept, about="Anders", behaviour_id=None, closed_on=TODAY)).value
    assert confidant.register.cases().all == (changed,)


def test_a_message_becomes_a_case_in_one_step(house: CentreServices, confidant: Confidant) -> None:
    receipt = house.confiding.leave("Hij duwt.", "bel 06").value
    (message,) = confidant.register.messages().all
    case = confidant.register.case_from(message)
    assert case.notes[0].text == "Hij duwt.\n\nbel 06"
    assert (case.receipt, case.route, case.reported_on) == (receipt, Route.MESSAGE, TODAY)
    confidant.register.keep(case, message_id=message.id)
    assert confidant.register.messages().all == ()
    assert len(confidant.register.cases().all) == 1


def test_a_case_that_cannot_be_kept_leaves_its_message(
    house: CentreServices, confidant: Confidant
) -> None:
    house.confiding.leave("Hij duwt.")
    (message,) = confidant.register.messages().all
    case = replace(confidant.register.case_from(message), about="x" * 500)
    with pytest.raises(Invalid, match="120"):
        confidant.register.keep(case, message_id=message.id)
    notes = tuple(Note(on=TODAY, text="x" * 5_000) for _ in range(20))
    with pytest.raises(Invalid, match="te lang om te bewaren"):
        confidant.register.keep(replace(case, about="", notes=notes), message_id=message.id)
    assert len(confidant.register.messages().all) == 1
    assert confidant.register.cases().all == ()


def test_a_stale_case_is_a_conflict(confidant: Confidant) -> None:
    first = confidant.register.keep(confidant.register.blank()).value
    confidant.register.keep(replace(first, about="Nieuw"))
    with pytest.raises(Conflict):
        confidant.register.keep(replace(first, about="Oud"))
    confidant.register.destroy(first.id)
    with pytest.raises(Conflict):
        confidant.register.keep(replace(first, version=2))
    with pytest.raises(Conflict):
        confidant.register.destroy(first.id)


@pytest.mark.file_only
def test_destroying_leaves_nothing_in_the_file(house: CentreServices, confidant: Confidant) -> None:
    house.confiding.leave("Weg hiermee.")
    (message,) = confidant.register.messages().all
    case = confidant.register.keep(confidant.register.blank()).value
    with house.database.read() as work:
        sealed = [row.sealed for row in work.store(SealedMessage).find()]
    sealed += [row.body for row in rows_kept(confidant.register)]
    assert all(part[30:200] in house.database.path.read_bytes() for part in sealed)
    confidant.register.destroy_message(message.id)
    confidant.register.destroy_message(message.id)
    confidant.register.destroy(case.id)
    content = house.database.path.read_bytes()
    assert not any(part[30:200] in content for part in sealed)
    with house.database.read() as work:
        assert work.store(SealedMessage).find() == ()
    assert rows_kept(confidant.register) == []


def test_what_is_to_be_destroyed_is_reminded_of_the_longest_overdue_first(
    confidant: Confidant,
) -> None:
    register = confidant.register
    for days in (3, -4, 0, -9):
        day = TODAY + dt.timedelta(days=days)
        register.keep(
            replace(
                register.blank(),
                reported_on=dt.date(2025, 3, 1),
                state=CaseState.CLOSED,
                closed_on=dt.date(2025, 6, 1),
                destroy_after=day,
            )
        )
    register.keep(register.blank())
    due = register.due()
    assert [one.case.destroy_after for one in due] == [
        *(TODAY - dt.timedelta(days=9), TODAY - dt.timedelta(days=4)),
        TODAY,
    ]
    assert not any(one.counted for one in due)
    assert len(register.due(dt.timedelta(days=3))) == 4
    register.yearly.release(2025, zeros=True, prevention="", recommendations="")
    assert all(one.counted for one in register.due())


def test_half_written_forms_are_kept_sealed_and_are_no_cases(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    assert register.draft("case") is None
    register.keep_draft("case", {"about": "half"})
    register.keep_draft("year:2026", {"prevention": "les"})
    register.keep_draft("case", {"about": "halver"})
    register.close()
    again = house.confidant_register.unlock(confidant.passphrase)
    assert again.draft("case") == {"about": "halver"}
    assert again.draft("year:2026") == {"prevention": "les"}
    assert again.cases().all == ()
    again.drop_draft("case")
    again.drop_draft("case")
    assert again.draft("case") is None
    again.close()
    with pytest.raises(Locked):
        again.keep_draft("case", {})


def test_a_form_that_is_half_written_on_two_computers_is_kept_once(
    house: CentreServices, confidant: Confidant, meanwhile: Meanwhile
) -> None:
    register = confidant.register
    other = house.confidant_register.unlock(confidant.passphrase)
    for text in ("half", "halver"):
        meanwhile(lambda: other.keep_draft("case", {"about": "elders"}))
        register.keep_draft("case", {"about": text})
        assert other.draft("case") == {"about": text}
        assert len(rows_kept(register)) == 1
    meanwhile(lambda: other.drop_draft("case"))
    register.drop_draft("case")
    assert register.draft("case") is None
    other.close()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"reported_on": TODAY + dt.timedelta(days=1)}, {"reported_on"}),
        ({"state": CaseState.CLOSED}, {"closed_on"}),
        ({"closed_on": TODAY}, {"closed_on"}),
        ({"state": CaseState.CLOSED, "closed_on": TODAY - dt.timedelta(days=1)}, {"closed_on"}),
        ({"destroy_after": TODAY - dt.timedelta(days=1)}, {"destroy_after"}),
        ({"notes": (Note(on=TODAY, text="x" * 5001),)}, {"notes"}),
    ],
)
def test_what_is_wrong_with_a_case_is_refused(
    confidant: Confidant, fields: dict[str, object], wrong: set[str]
) -> None:
    from buurthuis_app.domain.confidant.case import problems_of_case

    case = replace(confidant.register.blank(), **fields)  # type: ignore[arg-type]
    assert {problem.field for problem in problems_of_case(case, TODAY)} == wrong
    with pytest.raises(Invalid):
        confidant.register.keep(case)


def test_nothing_confided_has_words_in_its_repr(
    house: CentreServices, confidant: Confidant
) -> None:
    house.confiding.leave("Kanarie in de mijn.")
    messages = confidant.register.messages()
    case = confidant.register.case_from(messages.all[0])
    shown = " ".join(map(repr, (messages, *messages.all, case, case.notes)))
    assert "Kanarie" not in shown


@pytest.mark.parametrize(
    ("text", "reach", "sentence"),
    [
        ("  ", "", "Schrijf eerst iets"),
        ("x" * 5001, "", "5000"),
        ("x", "y" * 201, "200"),
        ("😀" * 5000, "", "te lang"),
    ],
)
def test_a_message_that_cannot_be_sealed_is_refused(
    house: CentreServices, confidant: Confidant, text: str, reach: str, sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        house.confiding.leave(text, reach)
    assert confidant.register.messages().all == ()


def test_half_a_sign_from_a_broken_keyboard_is_no_trouble(
    house: CentreServices, confidant: Confidant
) -> None:
    house.confiding.leave("Hij zei \ud83d en liep weg.")
    assert confidant.register.messages().all[0].text == "Hij zei ? en liep weg."


def test_messages_come_the_oldest_first_and_cases_the_latest(
    house: CentreServices, confidant: Confidant, clock: object
) -> None:
    from buurthuis_app.services.shared.clock import FixedClock

    assert isinstance(clock, FixedClock)
    for day in (5, -3, 1):
        clock.moment = dt.datetime(2026, 11, 10 + day, 9, tzinfo=dt.UTC)
        house.confiding.leave(f"dag {day}")
        confidant.register.keep(confidant.register.blank())
    clock.moment = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
    days = [message.received_on.day for message in confidant.register.messages().all]
    assert days == [7, 11, 15]
    assert [case.reported_on.day for case in confidant.register.cases().all] == [15, 11, 7]


def test_beside_the_seal_stands_nothing(house: CentreServices, confidant: Confidant) -> None:
    house.confiding.leave("Wie, hoe laat en waarvandaan staat nergens.")
    confidant.register.keep(confidant.register.blank())
    with house.database.read() as work:
        (message,) = work.store(SealedMessage).find()
    (record,) = rows_kept(confidant.register)
    assert set(message.__struct_fields__) == {"message_id", "key_id", "sealed"}
    # An id in order of time would tell the millisecond (UUIDv7: its first 48 bits).
    now = dt.datetime.now(dt.UTC).timestamp() * 1000
    for id_ in (message.message_id, record.id):
        assert abs((id_.int >> 80) - now) > dt.timedelta(days=365).total_seconds() * 1000
