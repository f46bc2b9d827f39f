"""What is typed to find something: words in any order, without capitals and accents, and days."""

import datetime as dt

import pytest

from buurthuis_app.domain.search.search import asked, score
from buurthuis_app.domain.shared.texts import in_words

TODAY = dt.date(2026, 11, 22)


def days(text: str) -> list[str]:
    return [day.isoformat() for day in asked(text, TODAY).days]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Taal-Café", "taal cafe"),
        ("  GROTE   zaal! ", "grote zaal"),
        ("Łucja Øster Şükran İnci Straße", "lucja oster sukran inci strasse"),
        ("مقهى", "مقهى"),
        ("yoga 55+", "yoga 55"),
        ("🎉", ""),
    ],
)
def test_capitals_accents_and_punctuation_make_no_difference(text: str, said: str) -> None:
    assert in_words(text) == said


@pytest.mark.parametrize(
    "text", ["22-11", "22/11", "22.11", "22 nov", "22 november", "22nov.", "vandaag"]
)
def test_a_day_can_be_typed_in_many_ways(text: str) -> None:
    assert days(text)[0] == "2026-11-22"
    assert asked(text, TODAY).beside == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22-11-2024", "2024-11-22"),
        ("22-11-24", "2024-11-22"),
        ("2024-11-22", "2024-11-22"),
        ("22 nov 2024", "2024-11-22"),
        ("1 mrt 2024", "2024-03-01"),
        ("29-2-2024", "2024-02-29"),
        ("gisteren", "2026-11-21"),
        ("overmorgen", "2026-11-24"),
    ],
)
def test_a_day_with_a_year_is_that_day(text: str, day: str) -> None:
    assert days(text) == [day]


def test_a_day_without_a_year_is_the_nearest_first() -> None:
    assert days("1-1") == ["2027-01-01", "2026-01-01", "2025-01-01"]
    assert days("20 dec") == ["2026-12-20", "2025-12-20", "2027-12-20"]


@pytest.mark.parametrize(
    "text",
    ["31-2", "29-2-2025", "45 nov", "22 koffie", "10-12-14-16", "koffie", "", "0-0", "2024-13-1"],
)
def test_what_is_no_day_is_only_words(text: str) -> None:
    question = asked(text, TODAY)
    assert question.days == ()
    assert question.words == tuple(in_words(text).split())


def test_words_beside_a_day_are_kept_apart() -> None:
    question = asked("koffie 22 nov zaal", TODAY)
    assert question.words == ("koffie", "22", "nov", "zaal")
    assert question.beside == ("koffie", "zaal")
    assert asked(" .! ", TODAY).nothing


def test_every_word_must_be_somewhere_in_any_order() -> None:
    assert score(("zaal", "koffie"), "Koffie-inloop", "Grote zaal")
    assert not score(("zaal", "thee"), "Koffie-inloop", "Grote zaal")


def test_what_says_it_better_weighs_more() -> None:
    ranked = [
        score(("cafe",), "Café"),
        score(("cafe",), "Café de Buren"),
        score(("cafe",), "Repair café"),
        score(("cafe",), "Taalcafé"),
        score(("cafe",), "Taalles", "in het café"),
        score(("cafe",), "Taalles", "in het taalcafé"),
        score(("cafe",), "Taalles"),
    ]
    assert ranked == sorted(set(ranked), reverse=True)
    assert ranked[-1] == 0
