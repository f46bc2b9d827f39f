"""Names that are nearly equal: a letter more or less, never another number or another second word."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")

CLOSE = 0.86
"""How alike two names are before one is thought to be a misspelling of the other, from 0 to 1."""
MOST_COMPARED = 100_000
"""Pairs that are compared letter by letter; a real file has hundreds of names, not tens of thousands."""


class NearNames(Generic[T]):
    """Names with what they stand for; they are given as they are to be compared, in small letters.

    Once it has compared MOST_COMPARED pairs it finds nothing more: each name is then one of its own.
    """

    def __init__(self, known: Iterable[tuple[str, T]] = ()) -> None:
        self._known: dict[tuple[str, tuple[str, ...]], list[tuple[str, T]]] = defaultdict(list)
        self._left = MOST_COMPARED
        for name, value in known:
            self.add(name, value)

    def add(self, name: str, value: T) -> None:
        """Know one more name."""
        self._known[_kind(name)].append((name, value))

    def nearest(self, wanted: str) -> T | None:
        """What is known under the name that is nearest to this one, if one is near."""
        candidates = self._known.get(_kind(wanted))
        if not candidates or self._left <= 0:
            return None
        from difflib import SequenceMatcher  # only files that come in need it

        matcher: SequenceMatcher[str] = SequenceMatcher(None, b=wanted)
        best, fit = None, CLOSE
        for name, value in candidates:
            if 2 * min(len(name), len(wanted)) <= fit * (len(name) + len(wanted)):
                continue  # lengths so different can't be as alike
            self._left -= 1
            if self._left <= 0:
                return None
            matcher.set_seq1(name)
            if matcher.ratio() > fit:
                best, fit = value, matcher.ratio()
        return best


def _kind(name: str) -> tuple[str, tuple[str, ...]]:
    """What two names must have in common whatever their first word: its numbers and the other words."""
    digits = "".join(letter for letter in name if letter.isdecimal())
    return digits, tuple(name.split()[1:])
