"""Ages of volunteers together: in bands and from-to, so that nobody's own age can be read from them."""

from collections.abc import Iterable

from msgspec import Struct

from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.i18n import _

_BANDS = ((0, 26), (27, 44), (45, 66), (67, 200))
"""Age bands, first and last age included."""
_TEN = 10
_SPARE = 2
"""People above SMALLEST_GROUP in a band with a limit in it: the rest of it then keeps three possible numbers."""
_FEWEST = 2 * SMALLEST_GROUP + _SPARE + 1
"""Known ages of which a from-to is told: one more, for that no bands are told says that somebody is in a small one."""


class AgeBand(Struct, frozen=True, kw_only=True):
    """Number of volunteers of these ages; `oldest` is None for the last band."""

    youngest: int
    oldest: int | None
    people: int


class AgeRange(Struct, frozen=True, kw_only=True):
    """From and to: SMALLEST_GROUP people or more are younger than `below`, and as many are `at_least` so old."""

    below: int
    at_least: int


def bands(ages: Iterable[int]) -> tuple[AgeBand, ...]:
    """How many people are in each band of ages that has any; none at all when one would be below SMALLEST_GROUP."""
    ages = tuple(ages)
    age_bands = [
        AgeBand(
            youngest=first,
            oldest=None if (first, last) == _BANDS[-1] else last,
            people=sum(first <= age <= last for age in ages),
        )
        for first, last in _BANDS
    ]
    filled = tuple(band for band in age_bands if band.people)
    return () if any(band.people < SMALLEST_GROUP for band in filled) else filled


def age_range(ages: Iterable[int]) -> AgeRange | None:
    """From and to in tens; None of few people, or when the two do not lie apart.

    When the first or the last printed band has few people, from or to is the end of that band: a limit within it
    would tell the rest of it by subtraction.
    """
    ordered = sorted(ages)
    if len(ordered) < _FEWEST:
        return None
    below = (ordered[SMALLEST_GROUP - 1] // _TEN + 1) * _TEN
    at_least = ordered[-SMALLEST_GROUP] // _TEN * _TEN
    if printed := bands(ordered):
        first, last = printed[0], printed[-1]
        if first.people < SMALLEST_GROUP + _SPARE:
            below = next(oldest + 1 for youngest, oldest in _BANDS if youngest == first.youngest)
        if last.people < SMALLEST_GROUP + _SPARE:
            at_least = last.youngest
    return AgeRange(below=below, at_least=at_least) if below < at_least else None


def band_name(band: AgeBand) -> str:
    """tot en met 26 jaar, 27 tot en met 44 jaar, 67 jaar en ouder."""
    if band.oldest is None:
        return _("{youngest} jaar en ouder").format(youngest=band.youngest)
    if not band.youngest:
        return _("tot en met {oldest} jaar").format(oldest=band.oldest)
    return _("{youngest} tot en met {oldest} jaar").format(
        youngest=band.youngest, oldest=band.oldest
    )


def range_name(ages: AgeRange) -> str:
    """onder 30 tot 70 en ouder."""
    return _("onder {below} tot {at_least} en ouder").format(
        below=ages.below, at_least=ages.at_least
    )
