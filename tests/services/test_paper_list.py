"""The list of papers: who may have which, and every kind of file that each exists as."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest

from buurthuis_app import bootstrap, i18n
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.shared.permissions import Actor, Profile
from buurthuis_app.errors import Invalid, NotAllowed
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.paper_list import (
    PAPERS,
    PaperKind,
    allowed,
    finished,
    usual_wish,
    write,
)
from buurthuis_app.services.papers import files
from buurthuis_app.services.papers.paper import drawn
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.marked_language import MARK, marked
from tests.reports.kit.test_page_html import Read
from tests.services.overviews.test_adoption import words_of
from tests.services.volunteers.test_own_tables import TODAY


@pytest.fixture(scope="module")
def houses(
    demo_file: Callable[[int], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[Profile, CentreServices]]:
    """The demo's services for each profile."""
    path = Path(copy(demo_file(1), tmp_path_factory.mktemp("papers") / "demo.db"))
    with closing(Database(path)) as database:
        centre = Centres(database).first()
        assert centre is not None
        yield {
            profile: bootstrap.house(
                database, centre, clock=FixedClock(TODAY), actor=Actor(profile=profile)
            )
            for profile in Profile
        }


@pytest.mark.parametrize("kind", PAPERS, ids=lambda kind: kind.key)
def test_every_profile_gets_the_papers_it_may_have_and_no_other(
    kind: PaperKind, houses: dict[Profile, CentreServices]
) -> None:
    asked = usual_wish(kind, houses[Profile.COORDINATOR])
    for house in houses.values():
        if kind in allowed(house):
            made = kind.make(house, asked)
            assert isinstance(made, Document) is not kind.picture
            assert files.endings_of(made) == kind.endings
        else:
            with pytest.raises(NotAllowed):
                kind.make(house, asked)
    assert kind in allowed(houses[Profile.COORDINATOR])


@pytest.mark.parametrize(
    "kind", [kind for kind in PAPERS if not kind.picture], ids=lambda kind: kind.key
)
def test_what_is_no_picture_is_every_kind_of_file(
    kind: PaperKind, houses: dict[Profile, CentreServices], tmp_path: Path
) -> None:
    house = houses[Profile.COORDINATOR]
    made = kind.make(house, usual_wish(kind, house))
    assert isinstance(made, Document)
    for ending in files.DOCUMENT:
        files.write(made, tmp_path / f"papier{ending}")
    assert (tmp_path / "papier.pdf").read_bytes().startswith(b"%PDF")
    page = Read((tmp_path / "papier.html").read_text(encoding="utf-8"))
    assert made.title in " ".join(page.words)
    assert not page.open, "every element is closed"
    book = open_book(tmp_path / "papier.xlsx")
    assert len({sheet.title for sheet in book.sheets}) == len(book.sheets) >= 1
    text = (tmp_path / "papier.csv").read_text(encoding="utf-8-sig")
    assert text.count(";") >= 1
    told = json.loads((tmp_path / "papier.json").read_text(encoding="utf-8"))
    assert made.centre in json.dumps(told, ensure_ascii=False)


@pytest.fixture
def dutch_again() -> Iterator[None]:
    yield
    i18n.use_language("nl")


@pytest.mark.usefixtures("dutch_again")
@pytest.mark.parametrize("key", ["week", "goals", "processing-register"])
def test_a_paper_is_dutch_whatever_the_screen_speaks(
    key: str, houses: dict[Profile, CentreServices], tmp_path: Path
) -> None:
    house = houses[Profile.COORDINATOR]
    (kind,) = (kind for kind in PAPERS if kind.key == key)
    wish = usual_wish(kind, house)
    dutch = finished(kind, house, wish)
    i18n.use_language("en")
    paper = finished(kind, house, wish)
    assert (paper.heading, paper.document) == (dutch.heading, dutch.document)
    assert words_of(paper.content) == words_of(dutch.content)
    write(kind, house, wish, tmp_path / "papier.pdf")
    assert words_of((tmp_path / "papier.pdf").read_bytes()) == words_of(dutch.content)


@pytest.mark.parametrize(
    "kind", [kind for kind in PAPERS if not kind.picture], ids=lambda kind: kind.key
)
def test_no_word_of_a_document_is_that_of_the_screen(
    kind: PaperKind, houses: dict[Profile, CentreServices], tmp_path: Path
) -> None:
    house, target = houses[Profile.COORDINATOR], tmp_path / "papier.json"
    wish = usual_wish(kind, house)
    with marked():
        paper = write(kind, house, wish, target)
    assert MARK not in target.read_text(encoding="utf-8")
    assert MARK not in paper.heading + paper.centre


@pytest.mark.usefixtures("dutch_again")
def test_what_the_maker_of_a_paper_hears_is_in_the_language_of_the_screen() -> None:
    i18n.use_language("en")
    with i18n.in_dutch():
        paper = drawn(Document(centre="ᚠ", title="Blad", lines=(), printed_on=TODAY, sections=()))
        assert paper.notes[0].startswith("Deze tekens kan het lettertype niet tonen")
    assert paper.notes[0].startswith("The typeface cannot show")


def test_a_picture_is_a_pdf_and_says_so(
    houses: dict[Profile, CentreServices], tmp_path: Path
) -> None:
    house = houses[Profile.COORDINATOR]
    (week,) = (kind for kind in PAPERS if kind.key == "week")
    with pytest.raises(Invalid, match=r"op \.pdf eindigt"):
        write(week, house, usual_wish(week, house), tmp_path / "week.xlsx")
    assert finished(week, house, usual_wish(week, house)).document is None
    assert list(tmp_path.iterdir()) == []
