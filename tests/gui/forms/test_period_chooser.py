"""Choosing a year, a quarter or a month, with the mouse and with the keys."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import Period, PeriodKind, containing
from buurthuis_app.gui.forms.period_chooser import (
    ALL_KINDS,
    EVERY_KIND,
    PeriodChooser,
    parts_of_year,
)

Show = Callable[[QWidget], None]
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def chooser(show: Show) -> PeriodChooser:
    made = PeriodChooser(periods.quarter(2026, 4), today=TODAY)
    show(made)
    return made


@pytest.fixture
def heard(chooser: PeriodChooser) -> list[Period]:
    """The periods that the chooser told about."""
    found: list[Period] = []
    chooser.chosen.connect(found.append)
    return found


def pick(chooser: PeriodChooser, words: str) -> None:
    """Choose an item of the second box as people do."""
    row = chooser.part_box.findText(words)
    chooser.part_box.setCurrentIndex(row)
    chooser.part_box.activated.emit(row)


def test_the_arrows_step_over_the_end_of_the_year(
    chooser: PeriodChooser, heard: list[Period]
) -> None:
    QTest.mouseClick(chooser.later, Qt.MouseButton.LeftButton)
    QTest.mouseClick(chooser.earlier, Qt.MouseButton.LeftButton)
    QTest.mouseClick(chooser.earlier, Qt.MouseButton.LeftButton)

    assert heard == [periods.quarter(2027, 1), periods.quarter(2026, 4), periods.quarter(2026, 3)]
    assert chooser.year_box.currentText() == "2026"
    assert chooser.part_box.currentText() == "3e kwartaal"


def test_alt_and_an_arrow_step_from_anywhere(chooser: PeriodChooser, heard: list[Period]) -> None:
    chooser.activateWindow()
    QTest.keyClick(chooser.year_box, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(chooser.part_box, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert heard == [periods.quarter(2026, 3), periods.quarter(2026, 4)]


def test_a_month_and_the_whole_year_are_chosen_from_one_list(
    chooser: PeriodChooser, heard: list[Period]
) -> None:
    pick(chooser, "maart")
    pick(chooser, "heel jaar")
    pick(chooser, "2e kwartaal")
    assert heard == [periods.month(2026, 3), periods.year(2026), periods.quarter(2026, 2)]


def test_another_year_keeps_the_part_of_the_year(
    chooser: PeriodChooser, heard: list[Period]
) -> None:
    row = chooser.year_box.findText("2024")
    chooser.year_box.setCurrentIndex(row)
    chooser.year_box.activated.emit(row)
    assert heard == [periods.quarter(2024, 4)]


def test_choosing_what_is_chosen_already_tells_nobody(
    chooser: PeriodChooser, heard: list[Period]
) -> None:
    pick(chooser, "4e kwartaal")
    assert not heard


def test_showing_a_period_tells_nobody_and_adds_its_year(
    chooser: PeriodChooser, heard: list[Period]
) -> None:
    chooser.show_period(periods.month(1998, 2))
    assert not heard
    assert chooser.year_box.currentText() == "1998"
    assert chooser.part_box.currentText() == "februari"


def test_with_years_alone_there_is_no_second_box(
    chooser: PeriodChooser, heard: list[Period]
) -> None:
    chooser.allow((PeriodKind.YEAR,))
    chooser.show_period(periods.year(2026))
    assert chooser.part_box.isHidden()
    chooser.step(-1)
    assert heard == [periods.year(2025)]


def test_the_arrows_say_where_they_lead(chooser: PeriodChooser) -> None:
    assert chooser.earlier.accessibleName() == "Eerder: 3e kwartaal 2026"
    assert chooser.later.toolTip() == "Later: 1e kwartaal 2027"


def test_every_control_has_a_name(
    chooser: PeriodChooser, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert not nameless(chooser)


@pytest.mark.parametrize(
    ("kind", "period"),
    [
        (PeriodKind.MONTH, periods.month(2026, 11)),
        (PeriodKind.QUARTER, periods.quarter(2026, 4)),
        (PeriodKind.YEAR, periods.year(2026)),
    ],
)
def test_a_day_lies_in_one_period_of_each_kind(kind: PeriodKind, period: Period) -> None:
    assert containing(kind, TODAY) == period


def test_a_year_has_seventeen_parts() -> None:
    assert len(parts_of_year(ALL_KINDS)) == 1 + 4 + 12
    assert parts_of_year((PeriodKind.MONTH,))[0][1] == "januari"


def test_days_of_ones_own_come_where_the_keyboard_expects_them(show: Show) -> None:
    chooser = PeriodChooser(periods.month(2026, 11), today=TODAY, kinds=EVERY_KIND)
    show(chooser)
    chooser.part_box.setFocus()
    chooser.show_period(periods.own(dt.date(2026, 11, 3), dt.date(2026, 11, 9)))
    reached = []
    for _step in range(3):
        chooser.focusNextChild()
        reached.append(chooser.focusWidget())
    assert reached == [chooser.first_day, chooser.last_day, chooser.later]
