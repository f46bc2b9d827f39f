"""The year in five sentences, each figure of which leads to what is behind it."""

import re

from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Words
from buurthuis_app.domain.shared import periods
from buurthuis_app.i18n import number
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews.overview import document
from buurthuis_app.reports.overviews.year_told import year_told
from tests.reports.examples import a_rich_overview, an_activity, an_overview
from tests.reports.whole_year import whole

CHANGE = "6% meer dan in 2024"


def told(overview: Overview) -> list[str]:
    return [words.text for words in year_told(overview, CHANGE)]


def test_a_year_with_everything_is_told_in_five_sentences_whose_figures_all_lead_somewhere() -> (
    None
):
    overview = whole("Koffie")
    sentences = year_told(overview, CHANGE)
    assert len(sentences) == 5
    for words in sentences:
        led = [figure.cell.shown for figure in words.figures if figure.cell.trace is not None]
        said = " ".join(str(piece) for piece in words.pieces() if isinstance(piece, str))
        assert not re.search(r"\d", said)  # every number is a figure
        assert led
        named = [figure.cell for figure in words.figures if figure.cell.trace is None]
        assert all(not isinstance(cell.value, int | float) for cell in named)


def test_the_sentences_say_what_the_figures_say() -> None:
    rows = [
        an_activity(n, title, Figures(planned=9, held=9, counted=8, visits=visits))
        for n, (title, visits) in enumerate((("Eten", 70), ("Yoga", 50), ("Koor", 90), ("Bal", 3)))
    ]
    visited, busiest, *_others = told(an_overview(rows))
    assert visited == (
        f"In 2025 was er 36 keer iets te doen, waarvan 32 keer geteld, met 213 bezoeken: {CHANGE}."
    )
    assert busiest == "De meeste bezoeken waren er bij Koor (90), Eten (70) en Yoga (50)."
    months = [part for part in a_rich_overview().parts if part.figures.counted]
    most = max(months, key=lambda part: part.figures.visits)
    (drawn,) = (line for line in told(a_rich_overview()) if "drukst" in line)
    assert f"met {number(most.figures.visits)} bezoeken" in drawn


def test_what_is_not_there_is_not_told() -> None:
    assert told(an_overview([])) == []
    uncounted = an_activity(1, "Eten", Figures(planned=4, held=4))
    assert told(an_overview([uncounted])) == [
        "In 2025 was er 4 keer iets te doen. De bezoeken zijn niet geteld."
    ]
    quiet = replace(whole("Koffie"), told=0, parts=(), activities=())
    assert told(quiet)[-1].startswith("Voor plannen van bewoners is")
    assert len(told(replace(quiet, beside=Beside()))) == 1


def test_only_a_whole_year_of_the_house_is_told() -> None:
    def told_in(overview: Overview) -> list[Words]:
        (numbers,) = (each for each in document(overview).sections if each.key == "numbers")
        return [block for block in numbers.blocks if isinstance(block, Words)]

    assert len(told_in(whole("Koffie"))) == 5
    assert told_in(replace(whole("Koffie"), period=periods.quarter(2025, 1))) == []
    assert told_in(replace(whole("Koffie"), subject="Samen eten")) == []
