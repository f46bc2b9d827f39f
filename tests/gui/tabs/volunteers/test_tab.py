"""The tab Vrijwilligers: its parts, the list of people, and what is done with one of them."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.domain.volunteers.volunteer import Person, VolunteerKind, Wish
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.centre.person_request_dialog import PersonRequestDialog
from buurthuis_app.gui.forms.day_field import BirthField, DayField
from buurthuis_app.gui.forms.list_window import ListWindow
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.volunteers.hours.hours_form import HoursForm, minutes_of
from buurthuis_app.gui.tabs.volunteers.people.absence_form import AbsenceForm
from buurthuis_app.gui.tabs.volunteers.people.duties_dialog import _DutyForm
from buurthuis_app.gui.tabs.volunteers.people.leaving_dialog import LeavingDialog
from buurthuis_app.gui.tabs.volunteers.people.people_import_dialog import PeopleImportDialog
from buurthuis_app.gui.tabs.volunteers.people.person_form import PersonForm
from buurthuis_app.gui.tabs.volunteers.people.section import PeopleSection
from buurthuis_app.gui.tabs.volunteers.people.term_form import TermForm
from buurthuis_app.gui.tabs.volunteers.tab import VolunteersTab
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.forms.pressing import press

Show = Callable[[QWidget], None]
TODAY = dt.date(2026, 11, 22)
SAMPLE = Path(__file__).parents[3] / "samples" / "vrijwilligers.xlsx"


@pytest.fixture
def people(house: CentreServices) -> tuple[Person, ...]:
    """Three people; Wim has left, Ria needs a VOG."""
    blank = house.volunteers.blank_duty("begeleiding jeugd")
    youth = house.volunteers.keep_duty(replace(blank, needs_vog=True), new=True).value
    for name, talents in (("Ria Schouten", "zingen"), ("Ans Kuiper", ""), ("Wim de Vries", "")):
        person = house.volunteers.blank(name)
        volunteer = replace(
            person.volunteer,
            talents=talents,
            duty_ids=(youth.id,) if talents else (),
            since=dt.date(2020, 1, 1),
            until=dt.date(2025, 1, 1) if name.startswith("Wim") else None,
            birth_date=dt.date(1960, 12, 1) if name.startswith("Ans") else None,
        )
        house.volunteers.keep(replace(person, volunteer=volunteer), new=True)
    return house.volunteers.people()


@pytest.fixture
def tab(house: CentreServices, shell: Shell, show: Show) -> Iterator[VolunteersTab]:
    made = VolunteersTab(house, shell)
    made.resize(1240, 620)
    show(made)
    shell.operations.changed.connect(lambda _areas: made.refresh())
    made.refresh()
    shell.operations.wait()
    yield made
    shell.operations.wait()


@pytest.fixture
def section(people: tuple[Person, ...], tab: VolunteersTab) -> PeopleSection:
    assert len(people) == 3
    assert isinstance(tab.section, PeopleSection)
    return tab.section


def names(section: PeopleSection) -> list[str]:
    return [line.person.volunteer.name for line in section.list.shown()]


def test_without_volunteers_it_explains_itself_and_offers_the_first_step(
    tab: VolunteersTab, shell: Shell, house: CentreServices
) -> None:
    section = tab.section
    assert isinstance(section, PeopleSection)
    assert section.halves.nothing.isVisible()
    section.desk.make_new()
    form = section.desk.dialog
    assert isinstance(form, PersonForm)
    form.widget("name").setText("Ria")
    form.submit()
    shell.operations.wait()
    assert not section.halves.nothing.isVisible()
    assert [one.volunteer.name for one in house.volunteers.people()] == ["Ria"]


def test_the_list_is_searched_and_filtered(
    section: PeopleSection, tab: VolunteersTab, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert names(section) == ["Ans Kuiper", "Ria Schouten"]
    section.list.search.setText("zing")
    assert names(section) == ["Ria Schouten"]
    section.list.search.clear()
    section.list.with_left.setChecked(True)
    assert names(section) == ["Ans Kuiper", "Ria Schouten", "Wim de Vries"]
    section.list.duty.setCurrentIndex(1)
    assert names(section) == ["Ria Schouten"]
    assert nameless(tab) == []


def test_each_filter_lets_through_whom_it_names(
    section: PeopleSection, house: CentreServices, shell: Shell
) -> None:
    ria = next(one for one in house.volunteers.people() if "Ria" in one.volunteer.name)
    hours = replace(house.hours.blank(ria.volunteer.id), minutes=60, date=dt.date(2026, 11, 1))
    house.hours.keep(hours, new=True)
    section.refresh()
    shell.operations.wait()
    which = section.list.which
    found = {}
    for place in range(which.count()):
        which.setCurrentIndex(place)
        found[which.itemText(place)] = names(section)
    assert found == {
        "iedereen": ["Ans Kuiper", "Ria Schouten"],
        "deze week aan de beurt": [],
        "VOG regelen": ["Ria Schouten"],
        "3 maanden geen uren": ["Ans Kuiper"],
        "jarig in de komende 4 weken": ["Ans Kuiper"],
    }


def test_a_place_leads_to_a_person_whatever_is_filtered(
    section: PeopleSection, tab: VolunteersTab, people: tuple[Person, ...]
) -> None:
    section.list.search.setText("zing")
    wim = next(one for one in people if "Wim" in one.volunteer.name)
    tab.open_section("hours")
    tab.show_place(Destination(tab="volunteers", section="people", record=wim.volunteer.id))
    assert tab.section is section
    assert section.details.name.text() == "Wim de Vries"
    assert tab.help_topic() == "vrijwilligers"


def test_the_details_tell_what_to_look_after(section: PeopleSection) -> None:
    section.list.choose(section.list.shown()[1].person.volunteer.id)
    assert section.details.name.text() == "Ria Schouten"
    assert section.details.vog.text() == "VOG nodig, nog niet gezien"
    assert "Taken: begeleiding jeugd" in section.details.facts.text()


def open_form(section: PeopleSection, shell: Shell, row: int = 1) -> PersonForm:
    section.desk.change(section.list.shown()[row].person)
    shell.operations.wait()
    form = section.desk.dialog
    assert isinstance(form, PersonForm)
    return form


def test_the_form_keeps_what_it_shows_and_nothing_else(
    section: PeopleSection, shell: Shell, house: CentreServices
) -> None:
    form = open_form(section, shell)
    at_first = form.changed
    field = form.widget
    field("vog_seen_on").setText("1 mrt 2025")
    field("vog_seen_on").editingFinished.emit()
    assert field("vog_renew_by").text() == "1-3-2028"
    cell = field("availability").cells[Weekday.MONDAY, DayPart.EVENING]
    for _turn in range(3):
        QTest.keyClick(cell, Qt.Key.Key_Space)
    assert cell.accessibleName() == "maandag avond: kan niet"
    field("birth").setText("1951")
    field("together_with").list.setCurrentIndex(1)
    field("together_with").list.activated.emit(1)
    field("max_per_week").setValue(2)
    field("kind").setCurrentIndex(2)
    assert (at_first, form.changed) == (False, True)
    form.submit()
    shell.operations.wait()
    kept = next(p for p in house.volunteers.people() if "Ria" in p.volunteer.name)
    one = kept.volunteer
    assert (one.vog_seen_on, one.vog_renew_by) == (dt.date(2025, 3, 1), dt.date(2028, 3, 1))
    assert kept.wish_at(Weekday.MONDAY, DayPart.EVENING) is Wish.CANNOT
    assert (one.birth_year, one.max_per_week, one.kind) == (1951, 2, VolunteerKind.TRAINEE)
    assert len(one.together_with) == 1
    shell.undo.undo()
    shell.operations.wait()
    assert house.volunteers.person(one.id).volunteer.birth_year is None


def test_what_is_wrong_is_said_beside_its_field(section: PeopleSection, shell: Shell) -> None:
    form = open_form(section, shell)
    form.widget("until").setText("31-2-2026")
    form.submit()
    assert "bestaat niet" in form.form.problem_of("until")
    form.widget("until").clear()
    form.widget("email").setText("ria")
    form.widget("name").setText("x" * 200)
    form.submit()
    assert "@" in form.form.problem_of("email")
    assert "120" in form.form.problem_of("name")
    form.done(0)


def test_a_name_that_is_there_already_is_pointed_out(section: PeopleSection, shell: Shell) -> None:
    section.desk.make_new()
    form = section.desk.dialog
    assert isinstance(form, PersonForm)
    form.widget("name").setText("ria schouten")
    form.widget("name").editingFinished.emit()
    shell.operations.wait()
    assert "Ria Schouten" in form.notice.sentence
    form.done(0)


def test_the_arrow_keys_walk_through_the_week(section: PeopleSection, shell: Shell) -> None:
    form = open_form(section, shell)
    form.form.sections[0].open()
    QApplication.processEvents()
    cells = form.widget("availability").cells
    first = cells[Weekday.MONDAY, DayPart.MORNING]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Left)
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Down)
    assert form.focusWidget() is cells[Weekday.SUNDAY, DayPart.AFTERNOON]
    form.done(0)


def test_an_absence_is_noted_changed_and_taken_away(
    section: PeopleSection, shell: Shell, house: CentreServices
) -> None:
    def ria() -> Person:
        return next(p for p in house.volunteers.people() if "Ria" in p.volunteer.name)

    section.list.choose(ria().volunteer.id)
    section.details.absence_action.trigger()
    form = section.desk.dialog
    assert isinstance(form, AbsenceForm)
    form.widget("reason").setText("op reis")
    form.submit()
    shell.operations.wait()
    (absence,) = ria().absences
    assert (absence.first, absence.reason) == (TODAY, "op reis")
    section.details.absence_asked.emit(absence)
    again = section.desk.dialog
    assert isinstance(again, AbsenceForm)
    again.remove_button.click()
    shell.operations.wait()
    assert ria().absences == ()


def test_erasing_asks_first_and_cannot_be_undone(
    section: PeopleSection, shell: Shell, house: CentreServices
) -> None:
    section.desk.remove(section.list.shown()[0].person)
    shell.operations.wait()
    assert names(section) == ["Ria Schouten"]
    shell.undo.undo()
    shell.operations.wait()
    assert names(section) == ["Ans Kuiper", "Ria Schouten"]
    section.desk.show_all(section.list.shown()[1].person)
    shell.operations.wait()
    dialog = section.desk.dialog
    assert isinstance(dialog, PersonRequestDialog)
    assert [found.certainty.value for found in dialog.table.records()] == ["own"]
    dialog.erase_button.click()
    shell.operations.wait()
    asking = dialog.question
    assert asking is not None
    assert asking.defaultButton().text() == "Annuleren"
    next(made for made in asking.buttons() if made.text() == "Gegevens wissen").click()
    shell.operations.wait()
    assert names(section) == ["Ans Kuiper"]
    assert not shell.undo.undo_label
    assert len(house.volunteers.people()) == 2


def test_who_will_be_erased_is_told_a_month_before(
    section: PeopleSection, shell: Shell, house: CentreServices
) -> None:
    assert "Wim de Vries" in section.notice.sentence  # gone for longer than a year already
    ans = section.list.shown()[0].person
    left = replace(ans.volunteer, until=dt.date(2025, 12, 1))
    house.volunteers.keep(replace(ans, volunteer=left), new=False)
    section.refresh()
    shell.operations.wait()
    assert "Ans Kuiper en Wim de Vries" in section.notice.sentence
    assert "2 mensen" in section.notice.sentence
    section.put_away_said()  # they wrote something else: this is not over
    assert not section.notice.isHidden()
    section.desk.look_through(house.volunteer_terms.soon())
    listed = section.desk.dialog
    assert isinstance(listed, LeavingDialog)
    assert [each.volunteer.name for each in listed.table.records()] == [
        "Ans Kuiper",
        "Wim de Vries",
    ]
    listed.change_button.click()
    shell.operations.wait()
    form = section.desk.dialog
    assert isinstance(form, PersonForm)
    assert form.widget("name").text() == "Ans Kuiper"
    form.reject()
    section.desk.choose_term()
    shell.operations.wait()
    form = section.desk.dialog
    assert isinstance(form, TermForm)
    form.widget("months").setValue(24)
    form.submit()
    shell.operations.wait()
    assert house.volunteer_terms.soon() == ()


def test_inzage_shows_what_it_saves(
    section: PeopleSection,
    shell: Shell,
    house: CentreServices,
    nameless: Callable[[QWidget], list[str]],
    tmp_path: Path,
) -> None:
    person = section.list.shown()[1].person
    section.desk.show_all(person)
    dialog = section.desk.dialog
    assert isinstance(dialog, PersonRequestDialog)
    shell.operations.wait()
    assert dialog.paper is not None
    told = [shown.text() for shown in dialog.findChildren(QLabel)]
    assert {"Wie u bent", "Naam: Ria Schouten"} <= set(told)
    assert nameless(dialog) == []
    assert repr(dialog.paper) == repr(house.subject_access.about(person.volunteer.id))
    dialog.paper_button.save_to(tmp_path / "inzage.pdf")
    shell.operations.wait()
    assert (tmp_path / "inzage.pdf").read_bytes().startswith(b"%PDF")
    dialog.done(0)


def test_duties_are_kept_and_undone_in_their_own_window(
    section: PeopleSection, shell: Shell, house: CentreServices
) -> None:
    section.desk.show_duties()
    dialog = section.desk.dialog
    assert isinstance(dialog, ListWindow)
    shell.operations.wait()
    press(dialog, "Erbij…")
    shell.operations.wait()
    form = dialog.dialog
    assert isinstance(form, _DutyForm)
    form.widget("name").setText("bar")
    form.submit()
    shell.operations.wait()
    assert [duty.name for duty in dialog.table.records()] == ["begeleiding jeugd", "bar"]
    press(dialog, "Verwijderen")
    shell.operations.wait()
    assert "gebruikt" in dialog.notice.sentence
    shell.undo.undo()
    shell.operations.wait()
    assert [duty.name for duty in house.volunteers.duties()] == ["begeleiding jeugd"]
    dialog.done(0)


def test_a_list_is_looked_over_before_it_is_kept(
    tab: VolunteersTab, shell: Shell, house: CentreServices
) -> None:
    section = tab.section
    assert isinstance(section, PeopleSection)
    section._import()
    dialog = section.desk.dialog
    assert isinstance(dialog, PeopleImportDialog)
    dialog.read(SAMPLE)
    shell.operations.wait()
    findings = dialog.findings
    assert findings is not None
    assert findings.outcome.text() == "Opslaan zet erbij: 38 personen en 5 taken."
    assert house.volunteers.people() == ()
    dialog.keep()
    shell.operations.wait()
    assert len(house.volunteers.people()) == 38
    shell.undo.undo()
    shell.operations.wait()
    assert house.volunteers.people() == ()


def test_hours_are_typed_as_people_write_them() -> None:
    assert [minutes_of(text) for text in ("2,5", "2.25", "2:30", "3 uur", "")] == [
        *(150, 135, 150, 180, 0),
    ]
    with pytest.raises(Invalid, match="aantal uren"):
        minutes_of("veel")


def test_days_are_typed_as_people_write_them(qapp: QApplication) -> None:
    assert qapp is not None
    field, birth = DayField(), BirthField()
    for text in ("22-11-2026", "22/11/26", "22 nov 2026", "22 november 2026"):
        field.setText(text)
        assert field.day() == TODAY
    for text in ("31-2-2026", "morgen", "22-13-2026"):
        field.setText(text)
        with pytest.raises(Invalid, match="bestaat niet"):
            field.day()
    field.setText("")
    assert field.day() is None
    birth.setText("8-9-57")
    assert birth.birth() == (None, dt.date(1957, 9, 8))
    birth.setText("1957")
    assert birth.birth() == (1957, None)


def test_it_fits_in_the_dark_and_at_twice_the_size(
    section: PeopleSection, tab: VolunteersTab, look: WindowTheme
) -> None:
    look.wear(Scheme.DARK, 200)
    QApplication.processEvents()
    assert tab.minimumSizeHint().width() <= 1280
    assert not section.details.isVisible()
    section.list.details.click()
    assert section.details.isVisible()
    assert not section.list.isVisible()


def test_hours_are_noted_from_the_persons_page(
    section: PeopleSection, shell: Shell, house: CentreServices
) -> None:
    section.list.choose(section.list.shown()[1].person.volunteer.id)
    section.details.hours_button.click()
    form = section.desk.dialog
    assert isinstance(form, HoursForm)
    shell.operations.wait()
    form.widget("minutes").setText("2,5")
    form.submit()
    shell.operations.wait()
    assert house.volunteer_figures.of(year(2026)).minutes == 150
    assert "Dit jaar 2,5 uur" in section.details.facts.text()


def test_somebody_who_stopped_comes_back_with_the_period_of_before(
    section: PeopleSection, shell: Shell, house: CentreServices
) -> None:
    (wim,) = (one for one in house.volunteers.people() if one.volunteer.name == "Wim de Vries")
    section.desk.returns(wim)
    form = section.desk.dialog
    assert isinstance(form, PersonForm)
    assert form.widget("earlier_stays").text() == "1-1-2020 t/m 1-1-2025"
    assert form.widget("since").text() == "22-11-2026"
    form.submit()
    shell.operations.wait()
    back = house.volunteers.person(wim.volunteer.id).volunteer
    assert [stay.words for stay in back.stays] == ["1-1-2020 t/m 1-1-2025", "22-11-2026"]


def test_the_form_says_which_years_change_and_what_is_no_period(
    section: PeopleSection, shell: Shell, house: CentreServices
) -> None:
    (wim,) = (one for one in house.volunteers.people() if one.volunteer.name == "Wim de Vries")
    section.desk.change(wim)
    form = section.desk.dialog
    assert isinstance(form, PersonForm)
    form.widget("until").setText("")
    form.widget("until").editingFinished.emit()
    shell.operations.wait()
    assert "veranderen de cijfers van 2025" in form.notice.sentence
    form.widget("earlier_stays").setText("vroeger")
    form.submit()
    assert "is geen periode" in form.form.problem_of("earlier_stays")
    form.widget("earlier_stays").setText("")
    form.widget("until").setText("1-1-2025")
    form.reject()
