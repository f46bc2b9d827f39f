"""Amounts as people write them, and money that is shared without losing a cent."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurthuis_app.domain.shared.money import MOST_CENTS, read_amount, shares
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import euros


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1.250,-", 1250_00),
        ("€ 1250,50", 1250_50),
        ("€1.250,50", 1250_50),
        ("1250", 1250_00),
        ("1 250,5", 1250_50),
        ("1.250", 1250_00),
        ("12.50", 12_50),
        ("12,--", 12_00),
        ("90.000", 90_000_00),
        ("90000 euro", 90_000_00),
        ("EUR 5", 5_00),
        ("10.000.000", 10_000_000_00),
        ("gratis", 0),
        ("0", 0),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, cents: int) -> None:
    assert read_amount(text).value() == cents


@pytest.mark.parametrize(
    ("text", "choices", "question"),
    [
        ("1,250.50", (1250_50,), "Bedoelt u € 1.250,50?"),
        ("1,250", (1250_00, 1_25), "Bedoelt u € 1.250,00 of € 1,25?"),
        ("1,234", (1234_00,), "Bedoelt u € 1.234,00?"),
        ("1,250,000", (1_250_000_00,), "Bedoelt u € 1.250.000,00?"),
        ("99,999,990", (), ""),
    ],
)
def test_an_amount_that_can_be_read_in_another_way_asks_which(
    text: str, choices: tuple[int, ...], question: str
) -> None:
    reading = read_amount(text)
    assert reading.choices == choices
    assert reading.cents is None
    if choices:
        assert reading.question == question.replace("€ ", "€\xa0")
    with pytest.raises(Invalid):
        reading.value()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-5", "onder nul"),
        ("−5", "onder nul"),
        ("€ -5,00", "onder nul"),
        ("10.000.000.000", "te hoog"),
        ("10000000000", "te hoog"),
        ("veel", "geen bedrag"),
        ("", "geen bedrag"),
        ("-", "geen bedrag"),
        ("1.25.0", "geen bedrag"),
        ("12,345,6", "geen bedrag"),
        ("5,123", "Bedoelt u"),
    ],
)
def test_what_is_no_amount_is_said_in_a_sentence(text: str, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        read_amount(text).value()


@settings(max_examples=60)
@given(st.integers(0, MOST_CENTS))
def test_what_the_program_writes_it_reads_back(cents: int) -> None:
    assert read_amount(euros(cents)).value() == cents


def test_what_cannot_be_shared_evenly_gives_the_first_ones_a_cent_more() -> None:
    assert shares(100, 3) == (34, 33, 33)
    assert shares(0, 2) == (0, 0)


@settings(max_examples=60)
@given(st.integers(-MOST_CENTS, MOST_CENTS), st.integers(1, 9))
def test_shares_together_are_the_whole_and_differ_a_cent_at_most(cents: int, parts: int) -> None:
    found = shares(cents, parts)
    assert sum(found) == cents
    assert len(found) == parts
    assert max(found) - min(found) <= 1
