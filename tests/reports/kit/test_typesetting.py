"""Whatever people type comes out literally and stays within its place."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.typesetting import LONGEST_PIECE, Typesetter, cleaned, shortened


@pytest.mark.parametrize(
    "typed", ["<b>vet</b>", "Jan & Truus", "<img src='/etc/hostname'/>", "&amp;", "a < b"]
)
def test_what_people_type_is_never_markup(typed: str) -> None:
    assert Typesetter().paragraph(typed, style.BODY).getPlainText() == typed


def test_a_letter_that_is_missing_is_shown_as_a_block_and_remembered() -> None:
    setter = Typesetter()
    assert setter.line("Feest 🎉!") == f"Feest {fonts.SUBSTITUTE}!"
    assert setter.missing == ("🎉",)


def test_a_family_of_joined_emoji_leaves_no_invisible_marks() -> None:
    assert Typesetter().line("👩‍👧️") == fonts.SUBSTITUTE * 2


@given(st.text())
def test_any_text_can_be_set(typed: str) -> None:
    setter = Typesetter()
    line = setter.line(typed)
    assert fonts.missing_glyphs(line) == frozenset()
    assert not any(fonts.invisible(letter) for letter in line)
    assert len(setter.paragraphs(typed, style.BODY)) <= cleaned(typed).count("\n") + 1


def test_letters_with_a_loose_accent_become_whole() -> None:
    assert cleaned("cafe\u0301") == "café"


def test_each_line_that_was_typed_is_a_paragraph() -> None:
    set_lines = Typesetter().paragraphs("Een.\r\n\r\n  Twee.\u2028Drie.\n", style.BODY)
    assert [each.getPlainText() for each in set_lines] == ["Een.", "Twee.", "Drie."]


@pytest.mark.parametrize(
    "parted",
    [
        "vrij-wil-li-gers-over-een-komst",
        "bewo-ners-ini-ti-a-tieven",
        "Werk-er-va-rings-plaatsen",
        "kinder-opvang",  # shorter words are left whole
    ],
)
def test_a_long_dutch_word_breaks_between_syllables(parted: str) -> None:
    word = parted.replace("-", "")
    shown = Typesetter().paragraph(word, style.CELL).text.replace("\u00ad", "-")
    assert shown == (parted if len(word) >= 18 else word)


def test_in_a_narrow_column_a_word_that_is_wider_breaks_between_syllables_too() -> None:
    (cell,) = Typesetter().cells("gastvrouwen van de buurtmaaltijd", style.CELL, 50)
    assert not isinstance(cell, str)
    lines = [_words(line) for line in cell.breakLines(50).lines]
    assert lines == ["gast-", "vrouwen", "vande", "buurtmaal-", "tijd"]


@pytest.mark.parametrize("word", ["a" * 10_000, "Mantelzorg" * 1_000, "<&>" * 3_000])
def test_a_word_without_end_stays_within_its_column(word: str) -> None:
    paragraph = Typesetter().paragraph(word, style.CELL)
    printed = [_words(line) for line in paragraph.breakLines(150).lines]
    assert "".join(printed) == word
    assert all(stringWidth(line, fonts.REGULAR, style.CELL.fontSize) <= 150 for line in printed)


def _words(line: Any) -> str:
    """The letters of a broken line; ReportLab keeps lines of plain and of escaped text differently."""
    if isinstance(line, tuple):
        return "".join(line[1])
    return "".join(fragment.text for fragment in line.words)


def test_a_cell_taller_than_a_page_is_parted_without_losing_a_letter() -> None:
    pieces = Typesetter().cells("woord " * 300, style.CELL, 100)
    texts = [piece if isinstance(piece, str) else piece.getPlainText() for piece in pieces]
    assert len(pieces) > 1
    assert all(len(text) <= LONGEST_PIECE for text in texts)
    assert " ".join(texts).split() == ["woord"] * 300


def test_what_fits_a_cell_needs_no_paragraph() -> None:
    assert Typesetter().cells("<b>Koffie</b>", style.CELL, 100) == ["<b>Koffie</b>"]


@given(st.text(alphabet="abc DEF", max_size=80), st.integers(min_value=30, max_value=200))
def test_the_running_head_never_grows_wider_than_its_place(text: str, width: int) -> None:
    fonts.register()
    assert stringWidth(shortened(text, fonts.BOLD, 8.5, width), fonts.BOLD, 8.5) <= width
