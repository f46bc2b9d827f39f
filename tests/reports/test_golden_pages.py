"""Pictures of papers as they were agreed, compared page by page with a little tolerance.

Look at the pages anew and keep them: python -m tests.reports.test_golden_pages
"""

import io
import sys
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from buurthuis_app.services.paper_list import PAPERS
from tests.reports.agreed_papers import papers

GOLDEN = Path(__file__).with_name("golden")
AGREED = papers()
DOTS = 0.45
"""Pixels a point: enough to see where everything stands."""
TOLERANCE = 3.0
"""Mean difference of a page in shades of grey; moving one line of text by its own height gives more."""
_FOOT = 0.93
"""Of the height of a page, from where its foot stands."""


@cache
def pages_of(name: str) -> tuple[Image.Image, ...]:
    with pypdfium2.PdfDocument(io.BytesIO(AGREED[name]())) as opened:
        return tuple(page.render(scale=DOTS).to_pil().convert("L") for page in opened)


def strip(pages: tuple[Image.Image, ...]) -> Image.Image:
    """All pages beside each other, in one picture."""
    width, height = pages[0].size
    whole = Image.new("L", (width * len(pages), height), 255)
    for number, page in enumerate(pages):
        whole.paste(page, (number * width, 0))
    return whole


def apart(one: Image.Image, other: Image.Image) -> float:
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])


@pytest.mark.parametrize("name", AGREED)
def test_the_pages_look_as_they_were_agreed(name: str) -> None:
    pages = pages_of(name)
    with Image.open(GOLDEN / f"{name}.png") as opened:
        agreed = opened.convert("L")
    assert agreed.size == strip(pages).size, "another number of pages"
    width, height = pages[0].size
    for number, page in enumerate(pages):
        there = agreed.crop((number * width, 0, (number + 1) * width, height))
        assert apart(page, there) < TOLERANCE, f"page {number + 1}"


def test_every_paper_of_the_list_was_agreed() -> None:
    assert {paper.key for paper in PAPERS} <= AGREED.keys()
    assert {file.stem for file in GOLDEN.glob("*.png")} == AGREED.keys()


@pytest.mark.parametrize("name", ["year", "week", "attendance"])
def test_a_page_on_which_something_moved_is_seen(name: str) -> None:
    page = pages_of(name)[0 if name != "year" else 3]
    assert apart(page, ImageChops.offset(page, 0, 6)) > TOLERANCE


def test_no_page_of_a_year_is_more_than_a_quarter_blank() -> None:
    _cover, *pages, _last = pages_of("year")
    for number, page in enumerate(pages, 2):
        text = page.crop((0, 0, page.width, round(page.height * _FOOT)))
        inked = text.point(lambda grey: 255 * (grey < 200)).getbbox()
        assert inked is not None
        assert inked[3] > text.height * 0.75, f"page {number}"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for title in AGREED:
        strip(pages_of(title)).quantize(16).save(GOLDEN / f"{title}.png", optimize=True)
        sys.stdout.write(f"{title}\n")
