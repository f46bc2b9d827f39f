"""Signing up: places and the waiting list, presence and the count, and names that go while numbers stay."""

import datetime as dt
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurthuis_app.domain.activities.activity import Activity, AskedField, Occurrence
from buurthuis_app.domain.counts.count import Correction, Count, Source, TallyKind
from buurthuis_app.domain.indicators.indicator import MeasureKind
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.personal_data import ErasureCount
from buurthuis_app.domain.signups.sign_up import (
    Place,
    PlacesLost,
    SignUp,
    WithoutPlace,
    overfull,
)
from buurthuis_app.errors import AppError, Conflict, Invalid, NotAllowed
from buurthuis_app.persistence.erasure import erasures
from buurthuis_app.persistence.queries.signups import signups as queries
from buurthuis_app.records import replace
from buurthuis_app.services.counts.counting import ReasonNeeded
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.shared.done import Done
from tests.services.undoing import taken_back, there_and_back

TODAY = dt.date(2026, 11, 22)
Everything = Callable[[], list[list[Any]]]
On = Callable[[int], Occurrence]


@pytest.fixture
def dinner(house: CentreServices, coffee: Activity) -> Activity:
    """The coffee mornings as something to sign up for, with two places; there is one every Sunday of November."""
    return house.planning.keep(
        replace(
            coffee,
            sign_up=True,
            capacity=2,
            asks=frozenset({AskedField.EMAIL, AskedField.MEAL}),
            until=dt.date(2026, 11, 29),
        ),
        new=False,
    ).value


def join(
    house: CentreServices, activity: Activity, name: str, on: Occurrence | None = None, **more: Any
) -> SignUp:
    blank = house.signing.blank(activity, on.id if on else None)
    return house.signing.sign_up(replace(blank, name=name, **more)).value.sign_up


def people(
    house: CentreServices, activity: Activity, on: Occurrence | None = None
) -> dict[str, str]:
    """Name -> place, in the order of signing up."""
    found = house.signing.list_of(activity.id, on.id if on else None)
    return {each.name: each.place.value for each in found.sign_ups}


