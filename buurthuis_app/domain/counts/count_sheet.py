"""Count sheet as it was read from a file, before anything is stored."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TypeVar
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.counts.pointing import Pointing
from buurthuis_app.domain.shared.near_names import NearNames
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.domain.shared.unreadable import Unreadable

T = TypeVar("T")


class FoundOccurrence(Struct, frozen=True, kw_only=True, gc=False):
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


class SheetAnswer(Struct, frozen=True, kw_only=True):
    """One way to take what is unclear in a file; `words` say it to the file's owner."""

    key: str
    words: str


class SheetQuestion(Struct, frozen=True, kw_only=True):
    """Something in a file that could be taken in more than one way.

    `key` stays the same when the same file is read again, so that an answer fits; `lasting` when next month's file
    is, "" when it must be asked of each file anew. The first of the `choices` is the proposal: the file is read that
    way until somebody answers. No question quotes words of the file that the program does not know itself: they may
    be a person's name.
    """

    key: str
    where: str
    sentence: str
    choices: tuple[SheetAnswer, ...]
    lasting: str = ""

    @property
    def proposal(self) -> str:
        """In words, how it is taken when nobody says otherwise."""
        return self.choices[0].words


class AnsweredQuestion(Struct, frozen=True, kw_only=True):
    """A question with the key of the choice that was made; `earlier` when that was about an earlier file."""

    question: SheetQuestion
    said: str
    earlier: bool = False


class CountFile(Struct, frozen=True, kw_only=True):
    """Content of a file about counts. `layout` is its shape: "month matrix", "one row a count" …

    An activity occurs at most once on a date. `of_whom` names the tally kinds that lie inside the visits and are
    never added to them, `aside` those that count something else beside them. `unused` names, in words, what the
    file holds beside counts: nobody need mend it, but who imports may want to know that it was left out. `unclear`
    are the questions that nobody answered yet: the counts are read as they propose; `answered` are the others.
    `notes` say, in sentences, what was mended while reading. `pointed` leads from the shape of a sheet to what a
    person pointed at on it, as far as it was followed; `recalled` are the titles of the sheets where that was done
    on an earlier file.
    """

    layout: str
    found: tuple[FoundOccurrence, ...]
    unreadable: tuple[Unreadable, ...] = ()
    of_whom: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    unused: tuple[str, ...] = ()
    unclear: tuple[SheetQuestion, ...] = ()
    answered: tuple[AnsweredQuestion, ...] = ()
    notes: tuple[str, ...] = ()
    pointed: Mapping[str, tuple[Pointing, ...]] = field(default_factory=dict)
    recalled: tuple[str, ...] = ()

    def visits(self, occurrence: FoundOccurrence) -> int | None:
        """The visits of one occurrence of this file; None when it was not held."""
        if occurrence.cancelled:
            return None
        beside = self.of_whom | self.aside
        return sum(number for kind, number in occurrence.numbers if kind not in beside)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of activities as the file spells them, in its order."""
        return tuple(dict.fromkeys(occurrence.activity for occurrence in self.found))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The tally kinds that the file names, in its order."""
        named = (kind for occurrence in self.found for kind, _number in occurrence.numbers if kind)
        return tuple(dict.fromkeys(named))


class KindUse(Enum):
    """Use of the numbers of a tally kind of a file."""

    VISITS = "visits"
    OF_WHOM = "of_whom"
    ASIDE = "aside"
    LEAVE_OUT = "leave_out"


class Understanding(Struct, frozen=True, kw_only=True):
    """Meaning of the words of a file, as people mended it.

    `activities` leads from a folded name in the file to an activity there is, None for a new one; `kinds` from a
    folded tally kind to its use. What is not in them is taken by its name. `left_out` are the folded names of what
    is no activity: none of its counts is taken in.
    """

    activities: Mapping[str, UUID | None] = field(default_factory=dict)
    kinds: Mapping[str, KindUse] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


def closest(name: str, known: Iterable[tuple[str, T]]) -> T | None:
    """Value with nearly this name: a letter more or less, never another number or a shorter name."""
    return NearNames((name_key(title), found) for title, found in known).nearest(name_key(name))
