"""The parts of the tab Doelen, in their order; each is imported and built when it is first shown."""

from typing import TYPE_CHECKING

from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals import part_summaries
from buurthuis_app.gui.tabs.goals.part import Glance, GoalsPart, PartEntry
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from collections.abc import Callable


def part_entries() -> tuple[PartEntry, ...]:
    """Parts of the tab, in their order."""
    entries: tuple[
        tuple[
            str,
            str,
            str,
            Callable[[CentreServices, Shell], GoalsPart],
            Callable[[CentreServices], Glance],
        ],
        ...,
    ] = (
        (
            "initiatives",
            _("Bewoners\xadinitiatieven"),
            "people",
            _initiatives,
            part_summaries.initiatives,
        ),
        ("indicators", _("Kengetallen"), "harvest", _indicators, part_summaries.indicators),
        ("promises", _("Beloften"), "check", _promises, part_summaries.promises),
        ("voices", _("U zei, wij deden"), "story", _voices, part_summaries.voices),
        ("surveys", _("Peilingen"), "help", _surveys, part_summaries.surveys),
        ("areas", _("Gebieden"), "place", _areas, part_summaries.areas),
    )
    return tuple(
        PartEntry(key=key, title=title, icon=icon, factory=factory, glance=glance)
        for key, title, icon, factory, glance in entries
    )


def _initiatives(house: CentreServices, shell: Shell) -> GoalsPart:
    from buurthuis_app.gui.tabs.goals.initiatives.part import InitiativesPart

    return InitiativesPart(house, shell)


def _indicators(house: CentreServices, shell: Shell) -> GoalsPart:
    from buurthuis_app.gui.tabs.goals.indicators.part import IndicatorsPart

    return IndicatorsPart(house, shell)


def _promises(house: CentreServices, shell: Shell) -> GoalsPart:
    from buurthuis_app.gui.tabs.goals.promises.part import PromisesPart

    return PromisesPart(house, shell)


def _voices(house: CentreServices, shell: Shell) -> GoalsPart:
    from buurthuis_app.gui.tabs.goals.voices.part import VoicesPart

    return VoicesPart(house, shell)


def _surveys(house: CentreServices, shell: Shell) -> GoalsPart:
    from buurthuis_app.gui.tabs.goals.surveys.part import SurveysPart

    return SurveysPart(house, shell)


def _areas(house: CentreServices, shell: Shell) -> GoalsPart:
    from buurthuis_app.gui.tabs.goals.areas.part import AreasPart

    return AreasPart(house, shell)
