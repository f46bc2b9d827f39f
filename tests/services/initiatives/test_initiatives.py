"""From idea to account: states, money, what belongs to an initiative, and taking all of it back."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.centre.centre import Area, Theme
from buurthuis_app.domain.initiatives.budget import Budget, BudgetPart, Grant, Payment, Split
from buurthuis_app.domain.initiatives.figures import MoneyLine
from buurthuis_app.domain.initiatives.initiative import Initiative, InitiativeState, OurPart, Scale
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.erasure.erasures import erase_now
from buurthuis_app.records import replace
from buurthuis_app.services.initiatives.budgets import OverdraftReasonNeeded
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done
from tests.services.undoing import taken_back

TABLES = (
    *("initiative", "initiative_step", "initiative_theme", "initiative_area", "budget"),
    *("budget_part", "budget_former", "grant", "payment", "activity", "story"),
)
MARCH = dt.date(2026, 3, 1)
IDEA, SUBMITTED, GRANTED, UNDER_WAY, ACCOUNTED, REJECTED = InitiativeState


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows by table, without their versions."""
    found = {}
    with database.read() as work:
        for name in TABLES:
            table = schema.table(name)
            columns = [column for column in table.columns if column.name != "version"]
            rows = work.connection.execute(table.select().with_only_columns(*columns))
            found[name] = sorted((tuple(row) for row in rows), key=repr)
    return found


def check_undo(database: Database, write: Callable[[], Done[Any]]) -> Any:
    """Write; take it back, which leaves everything as it was; do it again, which gives the same once more."""
    before = everything(database)
    done = write()
    after = everything(database)
    assert after != before
    undone = taken_back(done)
    assert everything(database) == before
    taken_back(undone)
    assert everything(database) == after
    return done.value


def current(house: CentreServices, initiative: Initiative) -> Initiative:
    return house.initiatives.page(initiative.id).initiative


@pytest.fixture
def garden(house: CentreServices) -> Initiative:
    """An idea of March for a garden, which asks for 800 euro."""
    blank = house.initiatives.blank()
    theme = house.lists.all(Theme)[0]
    filled = replace(
        blank,
        title=" Geveltuinen ",
        good_for="De hele straat zit in het groen.",
        since=MARCH,
        by_residents=True,
        started_by="Joyce T.",
        contact="joyce@voorbeeld.nl",
        theme_ids=(theme.id,),
        asked=800_00,
    )
    return house.initiatives.keep(filled, new=True).value


@pytest.fixture
def budget(house: CentreServices) -> Budget:
    """A thousand euro for 2026."""
    blank = replace(house.budgets.blank(2026), name="Buurten", amount=1000_00)
    return house.budgets.keep(blank, [], new=True).value


def grant_of(garden: Initiative, budget: Budget, amount: int = 800_00, **more: Any) -> Grant:
    return Grant(
        **{
            "id": new_id(),
            "initiative_id": garden.id,
            "budget_id": budget.id,
            "part_id": None,
            "amount": amount,
            "date": dt.date(2026, 4, 1),
            **more,
        }
    )


def payment_of(grant: Grant, amount: int, **more: Any) -> Payment:
    values = {"date": dt.date(2026, 5, 1), "text": "bonnen van het tuincentrum", **more}
    return Payment(id=new_id(), grant_id=grant.id, amount=amount, **values)


@pytest.fixture
def granted(house: CentreServices, garden: Initiative, budget: Budget) -> Grant:
    house.initiatives.move(garden, SUBMITTED, MARCH)
    return house.budgets.grant(grant_of(garden, budget), new=True).value


def test_a_new_initiative_is_an_idea_with_a_history_and_can_be_taken_back(
    house: CentreServices, database: Database
) -> None:
    filled = replace(
        house.initiatives.blank(), title="Plein vol", good_for="Alle kinderen", by_residents=True
    )
    kept = check_undo(database, lambda: house.initiatives.keep(filled, new=True))
    (step,) = house.initiatives.page(kept.id).steps
    assert (step.state, step.date, step.recorded_by) == (IDEA, kept.since, Profile.COORDINATOR)


def test_changing_its_words_never_changes_its_state(
    house: CentreServices, database: Database, garden: Initiative
) -> None:
    sly = replace(garden, title="Groene straat", state=ACCOUNTED, since=dt.date(2020, 1, 1))
    kept = check_undo(database, lambda: house.initiatives.keep(sly, new=False))
    assert (kept.title, kept.state, kept.since) == ("Groene straat", IDEA, MARCH)
    with pytest.raises(Conflict):
        house.initiatives.keep(replace(garden, title="Ander"), new=False)


