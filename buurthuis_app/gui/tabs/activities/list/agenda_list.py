"""Agenda list: what takes place, day below day, where a week or a month across would be too narrow to read."""

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator
from itertools import groupby

from PySide6.QtCore import QSize
from typing_extensions import override

from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.tabs.activities.week.item import Item
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import RULED, ListCard
from buurthuis_app.i18n import _, hours, long_date

Row = dt.date | Item
"""A day, which names what is below it, or what takes place then."""


class AgendaList(CardList[Row]):
    """Scrolls one way, at any type size; Enter or a double click opens what it is on."""

    def __init__(self) -> None:
        super().__init__(
            _card, _key, name=_("Agenda"), look=RULED, empty=_("Er is dan niets gepland.")
        )
        self._span: tuple[dt.date, dt.date] | None = None

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @property
    def item(self) -> Item | None:
        """The item in the current row."""
        row = self.current()
        return row if isinstance(row, Item) else None

    def show_items(
        self, items: Iterable[Item], first: dt.date, last: dt.date, day: dt.date
    ) -> None:
        """Show what takes place from `first` to `last`; what is first from `day` on comes on top."""
        self.show_records(tuple(_rows(item for item in items if first <= item.date <= last)))
        if self._span != (first, last):
            later = (row.id for row in self.records() if isinstance(row, Item) and row.date >= day)
            if self.choose(next(later, None)):
                top = self.currentIndex().siblingAtRow(self.currentIndex().row() - 1)
                self.scrollTo(top, self.ScrollHint.PositionAtTop)
        self._span = first, last


def _rows(items: Iterable[Item]) -> Iterator[Row]:
    ordered = sorted(items, key=lambda item: (item.date, item.begin or 0, folded(item.title)))
    for day, of_day in groupby(ordered, key=lambda item: item.date):
        yield day
        yield from of_day


def _key(row: Row) -> Hashable:
    return row.id if isinstance(row, Item) else row


def _card(row: Row) -> ListCard:
    if isinstance(row, dt.date):
        return ListCard(title=long_date(row).capitalize(), heading=True)
    times = hours(row.starts, row.ends)
    return ListCard(
        title=f"{times}  {row.title}" if times else row.title,
        beside=" · ".join(part for part in (row.state, row.room) if part),
        bold=False,
        struck=row.cancelled,
        ink=Ink.QUIET if row.cancelled else Ink.INK,
        spoken=row.sentence,
        tip=row.sentence,
    )
