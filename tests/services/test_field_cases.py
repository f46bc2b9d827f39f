"""Cases as towns describe them, from the first line to what is left of it."""

import datetime as dt
from dataclasses import replace

from buurthuis_app.domain.activities import Activity, AskedField, Occurrence
from buurthuis_app.domain.ids import new_id
from buurthuis_app.domain.signups import SignUp
from buurthuis_app.services.clock import FixedClock
from buurthuis_app.services.house import House

FIRST, SECOND = dt.date(2026, 11, 24), dt.date(2026, 12, 1)


def test_six_budgets_of_areas_became_one_of_ninety_thousand_in_2016(house: House) -> None:
    names = ("Molenwijk", "Havenkwartier", "Rietland", "De Vaart", "Zonneveld", "Kersenhof")
    six = [
        house.budgets.keep(
            replace(house.budgets.blank(2015), name=name, amount=15_000_00), [], new=True
        ).value
        for name in names
    ]
    house.budgets.keep(house.budgets.blank(2016, six), [], new=True)
    (page,) = house.budgets.pages(2016)
    assert page.budget.amount == 90_000_00
    assert {budget.name for budget, _money in page.earlier} == set(names)
    assert house.initiatives.year(2016).left == 90_000_00


def test_two_evenings_on_quality_standards_keep_their_numbers_and_forget_the_people(
    house: House, clock: FixedClock
) -> None:
    evening = Activity(
        id=new_id(),
        centre_id=house.centre.id,
        title="Avond over het Kwaliteitshandvest",
        first=FIRST,
        starts=dt.time(19, 30),
        ends=dt.time(21),
        place="raadzaal",
        sign_up=True,
        asks=frozenset({AskedField.EMAIL, AskedField.PHONE}),
    )
    house.planning.keep(evening, new=True)
    with house.database.begin() as work:
        for date in (FIRST, SECOND):
            once = Occurrence(
                id=new_id(),
                centre_id=house.centre.id,
                activity_id=evening.id,
                date=date,
                planned_for=None,
                starts=evening.starts,
                ends=evening.ends,
            )
            if not work.store(Occurrence).find(activity_id=evening.id, date=date):
                work.store(Occurrence).add(once)
        evenings = work.store(Occurrence).find(activity_id=evening.id)
    assert len(evenings) == 2
    for once in evenings:
        for name in ("Ans", "Bram", "Coby"):
            person = SignUp(
                id=new_id(),
                centre_id=house.centre.id,
                activity_id=evening.id,
                occurrence_id=once.id,
                name=name,
                email=f"{name.lower()}@voorbeeld.nl",
                phone="06-00123456",
            )
            house.signing.sign_up(person)
    clock.moment = dt.datetime.combine(SECOND + dt.timedelta(days=30), dt.time(10), dt.UTC)
    house.keeping.erase_due()
    for once in evenings:
        found = house.signing.list_of(evening.id, once.id)
        assert found.numbers.placed == 3
        assert {(one.name, one.email, one.phone) for one in found.sign_ups} == {("", "", "")}
