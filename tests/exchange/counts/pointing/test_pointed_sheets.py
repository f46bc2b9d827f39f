"""Pointed sheets: several tables, for the same headings only, and never further than they were said to go."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

import pytest

from buurthuis_app.domain.counts.count_sheet import CountFile
from buurthuis_app.domain.counts.pointing import Meaning, Pointing
from buurthuis_app.domain.counts.sheet_memory import Directions, SheetMemory
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts.count_sheet import read_book
from buurthuis_app.exchange.counts.pointing.sheet_look import look
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid, Value
from tests.exchange.counts.random_sheets import Truth, random_sheet

TODAY = dt.date(2026, 11, 30)
MEMORY = SheetMemory(centre_id=UUID(int=1))
Rows = list[list[Value]]
DATE, COUNT, LEAVE = Meaning.DATE, Meaning.COUNT, Meaning.LEAVE_OUT
IN_THE_SUITE, IN_TORTURE = 102, 510


def book(*sheets: Rows, stem: str = "lijst") -> Book:
    return Book(
        stem=stem,
        sheets=tuple(
            SheetGrid(title=f"Blad{n}", rows=tuple(map(tuple, rows)))
            for n, rows in enumerate(sheets, start=1)
        ),
    )


def read(file: Book, *said: Pointing, memory: SheetMemory = MEMORY, **answers: str) -> CountFile:
    directions = Directions(
        answers=answers, pointed={0: tuple(said)} if said else {}, memory=memory
    )
    return read_book(file, lambda _done, _all: None, directions=directions, today=TODAY)


def told(file: CountFile) -> Truth:
    truth: Truth = {}
    for found in file.found:
        if found.cancelled:
            continue
        truth.setdefault(found.activity, {})[found.date] = file.visits(found) or 0
    return truth


def remembered(file: CountFile) -> SheetMemory:
    return MEMORY.with_more(file.pointed, {})


def listed(month: int, names: Iterable[str] = ("Koffie", "Kassa"), rows: int = 3) -> Rows:
    names = tuple(names)
    days = [dt.date(2024, month, 4 + day) for day in range(rows)]
    return [["moment", *names], *([day, *range(day.day, day.day + len(names))] for day in days)]


COFFEE = Pointing(header=0, columns={0: DATE, 1: COUNT})


def are_read_as_pointed(seeds: Iterable[int]) -> None:
    """What the program sees can be pointed at, and gives the same."""
    pointed = 0
    for seed in seeds:
        layout, truth, file = random_sheet(seed)
        said = {n: seen.tables for n, seen in enumerate(look(file, TODAY, MEMORY)) if seen.tables}
        result = read_book(
            file, lambda _done, _all: None, directions=Directions(pointed=said), today=TODAY
        )
        assert told(result) == truth or result.unclear, (layout, seed)
        pointed += bool(said)
    assert pointed >= 0.85 * len(list(seeds))


def test_what_is_seen_on_a_sheet_reads_the_same_when_it_is_pointed_at() -> None:
    are_read_as_pointed(range(IN_THE_SUITE))


@pytest.mark.torture
def test_what_is_seen_on_many_more_sheets_reads_the_same_too() -> None:
    are_read_as_pointed(range(20_000, 20_000 + IN_TORTURE))


def test_tables_beside_and_below_one_another_are_pointed_at_each() -> None:
    day = dt.date(2024, 3, 4)
    rows: Rows = [
        ["Koffie", None, None, "Yoga"],
        ["moment", "aantal", None, "moment", "aantal"],
        [day, 5, None, day, 7],
        [],
        ["Zang"],
        ["moment", "aantal"],
        [day, 9],
    ]
    said = (
        Pointing(header=1, columns={0: DATE, 1: COUNT}, last=3),
        Pointing(header=1, columns={3: DATE, 4: COUNT}),
        Pointing(header=5, columns={0: DATE, 1: COUNT}),
    )
    assert told(read(book(rows), *said)) == {
        "Koffie": {day: 5},
        "Yoga": {day: 7},
        "Zang": {day: 9},
    }


def test_a_sheet_without_tables_is_not_read_and_named() -> None:
    file = read_book(
        book(listed(3), listed(4, ("Yoga", "Zang"))),
        lambda _done, _all: None,
        directions=Directions(pointed={1: ()}),
        today=TODAY,
    )
    assert {found.date.month for found in file.found} == {3}
    assert "Blad Blad2" in file.unused


def test_a_row_that_is_left_out_is_not_read_and_not_remembered() -> None:
    file = read(book(listed(3)), COFFEE.without(2))
    assert len(file.found) == 2
    again = read(book(listed(4)), memory=remembered(file))
    assert len(again.found) == 3
    assert again.recalled == ("Blad1",)


def test_it_holds_for_the_sheets_beside_it_with_the_same_headings_only() -> None:
    file = read(book(listed(3), listed(4), listed(5, ("Koffie", "Kassa", "Yoga"))), COFFEE)
    assert file.recalled == ("Blad2",)
    assert {found.activity for found in file.found if found.date.month == 5} >= {"Yoga"}


def test_a_new_row_of_a_sheet_on_its_side_is_not_left_out_in_silence() -> None:
    days: list[Value] = [dt.date(2024, 3, day) for day in (4, 11, 18)]
    rows: Rows = [["wat", *days], ["Koffie", 3, 4, 5], ["Thee", 6, 7, 9]]
    said = Pointing(header=0, columns={0: DATE, 1: COUNT, 2: COUNT}, on_its_side=True)
    file = read(book(rows), said)
    assert set(told(file)) == {"Koffie", "Thee"}
    again = read(book([*rows, ["Yoga", 8, 6, 4]]), memory=remembered(file))
    assert set(told(again)) == {"Koffie", "Thee", "Yoga"}
    assert not again.recalled


def test_counts_beyond_where_the_list_ended_are_asked() -> None:
    file = read(book(listed(3)), COFFEE.ended(3))
    assert not file.unclear
    again = read(book(listed(4, rows=5)), memory=remembered(file))
    assert len(again.found) == 3
    (question,) = again.unclear
    more = read(book(listed(4, rows=5)), memory=remembered(file), **{question.key: "read"})
    assert len(more.found) == 5


def test_numbers_of_a_text_file_beyond_the_end_are_asked_too() -> None:
    def texts(rows: int) -> Rows:
        return [[str(value) for value in row] for row in listed(3, rows=rows)]

    memory = remembered(read(book(texts(3)), COFFEE.ended(3)))
    assert len(read(book(texts(5)), memory=memory).unclear) == 1


def test_the_order_of_dates_in_a_pointed_column_is_judged_as_ever() -> None:
    rows: Rows = [["moment", "Koffie"]]
    rows += [[f"3/{day}/2024", day] for day in (4, 5, 6, 7)]
    assert [q.key.partition(":")[0] for q in read(book(rows), COFFEE).unclear] == ["order"]


def test_names_of_people_in_a_pointed_column_are_asked_and_not_kept() -> None:
    rows: Rows = [["moment", "wie", "n"]]
    for number, who in enumerate(("Ank Visser", "Bob Smit", "Cees de Wit", "Els Mol")):
        rows.append([dt.date(2024, 3, 4 + number), who, 2 + number])
    said = Pointing(header=0, columns={0: DATE, 1: Meaning.ACTIVITY, 2: COUNT})
    file = read(book(rows), said)
    assert [q.key.partition(":")[0] for q in file.unclear] == ["people"]
    assert "Visser" not in repr(file)


def test_what_lacks_a_date_is_judged_instead() -> None:
    with pytest.raises(Invalid):
        read(book([["a", "b"], ["x", 3], ["y", 4]]), Pointing(header=0, columns={1: COUNT}))
