"""Definitions of every printed figure, in one list: what papers, screens and `docs/figures.md` say is said here."""

from msgspec import Struct

from buurthuis_app.domain.confidant import released_figures
from buurthuis_app.domain.figures import breakdown, figures
from buurthuis_app.domain.figures.figures import Definition
from buurthuis_app.domain.indicators import measures
from buurthuis_app.domain.initiatives import figures as initiatives
from buurthuis_app.domain.participants.figures import participant_definitions
from buurthuis_app.domain.promises import figures as promises
from buurthuis_app.domain.volunteers.figures import volunteer_definitions
from buurthuis_app.i18n import _


class DefinitionGroup(Struct, frozen=True, kw_only=True):
    """The definitions about one subject."""

    title: str
    definitions: tuple[Definition, ...]


def every_definition() -> tuple[DefinitionGroup, ...]:
    """All of them, by subject, in the chosen language."""
    named = measures.names()
    lines = breakdown.names()
    return (
        DefinitionGroup(title=_("Activiteiten en bezoeken"), definitions=figures.definitions()),
        DefinitionGroup(
            title=_("Uitgesplitst"),
            definitions=tuple(
                Definition(term=name, meaning=breakdown.definition(along))
                for along, name in lines.items()
                if breakdown.definition(along)
            ),
        ),
        DefinitionGroup(title=_("Deelnemers"), definitions=participant_definitions()),
        DefinitionGroup(title=_("Vrijwilligers"), definitions=volunteer_definitions()),
        DefinitionGroup(title=_("Bewonersinitiatieven"), definitions=initiatives.definitions()),
        DefinitionGroup(title=_("Beloften"), definitions=promises.definitions()),
        DefinitionGroup(
            title=_("Kengetallen die het programma meet"),
            definitions=tuple(
                Definition(term=name, meaning=measures.definition(kind, tally="…"))
                for kind, name in named.items()
            ),
        ),
        DefinitionGroup(
            title=_("Vertrouwenspersoon"),
            definitions=(
                Definition(term=_("kleine aantallen"), meaning=released_figures.definition()),
            ),
        ),
    )
