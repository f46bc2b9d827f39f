"""Tables over pages: the name of a group never stands at the foot of a page without a row of it."""

import datetime as dt

from buurthuis_app.domain.papers.document import Cell, Document, Row, Section
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.records import replace
from buurthuis_app.reports.kit.document_pdf import draw
from tests.reports.reading import page_texts


def test_the_name_of_a_group_goes_to_the_next_page_with_its_first_row() -> None:
    table = sheet("Alles", ["soort", "aantal"], [(f"rij {n}", n) for n in range(60)])
    name = Row(cells=(Cell(value="Groep", shown="Groep"), Cell(value=None, shown="")), strong=True)
    firsts = set()
    for before in range(20, 32):
        rows = (*table.rows[:before], name, *table.rows[before:])
        paper = Document(
            centre="De Schakel",
            title="Getallen",
            lines=(),
            printed_on=dt.date(2026, 1, 15),
            sections=(Section(key="all", title="", blocks=(replace(table, rows=rows),)),),
        )
        (page,) = (page for page in page_texts(draw(paper).content) if "Groep" in page)
        assert f"Groep rij {before} {before}" in page
        firsts.add("rij 0" in page)
    assert firsts == {True, False}, "it stood on both pages"
