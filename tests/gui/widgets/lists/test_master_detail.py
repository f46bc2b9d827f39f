"""A list and the page of its chosen record: one is always chosen, also the one that is only to come."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from buurthuis_app.gui.widgets.layout import in_column, sheet
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import FLAT, ListCard
from buurthuis_app.gui.widgets.lists.master_detail import MasterDetail
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable

Show = Callable[[QWidget], None]
Listed = RecordTable[str] | CardList[str]


def table() -> Listed:
    columns = (Column[str](title="Naam", value=lambda name: name),)
    return RecordTable(columns, lambda name: name, name="Namen", empty="")


def cards() -> Listed:
    return CardList(
        lambda name: ListCard(title=name, heading=name.isupper()),
        lambda name: name,
        name="Namen",
        look=FLAT,
    )


@pytest.mark.parametrize("make", [table, cards])
def test_one_record_is_chosen_and_a_wanted_one_as_soon_as_it_is_there(
    make: Callable[[], Listed], show: Show
) -> None:
    listed = make()
    both = MasterDetail(listed, QLabel(), nothing=lambda: QLabel("Nog niets"))
    show(both)
    both.show_records(())
    assert both.nothing.isVisible()
    both.show_records(("Ans", "Bob"))
    assert listed.isVisible()
    assert listed.current() == "Ans"
    both.want("Bob")
    assert listed.current() == "Bob"
    both.want("Coby")
    both.show_records(("Ans", "Bob"))
    assert listed.current() == "Bob"
    both.show_records(("Ans", "Bob", "Coby"))
    assert listed.current() == "Coby"
    both.show_records(("Ans", "Bob"))
    assert listed.current() == "Ans"


def test_the_keyboard_goes_along_from_the_empty_page_to_the_list_and_back(show: Show) -> None:
    listed, first = table(), QPushButton("Nieuw")
    both = MasterDetail(listed, QLabel(), nothing=lambda: sheet(in_column(first)))
    window = QWidget()
    in_column(QPushButton("Elders"), both, on=window)
    both.show_records(())
    show(window)
    first.setFocus()
    both.show_records(("Ans",))
    assert window.focusWidget() is listed
    both.show_records(())
    assert window.focusWidget() is first


def test_the_keyboard_goes_along_where_one_part_is_shown_at_a_time(show: Show) -> None:
    listed, act = table(), QPushButton("Wijzigen")
    both = MasterDetail(listed, sheet(in_column(act)))
    both.halves.narrow = True
    window = QWidget()
    in_column(QPushButton("Elders"), both, on=window)
    both.show_records(("Ans", "Bob"))
    show(window)
    listed.setFocus()
    both.want("Bob")
    assert window.focusWidget() is act
    both.halves.turn(0)
    assert window.focusWidget() is listed


def test_a_heading_among_cards_opens_nothing(show: Show) -> None:
    listed = cards()
    assert isinstance(listed, CardList)
    show(listed)
    opened: list[str] = []
    listed.opened.connect(opened.append)
    listed.show_records(("NAMEN", "Ans"))
    for key in ("NAMEN", "Ans"):
        listed.choose(key)
        listed.open_current()
    assert opened == ["Ans"]
