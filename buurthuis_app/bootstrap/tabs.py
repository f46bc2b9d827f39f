"""The tabs of the window, in their order."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.gui.shell.tab import Tab, TabEntry
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FOR_THE_BOARD = ("harvest", "goals", "overviews")
"""Figures, what the centre aims at, and papers; nothing of it can be changed there."""


_SEEN_FIRST = (
    "gui.tabs.volunteers.people.section",
    "gui.tabs.goals.initiatives.part",
    "reports.kit.charts.visits_chart",
    "reports.overviews.overview",
    "services.activities.rearranging",
    "services.centre.lists",
    "services.confidant.page",
    "services.counts.sheet_import",
    "services.figures.visits_chart",
    "services.indicators.results",
    "services.overviews.aims",
    "services.stories.stories",
    "services.volunteers.figures",
    "services.volunteers.retention",
)
"""What tabs show when they are opened, and import by themselves only then."""


def load_ahead(keys: "Iterable[str]", cancelled: "Callable[[], bool]") -> None:
    """What these tabs are made of, and the letters of charts: a third of the time that a tab takes to open first."""
    for module in (*(f"gui.tabs.{key}.tab" for key in keys), *_SEEN_FIRST):
        if cancelled():
            return
        import_module(f"buurthuis_app.{module}")
    from buurthuis_app.reports.kit import fonts

    fonts.register()


def tab_entries(house: CentreServices, shell: Shell) -> tuple[TabEntry, ...]:
    """The tabs, in their order; each is imported and built when it is first shown."""
    parts = (shell.operations, shell.navigator)
    entries: tuple[tuple[str, str, str, str, tuple[object, ...]], ...] = (
        ("today", _("Vandaag"), "today", "TodayTab", parts),
        ("activities", _("Activiteiten"), "calendar", "ActivitiesTab", (*parts, shell.undo)),
        ("harvest", _("Tellen en Vertellen"), "harvest", "HarvestTab", parts),
        ("volunteers", _("Vrijwilligers"), "people", "VolunteersTab", (shell,)),
        ("confidant", _("Vertrouwenspersoon"), "confidant", "ConfidantTab", (shell,)),
        ("goals", _("Doelen"), "goal", "GoalsTab", (shell,)),
        ("overviews", _("Overzichten"), "overview", "OverviewsTab", parts),
    )
    shown = house.actor.profile is not Profile.BOARD
    return tuple(
        TabEntry(key=key, title=title, icon=icon, factory=partial(_built, key, name, house, *given))
        for key, title, icon, name, given in entries
        if shown or key in FOR_THE_BOARD
    )


def _built(key: str, name: str, *given: object) -> Tab:
    """The class of this name in the module `tab` of the tab's own folder, made of what it is given."""
    made: Tab = getattr(import_module(f"buurthuis_app.gui.tabs.{key}.tab"), name)(*given)
    return made
