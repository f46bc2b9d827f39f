"""The harvest on paper: a period's overview as PDF, HTML, tables or JSON, from one and the same frozen document."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app.domain.arrangement import AS_IT_IS, Arrangement
from buurthuis_app.domain.document import Document, as_json
from buurthuis_app.domain.overview import Overview
from buurthuis_app.domain.periods import Period
from buurthuis_app.errors import Invalid
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _
from buurthuis_app.services.gathering import Gathering

if TYPE_CHECKING:
    from buurthuis_app.reports.traced import Spot

Progress = Callable[[int, int], None]

ENDINGS = (".pdf", ".html", ".xlsx", ".csv", ".json")
"""The kinds of file an overview can be written as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A finished PDF, what it was drawn from, where its figures stand, and what its maker should know about it."""

    overview: Overview
    document: Document
    content: bytes
    spots: "tuple[Spot, ...]"
    notes: tuple[str, ...]


class Overviews:
    """Makes the papers."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering

    def load(self) -> None:
        """Load what draws the papers, so that the first one does not wait for it."""

    def paper(self, period: Period, progress: Progress | None = None) -> Paper:
        """The overview of a period, drawn."""
        from buurthuis_app.reports.drawing import draw

        overview, document = self.document(period)
        drawn = draw(document, progress)
        return Paper(
            overview=overview,
            document=document,
            content=drawn.content,
            spots=drawn.spots,
            notes=drawn.notes.sentences,
        )

    def document(
        self, period: Period, arrangement: Arrangement = AS_IT_IS
    ) -> tuple[Overview, Document]:
        """What the overview of a period says, and the data it says it from."""
        from buurthuis_app.reports.overview import document

        overview = self._gathering.overview(period, photos=True)
        return overview, document(overview, arrangement)

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


def _content(overview: Overview, document: Document, ending: str) -> bytes:
    if ending == ".pdf":
        from buurthuis_app.reports.drawing import draw

        return draw(document).content
    if ending == ".html":
        from buurthuis_app.reports.page_html import page

        return page(document).encode("utf-8")
    if ending == ".json":
        whole = overview.as_json() | {"document": as_json(document)}
        return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8")
    from buurthuis_app.services.exporting import as_file
    from buurthuis_app.services.sheets import tables

    return as_file(tables(document), ending)
