"""Incidents of a year by kind, beside the year before: numbers, and nothing else."""

from buurthuis_app.domain.incidents.incident import (
    IncidentYear,
    incident_definitions,
    incident_names,
)
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Sheet
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit.cells import count_row, number_headings
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
        headings=number_headings(_("soort"), overview.name, overview.former_name, share=2),
        rows=tuple(
            count_row(*row, lead=links.INCIDENTS)
            for row in (*rows, (_("incidenten"), now.all, former.all))
        ),
        terms=incident_definitions(),
    )
    return (table,)
