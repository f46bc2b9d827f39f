"""Activities down, days across, as other centres lay it out."""

import calendar
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
DAYS = list(range(1, 32))
WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def cells(counts: dict[int, object], length: int = 31) -> list[object]:
    return [counts.get(day) for day in range(1, length + 1)]


COFFEE = cells({3: 14, 10: "±12", 17: "x", 24: "10+2"})
LANGUAGE = cells({7: 5, 14: "dicht", 21: "8"})
WANTED: Told = {
    ("Koffie-inloop", "2025-01-03"): {"": 14},
    ("Koffie-inloop", "2025-01-10"): {"": 12},
    ("Koffie-inloop", "2025-01-17"): "",
    ("Koffie-inloop", "2025-01-24"): {"volwassenen": 10, "kinderen": 2},
    ("Taalcafé", "2025-01-07"): {"": 5},
    ("Taalcafé", "2025-01-14"): "dicht",
    ("Taalcafé", "2025-01-21"): {"": 8},
}


def weekdays(year: int, month: int) -> list[object]:
    length = calendar.monthrange(year, month)[1]
    return [WEEKDAYS[dt.date(year, month, day).weekday()] for day in range(1, length + 1)]


def spread(values: list[object], every: int, total: object) -> list[object]:
    """A total after each `every` days."""
    found: list[object] = []
    for number, value in enumerate(values, start=1):
        found.append(value)
        if number % every == 0:
            found.append(total)
    return found


HEADER = ["Activiteit", *DAYS]
BODY = [["Koffie-inloop", *COFFEE], ["Taalcafé", *LANGUAGE]]
VARIATIONS: dict[str, dict[str, list[list[object]]]] = {
    "no title, month in the sheet's name": {"jan 2025": [HEADER, *BODY]},
    "sheet called jan-25": {"jan-25": [HEADER, *BODY]},
    "sheet called 01, year in the title": {"01": [["Bezoekers 2025"], HEADER, *BODY]},
    "title as a real date": {"Blad1": [[dt.date(2025, 1, 1)], [], HEADER, *BODY]},
    "month left of the days": {"Blad1": [["Januari 2025", *DAYS], *BODY]},
    "title and year in two cells": {"Blad1": [["januari", 2025], HEADER, *BODY]},
    "weekdays below the days": {"Jan 2025": [HEADER, ["", *weekdays(2025, 1)], *BODY]},
    "weekdays above the days": {"Jan 2025": [["Dag", *weekdays(2025, 1)], HEADER, *BODY]},
    "days with their weekday": {
        "Jan 2025": [
            ["", *(f"{name} {day}" for name, day in zip(weekdays(2025, 1), DAYS, strict=True))],
            *BODY,
        ]
    },
    "real dates above the days": {
        "Blad1": [["Activiteit", *(dt.date(2025, 1, day) for day in DAYS)], *BODY]
    },
    "days written as 1 jan": {"2025": [["Activiteit", *(f"{day} jan" for day in DAYS)], *BODY]},
    "days as text": {"Jan 2025": [["Activiteit", *(str(day) for day in DAYS)], *BODY]},
    "totals between the days": {
        "Jan 2025": [
            ["Activiteit", *spread(list(DAYS), 7, "week")],
            *([row[0], *spread(row[1:], 7, 99)] for row in BODY),
            ["Totaal", *spread(cells({3: 14}), 7, 99)],
        ]
    },
    "totals between the rows": {
        "Jan 2025": [
            HEADER,
            BODY[0],
            ["Subtotaal", *COFFEE],
            ["Totaal koffie-inloop", *COFFEE],
            [],
            ["Ochtend"],
            BODY[1],
            ["Gemiddeld per dag", *LANGUAGE],
            ["Eindtotaal januari 2025", *LANGUAGE],
        ]
    },
    "a total without words": {
        "Jan 2025": [HEADER, BODY[1], [None, *cells({7: 5, 21: 8})], BODY[0]]
    },
    "a computed total without words": {
        "Jan 2025": [HEADER, *BODY, [None, *(f"=SUM({day}:{day})" for day in DAYS)]]
    },
    "a computed total with other words": {
        "Jan 2025": [HEADER, *BODY, ["Bij elkaar", *("=SUM(B2:B3)" for _day in DAYS)]]
    },
    "number and host before the days": {
        "Jan 2025": [
            ["nr", "Activiteit", "Groep", *DAYS],
            [1, "Koffie-inloop", "A", *COFFEE],
            [2, "Taalcafé", None, *LANGUAGE],
        ]
    },
    "the header again": {"Jan 2025": [HEADER, BODY[0], HEADER, BODY[1]]},
    "a legend in cells of its own": {
        "Jan 2025": [
            HEADER,
            *BODY,
            [],
            ["x", "niet doorgegaan"],
            ["±", "geschat"],
            ["12+3 = volwassenen + kinderen"],
        ]
    },
    "spaces and capitals in names": {
        "Jan 2025": [
            HEADER,
            ["Koffie-inloop  ", *COFFEE],
            ["Taalcafé", *LANGUAGE[:20]],
            ["TAALCAFE\u0301", *cells({21: "8"})],
        ]
    },
    "volunteers and weather below": {
        "Jan 2025": [HEADER, *BODY, ["Vrijwilligers", *DAYS], ["Opmerkingen", None, "glad"]]
    },
}


