"""Overlaps in time: which items stand beside each other."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class MinuteSpan(Struct, Generic[T], frozen=True, kw_only=True):
    """Something from one minute to another; `end` is not part of it."""

    what: T
    begin: int
    end: int


class PlacedSpan(Struct, Generic[T], frozen=True, kw_only=True):
    """A span with its lane: the `lane`-th of `lanes` equal columns, `wide` of them broad."""

    span: MinuteSpan[T]
    lane: int
    lanes: int
    wide: int = 1


def side_by_side(spans: Sequence[MinuteSpan[T]]) -> list[PlacedSpan[T]]:
    """Give every span a lane so that no two that overlap in time share one.

    What overlaps, directly or through others, is divided into as many lanes as are needed at most at one
    time; a span grows to the right over lanes that stay free beside it.
    """
    placed: list[PlacedSpan[T]] = []
    group: list[MinuteSpan[T]] = []
    until = 0
    for span in sorted(spans, key=lambda span: (span.begin, -span.end)):
        if group and span.begin >= until:
            placed += _divided(group)
            group = []
        until = max(until, span.end) if group else span.end
        group.append(span)
    return placed + _divided(group)


def _divided(group: Sequence[MinuteSpan[T]]) -> list[PlacedSpan[T]]:
    lanes: list[list[MinuteSpan[T]]] = []
    lane_of: list[int] = []
    for span in group:
        free = (n for n, lane in enumerate(lanes) if lane[-1].end <= span.begin)
        number = next(free, len(lanes))
        if number == len(lanes):
            lanes.append([])
        lanes[number].append(span)
        lane_of.append(number)
    return [
        PlacedSpan(span=span, lane=number, lanes=len(lanes), wide=_width(span, number, lanes))
        for span, number in zip(group, lane_of, strict=True)
    ]


def _width(span: MinuteSpan[T], number: int, lanes: Sequence[Sequence[MinuteSpan[T]]]) -> int:
    """Over how many lanes a span can reach before it meets another."""
    wide = 1
    for lane in lanes[number + 1 :]:
        if any(other.begin < span.end and span.begin < other.end for other in lane):
            break
        wide += 1
    return wide
