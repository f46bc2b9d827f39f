"""Figures that the confidant released of each year."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from buurthuis_app.domain.confidant.case import CaseKind
from buurthuis_app.domain.confidant.released_figures import (
    ConfidantFigure,
    ConfidantRelease,
    ReleasedFigures,
)
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together

_RELEASE, _FIGURE = schema.confidant_release, schema.confidant_figure


def of_year(work: Work, centre_id: UUID, year: int) -> tuple[ReleasedFigures, ...]:
    """Every release of this year's figures, the first one first."""
    releases = read_together.records(work, ConfidantRelease, releasing, centre_id, year)
    return tuple(
        ReleasedFigures(release=release, lines=_in_order(work, release))
        for release in sorted(releases, key=lambda release: release.edition)
    )


def releasing(centre_id: UUID, year: int) -> Select[Any]:
    """Asks for what was released of a year."""
    return select(_RELEASE).where(_RELEASE.c.centre_id == centre_id, _RELEASE.c.year == year)


def last_of_year(work: Work, centre_id: UUID, year: int) -> ReleasedFigures | None:
    """The last release of this year's figures, the one that counts; None when there is none."""
    found = of_year(work, centre_id, year)
    return found[-1] if found else None


def _in_order(work: Work, release: ConfidantRelease) -> tuple[ConfidantFigure, ...]:
    """Reports before questions, each as it was drawn up."""
    kinds = list(CaseKind)
    lines = work.store(ConfidantFigure).find(release_id=release.id)
    return tuple(sorted(lines, key=lambda line: (kinds.index(line.kind), line.position)))


def years(work: Work, centre_id: UUID) -> tuple[int, ...]:
    """The years of which figures were released."""
    statement = (
        select(_RELEASE.c.year)
        .where(_RELEASE.c.centre_id == centre_id)
        .distinct()
        .order_by(_RELEASE.c.year)
    )
    return tuple(work.connection.execute(statement).scalars())
