"""Lists of volunteers as centres keep them, read as a careful person would."""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import asdict

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.import_file import FoundPerson, PeopleFile, summary_of
from buurthuis_app.domain.volunteers.volunteer import VolunteerKind, Wish
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.volunteers.availability import read_availability
from buurthuis_app.exchange.volunteers.volunteer_list import read_people

TODAY = dt.date(2026, 11, 22)
SAMPLES = Path(__file__).parents[2] / "samples"
Rows = Sequence[Sequence[object]]
Written = Callable[..., PeopleFile]


@pytest.fixture
def read(tmp_path: Path) -> Written:
    """Writes rows as a workbook and reads them as a list of people."""

    def written(rows: Rows, title: str = "Blad1") -> PeopleFile:
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        assert sheet is not None
        sheet.title = title
        for row in rows:
            sheet.append(list(row))
        path = tmp_path / "lijst.xlsx"
        workbook.save(path)
        return read_people(path, TODAY)

    return written


def one(file: PeopleFile) -> FoundPerson:
    (found,) = file.found
    return found


def test_the_sample_says_what_a_careful_person_reads() -> None:
    file = read_people(SAMPLES / "vrijwilligers.xlsx", TODAY)
    expected = json.loads((SAMPLES / "vrijwilligers.xlsx.expect.json").read_text("utf-8"))
    told = {"kind": "volunteers", **asdict(summary_of(file))}
    assert {key: told[key] for key in expected if key != "note"} == {
        key: value for key, value in expected.items() if key != "note"
    }
    assert file.repeated == ("Kees de Vries", "Joke Meijer")
    assert file.unused == ("Vrijwilligers!A43: Totaal: 38 vrijwilligers",)
    assert not file.unreadable


def test_nothing_in_the_sample_is_lost() -> None:
    """What has no field of its own stands in the remark, in the words of the file."""
    file = read_people(SAMPLES / "vrijwilligers.xlsx", TODAY)
    by_name = {found.name: found for found in file.found}
    wim = by_name["Wim de Vries"]
    assert wim.remark == "VOG: ja\nBeschikbaar: in overleg"
    assert (wim.phone, wim.since) == ("+31 6 29024767", dt.date(2022, 9, 1))
    assert by_name["Fatima de Vries"].birth_date == dt.date(1942, 5, 13)
    assert by_name["Fatima de Vries"].duties == ("klussen / tuin",)
    assert by_name["Oksana Meijer"].email == "vrijwilliger8@example.org"
    assert by_name["Wim Kowalski"].since == dt.date(2021, 3, 1)


def test_other_layouts_are_read_by_the_words_above_their_columns(read: Written) -> None:
    file = read(
        [
            ["Onze vrijwilligers", "bijgewerkt 3-1-2026"],
            [],
            [
                "Achternaam",
                "tv",
                "Voornaam",
                "Mobiel",
                "Tel. thuis",
                "Postcode",
                "Woonplaats",
                "Functie",
            ],
            [
                "Berg",
                "van der",
                "Ria",
                612345678,
                "0251-546023",
                "1961 AB",
                "Heemskerk",
                "bar en koken",
            ],
        ]
    )
    ria = one(file)
    assert ria.name == "Ria van der Berg"
    assert ria.phone == "0612345678 / 0251-546023"
    assert ria.address == "1961 AB, Heemskerk"
    assert ria.duties == ("bar", "koken")


def test_a_csv_with_other_words_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "vrijw.csv"
    path.write_text(
        "Naam;E-mailadres;Geboortejaar;Werkzaamheden;In dienst;Uit dienst;VOG gezien op;Kleur\r\n"
        '"Vries, Wim de";wim@example.org;1949;gastheer/-vrouw;1-1-2020;;31-2-2024;rood\r\n',
        encoding="cp1252",
    )
    wim = one(read_people(path, TODAY))
    assert (wim.name, wim.birth_year, wim.duties) == ("Wim de Vries", 1949, ("gastheer/-vrouw",))
    assert wim.vog_seen_on is None
    assert wim.vog_needed is True
    assert wim.remark == "VOG: 31-2-2024\nKleur: rood"


