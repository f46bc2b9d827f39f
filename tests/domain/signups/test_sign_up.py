"""Who gets a place, who waits, who is pointed out as double, and when names are erased."""

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.domain.activities.activity import Activity, AskedField, Occurrence
from buurthuis_app.domain.signups.sign_up import (
    Extension,
    Place,
    PlacesLost,
    SignUp,
    SignUpList,
    addressees,
    alike,
    erase_on,
    losing,
    moving_up,
    numbers,
    overfull,
    own_erase_on,
    problems,
    problems_of_keeping,
    taken,
    tidied,
    without_cancelled,
)

CENTRE, ACTIVITY, TUESDAY, FRIDAY = (UUID(int=n) for n in range(1, 5))
COMING = frozenset({TUESDAY, FRIDAY})
LAST = dt.date(2026, 11, 24)


def somebody(number: int, place: Place = Place.PLACED, **more: object) -> SignUp:
    fields: dict[str, object] = {"name": f"Bezoeker {number}", "place": place, **more}
    return SignUp(
        id=UUID(int=100 + number),
        centre_id=CENTRE,
        activity_id=ACTIVITY,
        **fields,  # type: ignore[arg-type]
    )


def an_activity(*asks: AskedField, capacity: int | None = None) -> Activity:
    return Activity(
        id=ACTIVITY,
        centre_id=CENTRE,
        title="Eettafel",
        first=LAST,
        asks=frozenset(asks),
        capacity=capacity,
    )


def test_who_waits_longest_moves_up_first() -> None:
    waiting = [somebody(n, Place.WAITING) for n in (3, 1, 2)]
    moved = moving_up(waiting, 2, COMING)
    assert [each.name for each in moved] == ["Bezoeker 1", "Bezoeker 2"]
    assert {each.place for each in moved} == {Place.PLACED}


def test_without_a_capacity_nobody_waits() -> None:
    assert len(moving_up([somebody(n, Place.WAITING) for n in range(9)], None, COMING)) == 9


def test_who_signed_up_for_the_whole_takes_a_place_each_time() -> None:
    people = [somebody(1), somebody(2, occurrence_id=TUESDAY), somebody(3, occurrence_id=TUESDAY)]
    assert taken(people, TUESDAY, COMING) == 3
    assert taken(people, FRIDAY, COMING) == 1
    assert taken(people, None, COMING) == 3, "the whole has no more room than its fullest date"
    assert taken(people, None, frozenset({FRIDAY})) == 1, "a date that is over is no longer full"


def test_one_who_cannot_move_up_does_not_hold_up_another_list() -> None:
    people = [
        somebody(1, occurrence_id=TUESDAY),
        somebody(2, Place.WAITING),
        somebody(3, Place.WAITING, occurrence_id=FRIDAY),
    ]
    assert [each.name for each in moving_up(people, 1, COMING)] == ["Bezoeker 3"]


@given(
    lists=st.lists(
        st.tuples(st.sampled_from([None, TUESDAY, FRIDAY]), st.sampled_from(list(Place))),
        max_size=25,
    ),
    capacity=st.integers(1, 6),
)
def test_moving_up_fills_what_is_free_and_never_more(
    lists: list[tuple[UUID | None, Place]], capacity: int
) -> None:
    people = [somebody(n, place, occurrence_id=own) for n, (own, place) in enumerate(lists)]
    activity = an_activity(capacity=capacity)
    before = overfull(people, activity, COMING)
    moved = {each.id: each for each in moving_up(people, capacity, COMING)}
    after = [moved.get(each.id, each) for each in people]
    assert overfull(after, activity, COMING) == before
    for each in after:
        if each.place is Place.WAITING:
            assert taken(after, each.occurrence_id, COMING) >= capacity, "a free place is given"
    for own in (None, TUESDAY, FRIDAY):
        waited = [each for each in people if each.place is Place.WAITING]
        line = [each.id in moved for each in waited if each.occurrence_id == own]
        assert line == sorted(line, reverse=True), "nobody is passed over"


