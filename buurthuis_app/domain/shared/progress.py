"""Progress of long work, told to whoever waits for it and may want it to stop."""

from collections.abc import Callable
from functools import partial

Progress = Callable[[int, int], None]
"""Hears how far it is, as (done, all), and often. What it raises stops the work, which then leaves nothing behind."""


class Cancelled(Exception):
    """Raised to stop long work, because it is no longer wanted."""


def silently(_done: int, _all: int) -> None:
    """For who does not want to hear it."""


def stretch(progress: Progress, first: int, last: int) -> Progress:
    """Progress of a part that is from `first` to `last` percent of the whole."""

    def told(done: int, parts: int) -> None:
        progress(first + (last - first) * done // max(parts, 1), 100)

    return told


def at(progress: Progress, percent: int) -> Callable[[], None]:
    """Tell again and again that it is so far."""
    return partial(progress, percent, 100)
