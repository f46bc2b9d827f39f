"""Incidents of a year by kind, beside the year before: numbers, and nothing else."""

from buurthuis_app.domain.incidents.incident import (
    IncidentYear,
    incident_definitions,
    incident_names,
)
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Heading, Row, Sheet
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.overviews import links


def incidents(overview: Overview) -> tuple[Block, ...]:
    """Nothing where nothing was noted in either year."""
    beside = overview.beside or Beside()
    now, former = beside.incidents or IncidentYear(), beside.incidents_former or IncidentYear()
    if not now.all and not former.all:
        return ()
    rows = [
        (name, now.kinds.get(kind, 0), former.kinds.get(kind, 0))
        for kind, name in incident_names().items()
        if kind in now.kinds or kind in former.kinds
    ]
    table = Sheet(
        title=_("Incidenten"),
        headings=(
            Heading(title=_("soort"), share=3),
            Heading(title=overview.name, number=True, share=2),
            Heading(title=overview.former_name, number=True, share=2),
        ),
        rows=tuple(_line(*row) for row in (*rows, (_("incidenten"), now.all, former.all))),
        terms=incident_definitions(),
    )
    return (table,)


def _line(name: str, *numbers: int) -> Row:
    """A row of plain numbers, each leading to the window they are kept in."""
    return Row(cells=(cells.words(name), *(cells.count(each, links.INCIDENTS) for each in numbers)))
