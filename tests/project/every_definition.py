"""Definitions of every printed figure, in one list: each stands under its table, and `docs/figures.md` has them all."""

from msgspec import Struct

from buurthuis_app.domain.confidant import released_figures
from buurthuis_app.domain.figures import breakdown, figures
from buurthuis_app.domain.figures.figures import Definition
from buurthuis_app.domain.hire.figures import hire_definitions
from buurthuis_app.domain.incidents.incident import incident_definitions
from buurthuis_app.domain.indicators import measures
from buurthuis_app.domain.initiatives import figures as initiatives
from buurthuis_app.domain.lending.figures import lending_definitions
from buurthuis_app.domain.outreach.figures import outreach_definitions
from buurthuis_app.domain.participants.figures import participant_definitions
from buurthuis_app.domain.placements.figures import placement_definitions
from buurthuis_app.domain.promises import figures as promises
from buurthuis_app.domain.voices import figures as voices
from buurthuis_app.domain.volunteers.figures import volunteer_definitions


class DefinitionGroup(Struct, frozen=True, kw_only=True):
    """The definitions about one subject."""

    title: str
    definitions: tuple[Definition, ...]


def every_definition() -> tuple[DefinitionGroup, ...]:
    """All of them, by subject, in the chosen language."""
    named = measures.names()
    lines = breakdown.names()
    return (
        DefinitionGroup(title="Activiteiten en bezoeken", definitions=figures.definitions()),
        DefinitionGroup(
            title="Uitgesplitst",
            definitions=tuple(
                Definition(term=name, meaning=breakdown.definition(along))
                for along, name in lines.items()
                if breakdown.definition(along)
            ),
        ),
        DefinitionGroup(title="Op straat", definitions=outreach_definitions()),
        DefinitionGroup(title="Deelnemers", definitions=participant_definitions()),
        DefinitionGroup(title="Vrijwilligers", definitions=volunteer_definitions()),
        DefinitionGroup(title="Verhuur van zalen", definitions=hire_definitions()),
        DefinitionGroup(title="Werkervaringsplaatsen", definitions=placement_definitions()),
        DefinitionGroup(title="Incidenten", definitions=incident_definitions()),
        DefinitionGroup(title="Uitleen en reparatie", definitions=lending_definitions()),
        DefinitionGroup(title="Bewonersinitiatieven", definitions=initiatives.definitions()),
        DefinitionGroup(title="Beloften", definitions=promises.definitions()),
        DefinitionGroup(title="U zei, wij deden", definitions=voices.definitions()),
        DefinitionGroup(
            title="Kengetallen die het programma meet",
            definitions=tuple(
                Definition(term=name, meaning=measures.definition(kind, tally="…"))
                for kind, name in named.items()
            ),
        ),
        DefinitionGroup(
            title="Vertrouwenspersoon",
            definitions=(
                Definition(term="kleine aantallen", meaning=released_figures.definition()),
            ),
        ),
    )
