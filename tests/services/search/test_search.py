"""Finding: the right thing first, each with the place it leads to, and nothing that somebody may not see."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.promises.promise import Promise
from buurthuis_app.domain.search.search import Hit, HitKind
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.domain.surveys.survey import Survey
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.volunteers.erasing import erase_person

FindFor = Callable[..., list[tuple[str, str]]]


@pytest.fixture(autouse=True)
def filled(house: CentreServices, coffee: Activity) -> None:
    room = house.plan.rooms()[0]
    for title, first, starts in (
        ("Taalcafé", dt.date(2026, 11, 3), dt.time(13, 30)),
        ("Repair café", dt.date(2026, 11, 7), dt.time(13)),
    ):
        made = replace(
            coffee, id=new_id(), title=title, first=first, starts=starts, ends=None, room_id=room.id
        )
        house.planning.keep(made, new=True)
    house.telling.keep(
        replace(house.telling.blank(), happened="Zij vond in het taalcafé werk.", title="Werk!"),
        new=True,
    )
    with house.database.begin() as work:
        work.store(SignUp).add(
            SignUp(
                id=new_id(), centre_id=house.centre.id, activity_id=coffee.id, name="Fatma Yıldız"
            )
        )


def hits(house: CentreServices, text: str) -> list[Hit]:
    return list(house.finding.find(text).hits)


def titles(house: CentreServices, text: str, kind: HitKind | None = None) -> list[str]:
    return [hit.title for hit in hits(house, text) if kind in {None, hit.kind}]


def test_accents_and_capitals_make_no_difference(house: CentreServices) -> None:
    assert titles(house, "TAALCAFE", HitKind.ACTIVITY) == ["Taalcafé"]
    assert titles(house, "Café repair", HitKind.ACTIVITY) == ["Repair café"]


def test_an_activity_brings_its_next_and_its_last_date(
    house: CentreServices, coffee: Activity
) -> None:
    dates = [hit for hit in hits(house, "koffie") if hit.kind is HitKind.OCCURRENCE]
    assert [hit.day for hit in dates] == [dt.date(2026, 11, 22), dt.date(2026, 11, 15)]
    assert {hit.activity_id for hit in dates} == {coffee.id}
    assert dates[0].detail == "zo 22 nov · 10.00"


@pytest.mark.parametrize("text", ["22-11", "22 nov", "vandaag"])
def test_a_day_finds_what_stands_on_it(house: CentreServices, text: str) -> None:
    found = hits(house, text)
    assert found[0].kind is HitKind.OCCURRENCE
    assert found[0].day == dt.date(2026, 11, 22)
    assert {hit.day for hit in found if hit.day and hit.day.year == 2026} == {found[0].day}


def test_a_day_with_a_word_finds_that_one_thing(house: CentreServices) -> None:
    assert titles(house, "repair 29 nov 2026") == ["Repair café"]


def test_what_does_not_take_place_says_so(house: CentreServices) -> None:
    (card,) = (c for c in house.counting.day(dt.date(2026, 11, 22)).cards if "Koffie" in c.title)
    house.counting.cancel(card.occurrence.id, "ziek")
    found = [hit for hit in hits(house, "22-11-2026") if hit.cancelled]
    assert [hit.detail for hit in found] == ["zo 22 nov · 10.00 · gaat niet door"]


def test_a_room_by_its_name_stands_above_what_is_in_it(house: CentreServices) -> None:
    found = hits(house, "grote zaal")
    assert (found[0].kind, found[0].title) == (HitKind.ROOM, "Grote zaal")
    assert "Taalcafé" in titles(house, "grote zaal", HitKind.ACTIVITY)


def test_a_story_is_found_by_what_it_tells(house: CentreServices) -> None:
    (story,) = (hit for hit in hits(house, "werk taalcafe") if hit.kind is HitKind.STORY)
    assert (story.title, story.day) == ("Werk!", dt.date(2026, 11, 22))


def test_who_signed_up_is_found_by_the_coordinator_alone(
    house: CentreServices, house_for: Callable[[Profile], CentreServices]
) -> None:
    assert titles(house, "yildiz") == ["Fatma Yıldız"]
    assert titles(house, "ria", HitKind.ACTIVITY)
    for profile in (Profile.DOOR, Profile.BOARD):
        assert titles(house_for(profile), "yildiz") == []
        assert titles(house_for(profile), "ria") == []


def test_the_door_finds_no_stories(house_for: Callable[[Profile], CentreServices]) -> None:
    assert not titles(house_for(Profile.DOOR), "werk", HitKind.STORY)
    assert titles(house_for(Profile.BOARD), "werk", HitKind.STORY)


def test_an_erased_name_is_found_no_more(house: CentreServices) -> None:
    with house.database.begin() as work:
        (one,) = work.store(SignUp).find()
        work.store(SignUp).replace(replace(one, name=""))
    assert titles(house, "fatma") == []


def test_a_long_list_is_cut_off_and_says_how_much_there_is(house: CentreServices) -> None:
    for number in range(9):
        told = replace(house.telling.blank(), happened=f"Over zwaluwen, deel {number}")
        house.telling.keep(told, new=True)
    found = house.finding.find("zwaluwen")
    assert len(found.hits) == 6
    assert found.more == ((HitKind.STORY, 3),)


@pytest.mark.parametrize(
    "text", ["", "   ", "...", "qqqq", "🎉", "'; DROP TABLE story; --", "%", "x" * 5000]
)
def test_what_is_nothing_finds_nothing(house: CentreServices, text: str) -> None:
    assert house.finding.find(text).hits == ()


def test_an_activity_that_stopped_stands_below_one_that_goes_on(house: CentreServices) -> None:
    (repair,) = (one.activity for one in house.plan.activities() if "Repair" in one.activity.title)
    house.planning.end(repair, dt.date(2026, 11, 14))
    found = [hit for hit in hits(house, "café") if hit.kind is HitKind.ACTIVITY]
    assert [hit.title for hit in found] == ["Taalcafé", "Repair café"]
    assert found[1].detail == "gestopt · Grote zaal"


def test_an_initiative_is_found_by_its_words_and_never_by_who_started_it(
    house: CentreServices,
) -> None:
    filled = replace(
        house.initiatives.blank(),
        title="Geveltuinen",
        good_for="De hele straat",
        by_residents=True,
        started_by="Zwaantje",
    )
    house.initiatives.keep(filled, new=True)
    assert titles(house, "geveltuin", HitKind.INITIATIVE) == ["Geveltuinen"]
    assert not titles(house, "zwaantje", HitKind.INITIATIVE)


def test_what_people_brought_up_is_found_with_its_answer(house: CentreServices) -> None:
    matter = replace(house.voices.blank(), title="Donker bij het fietsenrek")
    house.voices.keep(matter, new=True)
    assert titles(house, "fietsenrek", HitKind.MATTER) == ["Donker bij het fietsenrek"]
    assert not titles(house, "zonlicht", HitKind.MATTER)


def test_a_volunteer_is_found_by_name_duty_or_language_and_only_by_the_coordinator(
    house: CentreServices, house_for: Callable[[Profile], CentreServices]
) -> None:
    bar = house.volunteers.keep_duty(house.volunteers.blank_duty("bar"), new=True).value
    for name, until in (("Sevda Aydın", None), ("Sevda Vos", dt.date(2025, 1, 1))):
        blank = house.volunteers.blank(name)
        volunteer = replace(
            blank.volunteer,
            languages="Turks",
            duty_ids=(bar.id,),
            since=dt.date(2020, 1, 1),
            until=until,
        )
        house.volunteers.keep(replace(blank, volunteer=volunteer), new=True)
    for words in ("sevda aydin", "bar aydın", "turks aydin"):
        (hit,) = (one for one in hits(house, words) if one.kind is HitKind.VOLUNTEER)
        assert (hit.title, hit.detail) == ("Sevda Aydın", "bar")
    both = [one.detail for one in hits(house, "sevda") if one.kind is HitKind.VOLUNTEER]
    assert both == ["bar", "gestopt"]
    for profile in (Profile.BOARD, Profile.DOOR):
        assert titles(house_for(profile), "sevda", HitKind.VOLUNTEER) == []
    erase_person(house, hit.record_id)
    assert titles(house, "aydin", HitKind.VOLUNTEER) == []


def test_the_name_of_a_volunteer_is_pointed_out_in_a_story(house: CentreServices) -> None:
    house.volunteers.keep(house.volunteers.blank("Quirine Ligthart"), new=True)
    assert {"quirine", "ligthart"} <= house.telling.known_people().alone


def test_what_has_a_title_is_found_by_who_may_see_it(
    house: CentreServices, house_for: Callable[[Profile], CentreServices]
) -> None:
    promise = replace(house.promises.blank(), sentence="Wij bellen binnen een dag terug")
    survey = replace(house.surveys.blank().survey, title="Wat vindt u van de bar?")
    with house.database.begin() as work:
        work.store(Promise).add(promise)
        work.store(Survey).add(survey)
    opening = house.vacancies.blank()
    opening = replace(opening, vacancy=replace(opening.vacancy, title="Barmens gezocht"))
    house.vacancies.keep(opening, new=True)
    house.lending.keep_thing(replace(house.lending.blank_thing(), name="Barkrukken"), new=True)
    hirer = replace(house.hiring.blank_hirer(), name="Barok", contact_name="Bo Terug")
    house.hiring.keep_hirer(hirer, new=True)
    incident = replace(house.incidents.blank(), done="Ruit van de bar dicht")
    house.incidents.keep(incident, new=True)
    assert {hit.kind for hit in hits(house, "bar")} == {
        HitKind.INCIDENT,
        *(HitKind.SURVEY, HitKind.VACANCY, HitKind.THING, HitKind.HIRER),
    }
    assert {hit.kind for hit in hits(house, "terug")} == {HitKind.PROMISE, HitKind.HIRER}
    board = {hit.kind for hit in hits(house_for(Profile.BOARD), "bar")}
    assert HitKind.SURVEY in board
    assert not {HitKind.THING, HitKind.HIRER, HitKind.INCIDENT} & board
    assert hits(house_for(Profile.DOOR), "bar") == []