def test_the_same_name_or_address_is_pointed_out_whatever_the_capitals() -> None:
    anna = somebody(1, name="Anna  de Boer", email="anna@example.org")
    others = [
        somebody(2, name="anna de boer"),
        somebody(3, name="A. de Boer", email="ANNA@example.org"),
        somebody(4, name="Anna de Boer", place=Place.WITHDRAWN),
        somebody(5, name="Bo"),
        anna,
    ]
    assert [each.id.int for each in alike(anna, others)] == [102, 103]


def test_who_gave_no_address_is_not_like_all_others_without_one() -> None:
    assert alike(somebody(1), [somebody(2)]) == ()


def test_a_first_name_is_enough_and_what_is_not_asked_stays_empty() -> None:
    assert problems(somebody(1, name="An"), an_activity()) == ()
    assert [p.field for p in problems(somebody(1, name=" "), an_activity())] == ["name"]
    asked_too_much = somebody(1, email="an@example.org", meal="vega")
    fields = [p.field for p in problems(asked_too_much, an_activity(AskedField.MEAL))]
    assert fields == ["email"]


@pytest.mark.parametrize("email", ["an", "@an", "an@", "a n@b.nl", "a@b.nl;c@d.nl", "<a@b.nl>"])
def test_a_wrong_address_is_refused(email: str) -> None:
    found = problems(somebody(1, email=email), an_activity(AskedField.EMAIL))
    assert [p.field for p in found] == ["email"]


def test_an_endless_text_is_refused_beside_its_field() -> None:
    found = problems(somebody(1, name="é" * 501), an_activity())
    assert [p.field for p in found] == ["name"]


def test_names_are_kept_without_stray_blanks() -> None:
    kept = tidied(somebody(1, name="  Jan \t de  Wit ", email=" jan@example.org "))
    assert (kept.name, kept.email) == ("Jan de Wit", "jan@example.org")


def test_names_go_a_fortnight_after_the_last_date_or_the_report() -> None:
    assert erase_on(LAST, 14, [], []) == dt.date(2026, 12, 8)
    assert erase_on(LAST, 14, [dt.date(2026, 12, 1)], []) == dt.date(2026, 12, 15)
    assert erase_on(LAST, 14, [dt.date(2026, 11, 1)], []) == dt.date(2026, 12, 8)
    assert erase_on(LAST, 14, [], [dt.date(2027, 1, 31)]) == dt.date(2027, 1, 31)
    assert erase_on(None, 14, [], []) is None, "a series that goes on still needs its list"


def test_the_list_is_there_on_the_day_itself() -> None:
    assert erase_on(LAST, 0, [], []) == dt.date(2026, 11, 25)


def test_who_withdraws_is_forgotten_sooner_than_the_list() -> None:
    gone = somebody(1, Place.WITHDRAWN, withdrawn_on=dt.date(2026, 11, 2))
    assert own_erase_on(gone, None, 14) == dt.date(2026, 11, 16)
    assert own_erase_on(gone, dt.date(2026, 11, 10), 14) == dt.date(2026, 11, 10)
    assert own_erase_on(somebody(2), dt.date(2026, 12, 8), 14) == dt.date(2026, 12, 8)


@pytest.mark.parametrize(
    ("until", "because", "fields"),
    [
        (dt.date(2026, 12, 20), "Het verslag is nog niet klaar.", []),
        (dt.date(2026, 12, 20), " ", ["because"]),
        (dt.date(2026, 12, 8), "Later.", ["until"]),
        (dt.date(2036, 1, 1), "Voor altijd.", ["until"]),
    ],
)
def test_keeping_longer_needs_a_reason_and_an_end(
    until: dt.date, because: str, fields: list[str]
) -> None:
    extension = Extension(
        id=UUID(int=9),
        activity_id=ACTIVITY,
        occurrence_id=TUESDAY,
        until=until,
        because=because,
        recorded_on=LAST,
    )
    found = problems_of_keeping(extension, dt.date(2026, 12, 8), LAST)
    assert [problem.field for problem in found] == fields


