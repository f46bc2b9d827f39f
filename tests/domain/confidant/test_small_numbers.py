"""Small numbers stay hidden: what a reader can work out is counted here by trying every possibility."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurthuis_app.domain.confidant.case import CaseKind
from buurthuis_app.domain.confidant.possible_values import (
    TOTAL,
    Key,
    Paper,
    PaperReader,
    SmallNumber,
    moment,
)
from buurthuis_app.domain.confidant.released_figures import (
    ConfidantFigure,
    FigureAbout,
    Shown,
    definition,
)
from buurthuis_app.domain.confidant.small_numbers import (
    LEAST_POSSIBLE,
    MOST_PAPERS,
    Counts,
    suppressed,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP

BEHAVIOUR, ROLE, STEP = FigureAbout.BEHAVIOUR, FigureAbout.ROLE, FigureAbout.STEP


def counts_of(
    behaviours: Sequence[int], roles: Sequence[int], steps: Sequence[int] = ()
) -> dict[Key, int]:
    """Cases divided by kind of behaviour and by role, which must come to as many."""
    assert sum(behaviours) == sum(roles)
    found = {TOTAL: sum(behaviours)}
    for about, numbers in ((BEHAVIOUR, behaviours), (ROLE, roles), (STEP, steps)):
        found |= {(about, str(place)): number for place, number in enumerate(numbers)}
    return found


def released(
    counts: Counts, *, zeros: bool, earlier: Sequence[Paper] = ()
) -> dict[Key, SmallNumber]:
    """A paper that says something new."""
    paper = suppressed(counts, zeros=zeros, earlier=earlier)
    assert paper is not None
    return paper


def possible_values(papers: Sequence[Paper]) -> dict[Key, frozenset[int]]:
    """What the program says that a reader of papers about the same numbers can know."""
    told = moment(papers)
    assert told is not None
    reader = PaperReader([told])
    return {key: frozenset(reader.values(key, 0)) for key in papers[-1]}


def printed(counts: Counts, *, zeros: bool, earlier: Sequence[Paper] = ()) -> dict[str, str]:
    """The paper as short words: the number, <, 0< or -."""
    paper = released(counts, zeros=zeros, earlier=earlier)
    signs = {Shown.FEW: "<", Shown.NONE_OR_FEW: "0<", Shown.WITHHELD: "-"}
    return {
        f"{about.value[0]}{name}": str(cell.number)
        if cell.number is not None
        else signs[cell.shown]
        for (about, name), cell in paper.items()
    }


def says(cell: SmallNumber, number: int, *, silent: bool) -> bool:
    """Whether a figure that is printed like this can be this number."""
    if silent:
        return True
    return {
        Shown.NUMBER: number == cell.number,
        Shown.FEW: 1 <= number <= 4,
        Shown.NONE_OR_FEW: number <= 4,
        Shown.WITHHELD: number >= 5,
    }[cell.shown]


def all_ways(parts: int, total: int) -> Iterator[tuple[int, ...]]:
    """Every way to divide a total over so many parts."""
    if not parts:
        if not total:
            yield ()
        return
    for first in range(total + 1):
        for rest in all_ways(parts - 1, total - first):
            yield (first, *rest)


def worked_out(papers: Sequence[Paper], most: int) -> dict[Key, set[int]]:
    """What each figure can be, by trying every division of every total up to `most`."""
    found: dict[Key, set[int]] = {key: set() for key in papers[-1]}
    lists = {
        about: [key for key in papers[-1] if key[0] is about] for about in (BEHAVIOUR, ROLE, STEP)
    }
    silent = [
        {
            about: all(paper[key].shown is Shown.WITHHELD for key in keys)
            for about, keys in lists.items()
        }
        for paper in papers
    ]

    def fits(key: Key, number: int) -> bool:
        return all(
            says(paper[key], number, silent=quiet.get(key[0], False))
            for paper, quiet in zip(papers, silent, strict=True)
        )

    for total in range(most + 1):
        if not fits(TOTAL, total):
            continue
        ways = {
            about: [
                way
                for way in (
                    all_ways(len(keys), total)
                    if about is not STEP
                    else product(range(total + 1), repeat=len(keys))
                )
                if all(fits(key, number) for key, number in zip(keys, way, strict=True))
            ]
            for about, keys in lists.items()
        }
        if any(lists[about] and not ways[about] for about in lists):
            continue
        found[TOTAL].add(total)
        for about, keys in lists.items():
            for way in ways[about]:
                for key, number in zip(keys, way, strict=True):
                    found[key].add(number)
    return found


def assert_hidden_well(papers: Sequence[Paper], counts: Counts) -> None:
    """Nothing hidden can be told within three values, by one who has all the papers or only the last."""
    most = max(counts[TOTAL], 4)
    for read in (papers, papers[-1:]):
        worked = worked_out(read, most)
        for key in papers[-1]:
            if all(paper[key].number is None for paper in read):
                assert len(worked[key]) >= LEAST_POSSIBLE, (key, worked[key])
            assert counts[key] in worked[key]
        assert possible_values(read) == {key: frozenset(found) for key, found in worked.items()}


NUMBERS = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6])


@st.composite
def every_count(draw: st.DrawFn) -> dict[Key, int]:
    """Small cases for whom every possibility can be tried."""
    behaviours = draw(
        st.lists(NUMBERS, min_size=1, max_size=3).filter(lambda found: sum(found) <= 11)
    )
    total = sum(behaviours)
    first = draw(st.integers(0, total))
    roles = draw(st.permutations([first, total - first, 0]))
    steps = draw(st.lists(st.integers(0, total), max_size=2))
    return counts_of(behaviours, roles, steps)


def check(counts: Counts, *, zeros: bool, again: bool) -> None:
    paper = released(counts, zeros=zeros)
    assert paper.keys() == counts.keys()
    assert_hidden_well([paper], counts)
    for key, cell in paper.items():
        assert cell.number in {None, counts[key]}
        small = counts[key] < 5 and not (zeros and counts[key] == 0)
        assert not (small and cell.number is not None)
    if again:
        second = suppressed(counts, zeros=zeros, earlier=[paper])
        assert second == paper


@given(counts=every_count(), zeros=st.booleans(), again=st.booleans())
@settings(max_examples=60)
def test_each_hidden_figure_keeps_three_possible_values(
    *, counts: dict[Key, int], zeros: bool, again: bool
) -> None:
    check(counts, zeros=zeros, again=again)


@pytest.mark.torture
@given(counts=every_count(), zeros=st.booleans(), again=st.booleans())
@settings(max_examples=3_000, suppress_health_check=list(HealthCheck))
def test_each_hidden_figure_keeps_three_possible_values_in_very_many_papers(
    *, counts: dict[Key, int], zeros: bool, again: bool
) -> None:
    check(counts, zeros=zeros, again=again)


@given(counts=every_count(), first_zeros=st.booleans(), second_zeros=st.booleans())
@settings(max_examples=40)
def test_a_second_paper_with_another_choice_for_zeros_gives_nothing_away(
    *, counts: dict[Key, int], first_zeros: bool, second_zeros: bool
) -> None:
    first = released(counts, zeros=first_zeros)
    second = suppressed(counts, zeros=second_zeros, earlier=[first])
    if second is not None:
        assert_hidden_well([first, second], counts)


def test_a_number_of_five_or_more_is_printed_and_a_smaller_one_is_not() -> None:
    paper = printed(counts_of([12, 9, 6, 3], [15, 15]), zeros=True)
    assert paper == {
        "t": "30",
        "r0": "15",
        "r1": "15",
        "b0": "12",
        "b1": "9",
        "b2": "-",
        "b3": "<",
    }


def test_a_second_number_is_hidden_so_that_a_small_one_cannot_be_found_by_subtraction() -> None:
    paper = printed(counts_of([17, 3], [10, 10]), zeros=True)
    assert (paper["b0"], paper["b1"], paper["t"]) == ("-", "<", "20")


def test_no_more_is_hidden_than_needed() -> None:
    paper = printed(counts_of([6, 5, 6, 1], [18]), zeros=True)
    assert paper == {"t": "18", "b0": "-", "b1": "5", "b2": "-", "b3": "<", "r0": "18"}


def test_an_explicit_none_is_printed_when_zeros_were_chosen() -> None:
    assert set(printed(counts_of([0, 0], [0, 0], [0]), zeros=True).values()) == {"0"}
    assert set(printed(counts_of([0, 0], [0, 0], [0]), zeros=False).values()) == {"0<"}


def test_where_hiding_one_more_does_not_help_the_whole_list_says_nothing() -> None:
    paper = printed(counts_of([4, 3], [7]), zeros=True)
    assert paper == {"t": "7", "b0": "-", "b1": "-", "r0": "7"}


def test_three_small_numbers_do_not_give_a_small_total_away() -> None:
    paper = printed(counts_of([1, 1, 1], [3, 0]), zeros=True)
    assert paper == {"t": "<", "b0": "-", "b1": "-", "b2": "-", "r0": "<", "r1": "0"}


def test_a_second_release_of_the_same_numbers_shows_the_same() -> None:
    counts = counts_of([12, 8, 0, 0], [10, 10], [7, 2])
    first = released(counts, zeros=False)
    assert released(counts, zeros=False, earlier=[first]) == first
    again = [first] * (2 * MOST_PAPERS)
    assert released(counts, zeros=False, earlier=again) == first


def test_a_paper_that_lacks_a_line_of_an_earlier_one_is_not_made() -> None:
    first = released(counts_of([12, 8], [20]), zeros=True)
    assert suppressed(counts_of([20], [20]), zeros=True, earlier=[first]) is None


def test_after_many_different_papers_no_other_is_made() -> None:
    papers: list[Paper] = []
    for more in range(MOST_PAPERS):
        counts = counts_of([20 + more], [20 + more])
        papers.append(released(counts, zeros=True, earlier=papers))
    assert suppressed(counts_of([30], [30]), zeros=True, earlier=papers) is None


def test_numbers_that_changed_are_released_anew() -> None:
    first = released(counts_of([12, 8], [10, 10]), zeros=True)
    later = printed(counts_of([12, 9], [11, 10]), zeros=True, earlier=[first])
    assert (later["t"], later["b1"]) == ("21", "9")


@pytest.mark.parametrize(
    "fewer", [counts_of([0, 0], [0]), counts_of([6, 9], [15]), counts_of([7, 0], [7])]
)
def test_fewer_than_an_earlier_paper_says_are_not_released(fewer: Counts) -> None:
    """Cases were destroyed since: a reader would take what is left for the number there was."""
    first = released(counts_of([7, 9], [16]), zeros=True)
    assert suppressed(fewer, zeros=True, earlier=[first]) is None
    assert suppressed(fewer, zeros=True) is not None


def test_an_explicit_none_may_be_released_later() -> None:
    counts = counts_of([0, 0], [0])
    first = released(counts, zeros=False)
    assert set(printed(counts, zeros=True, earlier=[first]).values()) == {"0"}


def test_a_line_that_is_new_gives_nothing_away_of_the_others() -> None:
    first = released(counts_of([12, 8], [20]), zeros=True)
    assert printed(counts_of([12, 8, 0], [20]), zeros=True, earlier=[first])["b2"] == "0"
    counts = counts_of([12, 12, 1], [25])
    first = released(counts, zeros=True)
    longer = {TOTAL: 25, (BEHAVIOUR, "nieuw"): 0} | counts
    second = released(longer, zeros=True, earlier=[first])
    shown = {key for paper in (first, second) for key, cell in paper.items() if cell.number == 12}
    assert len(shown) == 1
    assert len(possible_values([first, second])[BEHAVIOUR, "2"]) >= LEAST_POSSIBLE


def test_lists_without_lines_are_no_trouble() -> None:
    counts: Mapping[Key, int] = {TOTAL: 3}
    paper = released(counts, zeros=True)
    assert paper == {TOTAL: SmallNumber(shown=Shown.FEW)}
    assert possible_values([paper])[TOTAL] == {1, 2, 3, 4}


@pytest.mark.parametrize("shown", [Shown.FEW, Shown.NONE_OR_FEW])
def test_the_words_for_small_numbers_name_the_limit_that_hides_them(shown: Shown) -> None:
    figure = ConfidantFigure(
        release_id=new_id(),
        kind=CaseKind.REPORT,
        about=FigureAbout.TOTAL,
        position=0,
        name="",
        shown=shown,
    )
    assert figure.text.endswith(f"<{SMALLEST_GROUP}")
    assert f"onder de {SMALLEST_GROUP} " in definition()
