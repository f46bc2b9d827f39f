"""Four weeks of twelve duties painted, against Qt's own table with as many cells of text."""

import datetime as dt
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from benchmarks.measure import Pair, timed
from buurthuis_app.domain.rosters.board import Board, BoardShift, PersonOnShift
from buurthuis_app.domain.rosters.shift import Assignment, AssignmentState, Shift
from buurthuis_app.domain.volunteers.volunteer import Duty
from buurthuis_app.gui.shell import application, window_settings
from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import RosterBy, sheet
from buurthuis_app.gui.tabs.volunteers.roster.grid_view import GridView

MONDAY = dt.date(2026, 11, 30)
DUTIES, DAYS = 12, 28
WIDTH, HEIGHT = 2600, 1000
"""So large that all cells are in sight: each of them is painted."""
TIMES = 5


def grid_against_table() -> Pair:
    """Both paint into the same kind of picture, each time anew: what the grid keeps of its cells is thrown away."""
    if QApplication.instance() is None:
        application.create(window_settings.Settings(scheme="light"))
    grid = GridView(sheet(_board(), RosterBy.DUTY), writes=True)
    bare = _bare()
    for view in (grid, bare):
        view.resize(WIDTH, HEIGHT)
        view.show()

    def painted() -> None:
        for _time in range(TIMES):
            grid.painter_of_cells.forget()
            _paint(grid)

    def floor() -> None:
        for _time in range(TIMES):
            _paint(bare)

    return Pair(program=timed(painted), floor=timed(floor))


def _board() -> Board:
    duties = tuple(
        Duty(id=UUID(int=number), centre_id=UUID(int=1), name=f"Taak {number}", position=number)
        for number in range(DUTIES)
    )
    shifts = tuple(_shift(duty, day) for duty in duties for day in range(DAYS))
    return Board(
        first=MONDAY,
        last=MONDAY + dt.timedelta(days=DAYS - 1),
        today=MONDAY,
        shifts=shifts,
        duties=duties,
        volunteers=(),
        notes={},
        begun=True,
    )


def _shift(duty: Duty, day: int) -> BoardShift:
    number = duty.position * DAYS + day
    shift = Shift(
        id=UUID(int=1000 + number),
        centre_id=UUID(int=1),
        duty_id=duty.id,
        date=MONDAY + dt.timedelta(days=day),
        starts=dt.time(9, 30),
        ends=dt.time(13),
    )
    state = list(AssignmentState)[number % 3]
    assignment = Assignment(
        id=UUID(int=5000 + number), shift_id=shift.id, volunteer_id=UUID(int=9), state=state
    )
    placed = (PersonOnShift(assignment=assignment, name=f"Vrijwilliger {number % 40}"),)
    return BoardShift(shift=shift, duty=duty, placed=placed if number % 4 else ())


def _bare() -> QTableView:
    """The table with two lines of text a cell, as the grid has, in Qt's own model."""
    model = QStandardItemModel(DUTIES, DAYS)
    for row in range(DUTIES):
        for column in range(DAYS):
            words = f"9.30–13.00\nVrijwilliger {(row * DAYS + column) % 40}"
            model.setItem(row, column, QStandardItem(words))
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    for row in range(DUTIES):
        view.setRowHeight(row, 48)
    for column in range(DAYS):
        view.setColumnWidth(column, 84)
    return view


def _paint(widget: QWidget) -> None:
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.white)
    QWidget.render(widget, picture)
