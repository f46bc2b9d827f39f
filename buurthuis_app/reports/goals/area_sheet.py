"""Area on one page: its description, and its activities, stories and initiatives of a year."""

from collections.abc import Iterator

from buurthuis_app.domain.goals.papers import AreaSheet
from buurthuis_app.domain.initiatives.initiative import state_names
from buurthuis_app.domain.papers.document import (
    Block,
    Cell,
    Document,
    LargeNumber,
    Numbers,
    Quotation,
    Section,
    Words,
)
from buurthuis_app.domain.papers.sheets import cell, sheet
from buurthuis_app.i18n import _, number
from buurthuis_app.reports.kit import cells


def document(paper: AreaSheet) -> Document:
    """What the sheet says."""
    counts = _(
        "Bezoeken: die van de activiteiten in dit gebied. Wie twee keer komt, telt twee keer; "
        "niet getelde keren zitten er niet in."
    )
    description = paper.area.description
    parts = (
        ("area", (_numbers(paper), *((Words(text=description),) if description else ()))),
        *_tables(paper),
        ("stories", tuple(_stories(paper))),
        ("counts", (Words(text=counts, quiet=True),)),
    )
    return Document(
        centre=paper.centre,
        title=paper.area.name,
        file_title=_("Gebied {name} {year}").format(name=paper.area.name, year=paper.year),
        lines=(_("Wat hier gebeurde in {year}").format(year=paper.year),),
        printed_on=paper.printed_on,
        sections=tuple(
            Section(key=key, title="", blocks=blocks) for key, blocks in parts if blocks
        ),
        most_pages=1,
    )


def _numbers(paper: AreaSheet) -> Numbers:
    visits = paper.visits
    counted = _("{counted} van {held} keer geteld").format(
        counted=number(visits.counted), held=number(visits.held)
    )
    return Numbers(
        numbers=(
            LargeNumber(cell=cells.visits(visits), name=_("bezoeken"), notes=(counted,)),
            LargeNumber(cell=cell(len(paper.activities)), name=_("activiteiten")),
            LargeNumber(cell=cell(len(paper.initiatives)), name=_("bewonersinitiatieven")),
        )
    )


def _tables(paper: AreaSheet) -> Iterator[tuple[str, tuple[Block, ...]]]:
    if paper.profile:
        name = _("Het gebied in cijfers")
        rows = (
            (line.name, line.figure, Cell(value=line.year, shown=str(line.year)), line.source)
            for line in paper.profile
        )
        headings = ((name, 2), _("Cijfer"), (_("Jaar"), 0.5), (_("Bron"), 1.7))
        yield "profile", (sheet(name, headings, rows),)
    if paper.activities:
        busiest = sorted(paper.activities, key=lambda row: -row.figures.visits)
        yield (
            "activities",
            (
                sheet(
                    _("Activiteiten"),
                    (_("Activiteiten"), _("Keer gehouden"), _("Bezoeken")),
                    ((row.title, row.figures.held, cells.visits(row.figures)) for row in busiest),
                ),
            ),
        )
    if paper.initiatives:
        name, states = _("Bewonersinitiatieven"), state_names()
        states_of = ((plan.title, states[plan.state]) for plan in paper.initiatives)
        yield "initiatives", (sheet(name, ((name, 3), _("Hoe ver")), states_of),)


def _stories(paper: AreaSheet) -> Iterator[Quotation]:
    for story in paper.stories:
        by = " · ".join(part for part in (story.teller_role, story.activity) if part)
        yield Quotation(text=story.quote or story.happened, by=by)
