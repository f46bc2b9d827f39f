"""The harvest on paper: a period's overview as PDF or JSON, from one and the same frozen value."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from buurthuis_app.domain.overview import Overview
from buurthuis_app.domain.periods import Period
from buurthuis_app.files import written_whole
from buurthuis_app.services.harvest import Harvest

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A finished PDF, the data it was drawn from, and what its maker should know about it."""

    overview: Overview
    content: bytes
    notes: tuple[str, ...]


class Overviews:
    """Makes the papers."""

    def __init__(self, harvest: Harvest) -> None:
        self._harvest = harvest

    def load(self) -> None:
        """Load what draws the papers, so that the first one does not wait for it."""

    def paper(self, period: Period, progress: Progress | None = None) -> Paper:
        """The overview of a period, drawn."""
        from buurthuis_app.reports.overview import write_overview

        overview = self._harvest.overview(period)
        drawn = self._harvest.with_photos(overview)
        content = BytesIO()
        notes = write_overview(drawn, content, progress)
        return Paper(overview=overview, content=content.getvalue(), notes=notes.sentences)

    def write(self, period: Period, target: Path) -> Overview:
        """Write the overview to `target`: PDF or JSON, as its ending says.

        Raises DiskFull or ReadOnly; an existing file is only replaced by a whole one. Raises ValueError for
        another ending.
        """
        if target.suffix.casefold() == ".json":
            overview = self._harvest.overview(period)
            text = json.dumps(overview.as_json(), ensure_ascii=False, indent=1)
            content = text.encode()
        elif target.suffix.casefold() == ".pdf":
            paper = self.paper(period)
            overview, content = paper.overview, paper.content
        else:
            raise ValueError(target.suffix)
        with written_whole(target) as file:
            file.write(content)
        return overview