def test_it_walks_from_idea_to_account_and_keeps_every_date(
    house: CentreServices, database: Database, garden: Initiative, budget: Budget
) -> None:
    house.initiatives.move(garden, SUBMITTED, dt.date(2026, 3, 10))
    grant = check_undo(database, lambda: house.budgets.grant(grant_of(garden, budget), new=True))
    assert current(house, garden).state is GRANTED
    house.initiatives.move(current(house, garden), UNDER_WAY, dt.date(2026, 4, 10))
    check_undo(database, lambda: house.budgets.pay(payment_of(grant, 750_25), new=True))
    told = replace(current(house, garden), outcome="Twaalf tuinen.", differs="Twee meer.")
    check_undo(
        database, lambda: house.initiatives.move(told, ACCOUNTED, dt.date(2026, 6, 1), "Bonnen ok")
    )
    page = house.initiatives.page(garden.id)
    assert [(step.state, step.date.day) for step in page.steps] == [
        *((IDEA, 1), (SUBMITTED, 10), (GRANTED, 1), (UNDER_WAY, 10), (ACCOUNTED, 1)),
    ]
    assert page.initiative.outcome == "Twaalf tuinen."
    assert (page.money.granted, page.money.paid, page.money.to_pay) == (800_00, 750_25, 49_75)
    year = house.initiatives.year(2026)
    assert (year.budget, year.granted, year.paid, year.left, year.count) == (
        *(1000_00, 800_00, 750_25, 200_00, 1),
    )


def test_a_path_that_is_not_there_is_refused_in_a_sentence(
    house: CentreServices, garden: Initiative
) -> None:
    with pytest.raises(Invalid, match="kan het niet ineens naar 'in uitvoering'"):
        house.initiatives.move(garden, UNDER_WAY, MARCH)
    with pytest.raises(Invalid, match="waarom het wordt afgewezen"):
        house.initiatives.move(garden, REJECTED, MARCH)
    rejected = house.initiatives.move(garden, REJECTED, MARCH, "Geen plek in de straat").value
    assert rejected.state is REJECTED
    assert house.initiatives.move(rejected, IDEA, MARCH).value.state is IDEA


def test_two_desks_that_move_the_same_one_do_not_overwrite_each_other(
    house: CentreServices, garden: Initiative
) -> None:
    moved = house.initiatives.move(garden, SUBMITTED, MARCH)
    with pytest.raises(Conflict):
        house.initiatives.move(garden, REJECTED, MARCH, "Te duur")
    house.initiatives.keep(replace(moved.value, title="Groen"), new=False)
    with pytest.raises(Conflict):
        taken_back(moved)


def test_back_to_submitted_takes_the_grant_away_unless_it_was_paid(
    house: CentreServices, database: Database, garden: Initiative, granted: Grant
) -> None:
    payment = house.budgets.pay(payment_of(granted, 5_00), new=True)
    with pytest.raises(Invalid, match="al geld betaald"):
        house.initiatives.move(current(house, garden), SUBMITTED, dt.date(2026, 5, 2))
    check_undo(database, lambda: house.budgets.remove_payment(payment.value))
    check_undo(
        database,
        lambda: house.initiatives.move(current(house, garden), SUBMITTED, dt.date(2026, 5, 2)),
    )
    assert house.initiatives.year(2026).granted == 0


def test_money_can_only_be_granted_to_what_was_submitted(
    house: CentreServices, garden: Initiative, budget: Budget
) -> None:
    with pytest.raises(Invalid, match="eerst op 'ingediend'"):
        house.budgets.grant(grant_of(garden, budget), new=True)
    submitted = house.initiatives.move(garden, SUBMITTED, dt.date(2026, 4, 2)).value
    with pytest.raises(Invalid, match="Schrijf eerst op welk bedrag"):
        house.initiatives.move(submitted, GRANTED, dt.date(2026, 4, 2))
    with pytest.raises(Invalid, match="voor de vorige stap"):
        house.budgets.grant(grant_of(garden, budget), new=True)


