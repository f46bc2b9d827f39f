"""Stories as they are set: whole words in the right order, a photo beside or across, and parted over pages."""

import datetime as dt

from buurthuis_app.domain.papers.document import Document, PaperStory, Section, Words
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.reports.kit.document_pdf import draw
from buurthuis_app.reports.kit.page_room import across
from tests.reports.confidant.test_cards import PHOTO
from tests.reports.reading import page_texts

LONG = "Er kwam iemand binnen die hier nog nooit was geweest, en die bleef zitten. " * 12


def pages_of(*stories: PaperStory, before: int = 0) -> tuple[str, ...]:
    lines = Words(text="\n".join(["Regel."] * before) or "–")
    paper = Document(
        centre="De Schakel",
        title="Verhalen",
        lines=(),
        printed_on=dt.date(2026, 1, 15),
        sections=(Section(key="told", title="Verteld", blocks=(lines, *stories)),),
    )
    return page_texts(draw(paper).content)


def a_story(*texts: str, quote: str = "", photo: Picture | None = None) -> PaperStory:
    return PaperStory(
        story_id=None,
        title="Weer buiten",
        origin="Koffie-inloop",
        labelled=tuple(("", text) for text in texts),
        quote=quote,
        by="bezoeker",
        because="Het raakte ons.",
        photo=photo,
    )


def test_title_lead_text_and_quote_are_read_in_that_order() -> None:
    (page,) = pages_of(a_story("Zij kwam.", "Zij bleef.", quote="Ik ben er."))
    at = [
        page.index(words)
        for words in ("Weer buiten", "Koffie-inloop", "Zij kwam.", "Zij bleef.", "Gekozen")
    ]
    assert at == sorted(at)
    assert "‘Ik ben er.’" in page


def test_a_long_story_goes_on_over_the_page_and_loses_nothing() -> None:
    story = a_story(*[f"{LONG} Einde {n}." for n in range(6)], quote="Ik ben er.", photo=PHOTO)
    for before in (0, 7, 16, 25):
        pages = pages_of(story, before=before)
        text = " ".join(pages)
        assert len(pages) > 1
        assert text.count("zitten.") == 72
        assert all(text.count(f"Einde {n}.") == 1 for n in range(6))
        (page,) = (page for page in pages if "Weer buiten" in page)
        assert "Er kwam iemand" in page
        assert "Ik ben er." in page


def test_a_photo_that_is_wide_and_sharp_enough_stands_across_the_page() -> None:
    assert across(Picture(content=b"", width=1500, height=560))
    assert not across(Picture(content=b"", width=300, height=100))
    assert not across(Picture(content=b"", width=1200, height=900))


def test_a_title_of_any_length_comes_out() -> None:
    text = "".join("".join(pages_of(a_story("Dit."), before=3)).split())
    assert "Weerbuiten" in text
    endless = PaperStory(story_id=None, title="Woord " * 900, origin="", labelled=(("", "Dit."),))
    assert " ".join(pages_of(endless)).count("Woord") == 900
