"""Money adds up to the cent along every line, and a year holds what belongs to it."""

import datetime as dt
import gettext
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typing_extensions import override

from buurthuis_app import i18n
from buurthuis_app.domain.initiatives.budget import Budget, BudgetPart, Grant, Payment, Split
from buurthuis_app.domain.initiatives.figures import (
    Books,
    Money,
    MoneyLine,
    definitions,
    total,
    year_of,
)
from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    InitiativeStep,
    Scale,
    state_names,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.records import replace

CENTRE = new_id()
AREAS = tuple(new_id() for _n in range(3))
THEMES = tuple(new_id() for _n in range(3))
AMOUNTS = st.integers(0, 90_000_00) | st.sampled_from([0, 1, 3, 100_01])
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2026, 11, 22))


def some(keys: tuple[object, ...]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(keys), unique=True, max_size=3).map(tuple)


@st.composite
def books(draw: st.DrawFn) -> Books:
    """Budgets of two years, split in some way or not, with initiatives, grants and payments."""
    budgets = []
    parts: list[BudgetPart] = []
    for _n in range(draw(st.integers(1, 3))):
        split = draw(st.sampled_from(Split))
        budget = Budget(
            id=new_id(),
            centre_id=CENTRE,
            year=draw(st.sampled_from([2025, 2026])),
            name="Buurten",
            amount=draw(AMOUNTS),
            split=split,
        )
        left = budget.amount
        budgets.append(budget)
        keys = {Split.NOT: (), Split.AREA: AREAS, Split.THEME: THEMES}[split]
        for key in keys:
            amount = draw(st.integers(0, left))
            left -= amount
            of = {"area_id": key} if split is Split.AREA else {"theme_id": key}
            part = BudgetPart(id=new_id(), budget_id=budget.id, amount=amount, **of)  # type: ignore[arg-type]
            parts.append(part)
    initiatives, steps, grants, payments = [], [], [], []
    for _n in range(draw(st.integers(0, 4))):
        initiative = Initiative(
            id=new_id(),
            centre_id=CENTRE,
            title="Tuin",
            good_for="Iedereen",
            since=draw(DAYS),
            state=draw(st.sampled_from(InitiativeState)),
            scale=draw(st.none() | st.sampled_from(Scale)),
            theme_ids=draw(some(THEMES)),  # type: ignore[arg-type]
            area_ids=draw(some(AREAS)),  # type: ignore[arg-type]
        )
        initiatives.append(initiative)
        step = InitiativeStep(
            id=new_id(),
            initiative_id=initiative.id,
            state=initiative.state,
            date=initiative.since,
            because="",
            recorded_by=Profile.COORDINATOR,
        )
        steps.append(step)
        for _grant in range(draw(st.integers(0, 3))):
            budget = draw(st.sampled_from(budgets))
            own = [None, *(part.id for part in parts if part.budget_id == budget.id)]
            grant = Grant(
                id=new_id(),
                initiative_id=initiative.id,
                budget_id=budget.id,
                part_id=draw(st.sampled_from(own)),
                amount=draw(AMOUNTS),
                date=initiative.since,
            )
            grants.append(grant)
            for _payment in range(draw(st.integers(0, 2))):
                payment = Payment(
                    id=new_id(),
                    grant_id=grant.id,
                    date=draw(DAYS),
                    amount=draw(AMOUNTS),
                    text="bonnen",
                    returned=draw(st.booleans()),
                )
                payments.append(payment)
    return Books(
        initiatives=tuple(initiatives),
        steps=tuple(steps),
        budgets=tuple(budgets),
        parts=tuple(parts),
        grants=tuple(grants),
        payments=tuple(payments),
    )


