"""What was read from somebody's count sheet, before anything is kept."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOccurrence:
    """One activity on one date as a file tells it.

    `where` is the place in the file as its owner would name it ("Januari!N4", "rij 17"). `numbers` holds
    (tally kind, number) pairs; the empty kind is a total without breakdown. No numbers and not cancelled does
    not occur. `cancelled_because` is None unless cancelled, "" when the file gives no reason.
    """

    where: str
    activity: str
    date: dt.date
    numbers: tuple[tuple[str, int], ...] = ()
    estimated: bool = False
    cancelled_because: str | None = None
    remark: str = ""
    story: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A place in the file that could not be used, and why, in a sentence."""

    where: str
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFile:
    """All that a file says about counts. `layout` is its shape: "month matrix", "one row a count" …

    An activity occurs at most once on a date. `of_whom` names the tally kinds that lie inside the visits and are
    never added to them. `unused` names, in words, what the file holds beside counts: nobody need mend it, but
    who imports may want to know that it was left out.
    """

    layout: str
    found: tuple[FoundOccurrence, ...]
    unreadable: tuple[Unreadable, ...] = ()
    of_whom: frozenset[str] = frozenset()
    unused: tuple[str, ...] = ()

    def visits(self, occurrence: FoundOccurrence) -> int | None:
        """The visits of one occurrence of this file; None when it was not held."""
        if occurrence.cancelled_because is not None:
            return None
        return sum(number for kind, number in occurrence.numbers if kind not in self.of_whom)
