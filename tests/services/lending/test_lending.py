"""Lending: once at a time, undone without doubles, late in the morning, and names that go after the return."""

import datetime as dt
from pathlib import Path

import pytest
from PIL import Image

from buurthuis_app.domain.lending.loan import Loan, LoanStanding
from buurthuis_app.domain.lending.repair import Repair
from buurthuis_app.domain.lending.thing import Thing, ThingPhoto, ThingState
from buurthuis_app.domain.overviews.day_start import Chore
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import BOARD
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import ErasureChoice, ErasureDecision
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.persistence.erasure import erasures
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.overviews import overview_of
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.undoing import taken_back

DAY = dt.timedelta(days=1)


@pytest.fixture
def tent(house: CentreServices) -> Thing:
    blank = replace(house.lending.blank_thing(), name=" Partytent ", deposit=2500)
    return house.lending.keep_thing(blank, new=True).value


def lent(house: CentreServices, tent: Thing, name: str = "Ali", *, waits: bool = False) -> Loan:
    blank = replace(house.lending.blank_loan(), thing_id=tent.id, name=name, phone="0612345678")
    if waits:
        blank = replace(blank, out_on=None, due_on=None)
    return house.lending.keep_loan(blank, new=True).value


def test_a_thing_has_one_photo_at_a_time_and_none_is_left_behind(
    house: CentreServices, tent: Thing, tmp_path: Path
) -> None:
    lending = house.lending

    def kept_photos() -> list[ThingPhoto]:
        with house.database.read() as work:
            return list(work.store(ThingPhoto).find())

    def photographed(thing: Thing, colour: str) -> ThingPhoto:
        Image.new("RGB", (40, 30), colour).save(tmp_path / "foto.png")
        photo = lending.read_photo(tmp_path / "foto.png")
        lending.keep_thing(replace(thing, photo_id=photo.id), new=False, photo=photo)
        return photo

    red = photographed(tent, "red")
    (shown,) = lending.things()
    assert lending.photo_of(shown) == red
    white = photographed(shown, "white")
    assert kept_photos() == [white]
    (shown,) = lending.things()
    taken_away = lending.keep_thing(replace(shown, photo_id=None), new=False)
    assert kept_photos() == []
    assert lending.photo_of(taken_away.value) is None
    taken_back(taken_away)
    assert kept_photos() == [white]
    (shown,) = lending.things()
    removed = lending.remove_thing(shown)
    assert kept_photos() == []
    taken_back(removed)
    assert lending.photo_of(lending.things()[0]) == white


def test_a_photo_of_over_a_megabyte_is_not_kept(house: CentreServices, tent: Thing) -> None:
    photo = ThingPhoto(id=new_id(), content=b"x" * 1_000_001, width=1, height=1)
    with pytest.raises(Invalid, match="te groot"):
        house.lending.keep_thing(replace(tent, photo_id=photo.id), new=False, photo=photo)
    assert house.lending.things() == (tent,)


def test_a_photo_that_a_thing_does_not_name_is_not_kept(house: CentreServices, tent: Thing) -> None:
    stray = ThingPhoto(id=new_id(), content=b"jpeg", width=1, height=1)
    house.lending.keep_thing(tent, new=False, photo=stray)
    with house.database.read() as work:
        assert work.store(ThingPhoto).find() == ()


def test_a_thing_is_with_one_person_at_a_time(house: CentreServices, tent: Thing) -> None:
    loan, waits = lent(house, tent), lent(house, tent, "Bo", waits=True)
    with pytest.raises(Invalid, match="Partytent is nog niet terug"):
        lent(house, tent, "Cor")
    with pytest.raises(Invalid, match="nog niet terug"):
        house.lending.hand_out(waits)
    back = house.lending.bring_back(loan)
    handed = house.lending.hand_out(waits).value
    assert [row.standing for row in house.lending.loans()] == [LoanStanding.OUT, LoanStanding.BACK]
    with pytest.raises(Conflict):
        taken_back(back)
    with pytest.raises(Conflict):
        house.lending.bring_back(loan)
    house.lending.bring_back(handed)


def test_what_is_broken_does_not_go_along_but_can_come_back(
    house: CentreServices, tent: Thing
) -> None:
    loan = lent(house, tent)
    broken = house.lending.keep_thing(replace(tent, state=ThingState.BROKEN), new=False).value
    house.lending.bring_back(loan)
    with pytest.raises(Invalid, match="niet in orde"):
        lent(house, tent, "Bo")
    with pytest.raises(Invalid, match="telt mee in de cijfers"):
        house.lending.remove_thing(broken)


def test_what_is_late_waits_in_the_morning_without_a_name(
    house: CentreServices, tent: Thing, clock: FixedClock
) -> None:
    loan = lent(house, tent)
    clock.moment += 15 * DAY
    said = {line.chore: line.sentence for line in house.day_start.waiting()}
    assert said[Chore.LATE_LOANS] == "Uitgeleend en te laat terug: Partytent."
    assert house.lending.loans()[0].standing is LoanStanding.LATE
    house.lending.bring_back(loan)
    assert Chore.LATE_LOANS not in {line.chore for line in house.day_start.waiting()}


def test_names_go_a_month_after_the_return_and_the_figures_stay(
    house: CentreServices, tent: Thing, clock: FixedClock
) -> None:
    year = clock.today().year
    house.lending.bring_back(lent(house, tent))
    kept, waits = lent(house, tent, "Bo"), lent(house, tent, "Cor", waits=True)
    lamp = replace(house.lending.blank_repair(), thing="Lamp", owner="Dee")
    house.lending.keep_repair(lamp, new=True)
    with house.database.begin() as work:
        erasures.erase_now(work, clock.today() + 40 * DAY)
        names = {loan.id: (loan.name, loan.phone) for loan in work.store(Loan).find()}
        assert sorted(name for name, _phone in names.values()) == ["", "Bo", "Cor"]
        assert [repair.owner for repair in work.store(Repair).find()] == [""]
        erasures.erase_now(work, clock.today() + 420 * DAY)
        assert work.store(Loan).get(kept.id).name == ""  # type: ignore[union-attr]
        assert work.store(Loan).get(waits.id).name == ""  # type: ignore[union-attr]
    beside = overview_of(house.overviews.document(periods.year(year))).beside
    assert beside is not None
    assert beside.lending is not None
    assert (beside.lending.lent, beside.lending.repaired) == (2, 1)


def test_who_asks_sees_the_loan_whole_and_can_have_it_erased(
    house: CentreServices, tent: Thing
) -> None:
    lent(house, tent, "Aliye Zwaluw")
    (found,) = house.person_requests.find(SoughtPerson(name="Aliye Zwaluw"))
    assert (found.table, found.text) == ("loan", "Aliye Zwaluw · 0612345678")
    house.person_requests.erase([ErasureDecision(find=found, choice=ErasureChoice.REMOVE)])
    (row,) = house.lending.loans()
    assert (row.loan.name, row.loan.phone, row.standing) == ("", "", LoanStanding.OUT)
    house.lending.bring_back(row.loan)


def test_the_board_sees_no_borrowers(house: CentreServices) -> None:
    board = CentreServices(house.database, house.clock, BOARD, house.centre)
    for read in (board.lending.loans, board.lending.things, board.lending.repairs):
        with pytest.raises(NotAllowed):
            read()
