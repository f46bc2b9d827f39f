"""The parts of the tab, in their order: each is a page of its own, imported and built when it is first shown."""

from buurthuis_app.gui.shell.tab import Tab, TabEntry
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

PEOPLE, ROSTER, HOURS, VACANCIES = "people", "roster", "hours", "vacancies"
"""The keys of the parts, as `Place.section` names them."""


def section_entries(house: CentreServices, shell: Shell) -> tuple[TabEntry, ...]:
    """Parts of the tab, in their order."""

    def people() -> Tab:
        from buurthuis_app.gui.tabs.volunteers.people.section import PeopleSection

        return PeopleSection(house, shell)

    def roster() -> Tab:
        from buurthuis_app.gui.tabs.volunteers.roster.section import RosterSection

        return RosterSection(house, shell)

    def hours() -> Tab:
        from buurthuis_app.gui.tabs.volunteers.hours.section import HoursSection

        return HoursSection(house, shell)

    def vacancies() -> Tab:
        from buurthuis_app.gui.tabs.volunteers.vacancies.section import VacanciesSection

        return VacanciesSection(house, shell)

    return (
        TabEntry(key=PEOPLE, title=_("Mensen"), icon="people", factory=people),
        TabEntry(key=ROSTER, title=_("Rooster"), icon="calendar", factory=roster),
        TabEntry(key=HOURS, title=_("Uren"), icon="clock", factory=hours),
        TabEntry(key=VACANCIES, title=_("Vacatures"), icon="people", factory=vacancies),
    )
