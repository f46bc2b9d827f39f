"""Posters and cards from what the page says, and a poster as a file."""

from pathlib import Path

import pytest

from buurthuis_app.domain.confidant.poster import PosterSize
from buurthuis_app.errors import Invalid
from buurthuis_app.records import replace
from buurthuis_app.services.papers import files
from buurthuis_app.services.papers.paper import Paper
from buurthuis_app.services.registry import CentreServices
from tests.reports.reading import page_sizes, page_texts


@pytest.fixture
def papers_house(house: CentreServices) -> CentreServices:
    blank = house.confidants.blank()
    house.confidants.keep(replace(blank, name="Marijke V.", phone="06-00123456"), new=True)
    return house


def lines_on(paper: Paper) -> list[str]:
    """The languages that have a line on it: by their name, Arabic by its letters."""
    (text,) = page_texts(paper.content)
    words = {"en": "English", "tr": "Türkçe", "pl": "Polski", "uk": "Українська"}
    arabic = any("\u0600" <= letter <= "\u06ff" or letter >= "\ufb50" for letter in text)
    return [code for code, name in words.items() if name in text] + ["ar"] * arabic


def test_without_a_confidant_there_is_no_paper(house: CentreServices) -> None:
    with pytest.raises(Invalid, match="nog geen vertrouwenspersoon"):
        house.confidant_papers.poster()
    with pytest.raises(Invalid):
        house.confidant_papers.cards()


def test_the_poster_speaks_dutch_with_a_line_in_each_other_language(
    papers_house: CentreServices,
) -> None:
    paper = papers_house.confidant_papers.poster()
    assert lines_on(paper) == ["en", "tr", "pl", "uk", "ar"]
    assert "U mag erover praten" in page_texts(paper.content)[0]
    assert paper.notes == ()


def test_a_language_is_not_said_twice(papers_house: CentreServices) -> None:
    paper = papers_house.confidant_papers.poster(main="pl", others=("pl", "en"))
    assert lines_on(paper) == ["en"]


def test_cards_speak_the_chosen_language(papers_house: CentreServices) -> None:
    paper = papers_house.confidant_papers.cards(main="en")
    assert "You can talk about it" in page_texts(paper.content)[0]


def test_the_poster_as_a_file(papers_house: CentreServices, tmp_path: Path) -> None:
    target = tmp_path / "affiche.pdf"
    files.write(papers_house.confidant_papers.poster(size=PosterSize.A3), target)
    assert round(page_sizes(target.read_bytes())[0][0]) == 842
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == ["affiche.pdf"]
