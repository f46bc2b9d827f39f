"""Hiding small numbers, so that what is printed leaves at least three possible values for each of them.

Whoever reads the papers is taken to know these rules, every paper about the same year, that lists by kind and by role
add up to their total, and that no step was taken more often than there were cases.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from buurthuis_app.domain.confidant.released_figures import FigureAbout, Shown
from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.records import replace

LEAST_POSSIBLE = 3

Key = tuple[FigureAbout, str]
"""A figure: what its list is about, and its name in that list."""
TOTAL: Key = (FigureAbout.TOTAL, "")
ADDING_UP = (FigureAbout.BEHAVIOUR, FigureAbout.ROLE)
_LISTS = (*ADDING_UP, FigureAbout.STEP)


class SmallNumber(Struct, frozen=True, kw_only=True):
    """How one figure is printed; its number only when it is shown."""

    shown: Shown
    number: int | None = None


Paper = Mapping[Key, SmallNumber]
Counts = Mapping[Key, int]
Values = int
"""A set of numbers, as the bits of one: sums of sets are then shifts."""


class _Hiding(Struct, frozen=True, kw_only=True):
    """What is hidden on top of the small numbers: single figures, and whole lists."""

    counts: Counts
    zeros: bool
    withheld: frozenset[Key] = frozenset()
    without: frozenset[FigureAbout] = field(default_factory=frozenset)

    def paper(self) -> dict[Key, SmallNumber]:
        """The figures as they would be printed."""
        return {key: self._cell(key, count) for key, count in self.counts.items()}

    def _cell(self, key: Key, count: int) -> SmallNumber:
        if key in self.withheld or key[0] in self.without:
            return SmallNumber(shown=Shown.WITHHELD)
        if count >= SMALLEST_GROUP or (self.zeros and not count):
            return SmallNumber(shown=Shown.NUMBER, number=count)
        return SmallNumber(shown=Shown.FEW if self.zeros else Shown.NONE_OR_FEW)

    def candidates(self, about: FigureAbout) -> list[Key]:
        """What is shown in this list and could be hidden too, the smallest first and then in the list's order."""
        shown = (
            key
            for key, cell in self.paper().items()
            if key[0] is about and cell.number is not None and cell.number >= SMALLEST_GROUP
        )
        return sorted(shown, key=lambda key: self.counts[key])


def suppressed(
    counts: Counts, *, zeros: bool, earlier: Sequence[Paper] = ()
) -> dict[Key, SmallNumber]:
    """What may be printed of these counts, after these earlier papers about the same year.

    `counts` holds the total and every list. What a paper printed as a number is not hidden any more. Without any list
    a paper adds to an earlier one only the total, and that gives nothing away: a small one is hidden itself.
    """
    hiding = _Hiding(counts=counts, zeros=zeros)
    while len(hiding.without) < len(_LISTS) and (given_away := _given_away(hiding, earlier)):
        hiding = _further(hiding, given_away, earlier)
    for key in sorted(filter(hiding.withheld.__contains__, counts), key=lambda key: -counts[key]):
        fewer = replace(hiding, withheld=hiding.withheld - {key})
        if not _given_away(fewer, earlier):
            hiding = fewer
    return hiding.paper()


def possible_values(papers: Sequence[Paper]) -> dict[Key, frozenset[int]]:
    """Which values each figure of the last paper can have, for a reader of all of them.

    When the papers cannot all be about the same numbers, the numbers changed in between: only the last one counts.
    """
    return {
        key: frozenset(number for number in range(values.bit_length()) if values >> number & 1)
        for key, values in _possible(papers).items()
    }


def _given_away(hiding: _Hiding, earlier: Sequence[Paper]) -> set[Key]:
    """What is hidden and could be told within three values, by the last paper or by all of them."""
    papers = [*earlier, hiding.paper()]
    return {
        key
        for read in ([papers] if len(papers) == 1 else [papers, papers[-1:]])
        for key, values in _possible(read).items()
        if values.bit_count() < LEAST_POSSIBLE and _hidden(key, read)
    }


