"""The columns that the tables of Doelen share: a day, an amount; and the table of stories."""

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from buurthuis_app.domain.stories.story import Story
from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.lists.record_table import Align, Column, RecordTable
from buurthuis_app.i18n import _, euros, short_date

Record = TypeVar("Record")


def day_column(title: str, day: Callable[[Record], dt.date | None]) -> Column[Record]:
    """A day, written as people do and sorted as a day."""

    def display(record: Record) -> str:
        record_day = day(record)
        return NOT_THERE if record_day is None else short_date(record_day)

    return Column(title=title, value=day, display=display)


def euro_column(title: str, cents: Callable[[Record], int | None]) -> Column[Record]:
    """Column of an amount, at the right."""

    def display(record: Record) -> str:
        record_cents = cents(record)
        return NOT_THERE if record_cents is None else euros(record_cents)

    return Column(title=title, value=cents, display=display, align=Align.RIGHT)


def story_table(name: str, empty: str) -> RecordTable[Story]:
    """Stories by day and heading."""
    return RecordTable(
        (
            day_column(_("Dag"), lambda story: story.date),
            Column(title=_("Verhaal"), value=lambda story: story.heading, stretch=True),
        ),
        lambda story: story.id,
        name=name,
        empty=empty,
    )
