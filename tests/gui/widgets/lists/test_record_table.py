"""The one table."""

import pytest
from msgspec import Struct
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.lists.record_table import (
    Align,
    Column,
    RecordTable,
    RecordTableModel,
)


class Row(Struct, frozen=True, kw_only=True):
    key: int
    title: str
    visits: int | None


ROWS = (
    Row(key=1, title="Zang", visits=9),
    Row(key=2, title="éénmalig feest", visits=340),
    Row(key=3, title="Eettafel", visits=None),
    Row(key=4, title="Koffie", visits=1204),
)
COLUMNS = (
    Column[Row](title="Activiteit", value=lambda row: row.title, stretch=True),
    Column[Row](
        title="bezoeken",
        value=lambda row: row.visits,
        display=lambda row: "–" if row.visits is None else f"{row.visits:,}".replace(",", "."),
        align=Align.RIGHT,
    ),
)


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable[Row]:
    made = RecordTable(COLUMNS, lambda row: row.key, name="Oogst", empty="Niets geteld.")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show_records(ROWS)
    made.show()
    return made


def keys(table: RecordTable[Row]) -> list[int]:
    return [row.key for row in table.records()]


def test_the_model_keeps_qt_s_promises(qtmodeltester: ModelTester) -> None:
    model = RecordTableModel(COLUMNS, lambda row: row.key)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_records(ROWS)
    model.sort(1)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_rows_come_in_the_order_they_were_given(table: RecordTable[Row]) -> None:
    assert keys(table) == [1, 2, 3, 4]


def test_a_column_sorts_on_its_value_and_shows_its_display(table: RecordTable[Row]) -> None:
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert keys(table) == [4, 2, 1, 3]
    shown = [table.model().index(row, 1).data() for row in range(4)]
    assert shown == ["1.204", "340", "9", "–"]


def test_what_was_not_counted_stands_last_either_way(table: RecordTable[Row]) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert keys(table) == [1, 2, 4, 3]


def test_accents_and_capitals_make_no_difference_to_the_order(table: RecordTable[Row]) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert keys(table) == [2, 3, 4, 1]


def test_the_chosen_record_stays_chosen_when_rows_move_and_when_they_are_sorted(
    table: RecordTable[Row],
) -> None:
    assert table.choose(4)
    table.show_records((Row(key=9, title="Nieuw", visits=1), *ROWS))
    assert table.current() == ROWS[3]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert table.current() == ROWS[3]
    assert table.selected() == (ROWS[3],)


def test_a_record_that_is_gone_is_no_longer_chosen(table: RecordTable[Row]) -> None:
    heard: list[object] = []
    table.choose(4)
    table.chosen.connect(heard.append)
    table.show_records(ROWS[:3])
    assert table.current() is None
    assert heard == [None]


def test_enter_opens_the_current_row(table: RecordTable[Row]) -> None:
    heard: list[object] = []
    table.opened.connect(heard.append)
    table.choose(2)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert heard == [ROWS[1]]


def test_arrow_keys_walk_the_rows(table: RecordTable[Row]) -> None:
    table.choose(1)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current() == ROWS[1]


def test_copied_rows_paste_into_a_spreadsheet(table: RecordTable[Row]) -> None:
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Activiteit\tBezoeken"
    assert lines[4] == "Koffie\t1.204"
    assert len(lines) == 5


def test_figures_stand_right_under_a_title_that_stands_right(table: RecordTable[Row]) -> None:
    role = Qt.ItemDataRole.TextAlignmentRole
    header = table.model().headerData(1, Qt.Orientation.Horizontal, role)
    assert header == table.model().index(0, 1).data(role) == Align.RIGHT.value


@pytest.mark.usefixtures("look")
def test_the_first_column_takes_the_room_that_is_left_and_keeps_some_when_there_is_none(
    table: RecordTable[Row],
) -> None:
    assert sum(table.columnWidth(n) for n in (0, 1)) == table.viewport().width()
    table.resize(120, 300)
    needed = table.fontMetrics().horizontalAdvance("éénmalig")
    assert table.columnWidth(0) > needed


@pytest.mark.usefixtures("look")
def test_words_go_on_below_then_titles_do_and_only_then_the_table_moves_sideways(
    qtbot: QtBot,
) -> None:
    places = Column[Row](
        title="Waar het is geweest", value=lambda _row: "Kersenhof, Rietland, De Vaart"
    )
    table = RecordTable((*COLUMNS, places), lambda row: row.key, name="Oogst", empty="")
    qtbot.addWidget(table)
    bar, head = table.horizontalScrollBar(), table.horizontalHeader()

    def at(width: int) -> tuple[list[int], list[int], str]:
        table.resize(width, 400)
        rows = [table.rowHeight(row) for row in range(4)]
        columns = [table.columnWidth(number) for number in range(3)]
        title = table.model().headerData(2, Qt.Orientation.Horizontal)
        return rows, columns, title.replace("\n", "|")

    table.resize(900, 400)
    table.show_records(ROWS)
    table.show()
    wide = at(900)
    assert wide[2] == "Waar het is geweest"
    assert len({*wide[0]}) == 1
    some = at(sum(wish.whole for wish in table._wishes) - 30)
    assert some[0][0] > wide[0][0]
    assert (some[1][1], some[2]) == (wide[1][1], "Waar het is geweest")
    assert bar.maximum() == 0
    less = at(sum(wish.least for wish in table._wishes) + 12)
    assert less[2] == "Waar het|is geweest"
    assert head.height() > 1.5 * table.fontMetrics().lineSpacing()
    assert bar.maximum() == 0
    assert (
        table.model().headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        == "Waar het is geweest"
    )
    at(150)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert at(900) == wide


