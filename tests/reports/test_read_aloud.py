"""Every paper as it is read aloud: all of it, once, in order, with heads, and words for what is only seen."""

import io
from collections.abc import Callable
from functools import partial

import pytest
from reportlab.pdfgen.canvas import Canvas

from buurthuis_app.domain.papers.document import Block, Document, Section, Words
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.stories.story import StoryPhoto
from buurthuis_app.i18n import number
from buurthuis_app.records import replace
from buurthuis_app.reports.activities.week_programme import (
    write_week_programme,
    write_week_programmes,
)
from buurthuis_app.reports.confidant.cards import write_cards
from buurthuis_app.reports.confidant.poster import write_poster
from buurthuis_app.reports.kit.blank_sheet import blank_sheet
from buurthuis_app.reports.kit.document_pdf import draw
from buurthuis_app.reports.kit.tags.tag_tree import content, element, title
from buurthuis_app.reports.kit.typesetting import Typesetter
from buurthuis_app.reports.overviews.overview import document
from buurthuis_app.reports.signups.attendance_list import write_attendance
from buurthuis_app.reports.volunteers.letters import write_letters
from tests.reports.agreed_papers import a_week, mailing, papers
from tests.reports.confidant.test_cards import EMRE, MARIJKE, PHOTO, a_poster, drawn
from tests.reports.examples import a_rich_overview, a_story
from tests.reports.plain_papers import DAY
from tests.reports.signups.test_attendance_list import a_sheet, people
from tests.reports.tag_reader import Node, TaggedPdf, faults

AGREED = papers()


@pytest.mark.parametrize("name", AGREED)
def test_a_paper_is_read_whole_and_in_order(name: str) -> None:
    assert not faults(AGREED[name]())


def of_blocks(*blocks: Block) -> Document:
    return Document(
        centre="De Schakel",
        title="Lang (1)",
        lines=(),
        printed_on=DAY,
        sections=(Section(key="a", title="Deel", blocks=blocks),),
    )


def tree(content: bytes) -> Node:
    assert not faults(content)
    return TaggedPdf(content).document


def test_a_table_over_pages_is_one_table_whose_head_is_read_once() -> None:
    rows = [(f"nummer {n}", "woord " * (200 if n == 70 else 1), n) for n in range(120)]
    long = sheet("Lang", ("wat", "hoe", "getal"), rows, note="Een aantekening.")
    content = draw(of_blocks(long)).content
    (table,) = tree(content).find("Table")
    heads = [head for head in table.find("TH") if head.attributes["Scope"] == "/Column"]
    assert len(TaggedPdf(content).pages) > 2
    assert len(heads) == 3
    assert len({page for page, _number in table.marks()}) > 2
    assert table.find("TR")[-1].children[0].attributes["ColSpan"] == "3"


def test_a_paragraph_over_pages_is_one_paragraph_and_bullets_are_one_list() -> None:
    read = tree(draw(of_blocks(Words(text="woord " * 2500), Words(text="• een\n• twee"))).content)
    (section,) = read.find("Sect")
    _title, text, items = section.children
    assert text.role == "P"
    assert len({page for page, _number in text.marks()}) > 1
    assert [node.role for node in items.walk()] == ["L", "LI", "LBody", "LI", "LBody"]


def test_a_chart_is_read_as_its_numbers_and_a_picture_as_words() -> None:
    rich = a_rich_overview(periods.month(2025, 3), weekly=True)
    story = replace(
        a_story(), photo=StoryPhoto(id=PHOTO.id, content=PHOTO.content, width=60, height=80)
    )
    made = replace(document(replace(rich, stories=(story,))), logo=PHOTO)
    logo, chart, photo = (figure.said["Alt"] for figure in tree(draw(made).content).find("Figure"))
    assert logo == f"Logo van {made.centre}"
    assert chart.startswith("Staafdiagram ‘Bezoeken per week’. week 9: ")
    assert f" {number(rich.parts[0].figures.visits)}" in chart
    assert photo == "Foto bij het verhaal ‘Weer buiten’"
    said = replace(story, photo_shows="Vier handen boven een schaal (deeg)")
    told = draw(document(replace(rich, stories=(said,)))).content
    assert tree(told).find("Figure")[-1].said["Alt"] == said.photo_shows


