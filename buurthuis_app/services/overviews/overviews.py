"""The harvest on paper: a period's overview as PDF, HTML, tables or JSON, from one and the same frozen document."""

import json
from collections.abc import Callable, Collection
from pathlib import Path

from msgspec import Struct

from buurthuis_app.domain.figures.breakdown import Only
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.overviews.section_order import Arrangement
from buurthuis_app.domain.papers.document import Document, Spot, as_json
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.errors import Invalid
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.gathering import Gathering
from buurthuis_app.services.overviews.presentation import Presenting

Progress = Callable[[int, int], None]

ENDINGS = (".pdf", ".html", ".xlsx", ".csv", ".json")
"""The kinds of file an overview can be written as."""


class Paper(Struct, frozen=True, kw_only=True):
    """A finished PDF: how it is called, whose it is, and what its maker should know about it.

    An overview knows what it was drawn from and where its figures stand.
    """

    heading: str
    centre: str
    content: bytes
    notes: tuple[str, ...] = ()
    overview: Overview | None = None
    document: Document | None = None
    spots: tuple[Spot, ...] = ()


class Overviews:
    """Makes the papers about a period."""

    def __init__(self, database: Database, gathering: Gathering, presenting: Presenting) -> None:
        self._database = database
        self._gathering = gathering
        self._presenting = presenting

    def paper(self, period: Period, progress: Progress | None = None) -> Paper:
        """The overview of a period, drawn."""
        return _drawn(*self.document(period), progress)

    def subject_paper(self, period: Period, only: Only, progress: Progress | None = None) -> Paper:
        """The sheet of one theme or one activity, drawn."""
        from buurthuis_app.reports.overviews.overview import document

        overview = self._gathering.subject(period, only, photos=True)
        return _drawn(overview, document(overview), progress)

    def document(
        self, period: Period, arrangement: Arrangement | None = None
    ) -> tuple[Overview, Document]:
        """What the overview of a period says, and the data it says it from; arranged as the centre wants it."""
        from buurthuis_app.reports.overviews.overview import document

        with self._database.read() as work:
            overview = self._gathering.overview_in(work, period, photos=True)
            arranged = arrangement or self._presenting.arrangement_in(work, period)
        return overview, document(overview, arranged)

    def document_in(self, work: Work, period: Period, also: Collection[str]) -> Document:
        """What the overview of a period says, without photos, within a unit of work.

        The sections `also` are in it even when the centre leaves them out by now.
        """
        from buurthuis_app.reports.overviews.overview import document

        overview = self._gathering.overview_in(work, period)
        arranged = self._presenting.arrangement_in(work, period)
        wanted = replace(arranged, left_out=arranged.left_out - frozenset(also))
        return document(overview, wanted)

    def sections(self, period: Period) -> tuple[tuple[str, str], ...]:
        """Key and title of every section that can be left out or moved, in their own order."""
        from buurthuis_app.reports.overviews.overview import movable

        return movable(self._gathering.overview(period))

    def write(self, period: Period, target: Path) -> Overview:
        """Write the overview to `target`, as its ending says: one of ENDINGS.

        Raises Invalid for another ending, DiskFull or ReadOnly; an existing file is only replaced by a whole one.
        """
        ending = target.suffix.casefold()
        if ending not in ENDINGS:
            raise Invalid(
                _("Kies een bestandsnaam die op .pdf, .html, .xlsx, .csv of .json eindigt.")
            )
        overview, document = self.document(period)
        content = _content(overview, document, ending)
        with written_whole(target) as file:
            file.write(content)
        return overview


def _drawn(overview: Overview, document: Document, progress: Progress | None) -> Paper:
    from buurthuis_app.reports.kit.document_pdf import draw

    drawn = draw(document, progress)
    return Paper(
        heading=document.title,
        centre=document.centre,
        content=drawn.content,
        notes=drawn.notes.sentences,
        overview=overview,
        document=document,
        spots=drawn.spots,
    )


def _content(overview: Overview, document: Document, ending: str) -> bytes:
    if ending == ".pdf":
        from buurthuis_app.reports.kit.document_pdf import draw

        return draw(document).content
    if ending == ".html":
        from buurthuis_app.reports.kit.page_html import page

        return page(document).encode("utf-8")
    if ending == ".json":
        whole = overview.as_json() | {"document": as_json(document)}
        return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8")
    from buurthuis_app.services.figures.export import as_file
    from buurthuis_app.services.overviews.spreadsheet import tables

    return as_file(tables(document), ending)
