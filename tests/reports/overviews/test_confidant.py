"""The confidant's figures on paper: taken over ones say of which release they are."""

import datetime as dt

from buurthuis_app.domain.overviews.overview import Beside
from buurthuis_app.domain.papers.document import Words
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews.confidant import confidant
from tests.reports.whole_year import whole


def texts(reports_as_of: dt.date | None) -> list[str]:
    overview = whole("woord")
    beside = overview.beside
    assert isinstance(beside, Beside)
    assert beside.confidant is not None
    release = replace(beside.confidant.release, reports_as_of=reports_as_of)
    figures = replace(beside.confidant, release=release)
    blocks = confidant(replace(overview, beside=replace(beside, confidant=figures)))
    return [block.text for block in blocks if isinstance(block, Words)]


def test_figures_that_were_taken_over_say_of_which_release_they_are() -> None:
    sentence = "Meldingen: als in de uitgave van 3-11-2025."
    assert sentence in texts(dt.date(2025, 11, 3))
    assert not any("als in de uitgave" in text for text in texts(None))
