"""What one cell says."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app.exchange.counts.cell_count import CellCount, not_held, read_count
from buurthuis_app.exchange.counts.legend import Legend, find_legend
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value, column_letters

NO_LEGEND = Legend()


def legend_of(*rows: tuple[Value, ...]) -> Legend:
    return find_legend(SheetGrid(title="Uitleg", rows=rows))


def read(value: Value, legend: Legend = NO_LEGEND, formula: str = "") -> CellCount:
    reading = read_count(value, legend, formula=formula)
    assert reading is not None
    return reading


@pytest.mark.parametrize(
    "value",
    [14, 14.0, "14", " 14 ", "14.0", "14,0", "14 personen", "14 pers.", "14\N{NO-BREAK SPACE}"],
)
def test_a_number_is_a_count_however_it_is_typed(value: Value) -> None:
    assert read(value) == CellCount(numbers=(("", 14),))


@pytest.mark.parametrize(
    "value",
    [
        "±14",
        "± 14",
        "ca. 14",
        "ca 14",
        "ca.14",
        "c.a. 14",
        "14?",
        "~14",
        "ongeveer 14",
        "+/- 14",
        "circa 14",
        "14 (geschat)",
        "geschat 14",
        "plm. 14",
        "ong. 14",
        "zo'n 14",
        "14 ±",
        "Ca. 14",
        "≈14",
    ],
)
def test_a_mark_beside_a_number_makes_it_an_estimate(value: Value) -> None:
    assert read(value) == CellCount(numbers=(("", 14),), estimated=True)


@pytest.mark.parametrize("value", ["12+3", "12 + 3", "12v+3k", "12 volw. + 3 kinderen"])
def test_two_numbers_are_adults_and_children(value: Value) -> None:
    assert read(value) == CellCount(numbers=(("volwassenen", 12), ("kinderen", 3)))


def test_one_estimated_part_makes_the_count_an_estimate() -> None:
    assert read("12+±3").estimated
    assert read("±12+3") == CellCount(
        numbers=(("volwassenen", 12), ("kinderen", 3)), estimated=True
    )


def test_a_word_beside_one_number_names_its_kind() -> None:
    assert read("3 kinderen").numbers == (("kinderen", 3),)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        *(
            (word, "")
            for word in (
                "x",
                "X",
                "-",
                "–",
                "vervallen",
                "Vervallen!",
                "afgelast",
                "geen",
                "n.v.t.",
                "nvt",
            )
        ),
        *(
            (word, word)
            for word in ("dicht", "vakantie", "gesloten", "ziek", "kerstvakantie", "tweede paasdag")
        ),
        ("vervallen: ziekte", "ziekte"),
        ("niet doorgegaan i.v.m. storm", "storm"),
        ("x ziek", "ziek"),
        ("dicht (kerst)", "dicht (kerst)"),
    ],
)
def test_a_word_can_say_that_it_was_not_held(value: str, reason: str) -> None:
    assert read(value) == CellCount(cancelled_because=reason)


@pytest.mark.parametrize(
    "value",
    [
        "veel",
        "?",
        "20+",
        "12-15",
        "14 à 15",
        "14 honden",
        "+",
        "±",
        "#REF!",
        True,
        float("nan"),
        float("inf"),
        "12+veel",
        "12+3 honden",
        "12v+3v",
        "12+3+2",
        "1+2+3+4",
        "½",
        "-4",
        -4,
        "-3 mensen",
        "14,5",
        14.5,
        "1/2",
        "100000",
        100000,
        "99999+1",
        10**30,
        "9" * 4000,
        "1,234",
        dt.date(2025, 3, 12),
        dt.time(14),
        "14 x",
    ],
)
def test_what_is_no_count_gets_a_sentence(value: Value) -> None:
    reading = read(value)
    assert reading.trouble.endswith(".")
    assert reading.numbers == ()


def test_each_kind_of_trouble_has_its_own_sentence() -> None:
    kinds: tuple[Value, ...] = (
        "veel",
        -4,
        "14,5",
        100_000,
        "1+2+3",
        dt.date(2025, 3, 12),
        "=SUM(B2:B9)",
    )
    assert len({read(value).trouble for value in kinds}) == len(kinds)


@pytest.mark.parametrize("value", [None, "", "   ", "\N{NO-BREAK SPACE}"])
def test_an_empty_cell_is_not_counted(value: Value) -> None:
    assert read_count(value, NO_LEGEND) is None


def test_zero_is_a_count() -> None:
    assert read(0) == read("0") == CellCount(numbers=(("", 0),))


def test_a_computed_total_is_never_a_count() -> None:
    assert read(51, formula="=SUM(B4:B9)").trouble
    assert read("=SUM(B4:B9)").trouble
    assert read(None, formula="=99999999+1").trouble


def test_a_sum_of_typed_numbers_is_a_count() -> None:
    assert read(15, formula="=12+3") == CellCount(numbers=(("", 15),))


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans()))
def test_no_cell_breaks_the_reader(value: Value) -> None:
    reading = read_count(value, NO_LEGEND)
    if reading is not None:
        said = (bool(reading.numbers), reading.cancelled_because is not None, bool(reading.trouble))
        assert sum(said) == 1
        assert all(0 <= number <= 99_999 for _kind, number in reading.numbers)


@given(st.integers(0, 99_999))
def test_every_number_comes_back_as_it_was_written(number: int) -> None:
    dotted = f"{number:,}".replace(",", ".")
    assert read(number) == read(str(number)) == read(dotted)
    assert read(f"±{number}").numbers == read(f"{number}?").numbers == (("", number),)


def test_the_legend_of_the_sheet_gives_marks_their_meaning() -> None:
    legend = legend_of(
        ("v = vervallen, s: = storm; * = geschat, 12+3 = leden + gasten, q = kwartet",)
    )
    assert read("v", legend) == CellCount(cancelled_because="")
    assert read("14*", legend) == CellCount(numbers=(("", 14),), estimated=True)
    assert read("12+3", legend).numbers == (("leden", 12), ("gasten", 3))
    assert read("q", legend).trouble


def test_a_legend_can_stand_in_two_cells_or_under_a_heading() -> None:
    legend = legend_of(
        ("Legenda",),
        ("d", None, "dicht wegens feestdag"),
        ("o", "=", "niet geteld"),
        ("g: geschat aantal",),
        (),
        ("Uitleg: x = vakantie",),
        ("10+2+1", "volwassenen, kinderen"),
    )
    assert legend.rows == {0, 1, 2, 3, 5, 6}
    assert read("D", legend).cancelled_because == "dicht wegens feestdag"
    assert read_count("o", legend) is None
    assert read("14g", legend).estimated
    assert read("x", legend).cancelled_because == "vakantie"


def test_a_meaning_may_hold_a_comma() -> None:
    assert read("x", legend_of(("x = dicht, bijvoorbeeld een feestdag",))).cancelled_because == (
        "dicht, bijvoorbeeld een feestdag"
    )


def test_a_legend_on_another_sheet_holds_where_the_own_sheet_says_nothing() -> None:
    general = legend_of(("x = vakantie, z = ziek, ! = geschat, 2+1 = leden + gasten",))
    own = legend_of(("x = vervallen, ! = niet geteld",)).over(general)
    assert read("x", own).cancelled_because == ""
    assert read("z", own).cancelled_because == "ziek"
    assert read_count("!", own) is None
    assert read("2+1", own).numbers == (("leden", 2), ("gasten", 1))


def test_a_story_is_no_legend_and_no_cancellation() -> None:
    assert (
        legend_of(("Vandaag = iedereen blij",), (1, "x = vervallen"), ("=A1",)).rows == frozenset()
    )
    assert not_held("Het was gezellig") is None


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_in_excel(column: int, letters: str) -> None:
    assert column_letters(column) == letters
