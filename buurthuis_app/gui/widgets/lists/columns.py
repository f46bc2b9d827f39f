"""Columns that many tables have: a day, an amount, a number, a choice; sorted as what it is, written as people do."""

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.lists.record_table import Align, Column
from buurthuis_app.i18n import euros, number, short_date

Record = TypeVar("Record")
Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=Hashable)


def written(
    title: str,
    of: Callable[[Record], Value | None],
    words: Callable[[Value], str],
    **more: Any,
) -> Column[Record]:
    """Column of what `of` reads, in `words`; a dash where there is nothing. `more` is as in a Column."""

    def display(record: Record) -> str:
        value = of(record)
        return NOT_THERE if value is None else words(value)

    return Column(title=title, value=of, display=display, **more)


def day_column(title: str, day: Callable[[Record], dt.date | None], **more: Any) -> Column[Record]:
    """Column of a day."""
    return written(title, day, short_date, **more)


def euro_column(title: str, cents: Callable[[Record], int | None]) -> Column[Record]:
    """Column of an amount, at the right."""
    return written(title, cents, euros, align=Align.RIGHT)


def number_column(title: str, of: Callable[[Record], int | None], **more: Any) -> Column[Record]:
    """Column of a number, at the right."""
    return written(title, of, number, align=Align.RIGHT, **more)


def choice_column(
    title: str, of: Callable[[Record], Choice], names: Mapping[Choice, str]
) -> Column[Record]:
    """Column of one of the `names`, sorted in their order."""
    order = {choice: place for place, choice in enumerate(names)}
    return Column(
        title=title,
        value=lambda record: order[of(record)],
        display=lambda record: names[of(record)],
    )
