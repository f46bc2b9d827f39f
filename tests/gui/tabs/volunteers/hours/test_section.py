"""Uren and Vacatures, as people use them."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.volunteers.hours_sheet import HoursSheet
from buurthuis_app.domain.volunteers.volunteer import Volunteer, VolunteerKind
from buurthuis_app.gui.forms.list_window import ListWindow
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.volunteers.hours.amounts_dialog import _AmountsForm
from buurthuis_app.gui.tabs.volunteers.hours.hours_form import HoursForm
from buurthuis_app.gui.tabs.volunteers.hours.section import HoursSection
from buurthuis_app.gui.tabs.volunteers.tab import VolunteersTab
from buurthuis_app.gui.tabs.volunteers.vacancies.applicant_form import CandidateForm
from buurthuis_app.gui.tabs.volunteers.vacancies.section import VacanciesSection
from buurthuis_app.gui.tabs.volunteers.vacancies.vacancy_form import VacancyForm
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.forms.pressing import press
from tests.gui.hands import of_kind
from tests.reports.reading import page_texts

Show = Callable[[QWidget], None]
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def tab(house: CentreServices, shell: Shell, show: Show) -> Iterator[VolunteersTab]:
    made = VolunteersTab(house, shell)
    made.resize(1240, 620)
    show(made)
    shell.operations.changed.connect(lambda _areas: made.refresh())
    yield made
    shell.operations.wait()


@pytest.fixture
def ria(house: CentreServices) -> Volunteer:
    person = house.volunteers.blank("Ria Schouten")
    volunteer = replace(person.volunteer, allowance=True, since=dt.date(2020, 1, 1))
    return house.volunteers.keep(replace(person, volunteer=volunteer), new=True).value.volunteer


def opened(tab: VolunteersTab, shell: Shell) -> HoursSection:
    tab.open_section("hours")
    shell.operations.wait()
    assert isinstance(tab.section, HoursSection)
    return tab.section


def test_without_volunteers_uren_leads_to_mensen(tab: VolunteersTab, shell: Shell) -> None:
    section = opened(tab, shell)
    assert section.halves.nothing.isVisible()
    went: list[Destination] = []
    shell.navigator.asked.connect(went.append)
    section._go_people()
    assert went == [Destination(tab="volunteers", section="people")]


def test_hours_are_noted_added_up_changed_and_removed(
    tab: VolunteersTab, shell: Shell, ria: Volunteer, nameless: Callable[[QWidget], list[str]]
) -> None:
    section = opened(tab, shell)
    section.note_button.click()
    form = of_kind(HoursForm, section.dialog)
    shell.operations.wait()
    assert form.widget("volunteer_id").currentData() == ria.id
    form.submit()
    assert "hoeveel uur" in form.form.problem_of("minutes")
    form.widget("minutes").setText("2,5")
    form.widget("remark").setText("tuin")
    form.submit()
    shell.operations.wait()
    assert "vrijwilligersuren: 2,5" in section.summary.text()
    assert [total.name for total in section.table.records()] == ["Ria Schouten"]
    section.by.setCurrentIndex(3)
    assert [total.name for total in section.table.records()] == ["november 2026"]
    assert [row.what for row in section.lines.records()] == ["tuin"]
    section.lines.selectRow(0)
    section.change_button.click()
    shell.operations.wait()
    again = of_kind(HoursForm, section.dialog)
    assert again.widget("minutes").text() == "2,5"
    again.widget("minutes").setText("3")
    again.submit()
    shell.operations.wait()
    assert section.table.records()[0].minutes == 180
    assert nameless(section) == []
    section.lines.selectRow(0)
    section.remove_action.trigger()
    shell.operations.wait()
    assert section.table.records() == ()
    shell.undo.undo()
    shell.operations.wait()
    assert section.table.records()[0].minutes == 180


def test_over_the_most_the_form_asks_why_before_it_saves(
    tab: VolunteersTab, shell: Shell, ria: Volunteer, house: CentreServices
) -> None:
    assert ria.allowance
    section = opened(tab, shell)
    section.note_button.click()
    form = of_kind(HoursForm, section.dialog)
    shell.operations.wait()
    assert not form.widget("overruled_because").isVisible()
    form.widget("minutes").setText("40")
    form.widget("minutes").editingFinished.emit()
    shell.operations.wait()
    assert "230,00" in form.notice.sentence
    form.submit()
    shell.operations.wait()
    assert form.isVisible()
    form.widget("overruled_because").setText("doet afstand van de rest")
    form.submit()
    shell.operations.wait()
    assert house.volunteer_figures.of(periods.year(2026)).minutes == 2400
    assert "Boven het maximum van de vergoeding: Ria Schouten" in section.notice.sentence


def test_a_place_shows_the_hours_of_its_period(
    tab: VolunteersTab, shell: Shell, ria: Volunteer, house: CentreServices
) -> None:
    noted = replace(house.hours.blank(ria.id), minutes=60, date=dt.date(2025, 5, 1))
    house.hours.keep(noted, new=True)
    quarter = periods.quarter(2025, 2)
    tab.show_place(Destination(tab="volunteers", section="hours", period=quarter))
    shell.operations.wait()
    section = of_kind(HoursSection, tab.section)
    assert section.period.period == quarter
    assert section.table.records()[0].minutes == 60


def test_hours_go_on_paper_added_up_in_three_ways(
    tab: VolunteersTab, shell: Shell, ria: Volunteer, house: CentreServices, tmp_path: Path
) -> None:
    for minutes, month in ((90, 1), (60, 2)):
        noted = house.hours.blank(ria.id)
        noted = replace(noted, id=new_id(), minutes=minutes, date=dt.date(2026, month, 5))
        house.hours.keep(noted, new=True)
    section = opened(tab, shell)
    assert section.has_paper
    section.paper.save_to(tmp_path / "uren.pdf")
    shell.operations.wait()
    (text,) = page_texts((tmp_path / "uren.pdf").read_bytes())
    assert "Vrijwilligersuren 2026" in text
    assert "2,5 uur" in text
    assert "Ria Schouten 2,5 2,5" in text
    assert "zonder taak 2,5 2,5" in text
    assert "januari 2026 1,5 1,5 februari 2026 1,0 1,0" in text


def test_hours_of_professionals_stand_apart_on_screen_and_on_paper(
    tab: VolunteersTab, shell: Shell, house: CentreServices, ria: Volunteer
) -> None:
    person = house.volunteers.blank("Wim Beroep")
    paid = replace(person.volunteer, kind=VolunteerKind.PROFESSIONAL)
    wim = house.volunteers.keep(replace(person, volunteer=paid), new=True).value.volunteer
    for who, minutes in ((ria, 90), (wim, 150)):
        noted = replace(house.hours.blank(who.id), minutes=minutes, overruled_because="mag")
        house.hours.keep(noted, new=True)
    section = opened(tab, shell)
    assert [row.name for row in section.table.records()] == ["Ria Schouten"]
    assert section.summary.text().startswith("vrijwilligersuren: 1,5")
    assert section.summary.text().endswith("uren van beroepskrachten: 2,5")
    section.by.setCurrentIndex(section.by.findText("beroepskrachten"))
    assert [(row.name, row.minutes) for row in section.table.records()] == [("Wim Beroep", 150)]
    assert [row.person for row in section.lines.records()] == ["Wim Beroep"]
    tables = {table.title: table for table in house.hours.paper(house_sheet(house)).tables}
    assert tables["Uren per persoon"].column("uren") == (1.5,)
    assert tables["Uren van beroepskrachten"].column("naam") == ("Wim Beroep",)


def house_sheet(house: CentreServices) -> HoursSheet:
    return house.hours.sheet(periods.year(TODAY.year))


def test_the_amounts_of_a_year_are_the_centres_own(
    tab: VolunteersTab, shell: Shell, ria: Volunteer, house: CentreServices
) -> None:
    assert ria.name
    section = opened(tab, shell)
    section._show_amounts()
    dialog = of_kind(ListWindow, section.dialog)
    shell.operations.wait()
    press(dialog, "Erbij…")
    shell.operations.wait()
    form = of_kind(_AmountsForm, dialog.dialog)
    form.widget("per_hour").setText("5,90")
    form.submit()
    shell.operations.wait()
    assert [(one.year, one.per_hour) for one in house.hours.amounts()] == [
        *((2025, 560), (2026, 575), (2027, 590)),
    ]
    dialog.table.choose(2027)
    press(dialog, "Verwijderen")
    shell.operations.wait()
    assert [one.year for one in house.hours.amounts()] == [2025, 2026]
    dialog.done(0)


def vacancies(tab: VolunteersTab, shell: Shell) -> VacanciesSection:
    tab.open_section("vacancies")
    shell.operations.wait()
    assert isinstance(tab.section, VacanciesSection)
    return tab.section


def test_a_vacancy_finds_a_volunteer(
    tab: VolunteersTab,
    shell: Shell,
    house: CentreServices,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    section = vacancies(tab, shell)
    assert section.halves.nothing.isVisible()
    section.make_new()
    form = of_kind(VacancyForm, section.dialog)
    shell.operations.wait()
    form.widget("title").setText("Gastvrouw")
    form.widget("usual").show_words("18 jaar of ouder")
    assert form.widget("conditions").toPlainText() == "18 jaar of ouder"
    form.widget("conditions").setPlainText("18 jaar of ouder\nheeft tijd op maandag")
    form.submit()
    shell.operations.wait()
    section.details.add_button.click()
    candidate = of_kind(CandidateForm, section.dialog)
    candidate.widget("name").setText("Ans Kuiper")
    for name in ("condition0", "condition1"):
        candidate.widget(name).setCurrentIndex(1)
    candidate.submit()
    shell.operations.wait()
    section.details.candidates.selectRow(0)
    assert section.details.take_on_button.isEnabled()
    assert nameless(section) == []
    section.details.take_on_button.click()
    shell.operations.wait()
    assert [one.volunteer.name for one in house.volunteers.people()] == ["Ans Kuiper"]
    assert "Ans Kuiper" in section.notice.sentence
    assert not section.details.take_on_button.isEnabled()
    shell.undo.undo()
    shell.operations.wait()
    assert house.volunteers.people() == ()


def test_who_was_not_asked_everything_is_asked_about(
    tab: VolunteersTab, shell: Shell, house: CentreServices
) -> None:
    blank = house.vacancies.blank()
    vacancy = replace(blank.vacancy, title="Kok")
    asked = house.vacancies.condition(vacancy, "kan koken", 0)
    house.vacancies.keep(replace(blank, vacancy=vacancy, conditions=(asked,)), new=True)
    house.vacancies.keep_candidate(house.vacancies.blank_candidate(vacancy.id, "Ans"), new=True)
    section = vacancies(tab, shell)
    section.details.candidates.selectRow(0)
    section.details.take_on_button.click()
    question = of_kind(QuestionBox, section.dialog)
    assert "kan koken" in question.informativeText()
    assert house.volunteers.people() == ()
    next(each for each in question.buttons() if each is not question.stay).click()
    shell.operations.wait()
    assert [each.volunteer.name for each in house.volunteers.people()] == ["Ans"]


def test_who_does_not_meet_a_condition_cannot_be_taken_on(
    tab: VolunteersTab,
    shell: Shell,
    house: CentreServices,
    tmp_path: Path,
) -> None:
    blank = house.vacancies.blank()
    vacancy = replace(blank.vacancy, title="Kok")
    asked = house.vacancies.condition(vacancy, "kan koken", 0)
    house.vacancies.keep(replace(blank, vacancy=vacancy, conditions=(asked,)), new=True)
    ans = replace(house.vacancies.blank_candidate(vacancy.id, "Ans"), unmet=(asked.id,))
    house.vacancies.keep_candidate(ans, new=True)
    section = vacancies(tab, shell)
    section.details.candidates.selectRow(0)
    assert not section.details.take_on_button.isEnabled()
    section.details.fill_button.click()
    shell.operations.wait()
    opening = section.table.current()
    assert opening is not None
    assert opening.vacancy.filled_on == TODAY
    section.details.paper.save_to(tmp_path / "vacature.pdf")
    shell.operations.wait()
    assert (tmp_path / "vacature.pdf").read_bytes().startswith(b"%PDF")
