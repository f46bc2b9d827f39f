"""Sections of a paper that a centre wants, and their order."""

from collections.abc import Sequence

from msgspec import Struct


class Arrangement(Struct, frozen=True, kw_only=True):
    """The keys of the sections in their order, and those that are left out.

    A section that is not named (it came with a later version of the program) keeps the place it has by itself.
    """

    order: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()

    def of(self, keys: Sequence[str]) -> tuple[str, ...]:
        """`keys`, those of a paper in its own order, as they are wanted here."""
        named = [key for key in self.order if key in keys]
        arranged = list(named)
        for place, key in enumerate(keys):
            if key not in named:
                before = keys[place - 1] if place else None
                at = arranged.index(before) + 1 if before in arranged else 0
                arranged.insert(at, key)
        return tuple(key for key in arranged if key not in self.left_out)


AS_IT_IS = Arrangement()
