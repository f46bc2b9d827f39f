"""Sheets in random layouts, made from counts that are known: none is read wrong without a word."""

import datetime as dt
from collections.abc import Iterable

import pytest

from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts.count_sheet import read_book
from tests.exchange.counts.random_sheets import Truth, random_sheet

TODAY = dt.date(2026, 11, 30)
IN_THE_SUITE, IN_TORTURE = 306, 1000
WITHOUT_A_QUESTION = 0.95


def outcome(seed: int) -> str:
    """How the sheet of this seed is read: "read", "asked", "refused", or what is wrong with it."""
    layout, truth, book = random_sheet(seed)
    try:
        file = read_book(book, lambda _done, _all: None, today=TODAY)
    except Invalid:
        return "refused"
    if file.unclear:
        return "asked"
    read: Truth = {}
    for found in file.found:
        if found.cancelled:
            continue
        read.setdefault(found.activity, {})[found.date] = file.visits(found) or 0
    return "read" if read == truth else f"{layout}, seed {seed}: {file.unreadable[:2]}"


def are_read(seeds: Iterable[int]) -> None:
    outcomes = [outcome(seed) for seed in seeds]
    assert [words for words in outcomes if words not in {"read", "asked", "refused"}] == []
    assert outcomes.count("read") >= WITHOUT_A_QUESTION * len(outcomes)


def test_sheets_of_every_layout_are_read_to_the_unit() -> None:
    are_read(range(IN_THE_SUITE))


@pytest.mark.torture
def test_a_thousand_other_sheets_are_read_to_the_unit() -> None:
    are_read(range(10_000, 10_000 + IN_TORTURE))
