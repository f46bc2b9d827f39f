"""Room of a table, shared out over its columns: words fold first, then titles, and only then it moves sideways."""

from collections.abc import Sequence

from msgspec import Struct

TIMES = 2  # the room of a column that stretches, against that of the others


class ColumnWish(Struct, frozen=True, kw_only=True):
    """How wide a column would be, in px.

    `whole`: all of it on one line. `eased`: its title still is, and its words have a fair line. `folded`: its words
    are on one line, its title is not. `least`: its longest word.
    """

    whole: int
    eased: int
    folded: int
    least: int
    stretch: bool = False  # takes what is left over


def shared_out(wishes: Sequence[ColumnWish], room: int) -> list[int]:
    """A width for each column, together `room` as far as their least allows; the widest give the most up."""
    steps = (
        [(wish.whole, wish.eased) for wish in wishes],
        [(wish.folded, wish.least) for wish in wishes],
    )
    limits = next((step for step in steps if sum(least for _most, least in step) <= room), steps[1])
    widths = _lowered(limits, [TIMES if wish.stretch else 1 for wish in wishes], room)
    taker = next((number for number, wish in enumerate(wishes) if wish.stretch), None)
    if taker is not None:
        widths[taker] += max(room - sum(widths), 0)
    return widths


def _lowered(limits: Sequence[tuple[int, int]], shares: Sequence[int], room: int) -> list[int]:
    """Each between its least and its most, and up to the highest level at which all fit."""

    def at(level: int) -> list[int]:
        return [
            max(min(most, level * share), least)
            for (most, least), share in zip(limits, shares, strict=True)
        ]

    low, high = 0, max(room, 0)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(at(middle)) <= room else (low, middle - 1)
    return at(low)
