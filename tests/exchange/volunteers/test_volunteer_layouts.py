"""Lists of volunteers from forms and old sheets: grids of days, two header rows, standing, dates the American way."""

import datetime as dt
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from buurthuis_app.domain.volunteers.import_file import FoundPerson, PeopleFile
from buurthuis_app.domain.volunteers.volunteer import Wish
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.volunteers.availability import ALL_PARTS, read_availability
from buurthuis_app.exchange.volunteers.volunteer_list import read_people

TODAY = dt.date(2026, 11, 22)


def sheet(path: Path, *rows: list[Any], merged: tuple[str, ...] = ()) -> PeopleFile:
    workbook = openpyxl.Workbook()
    page: Any = workbook.active
    for row in rows:
        page.append(row)
    for block in merged:
        page.merge_cells(block)
    target = path / "lijst.xlsx"
    workbook.save(target)
    return read_people(target, TODAY)


def text(path: Path, content: str) -> PeopleFile:
    target = path / "lijst.csv"
    target.write_text(content, encoding="utf-8")
    return read_people(target, TODAY)


def can(person: FoundPerson) -> str:
    """Short: "ma-ochtend" as "0m"."""
    left = ALL_PARTS - {(day, part) for day, part, wish in person.wishes if wish is Wish.CANNOT}
    letters = {"MORNING": "m", "AFTERNOON": "a", "EVENING": "e"}
    days = list(type(next(iter(left))[0]))
    return " ".join(sorted(f"{days.index(day)}{letters[part.name]}" for day, part in left))


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (["ma", "di", "wo"], ["x", None, "✓"]),
        (["Maandag", "Dinsdag", "Woensdag"], ["ja", "nee", "Ja"]),
        (["Kun je? [Maandag]", "Kun je? [Dinsdag]", "Kun je? [Woensdag]"], [1, 0, 1]),
        (["Monday", "Tuesday", "Wednesday"], [True, False, True]),
        (["ma", "di", "wo"], ["ochtend, middag, avond", "-", "hele dag"]),
    ],
)
def test_marks_under_days_say_when(headings: list[str], cells: list[Any], tmp_path: Path) -> None:
    (person,) = sheet(
        tmp_path, ["Naam", "Telefoon", *headings], ["Ank", "0612345678", *cells]
    ).found
    assert can(person) == "0a 0e 0m 2a 2e 2m"
    assert (person.remark, person.notes) == ("", ())


def test_a_part_of_the_day_in_the_heading_or_the_cell_counts(tmp_path: Path) -> None:
    (ank,) = sheet(
        tmp_path, ["Naam", "maandagochtend", "di (middag)", "Vrijdag"], ["Ank", "x", "x", "avond"]
    ).found
    assert can(ank) == "0m 1a 4e"


def test_two_header_rows_with_merged_days(tmp_path: Path) -> None:
    file = sheet(
        tmp_path,
        ["Naam", "Telefoon", "maandag", None, "dinsdag", None],
        [None, None, "ochtend", "middag", "ochtend", "middag"],
        ["Ank", "0612345678", "x", None, None, "x"],
        merged=("C1:D1", "E1:F1", "A1:A2"),
    )
    (ank,) = file.found
    assert (ank.name, ank.phone, can(ank)) == ("Ank", "0612345678", "0m 1a")


def test_a_group_above_the_headings_tells_whose_number_it_is(tmp_path: Path) -> None:
    (ank,) = sheet(
        tmp_path,
        ["Vrijwilliger", None, "Noodcontact", None],
        ["Naam", "Telefoon", "Naam", "Telefoon"],
        ["Ank", "0612345678", "Bob", "0687654321"],
    ).found
    assert (ank.name, ank.phone) == ("Ank", "0612345678")
    assert ank.emergency_contact == "Bob, 0687654321"


def test_what_a_cell_under_a_day_says_otherwise_is_kept_in_words(tmp_path: Path) -> None:
    file = sheet(
        tmp_path,
        ["Naam", "ma", "di"],
        ["Ank", "om de week", "x"],
        ["Bob", "misschien", "x"],
        ["Els", None, "nee"],
        ["Fatma", None, None],
    )
    ank, bob, els, fatma = file.found
    assert (ank.wishes, ank.remark) == ((), "Beschikbaar: ma: om de week, di: x")
    assert "niet begrepen" in ank.notes[0]
    assert can(bob) == "0a 0e 0m 1a 1e 1m"
    assert "onzeker" in bob.notes[0]
    assert len(els.wishes) == 3
    assert (fatma.wishes, fatma.notes) == ((), ())


@pytest.mark.parametrize(
    ("heading", "word", "stopped", "remark"),
    [
        ("Status", "actief", False, ""),
        ("Status", "Gestopt", True, ""),
        ("Status", "inactief", True, ""),
        ("Status", "niet actief", True, ""),
        ("Status", "uit dienst", True, ""),
        ("Status", "uitgeschreven per mei", True, ""),
        ("Status", "wachtlijst", False, "Status: wachtlijst"),
        ("Actief", "nee", True, ""),
        ("Actief", "ja", False, ""),
        ("Actief", "af en toe", False, "Actief: af en toe"),
        ("Niet actief", "x", True, ""),
        ("Niet actief", "nee", False, ""),
        ("Soort", "stagiair", False, ""),
        ("Soort", "maatje", False, "Status: maatje"),
        ("Gestopt", "onbekend", False, "Gestopt: onbekend"),
    ],
)
def test_a_word_of_standing_is_followed_or_kept(
    heading: str,
    word: str,
    stopped: bool,  # noqa: FBT001 - a parameter of the test
    remark: str,
    tmp_path: Path,
) -> None:
    (person,) = sheet(tmp_path, ["Naam", "Telefoon", heading], ["Ank", "0612345678", word]).found
    assert (person.stopped, person.remark) == (stopped, remark)
    assert bool(person.notes) == bool(stopped or remark)