def test_who_comes_after_the_last_place_waits(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    for name in ("An", "Bo", "Cor"):
        join(house, dinner, name, on(22))
    assert people(house, dinner, on(22)) == {"An": "placed", "Bo": "placed", "Cor": "waiting"}
    found = house.signing.list_of(dinner.id, on(22).id)
    assert (found.taken, found.movable, found.numbers.waiting) == (2, 0, 1)
    assert join(house, dinner, "Dirk", on(29)).place is Place.PLACED


@pytest.mark.both_engines
def test_of_five_who_want_two_places_at_the_same_time_two_get_one(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    day, ready = on(22), threading.Barrier(5)

    def sign_up(name: str) -> None:
        ready.wait()
        join(house, dinner, name, day)

    with ThreadPoolExecutor(5) as desks:
        list(desks.map(sign_up, ("An", "Bo", "Cor", "Dik", "Els")))
    assert Counter(people(house, dinner, day).values()) == {"placed": 2, "waiting": 3}


@pytest.mark.both_engines
def test_when_somebody_withdraws_the_first_in_line_moves_up_and_undo_restores_exactly(
    house: CentreServices, dinner: Activity, on: On, everything: Everything
) -> None:
    an = join(house, dinner, "An", on(22))
    for name in ("Bo", "Cor", "Dirk"):
        join(house, dinner, name, on(22))
    before = everything()
    done = house.signing.withdraw(an.id)
    assert [each.name for each in done.value] == ["Cor"]
    assert people(house, dinner, on(22)) == {
        "An": "withdrawn",
        "Bo": "placed",
        "Cor": "placed",
        "Dirk": "waiting",
    }
    there_and_back(done, before, everything)


def test_who_comes_back_stands_at_the_end_of_the_line(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    an, *_others = [join(house, dinner, name, on(22)) for name in ("An", "Bo", "Cor", "Dirk")]
    house.signing.withdraw(an.id)
    assert house.signing.rejoin(an.id).value.place is Place.WAITING
    assert list(people(house, dinner, on(22))) == ["Bo", "Cor", "Dirk", "An"]


@pytest.mark.both_engines
def test_a_withdrawal_cannot_be_undone_when_the_place_was_given_away(
    house: CentreServices, dinner: Activity, on: On, everything: Everything
) -> None:
    an = join(house, dinner, "An", on(22))
    join(house, dinner, "Bo", on(22))
    done = house.signing.withdraw(an.id)
    join(house, dinner, "Cor", on(22))
    before = everything()
    with pytest.raises(Conflict, match="intussen aan iemand anders gegeven"):
        taken_back(done)
    assert everything() == before


def test_more_room_lets_the_waiting_list_move_up_when_asked(
    house: CentreServices, dinner: Activity, on: On, everything: Everything
) -> None:
    for name in ("An", "Bo", "Cor"):
        join(house, dinner, name, on(22))
    house.planning.keep(replace(dinner, capacity=5), new=False)
    before = everything()
    assert house.signing.list_of(dinner.id, on(22).id).movable == 1
    done = house.signing.move_up(dinner.id)
    assert [each.name for each in done.value] == ["Cor"]
    taken_back(done)
    assert everything() == before


@pytest.mark.both_engines
def test_less_room_than_people_is_asked_about_by_name(
    house: CentreServices, dinner: Activity, on: On, everything: Everything
) -> None:
    house.planning.keep(replace(dinner, capacity=5), new=False)
    dinner = house.plan.activity(dinner.id)
    for name in ("An", "Bo", "Cor"):
        join(house, dinner, name)
    join(house, dinner, "Dirk", on(22))
    join(house, dinner, "Els", on(22))
    join(house, dinner, "Fer", on(29))
    before = everything()
    with pytest.raises(PlacesLost) as asked:
        house.planning.keep(replace(dinner, capacity=3), new=False)
    assert asked.value.names == ("Dirk", "Els", "Fer")
    assert "nog 3 plaatsen" in asked.value.sentence
    assert "Dirk, Els en Fer" in asked.value.sentence
    assert everything() == before
    done = house.planning.keep(replace(dinner, capacity=4), new=False, lost=WithoutPlace.WAIT)
    assert people(house, dinner, on(22)) == {
        **dict.fromkeys(("An", "Bo", "Cor", "Dirk"), "placed"),
        "Els": "waiting",
    }
    assert people(house, dinner, on(29))["Fer"] == "placed"
    there_and_back(done, before, everything)


def test_less_room_takes_nobody_s_place(house: CentreServices, dinner: Activity, on: On) -> None:
    join(house, dinner, "An", on(22))
    join(house, dinner, "Bo", on(22))
    house.planning.keep(replace(dinner, capacity=1), new=False, lost=WithoutPlace.STAY)
    assert join(house, dinner, "Cor", on(22)).place is Place.WAITING
    assert people(house, dinner, on(22)) == {"An": "placed", "Bo": "placed", "Cor": "waiting"}


def test_double_is_pointed_out_and_not_refused(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    join(house, dinner, "An de Wit", on(22))
    blank = house.signing.blank(dinner, on(22).id)
    value = house.signing.sign_up(replace(blank, name="an  de wit")).value
    assert [each.name for each in value.alike] == ["An de Wit"]
    assert len(people(house, dinner, on(22))) == 2


@pytest.mark.parametrize(
    "fields", [{"name": ""}, {"name": "An", "email": "an"}, {"name": "An", "phone": "06"}]
)
def test_what_is_missing_wrong_or_not_asked_is_refused(
    house: CentreServices, dinner: Activity, on: On, fields: dict[str, str]
) -> None:
    blank = house.signing.blank(dinner, on(22).id)
    with pytest.raises(Invalid):
        house.signing.sign_up(replace(blank, **fields))  # type: ignore[arg-type]


def test_nobody_signs_up_for_what_does_not_take_place_or_is_long_past(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    house.counting.cancel(on(29).id, "ziek")
    with pytest.raises(Invalid, match="gaat niet door"):
        join(house, dinner, "An", on(29))
    with pytest.raises(Invalid, match="15-11-2026"):
        join(house, dinner, "An", on(1))


def test_a_stale_form_raises_a_conflict(house: CentreServices, dinner: Activity, on: On) -> None:
    an = join(house, dinner, "An", on(22))
    house.signing.change(replace(an, meal="vega"))
    with pytest.raises(Conflict):
        house.signing.change(replace(an, meal="vlees"))


def test_the_door_ticks_names_and_sees_no_addresses(
    house_for: Callable[[Profile], CentreServices], house: CentreServices, dinner: Activity, on: On
) -> None:
    an = join(house, dinner, "An", on(22), email="an@example.org", meal="vega")
    door = house_for(Profile.DOOR)
    (seen,) = door.signing.list_of(dinner.id, on(22).id).sign_ups
    assert (seen.name, seen.meal, seen.email) == ("An", "vega", "")
    assert door.attendance.tick(an.id, on(22).id, present=True).value.present(on(22).id)
    for refused in (
        lambda: door.signing.withdraw(an.id),
        lambda: door.signing.remove(an.id),
        lambda: door.signing.erase(an.id),
        lambda: door.signing.addressees(dinner.id, waiting_too=True),
        lambda: door.attendance.count(on(22).id),
        lambda: door.attendance.sheet(dinner.id, on(22).id),
        lambda: join(door, dinner, "Bo", on(22)),
        lambda: door.sign_up_terms.report_sent(dinner.id, None, TODAY),
        lambda: house_for(Profile.BOARD).signing.list_of(dinner.id),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_an_activity_of_one_date_has_one_list(house: CentreServices, dinner: Activity) -> None:
    once = house.planning.keep(
        replace(house.planning.blank(), title="Lezing", first=TODAY, rule="FREQ=DAILY;COUNT=1"),
        new=True,
    ).value
    found = house.signing.list_of(once.id)
    assert found.occurrence is not None
    assert found.occurrence.date == TODAY
    assert house.signing.list_of(dinner.id).occurrence is None
    assert house.signing.list_to_open(once.id).occurrence == found.occurrence


def test_the_list_of_the_next_date_is_opened_until_somebody_comes_to_all(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    house.counting.cancel(on(22).id, "ziek")
    assert house.signing.list_to_open(dinner.id).occurrence_id == on(29).id
    join(house, dinner, "An")
    assert house.signing.list_to_open(dinner.id).occurrence_id is None


# --- presence and the count -------------------------------------------------------------------------------------


def test_presence_is_ticked_per_date_for_who_follows_the_whole_course(
    house: CentreServices, dinner: Activity, on: On, everything: Everything
) -> None:
    an = join(house, dinner, "An")
    before = everything()
    house.attendance.tick(an.id, on(15).id, present=True)
    done = house.attendance.tick(an.id, on(22).id, present=True)
    assert [house.signing.numbers(dinner.id)[on(day).id].present for day in (15, 22)] == [1, 1]
    taken_back(done)
    assert not house.signing.list_of(dinner.id, on(22).id).sign_ups[0].present(on(22).id)
    house.attendance.tick(an.id, on(15).id, present=False)
    assert everything() == before


def test_a_tick_is_not_undone_twice(house: CentreServices, dinner: Activity, on: On) -> None:
    an = join(house, dinner, "An", on(22))
    done = house.attendance.tick(an.id, on(22).id, present=True)
    house.attendance.tick(an.id, on(22).id, present=False)
    with pytest.raises(Conflict):
        taken_back(done)


def test_nobody_is_present_at_what_is_to_come_or_was_cancelled(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    an = join(house, dinner, "An")
    with pytest.raises(Invalid, match="moet nog komen"):
        house.attendance.tick(an.id, on(29).id, present=True)
    house.counting.cancel(on(22).id, "")
    with pytest.raises(Invalid, match="niet doorgegaan"):
        house.attendance.tick(an.id, on(22).id, present=True)


def counts(house: CentreServices, occurrence: Occurrence) -> dict[str, tuple[int, Source]]:
    with house.database.read() as work:
        kinds = {kind.id: kind.name for kind in work.store(TallyKind).find()}
        found = work.store(Count).find(occurrence_id=occurrence.id)
    return {kinds[each.kind_id]: (each.number, each.source) for each in found}


@pytest.mark.both_engines
def test_presence_becomes_the_count_and_keeps_what_was_counted_before(
    house: CentreServices,
    dinner: Activity,
    on: On,
    kinds: dict[str, TallyKind],
    everything: Everything,
) -> None:
    for name in ("An", "Bo"):
        someone = join(house, dinner, name, on(15))
        house.attendance.tick(someone.id, on(15).id, present=True)
    house.counting.add(on(15).id, kinds["volwassenen"].id, 3)
    house.counting.add(on(15).id, kinds["kinderen"].id, 2)
    house.counting.add(on(15).id, kinds["nieuwe gezichten"].id, 1)
    before = everything()
    with pytest.raises(ReasonNeeded):
        house.attendance.count(on(15).id)
    done = house.attendance.count(on(15).id, "Lijst nageteld.")
    found = counts(house, on(15))
    assert found.pop("nieuwe gezichten")[0] == 1
    assert list(found.values()) == [(2, Source.SIGN_UPS)]
    assert house.signing.list_of(dinner.id, on(15).id).visits == 2
    with house.database.read() as work:
        assert sorted(each.former for each in work.store(Correction).find()) == [2, 3]
    there_and_back(done, before, everything)


def test_a_count_that_says_the_same_is_left_alone(
    house: CentreServices,
    dinner: Activity,
    on: On,
    kinds: dict[str, TallyKind],
    everything: Everything,
) -> None:
    an = join(house, dinner, "An", on(15))
    house.attendance.tick(an.id, on(15).id, present=True)
    house.counting.add(on(15).id, kinds["volwassenen"].id, 1)
    before = everything()
    done = house.attendance.count(on(15).id)
    assert (done.value, done.undo, everything()) == (1, None, before)


def test_nobody_ticked_is_not_a_count_of_nought(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    join(house, dinner, "An", on(22))
    with pytest.raises(Invalid, match="nog niemand aangevinkt"):
        house.attendance.count(on(22).id)
    assert counts(house, on(22)) == {}


def test_counting_from_presence_is_not_undone_over_a_later_count(
    house: CentreServices, dinner: Activity, on: On, kinds: dict[str, TallyKind]
) -> None:
    an = join(house, dinner, "An", on(22))
    house.attendance.tick(an.id, on(22).id, present=True)
    done = house.attendance.count(on(22).id)
    house.counting.add(on(22).id, kinds["volwassenen"].id, 1)
    with pytest.raises(Conflict):
        taken_back(done)


def test_who_came_twice_was_present_twice_and_nobody_at_what_was_called_off(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    an, bo = join(house, dinner, "An"), join(house, dinner, "Bo")
    for day in (15, 22):
        house.attendance.tick(an.id, on(day).id, present=True)
    house.attendance.tick(bo.id, on(22).id, present=True)
    assert house.signing.attendances(periods.month(2026, 11)) == 3
    assert house.signing.attendances(periods.month(2026, 10)) == 0
    with pytest.raises(Invalid, match="als aanwezig aangevinkt"):
        house.counting.cancel(on(22).id, "dicht")
    with house.database.begin() as work:  # as a file from elsewhere may say
        work.store(Occurrence).replace(replace(on(22), cancelled_because="dicht"))
    assert house.signing.attendances(periods.month(2026, 11)) == 1
    assert house.signing.list_of(dinner.id, on(22).id).numbers.present == 0
    assert house.signing.numbers(dinner.id)[on(15).id].present == 1
    assert on(22).id not in house.signing.numbers(dinner.id)
    present = replace(house.indicators.blank(), name="Aanwezigen", measured_by=MeasureKind.PRESENT)
    house.indicators.keep(present, new=True)
    (measured,) = house.indicators.all()
    assert measured.years[-1].actual.value == 1
    beside = house.gathering.overview(periods.year(2026)).beside
    assert beside is not None
    (meeting,) = beside.meetings
    assert (meeting.attendances, meeting.ticked, meeting.per_time) == (1, 1, 1.0)


# --- how long names are kept ------------------------------------------------------------------------------------


def erase_on(house: CentreServices, activity: Activity) -> list[dt.date | None]:
    with house.database.read() as work:
        return [each.erase_on for each in queries.of_activity(work, activity.id)]


@pytest.mark.both_engines
def test_names_go_and_numbers_stay(
    house: CentreServices, dinner: Activity, on: On, clock: FixedClock
) -> None:
    an = join(house, dinner, "An", on(22), email="an@example.org", meal="vega")
    join(house, dinner, "Bo", on(22))
    join(house, dinner, "Cor", on(22))
    house.signing.withdraw(join(house, dinner, "Dirk", on(22)).id)
    house.attendance.tick(an.id, on(22).id, present=True)
    before = house.signing.numbers(dinner.id)
    assert house.signing.list_of(dinner.id, on(22).id).erase_on == dt.date(2026, 12, 6)
    clock.moment += dt.timedelta(days=13)
    assert house.keeping.erase_due().value.erased.rows == 0
    clock.moment += dt.timedelta(days=1)
    assert house.keeping.erase_due().value.erased == ErasureCount(rows=4, people=4)
    found = house.signing.list_of(dinner.id, on(22).id)
    assert not found.named
    assert {(each.email, each.meal) for each in found.sign_ups} == {("", "")}
    assert house.signing.numbers(dinner.id) == before
    assert house.signing.attendances(periods.month(2026, 11)) == 1


def test_who_asks_for_it_is_erased_for_good_and_still_counts(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    an = join(house, dinner, "An", on(22), email="an@example.org")
    before = house.signing.numbers(dinner.id)
    done = house.signing.erase(an.id)
    assert done.undo is None
    assert (done.value.erased, done.value.email, done.value.place) == (True, "", Place.PLACED)
    assert house.signing.numbers(dinner.id) == before


def test_the_whole_list_waits_for_the_last_date_and_an_open_series_for_its_end(
    house: CentreServices, dinner: Activity
) -> None:
    join(house, dinner, "An")
    assert erase_on(house, dinner) == [dt.date(2026, 12, 13)]
    kept = house.planning.keep(replace(still(house, dinner), until=None), new=False).value
    join(house, dinner, "Bo")
    assert erase_on(house, kept) == [None, None]


def still(house: CentreServices, activity: Activity) -> Activity:
    with house.database.read() as work:
        found = work.store(Activity).get(activity.id)
    assert found is not None
    return found


def test_who_withdraws_from_an_open_series_is_forgotten_a_fortnight_later(
    house: CentreServices, coffee: Activity
) -> None:
    an = join(house, coffee, "An")
    done = house.signing.withdraw(an.id)
    assert erase_on(house, coffee) == [dt.date(2026, 12, 6)]
    taken_back(done)
    assert erase_on(house, coffee) == [None]


def test_a_report_sent_later_starts_the_fortnight_anew(
    house: CentreServices, dinner: Activity, on: On, everything: Everything, clock: FixedClock
) -> None:
    join(house, dinner, "An", on(22))
    before = everything()
    clock.moment += dt.timedelta(days=8)
    done = house.sign_up_terms.report_sent(dinner.id, on(22).id, clock.today())
    assert done.value == dt.date(2026, 12, 14)
    assert erase_on(house, dinner) == [dt.date(2026, 12, 14)]
    assert house.signing.list_of(dinner.id, on(22).id).sent_on == dt.date(2026, 11, 30)
    house.sign_up_terms.report_sent(dinner.id, on(22).id, None)
    assert everything() == before
    with pytest.raises(Conflict):
        taken_back(done)


def test_keeping_longer_asks_why_and_keeps_the_answer(
    house: CentreServices, dinner: Activity, on: On, everything: Everything
) -> None:
    join(house, dinner, "An", on(22))
    before = everything()
    blank = house.sign_up_terms.blank(dinner.id, on(22).id, dt.date(2026, 12, 6))
    with pytest.raises(Invalid, match="waarom"):
        house.sign_up_terms.keep_longer(blank)
    done = house.sign_up_terms.keep_longer(
        replace(blank, because="Verslag volgt na de feestdagen.")
    )
    found = house.signing.list_of(dinner.id, on(22).id)
    assert done.value == found.erase_on == dt.date(2026, 12, 20)
    assert [each.because for each in found.extensions] == ["Verslag volgt na de feestdagen."]
    undone = taken_back(done)
    assert everything() == before
    assert taken_back(undone).value == dt.date(2026, 12, 20)


def test_the_day_follows_a_date_that_moved(house: CentreServices, dinner: Activity, on: On) -> None:
    join(house, dinner, "An", on(22))
    with house.database.begin() as work:
        work.store(Occurrence).replace(replace(on(22), date=dt.date(2026, 11, 25)))
        assert queries.settle_erasure(work) == 1
    assert erase_on(house, dinner) == [dt.date(2026, 12, 9)]


def test_the_day_follows_the_plan_and_its_undo(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    join(house, dinner, "An")
    join(house, dinner, "Bo", on(22))
    promised = [dt.date(2026, 12, 13), dt.date(2026, 12, 6)]
    assert erase_on(house, dinner) == promised
    longer = house.planning.keep(
        replace(still(house, dinner), until=dt.date(2026, 12, 6), keep_days=7), new=False
    )
    assert erase_on(house, dinner) == [dt.date(2026, 12, 13), dt.date(2026, 11, 29)]
    moved = house.planning.move(replace(on(22), date=dt.date(2026, 11, 23)))
    assert erase_on(house, dinner)[1] == dt.date(2026, 11, 30)
    for done in (moved, longer):
        taken_back(done)
    assert erase_on(house, dinner) == promised


def test_erasing_never_brings_back_a_day_for_who_was_erased(
    house: CentreServices, dinner: Activity, on: On
) -> None:
    an = join(house, dinner, "An", on(22))
    house.signing.erase(an.id)
    with house.database.begin() as work:
        assert queries.settle_erasure(work, dinner.id) == 0
        assert erasures.erase(work, dt.date(2030, 1, 1)).rows >= 0
    assert erase_on(house, dinner) == [TODAY]


# --- any order of things ----------------------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["join", "join the whole", "withdraw", "rejoin", "remove", "tick", "erase", "undo"]
        ),
        st.integers(0, 7),
    ),
    max_size=14,
)


@settings(max_examples=settings().max_examples // 5)
@given(steps=STEPS)
def test_whatever_people_do_places_hold_order_is_kept_and_undo_is_exact(
    house: CentreServices,
    dinner: Activity,
    on: On,
    everything: Everything,
    steps: list[tuple[str, int]],
) -> None:
    with house.database.begin() as work:
        work.store(SignUp).remove(work.store(SignUp).find())
    done: list[tuple[list[list[Any]], Done[Any]]] = []
    for step, number in steps:
        before, line = everything(), waiting(house, dinner)
        if step == "undo":
            take_back(done, everything)
            continue
        try:
            made = take(house, dinner, on(22), step, number)
        except AppError:
            assert everything() == before, "what is refused changes nothing"
            continue
        if step == "erase":
            done.clear()  # as the window does: nothing before it can be taken back
        elif made is not None and made.undo is not None:
            done.append((before, made))
        with house.database.read() as work:
            all_people = queries.of_activity(work, dinner.id)
            coming = queries.coming(work, dinner.id, TODAY)
        assert overfull(all_people, dinner, coming) == 0
        stayed = [each for each in waiting(house, dinner) if each in line]
        assert stayed == [each for each in line if each in stayed], "nobody jumps the line"
    while done:
        take_back(done, everything)


def take_back(done: list[tuple[list[list[Any]], Done[Any]]], everything: Everything) -> None:
    """Undo the last step, if there is one: everything is as it was before it."""
    if done:
        before, made = done.pop()
        taken_back(made)
        assert everything() == before


def waiting(house: CentreServices, activity: Activity) -> list[Any]:
    with house.database.read() as work:
        found = queries.of_activity(work, activity.id)
    return [each.id for each in found if each.place is Place.WAITING]


def take(
    house: CentreServices,
    activity: Activity,
    occurrence: Occurrence,
    step: str,
    number: int,
) -> Done[Any] | None:
    if step.startswith("join"):
        own = None if "whole" in step else occurrence.id
        blank = house.signing.blank(activity, own)
        return house.signing.sign_up(replace(blank, name=f"Bezoeker {number}"))
    with house.database.read() as work:
        found = queries.of_activity(work, activity.id)
    if not found:
        return None
    someone = found[number % len(found)]
    if step == "tick":
        here = someone.present(occurrence.id)
        return house.attendance.tick(someone.id, occurrence.id, present=not here)
    action: Callable[[Any], Done[Any]] = getattr(house.signing, step)
    return action(someone.id)
