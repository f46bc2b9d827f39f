"""The list of who comes: typed, ticked, moved up, mailed, counted and forgotten."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QWidget
from pytestqt.modeltest import ModelTester

from buurthuis_app.domain.activities.activity import Activity, AskedField, Occurrence
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.signups.dialog import SignUpsDialog
from buurthuis_app.gui.signups.forms import KeepLongerDialog, SignUpForm
from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind, settle

TODAY = dt.date(2026, 11, 22)
Show = Callable[[QWidget], None]
Make = Callable[..., SignUpsDialog]


@pytest.fixture
def dinner(house: CentreServices, coffee: Activity) -> Activity:
    return house.planning.keep(
        replace(
            coffee,
            sign_up=True,
            capacity=2,
            asks=frozenset({AskedField.EMAIL, AskedField.MEAL}),
            until=dt.date(2026, 11, 29),
        ),
        new=False,
    ).value


@pytest.fixture
def on(house: CentreServices, dinner: Activity) -> Callable[[int], Occurrence]:
    def find(day: int) -> Occurrence:
        with house.database.read() as work:
            found = work.store(Occurrence).find(activity_id=dinner.id, date=dt.date(2026, 11, day))
        return found[0]

    return find


@pytest.fixture
def make(house: CentreServices, shell: Shell, show: Show, dinner: Activity, on: Any) -> Make:
    def open_for(day: int | None = 22, desk: CentreServices | None = None) -> SignUpsDialog:
        dialog = SignUpsDialog(
            desk or house,
            shell.operations,
            dinner,
            on(day) if day else None,
            undo=shell.undo,
        )
        show(dialog)
        settle(shell.operations)
        return dialog

    return open_for


def type_name(dialog: SignUpsDialog, shell: Shell, name: str, **more: str) -> None:
    for field, text in {"name": name, **more}.items():
        QTest.keyClicks(dialog.adding.fields[field], text)
    QTest.keyClick(dialog.adding.fields["name"], Qt.Key.Key_Return)
    settle(shell.operations)


def names(dialog: SignUpsDialog) -> dict[str, str]:
    return {line.name: line.place for line in dialog.table.records()}


def choose(dialog: SignUpsDialog, name: str) -> None:
    (line,) = [line for line in dialog.table.records() if line.name == name]
    assert dialog.table.choose(line.sign_up.id)


def test_names_are_typed_one_after_the_other_with_enter(make: Make, shell: Shell) -> None:
    dialog = make()
    assert dialog.focusWidget() is dialog.adding.fields["name"]
    for name in ("An", "Bo", "Cor"):
        type_name(dialog, shell, name)
        assert dialog.focusWidget() is dialog.adding.fields["name"]
        assert dialog.adding.fields["name"].text() == ""
    assert names(dialog) == {"An": "ja", "Bo": "ja", "Cor": "wacht als 1e"}
    assert dialog.numbers.text() == "2 van 2 plaatsen · 1 op de wachtlijst · 0 aanwezig"
    assert dialog.notice.sentence == "Alle plaatsen zijn bezet. Cor staat op de wachtlijst."


def test_a_wrong_address_is_said_and_nothing_typed_is_lost(make: Make, shell: Shell) -> None:
    dialog = make()
    type_name(dialog, shell, "An", email="an")
    assert "Dit e-mailadres klopt niet" in dialog.notice.sentence
    assert dialog.adding.texts() == {"name": "An", "meal": "", "email": "an"}
    assert names(dialog) == {}


def test_enter_with_nothing_typed_does_nothing(make: Make, shell: Shell) -> None:
    dialog = make()
    type_name(dialog, shell, "")
    assert (names(dialog), dialog.notice.isHidden()) == ({}, True)


def test_somebody_twice_is_pointed_out_and_taken_off_in_one_click(make: Make, shell: Shell) -> None:
    dialog = make()
    type_name(dialog, shell, "An")
    type_name(dialog, shell, "an")
    assert dialog.notice.sentence.startswith("An staat nu twee keer op de lijst.")
    QTest.mouseClick(dialog.notice._said.remedy, Qt.MouseButton.LeftButton)
    settle(shell.operations)
    assert list(names(dialog)) == ["An"]


def test_withdrawing_moves_the_line_up_and_control_z_takes_it_back(
    make: Make, shell: Shell
) -> None:
    dialog = make()
    for name in ("An", "Bo", "Cor"):
        type_name(dialog, shell, name)
    choose(dialog, "An")
    QTest.mouseClick(dialog.withdraw_button, Qt.MouseButton.LeftButton)
    settle(shell.operations)
    assert names(dialog) == {"Bo": "ja", "Cor": "ja"}
    assert dialog.notice.sentence == "Cor heeft nu een plaats. Laat het weten."
    dialog.with_withdrawn.click()
    assert names(dialog)["An"] == "afgemeld op 22-11-2026"
    dialog.table.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(shell.operations)
    assert names(dialog) == {"An": "ja", "Bo": "ja", "Cor": "wacht als 1e"}
    assert dialog.notice.sentence == "Ongedaan gemaakt: afgemeld"


def test_who_withdrew_comes_again_through_the_same_button(make: Make, shell: Shell) -> None:
    dialog = make()
    type_name(dialog, shell, "An")
    dialog.with_withdrawn.setChecked(True)
    choose(dialog, "An")
    for words, place in (("Afmelden", "afgemeld op 22-11-2026"), ("Weer aanmelden", "ja")):
        assert dialog.withdraw_button.text() == words
        dialog.withdraw_button.click()
        settle(shell.operations)
        assert names(dialog) == {"An": place}
        choose(dialog, "An")


def test_presence_is_ticked_with_the_space_bar_and_the_mouse_and_becomes_the_count(
    make: Make, shell: Shell, house: CentreServices, on: Any
) -> None:
    dialog = make()
    type_name(dialog, shell, "An")
    type_name(dialog, shell, "Bo")
    choose(dialog, "An")
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    settle(shell.operations)
    box = dialog.table.visualRect(dialog.table.model().index(1, 0)).topLeft() + QPoint(20, 12)
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    settle(shell.operations)
    assert [line.present for line in dialog.table.records()] == [True, True]
    assert dialog.numbers.text().endswith("2 aanwezig")
    assert dialog.count_button.text() == "2 aanwezigen als telling"
    dialog.count_button.click()
    settle(shell.operations)
    assert house.signing.list_of(on(22).activity_id, on(22).id).visits == 2
    assert dialog.notice.sentence == "De telling van deze dag is nu 2 bezoeken."
    assert not dialog.count_button.isEnabled(), "it says so already"


def test_replacing_the_count_of_an_earlier_day_asks_why(
    make: Make, shell: Shell, house: CentreServices, on: Any
) -> None:
    day = house.counting.day(dt.date(2026, 11, 15))
    house.counting.add(day.cards[0].occurrence.id, day.kinds[0].id, 5)
    dialog = make(15)
    type_name(dialog, shell, "An")
    choose(dialog, "An")
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    settle(shell.operations)
    dialog.count_button.click()
    settle(shell.operations)
    asking = of_kind(ReasonDialog, dialog.actions_of.dialog)
    asking.chosen.emit("Lijst nageteld")
    settle(shell.operations)
    assert house.signing.list_of(on(15).activity_id, on(15).id).visits == 1


def test_the_door_sees_names_to_tick_and_nothing_else(
    make: Make, shell: Shell, house_for: Callable[[Profile], CentreServices]
) -> None:
    type_name(make(), shell, "An", email="an@example.org")
    dialog = make(22, house_for(Profile.DOOR))
    for hidden in (
        dialog.adding,
        dialog.change_button,
        dialog.withdraw_button,
        dialog.more_button,
        dialog.privacy,
        dialog.paper,
        dialog.mail,
        dialog.count_button,
    ):
        assert not hidden.isVisible()
    assert [column.title for column in dialog.table._records.columns] == [
        "Er is",
        "Naam",
        "Plaats",
        "Voor",
        "Maaltijd",
    ]
    choose(dialog, "An")
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    settle(shell.operations)
    assert dialog.table.records()[0].present


def test_another_date_has_its_own_list_and_the_whole_series_too(make: Make, shell: Shell) -> None:
    dialog = make()
    type_name(dialog, shell, "An")
    assert dialog.date.currentText() == "zondag 22 november 2026, 10.00"
    dialog.date.setCurrentIndex(0)
    settle(shell.operations)
    assert dialog.date.currentText() == "De hele reeks"
    assert not dialog.count_button.isVisible()
    type_name(dialog, shell, "Bo")
    dialog.date.setCurrentIndex(dialog.date.count() - 1)
    settle(shell.operations)
    assert list(names(dialog)) == ["Bo"]
    assert dialog.shown is not None
    assert dialog.shown.whole_erase_on == dt.date(2026, 12, 13)


def test_people_are_found_by_any_word(make: Make, shell: Shell) -> None:
    dialog = make()
    type_name(dialog, shell, "An", meal="geen noten")
    type_name(dialog, shell, "Bo")
    QTest.keyClicks(dialog.search, "NOTEN an")
    assert list(names(dialog)) == ["An"]
    assert dialog.numbers.text().startswith("2 van 2"), "a filter does not change the numbers"


def test_addresses_go_to_the_clipboard_and_who_has_none_is_counted(
    make: Make, shell: Shell
) -> None:
    dialog = make()
    type_name(dialog, shell, "An", email="an@example.org")
    type_name(dialog, shell, "Bo")
    type_name(dialog, shell, "Cor", email="cor@example.org")
    dialog.actions_of.copy_addresses(waiting_too=False)
    settle(shell.operations)
    assert QGuiApplication.clipboard().text() == "an@example.org"
    assert dialog.notice.sentence.endswith("1 persoon heeft geen adres.")
    dialog.actions_of.copy_addresses(waiting_too=True)
    settle(shell.operations)
    assert QGuiApplication.clipboard().text() == "an@example.org; cor@example.org"


def test_the_screen_says_when_names_go_and_keeping_longer_asks_why(
    make: Make, shell: Shell
) -> None:
    dialog = make()
    type_name(dialog, shell, "An")
    assert dialog.privacy.sentence.text() == "Namen en adressen worden op 6-12-2026 gewist."
    dialog.privacy.longer.click()
    asking = of_kind(KeepLongerDialog, dialog.actions_of.dialog)
    asking.submit()
    assert asking.form.problem_of("because") == (
        "Schrijf op waarom het langer moet. Dat wordt erbij bewaard."
    )
    because = of_kind(QPlainTextEdit, asking.form.fields["because"])
    because.setPlainText("Het verslag volgt later.")
    asking.submit()
    settle(shell.operations)
    assert dialog.privacy.sentence.text() == "Namen en adressen worden op 20-12-2026 gewist."
    assert "Het verslag volgt later." in dialog.privacy.reason.text()


def test_a_report_that_was_sent_is_said_and_can_be_taken_back(make: Make, shell: Shell) -> None:
    dialog = make(15)
    type_name(dialog, shell, "An")
    assert "29-11-2026" in dialog.privacy.sentence.text()
    dialog.privacy.report.click()
    settle(shell.operations)
    assert "6-12-2026" in dialog.privacy.sentence.text()
    assert dialog.privacy.reason.text() == "Verslag verstuurd op 22-11-2026."
    dialog.privacy.report.click()
    settle(shell.operations)
    assert "29-11-2026" in dialog.privacy.sentence.text()


def test_erasing_somebody_asks_first_and_empties_the_undo_pile(make: Make, shell: Shell) -> None:
    dialog = make()
    type_name(dialog, shell, "An")
    assert shell.undo.undo_label == "aanmelding erbij"
    choose(dialog, "An")
    dialog._on_chosen(dialog.actions_of.ask_to_erase)
    asking = of_kind(QMessageBox, dialog.actions_of.dialog)
    (yes,) = [b for b in asking.buttons() if b.text() == "Gegevens wissen"]
    yes.click()
    settle(shell.operations)
    assert names(dialog) == {"(naam gewist)": "ja"}
    assert shell.undo.undo_label == ""
    assert dialog.privacy.sentence.text().startswith("De namen en adressen van deze lijst zijn")


def test_a_person_is_changed_in_a_form(make: Make, shell: Shell) -> None:
    dialog = make()
    type_name(dialog, shell, "An")
    choose(dialog, "An")
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    form = of_kind(SignUpForm, dialog.actions_of.dialog)
    assert set(form.form.fields) == {"name", "email", "meal"}
    QTest.keyClicks(form.form.fields["meal"], "vega")
    form.submit()
    settle(shell.operations)
    assert dialog.table.records()[0].sign_up.meal == "vega"


def test_more_room_is_offered_to_who_waits(
    make: Make, shell: Shell, house: CentreServices, dinner: Activity
) -> None:
    dialog = make()
    for name in ("An", "Bo", "Cor"):
        type_name(dialog, shell, name)
    shell.operations.run(lambda: house.planning.keep(replace(dinner, capacity=4), new=False))
    settle(shell.operations)
    assert dialog.notice.sentence == "Er is plaats voor 1 persoon van de wachtlijst."
    QTest.mouseClick(dialog.notice._said.remedy, Qt.MouseButton.LeftButton)
    settle(shell.operations)
    assert names(dialog)["Cor"] == "ja"


def test_the_paper_is_saved_as_a_pdf(
    make: Make, shell: Shell, house: CentreServices, dinner: Activity, on: Any, tmp_path: Path
) -> None:
    dialog = make()
    type_name(dialog, shell, "An")
    sheet = house.attendance.sheet(dinner.id, on(22).id)
    target = tmp_path / "lijst.pdf"
    dialog.paper.save_to(target)
    settle(shell.operations)
    assert target.read_bytes().startswith(b"%PDF")
    assert "lijst.pdf" in dialog.notice.sentence
    assert [each.name for each in sheet.expected] == ["An"]


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.LIGHT, 100), (Scheme.DARK, 200)])
def test_every_control_has_a_name_in_any_look(
    make: Make,
    shell: Shell,
    look: WindowTheme,
    nameless: Callable[[QWidget], list[str]],
    scheme: Scheme,
    percent: int,
) -> None:
    look.wear(scheme, percent)
    dialog = make()
    type_name(dialog, shell, "An " + "met een heel lange naam " * 10)
    assert nameless(dialog) == []
    dialog.resize(1280, 720)
    assert dialog.minimumSizeHint().width() <= 1280


def test_the_ticks_keep_qt_s_promises(make: Make, shell: Shell, qtmodeltester: ModelTester) -> None:
    dialog = make()
    type_name(dialog, shell, "An")
    qtmodeltester.check(dialog.table.model())  # type: ignore[no-untyped-call]
    index = dialog.table.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "niet aangevinkt"
