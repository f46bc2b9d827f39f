"""Dutch dates and numbers, where things are, and files written whole or not at all."""

import datetime as dt
import errno
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from buurthuis_app import files, i18n, paths
from buurthuis_app.errors import DiskFull, ReadOnly

DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (i18n.number(5120), "5.120"),
        (i18n.number(-1234567), "-1.234.567"),
        (i18n.number(13.84, 1), "13,8"),
        (i18n.number(12, 1), "12,0"),
        (i18n.percent(0.061), "6%"),
        (i18n.euros(575), "€\u00a05,75"),
        (i18n.euros(9_000_000), "€\u00a090.000,00"),
        (i18n.short_date(dt.date(2026, 1, 5)), "5-1-2026"),
        (i18n.long_date(DAY), "zondag 22 november 2026"),
        (i18n.day_and_month(DAY), "zo 22 nov"),
        (i18n.month_name(1), "januari"),
        (i18n.short_month_name(3), "mrt"),
        (i18n.weekday_name(0), "maandag"),
        (i18n.weekday_name(6), "zondag"),
        (i18n.clock(dt.time(9, 5)), "9.05"),
        (i18n.listing(["a", "b", "c"]), "a, b en c"),
        (i18n.listing([]), ""),
        (i18n.ngettext("{n} keer", "{n} keren", 1), "{n} keer"),
        (i18n.ngettext("{n} keer", "{n} keren", 0), "{n} keren"),
    ],
)
def test_numbers_dates_and_lists_read_as_a_dutch_reader_expects(said: str, expected: str) -> None:
    assert said.replace("\u202f", "\u00a0").replace("−", "-") == expected


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_dates_are_said_as_the_common_locale_data_has_them(day: dt.date) -> None:
    assert i18n.long_date(day) == format_date(day, "EEEE d MMMM y", locale="nl")
    assert i18n.day_and_month(day) == format_date(day, "EEE d MMM", locale="nl")


@given(st.integers(-(10**9), 10**9), st.integers(0, 3))
def test_numbers_are_written_as_the_common_locale_data_has_them(value: int, decimals: int) -> None:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    shown = i18n.number(value / 8, decimals)
    with localcontext() as context:
        context.rounding = ROUND_HALF_UP  # halves go up on paper
        assert shown == format_decimal(value / 8, format=pattern, locale="nl")
    assert i18n.euros(value) == format_currency(Decimal(value) / 100, "EUR", locale="nl")


def test_halves_go_up_as_people_round() -> None:
    assert [i18n.number(value) for value in (0.5, 1.5, 2.5, 10.5, -0.5)] == [
        *("1", "2", "3", "11"),
        "-1",
    ]
    assert [i18n.number(value, 1) for value in (2.25, 2.35, 0.05)] == ["2,3", "2,4", "0,1"]
    assert i18n.percent(0.125) == "13%"
    assert (i18n.rounded(7.25, 1), i18n.rounded(7.2, 1)) == (7.3, 7.2)


@given(st.lists(st.text("abc", min_size=1), max_size=5))
def test_lists_are_joined_as_the_common_locale_data_has_them(words: list[str]) -> None:
    assert i18n.listing(words) == format_list(words, locale="nl")


@pytest.fixture
def dutch_again() -> Iterator[None]:
    yield
    i18n.use_language("nl")


@pytest.mark.usefixtures("dutch_again")
def test_a_language_without_catalogue_shows_the_dutch_texts() -> None:
    i18n.use_language("fy")
    assert i18n._("Er is nog niets geteld.") == "Er is nog niets geteld."


@pytest.mark.usefixtures("dutch_again")
def test_papers_and_what_is_kept_are_dutch_in_another_language_too() -> None:
    i18n.use_language("en")
    with i18n.in_dutch():
        assert (i18n._("Vandaag"), i18n.ngettext("verhaal", "verhalen", 2)) == (
            "Vandaag",
            "verhalen",
        )
        with ThreadPoolExecutor(1) as other:
            assert other.submit(i18n._, "Vandaag").result() == "Today"
    assert (i18n.spoken(), i18n._("Vandaag")) == ("en", "Today")


def test_the_data_folder_is_the_chosen_one_then_the_surroundings_then_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTHUIS_DATA", str(tmp_path / "surroundings"))
    assert paths.data_folder(tmp_path / "chosen") == tmp_path / "chosen"
    assert paths.data_folder("~/centre") == Path.home() / "centre"
    assert paths.data_folder() == tmp_path / "surroundings"
    monkeypatch.delenv("BUURTHUIS_DATA")
    assert paths.data_folder().is_absolute()
    assert "buurthuis" in str(paths.data_folder()).lower()


def test_the_resources_are_there() -> None:
    assert (paths.resources() / "icons").is_dir()


def test_a_file_is_replaced_only_by_a_whole_one(tmp_path: Path) -> None:
    target = tmp_path / "overzicht.pdf"
    with files.written_whole(target) as file:
        file.write(b"first")
        assert not target.exists()
    assert target.read_bytes() == b"first"

    def fail_halfway() -> None:
        with files.written_whole(target) as file:
            file.write(b"half")
            raise LookupError

    with pytest.raises(LookupError):
        fail_halfway()
    assert target.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [target]


def test_what_a_killed_program_left_in_a_folder_of_people_goes_with_the_next_file_there(
    tmp_path: Path,
) -> None:
    gone = "4194304"  # no process has so high a number
    left = tmp_path / f".{gone}.{files.computer_mark()}{'a' * 24}.bezig"
    of_another_computer = tmp_path / f".{gone}.{'a' * 32}.bezig"
    under_way = files.unfinished_beside(tmp_path / "kaart.vcf")
    for stray in (left, of_another_computer, under_way):
        stray.touch()
    with files.written_whole(tmp_path / "overzicht.pdf"):
        pass
    assert not left.exists()
    assert of_another_computer.exists()
    assert under_way.exists()


def test_a_disk_without_room_leaves_the_former_file_and_nothing_else(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system sets no limit to files")
    target = tmp_path / "overzicht.pdf"
    target.write_bytes(b"first")

    def write_much() -> None:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
        try:
            with files.written_whole(target) as file:
                file.write(b"x" * 100_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    with pytest.raises((DiskFull, ReadOnly)):
        write_much()
    assert target.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(ReadOnly, match="bestaat niet"),
        files.written_whole(tmp_path / "weg" / "overzicht.pdf"),
    ):
        pass


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, DiskFull, "schijf is vol"),
        (errno.ENOENT, ReadOnly, "bestaat niet"),
        (errno.EACCES, ReadOnly, "ander programma"),
    ],
)
def test_a_disk_that_refuses_is_explained_in_words(
    number: int, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words), files.speaking_of_files():
        raise OSError(number, "technical words")