@pytest.mark.parametrize("variation", VARIATIONS)
def test_a_month_reads_the_same_in_every_layout(
    variation: str, book: WriteBook, told: Short
) -> None:
    file = read_counts(book(VARIATIONS[variation]))
    assert file.layout == "month matrix"
    assert told(file) == WANTED
    assert not file.unreadable
    assert sum(found.estimated for found in file.found) == 1


def test_month_and_year_can_stand_in_the_name_of_the_file(book: WriteBook, told: Short) -> None:
    assert (
        told(read_counts(book({"Blad1": [HEADER, *BODY]}, name="bezoekers_2025-01.xlsx"))) == WANTED
    )
    assert told(read_counts(book({"Januari": [HEADER, *BODY]}, name="Telling 2025.xlsx"))) == WANTED


def test_a_text_file_can_hold_a_month(text: WriteText, told: Short) -> None:
    rows: list[list[object]] = [["Januari 2025"], HEADER, *BODY, ["Totaal", "=SUM(B2:B3)"]]
    content = "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in rows)
    file = read_counts(text(content))
    assert told(file) == WANTED
    assert file.found[0].where == "rij 3, kolom D"


def test_a_row_for_each_tally_kind_makes_one_count(book: WriteBook, told: Short) -> None:
    rows = [
        ["Activiteit", "Soort", *DAYS],
        ["Koffie", "volwassenen", *cells({3: 11, 4: "x", 5: 2, 6: "4+1"})],
        ["Koffie", "kinderen", *cells({3: "±3", 4: "x"})],
    ]
    file = read_counts(book({"Jan 2025": rows}))
    assert told(file) == {
        ("Koffie", "2025-01-03"): {"volwassenen": 11, "kinderen": 3},
        ("Koffie", "2025-01-04"): "",
        ("Koffie", "2025-01-05"): {"volwassenen": 2},
        ("Koffie", "2025-01-06"): {"volwassenen": 4, "kinderen": 1},
    }
    assert file.found[0].estimated


def test_months_below_one_another_keep_their_own_days(book: WriteBook, told: Short) -> None:
    february = ["Activiteit", *range(1, 29)]
    rows = [
        ["Bezoekers 2025"],
        ["Januari"],
        HEADER,
        *BODY,
        ["Totaal", *COFFEE],
        [],
        ["Februari"],
        february,
        ["Koffie-inloop", *cells({7: 20}, 28)],
        ["x = niet doorgegaan"],
    ]
    file = read_counts(book({"Heel het jaar": rows}))
    assert told(file) == {**WANTED, ("Koffie-inloop", "2025-02-07"): {"": 20}}
    assert not file.unreadable