def test_each_language_of_a_poster_is_said_and_arabic_in_the_order_of_reading() -> None:
    content, _notes = drawn(a_poster(MARIJKE, EMRE))
    parts = {part.said["Lang"]: part for part in tree(content).find("Div")}
    assert {"ar", "tr", "uk"} <= parts.keys()
    (arabic,) = parts["ar"].find("P")
    assert "\u0627" in arabic.said["ActualText"]
    portrait, code, _other = tree(content).find("Figure")
    assert portrait.said["Alt"] == MARIJKE.name
    assert code.children[-1].role == "Caption"


FULL = replace(
    a_week(), days=tuple(replace(day, items=a_week().days[0].items * 12) for day in a_week().days)
)
LETTERS = tuple(replace(letter, subject="") for letter in mailing().letters)


@pytest.mark.parametrize(
    "write",
    [
        partial(write_week_programme, FULL),
        partial(write_week_programmes, [a_week(), FULL]),
        partial(write_cards, a_poster(MARIJKE, EMRE)),
        partial(write_poster, a_poster(MARIJKE, EMRE)),
        partial(write_letters, replace(mailing(), letters=LETTERS)),
        partial(write_letters, replace(mailing(), letters=mailing().letters + LETTERS)),
        partial(write_attendance, a_sheet(*people(120, waiting=2))),
    ],
    ids=("many sheets", "weeks", "cards", "poster", "no subjects", "letters", "attendance"),
)
def test_what_has_parts_or_several_sheets_has_one_title(
    write: Callable[[io.BytesIO], object],
) -> None:
    target = io.BytesIO()
    write(target)
    assert not faults(target.getvalue())


def test_each_letter_is_a_section_of_its_own_by_name() -> None:
    target = io.BytesIO()
    write_letters(replace(mailing(), letters=mailing().letters + LETTERS), target)
    sections = tree(target.getvalue()).find("Sect")
    assert [len(part.find("H2")) for part in sections] == [1, 1, 1, 1]
    assert [len(part.find("H3")) for part in sections] == [1, 1, 0, 0]


def _outside(canvas: Canvas) -> None:
    canvas.drawString(9, 9, "buiten")


def _silent(canvas: Canvas) -> None:
    with content(canvas, "Figure"):
        canvas.rect(9, 9, 9, 9)


def _headless(canvas: Canvas) -> None:
    with element(canvas, "Table"), element(canvas, "TR"), content(canvas, "TD"):
        canvas.drawString(9, 9, "cel")


def _skipping(canvas: Canvas) -> None:
    with content(canvas, "H3"):
        canvas.drawString(9, 9, "kop")


def _titled_twice(canvas: Canvas) -> None:
    with content(canvas, "H1"):
        canvas.drawString(9, 9, "kop")


@pytest.mark.parametrize(
    ("draws", "fault"),
    [
        (_outside, "page 1: "),
        (_silent, "a figure without words"),
        (_headless, "a table without head cells"),
        (_skipping, "H3 below H1"),
        (_titled_twice, "several titles"),
    ],
)
def test_what_would_not_be_read_is_seen(draws: Callable[[Canvas], None], fault: str) -> None:
    setter, target = Typesetter(), io.BytesIO()
    canvas = blank_sheet(target, (200, 200), title="Blad", author=setter.line("De Schakel"))
    with title(canvas):
        canvas.drawString(9, 99, "Blad")
    draws(canvas)
    canvas.save()
    (found,) = faults(target.getvalue())
    assert found.startswith(fault)
