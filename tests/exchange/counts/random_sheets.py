"""Sheets in random layouts from counts that are known: what a centre might have made of them."""

import datetime as dt
from collections.abc import Callable, Sequence
from random import Random

from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid, Value

Truth = dict[str, dict[dt.date, int]]
"""For each activity the visits on each of its dates."""
Rows = list[list[Value]]

NAMES = (
    *(
        "Koffie-inloop",
        "Taalcafé",
        "Breien & haken",
        "Yoga",
        "Eetclub",
        "Repair Café",
        "Bingo",
        "Computerhulp",
    ),
    *(
        "Wandelgroep",
        "Zang",
        "Naailes",
        "Kaartmiddag",
        "Jongereninloop",
        "Schilderen",
        "Spelletjes",
        "Tai Chi",
    ),
)
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"),
    *("oktober", "november", "december"),
)
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DATE_WORDS = ("Datum", "datum", "Dag", "Wanneer", "Datum activiteit", "DATUM", "Datum bijeenkomst")
ACTIVITY_WORDS = (
    "Activiteit",
    "activiteit",
    "Wat",
    "Groep",
    "Programma",
    "Onderdeel",
    "Welke activiteit?",
)
TOTAL_WORDS = (
    "Aantal",
    "aantal",
    "Bezoekers",
    "Aantal bezoekers",
    "Aanwezig",
    "Deelnemers",
    "Hoeveel bezoekers waren er?",
)
SUM_WORDS = (
    "Totaal",
    "Samen",
    "Som",
    "Bij elkaar",
    "Alles",
    "Bezoekers",
    "Alle bezoekers",
    "Opgeteld",
)
_SHORT, _AUTUMN = 3, 8


