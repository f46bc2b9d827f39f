"""Small groups: whoever knows the total and the other numbers of a list finds no hidden one."""

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, product

import pytest

from buurthuis_app.domain.shared.small_groups import (
    SMALLEST_GROUP,
    SMALLEST_TOTAL,
    ShownCount,
    shown_of,
)


def lists(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to divide a total over so many parts."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in lists(total - first, parts - 1):
            yield (first, *rest)


def values_of(place: int, shown: Sequence[ShownCount], total: int) -> set[int]:
    """What a hidden number can be for who tries all that the others can be, knowing the smallest one is withheld."""
    most = min([part.number for part in shown if part.number is not None], default=total)
    ranges = [
        [part.number]
        if part.number is not None
        else range(SMALLEST_GROUP)
        if part.few
        else range(SMALLEST_GROUP, most + 1)
        for part in shown
    ]
    others = [possible for at, possible in enumerate(ranges) if at != place]
    return {total - sum(rest) for rest in product(*others)} & set(ranges[place])


@pytest.mark.parametrize(("total", "parts"), [(20, 2), (20, 3), (23, 3), (31, 2), (20, 4)])
def test_every_hidden_number_of_a_list_can_be_three_values(total: int, parts: int) -> None:
    tried: set[tuple[ShownCount, ...]] = set()
    for counts in lists(total, parts):
        shown = shown_of(counts)
        for part, count in zip(shown, counts, strict=True):
            assert part.number in {None, count}
            assert part.few == (count < SMALLEST_GROUP) or part.number is None
            assert part.number is None or part.number >= SMALLEST_GROUP
        if shown in tried or not any(part.few or part.number for part in shown):
            continue
        tried.add(shown)
        for place, part in enumerate(shown):
            assert part.number is not None or len(values_of(place, shown, total)) >= 3
    assert len(tried) > 3


def test_of_few_people_no_part_is_told() -> None:
    for counts in lists(SMALLEST_TOTAL - 1, 3):
        assert {part.text for part in shown_of(counts)} == {"niet getoond"}


def test_large_numbers_stay_as_they_are() -> None:
    for counts in combinations_with_replacement((7, 17, 400), 3):
        assert [part.number for part in shown_of(counts)] == list(counts)
    assert [part.text for part in shown_of((1200, 40, 3))] == [
        "1.200",
        "niet getoond",
        "geen of <5",
    ]
