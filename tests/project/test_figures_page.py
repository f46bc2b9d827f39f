"""The page of definitions says what the program says, and every figure is defined once."""

from buurthuis_app.domain.figures.figures import definitions
from buurthuis_app.domain.overviews.every_definition import every_definition
from buurthuis_app.gui.tabs.harvest.figure_cards import FIGURES, meaning
from tests.project.figures_page import tables, written


def test_the_page_has_the_programs_own_list() -> None:
    assert written() == tables()
    assert written().count("\n| ") > 40


def test_every_word_is_defined_once_within_its_subject() -> None:
    for group in every_definition():
        terms = [one.term for one in group.definitions]
        assert len(set(terms)) == len(terms)
        assert all(one.meaning.rstrip().endswith((".", "'")) for one in group.definitions)


def test_attendances_and_people_are_two_words() -> None:
    known = {one.key: one for one in definitions()}
    assert "verschillende mensen" not in known["attendances"].term
    assert known["people"].meaning.startswith("niet bijgehouden")


def test_the_cards_of_the_window_say_the_same() -> None:
    said = {
        f"{one.term}: {one.meaning}" for group in every_definition() for one in group.definitions
    }
    assert {meaning(card.term()) for card in FIGURES} <= said
