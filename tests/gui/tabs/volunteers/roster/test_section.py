"""The roster on the screen: filling places by list, keyboard and dragging, and a proposal accepted in part."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from buurthuis_app.domain.activities.recurrence import MonthlyOnWeekday, Weekly
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.forms.list_window import ListWindow
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import Look, RosterBy, RosterCell, legend
from buurthuis_app.gui.tabs.volunteers.roster.grid_view import PERSON, PLACE
from buurthuis_app.gui.tabs.volunteers.roster.pattern_form import PatternForm
from buurthuis_app.gui.tabs.volunteers.roster.patterns_dialog import PatternsDialog
from buurthuis_app.gui.tabs.volunteers.roster.proposal_dialog import ProposalDialog
from buurthuis_app.gui.tabs.volunteers.roster.section import RosterSection
from buurthuis_app.gui.tabs.volunteers.roster.shift_form import ShiftForm
from buurthuis_app.gui.tabs.volunteers.roster.swap_dialog import SwapDialog
from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show
from tests.gui.forms.pressing import press
from tests.gui.hands import of_kind
from tests.services.rosters.people_and_duties import MONDAY, absent, duty, pattern, volunteer

STATE = AssignmentState


@pytest.fixture
def bar(house: CentreServices) -> Duty:
    """Two people at the bar on Monday, Tuesday and Wednesday."""
    made = duty(house, "bar")
    pattern(house, made, 0, 1, 2, needed=2)
    return made


@pytest.fixture
def people(house: CentreServices, bar: Duty) -> dict[str, Volunteer]:
    """Two who can, one who is away on Monday, and one who does something else."""
    made = {name: volunteer(house, name, bar) for name in ("Ria Smit", "Piet Kok", "Ans Bos")}
    made["Bob Vis"] = volunteer(house, "Bob Vis")
    absent(house, made["Ans Bos"], MONDAY)
    return made


@pytest.fixture
def section(
    house: CentreServices,
    shell: Shell,
    operations: Operations,
    show: Show,
    people: dict[str, Volunteer],
) -> RosterSection:
    """The roster of the week after the Sunday on which the tests stand."""
    assert people
    made = RosterSection(house, shell)
    made.resize(1240, 620)
    show(made)
    operations.changed.connect(lambda _areas: made.refresh())
    made.go_to(MONDAY)
    operations.wait()
    return made


def cell_on(section: RosterSection, day: dt.date, row: int = 0) -> RosterCell:
    """The cell of a day."""
    column = section.grid.grid.sheet.days.index(day)
    found = section.grid.grid.cell(row, column)
    assert found is not None
    return found


def words(section: RosterSection, day: dt.date = MONDAY) -> list[str]:
    """What the chips of a day say."""
    return [chip.words for chip in cell_on(section, day).chips]


def choose(section: RosterSection, day: dt.date) -> None:
    """Put the cursor on the shift of a day."""
    section.grid.choose(cell_on(section, day).key)
    section._operations.wait()


def test_the_first_open_place_is_chosen_with_who_can_best_first(section: RosterSection) -> None:
    assert words(section) == ["2 open"]
    assert section.panel.title.text() == "bar"
    names = [one.person.volunteer.name for one in section.panel.list.records()]
    assert names == ["Piet Kok", "Ria Smit", "Ans Bos", "Bob Vis"]
    assert section.header.open.text() == "6 open"
    assert section.header.open.accessibleName() == "6 plaatsen open"


def test_the_phone_stands_beside_who_can_and_not_beside_who_cannot(
    section: RosterSection, house: CentreServices, operations: Operations
) -> None:
    with house.database.begin() as work:
        people = work.store(Volunteer)
        for person in people.find():
            people.replace(replace(person, phone="06 12345678"))
    section.refresh()
    operations.wait()
    shown = section.panel.list.model()
    spoken = [
        shown.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(shown.rowCount())
    ]
    able = [candidate.free for candidate in section.panel.list.records()]
    assert any(able)
    assert not all(able)
    assert ["06 12345678" in words for words in spoken] == able


def test_enter_goes_to_the_list_and_enter_there_puts_somebody_on(
    section: RosterSection, operations: Operations
) -> None:
    QTest.keyClick(section.grid, Qt.Key.Key_Return)
    QTest.keyClick(section.panel.list, Qt.Key.Key_Return)
    operations.wait()
    assert words(section) == ["? Piet Kok", "nog 1 open"]
    names = [one.person.volunteer.name for one in section.panel.list.records()]
    assert names[0] == "Ria Smit"


def test_undo_takes_somebody_off_again(
    section: RosterSection, shell: Shell, operations: Operations
) -> None:
    section.panel.list.open_current()
    operations.wait()
    shell.undo.undo()
    operations.wait()
    assert words(section) == ["2 open"]


def test_outside_the_rules_a_reason_is_asked_and_shown_on_the_shift(
    section: RosterSection, operations: Operations
) -> None:
    section.panel.search.setText("Ans")
    section.panel.list.open_current()
    asking = of_kind(ReasonDialog, section.actions_of.dialog)
    assert "Ans Bos" in asking.explanation.text()
    asking.own.setText("Zij komt toch")
    asking._choose_own()
    operations.wait()
    assert words(section) == ["? Ans Bos", "nog 1 open"]
    assert cell_on(section, MONDAY).chips[0].warned
    assert "Tegen een regel in: Zij komt toch" in texts(section.panel)


def test_delete_takes_the_only_person_off(section: RosterSection, operations: Operations) -> None:
    section.panel.list.open_current()
    operations.wait()
    QTest.keyClick(section.grid, Qt.Key.Key_Delete)
    operations.wait()
    assert words(section) == ["2 open"]


def test_somebody_is_dragged_from_the_list_and_from_shift_to_shift(
    section: RosterSection, operations: Operations, people: dict[str, Volunteer]
) -> None:
    tuesday = MONDAY + dt.timedelta(days=1)
    brought = QMimeData()
    brought.setData(PERSON, people["Ria Smit"].id.bytes)
    section.grid.drop(brought, cell_on(section, MONDAY))
    operations.wait()
    assert words(section) == ["? Ria Smit", "nog 1 open"]
    carried = QMimeData()
    own = cell_on(section, MONDAY).shift.placed[0].assignment
    carried.setData(PLACE, own.id.bytes)
    section.grid.drop(carried, cell_on(section, tuesday))
    operations.wait()
    assert words(section) == ["2 open"]
    assert words(section, tuesday) == ["? Ria Smit", "nog 1 open"]


def test_a_chip_is_what_the_mouse_is_on(section: RosterSection, operations: Operations) -> None:
    section.panel.list.open_current()
    operations.wait()
    cell = cell_on(section, MONDAY)
    painter = section.grid.painter_of_cells
    place = painter.measures.chip_place(0, 120)
    chip = painter.chip_at(cell, place.center(), 120)
    assert chip is not None
    assert chip.placed == cell.shift.placed[0]
    assert painter.chip_at(cell, QPoint(2, 1), 120) is None


def test_states_are_changed_in_the_panel_and_seen_in_the_grid(
    section: RosterSection, operations: Operations
) -> None:
    section.panel.list.open_current()
    operations.wait()
    placed = cell_on(section, MONDAY).shift.placed[0]
    section.panel.people.state_asked.emit(placed, STATE.DECLINED)
    operations.wait()
    assert [chip.look for chip in cell_on(section, MONDAY).chips] == [Look.OPEN, Look.GONE]
    told = [each for each in texts(section.panel) if "Piet Kok" in each and "(coördinator)" in each]
    assert len(told) == 2


def test_a_stand_in_is_found_from_the_menu(section: RosterSection, operations: Operations) -> None:
    section.panel.list.open_current()
    operations.wait()
    menu = section.panel.people.menus["Piet Kok"]
    next(a for a in menu.actions() if a.text() == "Vervanger zoeken").trigger()
    operations.wait()
    assert section.panel.who_can.text() == "Wie kan Piet Kok vervangen?"
    section.panel.list.open_current()
    operations.wait()
    assert words(section) == ["? Ria Smit", "nog 1 open", "Piet Kok"]
    assert section.panel.instead is None


def test_one_click_on_somebody_of_a_full_shift_shows_who_could_stand_in(
    section: RosterSection, operations: Operations
) -> None:
    for _time in range(2):
        section.panel.list.open_current()
        operations.wait()
    placed = cell_on(section, MONDAY).shift.placed[0]
    index = section.grid.currentIndex()
    rect = section.grid.visualRect(index)
    chip = section.grid.painter_of_cells.measures.chip_place(0, rect.width())
    at = rect.topLeft() + chip.center()
    QTest.mouseClick(section.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    operations.wait()
    assert section.panel.instead == placed
    assert section.panel.who_can.text() == f"Wie kan {placed.name} vervangen?"
    assert section.panel.list.records()[0].person.volunteer.name == "Ans Bos"
    section.panel.leave.click()
    operations.wait()
    assert section.panel.instead is None


def test_who_became_absent_after_being_asked_is_pointed_out(
    section: RosterSection,
    operations: Operations,
    house: CentreServices,
    people: dict[str, Volunteer],
) -> None:
    section.panel.list.open_current()
    operations.wait()
    assert not cell_on(section, MONDAY).chips[0].warned
    absent(house, people["Piet Kok"], MONDAY)
    section.refresh()
    operations.wait()
    assert cell_on(section, MONDAY).chips[0].warned
    assert "Let op: Piet Kok is die dag afwezig." in texts(section.panel)


def test_two_people_swap(
    section: RosterSection,
    operations: Operations,
    house: CentreServices,
    people: dict[str, Volunteer],
) -> None:
    tuesday = MONDAY + dt.timedelta(days=1)
    for day, name in ((MONDAY, "Ria Smit"), (tuesday, "Piet Kok")):
        shift = cell_on(section, day).shift.shift
        house.rostering.assign(shift.id, people[name].id)
    section.refresh()
    operations.wait()
    section.panel.people.swap_asked.emit(cell_on(section, MONDAY).shift.placed[0])
    operations.wait()
    dialog = of_kind(SwapDialog, section.dialogs.dialog)
    assert dialog.table.records()[0].placed.name == "Piet Kok"
    dialog._choose(dialog.table.records()[0])
    operations.wait()
    assert words(section)[0] == "? Piet Kok"
    assert words(section, tuesday)[0] == "? Ria Smit"


def test_a_proposal_is_looked_at_and_accepted_in_part(
    section: RosterSection, operations: Operations
) -> None:
    section.dialogs.propose(section.first, section.last)
    operations.wait()
    dialog = of_kind(ProposalDialog, section.dialogs.dialog)
    assert dialog.verdict.text() == "6 van de 6 open plaatsen kunnen gevuld worden."
    assert "Beter kan niet" in dialog.proven.text()
    dialog.tick(every=False)
    assert not dialog.accept_button.isEnabled()
    dialog.table.selectRow(0)
    dialog._flip()
    assert dialog.accept_button.text() == "1 inzet overnemen"
    assert dialog.whole.text().startswith(f"{dialog.chosen()[0].person.volunteer.name}: vrij")
    dialog.take()
    operations.wait()
    assert section.board.open == 5


def test_closing_a_proposal_keeps_nothing(section: RosterSection, operations: Operations) -> None:
    section.dialogs.propose(section.first, section.last)
    operations.wait()
    assert isinstance(section.dialogs.dialog, ProposalDialog)
    section.dialogs.dialog.reject()
    operations.wait()
    assert section.board.open == 6


def test_four_weeks_and_rows_of_people(section: RosterSection, operations: Operations) -> None:
    section.panel.list.open_current()
    operations.wait()
    section.show_weeks(4)
    operations.wait()
    assert section.grid.grid.columnCount() == 28
    assert "Week 48–51" in section.header.title.text()
    section.show_by(RosterBy.PERSON)
    titles = [lane.title for lane in section.grid.grid.sheet.lanes]
    assert titles == ["Ans Bos", "Bob Vis", "Piet Kok\n3,5 uur", "Ria Smit"]


def test_a_pattern_is_made_for_several_duties_at_once(
    section: RosterSection, operations: Operations, house: CentreServices
) -> None:
    duty(house, "sleutel", position=1)
    section.dialogs.show_patterns()
    operations.wait()
    dialog = of_kind(PatternsDialog, section.dialogs.dialog)
    assert [line.when for line in dialog.table.records()] == ["ma t/m wo"]
    press(dialog, "Erbij…")
    operations.wait()
    form = of_kind(PatternForm, dialog.dialog)
    form.submit()
    assert {problem.field for problem in form.problems()} >= {"rule"}
    form.widget("rule").show_chosen({4})
    choose_value(form.widget("every"), "even")
    for one in section._house.volunteers.duties():
        form.widget(str(one.id)).setValue(1)
    form.submit()
    operations.wait()
    friday = MONDAY + dt.timedelta(days=4)
    on_friday = [one for one in section.board.shifts if one.shift.date == friday]
    assert [one.duty.name for one in on_friday] == ["bar", "sleutel"]
    rules = {kept.rule for kept in house.shift_planning.patterns()}
    assert Weekly(weekdays=frozenset({4}), odd=False).text() in rules


def test_a_pattern_is_of_one_day_of_each_month(
    section: RosterSection, operations: Operations, house: CentreServices
) -> None:
    section.dialogs.show_patterns()
    operations.wait()
    dialog = of_kind(PatternsDialog, section.dialogs.dialog)
    press(dialog, "Erbij…")
    operations.wait()
    form = of_kind(PatternForm, dialog.dialog)
    form.widget("rule").show_chosen({3, 4})
    choose_value(form.widget("every"), "month-1")
    form.widget(str(house.volunteers.duties()[0].id)).setValue(1)
    assert [problem.field for problem in form.problems()] == ["rule"]
    form.widget("rule").show_chosen({3})
    form.submit()
    operations.wait()
    last_thursday = MonthlyOnWeekday(nth=-1, weekday=3).text()
    kept = next(each for each in house.shift_planning.patterns() if each.rule == last_thursday)
    dialog.table.choose(kept.id)
    press(dialog, "Wijzigen…")
    operations.wait()
    again = of_kind(PatternForm, dialog.dialog)
    assert again.widget("every").currentData() == "month-1"
    assert again.record().pattern.rule == last_thursday


def test_a_single_shift_is_made_and_changed(section: RosterSection, operations: Operations) -> None:
    section.new_shift()
    form = of_kind(ShiftForm, section.dialogs.dialog)
    form.widget("ends").setTime(form.widget("starts").time())
    form.submit()
    assert form.isVisible()
    form.widget("ends").setTime(form.widget("starts").time().addSecs(3600))
    form.widget("remark").setPlainText("Sleutel bij de buren")
    form.submit()
    operations.wait()
    assert len([one for one in section.board.shifts if one.shift.date == MONDAY]) == 2
    section.actions_of.drop(cell_on(section, MONDAY).shift)
    operations.wait()
    assert len([one for one in section.board.shifts if one.shift.date == MONDAY]) == 1


def test_everybody_is_confirmed_at_once(section: RosterSection, operations: Operations) -> None:
    section.panel.list.open_current()
    operations.wait()
    section.dialogs.confirm_all(section.first, section.last)
    operations.wait()
    assert words(section)[0] == "✓ Piet Kok"
    assert section.notice.sentence == "1 inzet bevestigd."


def test_an_empty_roster_explains_itself(
    house: CentreServices, shell: Shell, operations: Operations, show: Show
) -> None:
    made = RosterSection(house, shell)
    show(made)
    made.refresh()
    operations.wait()
    assert made.empty.isVisible()
    assert not made.splitter.isVisible()
    made.dialogs.show_patterns()
    operations.wait()
    assert isinstance(made.dialogs.dialog, PatternsDialog)
    press(made.dialogs.dialog, "Erbij…")
    operations.wait()
    assert "nog geen taken" in made.dialogs.dialog.notice.sentence
    press(made.dialogs.dialog, "Taken maken…")
    operations.wait()
    duties = of_kind(ListWindow, made.dialogs.dialog)
    assert duties.windowTitle() == "Taken"


@pytest.mark.usefixtures("people")
def test_the_board_reads_along_and_changes_nothing(
    house_for: Callable[[Profile], CentreServices], shell: Shell, operations: Operations, show: Show
) -> None:
    made = RosterSection(house_for(Profile.BOARD), shell)
    show(made)
    made.go_to(MONDAY)
    operations.wait()
    assert made.board.open == 6
    assert not made.header.propose.isVisible()
    assert not made.panel.list.isVisible()


def test_every_control_has_a_name(
    section: RosterSection, operations: Operations, nameless: Callable[[QWidget], list[str]]
) -> None:
    section.panel.list.open_current()
    operations.wait()
    assert nameless(section) == []
    section.dialogs.propose(section.first, section.last)
    operations.wait()
    assert section.dialogs.dialog is not None
    assert nameless(section.dialogs.dialog) == []
    section.dialogs.dialog.reject()


def texts(widget: QWidget) -> list[str]:
    """All words that labels in it show."""
    from PySide6.QtWidgets import QLabel

    QApplication.processEvents()
    return [found.text() for found in widget.findChildren(QLabel) if not found.isHidden()]


def test_with_large_type_shifts_stand_below_each_other_and_one_is_opened_instead(
    section: RosterSection, look: WindowTheme, qapp: QApplication
) -> None:
    grid, days, panel = section.grid, section.days, section.panel
    assert (grid.isVisible(), days.isVisible(), panel.isVisible()) == (True, False, True)
    look.wear(Scheme.LIGHT, 200)
    qapp.processEvents()
    section._operations.wait()
    assert (grid.isVisible(), days.isVisible(), panel.isVisible()) == (False, True, False)
    assert not days.horizontalScrollBar().maximum()
    assert section.cell == cell_on(section, MONDAY)
    QTest.keyClick(days, Qt.Key.Key_Down)
    QTest.keyClick(days, Qt.Key.Key_Return)
    section._operations.wait()
    assert (days.isVisible(), panel.isVisible()) == (False, True)
    assert "24 november" in panel.when.text()
    panel.taken.emit(panel.list.records()[0])
    section._operations.wait()
    changed = section.cell
    assert changed is not None
    assert changed.shift.open == 1
    panel.back.click()
    assert days.isVisible()
    look.wear(Scheme.LIGHT, 100)
    qapp.processEvents()
    assert (grid.isVisible(), days.isVisible(), panel.isVisible()) == (True, False, True)
    assert panel.width() < grid.width()


def test_the_legend_says_what_is_struck_through() -> None:
    assert legend().endswith("doorgestreept: afgezegd of vervangen")