def test_months_below_one_another_without_a_title_are_not_guessed(book: WriteBook) -> None:
    rows = [
        ["Januari 2025"],
        HEADER,
        *BODY,
        [],
        ["", *range(1, 29)],
        ["Koffie-inloop", *cells({7: 20}, 28)],
    ]
    file = read_counts(book({"Blad1": rows}))
    assert len(file.found) == len(WANTED)
    assert [place.where for place in file.unreadable] == ["Blad1!B6"]
    assert "maand ontbreekt" in file.unreadable[0].why


def test_a_second_month_beside_the_first_is_named(book: WriteBook, told: Short) -> None:
    rows = [[*HEADER, None, *range(1, 29)], [*BODY[0], None, *cells({7: 20}, 28)], BODY[1]]
    file = read_counts(book({"Jan 2025": rows}))
    assert told(file) == WANTED
    assert [place.where for place in file.unreadable] == ["Jan 2025!AH1"]


def test_some_days_of_the_month_are_enough(book: WriteBook, told: Short) -> None:
    file = read_counts(
        book({"Jan 2025": [["Activiteit", 3, 10, 17], ["Koffie-inloop", 14, 12, "x"]]})
    )
    assert set(told(file)) == {("Koffie-inloop", f"2025-01-{day}") for day in ("03", "10", "17")}


def test_a_missing_year_is_said_and_not_guessed(book: WriteBook) -> None:
    with pytest.raises(Invalid, match="jaar ontbreekt"):
        read_counts(book({"Januari": [HEADER, *BODY]}))


def test_a_year_on_one_sheet_holds_for_the_others(book: WriteBook, told: Short) -> None:
    march = [HEADER, ["Koffie-inloop", *cells({3: 9})]]
    file = read_counts(book({"Januari": [["Bezoekers 2025"], HEADER, *BODY], "Maart": march}))
    assert told(file) == {**WANTED, ("Koffie-inloop", "2025-03-03"): {"": 9}}


def test_a_season_runs_over_two_years(book: WriteBook, told: Short) -> None:
    rows = [HEADER, ["Koffie-inloop", *cells({3: 9})]]
    file = read_counts(book({"September": rows, "Maart": rows}, name="seizoen 2024-2025.xlsx"))
    assert set(told(file)) == {("Koffie-inloop", "2024-09-03"), ("Koffie-inloop", "2025-03-03")}


def test_a_year_summary_is_not_counted(book: WriteBook, told: Short) -> None:
    months = [dt.date(2025, month, 1) for month in range(1, 13)]
    summary = [["Overzicht 2025"], ["Activiteit", *months], ["Koffie-inloop", *range(100, 112)]]
    file = read_counts(book({"Jaar": summary, "Januari": [HEADER, *BODY]}))
    assert told(file) == WANTED
    assert file.unused == ("Blad Jaar",)


def test_what_can_not_be_read_is_named_by_sheet_and_cell(book: WriteBook, told: Short) -> None:
    rows = [
        ["Februari 2025"],
        HEADER,
        [
            "Koffie-inloop",
            *cells({1: "veel", 3: -4, 4: 14.5, 5: 100_000, 6: 7, 30: 8, 8: dt.date(2025, 3, 12)}),
        ],
        ["Taalcafé", *cells({2: 5})],
        [None, *cells({2: 9, 3: 1})],
        ["n" * 130, *cells({2: 9})],
        ["Bingo", *cells({2: "=B3*2"})],
        ["Bingo", *cells({3: 4})],
    ]
    file = read_counts(book({"Blad1": rows}))
    assert told(file) == {
        ("Koffie-inloop", "2025-02-06"): {"": 7},
        ("Taalcafé", "2025-02-02"): {"": 5},
        ("Bingo", "2025-02-03"): {"": 4},
    }
    places = {place.where.split("!")[1] for place in file.unreadable}
    assert places == {"B3", "D3", "E3", "F3", "AE3", "I3", "A5", "A6"}
    assert all(place.why.endswith(".") for place in file.unreadable)