@pytest.mark.parametrize(
    ("cell", "kept", "lost"),
    [
        (612345678, "0612345678", True),
        (612345678.0, "0612345678", True),
        ("612345678", "0612345678", True),
        (31612345678, "+31612345678", False),
        ("06 - 12 34 56 78 (na 18u)", "06 - 12 34 56 78 (na 18u)", False),
    ],
)
def test_a_phone_number_gets_back_the_0_it_lost(
    read: Written,
    cell: object,
    kept: str,
    lost: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    found = one(read([["Naam", "Telefoon"], ["Ria", cell]]))
    assert (found.phone, found.phone_lost_zero) == (kept, lost)


def test_what_is_no_number_or_address_is_kept_in_its_own_words(read: Written) -> None:
    found = one(
        read([["Naam", "Telefoon", "E-mail"], ["Ria", "geheim", "ria bij example punt org"]])
    )
    assert (found.phone, found.email, found.email_faulty) == ("", "", True)
    assert found.remark == "Telefoon: geheim\nE-mail: ria bij example punt org"
    assert len(found.notes) == 2
    none = one(read([["Naam", "Telefoon", "E-mail"], ["Ria", "geen", "nvt"]]))
    assert (none.remark, none.email_faulty) == ("", False)
    two = one(read([["Naam", "E-mail", "Mail 2"], ["Ria", "r@example.org", "ria@example.org"]]))
    assert (two.email, two.remark) == ("r@example.org", "E-mail: ria@example.org")


def test_31_february_is_no_birthday_and_is_said(read: Written) -> None:
    found = one(read([["Naam", "Geboren"], ["Ria", "31-2-1950"]]))
    assert (found.birth_date, found.remark) == (None, "Geboren: 31-2-1950")
    young = one(read([["Naam", "Geboren"], ["Ria", "1-12-26"]]))
    assert young.birth_date is None
    assert one(read([["Naam", "Geboren"], ["Ria", "1-1-26"]])).birth_date == dt.date(2026, 1, 1)
    assert one(read([["Naam", "Geboren"], ["Ria", "1951"]])).birth_year == 1951


def test_somebody_who_stopped_on_an_unknown_day_stopped_today(read: Written) -> None:
    rows = [["Naam", "Gestopt"], ["Ria", "ja"], ["Ans", "nee"], ["Wim", "1-1-2030"]]
    ria, ans, wim = read(rows).found
    assert (ria.until, ria.stopped) == (TODAY, True)
    assert (ans.until, ans.stopped) == (None, False)
    assert (wim.until, wim.stopped) == (dt.date(2030, 1, 1), False)
    old = one(read([["Naam", "Sinds"], ["Ria", 1998]], title="Oud-vrijwilligers"))
    assert (old.since, old.until, old.stopped) == (dt.date(1998, 1, 1), TODAY, True)


def test_what_comes_before_it_began_is_said_and_kept_in_words(read: Written) -> None:
    found = one(read([["Naam", "Sinds", "Gestopt"], ["Ria", "1-1-2025", "1-1-2020"]]))
    assert (found.since, found.until) == (None, dt.date(2020, 1, 1))
    assert found.remark == "Sinds: 1-1-2025"
    odd = one(read([["Naam", "Sinds"], ["Ria", "heel lang"]]))
    assert odd.remark == "Sinds: heel lang"


def test_yes_and_no_and_the_rest(read: Written) -> None:
    rows = [
        ["Naam", "VOG", "Vergoeding", "Overeenkomst", "Soort", "Nr"],
        ["Ria", "n.v.t.", "ja", "ja", "stagiaire", 1],
        ["Ans", "nee", "nee", "1-2-2020", "betaald", 2],
    ]
    file = read(rows)
    ria, ans = file.found
    assert (ria.vog_needed, ria.allowance, ria.kind) == (False, True, VolunteerKind.TRAINEE)
    assert ria.remark == "Overeenkomst: ja"
    assert (ans.vog_needed, ans.agreement_on) == (None, dt.date(2020, 2, 1))
    assert ans.kind is VolunteerKind.PROFESSIONAL
    assert file.unused == ("Kolom F (Nr): dit wordt niet bewaard",)


def test_rows_that_are_no_people_are_named_and_left_out(read: Written) -> None:
    file = read(
        [
            ["Naam", "Telefoon"],
            ["BAR", None],
            ["Ria", "0612345678"],
            [None, "0687654321"],
            ["Totaal", 1],
            ["Bijgewerkt op 3 januari", None],
            ["-", None],
        ]
    )
    assert [found.name for found in file.found] == ["Ria"]
    assert [place.text for place in file.unreadable] == ["0687654321"]
    assert [words.partition(": ")[2] for words in file.unused] == [
        *("BAR", "Totaal", "Bijgewerkt op 3 januari", "-"),
    ]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["Datum", "Aantal"], ["1-1-2025", 3]], "kolomnamen"),
        ([["Naam", "Telefoon"]], "geen vrijwilligers eronder"),
        ([["Naam", "Telefoon"], [None, "0612345678"]], "niemand leesbaar"),
    ],
)
def test_a_file_without_people_is_refused_with_what_is_missing(
    read: Written, rows: Rows, why: str
) -> None:
    with pytest.raises(Invalid, match=why):
        read(rows)


