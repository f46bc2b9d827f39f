"""Arabic as it is drawn, beside what two libraries make of it that know more than is needed here."""

import unicodedata
from pathlib import Path

import arabic_reshaper
import pytest
from babel.messages.pofile import read_po
from bidi.algorithm import get_display

from buurthuis_app import paths
from buurthuis_app.reports.kit import fonts
from buurthuis_app.reports.kit.right_to_left import drawn, lines, shapes

CATALOGUE = Path(paths.resources() / "locale" / "ar" / "LC_MESSAGES" / "buurthuis.po")
ALONE = {
    forms["<isolated>"]: letter
    for letter, forms in shapes().items()
    if len(letter) == 1 and "<isolated>" in forms
}
"""The font draws a letter that stands alone by its plain code."""


def judged(line: str) -> str:
    plain = "".join(letter for letter in line if not unicodedata.combining(letter))
    shown: str = get_display(arabic_reshaper.reshape(plain), base_dir="R")
    return "".join(ALONE.get(letter, letter) for letter in shown)


def texts() -> list[str]:
    with CATALOGUE.open("rb") as file:
        found = [message.string for message in read_po(file) if message.id]
    every = [text for said in found for text in ([said] if isinstance(said, str) else said or ())]
    return [line for text in every for line in text.split("\n") if not set(line) & set("{%<*")]


def test_every_text_of_the_door_is_drawn_as_it_is_read() -> None:
    wrong = [line for line in texts() if drawn(line) != judged(line)]
    assert wrong == ["الوقاية من الانتحار (113 Zelfmoordpreventie)"]  # a number before a Dutch name
    assert len(texts()) > 300


@pytest.mark.parametrize(
    ("read", "seen"),
    [("لا", "\ufefb"), ("الله", "\ufeea\ufee0\ufedf\u0627"), ("F1 (0)", "(0) F1"), ("", "")],
)
def test_a_lam_takes_its_alef_along_and_latin_stays_as_it_is(read: str, seen: str) -> None:
    assert drawn(read) == seen


def test_a_long_text_is_parted_at_blanks_each_line_from_its_own_end() -> None:
    text = "انقر على هذا الزر وأعطه اسمًا."
    parted = list(lines(text, len, 12))
    assert len(parted) == 3
    assert all(len(line) <= 12 for line in parted)
    assert parted[0] == drawn("انقر على هذا")


def test_the_faces_have_its_shapes_but_no_paper_takes_it_as_it_is_typed() -> None:
    assert fonts.missing_glyphs(drawn("\ufefb \ufee0")) == frozenset()
    assert fonts.missing_glyphs("شاي") == frozenset("شاي")
