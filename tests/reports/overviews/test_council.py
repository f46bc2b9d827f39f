"""The year on two pages for the council: the figures of the yearly overview, and nothing counted again."""

from buurthuis_app.domain.figures.figures import Change
from buurthuis_app.domain.papers.document import LargeNumber, Numbers, PaperStory, Words, blocks
from buurthuis_app.records import replace
from buurthuis_app.reports.kit.document_pdf import draw
from buurthuis_app.reports.overviews import council
from buurthuis_app.reports.overviews.overview import document
from tests.reports.examples import an_overview
from tests.reports.reading import page_texts
from tests.reports.whole_year import whole


def large(numbers: tuple[LargeNumber, ...]) -> dict[str, str]:
    return {number.name: number.cell.shown for number in numbers}


def test_it_is_two_pages_whatever_was_typed() -> None:
    for word in ("Koffie", "Mantelzorgondersteuningsbijeenkomst " * 12):
        assert draw(council.document(whole(word))).notes.pages == 2


def test_the_first_page_ends_with_what_is_asked_and_the_second_begins_with_the_aims() -> None:
    first, second = page_texts(draw(council.document(whole("Meer uren"))).content)
    assert "Wat wij u vragen Meer uren" in first
    assert "Wat wij ons voornamen" in second
    assert "Uit de verhalen" in second


def test_without_stories_it_is_one_page_and_a_year_that_cannot_be_compared_stands_alone() -> None:
    overview = whole("Koffie")
    alone = replace(overview, stories=(), change=Change(difference=5000, share=None))
    paper = council.document(alone)
    assert draw(paper).notes.pages == 1
    for year, noted in ((overview, True), (alone, False)):
        (row,) = (block for block in blocks(council.document(year)) if isinstance(block, Numbers))
        assert [bool(number.notes) for number in row.numbers] == [noted] * 4


def test_its_figures_are_those_of_the_yearly_overview() -> None:
    overview = whole("Koffie")
    paper, book = council.document(overview), document(overview)
    (row,) = (block for block in blocks(paper) if isinstance(block, Numbers))
    known: dict[str, str] = {}
    for block in blocks(book):
        if isinstance(block, Numbers):
            known |= large(block.numbers)
    shown = large(row.numbers)
    assert shown["bezoeken"] == known["bezoeken"]
    assert shown["keer gehouden"] == known["keer gehouden"]
    assert shown["vrijwilligers"] == known["vrijwilligers"]
    assert shown["uren van vrijwilligers"] == known["uren"]
    (year,) = (section for section in book.sections if section.key == "numbers")
    told = [block.text for block in year.blocks if isinstance(block, Words)]
    said = [block.text for block in blocks(paper) if isinstance(block, Words)]
    assert told
    assert [text for text in said if text in told] == told


def test_what_went_otherwise_says_why_and_what_was_reached_is_counted() -> None:
    overview = whole("Koffie")
    assert overview.beside is not None
    (aimed,) = overview.beside.aims
    assert aimed.aim is not None
    assert aimed.differs
    texts = "\n".join(
        block.text for block in blocks(council.document(overview)) if isinstance(block, Words)
    )
    assert "Voor 1 activiteit was er een voornemen; bij 0 kwam dat uit" in texts
    assert f"beoogd 50 keer, gehouden {aimed.figures.held} keer" in texts
    silent = replace(aimed, aim=replace(aimed.aim, why_different=""))
    many = replace(overview.beside, aims=(silent,) * 7)
    texts = "\n".join(
        block.text
        for block in blocks(council.document(replace(overview, beside=many)))
        if isinstance(block, Words)
    )
    assert texts.count("Waarom is nog niet uitgelegd.") == 3
    assert "Nog 4 andere staan in het jaaroverzicht." in texts


def test_two_stories_stand_in_it_and_what_is_asked() -> None:
    paper = council.document(whole("Een plek voor de jongeren"))
    stories = [block for block in blocks(paper) if isinstance(block, PaperStory)]
    assert len(stories) == 2
    assert all(story.quote and not story.because for story in stories)
    assert paper.sections[2].key == "asked"


def test_an_empty_year_has_no_empty_headings() -> None:
    paper = council.document(an_overview())
    assert [section.key for section in paper.sections] == ["numbers", "chart"]
    assert draw(paper).notes.pages == 1
