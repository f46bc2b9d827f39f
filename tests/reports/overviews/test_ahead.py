"""The end of a year: what was missed with its figures, what the next year is for, and thanks by number."""

import re

from buurthuis_app.domain.indicators.results import Actual, Standing, YearResult
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Sheet, Subheading, Words
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews.ahead import ahead, thanks
from tests.reports.examples import an_overview
from tests.reports.whole_year import YEAR, whole


def a_year(*, value: float, kept: bool | None) -> Overview:
    """With a target of 7 and of 8 in the next year, and a promise that was kept or not."""
    overview = whole("Koffie")
    beside = overview.beside
    assert beside is not None
    assert beside.promises is not None
    (indicator,), (promise,) = beside.indicators, beside.promises.rows
    known = Actual(standing=Standing.KNOWN, value=value)
    result = replace(
        indicator,
        years=(
            YearResult(year=YEAR, actual=known, target=7, explanation="Het was een nat jaar."),
            YearResult(year=YEAR + 1, actual=Actual(standing=Standing.UNKNOWN), target=8),
        ),
    )
    row = replace(promise, kept=kept, value=93.0, norm="95 %", remark="De telefoon lag eruit.")
    promises = replace(beside.promises, rows=(row,))
    return replace(overview, beside=replace(beside, indicators=(result,), promises=promises))


def lines(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Subheading | Words)]


def test_what_was_missed_is_said_with_its_figures_and_why() -> None:
    headed, indicator, promise, under_way = lines(ahead(a_year(value=6, kept=False)))
    assert headed == "Wat nog niet lukte"
    assert re.fullmatch(
        r"•  Koffie: het werd 6\b.*, het streven was 7\b.*\. Het was een nat jaar\.", indicator
    )
    assert promise == "•  Het werd 93%, beloofd was 95 %: Koffie De telefoon lag eruit."
    assert under_way.startswith("•  Koffie:")
    assert "Klaar op" in under_way


def test_a_year_in_which_all_was_reached_only_looks_ahead() -> None:
    blocks = ahead(a_year(value=7, kept=True))
    (table,) = (block for block in blocks if isinstance(block, Sheet))
    assert table.title == f"Waar wij in {YEAR + 1} voor gaan"
    ((name, now, target),) = (row.cells for row in table.rows)
    assert (name.shown, now.value, target.value) == ("Koffie", 7, 8)
    assert target.trace is not None
    assert not any(isinstance(block, Subheading) for block in blocks)


def test_thanks_are_by_number_and_each_figure_leads_somewhere() -> None:
    overview = a_year(value=7, kept=None)
    told = [words for words in thanks(overview) if isinstance(words, Words)]
    assert [words.quiet for words in told] == [False] * 4 + [True]
    assert all(figure.cell.trace for words in told for figure in words.figures)
    assert lines(thanks(overview))[0].startswith("Dank aan 24 vrijwilligers, die samen 1.960 uur")
    assert lines(thanks(overview))[2] == "Dank voor 1 stem over wat beter kan."


def test_an_empty_year_has_neither() -> None:
    for overview in (an_overview(), replace(an_overview(), beside=Beside())):
        assert ahead(overview) == ()
        assert thanks(overview) == ()
