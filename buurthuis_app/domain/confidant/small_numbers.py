"""Hiding small numbers, so that what is printed leaves at least three possible values for each of them.

Whoever reads the papers is taken to know these rules, every paper about the same year, and whether cases were added
between two of them; `possible_values` works out what such a reader can know.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise, product

from msgspec import Struct, field

from buurthuis_app.domain.confidant.possible_values import (
    LISTS,
    Key,
    Paper,
    PaperReader,
    SmallNumber,
    least,
    moment,
)
from buurthuis_app.domain.confidant.released_figures import FigureAbout, Shown
from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.records import replace

LEAST_POSSIBLE = 3
MOST_PAPERS = 4
"""About one year that differ: what a reader can work out of more of them takes too long to find out."""

Counts = Mapping[Key, int]
_Papers = Sequence[Paper]


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
    counts: Counts, *, zeros: bool, earlier: _Papers = ()
) -> dict[Key, SmallNumber] | None:
    """What may be printed of these counts, after these earlier papers about the same year.

    `counts` holds the total and every list, with at least each line of every earlier paper. None when everything that
    could be printed gives something away together with the earlier papers, or when there are fewer than the last of
    them says, for cases were destroyed since: then that one still holds.
    """
    papers = _different([_with_every_list(paper, counts) for paper in earlier])
    if any(key not in counts for paper in papers for key in paper):
        return None
    if papers and any(counts[key] < number for key, number in least(papers[-1]).items()):
        return None
    hiding = _Hiding(counts=counts, zeros=zeros)
    if len(papers) >= MOST_PAPERS:
        return None
    while given_away := _given_away(hiding, papers):
        if len(hiding.without) == len(LISTS):
            return None
        hiding = _further(hiding, given_away, papers)
    for key in sorted(filter(hiding.withheld.__contains__, counts), key=lambda key: -counts[key]):
        fewer = replace(hiding, withheld=hiding.withheld - {key})
        if not _given_away(fewer, papers):
            hiding = fewer
    return hiding.paper()


def _with_every_list(paper: Paper, counts: Counts) -> Paper:
    """The paper with the lists that were not made yet when it was released: it says nothing of these."""
    had = {about for about, _subject in paper}
    missing = {key: SmallNumber(shown=Shown.WITHHELD) for key in counts if key[0] not in had}
    return {**paper, **missing}


def _different(papers: _Papers) -> list[Paper]:
    """These papers without those that say the same as the one before: they tell a reader nothing."""
    return [
        *papers[:1],
        *(paper for before, paper in pairwise(papers) if dict(paper) != dict(before)),
    ]


def _given_away(hiding: _Hiding, earlier: _Papers) -> set[Key]:
    """What is hidden and could be told within three values, by whoever has the last paper and any run before it."""
    papers = [*earlier, hiding.paper()]
    return {
        key
        for start in range(len(papers))
        for runs in _divisions(papers[start:])
        for key in _told(runs)
    }


def _divisions(papers: _Papers) -> Iterator[list[_Papers]]:
    """Every way to cut the papers in runs about the same numbers: between runs cases were added."""
    for cuts in product((False, True), repeat=len(papers) - 1):
        places = [0, *(place for place, cut in enumerate(cuts, 1) if cut), len(papers)]
        yield [papers[start:end] for start, end in pairwise(places)]


def _told(runs: Sequence[_Papers]) -> Iterator[Key]:
    moments = [said for run in runs if (said := moment(run)) is not None]
    if len(moments) < len(runs) or not (reader := PaperReader(moments)).possible:
        return
    for at, run in enumerate(runs):
        later = [paper for run_after in runs[at + 1 :] for paper in run_after]
        for key in run[-1]:
            if _hidden(key, run) and not _none_later(key, later):
                values = islice(reader.values(key, at), LEAST_POSSIBLE)
                if len(list(values)) < LEAST_POSSIBLE:
                    yield key


def _hidden(key: Key, papers: _Papers) -> bool:
    """Whether none of these tells it: by its number, or by having no line for it yet."""
    return all(key in paper and paper[key].number is None for paper in papers)


def _none_later(key: Key, papers: _Papers) -> bool:
    """Whether one of these prints an explicit none, so that there was none before either."""
    return any(key in paper and paper[key].number == 0 for paper in papers)


def _further(hiding: _Hiding, given_away: set[Key], earlier: _Papers) -> _Hiding:
    """One more figure hidden in a list that gives something away, or the whole list when that cannot help."""
    left = [about_list for about_list in LISTS if about_list not in hiding.without]
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
