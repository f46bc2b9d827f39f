"""Each page of each tab, opened as people open it, one after the other in one window."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.shell.tab import Tab
from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab
from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView
from buurthuis_app.gui.tabs.goals.indicators.part import IndicatorsPart
from buurthuis_app.gui.tabs.goals.initiatives.part import InitiativesPart, InitiativesView
from buurthuis_app.gui.tabs.goals.part import GoalsPart
from buurthuis_app.gui.tabs.goals.tab import GoalsTab
from buurthuis_app.gui.tabs.volunteers.people.section import PeopleSection
from buurthuis_app.gui.tabs.volunteers.roster.section import RosterSection
from buurthuis_app.gui.tabs.volunteers.tab import VolunteersTab
from buurthuis_app.gui.widgets.halves import Halves
from tests.gui.hands import settle


def pages(desk: Desk, keys: Iterable[str]) -> Iterator[str]:
    """The name of each page of these tabs, when it is shown; of one that shows a part at a time also its other part."""
    for key in keys:
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


Openings = Iterator[tuple[str, Callable[[], object]]]


def _openings(tab: Tab, desk: Desk) -> Openings:
    match tab:
        case ActivitiesTab():
            yield from _programme(tab, desk.house.clock.today())
        case VolunteersTab():
            for key in tab.switches:
                yield key, partial(tab.open_section, key)
                yield from _beside(tab.section)
        case GoalsTab():
            for entry in tab.entries:
                yield entry.key, partial(tab.open_part, entry.key)
                yield from _ways(tab.part)
        case _:
            yield "", tab.show


def _programme(tab: ActivitiesTab, today: date) -> Openings:
    for view in ProgrammeView:
        name = view.name.lower()
        yield name, partial(tab.go, view, today)
        if not tab.header.details.isChecked():
            yield f"{name} with details", tab.header.details.click
            yield f"{name} without details", tab.header.details.click


def _beside(section: Tab) -> Openings:
    if isinstance(section, PeopleSection) and section.list.details.isVisible():
        yield "person", section.list.details.click
        yield "people", section.list.details.click
    if isinstance(section, RosterSection) and section.splitter.narrow:
        yield "shift", partial(section.splitter.open_shift, opened=True)
        yield "shifts", partial(section.splitter.open_shift, opened=False)


def _ways(part: GoalsPart) -> Openings:
    if isinstance(part, InitiativesPart):
        for view in InitiativesView:
            yield view.name.lower(), partial(part.show_view, view)
        yield "initiative", partial(part.open_initiative, part.cards[0].initiative.id)
        yield "board", partial(part.show_view, InitiativesView.BOARD)
    if isinstance(part, IndicatorsPart):
        yield "small charts", part.small.click
        yield "table", part.small.click
