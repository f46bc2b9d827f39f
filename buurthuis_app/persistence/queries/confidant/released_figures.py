"""Figures that the confidant released of each year."""

from uuid import UUID

from sqlalchemy import select

from buurthuis_app.domain.confidant.case import CaseKind
from buurthuis_app.domain.confidant.released_figures import (
    ConfidantFigure,
    ConfidantRelease,
    ReleasedFigures,
)
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_RELEASE, _FIGURE = schema.confidant_release, schema.confidant_figure


def of_year(work: Work, centre_id: UUID, year: int) -> tuple[ReleasedFigures, ...]:
    """Every release of this year's figures, the first one first."""
    statement = (
        select(_RELEASE)
        .where(_RELEASE.c.centre_id == centre_id, _RELEASE.c.year == year)
        .order_by(_RELEASE.c.edition)
    )
    return tuple(
        ReleasedFigures(release=release, lines=_in_order(work, release))
        for release in work.store(ConfidantRelease).select(statement)
    )


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