class Maker:
    """Chooses at random, always the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - no secret
        self.year = self.random.randint(2019, 2025)

    def pick(self, options: Sequence[str]) -> str:
        """One of these."""
        return self.random.choice(list(options))

    def chance(self, part: float) -> bool:
        """Whether it happens, in this part of the cases."""
        return self.random.random() < part

    def names(self, fewest: int = 2, most: int = 5) -> list[str]:
        """Some activities."""
        return self.random.sample(NAMES, self.random.randint(fewest, most))

    def number(self) -> int:
        """How many came."""
        return self.random.randint(3, 38)

    def dates(self, fewest: int = 6, most: int = 30) -> list[dt.date]:
        """Days on which something is held, in order."""
        start = dt.date(self.year, self.random.randint(1, 6), self.random.randint(1, 28))
        steps = self.pick(("1", "7", "3"))
        day, dates = start, []
        for _number in range(self.random.randint(fewest, most)):
            dates.append(day)
            day += dt.timedelta(days=int(steps) if steps != "3" else self.random.randint(1, 4))
        return [date for date in dates if date.year == self.year]

    def truth(self, names: Sequence[str], dates: Sequence[dt.date], filled: float = 0.85) -> Truth:
        """Counts for most of these dates, at least some for each activity."""
        truth: Truth = {}
        for name in names:
            kept = [date for date in dates if self.chance(filled)] or list(dates[:2])
            truth[name] = {date: self.number() for date in kept}
        return truth

    def spelling(self) -> Callable[[dt.date], Value]:
        """One way to write dates, for a whole column."""
        spellings: tuple[Callable[[dt.date], Value], ...] = (
            lambda date: dt.datetime(date.year, date.month, date.day),  # noqa: DTZ001 - as a cell
            lambda date: f"{date.day}-{date.month}-{date.year}",
            lambda date: f"{date.day:02d}/{date.month:02d}/{date.year}",
            lambda date: (
                f"{DAYS[date.weekday()][:2]} {date.day} {MONTHS[date.month - 1][:3]} {date.year}"
            ),
            lambda date: f"{DAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]} {date.year}",
            lambda date: date.isoformat(),
            lambda date: f"{date.day} {MONTHS[date.month - 1][:3]}. '{date.year % 100:02d}",
            lambda date: (date - dt.date(1899, 12, 30)).days,
        )
        return self.random.choice(spellings)

    def title(self, rows: Rows, words: str = "") -> Rows:
        """Perhaps a title above the table."""
        if not words and self.chance(0.5):
            return rows
        title = words or self.pick(
            (f"Bezoekers {self.year}", f"Tellijst {self.year}", f"Buurthuis De Brug {self.year}")
        )
        return [[title], *([[]] if self.chance(0.5) else []), *rows]

    def book(self, sheets: dict[str, Rows], stem: str = "lijst") -> Book:
        """A file with these sheets."""
        return Book(
            stem=stem,
            sheets=tuple(SheetGrid(title=t, rows=tuple(map(_row, r))) for t, r in sheets.items()),
        )

    def sheet_name(self) -> str:
        """A name of a sheet that says nothing."""
        return self.pick(("Blad1", str(self.year), "telling", "Tellingen", ""))


def _row(values: Sequence[Value]) -> tuple[Value, ...]:
    end = len(values)
    while end and values[end - 1] is None:
        end -= 1
    return tuple(values[:end])


def a_list(make: Maker) -> tuple[Truth, Book]:
    """One row a count, its columns in any order, with others between them."""
    truth = make.truth(make.names(), make.dates())
    write = make.spelling()
    counts = sorted((date, name, n) for name, by in truth.items() for date, n in by.items())
    columns: list[tuple[str, Callable[[dt.date, str, int], Value]]] = [
        (make.pick(DATE_WORDS), lambda date, _name, _n: write(date)),
        (make.pick(ACTIVITY_WORDS), lambda _date, name, _n: name),
        (make.pick(TOTAL_WORDS), lambda _date, _name, n: n),
    ]
    others: list[tuple[str, Callable[[dt.date, str, int], Value]]] = [
        ("week", lambda date, _name, _n: date.isocalendar().week),
        ("weekdag", lambda date, _name, _n: DAYS[date.weekday()]),
        ("vrijwilligers", lambda _date, _name, n: n % 3 + 1),
        ("Opmerking", lambda _date, _name, n: "gezellig" if n % 5 == 0 else None),
        ("Kosten", lambda _date, _name, n: n * 1.5),
        ("Ingevuld door", lambda _date, _name, n: ("Balie", "Bar")[n % 2]),
    ]
    columns += make.random.sample(others, make.random.randint(0, 3))
    make.random.shuffle(columns)
    rows: Rows = [[heading for heading, _of in columns]]
    rows += [[of(date, name, n) for _heading, of in columns] for date, name, n in counts]
    if make.chance(0.3):
        rows.append(["Totaal" if heading in ACTIVITY_WORDS else None for heading, _of in columns])
        place = next(i for i, (heading, _of) in enumerate(columns) if heading in TOTAL_WORDS)
        rows[-1][place] = sum(n for _date, _name, n in counts)
    return truth, make.book({make.sheet_name(): make.title(rows)})


def dates_down(make: Maker) -> tuple[Truth, Book]:
    """A date in each row, an activity in each column, sums beside and below under any name."""
    names = make.names()
    truth = make.truth(names, make.dates())
    dates = sorted({date for by in truth.values() for date in by})
    write = make.spelling()
    before: list[tuple[str, Callable[[dt.date], Value]]] = [(make.pick(DATE_WORDS[:4]), write)]
    if make.chance(0.3):
        before.insert(make.random.randint(0, 1), ("week", lambda date: date.isocalendar().week))
    if make.chance(0.3):
        before.insert(make.random.randint(0, 1), ("dag", lambda date: DAYS[date.weekday()][:2]))
    with_sum = make.chance(0.5)
    rows: Rows = [
        [
            *(heading for heading, _of in before),
            *names,
            *([make.pick(SUM_WORDS)] if with_sum else []),
        ]
    ]
    for date in dates:
        values: list[Value] = [truth[name].get(date) for name in names]
        total = sum(value for value in values if isinstance(value, int))
        rows.append(
            [*(of(date) for _heading, of in before), *values, *([total] if with_sum else [])]
        )
    if make.chance(0.4):
        sums: list[Value] = [sum(truth[name].values()) for name in names]
        rows.append(
            [make.pick(("Totaal", "Samen", "")) or None, *[None] * (len(before) - 1), *sums]
        )
    if make.chance(0.2):
        rows.insert(0, [*[None] * len(before), "aantal bezoekers"])
    return truth, make.book({make.sheet_name(): make.title(rows)})


def parts_of_days(make: Maker) -> tuple[Truth, Book]:
    """Two rows of headings: the activity above the morning and the afternoon."""
    names = make.names(2, 3)
    dates = make.dates(6, 20)
    parts = make.pick(("ochtend middag", "ochtend middag avond", "volwassenen kinderen")).split()
    truth: Truth = {name: {} for name in names}
    write = make.spelling()
    upper: list[Value] = [None]
    for name in names:
        upper += [name, *[None] * (len(parts) - 1)]
    rows: Rows = [upper, [make.pick(DATE_WORDS[:4]), *parts * len(names)]]
    for date in dates:
        row: list[Value] = [write(date)]
        for name in names:
            numbers = [make.number() for _part in parts]
            truth[name][date] = sum(numbers)
            row += numbers
        rows.append(row)
    return truth, make.book({make.sheet_name(): make.title(rows)})


def month_sheets(make: Maker) -> tuple[Truth, Book]:
    """A sheet a month: activities down, days across."""
    names = make.names()
    truth: Truth = {name: {} for name in names}
    sheets: dict[str, Rows] = {}
    weekdays, with_sum = make.chance(0.4), make.pick((*SUM_WORDS, "", ""))
    for month in sorted(make.random.sample(range(1, 13), make.random.randint(1, 4))):
        days = _days(make.year, month)
        rows: Rows = [
            [make.pick(("Activiteit", "", "activiteiten")) or None, *(day.day for day in days)]
        ]
        if weekdays:
            rows.append([None, *(DAYS[day.weekday()][:2] for day in days)])
        for name in names:
            kept = {day: make.number() for day in days if make.chance(0.3)}
            truth[name] |= kept
            rows.append([name, *(kept.get(day) for day in days)])
        if with_sum:
            sums = [sum(truth[name].get(day, 0) for name in names) for day in days]
            rows.append([with_sum, *(total or None for total in sums)])
        sheets[f"{MONTHS[month - 1]} {make.year}"] = make.title(
            rows, f"{MONTHS[month - 1]} {make.year}"
        )
    return _held(truth), make.book(sheets)


def months_below(make: Maker) -> tuple[Truth, Book]:
    """Months below one another or beside one another on a sheet, each with its title."""
    names = make.names(2, 3)
    truth: Truth = {name: {} for name in names}
    rows: Rows = [[f"Bezoekers {make.year}"]]
    for month in sorted(make.random.sample(range(1, 13), make.random.randint(2, 4))):
        days = _days(make.year, month)
        rows += [[], [MONTHS[month - 1].capitalize()], ["Activiteit", *(day.day for day in days)]]
        for name in names:
            kept = {day: make.number() for day in days if make.chance(0.3)}
            truth[name] |= kept
            rows.append([name, *(kept.get(day) for day in days)])
    return _held(truth), make.book({"Blad1": rows})


def weeks(make: Maker) -> tuple[Truth, Book]:
    """A sheet a week or weeks below one another: activities down, weekdays across."""
    names = make.names(2, 4)
    truth: Truth = {name: {} for name in names}
    blocks: list[tuple[str, Rows]] = []
    first = make.random.randint(2, 40)
    for week in range(first, first + make.random.randint(2, 6)):
        days = [dt.date.fromisocalendar(make.year, week, day) for day in range(1, 8)]
        rows: Rows = [["activiteit", *(DAYS[day.weekday()][:2] for day in days), "totaal"]]
        for name in names:
            kept = {day: make.number() for day in days if make.chance(0.5)}
            truth[name] |= kept
            rows.append([name, *(kept.get(day) for day in days), sum(kept.values())])
        blocks.append((f"week {week}", rows))
    if make.chance(0.5):
        book = make.book(
            {title: [[title.capitalize()], *rows] for title, rows in blocks},
            f"bezoekers {make.year}",
        )
    else:
        below: Rows = [[f"Bezoekers {make.year}"]]
        for title, rows in blocks:
            below += [[], [title.capitalize()], *rows]
        book = make.book({"Blad1": below})
    return _held(truth), book


def week_columns(make: Maker) -> tuple[Truth, Book]:
    """A row a week or a row a weekday: the date is told by both together."""
    names = make.names(1, 3) if make.chance(0.5) else make.names(1, 1)
    truth: Truth = {name: {} for name in names}
    first = make.random.randint(2, 40)
    numbers = range(first, first + make.random.randint(4, 9))
    sheets: dict[str, Rows] = {}
    if make.chance(0.5):
        for name in names:
            rows: Rows = [["week", *DAYS[:5]]]
            for week in numbers:
                days = [dt.date.fromisocalendar(make.year, week, day) for day in range(1, 6)]
                kept = {day: make.number() for day in days if make.chance(0.6)}
                truth[name] |= kept
                rows.append(
                    [week if len(numbers) % 2 else f"week {week}", *(kept.get(day) for day in days)]
                )
            sheets[name] = rows
    else:
        rows = [["week", "dag", *names]]
        for week in numbers:
            for weekday in range(1, 6):
                day = dt.date.fromisocalendar(make.year, week, weekday)
                values = []
                for name in names:
                    value = make.number() if make.chance(0.8) else None
                    if value is not None:
                        truth[name][day] = value
                    values.append(value)
                rows.append(
                    [week if weekday == 1 or len(numbers) % 2 else None, DAYS[weekday - 1], *values]
                )
        sheets["Blad1"] = rows
    return _held(truth), make.book(sheets, f"bezoekers {make.year}")


def turned_list(make: Maker) -> tuple[Truth, Book]:
    """A list that goes from left to right."""
    truth = make.truth(make.names(2, 3), make.dates(4, 8))
    write = make.spelling()
    counts = sorted((date, name, n) for name, by in truth.items() for date, n in by.items())
    rows: Rows = [
        [make.pick(("Datum", "datum")), *(write(date) for date, _name, _n in counts)],
        [make.pick(("Activiteit", "Wat")), *(name for _date, name, _n in counts)],
        [make.pick(("Aantal", "Bezoekers")), *(n for _date, _name, n in counts)],
    ]
    if make.chance(0.5):
        rows.append(["Opmerking", *("vol" if n % 4 == 0 else None for _date, _name, n in counts)])
    return truth, make.book({make.sheet_name(): rows})


def dates_in_parts(make: Maker) -> tuple[Truth, Book]:
    """The month and the day in two columns, perhaps the year in a third; the month may be written once."""
    names = make.names()
    truth = make.truth(names, make.dates())
    dates = sorted({date for by in truth.values() for date in by})
    with_year, numbered, once = make.chance(0.5), make.chance(0.4), make.chance(0.4)
    headings: list[Value] = [*(["jaar"] if with_year else []), "maand", "dag", *names]
    rows: Rows = [] if with_year else [[f"Bezoekers {make.year}"]]
    rows.append(headings)
    earlier = 0
    for date in dates:
        month: Value = date.month if numbered else MONTHS[date.month - 1]
        shown = None if once and date.month == earlier else month
        earlier = date.month
        row: list[Value] = [*([date.year] if with_year else []), shown, date.day]
        rows.append([*row, *(truth[name].get(date) for name in names)])
    return truth, make.book({make.pick(("Blad1", "overzicht")): rows})


def several_tables(make: Maker) -> tuple[Truth, Book]:
    """A table for each activity, below or beside one another, with its name above it."""
    names = make.names(2, 3)
    truth = make.truth(names, make.dates(5, 12))
    write = make.spelling()
    date_word, total_word = make.pick(DATE_WORDS[:4]), make.pick(TOTAL_WORDS[:4])
    blocks: list[Rows] = []
    for name in names:
        rows: Rows = [[name], [date_word, total_word]]
        rows += [[write(date), n] for date, n in sorted(truth[name].items())]
        if make.chance(0.4):
            rows.append(["Totaal", sum(truth[name].values())])
        blocks.append(rows)
    if make.chance(0.5):
        below: Rows = []
        for block in blocks:
            below += [*block, []]
        return truth, make.book({"Voorjaar": below})
    return truth, make.book({"Blad1": beside(blocks, 2, gap=int(make.chance(0.7)))})


def beside(blocks: Sequence[Rows], width: int, gap: int) -> Rows:
    """Tables of the same width beside one another."""
    rows: Rows = []
    for number in range(max(len(block) for block in blocks)):
        row: list[Value] = []
        for block in blocks:
            cells = block[number] if number < len(block) else []
            row += [*cells, *[None] * (width - len(cells) + gap)]
        rows.append(row)
    return rows


def year_calendar(make: Maker) -> tuple[Truth, Book]:
    """A sheet for each activity: days down and months across, or months down and days across."""
    names = make.names(1, 2)
    truth: Truth = {name: {} for name in names}
    sheets: dict[str, Rows] = {}
    down = make.chance(0.5)
    for name in names:
        months = range(1, make.random.randint(4, 12))
        for month in months:
            truth[name] |= {
                day: make.number() for day in _days(make.year, month) if make.chance(0.3)
            }

        def value(month: int, day: int, name: str = name) -> int | None:
            known = {(d.month, d.day): n for d, n in truth[name].items()}
            return known.get((month, day))

        if down:
            rows: Rows = [["dag", *(MONTHS[month - 1] for month in months)]]
            rows += [[day, *(value(month, day) for month in months)] for day in range(1, 32)]
        else:
            rows = [["maand", *range(1, 32)]]
            rows += [
                [MONTHS[month - 1], *(value(month, day) for day in range(1, 32))]
                for month in months
            ]
        sheets[name] = rows
    return _held(truth), make.book(sheets, f"bezoekers {make.year}")


def presence(make: Maker) -> tuple[Truth, Book]:
    """People down, dates across, a mark for each time that somebody came."""
    people = (
        "Ank Visser",
        "Bob Smit",
        "Cees de Wit",
        "Dirk Bos",
        "Els Mol",
        "Fatma K.",
        "Gerda van Dam",
        "Henk P.",
    )
    chosen = make.random.sample(people, make.random.randint(4, 8))
    name = make.names(1, 1)[0]
    dates = make.dates(4, 10)
    mark, absent = make.random.choice(
        (("x", None), ("P", "A"), ("1", None), ("v", "-"), ("ja", "nee"), (1, 0))
    )
    write = make.spelling()
    by: dict[dt.date, int] = {}
    body: list[list[bool]] = [[make.chance(0.7) for _date in dates] for _person in chosen]
    for number, date in enumerate(dates):
        came = sum(row[number] for row in body)
        if came:
            by[date] = came
    rows: Rows = [
        [f"Presentielijst {name} {make.year}"],
        [make.pick(("Naam", "Deelnemer", "naam")), *map(write, dates)],
    ]
    rows += [
        [who, *(mark if came else absent for came in row)]
        for who, row in zip(chosen, body, strict=True)
    ]
    if make.chance(0.3):
        rows.append(["Totaal", *(by.get(date, 0) for date in dates)])
    return {name: by}, make.book({make.pick((name, "Blad1")): rows})


def dates_once(make: Maker) -> tuple[Truth, Book]:
    """A list in which the date stands only in the first of the rows of a day."""
    names = make.names(2, 4)
    truth = make.truth(names, make.dates(4, 12), 0.9)
    write = make.spelling()
    rows: Rows = [[make.pick(DATE_WORDS[:3]), "Activiteit", "Aantal"]]
    for date in sorted({date for by in truth.values() for date in by}):
        shown: Value = write(date)
        for name in names:
            if date in truth[name]:
                rows.append([shown, name, truth[name][date]])
                shown = None
    return truth, make.book({make.sheet_name(): make.title(rows)})


def forms(make: Maker) -> tuple[Truth, Book]:
    """The answers to a form: the time of filling in stands left of the date, perhaps month first."""
    truth = make.truth(make.names(2, 4), make.dates(8, 20))
    american = make.chance(0.5)
    counts = sorted((date, name, n) for name, by in truth.items() for date, n in by.items())
    rows: Rows = []
    for date, name, n in counts:
        if american:
            rows.append(
                [f"{date.month}/{date.day}/{date.year} {n % 12 + 1}:05:33 PM", name, str(n)]
            )
        else:
            later = date + dt.timedelta(days=n % 3)
            rows.append([f"{later:%d-%m-%Y} 09:12:01", f"{date:%d-%m-%Y}", name, str(n)])
    headings: list[Value] = [
        "Tijdstempel",
        "Datum van de activiteit",
        "Welke activiteit?",
        "Hoeveel bezoekers waren er?",
    ]
    if american:
        headings = ["Timestamp", "Activity", "Number of visitors"]
    return truth, make.book({"": [headings, *rows]})


def dates_across(make: Maker) -> tuple[Truth, Book]:
    """Activities down and whole dates across, perhaps each twice, with the part of the day below it."""
    names = make.names()
    dates = make.dates(4, 14)
    truth: Truth = {name: {} for name in names}
    write = make.spelling()
    parts = ["ochtend", "middag"] if make.chance(0.4) else []
    width = max(1, len(parts))
    header: list[Value] = ["Activiteit"]
    for date in dates:
        header += [write(date), *[None] * (width - 1)]
    rows: Rows = [header]
    if parts:
        rows.append([None, *parts * len(dates)])
    for name in names:
        row: list[Value] = [name]
        for date in dates:
            numbers = [make.number() for _part in range(width)]
            truth[name][date] = sum(numbers)
            row += numbers
        rows.append(row)
    return truth, make.book({make.sheet_name() or "Blad1": make.title(rows)})


def a_sheet_each(make: Maker) -> tuple[Truth, Book]:
    """A sheet for each activity with a date and a number."""
    truth = make.truth(make.names(2, 4), make.dates())
    write = make.spelling()
    heading: list[Value] = [make.pick(DATE_WORDS), make.pick(TOTAL_WORDS)]
    return truth, make.book(
        {
            name: [heading, *([write(date), n] for date, n in sorted(by.items()))]
            for name, by in truth.items()
        }
    )


def meter(make: Maker) -> tuple[Truth, Book]:
    """A counter at the door, written down when it opens and when it closes."""
    stand, by = make.random.randint(500, 9000), {}
    rows: Rows = [
        [
            make.pick(DATE_WORDS[:3]),
            *make.random.choice((("Stand begin", "Stand eind"), ("Open", "Dicht"))),
            "Bezoekers",
        ]
    ]
    write = make.spelling()
    for date in make.dates(6, 20):
        by[date] = make.number()
        rows.append([write(date), stand, stand + by[date], by[date]])
        stand += by[date]
    return {"Inloop": by}, make.book({"Inloop": rows})


def season_sheets(make: Maker) -> tuple[Truth, Book]:
    """A sheet a month from the autumn to the spring; only the name of the file tells the two years."""
    names = make.names(2, 4)
    truth: Truth = {name: {} for name in names}
    sheets: dict[str, Rows] = {}
    for month in (9, 10, 11, 12, 1, 2, 3, 4, 5)[make.random.randint(0, 2) :]:
        days = _days(make.year + (month < _AUTUMN), month)
        rows: Rows = [["Activiteit", *(day.day for day in days)]]
        for name in names:
            kept = {day: make.number() for day in days if make.chance(0.2)}
            truth[name] |= kept
            rows.append([name, *(kept.get(day) for day in days)])
        sheets[MONTHS[month - 1]] = rows
    return _held(truth), make.book(sheets, f"tellijst seizoen {make.year}-{make.year + 1}")


def kinds_in_columns(make: Maker) -> tuple[Truth, Book]:
    """A list with adults and children apart, perhaps their sum beside them and how many of them were new."""
    names = make.names()
    truth = make.truth(names, make.dates())
    write = make.spelling()
    with_sum, with_new = make.chance(0.5), make.chance(0.5)
    heading: list[Value] = [make.pick(DATE_WORDS[:4]), make.pick(ACTIVITY_WORDS[:3])]
    heading += ["Volwassenen", "Kinderen", *(["Totaal"] if with_sum else [])]
    rows: Rows = [[*heading, *(["waarvan nieuw"] if with_new else [])]]
    for date, name, n in sorted((d, name, n) for name, by in truth.items() for d, n in by.items()):
        children = n // 3
        row: list[Value] = [write(date), name, n - children, children]
        rows.append([*row, *([n] if with_sum else []), *([n % 3] if with_new else [])])
    return truth, make.book({make.sheet_name(): make.title(rows)})


def months_beside(make: Maker) -> tuple[Truth, Book]:
    """Two or three months beside one another in one table, each with its name above its days."""
    names = make.names()
    truth: Truth = {name: {} for name in names}
    first = make.random.randint(1, 10)
    days = [day for month in range(first, first + 2) for day in _days(make.year, month)]
    upper: list[Value] = [f"Bezoekers {make.year}"]
    upper += [MONTHS[day.month - 1] if day.day == 1 else None for day in days]
    rows: Rows = [upper, ["Activiteit", *(day.day for day in days)]]
    for name in names:
        kept = {day: make.number() for day in days if make.chance(0.3)}
        truth[name] |= kept
        rows.append([name, *(kept.get(day) for day in days)])
    return _held(truth), make.book({"Blad1": rows})


def names_once(make: Maker) -> tuple[Truth, Book]:
    """A list by activity, whose name stands in the first of its rows, or in all of them (a merged cell)."""
    truth = make.truth(make.names(2, 4), make.dates(4, 10))
    write = make.spelling()
    rows: Rows = [["Activiteit", make.pick(DATE_WORDS[:3]), make.pick(TOTAL_WORDS[:4])]]
    once = make.chance(0.5)
    for name, by in truth.items():
        for number, (date, n) in enumerate(sorted(by.items())):
            rows.append([None if once and number else name, write(date), n])
    return truth, make.book({make.sheet_name(): make.title(rows)})


def sections(make: Maker) -> tuple[Truth, Book]:
    """Activities down in groups, each group with its heading and its subtotal, and a total at the end."""
    names = make.names(4, 6)
    month = make.random.randint(1, 12)
    days = _days(make.year, month)
    truth: Truth = {name: {} for name in names}
    rows: Rows = [[f"{MONTHS[month - 1]} {make.year}"], ["Activiteit", *(day.day for day in days)]]
    for group, part in (("Ontmoeten", names[:2]), ("Leren", names[2:])):
        if make.chance(0.7):
            rows.append([group])
        for name in part:
            truth[name] = {day: make.number() for day in days if make.chance(0.4)}
            rows.append([name, *(truth[name].get(day) for day in days)])
        sums = [sum(truth[name].get(day, 0) for name in part) or None for day in days]
        rows.append([f"Subtotaal {group.casefold()}", *sums])
    whole = [sum(truth[name].get(day, 0) for name in names) or None for day in days]
    rows.append(["Totaal", *whole])
    return _held(truth), make.book({make.sheet_name() or "Blad1": rows})


def groups_of_columns(make: Maker) -> tuple[Truth, Book]:
    """Dates down and activities across in groups, each with its sum beside it under any name."""
    names = make.names(4, 6)
    truth = make.truth(names, make.dates(8, 30), 0.4)
    parts = (names[:2], names[2:])
    write = make.spelling()
    words = [make.pick(("Subtotaal", "Samen", "Ontmoeten totaal", "Som")), make.pick(SUM_WORDS)]
    whole = make.chance(0.5)
    rows: Rows = [[make.pick(DATE_WORDS[:4])]]
    for part, word in zip(parts, words, strict=True):
        rows[0] += [*part, f"{word} {names.index(part[0])}"]
    rows[0] += ["Alles bij elkaar"] if whole else []
    for date in sorted({date for by in truth.values() for date in by}):
        row: list[Value] = [write(date)]
        for part in parts:
            values = [truth[name].get(date) for name in part]
            row += [*values, sum(value or 0 for value in values) or None]
        rows.append([*row, *([sum(by.get(date, 0) for by in truth.values())] if whole else [])])
    return truth, make.book({make.sheet_name(): make.title(rows)})


def dates_without_year(make: Maker) -> tuple[Truth, Book]:
    """Dates of which only the title, the sheet or the file tells the year."""
    names = make.names()
    truth = make.truth(names, make.dates(6, 20))
    writes: tuple[Callable[[dt.date], Value], ...] = (
        lambda date: f"{date.day} {MONTHS[date.month - 1]}",
        lambda date: f"{date.day} {MONTHS[date.month - 1][:3]}",
        lambda date: f"{DAYS[date.weekday()][:2]} {date.day} {MONTHS[date.month - 1][:3]}.",
        lambda date: f"{date.day}-{date.month}",
    )
    write = make.random.choice(writes)
    rows: Rows = [[make.pick(DATE_WORDS[:4]), *names]]
    for date in sorted({date for by in truth.values() for date in by}):
        rows.append([write(date), *(truth[name].get(date) for name in names)])
    where = make.random.randint(0, 2)
    if where == 0:
        rows = [[f"Bezoekers {make.year}"], *rows]
    title = str(make.year) if where == 1 else "Blad1"
    stem = f"tellingen {make.year}" if where == _SHORT - 1 else "lijst"
    return truth, make.book({title: rows}, stem)


def cancelled_and_estimated(make: Maker) -> tuple[Truth, Book]:
    """Dates down, with cells that say that it did not go on, and numbers that were estimated or typed as text."""
    names = make.names()
    dates = make.dates(8, 24)
    truth = make.truth(names, dates, 0.7)
    write = make.spelling()
    off = make.pick(("vervallen", "x", "dicht", "ging niet door"))
    spell = make.random.choice((lambda n: f"±{n}", lambda n: f"ca. {n}", str, lambda n: f"{n},0"))
    rows: Rows = [[make.pick(DATE_WORDS[:4]), *names]]
    for date in dates:
        row: list[Value] = [write(date)]
        for name in names:
            n = truth[name].get(date)
            if n is None:
                row.append(off if make.chance(0.3) else None)
            else:
                row.append(spell(n) if make.chance(0.3) else n)
        rows.append(row)
    return truth, make.book({make.sheet_name(): make.title(rows)})


def a_block_a_week(make: Maker) -> tuple[Truth, Book]:
    """Weeks below one another with the days as dates above each block, and notes beside it."""
    names = make.names(2, 4)
    truth: Truth = {name: {} for name in names}
    rows: Rows = [[f"Weekstaten {make.year}"]]
    first = make.random.randint(2, 40)
    for week in range(first, first + make.random.randint(2, 5)):
        days = [dt.date.fromisocalendar(make.year, week, day) for day in range(1, 6)]
        rows += [[], [f"Week {week}", *(f"{d.day}-{d.month}-{d.year}" for d in days), "opmerking"]]
        for name in names:
            kept = {day: make.number() for day in days if make.chance(0.6)}
            truth[name] |= kept
            note = "druk" if make.chance(0.2) else None
            rows.append([name, *(kept.get(day) for day in days), note])
    return _held(truth), make.book({"Blad1": rows})


def _days(year: int, month: int) -> list[dt.date]:
    first = dt.date(year, month, 1)
    days = [first + dt.timedelta(days=number) for number in range(31)]
    return [day for day in days if day.month == month]


def _held(truth: Truth) -> Truth:
    return {name: by for name, by in truth.items() if by}


LAYOUTS: tuple[Callable[[Maker], tuple[Truth, Book]], ...] = (
    *(
        a_list,
        dates_down,
        parts_of_days,
        month_sheets,
        months_below,
        weeks,
        week_columns,
        turned_list,
    ),
    *(dates_in_parts, several_tables, year_calendar, presence, dates_once, forms, dates_across),
    *(a_sheet_each, meter, season_sheets, kinds_in_columns, months_beside, names_once, sections),
    *(groups_of_columns, dates_without_year, cancelled_and_estimated, a_block_a_week),
)


def random_sheet(seed: int) -> tuple[str, Truth, Book]:
    """The name of the layout, what is true, and the file that tells it."""
    make = Maker(seed)
    layout = LAYOUTS[seed % len(LAYOUTS)]
    truth, book = layout(make)
    return layout.__name__, truth, book