def check_that_money_adds_up(found: Books) -> None:
    for year in (2025, 2026):
        whole = found.year_money(year).money
        assert whole.granted + whole.left == whole.budget
        assert whole.paid + whole.to_pay == whole.granted
        for line in MoneyLine:
            rows = found.split(year, line)
            together = total(rows)
            assert (together.granted, together.paid) == (whole.granted, whole.paid)
            assert len({row.key for row in rows}) == len(rows)
            if line in {MoneyLine.BUDGET, MoneyLine.PART}:
                assert together.budget == whole.budget
        printed = year_of(found, year, {})
        assert sum(row.granted for row in printed.rows) == printed.granted == whole.granted
        assert sum(row.paid for row in printed.rows) == printed.paid == whole.paid
        assert printed.count == len(printed.rows)
    every_year = [found.year_money(year).money for year in (2025, 2026)]
    each = [found.money_of(one.id) for one in found.initiatives]
    assert sum(money.granted for money in each) == sum(money.granted for money in every_year)
    assert sum(money.paid for money in each) == sum(money.paid for money in every_year)
    for budget in found.budgets:
        places = [None, *(part.id for part in found.parts if part.budget_id == budget.id)]
        left = sum(found.available(budget.id, place) for place in places)
        assert left == found.money_in([budget.id]).left


@settings(max_examples=40)
@given(books())
def test_money_adds_up_to_the_cent_along_every_line(found: Books) -> None:
    check_that_money_adds_up(found)


def test_money_adds_up_in_two_budgets_of_which_one_is_divided() -> None:
    divided, whole = (
        Budget(id=new_id(), centre_id=CENTRE, year=2026, name=name, amount=1_000_00, split=split)
        for name, split in (("Buurten", Split.AREA), ("Vrij", Split.NOT))
    )
    former = replace(whole, id=new_id(), year=2025)
    part = BudgetPart(id=new_id(), budget_id=divided.id, amount=600_00, area_id=AREAS[0])
    made, step = initiative(InitiativeState.GRANTED, dt.date(2026, 3, 1))
    made = replace(made, theme_ids=THEMES, area_ids=AREAS[:2], scale=Scale.STREET)
    bare, step_of_bare = initiative(InitiativeState.UNDER_WAY, dt.date(2025, 12, 1))

    def grant(of: Initiative, budget: Budget, amount: int, part: BudgetPart | None = None) -> Grant:
        return Grant(
            id=new_id(),
            initiative_id=of.id,
            budget_id=budget.id,
            part_id=part.id if part else None,
            amount=amount,
            date=made.since,
        )

    grants = (
        grant(made, divided, 500_01, part),
        grant(made, divided, 100_00),
        grant(bare, whole, 20_00),
        grant(bare, former, 30_00),
    )
    paid = Payment(
        id=new_id(), grant_id=grants[0].id, date=made.since, amount=100_00, text="bonnen"
    )
    found = Books(
        initiatives=(made, bare),
        steps=(step, step_of_bare),
        budgets=(divided, whole, former),
        parts=(part,),
        grants=grants,
        payments=(paid, replace(paid, id=new_id(), amount=10_00, returned=True)),
    )
    check_that_money_adds_up(found)
    assert found.year_money(2026).money == Money(budget=2_000_00, granted=620_01, paid=90_00)
    assert found.available(divided.id, part.id) == 99_99
    assert found.available(divided.id, part.id, beside=grants[0].id) == 600_00
    later = replace(paid, id=new_id(), date=dt.date(2027, 1, 4), amount=7_00)
    whenever = replace(found, payments=(*found.payments, later))
    assert whenever.year_money(2026).money.paid == 97_00
    assert (whenever.spent_in(2026), whenever.spent_in(2027)) == (90_00, 7_00)
    themes = {row.key: row.money.granted for row in found.split(2026, MoneyLine.THEME)}
    assert themes == {THEMES[0]: 200_01, THEMES[1]: 200_00, THEMES[2]: 200_00, None: 20_00}
    assert None in {row.key for row in found.split(2026, MoneyLine.PART)}
    all_apart = Books(budgets=(divided,), parts=(replace(part, amount=divided.amount),))
    assert [row.key for row in all_apart.split(2026, MoneyLine.PART)] == [AREAS[0]]


@pytest.mark.torture
@settings(max_examples=3000)
@given(books())
def test_money_adds_up_in_every_case_that_can_be_thought_of(found: Books) -> None:
    check_that_money_adds_up(found)


