"""Sparkline: when there is a course to see."""

import pytest

from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.tabs.activities.details.sparkline import Sparkline


@pytest.mark.parametrize(
    ("numbers", "shown"), [((14,), False), ((14, None, 12), False), ((14, None, 12, 9), True)]
)
def test_a_course_is_only_shown_once_there_is_one(
    numbers: tuple[int | None, ...],
    look: WindowTheme,  # noqa: ARG001 - it is painted in its colours
    *,
    shown: bool,
) -> None:
    chart = Sparkline()
    chart.show_numbers(numbers)
    assert chart.isHidden() is not shown
    chart.close()
