"""Filters of the list of people, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from buurthuis_app.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from buurthuis_app.services.volunteers.list_rows import PersonLine


class Filter(Struct, frozen=True, kw_only=True):
    """Filter of people: its words, and who passes it on a day."""

    words: str
    passes: Callable[[PersonLine, dt.date], bool]


def filters() -> tuple[Filter, ...]:
    """All filters, with everybody first."""
    return (
        Filter(words=_("iedereen"), passes=lambda _line, _today: True),
        Filter(
            words=_("deze week aan de beurt"),
            passes=lambda line, today: line.on_duty_this_week(today),
        ),
        Filter(words=_("VOG regelen"), passes=lambda line, today: line.vog_to_do(today)),
        Filter(
            words=_("3 maanden geen uren"),
            passes=lambda line, today: line.long_without_hours(today),
        ),
        Filter(
            words=_("jarig in de komende 4 weken"),
            passes=lambda line, today: line.birthday_soon(today),
        ),
    )
