"""Papers of one year together: what their reader can know is worked out here in another way than the program does.

Sets of vectors, one number for each paper, are the bits of one large integer; a sum of two sets is an or of shifts.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product

import pytest
from msgspec import Struct

from buurthuis_app.domain.confidant.possible_values import TOTAL, Key, Paper, PaperReader, moment
from buurthuis_app.domain.confidant.released_figures import FigureAbout, Shown
from buurthuis_app.domain.confidant.small_numbers import LEAST_POSSIBLE, suppressed

BEHAVIOUR, ROLE, ROUTE, STEP = list(FigureAbout)[1:]
OTHER: Key = (BEHAVIOUR, "other")
ROLES = [(ROLE, name) for name in ("visitor", "volunteer", "professional")]
ROUTES = [(ROUTE, name) for name in ("message", "phone")]
STEPS = [(STEP, name) for name in ("listen", "refer")]
Numbers = tuple[int, ...]
Run = Sequence[Paper]


class Case(Struct, frozen=True):
    """What the figures count of one case."""

    behaviour: Key
    role: Key
    route: Key
    steps: tuple[Key, ...]


class Exhaustive:
    """Every set of numbers that runs of papers allow, when cases are only added between the runs."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs
        self.keys = list(dict.fromkeys(key for run in runs for paper in run for key in paper))
        self.most = max(
            cell.number or 4 for run in runs for paper in run for cell in paper.values()
        )
        self.width = 2 * self.most + 1
        self.every = self.bits(self.rising([range(self.most + 1)] * len(runs)))
        self.allowed = {key: self.bits(self.rising(self.ranges(key))) for key in self.keys}
        self.totals = self.allowed[TOTAL]
        for about in (BEHAVIOUR, ROLE, ROUTE):
            if keys := self.list_of(about):
                self.totals &= self.sums(self.allowed[key] for key in keys)
        totals = self.numbers(self.totals)
        for key in self.list_of(STEP):
            totals = [
                total
                for total in totals
                if any(not_above(step, total) for step in self.numbers(self.allowed[key]))
            ]
        self.totals = self.bits(totals)

    def list_of(self, about: FigureAbout) -> list[Key]:
        return [key for key in self.keys if key[0] is about]

    def ranges(self, key: Key) -> list[Iterable[int]]:
        return [set.intersection(*({*self.said(paper, key)} for paper in run)) for run in self.runs]

    def said(self, paper: Paper, key: Key) -> Iterable[int]:
        alike = [cell.shown for (about, _name), cell in paper.items() if about is key[0]]
        if not alike:
            return range(self.most + 1)
        if key not in paper:
            return (0,)
        if key != TOTAL and set(alike) == {Shown.WITHHELD}:
            return range(self.most + 1)
        return {
            Shown.NUMBER: (paper[key].number or 0,),
            Shown.FEW: (1, 2, 3, 4),
            Shown.NONE_OR_FEW: (0, 1, 2, 3, 4),
            Shown.WITHHELD: range(5, self.most + 1),
        }[paper[key].shown]

    @staticmethod
    def rising(ranges: Sequence[Iterable[int]]) -> Iterator[Numbers]:
        return (
            numbers
            for numbers in product(*ranges)
            if all(before <= after for before, after in pairwise(numbers))
        )

    def place(self, numbers: Numbers) -> int:
        return sum(number * self.width**at for at, number in enumerate(numbers))

    def bits(self, vectors: Iterable[Numbers]) -> int:
        return sum(1 << place for place in {self.place(numbers) for numbers in vectors})

    def numbers(self, bits: int) -> list[Numbers]:
        return [
            tuple(place // self.width**at % self.width for at in range(len(self.runs)))
            for place in places(bits)
        ]

    def sums(self, sets: Iterable[int]) -> int:
        whole = 1
        for values in sets:
            whole = self.sum_of_two(whole, values)
        return whole

    def sum_of_two(self, values: int, others: int) -> int:
        few, many = sorted((values, others), key=int.bit_count)
        found = 0
        for place in places(few):
            found |= many << place
        return found & self.every

    def values(self, key: Key) -> list[set[int]]:
        """What the figure can be, in each run."""
        if key == TOTAL:
            vectors = self.numbers(self.totals)
        elif key[0] is STEP:
            totals = self.numbers(self.totals)
            vectors = [
                step
                for step in self.numbers(self.allowed[key])
                if any(not_above(step, total) for total in totals)
            ]
        else:
            others = self.sums(
                self.allowed[other] for other in self.list_of(key[0]) if other != key
            )
            vectors = [
                numbers
                for numbers in self.numbers(self.allowed[key])
                if others << self.place(numbers) & self.totals
            ]
        return [{numbers[at] for numbers in vectors} for at in range(len(self.runs))]


def places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def not_above(numbers: Numbers, limits: Numbers) -> bool:
    return all(number <= limit for number, limit in zip(numbers, limits, strict=True))


def counted(cases: Sequence[Case], kinds: Sequence[Key]) -> dict[Key, int]:
    return {
        TOTAL: len(cases),
        **{kind: sum(case.behaviour == kind for case in cases) for kind in kinds},
        **{role: sum(case.role == role for case in cases) for role in ROLES},
        **{route: sum(case.route == route for case in cases) for route in ROUTES},
        **{step: sum(step in case.steps for case in cases) for step in STEPS},
    }


def divisions(papers: Run) -> Iterator[list[Run]]:
    """Every way to read papers: nothing changed between two of them, or cases were added."""
    if not papers:
        yield []
    for length in range(1, len(papers) + 1):
        for others in divisions(papers[length:]):
            yield [papers[:length], *others]


def told(papers: Run) -> list[tuple[list[Run], Key, set[int]]]:
    """Hidden figures for which fewer than three values are left, whichever way the papers are read."""
    found = []
    for start in range(len(papers)):
        for runs in divisions(papers[start:]):
            exhaustive = Exhaustive(runs)
            if not exhaustive.totals:
                continue
            for key in exhaustive.keys:
                values = exhaustive.values(key)
                found += [
                    (runs, key, values[at])
                    for at, run in enumerate(runs)
                    if len(values[at]) < LEAST_POSSIBLE and hidden(key, runs, at)
                ]
    return found


def hidden(key: Key, runs: Sequence[Run], at: int) -> bool:
    """Whether a run keeps it back; what a later paper prints as an explicit none is meant to be known."""
    none_later = any(
        key in paper and paper[key].number == 0 for run in runs[at + 1 :] for paper in run
    )
    return not none_later and all(key in paper and paper[key].number is None for paper in runs[at])


class Year:
    """A year in which cases come, kinds come and are put away, and papers are released."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a made-up year, no secret
        self.kinds: list[Key] = [(BEHAVIOUR, name) for name in "abc"[: self.chance.randint(1, 3)]]
        self.archived: set[Key] = set()
        self.cases: list[Case] = []
        self.papers: list[Paper] = []
        self.counts: list[Mapping[Key, int]] = []

    def come(self, most: int) -> None:
        """So many cases at the most."""
        kinds = [kind for kind in self.kinds if kind not in self.archived]
        for _nth in range(self.chance.randint(0, most)):
            self.cases.append(
                Case(
                    self.chance.choice([*kinds, OTHER]),
                    self.chance.choices(ROLES, [6, 3, 1])[0],
                    self.chance.choice(ROUTES),
                    tuple(step for step in STEPS if self.chance.random() < 0.5),
                )
            )

    def change_kinds(self) -> None:
        """Put one away, bring it back, or add one."""
        wish = self.chance.random()
        if wish < 0.3:
            self.archived ^= {self.chance.choice(self.kinds)}
        elif wish < 0.4:
            self.kinds.append((BEHAVIOUR, f"new {len(self.kinds)}"))

    def release(self) -> None:
        """One paper more, unless it would give something away."""
        needed = {key for paper in self.papers for key in paper}
        counts = counted(self.cases, [*self.kinds, OTHER])
        zeros = self.chance.random() < 0.5
        lines = {
            key: count
            for key, count in counts.items()
            if count or not zeros or key not in self.archived or key in needed
        }
        paper = suppressed(lines, zeros=zeros, earlier=self.papers)
        if paper is not None:
            self.papers.append(paper)
            self.counts.append(lines)


def a_year(seed: int) -> Year:
    year = Year(seed)
    year.come(9)
    year.release()
    for _nth in range(2):
        year.change_kinds()
        year.come(year.chance.choice([0, 1, 2, 5]))
        year.release()
    return year


@pytest.mark.exhaustive
def test_no_hidden_figure_is_told_by_the_papers_of_a_year() -> None:
    for seed in range(60):
        assert told(a_year(seed).papers) == [], seed


@pytest.mark.torture
@pytest.mark.parametrize("thousand", range(10))
def test_no_hidden_figure_is_told_in_ten_thousand_years(thousand: int) -> None:
    for seed in range(1_000 * (thousand + 1), 1_000 * (thousand + 2)):
        assert told(a_year(seed).papers) == [], seed


@pytest.mark.exhaustive
def test_most_later_papers_can_be_made() -> None:
    years = [a_year(seed) for seed in range(25)]
    assert sum(len(year.papers) for year in years) > 55


@pytest.mark.exhaustive
def test_the_program_knows_exactly_what_a_reader_of_all_papers_can_know() -> None:
    for seed in range(15):
        year = a_year(seed)
        for runs in divisions(year.papers):
            moments = [said for run in runs if (said := moment(run)) is not None]
            if len(moments) < len(runs):
                assert not Exhaustive(runs).totals
                continue
            reader, exhaustive = PaperReader(moments), Exhaustive(runs)
            assert reader.possible is bool(exhaustive.totals)
            if reader.possible:
                for key in exhaustive.keys:
                    values = [set(reader.values(key, at)) for at in range(len(runs))]
                    assert values == exhaustive.values(key), (seed, key)


@pytest.mark.exhaustive
def test_what_really_happened_is_among_what_is_possible() -> None:
    for seed in range(15):
        year = a_year(seed)
        exhaustive = Exhaustive([[paper] for paper in year.papers])
        for key in exhaustive.keys:
            for counts, values in zip(year.counts, exhaustive.values(key), strict=True):
                assert counts.get(key, 0) in values


def test_a_list_that_an_earlier_paper_did_not_have_gives_nothing_away() -> None:
    """A release of before routes were counted, and one of after it: of the same cases, and of more."""
    shown = 0
    for seed in range(25):
        year = Year(seed)
        year.come(9)
        counts = counted(year.cases, [*year.kinds, OTHER])
        before = suppressed(
            {key: n for key, n in counts.items() if key[0] is not ROUTE}, zeros=True
        )
        assert before is not None
        year.come(year.chance.choice([0, 2, 5]))
        after = suppressed(counted(year.cases, [*year.kinds, OTHER]), zeros=True, earlier=[before])
        if after is not None:
            assert told([before, after]) == [], seed
            shown += any(after[route].number is not None for route in ROUTES)
    assert shown


def test_papers_released_one_by_one_without_looking_back_are_found_out() -> None:
    """The year of the review: six cases in November, one more in December."""
    kinds = [*((BEHAVIOUR, name) for name in "abcd"), OTHER]
    first = [(0, 1), (0, 1), (2, 1), (2, 2), (2, 2), (4, 2)]
    cases = [Case(kinds[kind], ROLES[role], ROUTES[0], (STEPS[0],)) for kind, role in first]
    november = suppressed(counted(cases, kinds), zeros=True)
    cases.append(Case(kinds[3], ROLES[0], ROUTES[0], (STEPS[0],)))
    careless = suppressed(counted(cases, kinds), zeros=True)
    assert november is not None
    assert careless is not None
    assert told([november, careless])
    december = suppressed(counted(cases, kinds), zeros=True, earlier=[november])
    assert december is None or not told([november, december])
