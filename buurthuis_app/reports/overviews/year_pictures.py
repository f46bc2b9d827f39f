"""Year in pictures: the areas as large as what came to them, and every activity month by month on one scale."""

from itertools import islice

from buurthuis_app.domain.figures.breakdown import Along, names
from buurthuis_app.domain.figures.figures import ActivityFigures, Figures, defined
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import (
    AreaMap,
    AreaTile,
    Block,
    Sheet,
    SmallYear,
    SmallYears,
    Subheading,
)
from buurthuis_app.domain.papers.sheets import without_empty
from buurthuis_app.i18n import _, ngettext, number, short_month_name
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import named_row, number_headings
from buurthuis_app.reports.overviews.links import behind

_MOST = 28
"""So many activities fill a page."""
_FEWEST = 2


def pictures(overview: Overview) -> tuple[Block, ...]:
    """What there is enough of to lay side by side: areas, and activities."""
    return (*_areas(overview), *_activities(overview))


def _activities(overview: Overview) -> tuple[Block, ...]:
    months = (overview.beside or Beside()).months
    counted = [
        row for row in overview.activities if row.activity_id in months and row.figures.counted
    ]
    counted.sort(key=lambda row: -row.figures.visits)
    shown = list(islice(counted, _MOST))
    if len(shown) < _FEWEST:
        return ()
    left = len(counted) - len(shown)
    more = ngettext(
        "Nog {n} activiteit staat alleen in de tabel.",
        "Nog {n} activiteiten staan alleen in de tabel.",
        left,
    )
    return (
        Subheading(text=_("Elke activiteit, maand voor maand")),
        SmallYears(
            bars=tuple(_year(row, months[row.activity_id], overview) for row in shown),
            sheet=Sheet(
                title=_("Elke activiteit, maand voor maand"),
                headings=number_headings(
                    _("activiteit"), *(short_month_name(month) for month in range(1, 13))
                ),
                rows=tuple(
                    named_row(
                        row.title, *(cells.visits(figures) for figures in months[row.activity_id])
                    )
                    for row in shown
                ),
                note=more.format(n=number(left)) if left else "",
                terms=defined("visits"),
            ),
        ),
    )


def _year(row: ActivityFigures, months: tuple[Figures, ...], overview: Overview) -> SmallYear:
    lead = behind(overview, OccurrenceFilter.COUNTED, (Along.ACTIVITY, row.activity_id))
    return SmallYear(
        name=row.title,
        visits=cells.visits(row.figures, lead),
        bars=tuple(figures.visits if figures.counted else None for figures in months),
        gaps=tuple(
            place for place, figures in enumerate(months) if figures.held and not figures.counted
        ),
    )


def _areas(overview: Overview) -> tuple[Block, ...]:
    split = (overview.beside or Beside()).split(Along.AREA)
    rows = [row for row in split.rows if row.row.figures.visits] if split else []
    if len(rows) < _FEWEST:
        return ()
    tiles = tuple(
        AreaTile(
            name=row.row.name,
            visits=cells.visits(
                row.row.figures,
                behind(overview, OccurrenceFilter.COUNTED, (Along.AREA, row.row.key)),
            ),
            change=cells.change(row.change),
            number=row.row.figures.visits,
            somewhere=row.row.key is not None,
        )
        for row in rows
    )
    table = Sheet(
        title=_("De gebieden, zo groot als hun bezoeken"),
        headings=number_headings(names()[Along.AREA], _("bezoeken"), _("verschil")),
        rows=tuple(named_row(tile.name, tile.visits, tile.change) for tile in tiles),
        terms=defined("visits", "change"),
    )
    return (
        Subheading(text=_("De gebieden, zo groot als hun bezoeken")),
        AreaMap(bars=tiles, sheet=without_empty(table, _("verschil"))),
    )
