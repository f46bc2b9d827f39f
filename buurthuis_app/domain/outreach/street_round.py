"""Rounds in the street: where somebody went to find people, how many were reached, and where to they were referred."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _

MOST_PEOPLE = 1000
_LONGEST = {"place": 120, "yielded": 1000}


class ReferredTo(Enum):
    """Where people were helped on to; a round has a number of each."""

    CARE = "care"
    SCHOOL = "school"
    WORK = "work"
    ACTIVITY = "activity"
    ELSEWHERE = "elsewhere"

    @property
    def field(self) -> str:
        """The field of a round with that number."""
        return f"to_{self.value}"


class StreetRound(Struct, frozen=True, kw_only=True):
    """One time that somebody went out to find people where they are. Only numbers: nobody is named.

    `contacts` are talks, with one person or a group; `reached` the people in them, of whom `new` were not met before.
    """

    id: UUID
    centre_id: UUID
    date: dt.date
    area_id: UUID | None = None
    group_id: UUID | None = None
    place: str = ""
    contacts: int = 0
    reached: int = 0
    new: int = 0
    to_care: int = 0
    to_school: int = 0
    to_work: int = 0
    to_activity: int = 0
    to_elsewhere: int = 0
    yielded: str = ""
    version: int = 1

    def referred(self, to: ReferredTo) -> int:
        """How many people were helped on to this."""
        return {
            ReferredTo.CARE: self.to_care,
            ReferredTo.SCHOOL: self.to_school,
            ReferredTo.WORK: self.to_work,
            ReferredTo.ACTIVITY: self.to_activity,
            ReferredTo.ELSEWHERE: self.to_elsewhere,
        }[to]

    @property
    def referrals(self) -> int:
        """How many people were helped on, wherever to."""
        return sum(self.referred(to) for to in ReferredTo)


def referral_names() -> dict[ReferredTo, str]:
    """What people call each."""
    return {
        ReferredTo.CARE: _("hulp en zorg"),
        ReferredTo.SCHOOL: _("school of cursus"),
        ReferredTo.WORK: _("werk of stage"),
        ReferredTo.ACTIVITY: _("activiteit of sport"),
        ReferredTo.ELSEWHERE: _("iets anders"),
    }


@gathered
def problems_of_round(street_round: StreetRound, today: dt.date) -> Iterator[Problem]:
    """Everything a person must still mend before the round can be kept."""
    if street_round.date > today:
        yield Problem("date", _("Deze dag moet nog komen. Kies een eerdere dag."))
    if not street_round.place.strip() and street_round.area_id is None:
        yield Problem("place", _("Schrijf waar het was, of kies een gebied."))
    for field in ("contacts", "reached", "new", *(to.field for to in ReferredTo)):
        if not 0 <= getattr(street_round, field) <= MOST_PEOPLE:
            yield Problem(field, _("Kies een getal tussen 0 en 1.000."))
    if street_round.contacts > street_round.reached:
        sentence = _("In elk contact is minstens één mens bereikt. Kijk deze getallen na.")
        yield Problem("reached", sentence)
    if street_round.new > street_round.reached:
        yield Problem("new", _("Dit zijn er meer dan er zijn bereikt. Kijk deze getallen na."))
    yield from too_long(street_round, _LONGEST)
