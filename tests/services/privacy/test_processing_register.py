"""The register of processing tells of every personal column, under one heading, with its purpose and term."""

from collections import Counter

from buurthuis_app.domain.papers.document import sheets
from buurthuis_app.persistence import schema
from buurthuis_app.services.privacy.processings import data_words, processings
from buurthuis_app.services.registry import CentreServices


def marked() -> list[tuple[str, str, str]]:
    return [
        (table.name, column.name, column.info["personal"].purpose)
        for table in schema.metadata.sorted_tables
        for column in table.columns
        if "personal" in column.info
    ]


def test_every_personal_column_stands_under_one_heading_in_words() -> None:
    counted = Counter(table for each in processings() for table in each.tables)
    assert counted == Counter({table for table, _column, _purpose in marked()})
    assert {column for _table, column, _purpose in marked()} == data_words().keys()


def test_the_register_says_of_each_why_and_how_long(house: CentreServices) -> None:
    house.person_requests.note_access()
    rows = [
        tuple(cell.shown for cell in row.cells)
        for sheet in sheets(house.processing_register.document())
        for row in sheet.rows
    ]
    told = {row[1] for row in rows}
    assert {purpose for _table, _column, purpose in marked()} <= told
    assert ("22-11-2026", "inzage", "alles is getoond") in rows
    terms = {row[2] for row in rows if len(row) == 3}
    assert "84 maanden na de dag van betalen" in terms
    assert all(terms)
