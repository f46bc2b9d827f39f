"""The register of participants: doubles become one, and who is erased stays in the figures of every year."""

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.papers.document import sheets
from buurthuis_app.domain.participants.figures import ParticipantYear
from buurthuis_app.domain.participants.participant import (
    AskedFact,
    Gender,
    Home,
    Participant,
    RegisterChoice,
)
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.permissions import COORDINATOR, DOOR
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import ErasureChoice, ErasureDecision
from buurthuis_app.errors import Invalid, NotAllowed
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews.overview import document
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.conftest import Everything
from tests.services.undoing import taken_back
from tests.services.volunteers.erasing import erase_person

DAY = dt.timedelta(days=1)
On = Callable[[int], Occurrence]


@pytest.fixture
def twelve(house: CentreServices, on: On) -> tuple[Participant, ...]:
    """Twelve people on one morning, of whom four came the week before as well."""
    house.participants.choose(RegisterChoice(kept=True, asks=frozenset(AskedFact), months=12))
    people = []
    for number in range(12):
        person = replace(
            house.participants.blank(),
            name=f"Ans B. {number}",
            birth_year=1950 + 3 * number,
            home=Home.NEAR if number % 3 else Home.TOWN,
            gender=Gender.WOMAN,
        )
        people.append(house.participants.keep(person, new=True).value)
        for day in (15, 22) if number < 4 else (22,):
            house.presence.tap(on(day).id, people[-1].id, present=True)
    return tuple(people)


def year(house: CentreServices, of: int = 2026) -> ParticipantYear:
    overview = house.gathering.overview(periods.year(of))
    assert overview.beside is not None
    assert overview.beside.participants is not None
    return overview.beside.participants


def told(figures: ParticipantYear) -> dict[str, Any]:
    return figures.as_json()


def test_without_a_choice_there_are_no_participants(house: CentreServices) -> None:
    assert told(year(house)) == {"kept": False}
    with pytest.raises(Invalid, match="houdt geen deelnemers bij"):
        house.participants.keep(replace(house.participants.blank(), name="Ans B."), new=True)
    with pytest.raises(Invalid, match="van 1 tot 36"):
        house.participants.choose(RegisterChoice(kept=True, months=120))
    house.participants.choose(RegisterChoice(kept=True))
    assert year(house).people.number == 0
    door = CentreServices(house.database, house.clock, DOOR, house.centre)
    with pytest.raises(NotAllowed):
        door.participants.people()


@pytest.mark.usefixtures("twelve")
def test_the_year_tells_different_people_once(house: CentreServices) -> None:
    figures = told(year(house))
    assert (figures["people"], figures["times"], figures["new"]) == (12, 16, None)
    assert figures["average_age"] == 60
    assert set(figures["homes"].values()) == {"niet getoond"}, "of twelve people no part is told"


@pytest.mark.usefixtures("twelve")
def test_the_year_before_is_the_whole_of_it_and_before_the_register_there_is_none(
    house: CentreServices,
) -> None:
    clock = FixedClock(dt.date(2027, 3, 1))
    later = CentreServices(house.database, clock, COORDINATOR, house.centre)
    running = later.gathering.overview(periods.year(2027))
    assert running.beside is not None
    assert running.beside.participants_former == replace(year(house), visits=0)
    table = next(sheet for sheet in sheets(document(running)) if sheet.title == "Deelnemers")
    assert [heading.title for heading in table.headings[1:]] == ["2027 t/m 1-3", "heel 2026"]
    assert running.as_json()["participants_a_year_earlier"] == told(year(house))
    before = later.gathering.overview(periods.year(2025)).beside
    assert before is not None
    assert before.participants is not None
    assert (before.participants.kept, before.participants_former) == (False, None)


def test_two_who_are_one_keep_all_their_times_and_the_number_of_visits(
    house: CentreServices, twelve: tuple[Participant, ...], on: On, everything: Everything
) -> None:
    before = everything()
    with pytest.raises(Invalid):
        house.participants.merge(twelve[0].id, twelve[0].id)
    done = house.participants.merge(twelve[0].id, twelve[11].id)
    assert done.remark.startswith("Bij 1 keer waren beiden aangetikt.")
    lines = {known.participant.id: known for known in house.participants.people()}
    assert twelve[0].id not in lines
    assert (lines[twelve[11].id].times, lines[twelve[11].id].last) == (2, on(22).date)
    assert (year(house).people.number, year(house).times) == (11, 15)
    (card,) = house.counting.day(on(22).date).cards
    assert (card.known, card.counts[0].number) == (11, 12)
    taken_back(done)
    assert everything() == before


def test_only_who_was_never_there_is_simply_removed(
    house: CentreServices, twelve: tuple[Participant, ...]
) -> None:
    with pytest.raises(Invalid, match="al eens aangetikt"):
        house.participants.remove(twelve[0])
    never = house.participants.keep(replace(house.participants.blank(), name="Bo 2"), new=True)
    assert house.participants.remove(never.value).undo is not None
    assert len(house.participants.people()) == 12


def start(house: CentreServices, clock: FixedClock, days: int = 0) -> int:
    clock.moment += days * DAY
    house.keeping.rounds.believe_clock()
    return house.keeping.erase_due().value.erased.people


def test_who_was_not_seen_for_the_term_is_erased_and_stays_in_every_figure(
    house: CentreServices,
    clock: FixedClock,
    twelve: tuple[Participant, ...],
    on: On,
    everything: Everything,
) -> None:
    before = everything()
    clock.moment += 200 * DAY
    house.presence.tap(on(29).id, twelve[0].id, present=True)
    former = told(year(house))
    assert start(house, clock, 140) == 0
    assert start(house, clock, 27) == 11
    assert [known.participant for known in house.participants.people()] == [twelve[0]]
    assert told(year(house)) == former
    assert year(house).erased == 11
    rows = everything()
    assert not any(str(person.name) in str(rows) for person in twelve[1:])

    back = house.keeping.take_back_erasure().value
    assert back.people == 11
    tables = list(schema.metadata.tables)
    for table in ("participant", "erased_tally"):
        at = [name for name in tables if name != "draft"].index(table)
        assert everything()[at] == before[at]
    assert told(year(house)) == former
    assert year(house).erased == 0


def test_whoever_asks_sees_when_she_was_there_and_is_erased_for_good(
    house: CentreServices, twelve: tuple[Participant, ...]
) -> None:
    former = told(year(house))
    path = house.database.kept_file()
    copy = backup_folder.add(path, Occasion.DAY, dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)).path
    found = [
        each
        for each in house.person_requests.find(SoughtPerson(name="Ans B. 3"))
        if each.table == "participant" and each.key == (twelve[3].id,)
    ]
    (own,) = found
    assert own.text == (
        "Ans B. 3 · 1959 · elders in de gemeente · vrouw · Koffie-inloop: 15-11-2026, 22-11-2026"
    )
    house.person_requests.erase([ErasureDecision(find=own, choice=ErasureChoice.REMOVE)])
    erase_person(house, twelve[4].id)
    assert len(house.participants.people()) == 10
    assert told(year(house)) == former

    assert erasure_ledger.replay(path, copy) == 2
    with closing(Database(copy)) as restored:
        old = CentreServices(restored, house.clock, house.actor, house.centre)
        assert len(old.participants.people()) == 10
        assert told(year(old)) == former
