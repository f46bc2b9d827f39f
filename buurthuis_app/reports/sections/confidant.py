"""The confidant's figures as she released them: small numbers were hidden before they came here."""

from buurthuis_app.domain.confidant import CaseKind, kind_name
from buurthuis_app.domain.confidant_figures import (
    ConfidantFigure,
    FigureAbout,
    ReleasedFigures,
    about_name,
    definition,
)
from buurthuis_app.domain.document import (
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
from buurthuis_app.domain.overview import Beside, Overview
from buurthuis_app.i18n import _

_LISTS = (FigureAbout.BEHAVIOUR, FigureAbout.ROLE, FigureAbout.STEP)


def confidant(overview: Overview) -> tuple[Block, ...]:
    """Reports and questions apart, by one thing at a time; nothing before she released the year."""
    found = (overview.beside or Beside()).confidant
    if found is None:
        return ()
    blocks: list[Block] = [
        Numbers(
            numbers=tuple(
                LargeNumber(cell=_cell(found.total(kind)), name=kind_name(kind))
                for kind in CaseKind
            )
        )
    ]
    blocks += [
        sheet for about in _LISTS for kind in CaseKind if (sheet := _list(found, kind, about))
    ]
    blocks.append(Words(text=definition(), quiet=True))
    for heading, text in (
        (_("Wat er is gedaan om het te voorkomen"), found.release.prevention),
        (_("Wat de vertrouwenspersoon aanraadt"), found.release.recommendations),
    ):
        if text.strip():
            blocks += [Subheading(text=heading), Words(text=text)]
    return tuple(blocks)


def _list(found: ReleasedFigures, kind: CaseKind, about: FigureAbout) -> Sheet | None:
    lines = found.list_of(kind, about)
    if not lines:
        return None
    return Sheet(
        title=f"{kind_name(kind)} {about_name(about)}",
        headings=(
            Heading(title=about_name(about).removeprefix(_("naar ")), share=3),
            Heading(title=_("aantal"), number=True),
        ),
        rows=tuple(Row(cells=(Cell(value=one.name, shown=one.name), _cell(one))) for one in lines),
    )


def _cell(one: ConfidantFigure) -> Cell:
    """A hidden figure is its words, in a spreadsheet too."""
    return Cell(value=one.number if one.number is not None else one.text, shown=one.text)
