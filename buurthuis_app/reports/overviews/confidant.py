"""The confidant's figures as she released them: small numbers were hidden before they came here."""

from buurthuis_app.domain.confidant.case import CaseKind, kind_name
from buurthuis_app.domain.confidant.released_figures import (
    ConfidantFigure,
    FigureAbout,
    ReleasedFigures,
    about_name,
    definition,
    taken_over,
)
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import (
    Block,
    Cell,
    LargeNumber,
    Numbers,
    Sheet,
    Subheading,
    Words,
)
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import named_row, number_headings

_LISTS = (FigureAbout.BEHAVIOUR, FigureAbout.ROLE, FigureAbout.ROUTE, FigureAbout.STEP)


def confidant(overview: Overview) -> tuple[Block, ...]:
    """Each kind of contact apart, by one thing at a time, beside the year before; nothing before she released the year.

    The year before stands as it was released then: what was hidden in it stays hidden.
    """
    beside = overview.beside or Beside()
    figures, former = beside.confidant, beside.confidant_former
    if figures is None:
        return ()
    blocks: list[Block] = [
        Numbers(
            numbers=tuple(
                LargeNumber(
                    cell=_cell(total := figures.total(kind)),
                    name=kind_name(kind),
                    notes=_then(former, total),
                )
                for kind in figures.kinds
            )
        )
    ]
    blocks += [sheet for about in _LISTS if (sheet := _list(figures, former, about))]
    blocks += [
        Words(text=taken_over(kind, as_of))
        for kind in CaseKind
        if (as_of := figures.release.as_of(kind)) is not None
    ]
    blocks.append(Words(text=definition(), quiet=True))
    for heading, text in (
        (_("Wat er is gedaan om het te voorkomen"), figures.release.prevention),
        (_("Wat de vertrouwenspersoon aanraadt"), figures.release.recommendations),
    ):
        if text.strip():
            blocks += [Subheading(text=heading), Words(text=text)]
    return tuple(blocks)


def _then(former: ReleasedFigures | None, figure: ConfidantFigure) -> tuple[str, ...]:
    line = former.matching(figure) if former else None
    if former is None or line is None:
        return ()
    return (_("in {year}: {figure}").format(year=former.release.year, figure=line.text),)


def _list(
    figures: ReleasedFigures, former: ReleasedFigures | None, about: FigureAbout
) -> Sheet | None:
    """The kinds beside each other, each beside the year before; they are lists of their own and not added up."""
    shown = [(figures, kind) for kind in figures.kinds if figures.list_of(kind, about)]
    columns = [
        (of_year, kind)
        for released, kind in shown
        for of_year in (released, former)
        if of_year is not None
    ]
    names: dict[str, str] = {}
    for released, kind in columns:
        for line in released.list_of(kind, about):
            names.setdefault(line.subject or line.name, line.name)
    if not names:
        return None
    lines = [
        {line.subject or line.name: line for line in released.list_of(kind, about)}
        for released, kind in columns
    ]
    heading = about_name(about)
    return Sheet(
        title=heading[:1].upper() + heading[1:],
        headings=number_headings(
            heading.removeprefix(_("naar ")),
            *(
                kind_name(kind) if former is None else _in_year(kind, released)
                for released, kind in columns
            ),
        ),
        rows=tuple(
            named_row(name, *(_of(own.get(subject)) for own in lines))
            for subject, name in names.items()
        ),
    )


def _in_year(kind: CaseKind, released: ReleasedFigures) -> str:
    return _("{kind} {year}").format(kind=kind_name(kind), year=released.release.year)


def _of(line: ConfidantFigure | None) -> Cell:
    return Cell(value=None, shown=cells.NOT_COUNTED) if line is None else _cell(line)


def _cell(figure: ConfidantFigure) -> Cell:
    """A hidden figure is its words, in a spreadsheet too."""
    return Cell(
        value=figure.number if figure.number is not None else figure.text, shown=figure.text
    )