def test_more_than_there_is_asks_why(
    house: CentreServices, garden: Initiative, budget: Budget, granted: Grant
) -> None:
    more = grant_of(garden, budget, 300_00)
    with pytest.raises(OverdraftReasonNeeded, match=r"nog €\s200,00 over\. Dit is €\s100,00 meer"):
        house.budgets.grant(more, new=True)
    house.budgets.grant(replace(more, because="Wethouder vult aan"), new=True)
    assert house.initiatives.year(2026).left == -100_00
    with pytest.raises(OverdraftReasonNeeded, match="niets meer over"):
        house.budgets.grant(grant_of(garden, budget, 1), new=True)
    with pytest.raises(OverdraftReasonNeeded, match=r"€\s100,01 meer"):
        house.budgets.pay(payment_of(granted, 900_01), new=True)
    paid = house.budgets.pay(payment_of(granted, 900_01, because="Duurder hout"), new=True).value
    with pytest.raises(Invalid, match="niet meer terugkomen"):
        house.budgets.pay(payment_of(granted, 900_02, returned=True), new=True)
    house.budgets.pay(payment_of(granted, 100_01, returned=True), new=True)
    assert house.initiatives.page(garden.id).granted[0].paid == 800_00
    with pytest.raises(Invalid, match="meer teruggekomen dan betaald"):
        house.budgets.remove_payment(paid)
    with pytest.raises(OverdraftReasonNeeded, match=r"al €\s800,00 betaald"):
        house.budgets.grant(replace(granted, amount=1), new=False)
    small = replace(budget, amount=10_00)
    with pytest.raises(OverdraftReasonNeeded, match="toegekend"):
        house.budgets.keep(small, [], new=False)
    house.budgets.keep(replace(small, remark="Gekort"), [], new=False)


def test_a_grant_and_a_payment_can_be_changed_and_one_of_several_withdrawn(
    house: CentreServices, database: Database, garden: Initiative, budget: Budget, granted: Grant
) -> None:
    lower = replace(granted, amount=700_00)
    check_undo(database, lambda: house.budgets.grant(lower, new=False))
    paid = house.budgets.pay(payment_of(granted, 10_00), new=True).value
    check_undo(database, lambda: house.budgets.pay(replace(paid, amount=12_00), new=False))
    with pytest.raises(Invalid, match="al betaald"):
        house.budgets.withdraw(granted)
    other = house.budgets.grant(grant_of(garden, budget, 1_00), new=True).value
    check_undo(database, lambda: house.budgets.withdraw(other))
    house.budgets.remove_payment(paid)
    with pytest.raises(Invalid, match="enige toekenning"):
        house.budgets.withdraw(granted)


def test_a_budget_is_split_by_area_and_each_part_has_its_own_money(
    house: CentreServices, database: Database, garden: Initiative
) -> None:
    areas = [
        house.lists.keep(Area(id=new_id(), centre_id=house.centre.id, name=name), new=True).value
        for name in ("Rietland", "De Vaart")
    ]
    blank = replace(house.budgets.blank(2026), amount=1000_00, split=Split.AREA)
    parts = [
        BudgetPart(id=new_id(), budget_id=blank.id, amount=amount, area_id=area.id)
        for area, amount in zip(areas, (300_00, 500_00), strict=True)
    ]
    budget = check_undo(database, lambda: house.budgets.keep(blank, parts, new=True))
    house.initiatives.move(garden, SUBMITTED, MARCH)
    with pytest.raises(OverdraftReasonNeeded, match=r"nog €\s300,00 over"):
        house.budgets.grant(grant_of(garden, budget, part_id=parts[0].id), new=True)
    house.budgets.grant(grant_of(garden, budget, 250_00, part_id=parts[0].id), new=True)
    (page,) = house.budgets.pages(2026)
    assert [(part.name, part.money.left) for part in page.parts] == [
        *(("De Vaart", 500_00), ("Rietland", 50_00), ("niet verdeeld", 200_00)),
    ]
    rows = house.initiatives.split(2026, MoneyLine.PART)
    assert [(name, row.money.budget, row.count) for name, row in rows] == [
        *(("De Vaart", 500_00, 0), ("Rietland", 300_00, 1), ("", 200_00, 0)),
    ]
    assert house.initiatives.page(garden.id).granted[0].part == "Rietland"
    with pytest.raises(Invalid, match="deel dat u weghaalt"):
        house.budgets.keep(budget, parts[1:], new=False)
    changed = [parts[0], replace(parts[1], amount=600_00)]
    check_undo(database, lambda: house.budgets.keep(budget, changed, new=False))


