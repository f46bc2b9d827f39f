"""What people type: words, the recovery key from paper, and receipts."""

import base64
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurthuis_app.sealing import words
from buurthuis_app.vault import codes, crockford
from buurthuis_app.vault.crockford import Mistyped

KEY = bytes(range(1, 21))


def test_the_list_of_words_is_whole() -> None:
    every = words.words()
    assert len(every) == len(set(every)) == words.LENGTH == 6**5
    assert all(word == word.lower() and word.isascii() and " " not in word for word in every)
    assert min(map(len, every)) >= 3


def test_a_list_that_is_not_whole_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "LENGTH", words.LENGTH + 1)
    with pytest.raises(ValueError, match="7776"):
        words.words()
    monkeypatch.undo()
    assert len(words.words()) == 7776


def test_a_passphrase_is_six_words_and_never_the_same() -> None:
    drawn = {codes.generated_passphrase() for _ in range(50)}
    assert len(drawn) == 50
    known = set(words.words())
    assert all(len(one.split()) == 6 and set(one.split()) <= known for one in drawn)


def test_a_sum_is_spelled_in_words_that_tell_all_of_it() -> None:
    assert words.spelled((7776 + 1).to_bytes(8, "big"), 3) == (
        words.words()[1],
        words.words()[1],
        words.words()[0],
    )


@pytest.mark.parametrize("typed", ["café met melk", "  café   met\tmelk ", "cafe\u0301 met melk"])
def test_the_same_passphrase_comes_from_every_keyboard(typed: str) -> None:
    assert codes.passphrase_bytes(typed) == codes.passphrase_bytes("café met melk")
    assert codes.passphrase_bytes(typed) == unicodedata.normalize("NFC", "café met melk").encode()


def test_a_recovery_key_stands_on_paper_in_fours() -> None:
    text = codes.recovery_key_text(KEY)
    other = base64.b32encode(KEY).decode("ascii")
    ours = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", crockford.SYMBOLS)
    assert text.replace("-", "")[:-1] == other.translate(ours)
    assert text[-1] == crockford.SYMBOLS[int.from_bytes(KEY, "big") % 37]
    assert [len(group) for group in text.split("-")] == [4] * 8 + [1]
    assert codes.recovery_key_from(text) == KEY


@given(st.binary(min_size=20, max_size=20))
@settings(max_examples=40)
def test_every_key_is_read_back_however_it_is_typed(key: bytes) -> None:
    text = codes.recovery_key_text(key)
    for typed in (text, text.lower(), text.replace("-", ""), text.replace("-", " – ")):
        assert codes.recovery_key_from(typed) == key
    misread = text.replace("0", "O").replace("1", "l")
    assert codes.recovery_key_from(misread) == key


def test_a_wrong_symbol_does_not_fit_its_check_symbol() -> None:
    text = crockford.encoded(KEY) + crockford.check_symbol(KEY)
    assert crockford.decoded(text, len(KEY)) == KEY
    other = "1" if text[0] == "0" else "0"
    with pytest.raises(Mistyped):
        crockford.decoded(other + text[1:], len(KEY))


@given(st.binary(min_size=20, max_size=20), st.data())
@settings(max_examples=60)
def test_one_wrong_symbol_and_two_that_changed_places_are_found(
    key: bytes, data: st.DataObject
) -> None:
    text = crockford.encoded(key) + crockford.check_symbol(key)
    place = data.draw(st.integers(0, len(text) - 2))
    other = data.draw(st.sampled_from(crockford.SYMBOLS))
    if other != text[place]:
        with pytest.raises(Mistyped):
            codes.recovery_key_from(text[:place] + other + text[place + 1 :])
    if text[place] != text[place + 1]:
        changed = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        with pytest.raises(Mistyped):
            codes.recovery_key_from(changed)


@pytest.mark.parametrize("typed", ["", "-", "ABCD", "U" * 33, "é" * 33, "0" * 32, "0" * 34])
def test_what_can_be_no_recovery_key_is_refused(typed: str) -> None:
    with pytest.raises(Mistyped):
        codes.recovery_key_from(typed)


def test_new_recovery_keys_end_in_a_sign_that_every_keyboard_has() -> None:
    keys = [codes.new_recovery_key() for _ in range(300)]
    assert len(set(keys)) == 300
    assert all(codes.recovery_key_text(key)[-1] in crockford.SYMBOLS for key in keys)


def test_a_receipt_is_eight_symbols() -> None:
    receipts = {codes.new_receipt() for _ in range(200)}
    assert len(receipts) == 200
    assert all(set(receipt) <= {*crockford.SYMBOLS, "-"} for receipt in receipts)
    assert {(len(receipt), receipt[4]) for receipt in receipts} == {(9, "-")}
