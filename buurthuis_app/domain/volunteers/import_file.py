"""Import file with volunteers as it was read, before anything is stored, and the effect of storing it."""

from collections import Counter
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.domain.volunteers.volunteer import Duty, Person, PersonFacts, Wish

Wishes = tuple[tuple[Weekday, DayPart, Wish], ...]


class FoundPerson(PersonFacts, frozen=True, kw_only=True):
    """One person as a file tells it. `where` is the place as its owner would name it ("rij 17").

    `vog_needed` is None where the file says nothing. `notes` say in sentences how something was read that could be
    read otherwise; `remark` holds in its own words what has no field of its own, so that nothing is lost.
    `together_with` are names of people in the file or already known.
    """

    where: str
    phone_lost_zero: bool = False
    email_faulty: bool = False
    duties: tuple[str, ...] = ()
    wishes: Wishes = ()
    vog_needed: bool | None = None
    stopped: bool = False
    together_with: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class PeopleFile(Struct, frozen=True, kw_only=True):
    """Content of a file about volunteers. `unused` names in words what it holds beside them."""

    found: tuple[FoundPerson, ...]
    unreadable: tuple[Unreadable, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def repeated(self) -> tuple[str, ...]:
        """The names that more than one row has, each once, in the order of the file."""
        times = Counter(name_key(person.name) for person in self.found)
        twice = (person.name for person in self.found if times[name_key(person.name)] > 1)
        return tuple({name_key(name): name for name in twice}.values())


class PeopleSummary(Struct, frozen=True, kw_only=True):
    """Summary of the file, in numbers."""

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
    """Additions of a file; who is known already stays as she or he is."""

    summary: PeopleSummary
    duties: tuple[Duty, ...] = ()
    duty_names: tuple[tuple[UUID, str], ...] = ()
    """Names of all duties, new and known."""
    people: tuple[Person, ...] = ()
    same: int = 0
    differences: tuple[PersonDifference, ...] = ()
    repeated: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """Notes on the rows, as pairs (where, sentence)."""
    unreadable: tuple[Unreadable, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def nothing_new(self) -> bool:
        """Whether the file would change nothing."""
        return not (self.duties or self.people)


def summary_of(file: PeopleFile) -> PeopleSummary:
    """Summary of a file, in numbers."""
    return PeopleSummary(
        people=len(file.found),
        with_vog_date=sum(person.vog_seen_on is not None for person in file.found),
        stopped=sum(person.stopped for person in file.found),
        bad_email=sum(person.email_faulty for person in file.found),
        phones_without_leading_zero=sum(person.phone_lost_zero for person in file.found),
        repeated_names=len(file.repeated),
    )
