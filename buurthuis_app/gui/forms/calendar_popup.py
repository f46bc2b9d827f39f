"""A month to choose a day in, below the button that opens it."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate
from buurthuis_app.gui.look.icons import Ink, icon
from buurthuis_app.gui.look.qt_locale import write_locally
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.i18n import _

WIDTH, HEIGHT = 420, 300  # px at 100 %


def open_calendar(button: QWidget, day: dt.date, chosen: Callable[[dt.date], None]) -> None:
    """Over the page, on this day; a day is told to `chosen`, Esc closes it."""
    write_locally()
    month = QCalendarWidget(button)
    month.setWindowFlag(Qt.WindowType.Popup)
    month.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    month.setAccessibleName(_("Kies een dag"))
    month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
    month.setMinimumSize(scaled(WIDTH, theme().percent), scaled(HEIGHT, theme().percent))
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # not in the red of a warning
        month.setWeekdayTextFormat(weekend, QTextCharFormat())
    for name in ("previous", "next"):
        arrow = month.findChild(QToolButton, f"qt_calendar_{name[:4]}month")
        if arrow is not None:
            arrow.setIcon(icon(name, Ink.ON_ACCENT))
    month.setSelectedDate(as_qdate(day))

    def choose(date: QDate) -> None:
        month.close()
        chosen(as_date(date))

    month.clicked.connect(choose)
    month.activated.connect(choose)
    month.move(button.mapToGlobal(QPoint(0, button.height())))
    month.show()
    month.setFocus()
