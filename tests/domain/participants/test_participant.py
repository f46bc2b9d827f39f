"""Participants: no more of a name than recognises somebody, and found by what people type."""

import datetime as dt

import pytest

from buurthuis_app.domain.participants import participant as rules
from buurthuis_app.domain.participants.participant import Participant, as_kept, found, problems
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
ANS = Participant(id=new_id(), centre_id=new_id(), name="Ans B.", noted_on=TODAY)
BO = replace(ANS, id=new_id(), name="Bo 2")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ans van den bakker", "Ans B."),
        ("Ans B.", "Ans B."),
        ("Ans Bakker 2", "Ans B. 2"),
        ("  els   çelik ", "Els Ç."),
        ("Kaart 114", "Kaart 114"),
        ("K-114", "K-114"),
        ("Ans", "Ans"),
        ("", ""),
    ],
)
def test_no_more_is_kept_than_a_letter_of_the_last_name(typed: str, kept: str) -> None:
    assert as_kept(typed) == kept
    assert as_kept(kept) == kept


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"name": "Ans"}, ["name"]),
        ({"name": ""}, ["name"]),
        ({"name": "114"}, []),
        ({"name": "bo 2"}, ["name"]),
        ({"name": "Ans " + 50 * "b"}, ["name"]),
        ({"birth_year": 2027}, ["birth_year"]),
        ({"birth_year": 1900}, ["birth_year"]),
        ({"birth_year": 1950}, []),
    ],
)
def test_what_is_amiss_stands_at_its_field(changes: dict[str, object], fields: list[str]) -> None:
    changed = replace(ANS, **changes)  # type: ignore[arg-type]
    assert [problem.field for problem in problems(changed, [ANS, BO], TODAY)] == fields


def test_a_whole_name_finds_what_is_kept_of_it() -> None:
    for typed in ("", "a", "ANS", "ans bakker", "b. ans"):
        assert ANS in found([ANS, BO], typed)
    assert found([ANS, BO], "ans vos") == ()
    assert found([ANS, BO], "2") == (BO,)


def test_nobody_is_merged_with_oneself_or_with_nobody() -> None:
    assert not rules.problems_of_merging(ANS.id, BO.id)
    for other in (None, ANS.id):
        (problem,) = rules.problems_of_merging(ANS.id, other)
        assert problem.field == "into"


def test_every_answer_has_its_words() -> None:
    assert set(rules.home_names()) == set(rules.Home)
    assert set(rules.gender_names()) == set(rules.Gender)
    assert set(rules.fact_names()) == set(rules.AskedFact)