def test_a_bare_list_of_names_is_a_list(read: Written) -> None:
    file = read([["Naam"], ["Ria Schouten"], ["Ans Kuiper"]])
    assert [found.name for found in file.found] == ["Ria Schouten", "Ans Kuiper"]


def can(text: str) -> dict[Weekday, str]:
    """By day the parts that are possible, as letters; days on which nothing is are left out."""
    read = read_availability(text)
    assert read.understood, text
    wishes = {(day, part): wish for day, part, wish in read.wishes}
    found = {}
    for day in Weekday:
        parts = [p for p in DayPart if wishes.get((day, p), Wish.CAN) is not Wish.CANNOT]
        if parts:
            found[day] = "".join(part.value[0] for part in parts)
    return found


MO, TU, WE, TH, FR, SA, SU = Weekday
WHOLE = "mae"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("do-avond, vr", {TH: "e", FR: WHOLE}),
        ("vr, do-avond", {TH: "e", FR: WHOLE}),
        ("alleen woensdag", {WE: WHOLE}),
        ("ma/di ochtend", {MO: "m", TU: "m"}),
        ("ma, di en do ochtend", {MO: "m", TU: "m", TH: "m"}),
        ("ma t/m wo", {MO: WHOLE, TU: WHOLE, WE: WHOLE}),
        ("za tot en met ma", {MO: WHOLE, SA: WHOLE, SU: WHOLE}),
        ("ma-wo", {MO: WHOLE, TU: WHOLE, WE: WHOLE}),
        ("ma-wo-vr", {MO: WHOLE, WE: WHOLE, FR: WHOLE}),
        ("weekend", {SA: WHOLE, SU: WHOLE}),
        ("doordeweeks overdag", dict.fromkeys((MO, TU, WE, TH, FR), "ma")),
        ("'s avonds, niet op vrijdag", dict.fromkeys((MO, TU, WE, TH, SA, SU), "e")),
        ("behalve zondag", dict.fromkeys((MO, TU, WE, TH, FR, SA), WHOLE)),
        ("maandag- en dinsdagmiddag", {MO: "a", TU: "a"}),
        ("hele week", dict.fromkeys(Weekday, WHOLE)),
        ("in overleg", dict.fromkeys(Weekday, WHOLE)),
        ("", dict.fromkeys(Weekday, WHOLE)),
    ],
)
def test_when_somebody_can_is_read_from_words(text: str, days: dict[Weekday, str]) -> None:
    assert can(text) == days


def test_what_somebody_would_rather_do_leaves_the_rest_possible() -> None:
    read = read_availability("liefst dinsdag")
    assert {(day, wish) for day, _part, wish in read.wishes} == {(TU, Wish.RATHER)}


@pytest.mark.parametrize("text", ["na 18 uur", "om de week", "even weken", "als ik kan"])
def test_words_that_are_not_understood_are_not_guessed(read: Written, text: str) -> None:
    assert not read_availability(text).understood
    found = one(read([["Naam", "Beschikbaar"], ["Ria", text]]))
    assert (found.wishes, found.remark) == ((), f"Beschikbaar: {text}")
    assert any("niet begrepen" in note for note in found.notes)
