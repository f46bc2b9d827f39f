"""The tabs of the window, in their order."""

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
    "reports.kit.visits_chart",
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

    def today() -> Tab:
        from buurthuis_app.gui.tabs.today.tab import TodayTab

        return TodayTab(house, shell.operations, shell.navigator)

    def activities() -> Tab:
        from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab

        return ActivitiesTab(house, shell.operations, shell.navigator, shell.undo)

    def harvest() -> Tab:
        from buurthuis_app.gui.tabs.harvest.tab import HarvestTab

        return HarvestTab(house, shell.operations, shell.navigator)

    def volunteers() -> Tab:
        from buurthuis_app.gui.tabs.volunteers.tab import VolunteersTab

        return VolunteersTab(house, shell)

    def confidant() -> Tab:
        from buurthuis_app.gui.tabs.confidant.tab import ConfidantTab

        return ConfidantTab(house, shell)

    def goals() -> Tab:
        from buurthuis_app.gui.tabs.goals.tab import GoalsTab

        return GoalsTab(house, shell)

    def overviews() -> Tab:
        from buurthuis_app.gui.tabs.overviews.tab import OverviewsTab

        return OverviewsTab(house, shell.operations, shell.navigator)

    entries: tuple[tuple[str, str, str, Callable[[], Tab]], ...] = (
        ("today", _("Vandaag"), "today", today),
        ("activities", _("Activiteiten"), "calendar", activities),
        ("harvest", _("Tellen en Vertellen"), "harvest", harvest),
        ("volunteers", _("Vrijwilligers"), "people", volunteers),
        ("confidant", _("Vertrouwenspersoon"), "confidant", confidant),
        ("goals", _("Doelen"), "goal", goals),
        ("overviews", _("Overzichten"), "overview", overviews),
    )
    shown = house.actor.profile is not Profile.BOARD
    return tuple(
        TabEntry(key=key, title=title, icon=icon, factory=factory)
        for key, title, icon, factory in entries
        if shown or key in FOR_THE_BOARD
    )
