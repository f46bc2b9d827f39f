"""Sign-ups, ticks and filled-in forms of a door: taken in once, asked where the office did something else."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.signups.sign_up import Place, SignUp, SignUpNumbers
from buurthuis_app.domain.surveys.survey import AnsweredBy, QuestionKind, Questionnaire, Reply
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.packets.conftest import Between, change, people_of, sign_up, story_of
from tests.services.undoing import taken_back

On = Callable[[int], Occurrence]


@pytest.fixture
def asked(house: CentreServices) -> Questionnaire:
    """A survey at the door, with a mark and two options."""
    blank = house.surveys.blank()
    mark = replace(house.surveys.blank_question(blank.survey.id, 0), words="Welk cijfer?")
    often = replace(
        house.surveys.blank_question(blank.survey.id, 1),
        kind=QuestionKind.CHOICE,
        words="Hoe vaak?",
        options=("Vaak", "Soms"),
    )
    survey = replace(blank.survey, title="Tevreden?", at_door=True)
    whole = Questionnaire(survey=survey, questions=(mark, often))
    return house.surveys.keep(whole, new=True).value


def numbers(house: CentreServices, at: Occurrence) -> SignUpNumbers:
    return house.signing.list_of(at.activity_id, at.id).numbers


def people(house: CentreServices, at: Occurrence) -> list[tuple[str, Place]]:
    return [(person.name, person.place) for person in people_of(house, at)]


def fill_in(house: CentreServices, asked: Questionnaire, mark: int, option: int = 0) -> None:
    first, second = asked.questions
    replies = [
        Reply(question_id=first.id, values=(mark,)),
        Reply(question_id=second.id, values=(option,)),
    ]
    house.surveys.fill_in(asked.survey.id, replies, AnsweredBy.DOOR)


def sheets(house: CentreServices) -> int:
    return sum(line.sheets for line in house.surveys.all())


def with_names(between: Between) -> CentreServices:
    """A door that has the names to tick."""
    between.office.door_files.make("Ingang", between.folder.parent / "Ingang.db", names=True)
    return between.open_door("Ingang")


def test_who_signs_up_at_two_doors_has_a_place_or_waits(
    between: Between, on: On, listed: Activity
) -> None:
    assert listed.capacity == 2
    sign_up(between.office, on(29), "Ans")
    for door, name in ((between.open_door("Ingang"), "Bo"), (between.open_door("Tuin"), "Cor")):
        sign_up(door, on(29), name)
        between.bring(door)
        assert between.bring(door).sign_ups == 0  # not twice

    assert people(between.office, on(29)) == [
        ("Ans", Place.PLACED),
        ("Bo", Place.PLACED),
        ("Cor", Place.WAITING),
    ]
    assert not between.questions()


def test_a_door_with_names_ticks_the_list_of_the_office(
    between: Between, on: On, listed: Activity
) -> None:
    assert listed.sign_up
    people_ = [sign_up(between.office, on(22), name) for name in ("Ans", "Bo")]
    between.office.signing.change(replace(people_[0], remark="belt Ria"))
    assert not between.open_door("Tuin").signing.list_of(listed.id, on(22).id).sign_ups
    door = with_names(between)
    for person in people_:
        done = door.attendance.tick(person.id, on(22).id, present=True)
    between.bring(door)
    assert numbers(between.office, on(22)).present == 2
    taken_back(done)
    between.bring(door)
    assert numbers(between.office, on(22)).present == 1
    door.signing.withdraw(people_[1].id)
    between.bring(door)
    assert numbers(between.office, on(22)).withdrawn == 1
    assert [person.remark for person in people_of(door, on(22))] == ["", ""]
    assert people_of(between.office, on(22))[0].remark == "belt Ria"
    assert not between.questions()


def test_a_sign_up_that_was_taken_back_or_changed_at_the_door_goes_the_same_way(
    between: Between, on: On, listed: Activity
) -> None:
    door = between.open_door("Ingang")
    first, second = (sign_up(door, on(29), name) for name in ("Ans", "Bo"))
    between.bring(door)
    door.signing.change(replace(first, name="Ans V."))
    door.signing.remove(second.id)
    between.bring(door)
    assert people(between.office, on(29)) == [("Ans V.", Place.PLACED)]
    gone = door.signing.withdraw(first.id)
    between.bring(door)
    taken_back(gone)
    between.bring(door)
    assert people(between.office, on(29)) == [("Ans V.", Place.PLACED)]
    assert listed.capacity == 2


@pytest.mark.parametrize("how", ["erased", "renewed"])
def test_who_was_erased_at_the_office_does_not_come_back_by_a_late_packet(
    between: Between, on: On, listed: Activity, how: str
) -> None:
    assert listed.sign_up
    door = between.open_door("Ingang")
    person = sign_up(door, on(22), "Ans")
    between.bring(door)
    if how == "erased":
        between.office.signing.erase(person.id)
    else:  # at somebody's request the row gets another id
        path = between.office.database.path
        gone = erasure_ledger.of_row(between.office.clock.today(), "sign_up", person.id)
        erasure_ledger.note(path, [gone])
        between.office.signing.remove(person.id)
    door.signing.change(replace(person, name="Ans Visser"))
    door.attendance.tick(person.id, on(22).id, present=True)
    between.bring(door)

    left = between.office.signing.list_of(listed.id, on(22).id)
    assert not left.named
    assert left.numbers.present == (how == "erased")
    assert not between.questions()


def test_a_story_that_was_erased_does_not_come_back_either(between: Between) -> None:
    door = between.open_door("Ingang")
    told = door.telling.keep(replace(door.telling.blank(), happened="Mooi."), new=True).value
    between.bring(door)
    path = between.office.database.path
    erasure_ledger.note(
        path, [erasure_ledger.of_row(between.office.clock.today(), "story", told.id)]
    )
    between.office.telling.remove(told)
    door.telling.keep(replace(told, quote="Ja!"), new=False)
    between.bring(door)
    assert story_of(between.office, told.id) is None
    assert not between.questions()


def test_a_name_whose_day_is_over_when_it_comes_is_counted_and_not_kept(
    between: Between, on: On, listed: Activity, clock: FixedClock
) -> None:
    door = between.open_door("Ingang")
    sign_up(door, on(22), "Ans")
    door.sending.send(between.folder)
    clock.moment += dt.timedelta(days=listed.keep_days + 1)
    between.take_in()
    left = between.office.signing.list_of(listed.id, on(22).id)
    assert (left.named, left.numbers.placed) == (False, 1)


@pytest.mark.parametrize("agree", [True, False])
def test_ticked_at_the_door_and_taken_off_the_list_here(
    between: Between, on: On, listed: Activity, *, agree: bool
) -> None:
    person = sign_up(between.office, on(22), "Ans")
    door = with_names(between)
    between.office.signing.remove(person.id)
    door.attendance.tick(person.id, on(22).id, present=True)
    between.bring(door)
    assert between.questions() == (
        "Ingang vinkte iemand aan bij Koffie-inloop. Die aanmelding is hier verwijderd.",
    )
    between.answer(agree=agree)
    left = between.office.signing.list_of(listed.id, on(22).id)
    assert (left.named, left.numbers.present) == (False, int(agree))


@pytest.mark.parametrize("agree", [True, False])
def test_signed_up_for_what_is_cancelled_here(
    between: Between, on: On, listed: Activity, *, agree: bool
) -> None:
    assert listed.sign_up
    door = between.open_door("Ingang")
    sign_up(door, on(29), "Ans")
    change(between.office, on(29), cancelled_because="storm")
    between.bring(door)
    assert between.questions() == (
        "Ingang meldde iemand aan bij Koffie-inloop. Die is hier afgezegd.",
    )
    between.answer(agree=agree)
    assert len(people(between.office, on(29))) == agree


@pytest.mark.parametrize("agree", [True, False])
def test_a_name_that_both_sides_changed(
    between: Between, on: On, listed: Activity, *, agree: bool
) -> None:
    assert listed.sign_up
    door = between.open_door("Ingang")
    person = sign_up(door, on(29), "Ans")
    between.bring(door)
    here = between.office.signing.list_of(person.activity_id, on(29).id).sign_ups[0]
    between.office.signing.change(replace(here, name="Ans B."))
    door.signing.change(replace(person, name="Ans C."))
    between.bring(door)
    (question,) = between.questions()
    assert "hier intussen ook veranderd" in question
    between.answer(agree=agree)
    assert people(between.office, on(29))[0][0] == ("Ans C." if agree else "Ans B.")


@pytest.mark.parametrize("whole", [True, False])
def test_signed_up_for_what_was_merged_or_removed_here(
    between: Between, on: On, listed: Activity, *, whole: bool
) -> None:
    door = between.open_door("Ingang")
    at = on(29)
    person = replace(door.signing.blank(listed, None if whole else at.id), name="Ans")
    door.signing.sign_up(person)
    door.sending.send(between.folder)
    other = between.office.planning.keep(
        replace(listed, id=new_id(), title="Ontmoeting", version=1), new=True
    ).value
    merged = between.office.merging.merge(listed.id, other.id)
    between.take_in()
    (question,) = between.questions()
    assert "Die hoort hier nu bij Ontmoeting." in question
    taken_back(merged)
    removed = between.office.planning.remove(listed)
    between.answer(agree=True)
    (question,) = between.questions()
    assert "Die is hier verwijderd." in question
    between.answer(agree=True)  # there is still nothing to sign up for
    assert between.questions() == (question,)
    taken_back(removed)
    between.answer(agree=True)
    assert not between.questions()
    assert people(between.office, at) == [("Ans", Place.PLACED)]


def test_ticked_at_what_was_merged_here(between: Between, on: On, listed: Activity) -> None:
    person = sign_up(between.office, on(22), "Ans")
    door = with_names(between)
    door.attendance.tick(person.id, on(22).id, present=True)
    door.sending.send(between.folder)
    other = between.office.planning.keep(
        replace(listed, id=new_id(), title="Ontmoeting", version=1), new=True
    ).value
    between.office.merging.merge(listed.id, other.id)
    between.take_in()
    between.answer(agree=True)
    with between.office.database.read() as work:
        (kept,) = work.store(SignUp).find()
    assert (kept.activity_id, kept.present_at) == (other.id, (kept.occurrence_id,))


def test_forms_of_two_doors_come_once_and_leave_the_door(
    between: Between, asked: Questionnaire
) -> None:
    for name, marks in (("Ingang", (7, 8)), ("Tuin", (9,))):
        door = between.open_door(name)
        for mark in marks:
            fill_in(door, door.surveys.at_door()[0], mark)
        taken = between.bring(door)
        assert taken.forms == len(marks)
        assert sheets(door) == 0
        between.take_in()
    assert sheets(between.office) == 3
    assert between.office.survey_outcomes.result(asked.survey.id).sheets == 3
    assert not between.questions()


@pytest.mark.parametrize("agree", [True, False])
def test_a_form_of_a_survey_that_is_gone_waits_until_it_is_back(
    between: Between, asked: Questionnaire, *, agree: bool
) -> None:
    door = between.open_door("Ingang")
    fill_in(door, asked, 7)
    removed = between.office.surveys.remove(asked.survey)
    between.bring(door)
    (question,) = between.questions()
    assert "bracht 1 ingevuld formulier van 'Tevreden?'. Die peiling is hier verwijd" in question
    taken_back(removed)
    between.answer(agree=agree)
    assert sheets(between.office) == agree


def test_a_form_of_other_questions_is_asked_and_keeps_what_says_the_same(
    between: Between, asked: Questionnaire
) -> None:
    door = between.open_door("Ingang")
    fill_in(door, asked, 7, option=1)
    first, second = asked.questions
    other = replace(second, options=("Soms", "Vaak"))
    between.office.surveys.keep(replace(asked, questions=(first, other)), new=False)
    between.bring(door)
    fill_in(door, door.surveys.at_door()[0], 8)
    between.bring(door)  # joins what is asked
    (question,) = between.questions()
    assert "2 ingevulde formulieren" in question
    between.answer(agree=True)
    assert sheets(between.office) == 2
    with between.office.database.read() as work:
        answers = work.connection.exec_driver_sql("SELECT count(*) FROM answer").scalar_one()
    assert answers == 2


def test_taking_in_people_and_forms_is_undone_and_done_again(
    between: Between, on: On, listed: Activity, asked: Questionnaire
) -> None:
    door = between.open_door("Ingang")
    sign_up(door, on(22), "Ans")
    door.attendance.tick(people_of(door, on(22))[0].id, on(22).id, present=True)
    fill_in(door, asked, 7)
    door.sending.send(between.folder)
    done = between.taking_in()
    undone = taken_back(done)
    assert (numbers(between.office, on(22)).signed_up, sheets(between.office)) == (0, 0)
    taken_back(undone)
    assert numbers(between.office, on(22)).present == 1
    assert sheets(between.office) == 1
    assert people_of(between.office, on(22))[0].erase_on is not None
    assert listed.sign_up
