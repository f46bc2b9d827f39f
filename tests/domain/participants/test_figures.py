"""Figures about participants: nobody is told by a small number, and nothing of a year that says nothing."""

from collections import Counter

from buurthuis_app.domain.participants.figures import (
    ParticipantYear,
    SeenInYear,
    TallyAbout,
    participant_definitions,
    tallies_of,
    year_of,
)
from buurthuis_app.domain.participants.participant import (
    AskedFact,
    Gender,
    Home,
    RegisterChoice,
)

KEPT = RegisterChoice(kept=True, asks=frozenset(AskedFact))


def somebody(**known: object) -> SeenInYear:
    return SeenInYear(times=2, new=False, **known)  # type: ignore[arg-type]


def of(people: list[SeenInYear], began: int = 2025) -> ParticipantYear:
    return year_of(tallies_of(people), 2026, KEPT, began=began, erased=0, visits=900)


def test_a_year_tells_people_by_one_thing_at_a_time() -> None:
    people = [somebody(birth_year=1950, home=Home.NEAR, gender=Gender.WOMAN) for _ in range(30)]
    people += [somebody(birth_year=2016, home=Home.TOWN, gender=Gender.MAN) for _ in range(15)]
    people += [SeenInYear(times=1, new=True) for _ in range(15)]
    figures = of(people)
    assert (figures.people.number, figures.times) == (60, 105)
    assert figures.new is not None
    assert figures.new.number == 15
    assert figures.average_age == (30 * 76 + 15 * 10 + 22) // 45
    assert {part.name: part.share for part in figures.homes} == {
        "in de wijk": 0.5,
        "elders in de gemeente": None,
        "buiten de gemeente": None,
        "niet bekend": 0.25,
    }
    shown = {part.name: part.people.text for part in figures.ages}
    assert shown["67 jaar en ouder"] == "30"
    assert shown["tot en met 11 jaar"] == "niet getoond"
    assert shown["45 tot en met 66 jaar"] == "geen of <5"
    assert figures.as_json()["genders"] == {
        "vrouw": 30,
        "man": "niet getoond",
        "anders": "geen of <5",
        "niet bekend": 15,
    }


def test_of_few_people_hardly_anything_is_told() -> None:
    figures = of([somebody(birth_year=1950) for _ in range(4)])
    assert (figures.people.number, figures.people.few, figures.times) == (None, True, None)
    assert figures.average_age is None
    assert {part.people.number for part in figures.ages} == {None}
    assert figures.as_json()["people"] == "geen of <5"
    nobody = year_of(Counter(), 2026, KEPT, began=2026, erased=0, visits=0)
    assert (nobody.kept, nobody.people.number, nobody.homes) == (True, 0, ())


def test_before_there_was_a_register_there_is_nothing_to_say_and_not_nobody() -> None:
    assert not year_of(Counter(), 2025, KEPT, began=2026, erased=0, visits=0).kept


def test_in_the_first_year_nobody_can_be_called_new() -> None:
    assert of([somebody() for _ in range(20)], began=2026).new is None
    assert of([somebody() for _ in range(20)], began=2026).as_json()["new"] is None


def test_what_is_counted_of_people_adds_up_whoever_is_erased() -> None:
    people = [somebody(birth_year=1950, home=Home.NEAR), somebody(gender=Gender.MAN)]
    assert tallies_of(people) == tallies_of(people[:1]) + tallies_of(people[1:])
    assert tallies_of(people)[TallyAbout.PEOPLE, ""] == 2


def test_without_a_register_nothing_is_said() -> None:
    assert ParticipantYear().as_json() == {"kept": False}
    assert len({definition.term for definition in participant_definitions()}) == 6
