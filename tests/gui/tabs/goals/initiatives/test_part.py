"""Bewonersinitiatieven on the screen: from an idea to an account, on the board and on its page."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.centre.centre import Area, TargetGroup, Theme
from buurthuis_app.domain.initiatives.budget import Split
from buurthuis_app.domain.initiatives.figures import MoneyLine
from buurthuis_app.domain.initiatives.initiative import Initiative, InitiativeState, OurPart, Scale
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.stories.dialog import StoryDialog
from buurthuis_app.gui.tabs.goals import part_summaries
from buurthuis_app.gui.tabs.goals.initiatives.budget_dialog import BudgetDialog
from buurthuis_app.gui.tabs.goals.initiatives.form import InitiativeDialog
from buurthuis_app.gui.tabs.goals.initiatives.part import InitiativesPart, InitiativesView
from buurthuis_app.gui.tabs.goals.initiatives.state_column import MIME, StateColumn, card_data
from buurthuis_app.gui.tabs.goals.initiatives.step_dialogs import (
    GrantDialog,
    PaymentDialog,
    StepDialog,
)
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show

IDEA, SUBMITTED, GRANTED, UNDER_WAY, ACCOUNTED, REJECTED = InitiativeState


@pytest.fixture
def part(house: CentreServices, shell: Shell, show: Show) -> InitiativesPart:
    made = InitiativesPart(house, shell)
    made.resize(1000, 640)
    shell.operations.changed.connect(lambda _areas: made.refresh())
    show(made)
    made.refresh()
    shell.operations.wait()
    return made


def form_of(part: InitiativesPart, shell: Shell, kind: type[Any]) -> Any:
    shell.operations.wait()
    assert isinstance(part.dialog, kind)
    return part.dialog


def submit(form: Any, shell: Shell) -> None:
    form.submit()
    shell.operations.wait()


def idea(part: InitiativesPart, shell: Shell, title: str, asked: str = "800") -> Initiative:
    part.desk.add()
    form = form_of(part, shell, InitiativeDialog)
    form.widget("title").setText(title)
    form.widget("good_for").setPlainText("De hele straat zit in het groen.")
    form.widget("by_residents").setChecked(True)
    form.widget("asked").setText(asked)
    submit(form, shell)
    return current(part, title)


def current(part: InitiativesPart, title: str) -> Initiative:
    (card,) = [card for card in part.cards if card.initiative.title == title]
    return card.initiative


def budget(part: InitiativesPart, shell: Shell, amount: str = "1.000,-") -> None:
    part.desk.add_budget()
    form = form_of(part, shell, BudgetDialog)
    form.widget("amount").setText(amount)
    submit(form, shell)


def titles(part: InitiativesPart, state: InitiativeState) -> list[str]:
    return [card.initiative.title for card in part.board.columns[state].records()]


def test_from_an_idea_to_an_account_on_the_screen(
    house: CentreServices, part: InitiativesPart, shell: Shell
) -> None:
    assert "nog geen budget" in part.bar.words.text()
    budget(part, shell)
    garden = idea(part, shell, "Geveltuinen")
    assert titles(part, IDEA) == ["Geveltuinen"]
    part.open_initiative(garden.id)
    shell.operations.wait()
    part.panel.step.click()  # Indienen
    shell.operations.wait()
    assert part.panel.page is not None
    assert part.panel.page.initiative.state is SUBMITTED
    assert "Toegekend: –" in part.panel.money.text
    part.panel.step.click()  # Toekennen…
    grant = form_of(part, shell, GrantDialog)
    assert grant.left_words.replace("\xa0", " ") == "Over: € 1.000,00. Hierna: € 200,00."
    submit(grant, shell)
    assert part.panel.page.initiative.state is GRANTED
    part.panel.step.click()  # Begonnen
    shell.operations.wait()
    part.desk.pay(None)
    payment = form_of(part, shell, PaymentDialog)
    payment.widget("amount").setText("750,25")
    payment.widget("text").setText("planten")
    submit(payment, shell)
    part.panel.step.click()  # Verantwoorden…
    account = form_of(part, shell, StepDialog)
    account.submit()
    assert "wat ervan gekomen is" in account.form.problem_of("outcome")
    account.widget("outcome").setPlainText("Twaalf tuinen.")
    submit(account, shell)
    page = part.panel.page
    assert [step.state for step in page.steps] == [IDEA, SUBMITTED, GRANTED, UNDER_WAY, ACCOUNTED]
    assert "Wat ervan kwam: Twaalf tuinen." in part.panel.facts.text
    assert "Nog te betalen: €\xa049,75" in part.panel.money.text
    words = part.bar.words.text().replace("\xa0", " ")
    assert words == (
        "Budget 2026: € 1.000,00 · € 800,00 toegekend · € 750,25 betaald · € 200,00 over"
    )
    assert part_summaries.initiatives(house).bar == (0.8, 0.75025)
    for _step in range(6):
        shell.undo.undo()
        shell.operations.wait()
    part.close_initiative()
    assert titles(part, IDEA) == []
    assert titles(part, SUBMITTED) == []


def test_a_card_is_dragged_only_to_where_it_can_go(part: InitiativesPart, shell: Shell) -> None:
    idea(part, shell, "Geveltuinen")
    (card,) = part.board.columns[IDEA].records()
    data = QMimeData()
    data.setData(MIME, QByteArray(card_data(card)))
    place, keys = QPoint(20, 20), Qt.KeyboardModifier.NoModifier

    def welcome(column: StateColumn) -> bool:
        event = QDragEnterEvent(
            place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, keys
        )
        column.dragEnterEvent(event)
        return event.isAccepted()

    assert {state for state in InitiativeState if welcome(part.board.columns[state])} == {
        SUBMITTED,
        REJECTED,
    }
    dropped = QDropEvent(
        QPointF(place), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, keys
    )
    part.board.columns[SUBMITTED].dropEvent(dropped)
    shell.operations.wait()
    assert titles(part, SUBMITTED) == ["Geveltuinen"]
    shell.undo.undo()
    shell.operations.wait()
    assert titles(part, IDEA) == ["Geveltuinen"]


def test_the_board_is_walked_and_cards_are_moved_by_keyboard(
    part: InitiativesPart, shell: Shell
) -> None:
    idea(part, shell, "Geveltuinen")
    column = part.board.columns[IDEA]
    column.take_focus()
    QTest.keyClick(column, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    shell.operations.wait()
    assert titles(part, SUBMITTED) == ["Geveltuinen"]
    there = part.board.columns[SUBMITTED]
    there.take_focus()
    assert there.current() is not None
    QTest.keyClick(there, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    shell.operations.wait()
    assert titles(part, IDEA) == ["Geveltuinen"]
    column.take_focus()
    QTest.keyClick(column, Qt.Key.Key_Return)
    shell.operations.wait()
    assert part.pages.currentWidget() is part.panel
    part.panel.back.click()
    assert part.pages.currentWidget() is part.board


def test_the_menu_of_a_card_offers_only_what_can_be_done(
    part: InitiativesPart, shell: Shell
) -> None:
    idea(part, shell, "Geveltuinen")
    (card,) = part.board.columns[IDEA].records()
    menu = part.board.menu_for(card)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Openen", "Indienen", "Afwijzen…"]
    menu.actions()[-1].trigger()
    form = form_of(part, shell, StepDialog)
    form.submit()
    assert "dat wil de bewoner weten" in form.form.problem_of("because")
    form.widget("because").setPlainText("Geen plek in de straat")
    submit(form, shell)
    assert titles(part, REJECTED) == ["Geveltuinen"]


def test_more_than_there_is_asks_why_in_the_form(part: InitiativesPart, shell: Shell) -> None:
    budget(part, shell, "100")
    garden = idea(part, shell, "Geveltuinen")
    part.desk.step(garden, SUBMITTED)
    shell.operations.wait()
    part.desk.step(current(part, "Geveltuinen"), GRANTED)
    form = form_of(part, shell, GrantDialog)
    form.submit()
    assert "€\xa0700,00 meer" in form.form.problem_of("because")
    form.widget("amount").setText("1,250.50")
    form.submit()
    assert "Bedoelt u" in form.form.problem_of("amount")
    form.widget("amount").setText("800")
    form.widget("because").setText("De wethouder vult aan")
    submit(form, shell)
    assert "€\xa0700,00 te veel toegekend" in part.bar.words.text()
    part.open_initiative(garden.id)
    shell.operations.wait()
    part.desk.pay(None)
    payment = form_of(part, shell, PaymentDialog)
    payment.widget("amount").setText("900")
    payment.widget("text").setText("bonnen")
    payment.submit()
    assert "€\xa0100,00 meer" in payment.form.problem_of("because")
    payment.widget("amount").setText("-5")
    payment.submit()
    assert "onder nul" in payment.form.problem_of("amount")
    payment.widget("amount").setText("10.000.000.000")
    payment.submit()
    assert "te hoog" in payment.form.problem_of("amount")
    payment.done(0)


def test_a_grant_without_any_budget_is_explained(part: InitiativesPart, shell: Shell) -> None:
    garden = idea(part, shell, "Geveltuinen")
    part.desk.step(garden, SUBMITTED)
    shell.operations.wait()
    part.desk.step(current(part, "Geveltuinen"), GRANTED)
    shell.operations.wait()
    assert "nog geen budget" in part.notice.sentence


def test_a_centre_is_not_asked_for_a_list_that_it_does_not_keep(
    house: CentreServices, part: InitiativesPart, shell: Shell
) -> None:
    lists: dict[str, Sequence[object]] = {
        "area_ids": house.lists.all(Area),
        "theme_ids": house.lists.all(Theme),
        "group_ids": house.lists.all(TargetGroup),
    }
    kept = {name for name, records in lists.items() if records}
    part.desk.add()
    fields = form_of(part, shell, InitiativeDialog).form._fields
    assert {name for name in lists if not fields[name].isHidden()} == kept
    assert 0 < len(kept) < len(lists)


def test_an_initiative_needs_a_name_a_sentence_and_residents(
    part: InitiativesPart, shell: Shell
) -> None:
    part.desk.add()
    form = form_of(part, shell, InitiativeDialog)
    form.submit()
    for field in ("title", "good_for", "by_residents"):
        assert form.form.problem_of(field)
    form.widget("asked").setText("veel")
    form.submit()
    assert "geen bedrag" in form.form.problem_of("asked")
    form.widget("asked").setText("")
    form.widget("title").setText("x" * 121)
    form.submit()
    assert "langer dan 120" in form.form.problem_of("title")
    form._may_lose = lambda: True
    form.reject()


def test_budgets_are_divided_and_merged_and_their_years_stand_side_by_side(
    house: CentreServices, part: InitiativesPart, shell: Shell
) -> None:
    for name in ("Rietland", "De Vaart"):
        house.neighbourhoods.keep(replace(house.neighbourhoods.blank(), name=name), [], new=True)
        former = replace(house.budgets.blank(2025), name=name, amount=30_000_00)
        house.budgets.keep(former, [], new=True)
    part.show_view(InitiativesView.MONEY)
    shell.operations.wait()
    assert part.pages.currentWidget() is part.money
    part.money.budgets.selectAll()
    part.desk.merge_budgets(tuple(page.budget for page in part.money.budgets.selected()))
    form = form_of(part, shell, BudgetDialog)
    assert (form.widget("year").value(), form.widget("amount").text()) == (2026, "60.000,00")
    form.widget("split").setCurrentIndex(1)
    first, second = form.widget("parts").fields.values()
    first.setText("50.000")
    second.setText("20.000")
    form.submit()
    assert "€\xa010.000,00 meer dan het budget" in form.form.problem_of("parts")
    second.setText("5.000")
    assert form._rest.text() == "Niet verdeeld: €\xa05.000,00"
    submit(form, shell)
    (merged,) = [page for page in part.money.budgets.records() if page.budget.year == 2026]
    assert merged.budget.split is Split.AREA
    assert len(merged.earlier) == 2
    row = part.money.budgets.records().index(merged)
    model = part.money.budgets.model()
    assert model.index(row, 6).data() == "2 van 2025"
    years = [(one.year, one.money.budget) for one in part.money.years.records()]
    assert years == [(2026, 60_000_00), (2025, 60_000_00)]
    part.money.choose_line(MoneyLine.PART)
    shell.operations.wait()
    assert [name for name, _row in part.money.rows.records()] == ["De Vaart", "Rietland", ""]
    part.money.years.choose(2025)
    shell.operations.wait()
    assert "2025" in part.money._rows_title.text()
    part.desk.remove_budget(merged.budget)
    shell.operations.wait()
    shell.undo.undo()
    shell.operations.wait()
    assert len(part.money.budgets.records()) == 3


def test_activities_and_stories_belong_to_it_and_lead_to_where_they_are(
    part: InitiativesPart, shell: Shell, coffee: Activity
) -> None:
    garden = idea(part, shell, "Geveltuinen")
    part.open_initiative(garden.id)
    shell.operations.wait()
    part.desk.add_activity(part.panel.activity_button)
    shell.operations.wait()
    (action,) = part.desk.menu.actions()
    action.trigger()
    shell.operations.wait()
    assert [one.title for one in part.panel.activities.records()] == ["Koffie-inloop"]
    went: list[Destination] = []
    shell.navigator.asked.connect(went.append)
    part.panel.activities.opened.emit(part.panel.activities.records()[0])
    assert went == [Destination(tab="activities", record=coffee.id)]
    part.desk.tell()
    story = form_of(part, shell, StoryDialog)
    story.widget("happened").setPlainText("De eerste tuin bloeit")
    submit(story, shell)
    assert [one.happened for one in part.panel.stories.records()] == ["De eerste tuin bloeit"]
    part.desk.loosen_activity(part.panel.activities.records()[0])
    shell.operations.wait()
    assert part.panel.activities.records() == ()


def test_an_initiative_that_is_removed_can_be_brought_back(
    part: InitiativesPart, shell: Shell
) -> None:
    garden = idea(part, shell, "Geveltuinen")
    part.open_initiative(garden.id)
    shell.operations.wait()
    part.desk.remove()
    shell.operations.wait()
    assert not part.cards
    assert part.pages.currentWidget() is not part.panel
    shell.undo.undo()
    shell.operations.wait()
    assert titles(part, IDEA) == ["Geveltuinen"]


def test_all_of_it_goes_out_to_a_spreadsheet_without_names(
    house: CentreServices, part: InitiativesPart, shell: Shell, tmp_path: Path
) -> None:
    garden = idea(part, shell, "=Geveltuinen", asked="812,34")
    house.initiatives.keep(replace(garden, started_by="Joyce T."), new=False)
    target = tmp_path / "initiatieven.xlsx"
    part.desk.output.write(target, house.goal_exports.write)
    shell.operations.wait()
    assert "initiatieven.xlsx" in part.notice.sentence
    book = load_workbook(target)
    assert book.sheetnames == ["Initiatieven", "Budgetten", "Delen van budgetten", "Betalingen"]
    cells = [cell.value for row in book["Initiatieven"].iter_rows() for cell in row]
    assert "=Geveltuinen" in cells
    assert 812.34 in cells
    assert not any("Joyce" in str(cell) for cell in cells)
    part.desk.output.write(tmp_path / "initiatieven.pdf", house.goal_exports.write)
    shell.operations.wait()
    assert ".xlsx of .csv" in part.notice.sentence


def column_of(table: QTableView, number: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def test_states_scales_and_parts_are_said_in_dutch(
    house: CentreServices, part: InitiativesPart, shell: Shell
) -> None:
    garden = idea(part, shell, "Geveltuinen")
    wide = replace(garden, scale=Scale.TOWN, our_parts=frozenset(OurPart))
    kept = house.initiatives.keep(wide, new=False).value
    house.initiatives.move(kept, REJECTED, house.clock.today(), "Nee.")
    part.refresh()
    shell.operations.wait()
    assert [head.text() for head in part.board.findChildren(QLabel) if "·" in head.text()] == [
        *("idee · 0", "ingediend · 0", "toegekend · 0"),
        *("in uitvoering · 0", "verantwoord · 0", "afgewezen · 1"),
    ]
    names = [column.accessibleName() for column in part.board.columns.values()]
    assert names[3] == "Initiatieven: in uitvoering"
    part.show_view(InitiativesView.LIST)
    shell.operations.wait()
    assert column_of(part.list, 1) == ["afgewezen"]
    part.open_initiative(garden.id)
    shell.operations.wait()
    parts = "adviseren, uitvoeren, verbinden en vragen beantwoorden"
    assert "Schaal: gemeente" in part.panel.facts.text
    assert f"Wat wij doen: {parts}" in part.panel.facts.text
    assert column_of(part.panel.history, 1) == ["afgewezen", "idee"]
    part.desk.change()
    form = form_of(part, shell, InitiativeDialog)
    assert form.widget("scale").currentText() == "gemeente"
    assert (
        form.widget("our_parts").words() == "vragen beantwoorden, adviseren, verbinden, uitvoeren"
    )


def test_the_board_of_the_centre_reads_along_and_changes_nothing(
    house: CentreServices,
    house_for: Callable[[Profile], CentreServices],
    part: InitiativesPart,
    shell: Shell,
    show: Show,
) -> None:
    garden = idea(part, shell, "Geveltuinen")
    reading = InitiativesPart(house_for(Profile.BOARD), shell)
    reading.resize(1000, 640)
    show(reading)
    reading.open_initiative(garden.id)
    shell.operations.wait()
    assert not reading.panel.step.isVisible()
    assert not reading.panel.activity_button.isVisible()
    assert not reading.board.columns[IDEA].dragEnabled()
    assert house.initiatives.page(garden.id).initiative.state is IDEA


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.LIGHT, 100), (Scheme.DARK, 200)])
def test_every_control_has_a_name_in_any_look(
    part: InitiativesPart,
    shell: Shell,
    look: WindowTheme,
    nameless: Callable[[QWidget], list[str]],
    scheme: Scheme,
    percent: int,
) -> None:
    look.wear(scheme, percent)
    garden = idea(part, shell, "Een heel lang en breed uitgesponnen " * 2 + "initiatief")
    for view in InitiativesView:
        part.show_view(view)
        shell.operations.wait()
        assert not nameless(part)
        part.grab()
    part.open_initiative(garden.id)
    shell.operations.wait()
    assert not nameless(part)
