"""Joining of two items of a list that turn out to be one: a room, area, theme, target group or kind of activity."""

from collections.abc import Iterable

from buurthuis_app.domain.centre.centre import ActivityKind, ListItem, Room
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.i18n import _


def problems_of_joining(
    goes: ListItem, stays: ListItem | None, others: Iterable[ListItem]
) -> tuple[Problem, ...]:
    """Why `goes` can't become `stays`; `others` are all of that list."""
    sentence = ""
    if stays is None or stays.id == goes.id:
        sentence = _("Kies een andere om mee samen te voegen.")
    elif _counts_as(goes) != _counts_as(stays):
        sentence = _(
            "Deze twee soorten tellen anders mee. Samengevoegd zouden cijfers van eerdere jaren veranderen."
        )
    elif isinstance(goes, Room) and isinstance(stays, Room):
        if goes.part_ids or stays.part_ids:
            sentence = _("Een zaal die uit delen bestaat gaat niet samen met een andere.")
        elif any({goes.id, stays.id} <= set(room.part_ids) for room in _rooms(others)):
            sentence = _("Dit zijn twee delen van dezelfde zaal, dus twee zalen.")
    return (Problem("into", sentence),) if sentence else ()


def _counts_as(item: ListItem) -> tuple[bool, ...]:
    """Where what a kind of activity brings is counted; the same for all other items."""
    return (item.outside, item.rental, item.youth) if isinstance(item, ActivityKind) else ()


def _rooms(items: Iterable[ListItem]) -> list[Room]:
    return [item for item in items if isinstance(item, Room)]
