"""The yearly overview of a filled house, block by block: PDF, HTML, workbook, text and JSON say the same."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from openpyxl import load_workbook

from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.papers.document import (
    Block,
    Chart,
    Document,
    Numbers,
    PaperStory,
    Sheet,
    Subheading,
    Words,
    blocks,
    sheets,
)
from buurthuis_app.domain.papers.document_json import as_json
from buurthuis_app.domain.papers.sheets import with_even_columns
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.persistence.database import Database
from buurthuis_app.reports.overviews.overview import PARTS, document
from buurthuis_app.services.overviews.overviews import overview_of
from buurthuis_app.services.papers import files
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY, services_of
from tests.reports.kit.test_page_html import Read
from tests.reports.reading import page_texts
from tests.reports.whole_year import whole

CLOSED = {"confidant", "participants"}
"""Sections of which no click leads to the people behind the figures."""
"""The records behind her figures are sealed: a figure there leads nowhere."""
ENDINGS = ("pdf", "html", "xlsx", "csv", "json")


class Written(Struct, frozen=True, dict=True):
    """The overview of last year, and each file that was made of it."""

    house: CentreServices
    overview: Overview
    document: Document
    folder: Path

    def file(self, ending: str) -> Path:
        return self.folder / f"overzicht.{ending}"

    @cached_property
    def paper(self) -> str:
        """The text of the PDF without head and foot, blanks and hyphens: words are broken off at the end of a line."""
        around = (
            rf"^{self.document.centre} {self.document.title} Afgedrukt op \S+ pagina \d+ van \d+"
        )
        pages = page_texts(self.file("pdf").read_bytes())
        return squeezed(" ".join(re.sub(around, "", page) for page in pages))

    @cached_property
    def page(self) -> Read:
        return Read(self.file("html").read_text("utf-8"))

    @cached_property
    def sheets(self) -> list[tuple[tuple[object, ...], ...]]:
        book = load_workbook(self.file("xlsx"))
        return [tuple(sheet.iter_rows(values_only=True)) for sheet in book]

    @cached_property
    def lines(self) -> list[list[str]]:
        text = self.file("csv").read_text("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))


@pytest.fixture(scope="module")
def written(
    tmp_path_factory: pytest.TempPathFactory, demo_file: Callable[[int], Path]
) -> Iterator[Written]:
    folder = tmp_path_factory.mktemp("forms")
    database = Database(demo_file(2))
    house = services_of(database, FixedClock(TODAY))
    period = year(TODAY.year - 1)
    made = house.overviews.document(period)
    overview = overview_of(made)
    one = Written(house=house, overview=overview, document=made, folder=folder)
    for ending in ENDINGS:
        files.write(house.overviews.document(period), one.file(ending))
    yield one
    database.close()


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\ufffe\u0002-]+", "", text)


def as_in_a_workbook(value: object) -> object:
    """An empty text is an empty cell, a number has fifteen digits there, and a day begins at midnight."""
    if isinstance(value, float):
        return pytest.approx(value, rel=1e-14)
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    return None if value == "" else value


def figures(made: Document) -> Iterator[tuple[str, str, Any]]:
    """Section, where it stands, and cell of every figure that is printed."""
    for section in made.sections:
        for block in section.blocks:
            if isinstance(block, Numbers):
                yield from ((section.key, one.name, one.cell) for one in block.numbers)
            if isinstance(block, Sheet):
                for row in block.rows:
                    for heading, cell in zip(block.headings, row.cells, strict=True):
                        if isinstance(cell.value, (int, float)) or (heading.number and cell.value):
                            yield section.key, f"{block.title}, {row.cells[0].shown}", cell


def said(block: Block) -> Iterator[str]:
    """The words of a block that is no table."""
    match block:
        case Words() | Subheading():
            yield block.text
        case Numbers():
            for one in block.numbers:
                yield from (one.cell.shown, one.name, *one.notes)
        case PaperStory():
            yield from (block.title, block.origin, block.quote, block.by, block.because)
            yield from (text for _label, text in block.labelled)


def test_the_year_of_the_demo_has_every_section_but_one(written: Written) -> None:
    """Lists of who signed up are erased after a year: what is said of them is drawn from invented data below."""
    wanted = [part.key for part in PARTS if part.of(written.overview)]
    found = {section.key for section in written.document.sections}
    assert [key for key in wanted if key not in found] == ["meetings"]
    invented = {section.key for section in document(whole("Koffie")).sections}
    assert set(wanted) <= invented


def test_every_row_of_every_table_stands_on_paper(written: Written) -> None:
    printed = [block for block in blocks(written.document) if isinstance(block, Sheet)]
    assert len(printed) >= 20
    for sheet in printed:
        for row in with_even_columns(sheet).rows:
            words = squeezed("".join(cell.shown for cell in row.cells))
            assert words in written.paper, (sheet.title, words)


def test_every_table_is_a_table_of_the_page_cell_by_cell(written: Written) -> None:
    for sheet, table in zip(sheets(written.document), written.page.tables, strict=True):
        rows = [[cell.shown for cell in row.cells] for row in with_even_columns(sheet).rows]
        assert table[-len(rows) :] == rows, sheet.title


def test_every_table_is_a_sheet_of_the_workbook_value_by_value(written: Written) -> None:
    found = [rows[1:] for rows in written.sheets]
    for sheet in sheets(written.document):
        rows = [tuple(as_in_a_workbook(cell.value) for cell in row.cells) for row in sheet.rows]
        assert any(list(there) == rows for there in found), sheet.title
    large = [row[:2] for row in written.sheets[0]]
    for block in blocks(written.document):
        if isinstance(block, Numbers):
            for one in block.numbers:
                assert (one.name, as_in_a_workbook(one.cell.value)) in large


def test_every_table_stands_in_the_text_line_by_line(written: Written) -> None:
    lines = {tuple(line) for line in written.lines if line}
    for sheet in sheets(written.document):
        titles = tuple(heading.title for heading in sheet.headings)
        assert titles in lines or not any(titles), sheet.title
        for row in sheet.rows:
            whole_ones = {n: str(c.value) for n, c in enumerate(row.cells) if type(c.value) is int}
            first = row.cells[0]
            assert any(
                line[0] in {first.shown, str(first.value)}  # a day is written as computers do
                and len(line) == len(row.cells)
                and all(line[n] == shown for n, shown in whole_ones.items())
                for line in lines
            ), (sheet.title, row.cells[0].shown)


def test_json_has_the_whole_document(written: Written) -> None:
    read = json.loads(written.file("json").read_text("utf-8"))
    assert read["document"] == json.loads(json.dumps(as_json(written.document)))


def test_all_other_words_stand_on_paper_and_on_the_page(written: Written) -> None:
    page = squeezed(written.page.text)
    for block in blocks(written.document):
        for words in said(block):
            for line in words.splitlines():
                assert squeezed(line) in page, line
                assert squeezed(line) in written.paper, line


def test_the_figures_of_the_screen_are_those_of_the_paper(written: Written) -> None:
    shown = written.house.harvest.overview(written.overview.period)
    assert shown.figures == written.overview.figures
    assert shown.activities == written.overview.activities
    assert shown.parts == written.overview.parts
    volunteers = written.overview.beside.volunteers if written.overview.beside else None
    assert volunteers is not None
    (table,) = [one for one in sheets(written.document) if one.title == "Vrijwilligers"]
    values = {row.cells[0].shown: row.cells[1].value for row in table.rows}
    assert values["aan het eind"] == volunteers.figures.at_end
    assert values["gemiddeld"] == volunteers.figures.average
    assert values["actief"] == volunteers.figures.active


@pytest.mark.parametrize("invented", [False, True], ids=["demo", "invented"])
def test_every_figure_leads_to_what_is_behind_it(written: Written, *, invented: bool) -> None:
    made = document(whole("Koffie")) if invented else written.document
    found = list(figures(made))
    assert len(found) > 100
    assert {
        where for key, where, cell in found if key not in CLOSED and cell.trace is None
    } == set()
    assert [cell.trace for key, _where, cell in found if key in CLOSED and cell.trace] == []
    for block in blocks(made):
        if isinstance(block, Chart):
            assert all(any(cell.trace for cell in row.cells) for row in block.sheet.rows)


def test_what_is_behind_a_figure_adds_up_to_it(written: Written) -> None:
    """Of every figure that leads to occurrences: as many as it says, or together as many visits."""
    occurrences, checked = cache(written.house.harvest.behind), 0
    for key, where, cell in figures(written.document):
        asked = cell.trace.asked if cell.trace else None
        if asked is None or not isinstance(cell.value, int) or key == "kinds":
            continue
        behind = [one for one in occurrences(asked) if cell.trace.which.holds(one)]
        counted = sum(one.visits or 0 for one in behind)
        if cell.value in {len(behind), counted}:
            checked += 1
            continue
        assert derived(key, cell), (key, where, cell.shown, len(behind), counted)
    assert checked > 200


def derived(section: str, cell: Any) -> bool:
    """A change, an estimate or a correction, shown beside what it was reckoned from; a plan, beside extra times."""
    return (
        section == "method"
        or cell.trace.which is OccurrenceFilter.ALL
        or cell.shown[:1] in {"+", "−"}
        or cell.shown.endswith("%")
    )
