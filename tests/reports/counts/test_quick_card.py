"""The quick card in each language of the door."""

import io

import pytest

from buurthuis_app.i18n import DUTCH, in_language, languages
from buurthuis_app.i18n import _ as said
from buurthuis_app.reports.counts.quick_card import write_quick_card
from tests.reports.tag_reader import TaggedPdf, faults


def card(language: str) -> bytes:
    content = io.BytesIO()
    notes = write_quick_card("De Schakel", content, language)
    assert (notes.pages, notes.missing_letters) == (1, ())
    return content.getvalue()


@pytest.mark.parametrize("language", languages())
def test_every_language_of_the_door_has_a_card_of_one_page_that_is_read_aloud(
    language: str,
) -> None:
    content = card(language)
    assert not faults(content)
    assert f"/Lang ({'nl-NL' if language == DUTCH else language})".encode() in content
    with in_language(language):
        assert len(TaggedPdf(content).document.find("LI")) == 6
        assert said("Vergist?") != "Vergist?" or language == DUTCH


def test_arabic_is_read_in_the_order_of_reading() -> None:
    spoken = {
        node.said["ActualText"]
        for node in TaggedPdf(card("ar")).document.walk()
        if "ActualText" in node.said
    }
    with in_language("ar"):
        assert {said("Tellen bij de deur"), said("Vergist?"), said("Naam")} <= spoken
