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
    Heading,
    LargeNumber,
    Numbers,
    Row,
    Sheet,
    Subheading,
    Words,
)
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import cells

_LISTS = (FigureAbout.BEHAVIOUR, FigureAbout.ROLE, FigureAbout.STEP)


def confidant(overview: Overview) -> tuple[Block, ...]:
    """Reports and questions apart, by one thing at a time; nothing before she released the year."""
    figures = (overview.beside or Beside()).confidant
    if figures is None:
        return ()
    blocks: list[Block] = [
        Numbers(
            numbers=tuple(
                LargeNumber(cell=_cell(figures.total(kind)), name=kind_name(kind))
                for kind in CaseKind
            )
        )
    ]
    blocks += [sheet for about in _LISTS if (sheet := _list(figures, about))]
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


def _list(figures: ReleasedFigures, about: FigureAbout) -> Sheet | None:
    """Reports and questions beside each other; each is a list of its own, they are not added up."""
    lists = [figures.list_of(kind, about) for kind in CaseKind]
    names = list(dict.fromkeys(line.name for lines in lists for line in lines))
    if not names:
        return None
    by_name = [{line.name: line for line in lines} for lines in lists]
    heading = about_name(about)
    return Sheet(
        title=heading[:1].upper() + heading[1:],
        headings=(
            Heading(title=heading.removeprefix(_("naar ")), share=3),
            *(Heading(title=kind_name(kind), number=True) for kind in CaseKind),
        ),
        rows=tuple(
            Row(cells=(cells.words(name), *(_of(lines.get(name)) for lines in by_name)))
            for name in names
        ),
    )


def _of(line: ConfidantFigure | None) -> Cell:
    return Cell(value=None, shown=cells.NOT_COUNTED) if line is None else _cell(line)


def _cell(figure: ConfidantFigure) -> Cell:
    """A hidden figure is its words, in a spreadsheet too."""
    return Cell(
        value=figure.number if figure.number is not None else figure.text, shown=figure.text
    )
