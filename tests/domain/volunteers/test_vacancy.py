"""Whom the house looks for, and whether a candidate fits."""

import datetime as dt

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers import vacancy
from buurthuis_app.domain.volunteers.vacancy import Candidate, Condition, Opening, Vacancy
from buurthuis_app.records import replace

DAY = dt.date(2026, 11, 22)
VACANCY = Vacancy(id=new_id(), centre_id=new_id(), title="Gastvrouw", opened_on=DAY)
AGE, LIVES = (
    Condition(id=new_id(), vacancy_id=VACANCY.id, position=n, text=text)
    for n, text in enumerate(("ouder dan 15 jaar", "woont in Waterlanden"))
)
SOMEBODY = Candidate(id=new_id(), vacancy_id=VACANCY.id, name="Ans", noted_on=DAY)


def fields(opening: Opening) -> list[str]:
    return [problem.field for problem in vacancy.problems_of_vacancy(opening)]


def test_a_vacancy_needs_a_name_and_short_texts() -> None:
    assert fields(Opening(vacancy=VACANCY, conditions=(AGE,))) == []
    assert fields(Opening(vacancy=replace(VACANCY, title=" "))) == ["title"]
    assert fields(Opening(vacancy=replace(VACANCY, text="x" * 4001))) == ["text"]
    long = replace(AGE, text="x" * 201)
    assert fields(Opening(vacancy=VACANCY, conditions=(long,))) == ["conditions"]
    assert fields(Opening(vacancy=VACANCY, conditions=(AGE,) * 13)) == ["conditions"]


def test_a_vacancy_is_open_until_it_is_filled() -> None:
    assert VACANCY.open
    filled = replace(VACANCY, filled_on=DAY)
    assert not filled.open
    assert fields(Opening(vacancy=filled)) == []
    early = replace(VACANCY, filled_on=DAY - dt.timedelta(days=1))
    assert fields(Opening(vacancy=early)) == ["filled_on"]


def test_a_candidate_fits_when_all_is_met_and_it_is_unknown_until_then() -> None:
    conditions = (AGE, LIVES)
    assert SOMEBODY.fits(conditions) is None
    assert replace(SOMEBODY, met=(AGE.id,)).fits(conditions) is None
    assert replace(SOMEBODY, met=(AGE.id, LIVES.id)).fits(conditions) is True
    assert replace(SOMEBODY, met=(AGE.id,), unmet=(LIVES.id,)).fits(conditions) is False
    assert SOMEBODY.fits(()) is True


def test_a_candidate_is_reached_by_what_is_filled_in() -> None:
    def faulty(candidate: Candidate) -> list[str]:
        return [problem.field for problem in vacancy.problems_of_candidate(candidate)]

    assert faulty(SOMEBODY) == []
    assert faulty(replace(SOMEBODY, name=" ")) == ["name"]
    assert faulty(replace(SOMEBODY, name="x" * 200)) == ["name"]
    assert faulty(replace(SOMEBODY, email="ans")) == ["email"]
    assert faulty(replace(SOMEBODY, phone="06")) == ["phone"]
    assert vacancy.tidied(replace(SOMEBODY, name=" Ans  Kuiper ")).name == "Ans Kuiper"


def test_the_usual_conditions_name_the_town() -> None:
    assert "woont in Waterlanden" in vacancy.usual_conditions("Waterlanden")
    assert "woont in deze gemeente" in vacancy.usual_conditions("")


def test_an_age_is_read_from_the_usual_conditions_only() -> None:
    ages = {
        "ouder dan 15 jaar": 16,
        "18 jaar of ouder": 18,
        "Minimaal 21 jaar en ouder": 21,
        "woont hier al 5 jaar": None,
    }
    assert {text: replace(AGE, text=text).lowest_age for text in ages} == ages


def test_who_is_younger_than_was_asked_is_told_of() -> None:
    assert vacancy.too_young_in_words((LIVES, AGE), 15) == (
        "De vacature vroeg 'ouder dan 15 jaar'. Deze vrijwilliger is 15 jaar."
    )
    assert vacancy.too_young_in_words((LIVES, AGE), 16) == ""
    assert vacancy.too_young_in_words((AGE,), None) == ""


def test_what_was_not_asked_is_named() -> None:
    left = replace(SOMEBODY, met=(AGE.id,)).not_asked((AGE, LIVES))
    assert vacancy.not_asked_in_words(left) == "Nog niet gevraagd: woont in Waterlanden."
    assert replace(SOMEBODY, met=(AGE.id,), unmet=(LIVES.id,)).not_asked((AGE, LIVES)) == ()
