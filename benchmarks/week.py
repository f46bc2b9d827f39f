"""The week with 150 occurrences painted, against a bare widget that paints as many rectangles."""

import datetime as dt

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from benchmarks.measure import Pair, timed
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.shell import application, window_settings
from buurthuis_app.gui.tabs.activities.week.item import Item, time_at
from buurthuis_app.gui.tabs.activities.week.week_layout import Week
from buurthuis_app.gui.tabs.activities.week.week_view import WeekView

OCCURRENCES = 150
WIDTH, HEIGHT = 1280, 720
MONDAY = dt.date(2026, 11, 23)
TIMES = 10
"""Paintings in one measurement: one takes a few milliseconds."""


def week_against_rectangles() -> Pair:
    """Both paint into the same kind of picture; the week is laid out before, as the scene is filled before."""
    if QApplication.instance() is None:
        application.create(window_settings.Settings(scheme="light"))
    view = WeekView()
    view.resize(WIDTH, HEIGHT)
    view.show()
    view.show_week(Week(monday=MONDAY, today=MONDAY, items=_items(), now=dt.time(13)))
    view.verticalScrollBar().setValue(int(view.grid.y(9 * 60)))
    bare = _bare()
    return Pair(program=timed(lambda: _paint(view)), floor=timed(lambda: _paint(bare)))


def _items() -> tuple[Item, ...]:
    return tuple(
        Item(
            id=new_id(),
            activity_id=new_id(),
            title=f"Activiteit {number}",
            date=MONDAY + dt.timedelta(days=number % 7),
            starts=time_at(begin := 9 * 60 + (number // 7) * 30),
            ends=time_at(begin + 60),
            room="Grote zaal",
            colour=number % 12,
        )
        for number in range(OCCURRENCES)
    )


def _bare() -> QGraphicsView:
    """Qt's own scene with as many rectangles."""
    scene = QGraphicsScene(0, 0, WIDTH - 4, HEIGHT - 4)
    for number in range(OCCURRENCES):
        column, row = number % 7, number // 7
        rect = QRectF(60 + column * 170, row * 32, 160, 30)
        scene.addRect(rect, QColor("#0B6E69"), QColor("#DDEBEA"))
    view = QGraphicsView(scene)
    view.resize(WIDTH, HEIGHT)
    view.show()
    scene.setParent(view)
    return view


def _paint(widget: QWidget) -> None:
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.white)
    for _time in range(TIMES):
        QWidget.render(widget, picture)