def test_a_mail_goes_to_each_address_once_and_says_who_has_none() -> None:
    people = [
        somebody(1, email="a@example.org"),
        somebody(2, email="A@example.org"),
        somebody(3),
        somebody(4, Place.WAITING, email="b@example.org"),
        somebody(5, Place.WITHDRAWN, email="c@example.org"),
        somebody(6, name=""),
    ]
    placed = addressees(people, waiting_too=False)
    assert (len(placed.addresses), placed.without) == (1, 1)
    assert addressees(people, waiting_too=True).text.casefold() == "a@example.org; b@example.org"


def test_the_numbers_count_who_was_erased_as_well() -> None:
    people = [
        somebody(1, present_at=(TUESDAY,)),
        somebody(2, name="", present_at=(FRIDAY, TUESDAY)),
        somebody(3, Place.WAITING),
        somebody(4, Place.WITHDRAWN),
    ]
    found = numbers(people, TUESDAY)
    assert (found.signed_up, found.placed, found.waiting, found.withdrawn) == (4, 2, 1, 1)
    assert (found.present, numbers(people, FRIDAY).present, numbers(people, None).present) == (
        2,
        1,
        2,
    )


def test_a_list_knows_whose_it_is_its_numbers_and_whether_there_is_anything_to_erase() -> None:
    tuesday = Occurrence(
        id=TUESDAY, centre_id=CENTRE, activity_id=ACTIVITY, date=LAST, planned_for=LAST
    )

    def listed(occurrence: Occurrence | None, *people: SignUp) -> SignUpList:
        return SignUpList(
            activity=an_activity(),
            occurrence=occurrence,
            sign_ups=people,
            taken=0,
            movable=0,
            erase_on=None,
        )

    there, erased = somebody(1, present_at=(TUESDAY,)), somebody(2, name="")
    whole, one = listed(None, erased), listed(tuesday, there, erased)
    assert (whole.occurrence_id, one.occurrence_id) == (None, TUESDAY)
    assert (one.numbers.placed, one.numbers.present) == (2, 1)
    assert (whole.named, one.named) == (False, True)


def test_people_too_many_are_counted_at_the_fullest_of_the_lists() -> None:
    people = [somebody(1), *(somebody(n, occurrence_id=TUESDAY) for n in (2, 3, 4))]
    assert overfull(people, an_activity(capacity=2), COMING) == 2
    assert overfull(people, an_activity(capacity=2), frozenset({FRIDAY})) == 0
    assert overfull(people, an_activity(capacity=4), COMING) == 0
    assert overfull(people, an_activity(), COMING) == 0


def test_the_last_who_signed_up_lose_their_place_and_nobody_at_what_is_over() -> None:
    over = UUID(int=9)
    people = [somebody(n, occurrence_id=TUESDAY) for n in (1, 2, 3)]
    people += [somebody(n, occurrence_id=over) for n in (4, 5, 6)]
    people += [somebody(7, Place.WAITING, occurrence_id=TUESDAY)]
    assert [each.name for each in losing(people, 2, COMING)] == ["Bezoeker 3"]
    assert losing(people, 3, COMING) == ()


def test_the_question_about_lost_places_names_everybody() -> None:
    assert PlacesLost(["An", "Bo"], 1).sentence == (
        "Dan is er nog 1 plaats. Deze mensen hadden er al een: An en Bo."
    )


def test_nobody_was_present_at_what_was_called_off() -> None:
    ticked = somebody(1, present_at=(TUESDAY, FRIDAY))
    assert without_cancelled(ticked, frozenset({FRIDAY})).present_at == (TUESDAY,)
    assert without_cancelled(ticked, frozenset()) is ticked
