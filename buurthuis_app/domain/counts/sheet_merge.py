"""Merge of a file's counts with the known ones: which are new, the same, or different."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Count, TallyKind
from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.i18n import _, listing, number


class CountDifference(Struct, frozen=True, kw_only=True):
    """A place where the file says something else than what is kept. Nothing is overwritten."""

    where: str
    activity: str
    date: dt.date
    kept: str
    found: str


class MonthTotal(Struct, frozen=True, kw_only=True):
    """Total of one activity in one month of a file, as the program will count it."""

    activity: str
    year: int
    month: int
    counted: int
    visits: int


class Summary(Struct, frozen=True, kw_only=True):
    """Totals of a file, as the program will count them."""

    layout: str
    counted: int
    visits: int
    cancelled: int
    estimated: int
    activities: int
    children: int
    remarks: int
    stories_without_consent: int
    rejected: int


class Merge(Struct, frozen=True, kw_only=True):
    """Additions and changes of an import; `same` counts what was known already."""

    summary: Summary
    kinds: tuple[TallyKind, ...] = ()
    activities: tuple[Activity, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    changed: tuple[tuple[Occurrence, Occurrence], ...] = ()
    counts: tuple[Count, ...] = ()
    stories: tuple[Story, ...] = ()
    same: int = 0
    differences: tuple[CountDifference, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    months: tuple[MonthTotal, ...] = ()
    unused: tuple[str, ...] = ()
    """Contents of the file beside counts, in words."""

    @property
    def nothing_new(self) -> bool:
        """Whether the file would change nothing."""
        return not (self.occurrences or self.changed or self.counts or self.stories)


def meant_of(of_the_day: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """Which occurrences of an activity on one day the number of that day can be about.

    What was planned goes before an extra, and what took place before what was called off.
    """
    planned = tuple(occurrence for occurrence in of_the_day if occurrence.planned)
    meant = planned or tuple(of_the_day)
    return tuple(occurrence for occurrence in meant if not occurrence.cancelled) or meant


def several_a_day(meant: Sequence[Occurrence]) -> str:
    """Why the number of a day is not taken over for an activity that meets more than once on it."""
    sentence = _(
        "Deze activiteit is er die dag {n} keer ({times}) en het bestand zegt niet welke keer. "
        "Vul het aantal bij Vandaag in, bij de goede keer."
    )
    times = [occurrence.times or _("zonder tijd") for occurrence in meant]
    return sentence.format(n=number(len(meant)), times=listing(times))


def is_about_children(kind_name: str) -> bool:
    """Whether a tally kind counts children."""
    return "kind" in kind_name.casefold()
