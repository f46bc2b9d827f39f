"""The guide of the first start: on, back, past a step, and out in between."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from buurthuis_app.domain.centre.centre import Area, Room
from buurthuis_app.gui.centre.guide_dialog import GuideDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.services.registry import CentreServices


@pytest.fixture
def guide(
    house: CentreServices, operations: Operations, show: Callable[[QWidget], None]
) -> GuideDialog:
    dialog = GuideDialog(house, operations, example=True)
    dialog.ask()
    operations.wait()
    show(dialog)
    return dialog


def names(house: CentreServices, record: type[Area | Room]) -> list[str]:
    return [item.name for item in house.lists.all(record)]


def answer(guide: GuideDialog, words: str) -> None:
    assert guide.question is not None
    found: list[QAbstractButton] = guide.question.buttons()
    next(press for press in found if press.text() == words).click()


def test_what_is_typed_stays_on_the_way_back_and_is_kept_at_the_end(
    guide: GuideDialog, house: CentreServices, operations: Operations
) -> None:
    guide.forms[0].widget("name").setText("De Spil")
    guide.go_on()
    guide.forms[1].widget("areas").setPlainText("Oost\n\n De Hoef ")
    guide.go_on()
    guide.go_back()
    guide.go_back()
    assert guide.forms[0].widget("name").text() == "De Spil"
    for _step in range(4):
        guide.go_on()
    operations.wait()
    assert not guide.isVisible()
    assert house.presenting.named()[0].name == "De Spil"
    assert {"Oost", "De Hoef"} <= set(names(house, Area))


def test_a_step_that_is_skipped_keeps_nothing_until_people_come_back_to_it(
    guide: GuideDialog, house: CentreServices, operations: Operations
) -> None:
    guide.forms[0].widget("name").setText("")
    guide.skip()
    guide.forms[1].widget("rooms").setPlainText("Zolder")
    guide.skip()
    assert not guide.changed
    guide.go_back()
    assert guide.forms[1].widget("rooms").toPlainText() == "Zolder"
    guide.go_on()
    guide.skip()
    guide.go_on()
    operations.wait()
    assert not guide.isVisible()
    assert house.presenting.named()[0].name == "De Schakel"
    assert "Zolder" in names(house, Room)


def test_leaving_in_between_keeps_what_people_want_to_keep(
    guide: GuideDialog, house: CentreServices, operations: Operations
) -> None:
    guide.go_on()
    guide.forms[1].widget("rooms").setPlainText("Zolder")
    guide.reject()
    answer(guide, "Verder invullen")
    assert guide.isVisible()
    guide.reject()
    answer(guide, "Opslaan")
    operations.wait()
    assert not guide.isVisible()
    assert "Zolder" in names(house, Room)


def test_leaving_without_having_typed_asks_nothing(guide: GuideDialog) -> None:
    guide.go_on()
    guide.reject()
    assert guide.question is None
    assert not guide.isVisible()


def test_what_is_refused_at_the_end_is_said_at_its_step(
    guide: GuideDialog, operations: Operations
) -> None:
    guide.go_on()
    guide.forms[1].widget("rooms").setPlainText("z" * 121)
    for _step in range(3):
        guide.go_on()
    operations.wait()
    assert guide.isVisible()
    assert guide.isEnabled()
    assert guide.step == 1
    assert "120" in guide.forms[1].problem_of("rooms")


def test_a_time_that_is_none_stops_its_own_step(guide: GuideDialog) -> None:
    guide.forms[0].widget("opens").setText("morgen")
    guide.go_on()
    assert guide.step == 0
    assert guide.forms[0].problem_of("opens")


def test_every_step_can_be_heard(
    guide: GuideDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    for _step in range(4):
        assert nameless(guide) == []
        guide.go_on()
