"""The confidant's poster and cards, read back from their PDFs by eyes and by a telephone."""

import io
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from buurthuis_app.domain.confidant.behaviours import UnwantedBehaviour, usual_behaviours
from buurthuis_app.domain.confidant.page import Confidant, ConfidantPhoto, vcard
from buurthuis_app.domain.confidant.poster import (
    POSTER_LANGUAGES,
    Poster,
    PosterSize,
    language,
    whole_languages,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace
from buurthuis_app.reports.confidant.cards import ACROSS, DOWN, write_cards
from buurthuis_app.reports.confidant.poster import A_SHEET, write_poster
from buurthuis_app.reports.kit.print_notes import Notes
from tests.reports.reading import fonts_not_embedded, page_sizes, page_texts
from tests.reports.reading import language as language_of

CENTRE = new_id()
EVERY_OTHER = tuple(words for words in POSTER_LANGUAGES if words.code != "nl")


def portrait() -> ConfidantPhoto:
    content = io.BytesIO()
    Image.new("RGB", (60, 80), "teal").save(content, "JPEG")
    return ConfidantPhoto(id=new_id(), content=content.getvalue(), width=60, height=80)


PHOTO = portrait()
MARIJKE = Confidant(
    id=new_id(),
    centre_id=CENTRE,
    name="Marijke Verbeek",
    role="vertrouwenspersoon van alle buurthuizen",
    phone="06-00123456",
    email="vertrouwenspersoon@welzijn-waterlanden.example",
    hours="maandag tot en met donderdag, 9.00–17.00",
    office="Havenstraat 12, niet in het buurthuis",
    languages="Nederlands, Türkçe, Українська",
    photo_id=PHOTO.id,
)
EMRE = replace(
    MARIJKE,
    id=new_id(),
    name="Emre Yıldız-van der Oudenhoven tot Kraaienburg, geboren in Şanlıurfa",
    phone="+31 6 00 65 43 21",
    email="",
    office="",
    photo_id=None,
)


def a_poster(*people: Confidant, **more: Any) -> Poster:
    fields: dict[str, Any] = {
        "centre": "De Schakel",
        "confidants": people,
        "photos": {PHOTO.id: PHOTO},
        "behaviours": usual_behaviours(CENTRE),
        "words": language("nl"),
        "others": EVERY_OTHER,
    }
    return Poster(**(fields | more))


def drawn(poster: Poster) -> tuple[bytes, Notes]:
    target = io.BytesIO()
    notes = write_poster(poster, target)
    return target.getvalue(), notes


def codes(content: bytes) -> list[str]:
    """What a telephone reads on the pages, at the sharpness of a screen."""
    document = pypdfium2.PdfDocument(content)
    try:
        pictures = [page.render(scale=2).to_pil() for page in document]
    finally:
        document.close()
    return [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]


def test_the_poster_says_who_listens_and_how_to_reach_her() -> None:
    content, notes = drawn(a_poster(MARIJKE))
    (text,) = page_texts(content)
    for words in (
        *("De Schakel", "U mag erover praten", "Marijke Verbeek", "06-00123456"),
        *("vertrouwenspersoon@ welzijn-waterlanden.example", "Bel, mail of loop binnen."),
        *("Seksuele intimidatie", "Agressie en geweld", "Pesten", "Discriminatie"),
        *("English", "Türkçe", "Polski", "Українська", "Nu gevaar? Bel 112."),
        "Bereikbaar: maandag tot en met donderdag",
    ):
        assert words in text
    assert (notes.pages, notes.missing_letters) == (1, ())
    assert "computer" not in text
    assert "Controlewoorden" not in text


def test_a_telephone_reads_her_numbers_from_poster_and_card() -> None:
    for_a_telephone = vcard(MARIJKE, "De Schakel")
    assert codes(drawn(a_poster(MARIJKE))[0]) == [for_a_telephone]
    target = io.BytesIO()
    write_cards(a_poster(MARIJKE), target)
    assert codes(target.getvalue()) == [for_a_telephone] * (ACROSS * DOWN)


def test_each_confidant_has_a_code_of_her_own() -> None:
    found = codes(drawn(a_poster(MARIJKE, EMRE))[0])
    assert found == [vcard(MARIJKE, "De Schakel"), vcard(EMRE, "De Schakel")]


def test_a_mailbox_is_told_of_with_the_words_it_is_known_by() -> None:
    content, _notes = drawn(a_poster(EMRE, mailbox=True, known_by=("appel boom citroen dak",)))
    (text,) = page_texts(content)
    assert "Bel of mail." in text
    assert "laat een bericht achter op de computer" in text
    assert "Controlewoorden van de brievenbus: appel boom citroen dak" in text


def test_the_cards_carry_the_same_words() -> None:
    target = io.BytesIO()
    write_cards(a_poster(EMRE, mailbox=True, known_by=("appel boom citroen dak",)), target)
    (text,) = page_texts(target.getvalue())
    assert " ".join(text.split()).count("citroen dak") == ACROSS * DOWN
    target = io.BytesIO()
    write_cards(a_poster(EMRE), target)
    assert "Controlewoorden" not in page_texts(target.getvalue())[0]


@pytest.mark.parametrize("code", [words.code for words in whole_languages()])
def test_a_poster_can_be_set_in_each_language(code: str) -> None:
    content, notes = drawn(a_poster(MARIJKE, words=language(code), others=()))
    (text,) = page_texts(content)
    assert language(code).title in text
    assert language(code).danger in text
    assert notes.missing_letters == ()
    document = pypdfium2.PdfDocument(content)
    try:
        assert language_of(document) == code
        assert fonts_not_embedded(document) == []
    finally:
        document.close()


def test_arabic_runs_from_the_right_to_the_edge_of_the_sheet() -> None:
    (arabic,) = [words for words in POSTER_LANGUAGES if words.drawn]
    content, notes = drawn(a_poster(MARIJKE, others=(arabic,)))
    assert arabic.line in page_texts(content)[0]
    assert notes.missing_letters == ()


def test_a_large_poster_is_the_small_one_enlarged() -> None:
    small, _notes = drawn(a_poster(MARIJKE))
    large, _notes = drawn(a_poster(MARIJKE, size=PosterSize.A3))
    assert [tuple(map(round, size)) for size in page_sizes(small)] == [(595, 842)]
    assert [tuple(map(round, size)) for size in page_sizes(large)] == [(842, 1191)]
    assert page_texts(small) == page_texts(large)


def test_many_confidants_and_kinds_take_more_sheets_and_nothing_is_lost() -> None:
    people = [replace(EMRE, id=new_id(), name=f"Emre nummer {n}") for n in range(A_SHEET + 1)]
    own = [
        UnwantedBehaviour(id=new_id(), centre_id=CENTRE, name=f"Gedrag nummer {n}")
        for n in range(5)
    ]
    content, notes = drawn(a_poster(*people, behaviours=(*usual_behaviours(CENTRE), *own)))
    assert notes.pages == 2
    whole = " ".join(page_texts(content))
    assert all(f"Emre nummer {n}" in whole for n in range(A_SHEET + 1))
    assert whole.count("Gedrag nummer 4") == 2


def test_a_poster_without_kinds_and_without_other_languages_is_whole() -> None:
    content, _notes = drawn(a_poster(MARIJKE, behaviours=(), others=(), photos={}))
    assert "Marijke Verbeek" in page_texts(content)[0]


def test_a_sheet_of_cards_for_each_confidant() -> None:
    target = io.BytesIO()
    notes = write_cards(a_poster(MARIJKE, EMRE), target)
    first, second = page_texts(target.getvalue())
    assert first.count("06-00123456") == ACROSS * DOWN
    assert second.count("+31 6 00 65 43 21") == ACROSS * DOWN
    assert first.count("vertrouwenspersoon@ welzijn-waterlanden.example") == ACROSS * DOWN
    assert notes.pages == 2


def test_a_letter_that_cannot_be_drawn_is_named() -> None:
    _content, notes = drawn(a_poster(replace(MARIJKE, name="Marijke 汉")))
    assert notes.missing_letters == ("汉",)
