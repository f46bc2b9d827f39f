"""What is pressed again and again stays under the mouse, however long the name of a day or a week is."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from buurthuis_app.domain.shared import periods
from buurthuis_app.gui.forms.period_chooser import PeriodChooser
from buurthuis_app.gui.tabs.activities.toolbar import Header, ProgrammeView
from buurthuis_app.gui.tabs.today.header import DayHeader
from buurthuis_app.gui.tabs.volunteers.roster.grid_rows import RosterBy
from buurthuis_app.gui.tabs.volunteers.roster.header import RosterHeader
from tests.conftest import TODAY
from tests.gui.conftest import Show

Step = Callable[[Any, int], None]
WIDTH = 1220  # px, of a page in a window of 1280


def day(header: DayHeader, n: int) -> None:
    header.show_day(TODAY - dt.timedelta(days=n), TODAY)


def week(header: Header, n: int) -> None:
    header.show_when(ProgrammeView.WEEK, TODAY - dt.timedelta(weeks=n))


def month(header: Header, n: int) -> None:
    header.show_when(ProgrammeView.MONTH, TODAY - dt.timedelta(days=27 * n))


def weeks(header: RosterHeader, n: int) -> None:
    header.show_when(TODAY - dt.timedelta(weeks=n), 1, RosterBy.DUTY)


def period(chooser: PeriodChooser, n: int) -> None:
    chooser.show_period(periods.month(TODAY.year - n // 12, 12 - n % 12))


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize(
    ("make", "pairs", "step"),
    [
        (DayHeader, ("back", "forward"), day),
        (Header, ("back", "forward"), week),
        (Header, ("back", "forward"), month),
        (lambda: RosterHeader(writes=True), ("back", "forward"), weeks),
        (
            lambda: PeriodChooser(periods.month(2026, 11), today=TODAY),
            ("earlier", "later"),
            period,
        ),
    ],
)
def test_the_buttons_of_days_weeks_and_months_do_not_move(
    make: Callable[[], QWidget], pairs: tuple[str, str], step: Step, show: Show
) -> None:
    header: Any = make()
    step(header, 0)
    show(header)
    header.resize(WIDTH, header.height())
    places = set[tuple[QPoint, ...]]()
    for n in range(60):
        step(header, n)
        QApplication.processEvents()
        places.add(tuple(getattr(header, name).mapTo(header, QPoint()) for name in pairs))
    assert len(places) == 1, places
