"""Small groups: below which number of people a figure could point at somebody, and how those of a list are hidden."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from buurthuis_app.i18n import _
from buurthuis_app.i18n import number as in_digits

SMALLEST_GROUP = 5
"""Of fewer people no figure is told: not their answers, not their ages, not how many cases they had."""

SMALLEST_TOTAL = 4 * SMALLEST_GROUP
"""Of how many people parts are told at all."""

_FEW = range(SMALLEST_GROUP)
_LEAST_POSSIBLE = 3
"""So many values each hidden number of a list keeps, for whoever reads its total and its other numbers."""


class ShownCount(Struct, frozen=True, kw_only=True):
    """A number of people as it is printed; None is hidden: because it is `few`, or to keep another from being told."""

    number: int | None = None
    few: bool = False

    @property
    def text(self) -> str:
        """412, "geen of <5" or "niet getoond"."""
        if self.number is not None:
            return in_digits(self.number)
        return _("geen of <{n}").format(n=SMALLEST_GROUP) if self.few else _("niet getoond")


def shown_of(counts: Sequence[int]) -> tuple[ShownCount, ...]:
    """How the parts of a printed total are printed: small ones hidden, and as many more as keep those from being told.

    Of a total under SMALLEST_TOTAL no part is shown: too few lists would print the same.
    """
    small = [place for place, count in enumerate(counts) if count in _FEW]
    others = sorted(set(range(len(counts))) - set(small), key=lambda place: counts[place])
    enough = sum(counts) >= SMALLEST_TOTAL
    for more in range(len(others) + 1) if enough else ():
        hidden = {*small, *others[:more]}
        left = sum(counts[place] for place in hidden)
        largest = counts[others[more]] if more < len(others) else left
        if _nothing_told(left, len(small), more, largest):
            return tuple(
                ShownCount(number=None if place in hidden else count, few=place in small)
                for place, count in enumerate(counts)
            )
    return tuple(ShownCount() for _count in counts)


def _nothing_told(left: int, small: int, withheld: int, largest: int) -> bool:
    """Whether each hidden number keeps its values, for a reader who knows their sum and these rules.

    A withheld number lies between SMALLEST_GROUP and the `largest` that it can be: the smallest that is shown.
    """

    def many(values: Iterable[int], small: int, withheld: int) -> bool:
        least = SMALLEST_GROUP * withheld
        most = _FEW[-1] * small + largest * withheld
        return sum(least <= left - value <= most for value in values) >= _LEAST_POSSIBLE

    return (not small or many(_FEW, small - 1, withheld)) and (
        not withheld or many(range(SMALLEST_GROUP, largest + 1), small, withheld - 1)
    )
