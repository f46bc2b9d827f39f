"""Rows and columns that add up others, known by arithmetic: what they are called does not matter."""

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from buurthuis_app.exchange.counts.findings import FoundCount
from buurthuis_app.exchange.files.text_compare import same_name

Line = Mapping[dt.date, int]
"""The visits of one row or column on each date."""

_NEARLY_ALL = 0.9
_MANY = 0.6
_FEWEST, _FEWEST_IN_A_RUN = 3, 5
_FEWEST_IN_DOUBT = 6
_MOST_LINES = 300
_FEWEST_STEPS = 4
_FEWEST_RISING = 6
_ABOVE_ITS_STEPS, _LARGE = 3, 100


class Sums(Struct, frozen=True, kw_only=True):
    """The lines that are no counts: `sums` add up others, `running` adds up its own past, `perhaps` may be a sum."""

    sums: frozenset[Hashable] = frozenset()
    running: frozenset[Hashable] = frozenset()
    perhaps: frozenset[Hashable] = frozenset()
    rising: frozenset[Hashable] = frozenset()
    """Lines that only ever go up, as a meter does."""


def lines_of(tells: Iterable[FoundCount], *, by_name: bool) -> dict[Hashable, dict[dt.date, int]]:
    """The visits on each date, for each line of a table, in its order, or for each activity of a list."""
    lines: dict[Hashable, dict[dt.date, int]] = {}
    for told in tells:
        if told.reading.cancelled_because is None:
            key: Hashable = same_name(told.activity) if by_name else told.line
            line = lines.setdefault(key, {})
            line[told.date] = line.get(told.date, 0) + told.reading.total
    if by_name:
        return lines
    return {
        told.line: lines[told.line]
        for told in sorted(tells, key=lambda t: t.line)
        if told.line in lines
    }


def sums_in(lines: Mapping[Hashable, Line]) -> Sums:
    """What of these lines is no count of its own."""
    if not 1 < len(lines) <= _MOST_LINES:
        return Sums(rising=frozenset(key for key, line in lines.items() if _only_rises(line)))
    running = {key for key in lines if _adds_up_its_past(key, lines)}
    sums: set[Hashable] = set()
    perhaps: set[Hashable] = set()
    changed = True
    while changed:
        changed = False
        perhaps = set()
        left = [key for key in lines if key not in sums and key not in running]
        for place, key in enumerate(left):
            share = _share_of_sum(place, left, lines)
            if share >= _NEARLY_ALL:
                sums.add(key)
                changed = True
                break
            if share >= _MANY:
                perhaps.add(key)
    rising = {key for key, line in lines.items() if key not in running | sums and _only_rises(line)}
    return Sums(
        sums=frozenset(sums),
        running=frozenset(running),
        perhaps=frozenset(perhaps - sums),
        rising=frozenset(rising),
    )


def _share_of_sum(place: int, keys: Sequence[Hashable], lines: Mapping[Hashable, Line]) -> float:
    """On how many of its dates this line is the sum of all others, or of those just before or after it."""
    line = lines[keys[place]]
    before, after = keys[:place], keys[place + 1 :]
    best = 0.0
    for others in ([*before, *after], before, after):
        if len(others) > 1:
            parts = [lines[key] for key in others]
            best = max(best, _match(line, parts, _FEWEST), _MANY * _may_add_up(line, parts))
    if best >= _NEARLY_ALL:
        return best
    for others in (before[::-1], after):
        for length in range(2, len(others)):
            run = [lines[key] for key in others[:length]]
            if _match(line, run[:length], _FEWEST_IN_A_RUN) >= _NEARLY_ALL:
                return 1.0
            best = max(best, _MANY * _may_add_up(line, run))
            if _is_more(line, run):
                break
    return best


def _may_add_up(line: Line, others: Sequence[Line]) -> bool:
    """Whether it is their sum on each date on which any of them has a number, but these are few."""
    if len(line) < _FEWEST or not all(any(other.values()) for other in others):
        return False
    if any(sum(o.get(date, 0) for o in others) != value for date, value in line.items()):
        return False
    dates = {date for other in others for date, value in other.items() if value}
    return dates == {date for date, value in line.items() if value}


def _is_more(line: Line, others: Sequence[Line]) -> bool:
    """Whether the others together are more already: then one more does not help."""
    dates = list(line)[:3]
    return bool(dates) and all(sum(o.get(date, 0) for o in others) > line[date] for date in dates)


def _match(line: Line, others: Sequence[Line], fewest: int) -> float:
    """The share of dates on which it is their sum; 0 when too few dates tell."""
    told = matches = several = 0
    for number, (date, value) in enumerate(line.items()):
        parts = [other[date] for other in others if other.get(date)]
        if not parts and not value:
            continue
        told += 1
        several += len(parts) > 1
        matches += sum(parts) == value
        if number > 12 and matches < told // 3:  # noqa: PLR2004 - no use in going on
            return 0.0
    covered = {date for other in others for date, value in other.items() if value}
    whole = matches == told >= _FEWEST_IN_A_RUN and not covered - line.keys()
    if told < fewest or len(set(line.values())) < 2 or (several < 2 and not whole):  # noqa: PLR2004 - perhaps by chance
        return 0.0
    if len(covered - line.keys()) > (1 - _NEARLY_ALL) * len(covered):
        return 0.0
    share = matches / told
    return share if share >= _NEARLY_ALL or told >= _FEWEST_IN_DOUBT else 0.0


def _adds_up_its_past(key: Hashable, lines: Mapping[Hashable, Line]) -> bool:
    """A meter: what it grows by from date to date is what another line counts."""
    line = lines[key]
    dates = sorted(line)
    if len(dates) <= _FEWEST_STEPS:
        return False
    steps = [(later, line[later] - line[earlier]) for earlier, later in pairwise(dates)]
    if any(step < 0 for _date, step in steps) or not any(step for _date, step in steps):
        return False
    before = dict(pairwise(dates[::-1]))
    for other, values in lines.items():
        if other == key:
            continue
        same = sum(values.get(date) == step for date, step in steps)
        lagging = sum(values.get(before[date]) == step for date, step in steps)
        if max(same, lagging) >= _NEARLY_ALL * len(steps):
            return True
    return False


def _only_rises(line: Line) -> bool:
    dates = sorted(line)
    if len(dates) < _FEWEST_RISING:
        return False
    steps = [line[later] - line[earlier] for earlier, later in pairwise(dates)]
    if min(steps) < 0 or steps.count(0) * 2 > len(steps):
        return False
    return line[dates[0]] > max(_LARGE, _ABOVE_ITS_STEPS * sum(steps) / len(steps))