def test_a_formula_between_typed_counts_is_not_read(book: WriteBook, told: Short) -> None:
    rows = [
        HEADER,
        ["Koffie", *cells({2: 4, 3: "=B2*2", 4: "=2+3"})],
        ["Bingo", *cells({2: "=1+1"})],
    ]
    file = read_counts(book({"Jan 2025": rows}))
    assert told(file) == {
        ("Koffie", "2025-01-02"): {"": 4},
        ("Koffie", "2025-01-04"): {"": 5},
        ("Bingo", "2025-01-02"): {"": 2},
    }
    assert [place.where for place in file.unreadable] == ["Jan 2025!D2"]


def test_the_same_activity_and_day_twice_is_not_added_up(book: WriteBook) -> None:
    rows = [HEADER, ["Koffie", *cells({3: 14, 4: "x"})], ["koffie ", *cells({3: 12, 4: "dicht"})]]
    file = read_counts(book({"Jan 2025": rows}))
    assert [found.numbers for found in file.found] == [(("", 14),), ()]
    assert [(place.where, place.text) for place in file.unreadable] == [
        ("Jan 2025!D3", "12"),
        ("Jan 2025!E3", "dicht"),
    ]
    assert "Jan 2025!D2" in file.unreadable[0].why


def test_a_comment_is_a_story_without_its_writer(book: WriteBook) -> None:
    comments = {
        ("Jan 2025", "D2"): "balie:\nHier ken ik nu iedereen.",
        ("Jan 2025", "K2"): "[Threaded comment]\n\nYour version of Excel …\n\nComment:\n    Fijn!",
        ("Jan 2025", "B2"): "Op een lege dag",
    }
    file = read_counts(book({"Jan 2025": [HEADER, *BODY]}, comments=comments))
    assert [found.story for found in file.found if found.story] == [
        "Hier ken ik nu iedereen.",
        "Fijn!",
    ]


def test_remarks_beside_the_month_are_left_out_and_named(book: WriteBook, told: Short) -> None:
    rows = [
        [*HEADER, "Totaal", "Opmerkingen"],
        [*BODY[0], "=SUM(B2:AF2)", "vaak vol"],
        BODY[1],
        ["Opmerkingen", "nieuwjaar"],
    ]
    file = read_counts(book({"Jan 2025": rows}))
    assert told(file) == WANTED
    assert file.unused == ("Jan 2025!A4: Opmerkingen", "Jan 2025!AH1: Opmerkingen")


def test_hidden_sheets_are_not_read_and_named(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for title in ("Jan 2025", "Feb 2025"):
        sheet = workbook.create_sheet(title)
        sheet.append(HEADER)
        sheet.append(["Koffie", *cells({3: 14})])
    workbook["Feb 2025"].sheet_state = "hidden"
    workbook.save(tmp_path / "lijst.xlsx")
    file = read_counts(tmp_path / "lijst.xlsx")
    assert len(file.found) == 1
    assert file.unused == ("Verborgen blad Feb 2025",)


def test_progress_is_told_and_can_stop_the_reading_at_any_point(book: WriteBook) -> None:
    path = book({"Jan 2025": [HEADER, *BODY], "Feb 2025": [HEADER, *BODY]})
    steps: list[tuple[int, int]] = []
    read_counts(path, lambda done, of: steps.append((done, of)))
    assert steps == sorted(steps)
    assert (steps[0][0], steps[-1][0]) == (0, steps[-1][1])
    assert len({done for done, _of in steps}) > len(BODY)  # within each sheet

    for last in range(len(steps)):
        heard: list[int] = []

        def stop(done: int, _of: int, heard: list[int] = heard, last: int = last) -> None:
            heard.append(done)
            if len(heard) > last:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            read_counts(path, stop)
        assert len(heard) == last + 1
