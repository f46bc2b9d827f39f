"""A letter finds the name of each, and says what it cannot fill in."""

from uuid import UUID

import pytest

from buurthuis_app.domain.volunteers.letter import (
    LONGEST_SUBJECT,
    Letter,
    address_lines,
    addressed,
    first_name,
    problems_of_letter,
)
from buurthuis_app.domain.volunteers.volunteer import Volunteer

RIA = Volunteer(
    id=UUID(int=1),
    centre_id=UUID(int=2),
    name="Ria de Groot",
    address="Kerkstraat 1, 1234 AB Rivierenstad",
)


def test_each_letter_has_the_own_name_and_address() -> None:
    letter = Letter(subject="Voor {naam}", text="Beste {voornaam},\n\nTot {morgen}.\n")
    [made] = addressed(letter, [RIA])
    assert (made.name, made.address) == ("Ria de Groot", ("Kerkstraat 1", "1234 AB Rivierenstad"))
    assert made.subject == "Voor Ria de Groot"
    assert made.text == "Beste Ria,\n\nTot {morgen}."


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        (Letter(text="  "), ["Schrijf eerst de brief."]),
        (Letter(text="Beste {naam}"), []),
        (
            Letter(text="Tot {morgen}"),
            ["{morgen} wordt niet ingevuld. Wel bekend zijn {naam} en {voornaam}."],
        ),
    ],
)
def test_what_must_be_mended(letter: Letter, words: list[str]) -> None:
    assert [problem.sentence for problem in problems_of_letter(letter)] == words


def test_a_subject_that_is_too_long_is_told() -> None:
    letter = Letter(subject="a" * (LONGEST_SUBJECT + 1), text="Dag")
    assert [problem.field for problem in problems_of_letter(letter)] == ["subject"]


def test_an_address_is_cut_at_its_commas() -> None:
    assert address_lines(" Laan 2;\n1234 AB  Stad , ") == ("Laan 2", "1234 AB  Stad")
    assert address_lines("") == ()
    assert first_name("Bo") == "Bo"
