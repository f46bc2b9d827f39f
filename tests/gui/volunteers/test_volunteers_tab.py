"""The tab Vrijwilligers: its parts, and the list of people."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.volunteers import Person
from buurthuis_app.gui.navigation import Place
from buurthuis_app.gui.shell import Shell
from buurthuis_app.gui.volunteers.people import PeopleSection
from buurthuis_app.gui.volunteers.tab import VolunteersTab
from buurthuis_app.services.house import House

Show = Callable[[QWidget], None]


@pytest.fixture
def tab(house: House, shell: Shell, show: Show) -> Iterator[VolunteersTab]:
    made = VolunteersTab(house, shell)
    show(made)
    made.refresh()
    shell.operations.wait()
    yield made
    shell.operations.wait()


@pytest.fixture
def people(house: House) -> tuple[Person, ...]:
    """Three people; Wim has left."""
    bar = house.volunteers.keep_duty(house.volunteers.blank_duty("bar"), new=True).value
    for name, talents in (("Ria Schouten", "zingen"), ("Ans Kuiper", ""), ("Wim de Vries", "")):
        blank = house.volunteers.blank(name)
        since = blank.volunteer.since
        assert since is not None
        volunteer = replace(
            blank.volunteer,
            talents=talents,
            duty_ids=(bar.id,) if talents else (),
            since=since.replace(year=2020),
            until=since.replace(year=2025) if name.startswith("Wim") else None,
        )
        house.volunteers.keep(replace(blank, volunteer=volunteer), new=True)
    return house.volunteers.people()


def names(tab: VolunteersTab) -> list[str]:
    section = tab.section
    assert isinstance(section, PeopleSection)
    return [one.person.volunteer.name for one in section.list.shown()]


def test_without_volunteers_it_explains_itself(tab: VolunteersTab) -> None:
    section = tab.section
    assert isinstance(section, PeopleSection)
    assert not section.list.isVisible()
    assert section.empty.isVisible()


def test_the_list_is_searched_and_filtered(
    people: tuple[Person, ...], tab: VolunteersTab, nameless: Callable[[QWidget], list[str]]
) -> None:
    section = tab.section
    assert isinstance(section, PeopleSection)
    assert len(people) == 3
    assert names(tab) == ["Ans Kuiper", "Ria Schouten"]
    section.list.search.setText("zing")
    assert names(tab) == ["Ria Schouten"]
    section.list.search.clear()
    section.list.with_left.setChecked(True)
    assert names(tab) == ["Ans Kuiper", "Ria Schouten", "Wim de Vries"]
    section.list.duty.setCurrentIndex(1)
    assert names(tab) == ["Ria Schouten"]
    assert nameless(tab) == []


def test_a_place_leads_to_its_part(tab: VolunteersTab) -> None:
    tab.show_place(Place(tab="volunteers", section="people"))
    assert tab.switches["people"].isChecked()
    assert tab.help_topic() == "vrijwilligers"
    tab.print_paper()
    tab.settle()
    assert isinstance(tab.section, PeopleSection)
