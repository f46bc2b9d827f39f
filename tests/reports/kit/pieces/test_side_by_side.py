"""Small tables that follow each other: side by side, and only where both fit in half the width."""

import datetime as dt

import pypdfium2

from buurthuis_app.domain.papers.document import Document, Section, Sheet
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.reports.kit.document_pdf import draw
from buurthuis_app.reports.kit.pieces.side_by_side import paired


def a_table(title: str, *, rows: int = 3, word: str = "rij") -> Sheet:
    return sheet(title, ["soort", "aantal"], [(f"{word} {n}", n) for n in range(rows)])


def test_two_small_tables_stand_at_one_height_and_are_read_one_after_the_other() -> None:
    tables = (a_table("Eerst"), a_table("Links"), a_table("Rechts", rows=5), a_table("Onder"))
    paper = Document(
        centre="De Schakel",
        title="Getallen",
        lines=(),
        printed_on=dt.date(2026, 1, 15),
        sections=(Section(key="all", title="Alles", blocks=tables),),
    )
    with pypdfium2.PdfDocument(draw(paper).content) as opened:
        page = opened[0].get_textpage()
        text = page.get_text_range()
        titles = ("Alles", "Links", "Rechts", "Onder")
        assert sorted(titles, key=text.index) == list(titles)
        first, left, right, below = (page.get_charbox(text.index(title)) for title in titles)
    assert right[1] - 3 < left[1] < right[1] + 3 < first[1]
    assert first[0] - 3 < left[0] < first[0] + 3 < right[0]
    assert below[1] < left[1]


def test_what_is_long_or_wide_or_the_first_of_its_section_is_not_paired() -> None:
    small, wide = a_table("Klein"), a_table("Breed", word="Mantelzorgondersteuning " * 3)
    long = a_table("Lang", rows=15)
    for after in (wide, long, a_table("Alles")):
        assert all(not isinstance(block, tuple) for _at, block in paired((small, after), "Alles"))
        blocks = [block for _at, block in paired((long, small, after), "Alles")]
        assert blocks == [long, small, after]
    assert [block for _at, block in paired((long, small, small), "Alles")] == [long, (small, small)]
    assert [block for _at, block in paired((small, small), "Alles")] == [small, small]
