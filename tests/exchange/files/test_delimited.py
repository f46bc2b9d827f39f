"""Text files: their encoding, what stands between the fields, and quotes that swallow rows."""

from pathlib import Path

import pytest

from buurthuis_app.errors import Damaged
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import Value

WORDS = "Café René;één taart à € 3\nCoördinatie;ideeën\n"


def rows(path: Path, content: bytes) -> tuple[tuple[Value, ...], ...]:
    target = path / "lijst.csv"
    target.write_bytes(content)
    (sheet,) = open_book(target).sheets
    return sheet.rows


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_accents_are_read_in_every_encoding_that_people_bring(
    encoding: str, tmp_path: Path
) -> None:
    found = rows(tmp_path, WORDS.encode(encoding))
    assert found == (("Café René", "één taart à € 3"), ("Coördinatie", "ideeën"))


def test_accents_of_an_old_till_are_read(tmp_path: Path) -> None:
    assert rows(tmp_path, "Café;één\r\n".encode("cp850")) == (("Café", "één"),)


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_a_first_line_may_tell_what_stands_between_the_fields(sign: str, tmp_path: Path) -> None:
    for first in (f"sep={sign}", f'"sep={sign}"'):
        content = f"{first}\r\na{sign}b;c,d\te|f\r\n".encode("utf-16")
        assert rows(tmp_path, content)[:2] == ((), tuple(f"a{sign}b;c,d\te|f".split(sign)))


def test_lines_of_an_old_macintosh_are_rows(tmp_path: Path) -> None:
    assert rows(tmp_path, b"a;b\rc;d\r") == (("a", "b"), ("c", "d"))


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ('a;b\nc;"d\ne;f\ng;h\n', 2),
        ('a;b\n"c;d\ne;f\n"g;h\ni;j\n', 2),
        ('a;b\n"een\ntwee";c\nd;"e\nf;g\n', 2),
    ],
)
def test_a_quote_that_swallows_rows_is_named(content: str, row: int, tmp_path: Path) -> None:
    with pytest.raises(Damaged, match=f"rij {row}"):
        rows(tmp_path, content.encode())


def test_answers_of_several_lines_and_odd_quotes_are_read(tmp_path: Path) -> None:
    assert rows(tmp_path, b'a;"een\ntwee"\nb;c\n') == (("a", "een\ntwee"), ("b", "c"))
    assert rows(tmp_path, b'a;15" pizza\n"b"c;d\n') == (("a", '15" pizza'), ("bc", "d"))
