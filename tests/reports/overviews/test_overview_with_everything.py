"""The yearly overview with everything it can hold: hostile words, empty parts, and figures that lead somewhere."""

from collections import Counter

import pytest

from buurthuis_app.domain.papers.document import (
    AnswerBar,
    AnswerChart,
    Document,
    Heading,
    PaperStory,
    Row,
    Section,
    Sheet,
    Subheading,
    Trace,
    Words,
    blocks,
    sheets,
)
from buurthuis_app.domain.shared.periods import quarter
from buurthuis_app.records import replace
from buurthuis_app.reports.kit.cells import count, words
from buurthuis_app.reports.kit.document_pdf import draw
from buurthuis_app.reports.kit.page_room import ANSWER_HEIGHT
from buurthuis_app.reports.overviews.overview import document
from buurthuis_app.services.papers.document_tables import tables
from tests.reports.reading import page_texts
from tests.reports.whole_year import whole

SOME_ROW = whole("Koffie").activities[0]


def text_of(made: Document) -> str:
    return " ".join(page_texts(draw(made).content))


WORDS = ["<b>vet</b>", "Thee & koffie", "<img src='/etc/hostname'/>", "Feest 🎉", "=1+1", "لوحة"]


@pytest.mark.parametrize("word", WORDS)
def test_what_people_typed_comes_out_everywhere_and_breaks_nothing(word: str) -> None:
    made = document(whole(word))
    drawn = draw(made)
    text = " ".join(page_texts(drawn.content))
    missing = {letter for letter in word if not letter.isascii()}
    shown = "".join("▯" if letter in missing else letter for letter in word)
    assert text.count(shown) >= 15
    assert drawn.notes.missing_letters == tuple(sorted(missing))
    assert b"/Subtype /Image" not in drawn.content


def test_two_thousand_letters_without_a_blank_go_through_every_table() -> None:
    made = document(whole("Mantelzorg" * 200))
    assert "Hoe is er geteld" in text_of(made)


def test_every_figure_that_leads_somewhere_stands_on_a_page() -> None:
    made = document(whole("Koffie"))
    drawn = draw(made)
    traces = [
        id(cell.trace)
        for sheet in sheets(made)
        for row in sheet.rows
        for cell in row.cells
        if cell.trace
    ]
    traces += [
        id(figure.cell.trace)
        for block in blocks(made)
        if isinstance(block, Words)
        for figure in block.figures
        if figure.cell.trace
    ]
    found = Counter(id(spot.trace) for spot in drawn.spots)
    assert len(traces) > 150
    assert Counter(traces) <= found
    for spot in drawn.spots:
        assert 0 <= spot.page < drawn.notes.pages
        assert spot.width > 0
        assert spot.height > 0


def test_each_bar_of_an_answer_is_a_spot_of_its_own_below_the_one_before() -> None:
    traces = [Trace(tab="activities", section=name) for name in ("noord", "zuid")]
    table = Sheet(
        title="Per gebied",
        headings=(Heading(title="gebied"), Heading(title="contacten", number=True)),
        rows=(
            Row(cells=(words("Noord"), count(6, traces[0]))),
            Row(cells=(words("Oost"), count(3))),
            Row(cells=(words("Zuid"), count(2, traces[1]))),
        ),
    )
    bars = [AnswerBar(label=name, number=1, share=0.3) for name in ("Noord", "Oost", "Zuid")]
    chart = AnswerChart(bars=tuple(bars), sheet=table)
    section = Section(key="a", title="Eerst", blocks=(chart,))
    drawn = draw(replace(document(whole("Koffie")), cover=None, sections=(section,)))
    north, south = drawn.spots
    assert [north.trace, south.trace] == traces
    assert north.bottom - south.bottom == pytest.approx(2 * ANSWER_HEIGHT)
    assert {north.height, south.height} == {ANSWER_HEIGHT}


def test_numbers_on_paper_and_in_the_sheets_are_the_same() -> None:
    made = document(whole("Koffie"))
    text = text_of(made)
    named = {table.title: table for table in tables(made)}
    for sheet in sheets(made):
        table = named[sheet.title[:31]]
        assert table.rows == sheet.rows
    assert "90.000" in text
    assert "€\u00a01.250,50" in text or "€ 1.250,50" in text
    assert "<5" in text


def test_a_paper_with_four_hundred_rows_of_everything_stays_within_its_pages() -> None:
    overview = whole("Koffie")
    beside = overview.beside
    assert beside is not None
    many = tuple(
        replace(beside.splits[0].rows[0], row=replace(beside.splits[0].rows[0].row, name=f"N{n}"))
        for n in range(400)
    )
    crowded = replace(beside, splits=(replace(beside.splits[0], rows=many), *beside.splits[1:]))
    text = text_of(document(replace(overview, beside=crowded)))
    assert all(f"N{n} " in text for n in range(400))


def test_a_quarter_has_no_cover_and_nothing_that_is_told_of_a_year_only() -> None:
    made = document(replace(whole("Koffie"), period=quarter(2025, 1)))
    assert made.cover is None
    keys = {section.key for section in made.sections}
    assert not keys & {"aims", "foreword", "initiatives", "indicators", "promises", "confidant"}
    assert {"activities", "called_off", "house", "method"} <= keys


def test_no_heading_stands_at_the_foot_of_a_page_without_what_it_is_above() -> None:
    for lines in range(0, 40, 3):
        said = Words(text="\n".join(["Regel."] * lines) or "–")
        story = PaperStory(
            story_id=None, title="Het verhaal", origin="hier", labelled=(("Wat", "Dit."),)
        )
        section = Section(
            key="stories",
            title="Verhalen",
            blocks=(Subheading(text="Thema"), Words(text="12 keer", quiet=True), story),
        )
        made = replace(
            document(whole("Koffie")),
            cover=None,
            sections=(Section(key="a", title="Eerst", blocks=(said,)), section),
        )
        pages = page_texts(draw(made).content)
        (page,) = (page for page in pages if "Het verhaal" in page)
        assert "Thema 12 keer Het verhaal" in page
        assert "Verhalen Thema" in page


def test_a_long_table_leaves_no_single_row_on_its_last_page() -> None:
    for rows in range(26, 40, 3):
        named = [replace(SOME_ROW, title=f"Activiteit {n}") for n in range(rows)]
        pages = page_texts(
            draw(document(replace(whole("Koffie"), activities=tuple(named)))).content
        )
        last = next(page for page in pages if "Totaal (" in page)
        assert last.count("Activiteit ") >= 3 or "Activiteiten" in last
