"""What can be taken in two ways is asked, with a proposal; what was answered is followed."""

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec
import pytest

from buurthuis_app.domain.counts.count_sheet import CountFile
from buurthuis_app.domain.counts.sheet_memory import Directions
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts.count_sheet import read_book
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid, Value

TODAY = dt.date(2026, 11, 30)
Rows = list[list[Value]]


def day(number: int, month: int, year: int = 2024) -> dt.datetime:
    return dt.datetime(year, month, number)  # noqa: DTZ001 - cells know no time zone


MONDAYS = [day(4, 3) + dt.timedelta(days=7 * week) for week in range(8)]


def read(
    sheets: dict[str, Rows],
    answers: Mapping[str, str] | None = None,
    stem: str = "lijst",
    today: dt.date | None = TODAY,
) -> CountFile:
    book = Book(
        stem=stem,
        sheets=tuple(
            SheetGrid(title=title, rows=tuple(tuple(row) for row in rows))
            for title, rows in sheets.items()
        ),
    )
    return read_opened(book, answers, today)


def read_opened(
    book: Book, answers: Mapping[str, str] | None = None, today: dt.date | None = TODAY
) -> CountFile:
    directions = Directions(answers=answers or {})
    return read_book(book, lambda _done, _all: None, directions=directions, today=today)


def listed(headings: list[Value], body: Iterable[list[Value]]) -> Rows:
    return [headings, *body]


def lines(text: str) -> dict[str, Rows]:
    return {"": [[cell or None for cell in line.split(";")] for line in text.strip().split("\n")]}


def told(file: CountFile) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for each in file.found:
        found.setdefault(each.activity, {})[each.date.isoformat()] = file.visits(each) or 0
    return found


def asked(file: CountFile) -> list[str]:
    return [question.key.split(":")[0] for question in file.unclear]


def columns(*headings: str, dates: list[dt.datetime] | None = None) -> Rows:
    """Dates down, numbers that differ from column to column."""
    chosen = dates or MONDAYS
    body: Rows = [
        [date, *(5 + row * (column + 1) % 7 for column in range(len(headings)))]
        for row, date in enumerate(chosen)
    ]
    return [["Datum", *headings], *body]


MONTH_TOTALS: dict[str, dict[str, Rows]] = {
    "firsts of months": {"2024": columns("Koffie", "Yoga", dates=[day(1, m) for m in range(1, 7)])},
    "last days of months": {
        "2024": columns("Koffie", "Yoga", dates=[day(31, 1), day(29, 2), day(31, 3), day(30, 4)])
    },
    "months with two digits of the year": lines(
        "Maand;Koffie;Yoga\njan 24;156;142\nfeb 24;259;108\nmrt 24;253;189\napr 24;12;3"
    ),
}


@pytest.mark.parametrize("name", MONTH_TOTALS)
def test_totals_of_months_are_not_put_on_a_day(name: str) -> None:
    file = read(MONTH_TOTALS[name])
    assert asked(file) == ["months"]
    assert not file.found
    kept = read(MONTH_TOTALS[name], {file.unclear[0].key: "keep"})
    assert kept.found
    assert not kept.unclear


@pytest.mark.parametrize(
    "rows",
    [
        [["Maand", "Koffie"], ["januari", 120], ["februari", 90], ["maart", 99]],
        [["Activiteit", "jan", "feb", "mrt"], ["Koffie", 120, 80, 90]],
        [["Activiteit", "week 1", "week 2", "week 3"], ["Koffie", 12, 8, 9]],
        [["week", "Koffie"], [1, 12], [2, 9], [3, 10]],
        [["kwartaal", "Koffie"], ["Q1", 120], ["Q2", 90], ["Q3", 99]],
    ],
)
def test_totals_without_any_day_are_refused_by_name(rows: Rows) -> None:
    with pytest.raises(Invalid, match="per maand of week"):
        read({"2024": rows})


def test_a_summary_beside_days_is_left_out_without_a_question() -> None:
    summary: Rows = [["Maand", "Koffie"], ["januari", 100], ["februari", 120], ["maart", 99]]
    file = read({"Jaar": summary, "dagen": columns("Koffie", "Yoga")})
    assert not file.unclear
    assert file.unused == ("Blad Jaar",)


AMERICAN = "Date;Activity;Visitors\n3/4/2024;Coffee;14\n3/5/2024;Yoga;9\n3/6/2024;Coffee;17\n3/7/2024;Coffee;11"


