"""Duties in the questions about the programme: who is on the roster is named before a time moves, stops or goes."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.planned import DutyChoice, Scope
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.gui.forms.basic_fields import as_qdate
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.form.dialog import ActivityDialog
from buurthuis_app.gui.tabs.activities.form.end_dialog import EndingDialog
from buurthuis_app.gui.tabs.activities.form.scope_dialog import ScopeDialog
from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab
from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView
from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind
from tests.services.rosters.people_and_duties import duty, pattern, volunteer

TODAY = dt.date(2026, 11, 22)
SUNDAYS = [TODAY, TODAY + dt.timedelta(weeks=1)]
NAMED = "Op het rooster: Ria op 2 diensten."


Show = Callable[[QWidget], None]


@pytest.fixture
def tab(house: CentreServices, shell: Shell, show: Show) -> ActivitiesTab:
    made = ActivitiesTab(house, shell.operations, shell.navigator)
    shell.operations.changed.connect(lambda areas: made.refresh() if areas & made.areas else None)
    made.resize(1280, 640)
    show(made)
    made.go(ProgrammeView.WEEK, house.clock.today())
    shell.operations.wait()
    return made


@pytest.fixture(autouse=True)
def ria(house: CentreServices, coffee: Activity) -> None:
    """Ria is confirmed at the bar of this coffee morning and the next."""
    bar = duty(house)
    person = volunteer(house, "Ria", bar)
    pattern(house, bar, rule="", activity_id=coffee.id, starts=None, ends=None, first=TODAY)
    for day in SUNDAYS:
        (there,) = house.roster.board(day, day).shifts
        house.rostering.assign(there.shift.id, person.id, state=AssignmentState.CONFIRMED)


def answer(question: QMessageBox, words: str) -> None:
    next(one for one in question.buttons() if one.text() == words).click()


def taken(house: CentreServices) -> list[tuple[dt.time, int]]:
    board = house.roster.board(TODAY, SUNDAYS[1])
    return [(each.shift.starts, len(each.taking)) for each in board.shifts if each.goes_on]


@pytest.fixture
def asking(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> ScopeDialog:
    """The question after the hour of the whole series was changed."""
    tab.refresh()
    shell.operations.wait()
    item = next(one for one in tab.week.week.items if one.title == coffee.title)
    tab.desk.change(house.plan.activities()[0], item)
    shell.operations.wait()
    dialog = of_kind(ActivityDialog, tab.desk.dialog)
    dialog.widget("starts").setText("11")
    dialog.submit()
    question = of_kind(ScopeDialog, dialog.question)
    question.choices[Scope.WHOLE].setChecked(True)
    shell.operations.wait()
    return question


def test_a_changed_hour_names_who_stands_there_and_lets_them_go_when_asked(
    asking: ScopeDialog, shell: Shell, house: CentreServices
) -> None:
    assert asking.standing.text() == NAMED
    assert all(choice.isVisible() for choice in asking.duty_choices.values())
    asking.duty_choices[DutyChoice.RELEASE].setChecked(True)
    asking.save.click()
    shell.operations.wait()
    assert taken(house) == [(dt.time(11), 0), (dt.time(11), 0)]


def test_without_another_choice_they_move_along(
    asking: ScopeDialog, shell: Shell, house: CentreServices
) -> None:
    asking.save.click()
    shell.operations.wait()
    assert taken(house) == [(dt.time(11), 1), (dt.time(11), 1)]


def test_removing_asks_first_and_does_nothing_when_it_is_not_wanted(
    tab: ActivitiesTab, shell: Shell, house: CentreServices
) -> None:
    tab.desk.remove(house.plan.activities()[0])
    shell.operations.wait()
    dialog = of_kind(QMessageBox, tab.desk.dialog)
    assert NAMED in dialog.informativeText()
    answer(dialog, "Annuleren")
    shell.operations.wait()
    assert len(house.plan.activities()) == 1
    tab.desk.remove(house.plan.activities()[0])
    shell.operations.wait()
    again = of_kind(QMessageBox, tab.desk.dialog)
    answer(again, "Verwijderen")
    shell.operations.wait()
    assert house.plan.activities() == ()


def test_ending_says_whose_duties_fall_for_the_day_that_is_chosen(
    tab: ActivitiesTab, shell: Shell, house: CentreServices
) -> None:
    tab.desk.end(house.plan.activities()[0])
    dialog = of_kind(EndingDialog, tab.desk.dialog)
    shell.operations.wait()
    assert "Ria op 1 dienst" in dialog.standing.text()
    dialog.last.setDate(as_qdate(SUNDAYS[1]))
    shell.operations.wait()
    assert not dialog.standing.isVisible()
    dialog.reject()


def test_calling_off_says_whom_to_tell(tab: ActivitiesTab, shell: Shell, coffee: Activity) -> None:
    tab.refresh()
    shell.operations.wait()
    item = next(one for one in tab.week.week.items if one.title == coffee.title)
    tab.desk.cancel(item)
    shell.operations.wait()
    dialog = of_kind(ReasonDialog, tab.desk.dialog)
    assert "Ria op 1 dienst" in dialog.consequence.text()
    dialog.reject()