def test_a_theme_or_area_that_is_in_use_stays_and_says_by_what_it_is_used(
    house: CentreServices, garden: Initiative
) -> None:
    (theme,) = [one for one in house.lists.all(Theme) if one.id in garden.theme_ids]
    with pytest.raises(Invalid, match="gebruikt bij 1 initiatief"):
        house.lists.remove(theme)
    area = house.lists.keep(Area(id=new_id(), centre_id=house.centre.id, name="Kade"), new=True)
    blank = replace(house.budgets.blank(2026), amount=5_00, split=Split.AREA)
    part = BudgetPart(id=new_id(), budget_id=blank.id, amount=5_00, area_id=area.value.id)
    house.budgets.keep(blank, [part], new=True)
    with pytest.raises(Invalid, match="1 deel van een budget"):
        house.lists.remove(area.value)


def test_six_budgets_merge_into_one_and_stay_to_be_compared(
    house: CentreServices, database: Database
) -> None:
    six = [
        house.budgets.keep(
            replace(house.budgets.blank(2015), name=name, amount=15_000_00), [], new=True
        ).value
        for name in ("Zuid", "Noord", "Oost", "West", "Midden", "Haven")
    ]
    blank = house.budgets.blank(2016, six)
    merged = check_undo(database, lambda: house.budgets.keep(blank, [], new=True))
    assert (merged.amount, merged.name) == (90_000_00, "Bewonersinitiatieven")
    assert house.budgets.blank(2017, [merged]).amount == 90_000_00
    (page,) = house.budgets.pages(2016)
    assert [former.name for former, _money in page.earlier] == sorted(one.name for one in six)
    assert [(year.year, year.money.budget) for year in house.initiatives.years()] == [
        *((2016, 90_000_00), (2015, 90_000_00)),
    ]
    former = house.initiatives.year(2016).former
    assert former is not None
    assert former.money.budget == 90_000_00
    with pytest.raises(Invalid, match="later budget"):
        house.budgets.remove(six[0])
    with pytest.raises(Invalid, match="eerdere jaren"):
        house.budgets.keep(replace(blank, id=new_id(), year=2015), [], new=True)
    check_undo(database, lambda: house.budgets.remove(merged))


def test_a_budget_that_money_came_from_stays(
    house: CentreServices, budget: Budget, granted: Grant
) -> None:
    assert granted.budget_id == budget.id
    with pytest.raises(Invalid, match="geld toegekend"):
        house.budgets.remove(budget)


def test_an_activity_belongs_to_an_initiative_and_stays_when_that_goes(
    house: CentreServices, database: Database, garden: Initiative, coffee: Activity
) -> None:
    assert coffee in house.initiatives.free_activities()
    check_undo(database, lambda: house.initiatives.belongs(garden.id, coffee.id))
    assert coffee.id not in {one.id for one in house.initiatives.free_activities()}
    told = replace(house.telling.blank(), happened="De eerste tuin bloeit", initiative_id=garden.id)
    house.telling.keep(told, new=True)
    page = house.initiatives.page(garden.id)
    assert [one.title for one in page.activities] == ["Koffie-inloop"]
    assert [story.happened for story in page.stories] == ["De eerste tuin bloeit"]
    check_undo(database, lambda: house.initiatives.remove(current(house, garden)))
    with pytest.raises(Conflict):
        house.initiatives.page(garden.id)


def test_an_initiative_with_money_is_not_thrown_away(
    house: CentreServices, garden: Initiative, granted: Grant
) -> None:
    assert granted.initiative_id == garden.id
    with pytest.raises(Invalid, match="geld toegekend"):
        house.initiatives.remove(garden)


def test_the_board_reads_and_the_door_sees_nothing(
    house_for: Callable[[Profile], CentreServices], garden: Initiative, granted: Grant
) -> None:
    board, door = house_for(Profile.BOARD), house_for(Profile.DOOR)
    assert board.initiatives.cards()[0].money.granted == granted.amount
    for write in (
        lambda: board.initiatives.keep(garden, new=False),
        lambda: board.initiatives.move(garden, REJECTED, MARCH, "x"),
        lambda: board.budgets.grant(granted, new=False),
        door.initiatives.cards,
        door.budgets.pages,
        lambda: door.initiatives.year(2026),
    ):
        with pytest.raises(NotAllowed):
            write()