def _hidden(key: Key, papers: Sequence[Paper]) -> bool:
    """Whether none of these prints it as a number."""
    return all(key not in paper or paper[key].number is None for paper in papers)


def _further(hiding: _Hiding, given_away: set[Key], earlier: Sequence[Paper]) -> _Hiding:
    """One more figure hidden in a list that gives something away, or the whole list when that cannot help."""
    left = [about_list for about_list in _LISTS if about_list not in hiding.without]
    # A total is only given away together with what stands in a list.
    about = next(
        (about_list for about_list in left if any(key[0] is about_list for key in given_away)),
        left[0],
    )
    tries = [replace(hiding, withheld=hiding.withheld | {key}) for key in hiding.candidates(about)]
    for attempt in tries:
        if not any(key[0] is about for key in _given_away(attempt, earlier)):
            return attempt
    return tries[0] if tries else _without(hiding, about)


def _without(hiding: _Hiding, about: FigureAbout) -> _Hiding:
    left = frozenset(key for key in hiding.withheld if key[0] is not about)
    return replace(hiding, withheld=left, without=hiding.without | {about})


def _possible(papers: Sequence[Paper]) -> dict[Key, Values]:
    most = max(
        (cell.number for paper in papers for cell in paper.values() if cell.number is not None),
        default=0,
    )
    bounds = [_bounds(paper, max(most, SMALLEST_GROUP - 1)) for paper in papers]
    together = _told(_common(bounds))
    return together if together[TOTAL] else _told(bounds[-1])


def _bounds(paper: Paper, most: int) -> dict[Key, Values]:
    """What each printed cell says by itself. A list of which nothing is shown says nothing."""
    every = (1 << most + 1) - 1
    few = (1 << SMALLEST_GROUP) - 1
    silent = {
        about
        for about in _LISTS
        if all(cell.shown is Shown.WITHHELD for key, cell in paper.items() if key[0] is about)
    }
    return {
        key: every
        if key[0] in silent
        else {
            Shown.NUMBER: 1 << (cell.number or 0),
            Shown.FEW: few - 1,
            Shown.NONE_OR_FEW: few,
            Shown.WITHHELD: every & ~few,
        }[cell.shown]
        for key, cell in paper.items()
    }


def _common(bounds: Sequence[dict[Key, Values]]) -> dict[Key, Values]:
    """What all of them say together of the figures of the last one; an earlier one may lack a line."""
    *earlier, last = bounds
    for other in earlier:
        last = {key: values & other.get(key, values) for key, values in last.items()}
    return last


def _told(bounds: dict[Key, Values]) -> dict[Key, Values]:
    """What is left of these bounds when the lists must fit their total; all empty when they cannot."""
    total = bounds[TOTAL]
    lists = {about: [key for key in bounds if key[0] is about] for about in _LISTS}
    for about in ADDING_UP:
        if lists[about]:
            total &= _sum(bounds[key] for key in lists[about])
    for key in lists[FigureAbout.STEP]:
        total &= -(bounds[key] & -bounds[key])  # as many or more than the least of it
    ranges = {TOTAL: total}
    for about in ADDING_UP:
        for key in lists[about]:
            others = _sum(bounds[other] for other in lists[about] if other != key)
            ranges[key] = bounds[key] & _difference(total, others)
    for key in lists[FigureAbout.STEP]:
        ranges[key] = bounds[key] & (1 << total.bit_length()) - 1
    return ranges


def _sum(sets: Iterable[Values]) -> Values:
    """Every sum of one number of each set."""
    whole = 1
    for values in sets:
        whole = _sum_of_two(whole, values)
    return whole


def _sum_of_two(values: Values, other: Values) -> Values:
    """Every sum of a number of the one and a number of the other."""
    sums, place = 0, 0
    while values >> place:
        if values >> place & 1:
            sums |= other << place
        place += 1
    return sums


def _difference(totals: Values, others: Values) -> Values:
    """Every total less some number of the others, as far as that is no less than 0."""
    differences, place = 0, 0
    while others >> place and totals >> place:
        if others >> place & 1:
            differences |= totals >> place
        place += 1
    return differences
