"""Recounts of every printed figure: what the program prints beside what the plain rows say, term by term."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.goals.year_report import GoalsYear
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Sheet, sheets
from buurthuis_app.domain.shared import periods
from buurthuis_app.services.overviews.overviews import overview_of
from buurthuis_app.services.registry import CentreServices
from tests.reliability.slow_rows import (
    Counted,
    Row,
    SlowRows,
)

Pairs = Iterator[tuple[Any, Any]]
"""What was printed, and what the recount found."""


PARTICIPANTS = "Deelnemers"
LENDING = "Uitleen en reparatie"
INCIDENTS = "Incidenten"
HIRE = "Verhuur van zalen"
VOICES = "U zei, wij deden"
PLACEMENTS = "Werkervaringsplaatsen"
OUTREACH = "Op straat"
FIGURES, SPLIT, PEOPLE, MONEY, PROMISES, MEASURED = (
    "Activiteiten en bezoeken",
    "Uitgesplitst",
    "Vrijwilligers",
    "Bewonersinitiatieven",
    "Beloften",
    "Kengetallen die het programma meet",
)


NOT_RECOUNTED = {
    (FIGURES, "verschillende mensen"): "never a number: of sign-ups nobody knows it",
    ("Vertrouwenspersoon", "kleine aantallen"): "sealed: its rows cannot be read without her key",
}


class YearPaper(Struct, frozen=True, kw_only=True):
    """What is printed of a year, beside the rows of the moment."""

    house: CentreServices
    rows: SlowRows
    year: int
    today: dt.date
    overview: Overview
    tables: tuple[Sheet, ...]
    goals: GoalsYear | None
    """The report on goals, which measures five years; only where it was asked for."""

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, 1, 1)

    @property
    def last(self) -> dt.date:
        return dt.date(self.year, 12, 31)

    @property
    def until(self) -> dt.date:
        """The last day that counts: today in a year that runs."""
        return self.today if self.first <= self.today < self.last else self.last

    @property
    def former_until(self) -> dt.date:
        """The same day a year earlier."""
        leap_day = (self.until.month, self.until.day) == (2, 29)
        return self.until.replace(year=self.year - 1, **({"day": 28} if leap_day else {}))

    @property
    def beside(self) -> Beside:
        assert self.overview.beside is not None
        return self.overview.beside

    @property
    def json(self) -> dict[str, Any]:
        return self.overview.as_json()

    def times(self) -> list[Row]:
        return self.rows.times(self.first, self.last)

    def former_times(self) -> list[Row]:
        return self.rows.times(dt.date(self.year - 1, 1, 1), self.former_until)

    def table(self, title: str) -> Sheet | None:
        return next((table for table in self.tables if table.title == title), None)


def printed_of(house: CentreServices, rows: SlowRows, year: int, *, goals: bool) -> YearPaper:
    """The year's papers as they are now."""
    document = house.overviews.document(periods.year(year))
    return YearPaper(
        house=house,
        rows=rows,
        year=year,
        today=dt.date.fromisoformat(rows.today),
        overview=overview_of(document),
        tables=sheets(document),
        goals=house.goals_report.year(year) if goals else None,
    )


Recount = Callable[[YearPaper], Pairs]


RECOUNTS: dict[Recount, tuple[tuple[str, str], ...]] = {}
"""Every recount, with the terms of the program's list that it is about."""


def recounts(group: str = "", *terms: str) -> Callable[[Recount], Recount]:
    """Registers the recount of these terms of a group; of none where a figure explains itself."""

    def registered(recount: Recount) -> Recount:
        RECOUNTS[recount] = tuple((group, term) for term in terms)
        return recount

    return registered


def plain(figures: Figures) -> Counted:
    return Counted(
        planned=figures.planned,
        extra=figures.extra,
        cancelled=figures.cancelled,
        held=figures.held,
        counted=figures.counted,
        visits=figures.visits,
        estimated=figures.estimated_visits,
    )


def average(counted: Counted) -> float | None:
    return counted.visits / counted.counted if counted.counted else None
