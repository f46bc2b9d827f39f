"""The parts of the tab Doelen, in their order; each is imported and built when it is first shown."""

from typing import TYPE_CHECKING

from buurthuis_app.gui.goals import glances
from buurthuis_app.gui.goals.part import Glance, Part, PartEntry
from buurthuis_app.gui.shell import Shell
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import House

if TYPE_CHECKING:
    from collections.abc import Callable


def part_entries() -> tuple[PartEntry, ...]:
    """All parts that there are."""
    entries: tuple[
        tuple[
            str,
            str,
            str,
            Callable[[House, Shell], Part],
            Callable[[House], Glance],
        ],
        ...,
    ] = (
        ("initiatives", _("Bewoners\xadinitiatieven"), "people", _initiatives, glances.initiatives),
        ("indicators", _("Kengetallen"), "harvest", _indicators, glances.indicators),
        ("promises", _("Beloften"), "check", _promises, glances.promises),
        ("surveys", _("Peilingen"), "edit", _surveys, glances.surveys),
        ("areas", _("Gebieden"), "place", _areas, glances.areas),
    )
    return tuple(
        PartEntry(key=key, title=title, icon=icon, factory=factory, glance=glance)
        for key, title, icon, factory, glance in entries
    )


def _initiatives(house: House, shell: Shell) -> Part:
    from buurthuis_app.gui.goals.initiatives_part import InitiativesPart

    return InitiativesPart(house, shell)


def _indicators(house: House, shell: Shell) -> Part:
    from buurthuis_app.gui.goals.indicators_part import IndicatorsPart

    return IndicatorsPart(house, shell)


def _promises(house: House, shell: Shell) -> Part:
    from buurthuis_app.gui.goals.promises_part import PromisesPart

    return PromisesPart(house, shell)


def _surveys(house: House, shell: Shell) -> Part:
    from buurthuis_app.gui.goals.surveys_part import SurveysPart

    return SurveysPart(house, shell)


def _areas(house: House, shell: Shell) -> Part:
    from buurthuis_app.gui.goals.areas_part import AreasPart

    return AreasPart(house, shell)
