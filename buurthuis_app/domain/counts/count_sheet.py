"""What was read from somebody's count sheet, before anything is kept."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TypeVar
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.shared.near_names import NearNames

T = TypeVar("T")


class FoundOccurrence(Struct, frozen=True, kw_only=True):
    """One activity on one date as a file tells it.

    `where` is the place in the file as its owner would name it ("Januari!N4", "rij 17"). `numbers` holds
    (tally kind, number) pairs that add up; the empty kind is what has no breakdown. `total` is the total that
    stands beside its parts, None when there is none. No numbers and not cancelled does not occur.
    `cancelled_because` is None unless cancelled, "" when the file gives no reason.
    """

    where: str
    activity: str
    date: dt.date
    numbers: tuple[tuple[str, int], ...] = ()
    total: int | None = None
    estimated: bool = False
    cancelled_because: str | None = None
    remark: str = ""
    story: str = ""

    @property
    def cancelled(self) -> bool:
        """Whether the file says that it did not go on."""
        return self.cancelled_because is not None


class Unreadable(Struct, frozen=True, kw_only=True):
    """A place in the file that could not be used, and why, in a sentence."""

    where: str
    text: str
    why: str


class CountFile(Struct, frozen=True, kw_only=True):
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
        if occurrence.cancelled:
            return None
        return sum(number for kind, number in occurrence.numbers if kind not in self.of_whom)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of activities as the file spells them, in its order."""
        return tuple(dict.fromkeys(found.activity for found in self.found))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The tally kinds that the file names, in its order."""
        named = (kind for found in self.found for kind, _number in found.numbers if kind)
        return tuple(dict.fromkeys(named))


class KindUse(Enum):
    """What to do with the numbers of a tally kind of a file."""

    VISITS = "visits"
    OF_WHOM = "of_whom"
    ASIDE = "aside"
    LEAVE_OUT = "leave_out"


class Understanding(Struct, frozen=True, kw_only=True):
    """How the words of a file are to be taken, as people mended it.

    `activities` leads from a folded name in the file to an activity there is, None for a new one; `kinds` from a
    folded tally kind to its use. What is not in them is taken by its name.
    """

    activities: Mapping[str, UUID | None] = field(default_factory=dict)
    kinds: Mapping[str, KindUse] = field(default_factory=dict)


def folded(name: str) -> str:
    """A name without what makes no difference: capitals, and spaces more than one."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def closest(name: str, known: Iterable[tuple[str, T]]) -> T | None:
    """What is known under nearly this name: a letter more or less, never another number or a shorter name."""
    return NearNames((folded(title), found) for title, found in known).nearest(folded(name))