def test_an_order_of_day_and_month_that_nothing_proves_is_asked() -> None:
    file = read(lines(AMERICAN))
    assert "order" in asked(file)
    assert told(file)["Yoga"] == {"2024-05-03": 9}
    question = next(q for q in file.unclear if q.key.startswith("order"))
    mended = read(lines(AMERICAN), {question.key: question.choices[1].key})
    assert told(mended)["Yoga"] == {"2024-03-05": 9}
    assert not mended.unclear


def test_one_date_proves_the_order_of_the_whole_column() -> None:
    proven = AMERICAN + "\n3/13/2024;Yoga;8\n3/14/2024;Yoga;7"
    file = read(lines(proven))
    assert not file.unclear
    assert told(file)["Yoga"] == {"2024-03-05": 9, "2024-03-13": 8, "2024-03-14": 7}


def test_dates_that_excel_turned_are_turned_back_and_named() -> None:
    dates: list[Value] = [day(3, month) for month in (4, 5, 6, 11, 12)]
    dates += [f"{number}/3/2024" for number in (13, 14, 18, 19)]
    rows: Rows = listed(
        ["Datum", "Activiteit", "Aantal"], ([d, "Koffie", 5 + n] for n, d in enumerate(dates))
    )
    file = read({"lijst": rows})
    assert list(told(file)["Koffie"]) == [
        f"2024-03-{number:02d}" for number in (4, 5, 6, 11, 12, 13, 14, 18, 19)
    ]
    assert not file.unclear
    assert "omgewisseld" in file.notes[0]


