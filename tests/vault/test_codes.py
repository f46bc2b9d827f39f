"""What people type: words, the recovery key from paper, and receipts."""

import base64
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurthuis_app import paths
from buurthuis_app.sealing import words
from buurthuis_app.sealing.words import WordList
from buurthuis_app.vault import codes, crockford
from buurthuis_app.vault.crockford import Mistyped

KEY = bytes(range(1, 21))


@pytest.mark.parametrize(
    ("word_list", "length"), [(WordList.DUTCH, 2**12), (WordList.ENGLISH, 6**5)]
)
def test_the_list_of_words_is_whole(word_list: WordList, length: int) -> None:
    every = words.words(word_list)
    assert len(every) == len(set(every)) == length
    assert all(word == word.lower() and word.isascii() and word for word in every)
    assert min(map(len, every)) >= 3


def test_no_dutch_word_is_the_beginning_of_another() -> None:
    every = words.words()
    assert list(every) == sorted(every)
    assert not [word for word, after in pairwise(every) if after.startswith(word)]


def test_no_dutch_word_is_of_an_unwanted_kind() -> None:
    kinds = (paths.resources() / "words" / "unwanted.txt").read_text(encoding="utf-8").splitlines()
    unwanted = [word for kind in kinds for word in kind.partition(":")[2].split()]
    assert len(unwanted) > 500
    every = words.words()
    assert not [word for word in unwanted if word in every]
    assert not [
        (stem, word)
        for stem in unwanted
        if stem.endswith("*")
        for word in every
        if word.startswith(stem[:-1])
    ]


def test_a_list_that_is_not_whole_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "nl.txt").write_text("appel\npeer\n")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(ValueError, match="2"):
        words.words()


def test_a_passphrase_is_seven_dutch_words_and_never_the_same() -> None:
    drawn = {codes.generated_passphrase() for _ in range(50)}
    assert len(drawn) == 50
    known = set(words.words())
    assert all(len(phrase.split()) == 7 and set(phrase.split()) <= known for phrase in drawn)


@pytest.mark.parametrize("word_list", WordList)
def test_a_sum_is_spelled_in_words_that_tell_all_of_it(word_list: WordList) -> None:
    every = words.words(word_list)
    value = (len(every) + 1).to_bytes(8, "big")
    assert words.spelled(value, 3, word_list) == (every[1], every[1], every[0])


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
    assert [len(group) for group in text.split("-")] == [4] * 7 + [5]
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
