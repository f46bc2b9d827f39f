"""Layout of the month: six weeks of cells, and as many lines in each as fit."""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from PySide6.QtCore import QRectF

from buurthuis_app.gui.tabs.activities.week.block_text import Fonts
from buurthuis_app.gui.tabs.activities.week.item import Item

DAYS = 7
FEWEST = 3
"""So many lines fit under the number of a day, whatever the type size."""


class Month(Struct, frozen=True, kw_only=True):
    """A month to show: what is in the weeks it touches, and why the house is closed on which days."""

    first: dt.date
    today: dt.date
    items: tuple[Item, ...] = ()
    closed: Mapping[dt.date, str] = field(default_factory=dict)

    @property
    def monday(self) -> dt.date:
        """The first day of the first week."""
        return self.first - dt.timedelta(days=self.first.weekday())

    @property
    def weeks(self) -> int:
        """How many weeks the month touches: four to six."""
        last = next_month(self.first) - dt.timedelta(days=1)
        return ((last - self.monday).days + DAYS) // DAYS

    @property
    def sunday(self) -> dt.date:
        """The last day of the last week."""
        return self.monday + dt.timedelta(days=self.weeks * DAYS - 1)

    def of(self, day: dt.date) -> list[Item]:
        """Items of a day; those without a time come first."""
        day_items = (item for item in self.items if item.date == day)
        return sorted(
            day_items, key=lambda item: (-1 if item.begin is None else item.begin, item.title)
        )


class MonthDay(Struct, frozen=True, kw_only=True):
    """A day with the items that fit in it, each with its place, and how many more there are."""

    day: dt.date
    rect: QRectF
    rows: tuple[tuple[Item, QRectF], ...]
    more: int
    more_at: QRectF


def next_month(first: dt.date) -> dt.date:
    """The first day of the month after."""
    return (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def lowest(fonts: Fonts) -> float:
    """Least height of a day."""
    return _head(fonts) + FEWEST * _step(fonts)


def cells(month: Month, room: QRectF, fonts: Fonts) -> list[MonthDay]:
    """Every day of the weeks of `month` in its place in `room`."""
    width, height = room.width() / DAYS, room.height() / month.weeks
    day_cells = []
    for number in range(month.weeks * DAYS):
        row, column = divmod(number, DAYS)
        day = month.monday + dt.timedelta(days=number)
        rect = QRectF(room.left() + column * width, room.top() + row * height, width, height)
        day_cells.append(_cell(day, rect, month.of(day), fonts))
    return day_cells


def _cell(day: dt.date, rect: QRectF, items: Sequence[Item], fonts: Fonts) -> MonthDay:
    step, top = _step(fonts), rect.top() + _head(fonts)
    fit = max(int((rect.bottom() - top) // step), 0)
    shown = len(items) if len(items) <= fit else max(fit - 1, 0)
    places = [
        QRectF(rect.left() + 3, top + n * step, rect.width() - 6, step - 1)
        for n in range(shown + 1)
    ]
    return MonthDay(
        day=day,
        rect=rect,
        rows=tuple(zip(items[:shown], places, strict=False)),
        more=len(items) - shown,
        more_at=places[shown],
    )


def _head(fonts: Fonts) -> float:
    """The room that the number of the day takes."""
    return fonts.line + 7


def _step(fonts: Fonts) -> float:
    """Distance from one line to the next."""
    return fonts.line + 2
