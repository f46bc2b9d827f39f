"""Several lists of people on a sheet: below or beside one another, turned on their side, with headings between."""

import datetime as dt
from pathlib import Path

import pytest

from buurthuis_app.domain.volunteers.import_file import PeopleFile
from buurthuis_app.exchange.volunteers.volunteer_list import read_people

TODAY = dt.date(2026, 11, 22)


def read(path: Path, *lines: str) -> PeopleFile:
    target = path / "lijst.csv"
    target.write_text("\n".join(lines), encoding="utf-8")
    return read_people(target, TODAY)


def names(file: PeopleFile) -> list[tuple[str, str, bool]]:
    return [(person.name, person.phone[-1:], person.stopped) for person in file.found]


def test_a_second_list_below_the_first_has_its_own_headings_and_title(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        *("Actief", "Naam;Telefoon", "Ans Vos;0612345671", "Bob Smit;0612345672", ""),
        *("Gestopt", "Telefoon;Naam", "0612345673;Cor Mol"),
    )
    assert names(file) == [
        ("Ans Vos", "1", False),
        ("Bob Smit", "2", False),
        ("Cor Mol", "3", True),
    ]


@pytest.mark.parametrize("between", ["", ";"])
def test_a_second_list_beside_the_first_is_read_by_itself(between: str, tmp_path: Path) -> None:
    file = read(
        tmp_path,
        f"Naam;Telefoon{between};Naam;Telefoon",
        f"Ans Vos;0612345671{between};Cor Mol;0612345673",
        f"Bob Smit;0612345672{between};;",
    )
    assert sorted(names(file)) == [
        ("Ans Vos", "1", False),
        ("Bob Smit", "2", False),
        ("Cor Mol", "3", False),
    ]


def test_a_list_that_goes_from_left_to_right_is_read_as_one(tmp_path: Path) -> None:
    file = read(tmp_path, "Naam;Ans Vos;Bob Smit", "Telefoon;0612345671;0612345672", "Taken;Bar;")
    assert names(file) == [("Ans Vos", "1", False), ("Bob Smit", "2", False)]
    assert file.found[0].duties == ("Bar",)


def test_a_word_between_the_rows_holds_for_those_below_and_is_nobody(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        *("Naam;Telefoon", "Bar", "Ans Vos;0612345671", "Truus Bos", "Tuin", "Bob Smit;0612345672"),
        *("Niet meer actieve vrijwilligers", "Cor Mol;0612345673", "Henk"),
    )
    assert names(file) == [
        ("Ans Vos", "1", False),
        ("Truus Bos", "", False),
        ("Bob Smit", "2", False),
        ("Cor Mol", "3", False),
        ("Henk", "", False),
    ]
    assert [person.remark for person in file.found][:3] == [
        "Groep: Bar",
        "Groep: Bar",
        "Groep: Tuin",
    ]
    assert file.unused == ("rij 2: Bar", "rij 5: Tuin", "rij 7: Niet meer actieve vrijwilligers")


def test_a_form_that_asked_its_own_name_leaves_an_empty_column_for_it(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        "ID;Begintijd;E-mail;Naam;Wat is je voor- en achternaam?;BSN",
        "1;3/4/24 10:00;anonymous;;Ans Vos;123456782",
    )
    assert (file.found[0].name, file.found[0].email, file.found[0].remark) == ("Ans Vos", "", "")
    assert "BSN" in file.unused[0]


def test_initials_are_the_name_of_who_has_no_other(tmp_path: Path) -> None:
    alone = read(tmp_path, "Voorletters;Tussenvoegsel;Achternaam;Tel", "A.B.;de;Vos;0612345671")
    beside = read(tmp_path, "Voorletters;Roepnaam;Achternaam;Tel", "A.B.;Ans;Vos;0612345671")
    assert (alone.found[0].name, alone.found[0].remark) == ("A.B. de Vos", "")
    assert (beside.found[0].name, beside.found[0].remark) == ("Ans Vos", "Voorletters: A.B.")


def test_births_under_an_english_heading_are_not_guessed(tmp_path: Path) -> None:
    guess = read(tmp_path, "Name;Date of birth;Phone", "Ans Vos;3/4/1960;0612345671")
    known = read(tmp_path, "Name;Date of birth;Phone", "Ans Vos;3/4/1960;", "Bob Smit;12/25/1955;")
    assert (guess.found[0].birth_date, guess.found[0].remark) == (None, "Geboren: 3/4/1960")
    assert "twee manieren" in guess.found[0].notes[0]
    assert known.found[0].birth_date == dt.date(1960, 3, 4)
