"""Cells on a plain paper, as a Dutch reader expects them."""

import datetime as dt

import pytest

from buurthuis_app.domain.papers.plain_paper import cell_words
from buurthuis_app.domain.papers.spreadsheet import Cell


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (None, ""),
        ("Ria", "Ria"),
        (dt.date(2026, 11, 22), "22-11-2026"),
        (1500, "1.500"),
        (2.0, "2"),
        (2.5, "2,5"),
        (2.25, "2,25"),
    ],
)
def test_a_cell_says_what_it_holds(cell: Cell, words: str) -> None:
    assert cell_words(cell) == words
