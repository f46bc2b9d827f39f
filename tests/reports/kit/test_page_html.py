"""The HTML beside a PDF: the same words, real tables and headings, and nothing from elsewhere."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from typing_extensions import override

from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.papers.document import Chart, Document, PaperStory, Sheet, blocks, sheets
from buurthuis_app.reports.kit.page_html import page
from buurthuis_app.reports.overviews.overview import document
from tests.reports.examples import a_rich_overview, a_story, an_activity, an_overview, some_figures


class Read(HTMLParser):
    """What a browser makes of a page: its tags in order, the cells of its tables, and its text."""

    VOID = ("meta", "br", "img")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in {"th", "td"}:
            self.tables[-1][-1].append("")

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.words.append(data)
        if self.open and self.open[-1] in {"th", "td"}:
            self.tables[-1][-1][-1] += data

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def rich() -> Document:
    return document(a_rich_overview())


def test_every_table_of_the_paper_is_a_table_of_the_page_cell_by_cell() -> None:
    made = rich()
    read = Read(page(made))
    assert not read.open
    for sheet, table in zip(sheets(made), read.tables, strict=True):
        rows = [[cell.shown for cell in row.cells] for row in sheet.rows]
        titles = [heading.title for heading in sheet.headings]
        assert table == ([titles, *rows] if any(titles) else rows)


def test_headings_go_down_one_step_at_a_time_and_every_story_is_told() -> None:
    made = rich()
    read = Read(page(made))
    levels = [int(tag[1]) for tag, _attrs in read.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for told in (block for block in blocks(made) if isinstance(block, PaperStory)):
        assert " ".join(told.title.split()) in read.text
        for _label, text in told.labelled:
            assert " ".join(text.split()) in read.text


def test_a_chart_is_named_and_its_numbers_stand_in_a_table_below() -> None:
    made = rich()
    (chart,) = [block for block in blocks(made) if isinstance(block, Chart)]
    read = Read(page(made))
    (named,) = [attrs for tag, attrs in read.tags if tag == "svg"]
    assert named["role"] == "img"
    assert chart.sheet.title in (named["aria-label"] or "")
    assert chart.sheet in sheets(made)


def test_the_page_says_its_language_and_title_and_fetches_nothing() -> None:
    text = page(rich())
    assert '<html lang="nl">' in text
    assert "<title>Jaaroverzicht 2025 – Buurthuis De Schakel</title>" in text
    addresses = [
        value
        for _tag, attrs in Read(text).tags
        for name, value in attrs.items()
        if name in {"src", "href"} and value
    ]
    assert addresses
    assert all(value.startswith(("#", "data:")) for value in addresses)
    places = {attrs["id"] for _tag, attrs in Read(text).tags if "id" in attrs}
    assert {value[1:] for value in addresses if value.startswith("#")} <= places
    metas = [attrs for tag, attrs in Read(text).tags if tag == "meta"]
    rules = {attrs["http-equiv"]: attrs["content"] for attrs in metas if "http-equiv" in attrs}
    assert (rules["Content-Security-Policy"] or "").startswith("default-src 'none'; img-src data:;")
    assert {"name": "referrer", "content": "no-referrer"} in metas
    assert "url(" not in text.replace("url(#clip", "")


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "</table>&amp;", 'a" onload="x'])
def test_what_people_typed_stays_text(typed: str) -> None:
    overview = an_overview(
        [an_activity(1, typed, some_figures(1))],
        centre=typed,
        stories=(a_story(typed, typed, quote=typed),),
    )
    read = Read(page(document(overview)))
    assert "script" not in [tag for tag, _attrs in read.tags]
    assert all("onload" not in attrs for _tag, attrs in read.tags)
    assert read.text.count(" ".join(typed.split())) >= 4


def test_a_term_is_explained_once_in_the_text_and_once_in_the_list() -> None:
    text = Read(page(rich())).text
    assert text.count("bezoeken gedeeld door het aantal getelde keren.") == 2


def test_a_year_without_anything_is_a_page_too() -> None:
    made = document(an_overview([an_activity(1, "Koffie", Figures(planned=4, held=4))]))
    read = Read(page(made))
    assert "niet geteld" in read.text
    assert all(isinstance(sheet, Sheet) for sheet in sheets(made))
