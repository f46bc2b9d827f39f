"""What was read from somebody's list of volunteers, before anything is kept, and what keeping it would do."""

import datetime as dt
from collections import Counter
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.counts.count_sheet import Unreadable, folded
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.volunteer import Duty, Person, VolunteerKind, Wish

Wishes = tuple[tuple[Weekday, DayPart, Wish], ...]


class FoundPerson(Struct, frozen=True, kw_only=True):
    """One person as a file tells it. `where` is the place as its owner would name it ("rij 17").

    `vog_needed` is None where the file says nothing. `notes` say in sentences how something was read that could be
    read otherwise; `remark` holds in its own words what has no field of its own, so that nothing is lost.
    """

    where: str
    name: str
    phone: str = ""
    phone_lost_zero: bool = False
    email: str = ""
    email_faulty: bool = False
    address: str = ""
    emergency_contact: str = ""
    birth_year: int | None = None
    birth_date: dt.date | None = None
    kind: VolunteerKind = VolunteerKind.VOLUNTEER
    duties: tuple[str, ...] = ()
    wishes: Wishes = ()
    vog_seen_on: dt.date | None = None
    vog_needed: bool | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    stopped: bool = False
    agreement_on: dt.date | None = None
    allowance: bool = False
    vog_renew_by: dt.date | None = None
    talents: str = ""
    wants_to_learn: str = ""
    languages: str = ""
    max_per_week: int | None = None
    max_hours_per_month: int | None = None
    not_two_days_running: bool = False
    together_with: tuple[str, ...] = ()
    """Names of people in the file or already known."""
    remark: str = ""
    notes: tuple[str, ...] = ()


class PeopleFile(Struct, frozen=True, kw_only=True):
    """All that a file says about volunteers. `unused` names in words what it holds beside them."""

    found: tuple[FoundPerson, ...]
    unreadable: tuple[Unreadable, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def repeated(self) -> tuple[str, ...]:
        """The names that more than one row has, each once, in the order of the file."""
        times = Counter(folded(one.name) for one in self.found)
        twice = (one.name for one in self.found if times[folded(one.name)] > 1)
        return tuple({folded(name): name for name in twice}.values())


class PeopleSummary(Struct, frozen=True, kw_only=True):
    """What the file adds up to."""

    people: int
    with_vog_date: int
    stopped: int
    bad_email: int
    phones_without_leading_zero: int
    repeated_names: int


class PersonDifference(Struct, frozen=True, kw_only=True):
    """The file says something else about a known person than what is kept; nothing is overwritten."""

    where: str
    volunteer_id: UUID
    name: str
    field: str
    kept: str
    found: str


class PeopleMerge(Struct, frozen=True, kw_only=True):
    """All that keeping a file would add; who is known already stays as she or he is."""

    summary: PeopleSummary
    duties: tuple[Duty, ...] = ()
    duty_names: tuple[tuple[UUID, str], ...] = ()
    """What all duties are called, new or known."""
    people: tuple[Person, ...] = ()
    same: int = 0
    differences: tuple[PersonDifference, ...] = ()
    repeated: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """(where, sentence) pairs."""
    unreadable: tuple[Unreadable, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def nothing_new(self) -> bool:
        """Whether keeping it would change nothing."""
        return not (self.duties or self.people)


def summary_of(file: PeopleFile) -> PeopleSummary:
    """The numbers of a file."""
    return PeopleSummary(
        people=len(file.found),
        with_vog_date=sum(one.vog_seen_on is not None for one in file.found),
        stopped=sum(one.stopped for one in file.found),
        bad_email=sum(one.email_faulty for one in file.found),
        phones_without_leading_zero=sum(one.phone_lost_zero for one in file.found),
        repeated_names=len(file.repeated),
    )
