"""The month at any type size."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.tabs.activities.month.month_layout import Month
from buurthuis_app.gui.tabs.activities.month.month_painting import in_room
from buurthuis_app.gui.tabs.activities.month.month_view import MonthView
from buurthuis_app.gui.tabs.activities.week.block_text import Fonts
from buurthuis_app.records import replace
from tests.gui.tabs.activities.programme import MONDAY, item

Show = Callable[[QWidget], None]


@pytest.mark.parametrize("percent", [100, 200])
def test_a_day_of_the_month_has_room_for_three_activities(
    show: Show, look: WindowTheme, percent: int
) -> None:
    look.wear(Scheme.LIGHT, percent)
    month = MonthView()
    show(month)
    items = tuple(item(f"Activiteit {n}", 0, 600 + 60 * n) for n in range(3))
    month.show_month(Month(first=MONDAY.replace(day=1), today=MONDAY, items=items))
    month.resize(month.minimumSizeHint())
    cell = month.cell(MONDAY)
    assert (len(cell.rows), cell.more) == (3, 0)


def test_the_whole_name_comes_before_the_count_and_the_count_before_the_time(
    look: WindowTheme,  # noqa: ARG001 - letters as people see them
) -> None:
    coffee = replace(item("Koffie-inloop", 0, 600), visits=14)
    metrics = Fonts(100).small_metrics
    name = metrics.horizontalAdvance("Koffie-inloop")
    both = name + metrics.horizontalAdvance("14") + 6
    assert in_room(coffee, metrics, 2 * both) == ("10.00 Koffie-inloop", "14")
    assert in_room(coffee, metrics, both) == ("Koffie-inloop", "14")
    assert in_room(coffee, metrics, name + 1) == ("Koffie-inloop", "")
    words, count = in_room(coffee, metrics, name / 2)
    assert words.endswith("…")
    assert count == ""
