"""Lists with one count in each row, and lists with a date in each row and activities across."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from buurthuis_app.domain.counts.count_sheet import CountFile
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts.count_sheet import read_counts
from tests.exchange.written_sheets import Told, WriteBook, WriteText

Short = Callable[[CountFile], Told]
WANTED: Told = {
    ("Koffie-inloop", "2025-01-03"): {"": 14},
    ("Taalcafé", "2025-01-07"): {"": 5},
    ("Koffie-inloop", "2025-01-10"): {"": 12},
    ("Koffie-inloop", "2025-01-17"): "",
    ("Taalcafé", "2025-01-14"): "dicht",
}
LINES = [
    "3-1-2025;Koffie-inloop;14",
    "7-1-2025;Taalcafé;5",
    "10-1-2025;koffie-inloop ;±12",
    "17-1-2025;Koffie-inloop;x",
    "14-1-2025;Taalcafé;dicht",
]
LIST = "\n".join(["Datum;Activiteit;Aantal", *LINES])
SHUFFLED = "\n".join(
    ["Aantal bezoekers;Wat;Wanneer", *(";".join(reversed(line.split(";"))) for line in LINES)]
)
VARIATIONS = {
    "semicolons": LIST,
    "commas": LIST.replace(";", ","),
    "tabs": LIST.replace(";", "\t"),
    "an announced separator": "sep=|\n" + LIST.replace(";", "|"),
    "columns in another order": SHUFFLED,
    "no headings": "\n".join(LINES),
    "unknown headings": LIST.replace("Datum;Activiteit;Aantal", "Moment;Bezigheid;Koppen"),
    "a title and empty lines above": f"Buurthuis De Schakel\n\nTellingen 2025\n\n{LIST}",
    "the headings again": LIST.replace("\n10-1", "\nDatum;Activiteit;Aantal\n10-1"),
    "other headings halfway": "\n".join(
        [
            LIST.split("\n10-1")[0],
            "Aantal;Activiteit;Datum",
            "±12;Koffie-inloop;10-1-2025",
            "x;Koffie-inloop;17-1-2025",
            "dicht;Taalcafé;14-1-2025",
        ]
    ),
    "totals everywhere": LIST.replace("\n10-1", "\nTotaal;;19\n;;19\n10-1")
    + "\n;Totaal;31\n;;=SUM(C2:C9)",
    "a total per activity": LIST + "\n;Totaal Koffie-inloop;26",
    "months between the rows": LIST.replace("\n10-1", "\nJanuari 2025;;\n10-1"),
    "every value quoted": "\n".join(
        ";".join(f'"{field}"' for field in line.split(";")) for line in LIST.split("\n")
    ),
    "a legend below": LIST + "\n\nx = niet doorgegaan;;",
    "empty fields at the end": LIST.replace("\n", ";;;\n"),
    "years left out": "Bezoekers 2025\n" + LIST.replace("-2025", ""),
}


@pytest.mark.parametrize("variation", VARIATIONS)
def test_a_list_reads_the_same_in_every_layout(
    variation: str, text: WriteText, told: Short
) -> None:
    file = read_counts(text(VARIATIONS[variation]))
    assert file.layout == "one row a count"
    assert told(file) == WANTED
    assert not file.unreadable
    assert [found.date.day for found in file.found if found.estimated] == [10]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_encoding_is_found(encoding: str, ending: str, text: WriteText, told: Short) -> None:
    assert told(read_counts(text(LIST.replace("\n", ending), encoding=encoding))) == WANTED


def test_the_name_of_the_file_says_nothing_about_its_kind(
    text: WriteText, book: WriteBook, told: Short
) -> None:
    assert told(read_counts(text(LIST, name="lijst.xlsx"))) == WANTED
    rows = [["Datum", "Activiteit", "Aantal"], [dt.date(2025, 1, 3), "Koffie", 14]]
    written = book({"Blad1": rows})
    renamed = written.rename(written.with_suffix(".csv"))
    assert told(read_counts(renamed)) == {("Koffie", "2025-01-03"): {"": 14}}


def test_places_in_a_workbook_are_named_by_their_cell(book: WriteBook) -> None:
    rows = [
        ["Datum", "Activiteit", "Aantal"],
        [dt.date(2025, 1, 3), "Koffie", 14],
        [dt.date(2025, 1, 4), "Koffie", "veel"],
    ]
    file = read_counts(book({"Lijst 1": rows}))
    assert file.found[0].where == "Lijst 1!C2"
    assert file.unreadable[0].where == "Lijst 1!C3"


def row_of(text: WriteText, heading: str, row: str) -> CountFile:
    return read_counts(text(f"{heading}\n{row}\n3-2-2025;Anker;1"))


def numbers(file: CountFile) -> dict[str, int]:
    return dict(next(found for found in file.found if found.date.month == 1).numbers)


def test_parts_are_never_added_to_their_total(text: WriteText) -> None:
    heading = "Datum;Activiteit;Aantal;Volwassenen;Kinderen"
    assert numbers(row_of(text, heading, "3-1-2025;Koffie;14;11;3")) == {
        "volwassenen": 11,
        "kinderen": 3,
    }
    assert numbers(row_of(text, heading, "3-1-2025;Koffie;14;;3")) == {"": 11, "kinderen": 3}
    assert numbers(row_of(text, heading, "3-1-2025;Koffie;;11;3")) == {
        "volwassenen": 11,
        "kinderen": 3,
    }
    assert numbers(row_of(text, heading, "3-1-2025;Koffie;=SUM(D2:E2);11;3")) == {
        "volwassenen": 11,
        "kinderen": 3,
    }
    assert numbers(row_of(text, heading, "3-1-2025;Koffie;14;-;-")) == {"": 14}


@pytest.mark.parametrize(
    "row", ["14;11;4", "veel;11;3", "14;veel;", ";11+3;2", ";99999;1", "=D2*2;;"]
)
def test_parts_that_can_not_be_right_are_named(row: str, text: WriteText) -> None:
    file = row_of(text, "Datum;Activiteit;Aantal;Volwassenen;Kinderen", f"3-1-2025;Koffie;{row}")
    assert [found.activity for found in file.found] == ["Anker"]
    assert [place.where for place in file.unreadable] == ["rij 2"]


def test_parts_can_be_cancelled_or_estimated(text: WriteText) -> None:
    heading = "Datum;Activiteit;Volwassenen;Kinderen 0-4;Kinderen 4-12"
    held = row_of(text, heading, "3-1-2025;Koffie;±11;3;2")
    assert numbers(held) == {"volwassenen": 11, "kinderen 0-4": 3, "kinderen 4-12": 2}
    assert held.found[0].estimated
    assert row_of(text, heading, "3-1-2025;Koffie;x;x;").found[0].cancelled_because == ""


def test_men_and_women_are_the_same_people_as_adults_and_children(text: WriteText) -> None:
    heading = "Datum;Activiteit;Volw.;Kind;Mannen;Vrouwen"
    file = row_of(text, heading, "3-1-2025;Koffie;11;3;6;8")
    assert file.of_whom == {"mannen", "vrouwen"}
    assert file.visits(file.found[0]) == 14
    alone = row_of(text, "Datum;Activiteit;Mannen;Vrouwen", "3-1-2025;Koffie;6;8")
    assert alone.visits(alone.found[0]) == 14


def test_new_faces_can_not_outnumber_the_visitors(text: WriteText) -> None:
    heading = "Datum;Activiteit;Aantal;Waarvan nieuw;Waarvan uit de wijk"
    file = row_of(text, heading, "3-1-2025;Koffie;4;9;3")
    assert file.of_whom == {"nieuwe gezichten", "uit de wijk"}
    assert numbers(file) == {"": 4, "uit de wijk": 3}
    assert [place.text for place in file.unreadable] == ["9"]
    cancelled = row_of(text, heading, "3-1-2025;Koffie;x;-;veel")
    assert cancelled.found[0].numbers == ()


def test_other_columns_are_left_out_and_named(text: WriteText) -> None:
    heading = "Week;Datum;Activiteit;Aantal;Vrijwilligers;Kosten;Zaalhuur;Notities;Verhaal"
    file = read_counts(text(f"{heading}\n1;3-1-2025;Koffie;14;3;12,50;ja;vol;Ik ken nu iedereen"))
    assert numbers(file) == {"": 14}
    assert (file.found[0].remark, file.found[0].story) == ("vol", "Ik ken nu iedereen")
    assert [note.split(": ")[1] for note in file.unused] == [
        "Week",
        "Vrijwilligers",
        "Kosten",
        "Zaalhuur",
    ]


def test_a_remark_alone_can_cancel_but_not_count(text: WriteText) -> None:
    file = read_counts(
        text(
            "Datum;Activiteit;Aantal;Opmerking\n3-1-2025;Koffie;14;\n4-1-2025;Koffie;;Vervallen: storm\n"
            "5-1-2025;Koffie;;sleutel kwijt\n6-1-2025;Koffie;;\n;;;los\n"
        )
    )
    assert [found.cancelled_because for found in file.found] == [None, "storm"]
    assert file.unused == ("rij 4: opmerking zonder aantal",)


def test_a_column_can_say_whether_it_was_held(text: WriteText) -> None:
    heading = "Datum;Activiteit;Doorgegaan?;Aantal"
    file = read_counts(
        text(
            f"{heading}\n3-1-2025;Koffie;ja;14\n4-1-2025;Koffie;nee;\n5-1-2025;Koffie;ziek;\n6-1-2025;Bingo;;3"
        )
    )
    assert [found.cancelled_because for found in file.found] == [None, "", "ziek", None]


def test_morning_and_afternoon_are_one_day(text: WriteText) -> None:
    file = read_counts(
        text(
            "Datum;Dagdeel;Activiteit;Aantal;Opmerking\n3-1-2025;ochtend;Koffie;14;druk\n"
            "3-1-2025;middag;Koffie;±6;rustig\n3-1-2025;middag;Koffie;9;\n"
            "4-1-2025;ochtend;Koffie;x;\n4-1-2025;middag;Koffie;7;"
        )
    )
    assert [(found.numbers, found.remark) for found in file.found] == [
        ((("", 20),), "druk\nrustig"),
        ((("", 7),), ""),
    ]
    assert file.found[0].estimated
    assert [place.where for place in file.unreadable] == ["rij 4"]


def test_a_second_row_for_the_same_day_is_not_added_up(text: WriteText) -> None:
    file = read_counts(text(LIST + "\n3-1-2025;KOFFIE-INLOOP;14"))
    assert len(file.found) == len(WANTED)
    assert "rij 2" in file.unreadable[0].why


@pytest.mark.parametrize(
    "row", [";Koffie;14", "3-1-2025;;14", "morgen;Koffie;14", f"3-1-2025;{'n' * 130};14", ";;999"]
)
def test_a_row_without_date_or_activity_is_named(row: str, text: WriteText) -> None:
    file = read_counts(text(f"{LIST}\n{row}"))
    assert len(file.found) == len(WANTED)
    assert [place.where for place in file.unreadable] == ["rij 7"]


def test_a_merged_date_holds_for_all_its_rows(tmp_path: Path, told: Short) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (
        ["Tellingen"],
        ["Datum", "Activiteit", "Aantal"],
        [dt.date(2025, 1, 3), "Koffie", 14],
        [None, "Bingo", 9],
    ):
        sheet.append(row)
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("E1:E3")
    sheet.merge_cells("F90:F91")
    workbook.save(tmp_path / "lijst.xlsx")
    assert told(read_counts(tmp_path / "lijst.xlsx")) == {
        ("Koffie", "2025-01-03"): {"": 14},
        ("Bingo", "2025-01-03"): {"": 9},
    }


def test_a_list_of_one_activity_has_its_name_on_the_sheet(book: WriteBook, told: Short) -> None:
    rows = [["Datum", "Aantal", "Opmerking"], [dt.date(2025, 1, 3), 14, "vol"]]
    assert told(read_counts(book({"Koffie-inloop": rows}))) == {
        ("Koffie-inloop", "2025-01-03"): {"": 14}
    }
    with pytest.raises(Invalid, match="activiteit ontbreekt"):
        read_counts(book({"Blad1": rows}))


def test_comments_on_a_row_are_its_story(book: WriteBook) -> None:
    rows = [["Datum", "Activiteit", "Aantal"], [dt.date(2025, 1, 3), "Koffie", 14]]
    file = read_counts(
        book({"Blad1": rows}, comments={("Blad1", "B2"): "Fijn", ("Blad1", "C2"): "Vol"})
    )
    assert file.found[0].story == "Fijn\nVol"


ACROSS: Told = {
    ("Koffie-inloop", "2025-01-03"): {"": 14},
    ("Taalcafé", "2025-01-03"): {"": 5},
    ("Koffie-inloop", "2025-01-10"): {"": 12},
    ("Koffie-inloop", "2025-01-17"): "",
    ("Taalcafé", "2025-01-17"): {"volwassenen": 8, "kinderen": 1},
}
ACROSS_LINES = ["3-1-2025;14;5;19", "10-1-2025;±12;;12", "17-1-2025;x;8+1;9"]
ACROSS_LIST = "\n".join(["Datum;Koffie-inloop;Taalcafé;Totaal", *ACROSS_LINES])
ACROSS_VARIATIONS = {
    "plain": ACROSS_LIST,
    "a title above": f"Bezoekers 2025\n\n{ACROSS_LIST}",
    "no heading above the dates": ACROSS_LIST.replace("Datum", ""),
    "totals below": f"{ACROSS_LIST}\nTotaal;26;14;40\n;26;14;40\n;=SUM(B2:B4);=SUM(C2:C4);",
    "headings again": ACROSS_LIST.replace("\n10-", "\nDatum;Koffie-inloop;Taalcafé;Totaal\n10-"),
    "columns swapped halfway": ACROSS_LIST.replace(
        "\n10-1-2025;±12;;12\n17-1-2025;x;8+1;9",
        "\nDatum;Taalcafé;Koffie-inloop;Totaal\n10-1-2025;;±12;12\n17-1-2025;8+1;x;9",
    ),
    "a title of a month between": ACROSS_LIST.replace("\n10-", "\nJanuari 2025;;;\n10-"),
    "a legend below": f"{ACROSS_LIST}\n\nLegenda\nx = niet doorgegaan",
    "weekdays beside the dates": "\n".join(
        ["Dag;Datum;Koffie-inloop;Taalcafé", *(f"vr;{line}" for line in ACROSS_LINES)]
    ),
    "days of the month": "\n".join(
        ["Januari 2025", "Dag;Koffie-inloop;Taalcafé"]
        + ["1;;", "2;;", "3;14;5"]
        + [f"{day};;" for day in range(4, 10)]
        + ["10;±12;"]
        + [f"{day};;" for day in range(11, 17)]
        + ["17;x;8+1"]
        + [f"{day};;" for day in range(18, 32)]
    ),
}


@pytest.mark.parametrize("variation", ACROSS_VARIATIONS)
def test_dates_down_and_activities_across(variation: str, text: WriteText, told: Short) -> None:
    file = read_counts(text(ACROSS_VARIATIONS[variation]))
    assert file.layout == "dates down"
    assert told(file) == ACROSS
    assert not file.unreadable


def test_days_of_a_month_with_many_activities_are_no_header(book: WriteBook) -> None:
    names = ["Koffie", "Bingo", "Yoga", "Zang"]
    rows = [
        ["Dag", *names],
        *([day, day + 7, day + 14, day + 21, day + 28] for day in range(1, 32)),
    ]
    file = read_counts(book({"Januari 2025": rows}))
    assert file.layout == "dates down"
    assert len(file.found) == 31 * 4


def test_a_remark_beside_one_count_belongs_to_it(text: WriteText) -> None:
    file = read_counts(
        text(
            "Datum;Koffie;Bingo;Opmerking;Weer\n3-1-2025;14;;vol;zon\n4-1-2025;3;4;leuk;mist\n5-1-2025;3;;;"
        )
    )
    assert [found.remark for found in file.found] == ["vol", "", "", ""]
    assert file.unused == ("rij 3, kolom D: opmerking", "rij 1, kolom E: Weer")


def test_bad_places_across_are_named(text: WriteText) -> None:
    file = read_counts(
        text(
            "Datum;Koffie;Bingo\n3-1-2025;14;veel\n4-1-2025;3;4\n32-1-2025;1;2\n33-1-2025;;\nmorgen;7;8\n;8;8\n6-1-2025;2;2"
        )
    )
    assert [place.where for place in file.unreadable] == [
        "rij 2, kolom C",
        "rij 4",
        "rij 6",
        "rij 7",
    ]
    assert len(file.found) == 5


@pytest.mark.parametrize(
    "content",
    [
        "Naam;Telefoon;Geboren\nA. Bee;0612345678;3-1-1960\nC. Dee;0612345679;4-1-1961\nE. Eff;0612345670;5-1-1962",
        "Boodschappen\nmelk\nbrood",
        "a;b;c\n1;2;3",
        "x",
        "Datum;Activiteit;Aantal",
        "3-1-2025;Koffie;14\n4-1-2025;Bingo;3",
        "Datum;Plan;Wie\n3-1-2025;schoonmaken;allen\n4-1-2025;bestuur;allen",
    ],
)
def test_a_list_without_counts_is_refused_in_a_sentence(content: str, text: WriteText) -> None:
    with pytest.raises(Invalid, match="geen tellingen"):
        read_counts(text(content))


def test_an_old_list_in_another_order_of_columns_with_a_season(
    text: WriteText, told: Short
) -> None:
    file = read_counts(
        text("Seizoen 2024-2025\nActiviteit;Aantal;Datum\nBingo;8;4 sep\nBingo;9;4 feb")
    )
    assert told(file) == {("Bingo", "2024-09-04"): {"": 8}, ("Bingo", "2025-02-04"): {"": 9}}


def test_the_kind_of_activity_is_no_second_name(text: WriteText, told: Short) -> None:
    heading = "Soort activiteit;Activiteit;Datum bijeenkomst;Totaal aantal deelnemers;Aantal vrijwilligers"
    file = read_counts(text(f"{heading}\nontmoeten;Bingo;4-9-2024;8;2"))
    assert told(file) == {("Bingo", "2024-09-04"): {"": 8}}
    alone = read_counts(
        text(
            f"{heading.removeprefix('Soort activiteit;').replace('Activiteit', 'Naam')}\nZang;4-9-2024;8;2"
        )
    )
    assert told(alone) == {("Zang", "2024-09-04"): {"": 8}}


def test_numbers_keep_their_unit_and_english_decimals(text: WriteText) -> None:
    file = read_counts(
        text("date,activity,visitors,notes\n2025-01-03,Coffee,14.0,full\n2025-01-04,Coffee,12.5,")
    )
    assert [(found.numbers, found.remark) for found in file.found] == [((("", 14),), "full")]
    assert [place.text for place in file.unreadable] == ["12.5"]
