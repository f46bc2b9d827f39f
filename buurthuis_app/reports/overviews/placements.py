"""Work-experience places of a year beside the year before, counted apart from volunteers."""

from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Sheet, Trace
from buurthuis_app.domain.placements.figures import PlacementYear, placement_definitions
from buurthuis_app.domain.placements.placement import outcome_names
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import count_row, named_row, number_headings

LEAD = Trace(tab="volunteers", section="placements")


def placements(overview: Overview) -> tuple[Block, ...]:
    """Nothing where there was no place in either year."""
    beside = overview.beside or Beside()
    now, former = beside.placements, beside.placements_former
    if now is None or former is None or not (_any(now) or _any(former)):
        return ()
    lines = (
        (_("werkervaringsplaatsen"), now.offered, former.offered),
        (_("begonnen op een werkervaringsplaats"), now.began, former.began),
        (_("bezig op een werkervaringsplaats"), now.there, former.there),
        (_("traject afgerond"), now.ended, former.ended),
        (_("met een vervolg"), now.further, former.further),
    )
    table = Sheet(
        title=_("Werkervaringsplaatsen"),
        headings=number_headings(_("werkervaring"), overview.name, overview.former_name, share=2),
        rows=tuple(count_row(name, *numbers, lead=LEAD) for name, *numbers in lines),
        terms=placement_definitions(),
    )
    return (table, *_outcomes(now))


def _outcomes(year: PlacementYear) -> tuple[Sheet, ...]:
    """Of each kind of outcome how many, as far as that tells nobody's story."""
    names, shown = outcome_names(), year.shown_outcomes
    if all(count.number is None for count in shown.values()):
        return ()
    return (
        Sheet(
            title=_("Wat ervan kwam"),
            headings=number_headings(_("uitkomst"), _("mensen")),
            rows=tuple(
                named_row(names[outcome], cells.shown(count, LEAD))
                for outcome, count in shown.items()
            ),
        ),
    )


def _any(year: PlacementYear) -> bool:
    return bool(year.offered or year.began or year.there or year.ended)
