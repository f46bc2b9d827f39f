"""The harvest on paper: a period's overview as one frozen document, from which each kind of file is made."""

from collections.abc import Collection

from buurthuis_app.domain.figures.breakdown import Only
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.overviews.section_order import Arrangement
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.gathering import Gathering
from buurthuis_app.services.overviews.presentation import Presenting


class Overviews:
    """Makes the papers about a period."""

    def __init__(self, database: Database, gathering: Gathering, presenting: Presenting) -> None:
        self._database = database
        self._gathering = gathering
        self._presenting = presenting

    def subject(self, period: Period, only: Only) -> Document:
        """The sheet of one theme or one activity."""
        from buurthuis_app.reports.overviews.overview import document

        return document(self._gathering.subject(period, only, photos=True))

    def council(self, period: Period) -> Document:
        """The summary of a year for the council."""
        from buurthuis_app.reports.overviews.council import document

        return document(self._gathering.overview(period, photos=True))

    def document(self, period: Period, arrangement: Arrangement | None = None) -> Document:
        """What the overview of a period says, and the data it says it from; arranged as the centre wants it."""
        from buurthuis_app.reports.overviews.overview import document

        with self._database.read() as work:
            overview = self._gathering.overview_in(work, period, photos=True)
            arranged = arrangement or self._presenting.arrangement_in(work, period)
        return document(overview, arranged)

    def document_in(
        self, work: Work, period: Period, also: Collection[str] = (), *, photos: bool = False
    ) -> Document:
        """What the overview of a period says, within a unit of work; with `photos` for drawing.

        The sections `also` are in it even when the centre leaves them out by now.
        """
        from buurthuis_app.reports.overviews.overview import document

        overview = self._gathering.overview_in(work, period, photos=photos)
        arranged = self._presenting.arrangement_in(work, period)
        wanted = replace(arranged, left_out=arranged.left_out - frozenset(also))
        return document(overview, wanted)

    def sections(self, period: Period) -> tuple[tuple[str, str], ...]:
        """Key and title of every section that can be left out or moved, in their own order."""
        from buurthuis_app.reports.overviews.overview import movable

        return movable(self._gathering.overview(period))


def overview_of(document: Document) -> Overview:
    """The data that an overview was made from. Raises TypeError for another paper."""
    if not isinstance(document.facts, Overview):
        raise TypeError("no overview")
    return document.facts
