"""Sittings of a day, when an activity is filled in anew or takes in another one: which go on as what they were."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Sitting, overlap
from buurthuis_app.records import replace


def renumbered(former: Sequence[Sitting], times: Sequence[Sitting]) -> tuple[Sitting, ...]:
    """Sittings as they were filled in (number 0 when new), numbered so that each goes on as what it was.

    A new one gets the lowest number that is free. When there are fewer than before, what has the hours of a former
    sitting is that sitting, wherever it stands now.
    """
    fewer = len(times) < len(former)
    known = {(each.starts, each.ends): each.number for each in reversed(former) if fewer}
    numbers = [known.get((sitting.starts, sitting.ends), 0) for sitting in times]
    for place, sitting in enumerate(times):
        if not numbers[place] and sitting.number not in numbers:
            numbers[place] = sitting.number
    free = _free(numbers)
    return tuple(
        replace(sitting, number=number or next(free))
        for sitting, number in zip(times, numbers, strict=True)
    )


class TakenIn(Struct, frozen=True, kw_only=True):
    """What the sittings of one activity become at another: the number of each there, and those that it gets."""

    numbers: dict[int, int]
    further: tuple[Sitting, ...]

    def in_room(self, room_id: UUID) -> "TakenIn":
        """The same, with what has no room of its own in this one."""
        inside = (replace(each, room_id=each.room_id or room_id) for each in self.further)
        return replace(self, further=tuple(inside))


def taken_in(goes: Activity, stays: Activity) -> TakenIn:
    """The sittings of `goes` at `stays`: what meets at the same hour is the same, the others come beside it."""
    numbers: dict[int, int] = {}
    further: list[Sitting] = []
    free = _free([sitting.number for sitting in stays.sittings])
    for sitting in goes.sittings:
        same = next((known for known in stays.sittings if overlap(sitting, known)), None)
        if same is None:
            same = replace(sitting, number=next(free))
            further.append(same)
        numbers[sitting.number] = same.number
    return TakenIn(numbers=numbers, further=tuple(further))


def _free(numbers: Iterable[int]) -> Iterator[int]:
    taken = frozenset(numbers)
    return (number for number in count(1) if number not in taken)