@pytest.mark.parametrize("percent", [100, 130])
def test_a_column_shows_the_last_letter_of_the_word_it_was_made_for(
    percent: int, qtbot: QtBot, look: WindowTheme
) -> None:
    look.wear(Scheme.LIGHT, percent)
    words = ("deze keer", "hele reeks", "in orde", "bij het sluiten", "19.30 tot 22.00", "di 3 nov")
    rest = Column[str](title="", value=lambda _row: "", stretch=True)
    for word in words:
        table = RecordTable(
            (Column[str](title="", value=str), rest), lambda row: row, name="Oogst", empty=""
        )
        qtbot.addWidget(table)
        table.resize(700, 200)
        table.show_records([word])
        table.show()

        def painted(table: RecordTable[str] = table) -> QImage:
            cell = table.visualRect(table.model().index(0, 0))
            return table.viewport().grab(cell.adjusted(0, 0, 0, -2)).toImage()

        fitted = painted()
        table.setColumnWidth(0, table.columnWidth(0) + 40)
        assert fitted == painted().copy(fitted.rect()), word


@pytest.mark.usefixtures("look")
def test_rows_keep_the_height_of_their_words_when_sorted_dragged_and_shown_anew(
    table: RecordTable[Row],
) -> None:
    def highest() -> int:
        heights = [table.rowHeight(row) for row in range(4)]
        assert sorted(heights)[2] < max(heights)
        return table.records()[heights.index(max(heights))].key

    table.resize(230, 300)
    assert highest() == 2
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert highest() == 2
    table.show_records(ROWS[1:])
    table.show_records(ROWS)
    assert highest() == 2
    table.horizontalHeader().resizeSection(0, 300)
    assert len({table.rowHeight(row) for row in range(4)}) == 1


@pytest.mark.usefixtures("look")
def test_a_column_that_was_dragged_stays_as_wide_when_people_sort(table: RecordTable[Row]) -> None:
    table.horizontalHeader().resizeSection(1, 140)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert table.columnWidth(1) == 140


@pytest.mark.parametrize("sorted_by", [None, 1])
@pytest.mark.usefixtures("look")
def test_other_columns_may_be_more_or_fewer(table: RecordTable[Row], sorted_by: int | None) -> None:
    for columns in ((*COLUMNS, COLUMNS[1], COLUMNS[1]), COLUMNS[:1], COLUMNS):
        if sorted_by is not None:
            table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.show_columns(columns)
        table.resize(table.width() - 20, 300)
        table.show_records(ROWS)
        assert keys(table) == [1, 2, 3, 4]
        assert sum(map(table.columnWidth, range(len(columns)))) >= table.viewport().width()


@pytest.mark.usefixtures("look")
def test_an_empty_table_says_so(table: RecordTable[Row]) -> None:
    full = table.grab().toImage()
    table.show_records(())
    empty = table.grab().toImage()
    table._empty = ""
    assert full != empty
    assert empty != table.grab().toImage()


def test_what_somebody_else_wrote_moves_nothing_under_the_eyes(
    table: RecordTable[Row], qtbot: QtBot
) -> None:
    many = [Row(key=number, title=f"Regel {number}", visits=number) for number in range(200)]
    table.show_records(many)
    flag = QItemSelectionModel.SelectionFlag
    selection, at = table.selectionModel(), table.model().index
    selection.setCurrentIndex(at(100, 0), flag.ClearAndSelect | flag.Rows)
    selection.select(at(102, 0), flag.Select | flag.Rows)
    table.verticalScrollBar().setValue(2000)
    with qtbot.assertNotEmitted(table.model().modelReset):
        table.show_records(list(many))  # as it was
    table.show_records([Row(key=900, title="Nieuw", visits=1), *many])
    assert [row.key for row in table.selected()] == [100, 102]
    assert table.verticalScrollBar().value() == 2000


@pytest.mark.usefixtures("look")
def test_a_dialog_that_grows_for_its_rows_stays_on_the_screen(qtbot: QtBot) -> None:
    for shown_first in (True, False):
        dialog = QDialog()
        qtbot.addWidget(dialog)
        columns = [
            Column[Row](title=f"Kolom {n}", value=lambda row: row.title * 2) for n in range(6)
        ]
        table = RecordTable(columns, lambda row: row.key, name="Oogst", empty="Niets geteld.")
        in_column(table, on=dialog)
        dialog.resize(300, 200)
        if shown_first:
            dialog.show()
            dialog.move(dialog.screen().availableGeometry().right() - 350, 100)
        table.show_records(ROWS)
        dialog.show()
        assert dialog.width() > 400
        assert dialog.screen().availableGeometry().contains(dialog.frameGeometry()), shown_first
        assert dialog.testAttribute(Qt.WidgetAttribute.WA_Moved) is shown_first
