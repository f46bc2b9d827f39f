"""Pictures of papers as they were agreed, compared page by page with a little tolerance.

Look at the pages anew and keep them: python tests/reports/test_golden_pages.py
"""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from buurthuis_app.domain import periods
from buurthuis_app.domain.document import Document
from buurthuis_app.reports.drawing import draw
from buurthuis_app.reports.overview import document
from tests.reports.examples import a_rich_overview, an_overview

GOLDEN = Path(__file__).with_name("golden")
DOTS = 0.45
"""Pixels a point: enough to see where everything stands."""
TOLERANCE = 3.0
"""Mean difference of a page in shades of grey; moving one line of text by its own height gives more."""

PAPERS: dict[str, Callable[[], Document]] = {
    "year": lambda: document(a_rich_overview()),
    "quarter": lambda: document(a_rich_overview(periods.quarter(2025, 1), weekly=True)),
    "empty-month": lambda: document(an_overview(period=periods.month(2025, 2))),
}


def pages_of(paper: Document) -> list[Image.Image]:
    with pypdfium2.PdfDocument(io.BytesIO(draw(paper).content)) as opened:
        return [page.render(scale=DOTS).to_pil().convert("L") for page in opened]


def strip(pages: list[Image.Image]) -> Image.Image:
    """All pages beside each other, in one picture."""
    width, height = pages[0].size
    whole = Image.new("L", (width * len(pages), height), 255)
    for number, page in enumerate(pages):
        whole.paste(page, (number * width, 0))
    return whole


@pytest.mark.parametrize("name", PAPERS)
def test_the_pages_look_as_they_were_agreed(name: str) -> None:
    pages = pages_of(PAPERS[name]())
    with Image.open(GOLDEN / f"{name}.png") as opened:
        agreed = opened.convert("L")
    assert agreed.size == strip(pages).size, "another number of pages"
    width, height = pages[0].size
    for number, page in enumerate(pages):
        there = agreed.crop((number * width, 0, (number + 1) * width, height))
        apart = ImageStat.Stat(ImageChops.difference(page, there)).mean[0]
        assert apart < TOLERANCE, f"page {number + 1}"


def test_a_page_on_which_something_moved_is_seen() -> None:
    page = pages_of(PAPERS["year"]())[2]
    moved = ImageChops.offset(page, 0, 6)
    assert ImageStat.Stat(ImageChops.difference(page, moved)).mean[0] > TOLERANCE


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for title, make in PAPERS.items():
        strip(pages_of(make())).quantize(16).save(GOLDEN / f"{title}.png", optimize=True)
        sys.stdout.write(f"{title}\n")
