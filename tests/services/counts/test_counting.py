"""Counting at the door."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Correction, Count, Source, TallyKind
from buurthuis_app.domain.shared.permissions import Permission, Profile
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.counts.counting import ReasonNeeded
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock, SystemClock

TODAY = dt.date(2026, 11, 22)
On = Callable[[int], Occurrence]
Kinds = dict[str, TallyKind]


def kept(house: CentreServices, occurrence: Occurrence, kind: TallyKind) -> Count | None:
    with house.database.read() as work:
        return work.store(Count).get(occurrence.id, kind.id)


def history(house: CentreServices) -> list[tuple[int, str, Profile]]:
    with house.database.read() as work:
        found = work.store(Correction).find()
    return [(one.former, one.because, one.recorded_by) for one in found]


@pytest.fixture
def adults(kinds: Kinds) -> TallyKind:
    return kinds["volwassenen"]


@pytest.mark.both_engines
def test_the_day_shows_its_cards_and_what_was_not_counted_this_week(
    house: CentreServices, on: On, adults: TallyKind, clock: FixedClock
) -> None:
    clock.moment -= dt.timedelta(days=4)
    extra = house.growing.extra(title="Soep", date=dt.date(2026, 11, 18)).value
    clock.moment += dt.timedelta(days=4)
    house.counting.add(on(22).id, adults.id, 14)
    day = house.counting.day(TODAY)
    (card,) = day.cards
    assert (card.title, card.host, card.visits(day.kinds)) == ("Koffie-inloop", "Ria S.", 14)
    assert [kind.position for kind in day.kinds] == [0, 1, 2, 3]
    gaps = [(gap.title, gap.occurrence_id) for gap in day.gaps]
    assert gaps == [("Koffie-inloop", on(15).id), ("Soep", extra.id)]  # of last week too
    for occurrence_id in (extra.id, on(15).id):
        house.counting.cancel(occurrence_id, "")
    assert house.counting.day(TODAY).gaps == ()


@pytest.mark.both_engines
def test_a_card_no_longer_asks_for_what_its_activity_was_six_times_counted_without(
    house: CentreServices, on: On, kinds: Kinds, clock: FixedClock
) -> None:
    lunch = house.growing.extra(title="Lunch", date=TODAY).value
    clock.moment += dt.timedelta(weeks=3)
    with house.database.read() as work:
        past = work.store(Occurrence).find(activity_id=on(1).activity_id)
    sundays = sorted(
        (each for each in past if each.date < house.clock.today()), key=lambda each: each.date
    )
    for occurrence in sundays[1:]:
        house.counting.add(occurrence.id, kinds["volwassenen"].id, 9)
    for name in ("kinderen", "nieuwe gezichten"):
        house.counting.add(lunch.id, kinds[name].id, 2)

    def asked() -> set[str]:
        day = house.counting.day(house.clock.today())
        return {kind.name for kind in day.kinds_for(day.cards[0])}

    assert {"kinderen", "nieuwe gezichten"} < asked()  # only three times since the lunch
    with house.database.begin() as work:
        work.store(Occurrence).replace(replace(lunch, date=sundays[0].date))
    assert {"kinderen", "nieuwe gezichten"} < asked()  # five times
    house.counting.add(sundays[0].id, kinds["volwassenen"].id, 9)
    house.counting.add(sundays[0].id, kinds["nieuwe gezichten"].id, 1)
    assert "nieuwe gezichten" in asked()
    assert "kinderen" not in asked()
    now = house.counting.day(house.clock.today()).cards[0].occurrence
    house.counting.add(now.id, kinds["kinderen"].id, 1)
    assert "kinderen" in asked()


@pytest.mark.both_engines
def test_a_plus_adds_and_a_minus_stops_at_nought(
    house: CentreServices, on: On, adults: TallyKind
) -> None:
    assert house.counting.add(on(22).id, adults.id, 2).value == 2
    assert house.counting.add(on(22).id, adults.id, -5).value == 0
    count = kept(house, on(22), adults)
    assert count is not None
    assert count.number == 0


def test_a_minus_on_an_empty_card_does_not_make_it_counted(
    house: CentreServices, on: On, adults: TallyKind
) -> None:
    done = house.counting.add(on(22).id, adults.id, -1)
    assert (done.value, done.changes, done.undo) == (0, frozenset(), None)
    assert kept(house, on(22), adults) is None


def test_a_minus_at_nought_changes_nothing_and_asks_for_no_reason(
    house: CentreServices, on: On, adults: TallyKind
) -> None:
    house.counting.set_number(on(15).id, adults.id, 0, version=0)
    done = house.counting.add(on(15).id, adults.id, -1)
    assert (done.value, done.undo) == (0, None)
    assert history(house) == []


def test_a_forgotten_count_is_filled_in_without_a_reason(
    house: CentreServices, on: On, adults: TallyKind
) -> None:
    house.counting.set_number(on(15).id, adults.id, 14, version=0)
    assert history(house) == []


@pytest.mark.both_engines
def test_changing_the_number_of_an_earlier_day_needs_a_reason_and_keeps_the_former_one(
    house: CentreServices, on: On, adults: TallyKind, clock: FixedClock
) -> None:
    counting = house.counting
    clock.moment -= dt.timedelta(days=7)
    counting.set_number(on(15).id, adults.id, 14, version=0)
    clock.moment += dt.timedelta(days=7)
    for attempt in (
        lambda: counting.set_number(on(15).id, adults.id, 12, version=1, because=" "),
        lambda: counting.set_number(on(15).id, adults.id, None, version=1),
        lambda: counting.add(on(15).id, adults.id, 1),
    ):
        with pytest.raises(ReasonNeeded, match="waarom"):
            attempt()
    counting.set_number(on(15).id, adults.id, 12, version=1, because=" Verkeerd gelezen. ")
    counting.add(on(15).id, adults.id, 1, because="Er kwam nog iemand.")
    assert history(house) == [
        (14, "Verkeerd gelezen.", Profile.COORDINATOR),
        (12, "Er kwam nog iemand.", Profile.COORDINATOR),
    ]


def test_an_evening_past_midnight_stays_on_today_until_it_ends(
    house: CentreServices, on: On, adults: TallyKind, clock: FixedClock
) -> None:
    evening = replace(on(22), starts=dt.time(20), ends=dt.time(3, 30))
    house.planning.move(evening)
    house.counting.add(evening.id, adults.id, 14)
    clock.moment = dt.datetime(2026, 11, 23, 1, tzinfo=dt.UTC)
    day = house.counting.day(clock.today())
    assert [card.occurrence.id for card in day.from_before] == [evening.id]
    house.counting.add(evening.id, adults.id, 1)
    assert history(house) == []
    clock.moment += dt.timedelta(hours=3)
    assert house.counting.day(clock.today()).from_before == ()
    clock.moment += dt.timedelta(days=1)
    with pytest.raises(ReasonNeeded):
        house.counting.add(evening.id, adults.id, 1)


def test_today_a_number_may_change_without_a_reason(
    house: CentreServices, on: On, adults: TallyKind
) -> None:
    house.counting.add(on(22).id, adults.id, 14)
    house.counting.set_number(on(22).id, adults.id, 12, version=1)
    assert history(house) == []


@pytest.mark.both_engines
def test_typing_over_what_somebody_else_counted_names_both_numbers(
    house: CentreServices, on: On, adults: TallyKind
) -> None:
    house.counting.add(on(22).id, adults.id, 14)
    with pytest.raises(Conflict, match=r"staat nu 14, u typte 12"):
        house.counting.set_number(on(22).id, adults.id, 12, version=0)
    with pytest.raises(Conflict, match=r"staat nu niets, u typte niets"):
        house.counting.set_number(on(15).id, adults.id, None, version=3)


def test_typing_the_number_that_stands_there_is_no_action(
    house: CentreServices, on: On, adults: TallyKind
) -> None:
    house.counting.add(on(22).id, adults.id, 14)
    done = house.counting.set_number(on(22).id, adults.id, 14, version=1)
    assert (done.changes, done.undo) == (frozenset(), None)


@pytest.mark.parametrize("number", [-1, 100_000])
def test_absurd_numbers_are_refused(
    house: CentreServices, on: On, adults: TallyKind, number: int
) -> None:
    with pytest.raises(Invalid):
        house.counting.set_number(on(22).id, adults.id, number, version=0)
    house.counting.add(on(22).id, adults.id, 99_999)
    with pytest.raises(Invalid, match="te groot"):
        house.counting.add(on(22).id, adults.id, 1)


def test_tomorrow_cannot_be_counted_today(house: CentreServices, on: On, adults: TallyKind) -> None:
    with pytest.raises(Invalid, match="moet nog komen"):
        house.counting.add(on(29).id, adults.id, 1)


def test_what_did_not_take_place_cannot_be_counted_until_it_did_after_all(
    house: CentreServices, on: On, adults: TallyKind
) -> None:
    assert house.counting.cancel(on(22).id, " ziek ").value.cancelled_because == "ziek"
    with pytest.raises(Invalid, match="niet doorgegaan"):
        house.counting.add(on(22).id, adults.id, 1)
    house.counting.resume(on(22).id)
    assert house.counting.add(on(22).id, adults.id, 1).value == 1
    with pytest.raises(Invalid, match="al geteld"):
        house.counting.cancel(on(22).id, "")


def test_only_visits_stand_in_the_way_of_cancelling(
    house: CentreServices, on: On, kinds: Kinds
) -> None:
    house.counting.add(on(22).id, kinds["nieuwe gezichten"].id, 1)
    assert house.counting.cancel(on(22).id, "").value.cancelled


def test_an_estimate_is_marked_and_a_later_plus_keeps_the_mark(
    house: CentreServices, on: On, adults: TallyKind
) -> None:
    with pytest.raises(Invalid, match="niets geteld"):
        house.counting.estimate(on(22).id, estimated=True)
    house.counting.add(on(22).id, adults.id, 14)
    house.counting.estimate(on(22).id, estimated=True)
    house.counting.add(on(22).id, adults.id, 1)
    count = kept(house, on(22), adults)
    assert count is not None
    assert (count.number, count.source) == (15, Source.ESTIMATED)


def test_the_door_counts_and_the_board_does_not(
    house_for: Callable[[Profile], CentreServices], on: On, adults: TallyKind
) -> None:
    door, board = house_for(Profile.DOOR).counting, house_for(Profile.BOARD).counting
    occurrence = on(22).id
    assert door.add(occurrence, adults.id, 1).value == 1
    assert door.may(Permission.COUNT)
    assert not board.may(Permission.COUNT)
    for attempt in (
        lambda: board.add(occurrence, adults.id, 1),
        lambda: board.set_number(occurrence, adults.id, 3, version=1),
        lambda: board.cancel(occurrence, ""),
        lambda: board.resume(occurrence),
        lambda: board.remark(occurrence, "Vol."),
        lambda: board.estimate(occurrence, estimated=True),
    ):
        with pytest.raises(NotAllowed):
            attempt()


@pytest.mark.both_engines
def test_two_doors_that_count_at_once_lose_nobody(
    house: CentreServices, on: On, adults: TallyKind
) -> None:
    occurrence, together = on(22).id, threading.Barrier(2)

    def count() -> None:
        together.wait()
        for _ in range(40):
            house.counting.add(occurrence, adults.id, 1)

    doors = [threading.Thread(target=count) for _ in range(2)]
    for door in doors:
        door.start()
    for door in doors:
        door.join()
    counted = kept(house, on(22), adults)
    assert counted is not None
    assert (counted.number, counted.version) == (80, 80)


def test_the_computers_clock_tells_the_local_day_and_the_moment_in_utc() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is dt.UTC
    assert abs(clock.now() - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    assert clock.today() in {
        (clock.now().astimezone() + dt.timedelta(minutes=n)).date() for n in (-1, 0)
    }


def test_an_activity_of_another_centre_never_shows(house: CentreServices, coffee: Activity) -> None:
    from buurthuis_app.services.centre.centres import Centres

    other = Centres(house.database).found("De Spil").value
    elsewhere = CentreServices(house.database, house.clock, house.actor, other)
    assert elsewhere.counting.day(TODAY).cards == ()
    assert elsewhere.plan.activities() == ()
    assert [row.activity for row in house.plan.activities()] == [coffee]