def test_who_died_is_no_longer_there_and_that_is_said(tmp_path: Path) -> None:
    (person,) = sheet(tmp_path, ["Naam", "Status"], ["Ank", "overleden"]).found
    assert (person.until, person.stopped) == (TODAY, False)
    assert person.remark == "Status: overleden"
    assert "overleden" in person.notes[0]


def test_the_order_of_day_and_month_is_that_of_the_file(tmp_path: Path) -> None:
    american = text(tmp_path, "Name,Date of birth\nAnk,3/4/1960\nBob,12/25/1955\n")
    assert [person.birth_date for person in american.found] == [
        dt.date(1960, 3, 4),
        dt.date(1955, 12, 25),
    ]
    stamped = text(tmp_path, "Timestamp,Name,Birthday\n3/4/2024 1:05:33 PM,Ank,3/4/1960\n")
    assert stamped.found[0].birth_date == dt.date(1960, 3, 4)
    dutch = text(tmp_path, "Naam;Geboren;Sinds\nAnk;3/4/1960;1-2-2020\nBob;25/12/1955;\n")
    assert dutch.found[0].birth_date == dt.date(1960, 4, 3)
    mixed = text(tmp_path, "Naam;Geboren\nAnk;3/4/1960\nBob;25/12/1955\nEls;12/25/1955\n")
    assert mixed.found[0].birth_date is None
    assert mixed.found[0].remark == "Geboren: 3/4/1960"
    assert mixed.found[1].birth_date == dt.date(1955, 12, 25)


def test_dates_that_excel_turned_are_turned_back_and_that_is_said(tmp_path: Path) -> None:
    rows = [[f"P{day}", dt.date(1960, 3, day)] for day in (4, 7, 11)]
    file = sheet(tmp_path, ["Naam", "Geboren"], *rows, ["Bob", "25/12/1955"])
    assert [person.birth_date for person in file.found[:2]] == [
        dt.date(1960, 4, 3),
        dt.date(1960, 7, 3),
    ]
    assert all("omgedraaid" in person.notes[0] for person in file.found[:3])


@pytest.mark.parametrize(
    ("headings", "cells", "kept"),
    [
        (["Sinds", "Start"], ["1-2-2020", "5-6-2021"], "Start: 5-6-2021"),
        (["Geboren", "Verjaardag"], ["1-2-1960", "5-6-1961"], "Verjaardag: 5-6-1961"),
        (["Vergoeding", "Telefoon"], ["reiskosten", ""], "Vergoeding: reiskosten"),
        (["Sinds", "Telefoon"], ["ja", ""], "Sinds: ja"),
        (["Telefoon", None], ["0612345678", "los woord"], "los woord"),
        (
            ["Datum laatste gesprek", "Telefoon"],
            ["1-2-2020", ""],
            "Datum laatste gesprek: 1-2-2020",
        ),
    ],
)
def test_nothing_that_a_row_says_is_dropped(
    headings: list[Any], cells: list[Any], kept: str, tmp_path: Path
) -> None:
    (person,) = sheet(tmp_path, ["Naam", *headings], ["Ank", *cells]).found
    assert kept in person.remark.splitlines()


@pytest.mark.parametrize(
    ("headings", "cells", "name"),
    [
        (["Voornaam", "Naam", "Telefoon"], ["Ank", "Visser", "1"], "Ank Visser"),
        (["Voornaam", "Naam", "Telefoon"], ["Ank", "Ank Visser", "1"], "Ank Visser"),
        (["Naam", "tv", "Telefoon"], ["Vries, Wim", "de", "1"], "Wim de Vries"),
        (["Naam", "tussenvoegsel", "Telefoon"], ["Wim Vries", "de", "1"], "Wim de Vries"),
        (["Naam", "Achternaam", "Telefoon"], ["Wim", "Vries", "1"], "Wim Vries"),
    ],
)
def test_a_name_is_whole(headings: list[str], cells: list[str], name: str, tmp_path: Path) -> None:
    (person,) = sheet(tmp_path, headings, cells).found
    assert person.name == name


def test_two_people_in_a_row_and_places_for_nobody(tmp_path: Path) -> None:
    file = sheet(
        tmp_path,
        ["Naam", "Adres", "Telefoon"],
        ["KEUKEN", None, None],
        ["Ank & Bob Visser", "Dorpsstraat 1", "0612345678 / 0623456789"],
        ["Vacature", "tuin", None],
        ["Gijs Bak (t/m juni)", "Kerkweg 4", "0645678901"],
    )
    pair, gijs = file.found
    assert "twee mensen" in pair.notes[0]
    assert "t/m juni" in gijs.notes[0]
    assert len(file.unused) == 2


def test_a_long_word_costs_no_more_than_its_length() -> None:
    before = time.process_time()
    for words in ("dag" * 50_000, "ma t/m zo " * 20_000, "maandag" * 40_000):
        assert not read_availability(words).understood
    assert time.process_time() - before < 1


def test_a_column_of_thousands_of_duties_is_no_column_of_duties(tmp_path: Path) -> None:
    rows = "".join(f"Persoon {number};taak {number}\n" for number in range(600))
    with pytest.raises(Invalid, match="600 verschillende taken"):
        text(tmp_path, f"Naam;Taken\n{rows}")
