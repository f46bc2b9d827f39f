"""The page of definitions says what the program says, and every figure is defined once."""

from buurthuis_app.domain.figures.figures import definitions
from buurthuis_app.domain.papers.document import sheets
from buurthuis_app.gui.tabs.harvest.figure_cards import FIGURES, meaning
from buurthuis_app.reports.overviews.overview import document
from tests.project.every_definition import every_definition
from tests.project.figures_page import PAGE, tables, written
from tests.reports.whole_year import whole


def test_the_page_has_the_programs_own_list() -> None:
    assert written() == tables()
    assert written().count("\n| ") > 40


def test_what_reports_print_stands_under_the_named_headings_nine_times_out_of_ten() -> None:
    lines = PAGE.read_text("utf-8").partition("| what reports print |")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:4]] for line in lines.splitlines()[2:]]
    paper = document(whole("Koffie"))
    headings = {section.title for section in paper.sections}
    headings |= {sheet.title for sheet in sheets(paper)}
    assert len(rows) > 30
    for figure, printed, heading in rows:
        assert printed != "yes" or heading in headings, figure
    assert sum(printed == "yes" for _figure, printed, _heading in rows) >= 0.9 * len(rows)


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
