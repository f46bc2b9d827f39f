"""Texts compared, sorted and found whatever their capitals, accents and spaces."""

import pytest

from buurthuis_app.domain.confidant.behaviours import HelpLine
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.texts import folded, in_words, name_key, plain, single, tidied


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Özlem", "OZLEM"),
        ("ŞÜKRAN", "Şükran"),
        ("YILDIZ", "Yıldız"),
        ("Łukasz", "lukasz"),
        ("Straße", "STRASSE"),
    ],
)
def test_capitals_and_accents_make_no_difference(written: str, same: str) -> None:
    assert folded(written) == folded(same)
    assert plain(f"  {written}  Smit") == plain(f"{same} Smit")


def test_names_stand_in_the_order_in_which_a_reader_looks_for_them() -> None:
    names = ["Zoë", "Émile", "Eva", "Özlem", "Otto", "anna"]
    assert sorted(names, key=folded) == ["anna", "Émile", "Eva", "Otto", "Özlem", "Zoë"]


def test_blanks_are_single_and_punctuation_parts_words() -> None:
    assert single(" Ria \n van  Dam ") == "Ria van Dam"
    assert in_words("Taal-Café: (nieuw)") == "taal cafe nieuw"


def test_one_name_has_one_key_and_an_accent_makes_another_name() -> None:
    assert name_key(" Open  Inloop ") == name_key("open inloop")
    assert name_key("René") != name_key("Rene")


def test_a_record_is_kept_without_blanks_around_its_texts() -> None:
    typed = HelpLine(id=new_id(), centre_id=new_id(), name=" De  lijn ", explanation=" a  b\n")
    tidy = tidied(typed, "name")
    assert (tidy.name, tidy.explanation, tidy.id) == ("De lijn", "a  b", typed.id)