def initiative(state: InitiativeState, since: dt.date) -> tuple[Initiative, InitiativeStep]:
    made = Initiative(
        id=new_id(), centre_id=CENTRE, title="Tuin", good_for="Straat", since=since, state=state
    )
    step = InitiativeStep(
        id=new_id(),
        initiative_id=made.id,
        state=state,
        date=since,
        because="",
        recorded_by=Profile.COORDINATOR,
    )
    return made, step


def test_a_year_holds_what_took_a_step_in_it_and_what_ran_when_it_began() -> None:
    kept = {
        "taken up": initiative(InitiativeState.IDEA, dt.date(2026, 1, 1)),
        "still running": initiative(InitiativeState.UNDER_WAY, dt.date(2024, 12, 31)),
        "long over": initiative(InitiativeState.ACCOUNTED, dt.date(2025, 12, 31)),
        "an old idea": initiative(InitiativeState.IDEA, dt.date(2025, 6, 1)),
        "later": initiative(InitiativeState.IDEA, dt.date(2027, 1, 1)),
    }
    found = Books(
        initiatives=tuple(one for one, _step in kept.values()),
        steps=tuple(step for _one, step in kept.values()),
    )
    assert {one.id for one in found.of_year(2026)} == {
        kept["taken up"][0].id,
        kept["still running"][0].id,
    }
    assert found.years() == (2027, 2026, 2025, 2024)


def test_merged_budgets_keep_their_history_over_the_years() -> None:
    six = [
        Budget(id=new_id(), centre_id=CENTRE, year=2015, name=name, amount=15_000_00)
        for name in ("Zuid", "Noord", "Oost", "West", "Midden", "Haven")
    ]
    oldest = replace(six[0], id=new_id(), year=2014)
    for place in (0, 1):  # Zuid and Noord had been one
        six[place] = replace(six[place], former_ids=(oldest.id,))
    merged = Budget(
        id=new_id(),
        centre_id=CENTRE,
        year=2016,
        name="Initiatieven",
        amount=90_000_00,
        former_ids=tuple(budget.id for budget in six),
    )
    found = Books(budgets=(merged, *six, oldest))
    history = found.ancestors(merged)
    assert [budget.year for budget in history] == [2015] * 6 + [2014]
    assert found.money_in(budget.id for budget in history[:6]) == Money(budget=90_000_00)
    assert found.year_money(2016).money.budget == 90_000_00


def test_the_year_as_json_and_its_words() -> None:
    made, step = initiative(InitiativeState.SUBMITTED, dt.date(2026, 2, 1))
    theme = new_id()
    found = Books(initiatives=(replace(made, theme_ids=(theme,), asked=5),), steps=(step,))
    printed = year_of(found, 2026, {theme: "meedoen"})
    assert printed.former is None
    assert printed.as_json() == {
        "budget": 0,
        "granted": 0,
        "paid": 0,
        "spent": 0,
        "left": 0,
        "count": 1,
        "rows": [
            {
                "title": "Tuin",
                "state": "ingediend",
                "themes": "meedoen",
                "areas": "",
                "asked": 5,
                "granted": 0,
                "paid": 0,
            }
        ],
    }
    assert {word.term for word in definitions()} >= {"budget", "toegekend", "betaald", "over"}


class Shouting(gettext.NullTranslations):
    """A language in which every text is said in capitals."""

    @override
    def gettext(self, message: str) -> str:
        return message.upper()


def test_scripts_get_the_same_word_for_a_state_in_every_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pairs = [initiative(state, dt.date(2026, 2, 1)) for state in InitiativeState]
    found = Books(
        initiatives=tuple(made for made, _step in pairs), steps=tuple(step for _made, step in pairs)
    )

    def written() -> str:
        return json.dumps(year_of(found, 2026, {}).as_json())

    in_dutch = written()
    words = ["idee", "ingediend", "toegekend", "in uitvoering", "verantwoord", "afgewezen"]
    assert list(state_names().values()) == words
    assert all(f'"state": "{word}"' in in_dutch for word in words)
    monkeypatch.setattr(i18n, "_catalogue", Shouting())
    assert list(state_names().values()) == [word.upper() for word in words]
    assert written() == in_dutch
