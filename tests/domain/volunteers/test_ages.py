"""Ages in bands and from-to, that point at nobody."""

from collections import defaultdict
from itertools import combinations_with_replacement

import pytest

from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.domain.volunteers.ages import (
    AgeBand,
    AgeRange,
    age_range,
    band_name,
    bands,
    range_name,
)


def test_a_band_with_few_people_takes_all_bands_away() -> None:
    many = [30] * SMALLEST_GROUP + [70] * SMALLEST_GROUP
    assert [(band.youngest, band.oldest, band.people) for band in bands(many)] == [
        (27, 44, SMALLEST_GROUP),
        (67, None, SMALLEST_GROUP),
    ]
    assert bands([*many, 20]) == ()
    assert bands([]) == ()


@pytest.mark.parametrize(
    ("ages", "found"),
    [
        ([18] * 6 + [75] * 6, None),  # twelve known ages
        ([18] * 5 + [40] * 3 + [75] * 5, AgeRange(below=20, at_least=70)),  # no bands: three of 40
        (
            [18, 19, 19, 19, 19, 25, 50, 50, 50, 50, 50, 91, 70, 72, 73, 74],
            AgeRange(below=27, at_least=67),
        ),
        ([18] * 7 + [75] * 7, AgeRange(below=20, at_least=70)),
        ([16, *[31] * 6, *[50] * 7, 90], AgeRange(below=40, at_least=50)),
        ([50] * 13, None),
        ([46] * 7 + [63] * 6, AgeRange(below=50, at_least=60)),
        ([46] * 7 + [63] * 5, None),
        ([70] * 8 + [90] * 8, AgeRange(below=80, at_least=90)),
        ([70] * 6 + [91] * 6, None),
    ],
)
def test_from_and_to_are_the_tens_of_five_people_each(
    ages: list[int], found: AgeRange | None
) -> None:
    assert age_range(ages) == found
    assert age_range(reversed(ages)) == found


@pytest.mark.parametrize(
    "groups", [(18, 23, 28, 46), (23, 28, 41, 46), (41, 46, 53, 64), (46, 53, 68, 81), (18, 46, 68)]
)
def test_bands_and_range_together_leave_three_possible_numbers_for_each_group(
    groups: tuple[int, ...],
) -> None:
    """A reader who knows the rules holds both: no group of 1 to 4 people can be told within three numbers."""
    possible: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for people in range(12, 18):
        for ages in combinations_with_replacement(groups, people):
            printed = (people, bands(ages), age_range(ages))
            possible[printed].append(tuple(ages.count(age) for age in groups))
    told = [
        (printed, age)
        for printed, counts in possible.items()
        for age, numbers in zip(groups, zip(*counts, strict=True), strict=True)
        if len(set(numbers)) < 3 and any(0 < number < SMALLEST_GROUP for number in numbers)
    ]
    assert not told


@pytest.mark.parametrize(
    ("youngest", "oldest", "name"),
    [
        (0, 26, "tot en met 26 jaar"),
        (27, 44, "27 tot en met 44 jaar"),
        (67, None, "67 jaar en ouder"),
    ],
)
def test_a_band_has_a_name_in_words(youngest: int, oldest: int | None, name: str) -> None:
    assert band_name(AgeBand(youngest=youngest, oldest=oldest, people=9)) == name


def test_a_range_has_a_name_in_words() -> None:
    assert range_name(AgeRange(below=30, at_least=70)) == "onder 30 tot 70 en ouder"
