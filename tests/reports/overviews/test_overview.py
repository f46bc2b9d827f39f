"""The finished overview, read back from its PDF."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurthuis_app.domain.figures.figures import ActivityFigures, Category, Figures, definitions
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.i18n import number
from buurthuis_app.records import replace
from buurthuis_app.reports.kit.document_pdf import draw
from buurthuis_app.reports.overviews.overview import document
from tests.reports.agreed_papers import of_an_activity
from tests.reports.examples import (
    TITLES,
    a_rich_overview,
    a_story,
    an_activity,
    an_overview,
    some_figures,
)
from tests.reports.reading import font_names, fonts_not_embedded, language, paper_of

GOLDEN = Path(__file__).with_name("golden_first_page.txt")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGÉëïşğİıŁężЖґїΩ&<>0123456789"
NOT_IN_A_PAPER_OF_FIGURES = {
    *("corrected", "aimed", "people", "open", "booked", "tenants", "structural"),
    *("square_metres", "attendances", "per_time", "extremes"),
}
words = st.text(alphabet=LETTERS, min_size=1, max_size=12)
sentences = st.lists(words, min_size=1, max_size=25).map(" ".join)


@st.composite
def figures(draw: st.DrawFn) -> Figures:
    planned = draw(st.integers(min_value=0, max_value=300))
    cancelled = draw(st.integers(min_value=0, max_value=planned))
    extra = draw(st.integers(min_value=0, max_value=5))
    held = draw(st.integers(min_value=extra, max_value=planned - cancelled + extra))
    counted = draw(st.integers(min_value=0, max_value=held))
    visits = draw(st.integers(min_value=0, max_value=99_999)) if counted else 0
    return Figures(
        planned=planned,
        extra=extra,
        cancelled=cancelled,
        held=held,
        counted=counted,
        visits=visits,
        estimated_visits=draw(st.integers(min_value=0, max_value=visits)),
    )


activities = st.lists(st.tuples(words, figures()), max_size=40).map(
    lambda rows: [an_activity(index, title, found) for index, (title, found) in enumerate(rows)]
)
stories = st.lists(
    st.builds(a_story, title=words, happened=sentences, changed=sentences, quote=sentences),
    max_size=5,
)


def row_of(row: ActivityFigures) -> str:
    """As it is printed when there is no earlier year."""
    found = row.figures
    cells = [row.title, number(found.planned), number(found.held), number(found.counted)]
    if found.average is None:
        return " ".join([*cells, "–", "–"])
    return " ".join([*cells, number(found.visits), number(found.average, 1)])


def says_exactly_what_the_data_says(rows: list[ActivityFigures], told: list[PrintedStory]) -> None:
    """Draw a year of these, and look for each of its numbers and words in what comes out of the PDF."""
    overview = an_overview(rows, stories=tuple(told))
    paper = paper_of(overview)
    lines = paper.lines()
    for row in rows:
        assert row_of(row) in lines
    if rows:
        whole = overview.figures
        total = an_activity(
            0, f"Totaal ({whole.counted} van {number(whole.held)} keer geteld)", whole
        )
        assert row_of(total).replace(f"({whole.counted} ", f"({number(whole.counted)} ") in lines
    for story in told:
        for said in (story.title, story.happened, story.changed, f"‘{story.quote}’"):
            assert said in paper.text
    assert paper.notes.missing_letters == ()


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=activities, told=stories)
def test_the_paper_says_exactly_what_the_data_says(
    rows: list[ActivityFigures], told: list[PrintedStory]
) -> None:
    says_exactly_what_the_data_says(rows, told)


@pytest.mark.torture
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=activities, told=stories)
def test_a_hundred_papers_say_exactly_what_their_data_says(
    rows: list[ActivityFigures], told: list[PrintedStory]
) -> None:
    says_exactly_what_the_data_says(rows, told)


def test_the_sums_of_the_tally_kinds_are_printed_by_what_they_do_to_the_total() -> None:
    kinds = (
        Category(name="volwassenen", number=4_000, adds_up=True),
        Category(name="nieuwe gezichten", number=87, adds_up=False),
        Category(name="maaltijden", number=412, adds_up=False, aside=True),
    )
    row = an_activity(1, "Koffie", Figures(planned=9, held=9, counted=9, visits=4_000))
    text = paper_of(an_overview([row], categories=kinds)).text
    assert "volwassenen 4.000 Bezoeken 4.000 Waarvan (al meegeteld) nieuwe gezichten 87" in text
    assert "Daarnaast (geen bezoeken) maaltijden 412" in text


def test_the_last_page_tells_how_it_was_counted() -> None:
    found = Figures(
        planned=50, extra=1, cancelled=3, held=48, counted=41, visits=5_120, estimated_visits=512
    )
    year = an_overview([an_activity(1, "Koffie", found)], earlier=found)
    last = " ".join(paper_of(year).pages[-1].split())
    assert "geteld 41 van 48 keer Dat is 85% van wat gehouden is." in last
    assert "niet geteld 7 keer Deze keren zitten niet in het totaal." in last
    assert "geschat 512 van 5.120 bezoeken (10%) Dit zit in het totaal." in last
    assert "misschien erbij ongeveer 874 bezoeken" in last
    assert "niet doorgegaan 3 keer" in last
    assert "niet gepland 1 keer" in last
    known = definitions()
    for definition in known:
        printed = f"{definition.term} {definition.meaning}" in last
        assert printed is (definition.key not in NOT_IN_A_PAPER_OF_FIGURES)


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        (Figures(held=40, counted=40, visits=100), "12% meer dan in 2024"),
        (Figures(held=40, counted=40, visits=112), "evenveel als in 2024"),
        (Figures(held=40, counted=40, visits=200), "44% minder dan in 2024"),
        (
            Figures(held=40, counted=4, visits=12),
            "niet te vergelijken met 2024: toen is minder dan de helft geteld",
        ),
        (
            Figures(held=3, counted=3, visits=12),
            "niet te vergelijken met 2024: toen is minder dan half zo vaak geteld",
        ),
        (Figures(held=40, counted=40, visits=0), "112 meer dan in 2024"),
        (Figures(), "over 2024 zijn er geen tellingen"),
    ],
)
def test_the_change_is_said_in_words_that_are_true(earlier: Figures, said: str) -> None:
    row = an_activity(1, "Koffie", Figures(planned=8, held=8, counted=8, visits=112))
    assert said in paper_of(an_overview([row], earlier=earlier)).text


def test_a_change_too_small_for_a_percentage_is_given_in_visits() -> None:
    row = an_activity(1, "Koffie", Figures(planned=8, held=8, counted=8, visits=10_003))
    earlier = Figures(held=40, counted=40, visits=10_000)
    assert "3 meer dan in 2024" in paper_of(an_overview([row], earlier=earlier)).text


@pytest.mark.parametrize(
    "overview",
    [
        a_rich_overview(),
        a_rich_overview(periods.year(2026), weekly=True),
        a_rich_overview(periods.month(2025, 2), weekly=True),
        an_overview(),
    ],
    ids=["months", "53 weeks", "one month", "empty"],
)
def test_every_font_is_in_the_file(overview: Overview) -> None:
    paper = paper_of(overview)
    assert paper.opened(fonts_not_embedded) == []
    names = font_names(paper.content)
    assert names
    assert all("+Buurthuis" in name for name in names)


def test_the_file_says_what_it_is_in_which_language_and_where_things_are() -> None:
    paper = paper_of(a_rich_overview())
    properties = paper.opened(lambda document: document.get_metadata_dict())
    assert properties["Title"] == "Jaaroverzicht 2025 – Buurthuis De Schakel"
    assert properties["Author"] == "Buurthuis De Schakel"
    assert paper.opened(language) == "nl-NL"
    contents = paper.opened(
        lambda document: [
            (entry.level, entry.get_title(), entry.get_dest().get_index())
            for entry in document.get_toc()
        ]
    )
    assert [title for level, title, _page in contents if level == 0] == [
        "In het kort", "Bezoeken per maand", "Activiteiten", "Verhalen", "Wie er kwamen",
        "Dank u wel", "Hoe is er geteld",
    ]  # fmt: skip
    for _level, title, page in contents:
        assert title in paper.pages[page]


def test_every_page_has_its_number_the_date_and_whose_it_is() -> None:
    paper = paper_of(a_rich_overview())
    assert "Buurthuis De Schakel" in paper.pages[0]  # the cover has nothing else at its foot
    for index, page in enumerate(paper.pages[1:], start=2):
        assert f"pagina {index} van {len(paper.pages)}" in page
        assert "Afgedrukt op 15-1-2026" in page
        assert "Buurthuis De Schakel" in page
    assert paper.notes.pages == len(paper.pages)


def test_hostile_text_is_printed_as_it_was_typed_and_pulls_nothing_in() -> None:
    typed = "<img src='/etc/hostname'/>"
    overview = an_overview(
        [an_activity(1, f"{typed} <b>", some_figures(1))],
        centre="<para>De & Schakel",
        stories=(a_story(typed, "<br/> &amp; </para>", quote="<a href='x'>y</a>"),),
    )
    paper = paper_of(overview)
    for said in (
        f"{typed} <b>",
        "<para>De & Schakel",
        "<br/> &amp; </para>",
        "‘<a href='x'>y</a>’",
    ):
        assert said in paper.text
    assert b"/Subtype /Image" not in paper.content


@pytest.mark.parametrize("word", ["a" * 10_000, "Mantelzorg" * 1_000])
def test_ten_thousand_letters_without_a_blank_all_come_out(word: str) -> None:
    overview = an_overview(
        [an_activity(1, word, some_figures(1))],
        centre=word,
        stories=(a_story(word, word, quote=word, teller_role=word, activity=word),),
        categories=(Category(name=word, number=3, adds_up=True),),
    )
    text = "".join(paper_of(overview).text.split())
    assert text.count(word[:10]) >= 7 * len(word) // len(word[:10]) - 200
    assert "Hoeisergeteld" in text


def test_a_letter_that_cannot_be_shown_is_named_and_its_row_stays() -> None:
    paper = paper_of(an_overview([an_activity(1, "Feest 🎉", some_figures(1))]))
    assert paper.notes.missing_letters == ("🎉",)
    assert "🎉 (U+1F389)" in paper.notes.sentences[0]
    assert "Feest ▯ 40 " in paper.text


def test_half_a_letter_does_not_stop_the_paper() -> None:
    paper = paper_of(an_overview([an_activity(1, "Koffie \ud83c", some_figures(1))]))
    assert "U+D83C" in paper.notes.sentences[0]
    assert "\ud83c" not in paper.notes.sentences[0]


def test_a_period_without_activities_says_so() -> None:
    text = paper_of(an_overview()).text
    assert "In deze periode waren er geen activiteiten." in text
    assert "In deze periode is niets gehouden." in text
    assert "Verhalen" not in text


def test_a_year_without_a_single_count_shows_no_zero_visits() -> None:
    paper = paper_of(an_overview([an_activity(1, "Koffie", Figures(planned=40, held=38))]))
    assert "Koffie 40 38 0 – –" in paper.lines()
    assert "Totaal (0 van 38 keer geteld) 40 38 0 – –" in paper.lines()
    assert "– betekent: niet geteld." in paper.text


def test_what_cannot_be_compared_has_no_column_of_dashes_and_says_once_why() -> None:
    row = an_activity(1, "Koffie", Figures(planned=8, held=8, counted=8, visits=112))
    said = "Er staat geen verschil bij: over 2024 is niets geteld, of te weinig."
    alone = paper_of(an_overview([row], earlier=Figures(held=40, counted=4, visits=12)))
    assert alone.text.count(said) == 1
    assert "gemiddeld verschil" not in alone.text
    compared = paper_of(an_overview([row], earlier=Figures(held=8, counted=8, visits=100)))
    assert said not in compared.text
    assert "gemiddeld verschil" in compared.text


def test_four_hundred_activities_each_have_their_row_under_a_repeated_head() -> None:
    rows = [an_activity(index, f"Groep {index}", some_figures(index)) for index in range(400)]
    paper = paper_of(an_overview(rows))
    lines = set(paper.lines())
    assert all(row_of(row) in lines for row in rows)
    with_rows = [page for page in paper.pages if "Groep" in page]
    assert len(with_rows) > 5
    assert all(
        "activiteit gepland gehouden geteld bezoeken gemiddeld" in page for page in with_rows
    )


def test_of_one_activity_all_figures_stand_on_the_first_page_and_its_tables_in_the_workbook() -> (
    None
):
    sheet = of_an_activity()
    made = document(sheet)
    drawn = draw(replace(made, sections=made.sections[:-1]))
    assert made.sections[-1].key == "stories"
    assert drawn.notes.pages == 1
    assert {table.title for table in made.tables} >= {"Keer voor keer", "Per activiteit"}
    leading = [spot.trace for spot in drawn.spots if spot.trace.asked and spot.trace.asked.span]
    assert len(leading) >= 12, "every month leads to its times"
    assert document(replace(sheet, stories=())).sections[-1].key == "method"


@pytest.mark.parametrize("kind", [periods.quarter(2025, 1), periods.month(2025, 3)])
def test_each_word_is_explained_once_where_it_first_stands(kind: Period) -> None:
    words = paper_of(a_rich_overview(kind, weekly=True)).text
    assert "Wat de woorden betekenen" not in words
    for term in ("Keer: één activiteit", "Te delen: verhalen", "Misschien erbij: het gemiddelde"):
        assert words.count(term) == 1


@pytest.mark.parametrize("lines_before", range(0, 60, 6))
def test_a_quote_is_never_split_over_two_pages(lines_before: int) -> None:
    quote = " ".join(f"zin{index}" for index in range(120))
    story = a_story("Titel", "\n".join(["regel"] * lines_before) or "regel", quote=quote)
    pages = paper_of(an_overview(stories=(story,))).pages
    assert any("zin0 " in page and "zin119" in page for page in pages)


def test_a_quote_that_no_page_can_hold_goes_on_over_the_next() -> None:
    quote = " ".join(f"zin{index}" for index in range(2_000))
    text = paper_of(an_overview(stories=(a_story(quote=quote),))).text
    printed = [word for word in text.split() if "zin" in word]
    assert " ".join(printed).strip("‘’") == quote


def test_a_period_that_still_runs_says_so() -> None:
    running = replace(an_overview(), period=periods.year(2026))
    assert "De periode loopt nog. Dit is de stand op 15-1-2026." in paper_of(running).text


def test_one_year_earlier_means_the_same_days_on_the_whole_paper_of_a_year_that_still_runs() -> (
    None
):
    row = an_activity(1, "Koffie", Figures(planned=8, held=8, counted=8, visits=112))
    earlier = Figures(held=8, counted=8, visits=100)
    whole = replace(an_overview([row], earlier=earlier), period=periods.year(2026))
    overview = replace(whole, printed_on=dt.date(2026, 11, 24))
    assert (overview.name, overview.former_name) == ("2026 t/m 24-11", "2025 t/m 24-11")
    text = paper_of(overview).text
    assert "12% meer dan in 2025 t/m 24-11" in " ".join(text.split())
    over = replace(whole, printed_on=dt.date(2027, 1, 1))
    assert (over.name, over.former_name) == ("2026", "2025")


def test_the_first_page_is_as_it_was_agreed() -> None:
    rows = [an_activity(index, title, some_figures(index)) for index, title in enumerate(TITLES)]
    earlier = Figures(planned=300, held=290, counted=260, visits=4_000)
    quarter = an_overview(rows, earlier=earlier, period=periods.quarter(2025, 1))
    first = paper_of(quarter).pages[0].replace("\r\n", "\n")
    assert first == GOLDEN.read_text(encoding="utf-8")


def test_progress_goes_forward_to_the_end() -> None:
    heard: list[tuple[int, int]] = []
    draw(document(a_rich_overview()), lambda done, size: heard.append((done, size)))
    assert heard[0][0] == 0
    assert heard[-1][0] == heard[-1][1]
    assert [done for done, _size in heard] == sorted(done for done, _size in heard)


class Stopped(Exception):
    """The user pressed cancel."""


def test_it_can_be_stopped_while_it_is_drawn() -> None:
    def stop(done: int, _size: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        draw(document(a_rich_overview()), stop)
