"""Work-experience places: filled once, ended with an outcome, taken back whole; told to who asks."""

import datetime as dt

import pytest

from buurthuis_app.domain.papers.document import sheets
from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.placements.placement import (
    Placement,
    PlacementOutcome,
    PlacementStanding,
    PlacementTalk,
)
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import BOARD
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import Invalid, NotAllowed
from buurthuis_app.persistence.erasure import erasures
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.overviews import overview_of
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.undoing import taken_back

DAY = dt.timedelta(days=1)


def person(house: CentreServices, name: str, until: dt.date | None = None) -> Volunteer:
    volunteer = Volunteer(id=new_id(), centre_id=house.centre.id, name=name, until=until)
    with house.database.begin() as work:
        work.store(Volunteer).add(volunteer)
    return volunteer


@pytest.fixture
def offer(house: CentreServices) -> PlacementOffer:
    mentor = person(house, "Kees Molen")
    blank = replace(
        house.placements.blank_offer(), title=" Bar ", learns="Afrekenen", mentor_id=mentor.id
    )
    return house.placements.keep_offer(blank, new=True).value


def placed(house: CentreServices, offer: PlacementOffer, who: Volunteer) -> Placement:
    blank = replace(
        house.placements.blank(), offer_id=offer.id, volunteer_id=who.id, goals="Leren rekenen."
    )
    return house.placements.keep(blank, new=True).value


def talked(house: CentreServices, placement: Placement) -> PlacementTalk:
    blank = replace(
        house.placements.blank_talk(), placement_id=placement.id, words="Elke week oefenen."
    )
    return house.placements.keep_talk(blank, new=True).value


def test_a_place_is_for_as_many_as_it_says_until_somebody_is_done(
    house: CentreServices, offer: PlacementOffer, clock: FixedClock
) -> None:
    first, second = person(house, "Ali Vos"), person(house, "Bo Mol")
    placement = placed(house, offer, first)
    with pytest.raises(Invalid, match="Bar is bezet"):
        placed(house, offer, second)
    clock.moment += 200 * DAY
    (line,) = house.placements.lists().placements
    assert (line.person, line.offer, line.standing) == (
        "Ali Vos",
        "Bar",
        PlacementStanding.OVERDUE,
    )
    done = replace(placement, ended_on=clock.today(), outcome=PlacementOutcome.WORK)
    ended = house.placements.keep(done, new=False)
    placed(house, offer, second)
    (place,) = house.placements.lists().offers
    assert (place.mentor, place.taken) == ("Kees Molen", 1)
    with pytest.raises(Invalid, match="telt mee in de cijfers"):
        house.placements.remove_offer(offer)
    assert ended.undo is not None
    beside = overview_of(house.overviews.document(periods.year(clock.today().year))).beside
    assert beside is not None
    assert beside.placements is not None
    assert (beside.placements.ended, beside.placements.further) == (1, 1)


def test_a_placement_goes_with_its_talks_and_a_talk_follows_its_person(
    house: CentreServices, offer: PlacementOffer
) -> None:
    placement = placed(house, offer, person(house, "Ali Vos"))
    talked(house, placement)
    other = person(house, "Bo Mol")
    moved = house.placements.keep(replace(placement, volunteer_id=other.id), new=False).value
    (line,) = house.placements.lists().talks
    assert (line.person, line.talk.volunteer_id) == ("Bo Mol", other.id)
    before = house.placements.lists()
    assert before.placements[0].talk == line.talk
    removed = house.placements.remove(moved)
    assert house.placements.lists().talks == ()
    taken_back(removed)
    assert house.placements.lists() == before


def test_who_asks_reads_it_all_and_who_leaves_takes_it_along(
    house: CentreServices, offer: PlacementOffer, clock: FixedClock
) -> None:
    who = person(house, "Ali Vos", until=clock.today())
    talked(house, placed(house, offer, who))
    tables = {table.title: str(table.rows) for table in sheets(house.subject_access.about(who.id))}
    assert "Leren rekenen." in tables["Uw werkervaringsplaatsen"]
    assert "Elke week oefenen." in tables["Gesprekken daarover"]
    with house.database.begin() as work:
        erasures.erase_now(work, clock.today() + 400 * DAY)
    lists = house.placements.lists()
    assert lists.placements[0].placement.goals == ""
    assert lists.talks[0].talk.words == ""
    assert lists.placements[0].person == "iemand die gewist is"


def test_a_place_stays_without_its_vacancy(house: CentreServices, offer: PlacementOffer) -> None:
    blank = house.vacancies.blank()
    blank = replace(blank, vacancy=replace(blank.vacancy, title="Barhulp"))
    opening = house.vacancies.keep(blank, new=True).value
    house.placements.keep_offer(replace(offer, vacancy_id=opening.vacancy.id), new=False)
    removed = house.vacancies.remove(opening.vacancy.id)
    assert house.placements.lists().offers[0].offer.vacancy_id is None
    taken_back(removed)
    assert house.placements.lists().offers[0].offer.vacancy_id == opening.vacancy.id


def test_the_board_sees_nobody_who_learns(house: CentreServices) -> None:
    board = CentreServices(house.database, house.clock, BOARD, house.centre)
    with pytest.raises(NotAllowed):
        board.placements.lists()
