"""Each page of each tab, opened as people open it, one after the other in one window."""

from collections.abc import Callable, Iterator
from datetime import date

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab
from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView
from buurthuis_app.gui.tabs.goals.indicators.part import IndicatorsPart
from buurthuis_app.gui.tabs.goals.initiatives.part import InitiativesPart, InitiativesView
from buurthuis_app.gui.tabs.goals.tab import GoalsTab
from buurthuis_app.gui.tabs.volunteers.people.section import PeopleSection
from buurthuis_app.gui.tabs.volunteers.roster.section import RosterSection
from buurthuis_app.gui.tabs.volunteers.tab import VolunteersTab
from buurthuis_app.gui.widgets.halves import Halves
from tests.gui.hands import settle


def pages(desk: Desk) -> Iterator[str]:
    """The name of each page, when it is shown; of one that shows a part at a time also its other part."""
    for key in desk.window.keys:
        desk.window.open_tab(key)
        settle(desk.operations)
        tab = desk.window.tab
        for name, opening in _openings(tab, desk):
            opening()
            _settle(desk)
            yield f"{key} {name}".strip()
            for halves in tab.findChildren(Halves):
                if halves.isVisible() and halves.low:
                    halves.turn(1)
                    _settle(desk)
                    yield f"{key} {name}, its second part"
                    halves.turn(0)


def _settle(desk: Desk) -> None:
    """Layouts within layouts take a turn each."""
    for _turn in range(2):
        settle(desk.operations)


def _openings(tab: Tab, desk: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    match tab:
        case ActivitiesTab():
            yield from _programme(tab, desk.window.tab.house.clock.today())
        case VolunteersTab():
            for key in tab.switches:
                yield key, lambda key=key: tab.open_section(key)
                yield from _beside(tab.section)
        case GoalsTab():
            for entry in tab.entries:
                yield entry.key, lambda key=entry.key: tab.open_part(key)
                yield from _ways(tab)
        case _:
            yield "", tab.show


def _programme(tab: ActivitiesTab, today: date) -> Iterator[tuple[str, Callable[[], object]]]:
    for view in ProgrammeView:
        name = view.name.lower()
        yield name, lambda view=view: tab.go(view, today)
        if tab.header.details.isVisible() and not tab.header.details.isChecked():
            yield f"{name} with details", tab.header.details.click
            yield f"{name} without details", tab.header.details.click


def _beside(section: Tab) -> Iterator[tuple[str, Callable[[], object]]]:
    match section:
        case PeopleSection() if section.list.details.isVisible():
            yield "person", section.list.details.click
            yield "people", section.list.details.click
        case RosterSection() if section.splitter.narrow:
            yield "shift", lambda: section.splitter.open_shift(opened=True)
            yield "shifts", lambda: section.splitter.open_shift(opened=False)


def _ways(tab: GoalsTab) -> Iterator[tuple[str, Callable[[], object]]]:
    match tab.part:
        case InitiativesPart() as part:
            for view in InitiativesView:
                yield view.name.lower(), lambda view=view: part.show_view(view)
            first = part.cards[0].initiative.id
            yield "initiative", lambda: part.open_initiative(first)
            yield "board", lambda: part.show_view(InitiativesView.BOARD)
        case IndicatorsPart() as part:
            yield "small charts", part.small.click
            yield "table", part.small.click
