"""An amount is read as people type it, tidied when they go on, and asked about when it can be two."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.money_field import MoneyField
from tests.gui.conftest import Show


@pytest.fixture
def field(show: Show) -> MoneyField:
    made = MoneyField()
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(made.question)
    show(window)
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "cents", "shown"),
    [
        *[
            ("2,50", 250, "2,50"),
            ("€ 1250,50", 125050, "1.250,50"),
            ("1.250,-", 125000, "1.250,00"),
        ],
        *[("gratis", 0, "0,00"), ("", None, ""), ("-", None, "")],
    ],
)
def test_an_amount_is_read_and_tidied(
    field: MoneyField, typed: str, cents: int | None, shown: str
) -> None:
    field.insert(typed)  # QTest has no key for the sign of the euro
    assert field.cents() == cents
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == shown
    assert field.cents() == cents


def test_what_can_be_read_in_two_ways_is_asked_and_one_click_answers(field: MoneyField) -> None:
    QTest.keyClicks(field, "1,250")
    QTest.keyClick(field, Qt.Key.Key_Return)
    answers = [one for one in field.question.findChildren(QPushButton) if one.isVisible()]
    assert [answer.text() for answer in answers] == ["€\xa01.250,00", "€\xa01,25"]
    with pytest.raises(Invalid, match="Bedoelt u"):
        field.cents()
    answers[1].click()
    assert field.cents() == 125
    assert not field.question.isVisible()


def test_what_is_no_amount_stays_as_it_was_typed(field: MoneyField) -> None:
    QTest.keyClicks(field, "twee vijftig")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "twee vijftig"
    assert not field.question.isVisible()
    with pytest.raises(Invalid, match="2,50"):
        field.cents()