ODD: dict[str, tuple[str, dict[str, Rows]]] = {
    "a slip of the pen in one date": (
        "date",
        {"2024": columns("Koffie", "Yoga", dates=[*MONDAYS[:3], day(25, 3, 2020), *MONDAYS[4:]])},
    ),
    "days that must still come": (
        "future",
        {"2027": columns("Koffie", "Yoga", dates=[date.replace(year=2027) for date in MONDAYS])},
    ),
    "another year than the title": (
        "epoch",
        {
            "2024": [
                ["Bezoekers 2024"],
                *columns("Koffie", dates=[d.replace(year=2020) for d in MONDAYS]),
            ]
        },
    ),
    "weekdays of another year": (
        "weekday",
        {"2023": listed(["Datum", "Koffie"], ([f"ma {d.day}-{d.month}", 5] for d in MONDAYS))},
    ),
    "a title that was copied with the sheet": (
        "period",
        {"februari": [["Januari 2024"], ["Activiteit", *range(1, 30)], ["Koffie", *range(3, 32)]]},
    ),
    "counts ten times those beside them": (
        "large",
        {
            "2024": listed(
                ["Datum", "Koffie", "Potje"],
                ([d, 9 + n % 3, 300 - 9 * n] for n, d in enumerate(MONDAYS)),
            )
        },
    ),
    "names of people": ("people", {"uren": columns("Ank Visser", "Bob Smit", "Cees de Wit")}),
    "a name that is money": (
        "name",
        {
            "maart 2024": [
                ["Activiteit", *range(1, 31)],
                ["Koffie", *range(3, 33)],
                ["Kas", *range(9, 39)],
            ]
        },
    ),
    "dates that go up and down": (
        "rising",
        {"2024": columns("Koffie", dates=[MONDAYS[n] for n in (3, 0, 5, 1, 6, 2, 7, 4)])},
    ),
    "a total that is none": (
        "total",
        {
            "Inloop": listed(
                ["Datum", "Flesjes", "Bezoekers"],
                ([d, 25 + n * n % 9, 16 + n % 5] for n, d in enumerate(MONDAYS)),
            )
        },
    ),
    "a line that only goes up": (
        "sum",
        {
            "2024": listed(
                ["Datum", "Koffie", "Klikker"],
                ([d, 9 + n % 3, 900 + n * n] for n, d in enumerate(MONDAYS)),
            )
        },
    ),
    "the same days with other counts on two sheets": (
        "twice",
        {"De Brug": columns("Koffie", "Yoga"), "De Schuur": columns("Yoga", "Koffie")},
    ),
    "more than a third that can't be read": (
        "refused",
        {
            "2024": listed(
                ["Datum", "Koffie"],
                ([d, "veel" if n % 2 else n + 4] for n, d in enumerate(MONDAYS)),
            )
        },
    ),
    "dates without a year that go on in January": (
        "turn",
        {
            "2024": [
                ["Datum", "Koffie"],
                ["4 nov", 5],
                ["2 dec", 6],
                ["16 dec", 7],
                ["6 jan", 8],
                ["13 jan", 9],
            ]
        },
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_what_looks_odd_is_asked_and_an_answer_closes_it(name: str) -> None:
    kind, sheets = ODD[name]
    file = read(sheets)
    assert kind in asked(file)
    answers = {question.key: question.choices[-1].key for question in file.unclear}
    assert kind not in asked(read(sheets, answers))


def test_a_year_that_nothing_tells_is_refused_without_a_day_of_today() -> None:
    with pytest.raises(Invalid, match="jaar ontbreekt"):
        read({"Blad1": [["Datum", "Koffie"], ["4 mrt", 5], ["11 mrt", 6]]}, today=None)


def test_two_years_in_the_name_of_a_file_are_asked_when_they_may_be_a_season() -> None:
    rows: Rows = [["Activiteit", *range(1, 29)], ["Koffie", *range(3, 31)]]
    file = read({"september": rows, "februari": rows}, stem="tellijst 23-24")
    assert asked(file) == ["year"]
    assert {found.date.year for found in file.found} == {2023, 2024}
    fixed = read({"september": rows, "februari": rows}, stem="bezoekers 2023 (bijgewerkt 2024)")
    assert not fixed.unclear
    assert {found.date.year for found in fixed.found} == {2023}


def test_sums_are_known_by_arithmetic_and_named() -> None:
    rows: Rows = [["Datum", "Koffie", "Thee", "Inloop samen", "Yoga", "Zang", "Alles"]]
    for number, date in enumerate(MONDAYS):
        coffee, tea, yoga, song = 5 + number, 6 + 2 * number % 5, 3 + number % 4, 8 + number % 3
        rows.append([date, coffee, tea, coffee + tea, yoga, song, coffee + tea + yoga + song])
    file = read({"2024": rows})
    assert file.names == ("Koffie", "Thee", "Yoga", "Zang")
    assert not file.unclear
    assert [words.split(": ")[1].split(" (")[0] for words in file.unused] == [
        "Inloop samen",
        "Alles",
    ]


def test_a_meter_at_the_door_is_no_activity() -> None:
    rows: Rows = [["Datum", "Open", "Dicht", "Bezoekers"]]
    stand = 4210
    for number, date in enumerate(MONDAYS):
        came = 20 + number % 6
        rows.append([date, stand, stand + came, came])
        stand += came
    file = read({"Inloop": rows})
    assert file.names == ("Inloop",)
    assert sum(told(file)["Inloop"].values()) == stand - 4210


def test_a_column_says_why_a_day_stands_there_twice() -> None:
    text = "Datum;Activiteit;Locatie;Aantal"
    for date in ("4-3-2024", "11-3-2024", "18-3-2024"):
        text += f"\n{date};Koffie;De Brug;12\n{date};Koffie;De Schuur;3"
    file = read(lines(text))
    assert set(told(file)["Koffie"].values()) == {15}
    assert "Locatie" in file.notes[0]
    assert not file.unreadable


PEOPLE = ("Ank Visser", "Bob Smit", "Cees de Wit", "Dirk Bos", "Fatma K.")
MARKS: dict[str, tuple[Value, Value]] = {
    "crosses": ("x", None),
    "present and absent": ("P", "A"),
    "ones": (1, 0),
    "ticks": ("v", "-"),
    "yes and no": ("ja", "nee"),
    "boxes": (True, False),
    "crosses and why not": ("x", "ziek"),
}


def presence_rows(marks: tuple[Value, Value]) -> Rows:
    rows: Rows = [["Presentielijst Taalcafé 2024"], ["Naam", *MONDAYS[:4]]]
    for number, who in enumerate(PEOPLE):
        rows.append([who, *(marks[(number + week) % 3 == 0] for week in range(4))])
    return rows


@pytest.mark.parametrize("name", MARKS)
def test_the_marks_of_a_presence_list_are_counted_and_no_name_is_kept(name: str) -> None:
    rows = presence_rows(MARKS[name])
    turned: Rows = [list(row) for row in zip(*rows[1:], strict=True)]
    turned[0][0] = "Datum"
    for sheet in (rows, turned):
        file = read({"Taalcafé": sheet})
        assert file.layout == "presence list"
        assert list(told(file)["Taalcafé"].values()) == [3, 4, 3, 3]
        kept = msgspec.json.encode(file).decode()
        assert not [who for who in PEOPLE if who in kept]


def test_rows_of_who_signed_in_are_counted_by_activity_and_date() -> None:
    text = "Datum;Tijd;Naam;Activiteit"
    text += "".join(f"\n4-3-2024;09:3{n};{who};Koffie" for n, who in enumerate(PEOPLE))
    text += "\n6-3-2024;10:00;Ank Visser;Yoga"
    file = read(lines(text))
    assert told(file) == {"Koffie": {"2024-03-04": 5}, "Yoga": {"2024-03-06": 1}}
    assert not [who for who in PEOPLE if who in msgspec.json.encode(file).decode()]


@pytest.mark.parametrize(
    "text",
    [
        "Tijdstempel;Naam;E-mailadres;Telefoon;Activiteit\n4-3-2024 10:00:00;Ank Visser;a@x.nl;0612;Koffie",
        "Naam;Adres;Telefoon;Geboortedatum\nAnk Visser;Dam 1;0612;4-3-1960\nBob Smit;Dam 2;0613;5-6-1970",
    ],
)
def test_lists_of_people_are_shown_the_way(text: str) -> None:
    with pytest.raises(Invalid, match="Vrijwilligers"):
        read(lines(text))


def test_names_that_look_like_people_are_never_quoted() -> None:
    file = read({"uren": columns("Ank Visser", "Bob Smit", "Cees de Wit")})
    assert not file.found
    assert not [who for who in PEOPLE if who in msgspec.json.encode(file).decode()]


@pytest.mark.parametrize("heading", ["Max. deelnemers", "Doel", "Koffie vorig jaar", "Zitjes"])
def test_a_number_of_places_an_aim_or_last_year_is_asked_about(heading: str) -> None:
    body: Rows = [[date, 12 + n, 20] for n, date in enumerate(MONDAYS)]
    file = read({"2024": listed(["Datum", "Koffie", heading], body)})
    assert set(asked(file)) & {"name", "same"}
    left = read(
        {"2024": listed(["Datum", "Koffie", heading], body)},
        {question.key: "leave" for question in file.unclear},
    )
    assert (set(told(left)), asked(left)) == ({"Koffie"}, [])


def test_a_computed_column_that_adds_up_its_siblings_is_no_activity() -> None:
    body: Rows = [[date, 12 + n, 7 + n % 3, 19 + n + n % 3] for n, date in enumerate(MONDAYS)]
    sheet = SheetGrid(
        title="2024",
        rows=tuple(map(tuple, listed(["Datum", "Koffie", "Yoga", "Samen"], body))),
        formulas={(row, 3): f"=B{row + 1}+C{row + 1}" for row in range(1, len(body) + 1)},
    )
    book = Book(stem="lijst", sheets=(sheet,))
    file = read_opened(book)
    assert (set(told(file)), asked(file)) == ({"Koffie", "Yoga"}, [])
    assert file.unused == ("2024!D1: Samen",)


def test_computations_without_an_outcome_are_counted_when_typed_and_else_named() -> None:
    rows = listed(
        ["Datum", "Koffie", "Yoga"], [[date, None, 7 + n] for n, date in enumerate(MONDAYS)]
    )
    for formula, names, unused in (
        ("=5+7", {"Koffie", "Yoga"}, ()),
        ("=Data!B2", {"Yoga"}, ("2024!B1: Koffie",)),
    ):
        formulas = {(row, 1): formula for row in range(1, len(rows))}
        sheet = SheetGrid(title="2024", rows=tuple(map(tuple, rows)), formulas=formulas)
        book = Book(stem="lijst", sheets=(sheet,))
        file = read_opened(book)
        assert (set(told(file)), file.unused) == (names, unused)


def test_a_web_page_is_taken_in_when_somebody_says_that_it_is_right() -> None:
    rows = tuple(map(tuple, listed(["Datum", "Koffie"], [["4-3-2024", "12"], ["11-3-2024", "9"]])))
    book = Book(stem="lijst", sheets=(SheetGrid(title="", rows=rows),), doubt="Een webpagina.")

    def taken(answers: dict[str, str]) -> CountFile:
        return read_opened(book, answers)

    assert asked(taken({})) == ["file"]
    assert told(taken({"file": "keep"})) == {"Koffie": {"2024-03-04": 12, "2024-03-11": 9}}
    with pytest.raises(Invalid, match="sla het op"):
        taken({"file": "leave"})
