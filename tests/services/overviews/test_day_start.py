"""What waits for the coordinator, as it stands in the data."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.initiatives.budget import Budget, Grant
from buurthuis_app.domain.initiatives.initiative import InitiativeState
from buurthuis_app.domain.overviews.day_start import Chore
from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.placements.placement import Placement, PlacementOutcome
from buurthuis_app.domain.rosters.shift import Assignment, AssignmentState, Shift
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock

TODAY = dt.date(2026, 11, 22)
MOST_STATEMENTS = 15


def said(house: CentreServices) -> dict[Chore, str]:
    return {line.chore: line.sentence for line in house.day_start.waiting()}


def rostered(house: CentreServices, *states: AssignmentState) -> None:
    """A shift today for two, with people in these states."""
    centre_id = house.centre.id
    duty = Duty(id=new_id(), centre_id=centre_id, name="bar")
    shift = Shift(
        id=new_id(),
        centre_id=centre_id,
        duty_id=duty.id,
        date=TODAY,
        starts=dt.time(10),
        ends=dt.time(12),
        needed=2,
    )
    people = [
        Volunteer(id=new_id(), centre_id=centre_id, name=f"Ali {n}") for n, _ in enumerate(states)
    ]
    with house.database.begin() as work:
        work.store(Duty).add(duty)
        work.store(Volunteer).add(*people)
        work.store(Shift).add(
            shift, replace(shift, id=new_id(), dropped=True), replace(shift, id=new_id(), needed=1)
        )
        work.store(Assignment).add(
            *(
                Assignment(id=new_id(), shift_id=shift.id, volunteer_id=one.id, state=state)
                for one, state in zip(people, states, strict=True)
            )
        )


def test_open_places_are_those_that_nobody_takes_on_shifts_that_go_on(
    house: CentreServices,
) -> None:
    rostered(house, AssignmentState.ASKED, AssignmentState.DECLINED)
    assert said(house)[Chore.OPEN_PLACES].startswith("Deze week zijn er nog 2 plaatsen open")


def test_what_was_not_counted_this_week_waits_until_it_is(
    house: CentreServices,
    on: Callable[[int], Occurrence],
    kinds: dict[str, TallyKind],
    clock: FixedClock,
) -> None:
    assert Chore.NOT_COUNTED not in said(house)  # last Sunday is another week
    clock.moment += dt.timedelta(hours=-24)
    with house.database.begin() as work:
        work.store(Occurrence).replace(replace(on(15), date=dt.date(2026, 11, 18)))
    assert said(house)[Chore.NOT_COUNTED] == "Deze week is 1 keer niet geteld."
    house.counting.add(on(15).id, kinds["volwassenen"].id, 3)
    assert Chore.NOT_COUNTED not in said(house)


def test_money_of_an_earlier_year_asks_for_an_account_and_last_year_to_be_adopted(
    house: CentreServices,
    on: Callable[[int], Occurrence],
    kinds: dict[str, TallyKind],
    clock: FixedClock,
) -> None:
    budget = Budget(id=new_id(), centre_id=house.centre.id, year=2026, name="Buurt", amount=100_00)
    bench = replace(house.initiatives.blank(), title="Bankje", state=InitiativeState.UNDER_WAY)
    grant = Grant(
        id=new_id(),
        initiative_id=bench.id,
        budget_id=budget.id,
        part_id=None,
        amount=50_00,
        date=TODAY,
    )
    with house.database.begin() as work:
        work.store(type(bench)).add(bench)
        work.store(Budget).add(budget)
        work.store(Grant).add(grant)
    house.counting.add(on(22).id, kinds["volwassenen"].id, 3)
    assert {Chore.ACCOUNTS, Chore.ADOPTION}.isdisjoint(said(house))
    clock.moment += dt.timedelta(days=60)
    later = said(house)
    assert later[Chore.ACCOUNTS].endswith("Bankje.")
    assert "2026" in later[Chore.ADOPTION]
    house.adopting.adopt(periods.year(2026), house.overviews)
    assert Chore.ADOPTION not in said(house)


def test_who_is_at_a_place_past_the_term_waits_until_it_is_rounded_off(
    house: CentreServices,
) -> None:
    offer = replace(house.placements.blank_offer(), title="Keuken", places=2)
    noor, bo = (
        Volunteer(id=new_id(), centre_id=house.centre.id, name=name) for name in ("Noor", "Bo")
    )
    spot = replace(house.placements.blank(), offer_id=offer.id, since=TODAY - dt.timedelta(days=9))
    late = replace(spot, volunteer_id=noor.id, until=TODAY - dt.timedelta(days=1))
    with house.database.begin() as work:
        work.store(PlacementOffer).add(offer)
        work.store(Volunteer).add(noor, bo)
        work.store(Placement).add(late, replace(spot, id=new_id(), volunteer_id=bo.id, until=TODAY))
    assert said(house)[Chore.PLACEMENTS].endswith(" is voorbij: Noor.")
    house.placements.keep(
        replace(late, ended_on=TODAY, outcome=PlacementOutcome.VOLUNTEER), new=False
    )
    assert Chore.PLACEMENTS not in said(house)


def test_it_is_read_in_few_statements_and_by_the_coordinator_only(
    house: CentreServices, house_for: Callable[[Profile], CentreServices]
) -> None:
    rostered(house)
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert Chore.SECOND_PLACE in said(house)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert 0 < len(asked) <= MOST_STATEMENTS
    assert house_for(Profile.DOOR).day_start.waiting() == ()
    assert house_for(Profile.BOARD).day_start.waiting() == ()