def test_who_started_it_is_forgotten_a_year_after_it_is_over_and_its_money_stays(
    house: CentreServices, database: Database, garden: Initiative, granted: Grant
) -> None:
    house.budgets.pay(payment_of(granted, 5_00), new=True)
    with database.begin() as work:
        erase_now(work, dt.date(2028, 1, 1))
    assert current(house, garden).started_by == "Joyce T."  # it still runs
    house.initiatives.move(current(house, garden), UNDER_WAY, dt.date(2026, 5, 1))
    told = replace(current(house, garden), outcome="Klaar")
    house.initiatives.move(told, ACCOUNTED, dt.date(2026, 6, 1), "Alles klopt")
    with database.begin() as work:
        erase_now(work, dt.date(2027, 6, 1))
    assert current(house, garden).started_by == "Joyce T."
    with database.begin() as work:
        erase_now(work, dt.date(2027, 6, 2))
    page = house.initiatives.page(garden.id)
    assert (page.initiative.started_by, page.initiative.contact) == ("", "")
    assert page.steps[-1].because == ""
    assert page.granted[0].payments[0].text == "bonnen van het tuincentrum"
    with database.begin() as work:
        erase_now(work, dt.date(2033, 5, 2))
    assert house.initiatives.page(garden.id).granted[0].payments[0].text == ""
    assert house.initiatives.year(2026).paid == 5_00


def test_people_read_dutch_words_wherever_it_is_written_out(
    house: CentreServices, garden: Initiative
) -> None:
    wide = replace(garden, scale=Scale.DISTRICT, our_parts=frozenset(OurPart))
    kept = house.initiatives.keep(wide, new=False).value
    house.initiatives.move(kept, SUBMITTED, MARCH)
    initiatives, *_money = house.goal_exports.tables()
    written = dict(
        zip(
            (each.title for each in initiatives.headings),
            (cell.value for cell in initiatives.rows[0].cells),
            strict=True,
        )
    )
    assert (written["hoe ver"], written["schaal"], written["wat wij doen"]) == (
        "ingediend",
        "wijk",
        "adviseren, uitvoeren, verbinden en vragen beantwoorden",
    )
    for line, word in (MoneyLine.SCALE, "wijk"), (MoneyLine.STATE, "ingediend"):
        assert [name for name, _row in house.initiatives.split(2026, line)] == [word]
    (hit,) = house.finding.find("geveltuinen").hits
    assert hit.detail == "ingediend · 1-3-2026"


def test_a_blank_grant_is_what_was_asked_from_the_part_that_is_meant_for_it(
    house: CentreServices, budget: Budget
) -> None:
    area = house.lists.keep(replace(house.lists.blank(Area), name="Molenwijk"), new=True).value
    initiative = replace(house.initiatives.blank(), asked=300_00, area_ids=(area.id,))
    later = house.budgets.keep(
        house.budgets.blank(house.clock.today().year + 1), (), new=True
    ).value
    whole = house.budgets.blank_grant(initiative, house.budgets.pages())
    assert (whole.budget_id, whole.part_id, whole.amount) == (budget.id, None, 300_00)
    divided = replace(budget, split=Split.AREA)
    part = replace(house.budgets.blank_part(divided, area.id), amount=100_00)
    assert (part.area_id, part.theme_id) == (area.id, None)
    house.budgets.keep(divided, (part,), new=False)
    pages = house.budgets.pages()
    assert pages[0].budget == later
    assert house.budgets.blank_grant(initiative, pages).part_id == part.id
    assert house.budgets.blank_grant(replace(initiative, area_ids=()), pages).part_id is None
    only_later = house.budgets.blank_grant(initiative, pages[:1])
    assert only_later.budget_id == later.id


def test_blank_steps_payments_and_parts_are_of_today_and_kept_by_nobody(
    house: CentreServices, garden: Initiative, budget: Budget, database: Database
) -> None:
    before = everything(database)
    step = house.initiatives.blank_step(garden, InitiativeState.REJECTED)
    today = house.clock.today()
    assert (step.initiative_id, step.state, step.date) == (
        garden.id,
        InitiativeState.REJECTED,
        today,
    )
    grant = house.budgets.blank_grant(garden, house.budgets.pages())
    payment = house.budgets.blank_payment(grant.id)
    assert (payment.grant_id, payment.date, payment.amount) == (grant.id, today, 0)
    theme = house.lists.all(Theme)[0]
    part = house.budgets.blank_part(replace(budget, split=Split.THEME), theme.id)
    assert (part.area_id, part.theme_id, part.budget_id) == (None, theme.id, budget.id)
    assert everything(database) == before
