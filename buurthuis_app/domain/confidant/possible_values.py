"""Values that a hidden figure can have, for a reader of one or more papers about the same year.

The reader is taken to know that lists by kind, by role and by route add up to their total, that no step was taken more
often than there were cases, and of two papers that nothing changed in between or that cases were only added. A paper
says of each figure an interval. The increases of one figure from paper to paper then form a generalised polymatroid,
since only sums from the first paper on are bounded; a sum of such sets is told by the sums of the largest and the
smallest increase over each set of papers, and every whole number between them occurs. So the answer is exact without
trying every division.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, product

from msgspec import Struct

from buurthuis_app.domain.confidant.released_figures import FigureAbout, Shown
from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP

Key = tuple[FigureAbout, str]
"""A figure: what its list is about, and what it counts there (not its name: that may change)."""
TOTAL: Key = (FigureAbout.TOTAL, "")
ADDING_UP = (FigureAbout.BEHAVIOUR, FigureAbout.ROLE, FigureAbout.ROUTE)
LISTS = (*ADDING_UP, FigureAbout.STEP)


class SmallNumber(Struct, frozen=True, kw_only=True):
    """How one figure is printed; its number only when it is shown."""

    shown: Shown
    number: int | None = None


Paper = Mapping[Key, SmallNumber]
Interval = tuple[int, int]
"""The least and the most that a figure can be."""
Moment = Mapping[Key, Interval]
"""What is printed of one moment. A line that is not there had no cases."""
_Chain = tuple[Interval, ...]
"""One figure at each moment; it never falls."""
_Numbers = tuple[int, ...]


def moment(papers: Sequence[Paper]) -> Moment | None:
    """What papers about the same numbers say together; None when they cannot be about the same numbers."""
    most = max((_most(paper) for paper in papers), default=0)
    spoken = [_intervals(paper, most) for paper in papers]
    keys = dict.fromkeys(key for intervals in spoken for key in intervals)
    together = {
        key: (
            max(intervals.get(key, (0, 0))[0] for intervals in spoken),
            min(intervals.get(key, (0, 0))[1] for intervals in spoken),
        )
        for key in keys
    }
    return together if all(least <= most for least, most in together.values()) else None


def least(paper: Paper) -> Mapping[Key, int]:
    """The least that each figure of a paper can be, by what it says of that figure alone."""
    return {key: interval[0] for key, interval in _intervals(paper, _most(paper)).items()}


class PaperReader:
    """Works out what figures can have been at moments between which cases were only added.

    A reader for whom nothing is `possible` holds papers that cannot be about such moments.
    """

    def __init__(self, moments: Sequence[Moment]) -> None:
        self._moments = moments
        self._keys = dict.fromkeys(key for told in moments for key in told)
        self._chains = {key: tuple(told.get(key, (0, 0)) for told in moments) for key in self._keys}
        self._totals = [total for total in self._rising_totals() if self._fits(total)]

    @property
    def possible(self) -> bool:
        """Whether these papers can be about such moments at all."""
        return bool(self._totals)

    def values(self, key: Key, at: int) -> Iterator[int]:
        """Every number that this figure can have been at this moment, each once."""
        if key == TOTAL:
            yield from dict.fromkeys(total[at] for total in self._totals)
            return
        least, most = self._chains[key][at]
        for number in range(least, min(most, max(total[at] for total in self._totals)) + 1):
            if any(self._can_be(key, at, number, total) for total in self._totals):
                yield number

    def _rising_totals(self) -> Iterator[_Numbers]:
        ranges = [range(least, most + 1) for least, most in self._chains[TOTAL]]
        return (
            total
            for total in product(*ranges)
            if all(before <= after for before, after in pairwise(total))
        )

    def _fits(self, total: _Numbers) -> bool:
        steps = (key for key in self._keys if key[0] is FigureAbout.STEP)
        return all(_rises(_below(self._chains[key], total)) for key in steps) and all(
            _adds_up([self._chains[key] for key in keys], total)
            for keys in map(self._list, ADDING_UP)
            if keys
        )

    def _can_be(self, key: Key, at: int, number: int, total: _Numbers) -> bool:
        chain = self._chains[key]
        fixed = (*chain[:at], (number, number), *chain[at + 1 :])
        if key[0] is FigureAbout.STEP:
            return _rises(_below(fixed, total))
        others = [self._chains[other] for other in self._list(key[0]) if other != key]
        return _adds_up([fixed, *others], total)

    def _list(self, about: FigureAbout) -> list[Key]:
        return [key for key in self._keys if key[0] is about]


def _most(paper: Paper) -> int:
    """No figure is larger than the total, which is hidden only when it is small."""
    return max(SMALLEST_GROUP - 1, *(cell.number or 0 for cell in paper.values()))


def _intervals(paper: Paper, most: int) -> Moment:
    """What each printed cell says by itself. A list of which nothing is shown says nothing."""
    silent = {
        about
        for about in LISTS
        if all(cell.shown is Shown.WITHHELD for key, cell in paper.items() if key[0] is about)
    }
    return {
        key: (0, most)
        if key[0] in silent
        else {
            Shown.NUMBER: (cell.number or 0, cell.number or 0),
            Shown.FEW: (1, SMALLEST_GROUP - 1),
            Shown.NONE_OR_FEW: (0, SMALLEST_GROUP - 1),
            Shown.WITHHELD: (SMALLEST_GROUP, most),
        }[cell.shown]
        for key, cell in paper.items()
    }


def _below(chain: _Chain, total: _Numbers) -> _Chain:
    return tuple(
        (least, min(most, limit)) for (least, most), limit in zip(chain, total, strict=True)
    )


def _rises(chain: _Chain) -> bool:
    """Whether numbers that never fall fit in these intervals."""
    floor = 0
    for least, most in chain:
        floor = max(floor, least)
        if floor > most:
            return False
    return True


def _adds_up(chains: Sequence[_Chain], total: _Numbers) -> bool:
    """Whether these figures, none of which ever falls, can add up to these totals."""
    extremes = [_extremes(chain) for chain in chains]
    if not all(extremes):
        return False
    wanted = _increases(total)
    return all(
        sum(least for least, _most in both) <= increase <= sum(most for _least, most in both)
        for increase, both in zip(wanted, zip(*extremes, strict=True), strict=True)
    )


@lru_cache(maxsize=4096)
def _increases(numbers: _Numbers) -> _Numbers:
    """The increase over each set of moments; the first moment counts from nothing."""
    return tuple(
        sum(weight * number for weight, number in zip(weights, numbers, strict=True))
        for weights in _weights(len(numbers))
    )


@lru_cache
def _weights(moments: int) -> tuple[_Numbers, ...]:
    """For each set of moments, how often the number at each moment counts in the increase over them."""
    return tuple(
        tuple(inside - after for inside, after in zip(chosen, (*chosen[1:], 0), strict=True))
        for chosen in product((0, 1), repeat=moments)
    )


@lru_cache(maxsize=65_536)
def _extremes(chain: _Chain) -> tuple[Interval, ...]:
    """The least and the most increase over each set of moments; empty when nothing fits in the intervals."""
    if not _rises(chain):
        return ()
    # A line that rises most or least has, at every moment, a number at the end of some interval.
    ends = sorted({end for interval in chain for end in interval})
    return tuple(
        (
            -_largest(chain, ends, tuple(-weight for weight in weights)),
            _largest(chain, ends, weights),
        )
        for weights in _weights(len(chain))
    )


def _largest(chain: _Chain, ends: Sequence[int], weights: _Numbers) -> int:
    """The largest weighed sum of numbers that never fall, each in its interval."""
    reached = {0: 0}
    for (least, most), weight in zip(chain, weights, strict=True):
        reached = {
            end: weight * end + max(before)
            for end in ends
            if least <= end <= most
            and (before := [sum_ for number, sum_ in reached.items() if number <= end])
        }
    return max(reached.values())
