"""The people who make the house run: who they are, what they may do, and when they can."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.centre.centre import LONGEST_NAME, Weekday
from buurthuis_app.domain.shared import texts
from buurthuis_app.domain.shared.contact_details import (
    LONGEST_CONTACT,
    digits,
    may_be_a_phone,
    may_be_an_address,
)
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.periods import whole_years, years_later
from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.domain.shared.texts import plain
from buurthuis_app.domain.volunteers.fields import FieldKind, text_fields, volunteer_fields
from buurthuis_app.domain.volunteers.stays import Stay, in_order, overlap
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

OLDEST = 120
"""Years; a date of birth before that is a slip of the keyboard."""
VOG_AHEAD = dt.timedelta(weeks=8)
"""So long before it should be renewed a VOG is asked for: a new one takes some weeks."""
NO_HOURS = dt.timedelta(days=91)
"""Who has no hours for so long may have left without a word."""
BIRTHDAYS_AHEAD = dt.timedelta(days=28)
_YEARS_BACK = 30
VOG_YEARS = 3
"""A VOG never ends by law; a new one each three years is the custom."""


class VolunteerKind(Enum):
    """Kind of volunteer: the footing on which somebody works here."""

    VOLUNTEER = "volunteer"
    WORK_EXPERIENCE = "work_experience"
    TRAINEE = "trainee"
    PROFESSIONAL = "professional"


class Wish(Enum):
    """Wish about a part of the week. What is not noted is CAN."""

    CANNOT = "cannot"
    RATHER_NOT = "rather_not"
    CAN = "can"
    RATHER = "rather"


class PersonFacts(Struct, frozen=True, kw_only=True):
    """Facts that are kept of a volunteer and that a file can tell as they are: a record names each here."""

    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    emergency_contact: str = ""
    birth_year: int | None = None
    birth_date: dt.date | None = None
    kind: VolunteerKind = VolunteerKind.VOLUNTEER
    talents: str = ""
    wants_to_learn: str = ""
    languages: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    earlier_stays: tuple[Stay, ...] = ()
    agreement_on: dt.date | None = None
    vog_seen_on: dt.date | None = None
    vog_renew_by: dt.date | None = None
    allowance: bool = False
    remark: str = ""
    max_per_week: int | None = None
    max_hours_per_month: int | None = None
    not_two_days_running: bool = False
    keys: str = ""
    first_aid_until: dt.date | None = None
    bhv_until: dt.date | None = None


class Volunteer(PersonFacts, frozen=True, kw_only=True):
    """One person. An erased one has no name: who it was is gone, that somebody was here stays.

    Of the date of birth no more is kept than is needed: nothing, the year alone (`birth_year`), or all of it
    (`birth_date`). `since` and `until` are the first and last day of the period that began last; `earlier_stays`
    are the periods before it, of who stopped and came back. `together_with` are those without one of whom this
    person is not put on duty. `max_per_week` counts duties, `max_hours_per_month` hours; None is no limit.
    """

    id: UUID
    centre_id: UUID
    vog_needed: bool = False
    duty_ids: tuple[UUID, ...] = ()
    together_with: frozenset[UUID] = frozenset()
    version: int = 1

    @property
    def erased(self) -> bool:
        """Whether name and all that is personal are gone."""
        return not self.name

    def serves_on(self, day: dt.date) -> bool:
        """Whether this person is with the house on `day`; of an unknown beginning, yes."""
        return any(stay.includes(day) for stay in self.stays)

    @property
    def stays(self) -> tuple[Stay, ...]:
        """All periods in which this person is a volunteer, the earliest first."""
        return (*self.earlier_stays, Stay(since=self.since, until=self.until))

    def age_on(self, day: dt.date) -> int | None:
        """The age on `day`, of a year alone the age that is reached for certain; None when unknown."""
        if self.birth_date is not None:
            return whole_years(self.birth_date, day)
        return None if self.birth_year is None else day.year - self.birth_year - 1

    def birthday_from(self, day: dt.date) -> dt.date | None:
        """The first birthday on or after `day`, of 29 February in other years on the 28th; None when unknown."""
        if self.birth_date is None:
            return None
        this_year = years_later(self.birth_date, day.year - self.birth_date.year)
        if this_year >= day:
            return this_year
        return years_later(self.birth_date, day.year + 1 - self.birth_date.year)

    def vog_holds_on(self, day: dt.date) -> bool:
        """Whether a VOG was seen and is not past the day on which it should be renewed."""
        return self.vog_seen_on is not None and (
            self.vog_renew_by is None or day <= self.vog_renew_by
        )


class Duty(Struct, frozen=True, kw_only=True):
    """Something to be on duty for: bar, gastvrouw, sleutel …, with what is asked of who does it."""

    id: UUID
    centre_id: UUID
    name: str
    position: int = 0
    needs_vog: bool = False
    minimum_age: int | None = None
    archived: bool = False
    version: int = 1


class Availability(Struct, frozen=True, kw_only=True):
    """Availability on one part of one day of the week."""

    volunteer_id: UUID
    weekday: Weekday
    day_part: DayPart
    wish: Wish


class Absence(Struct, frozen=True, kw_only=True):
    """Days on which somebody is away, both included; `yearly` from then on each year."""

    id: UUID
    volunteer_id: UUID
    first: dt.date
    last: dt.date
    yearly: bool = False
    reason: str = ""
    version: int = 1

    def covers(self, day: dt.date) -> bool:
        """Whether `day` is one of them. Of 29 February, in other years 28 February."""
        if day < self.first:
            return False
        if not self.yearly:
            return day <= self.last
        years = day.year - self.first.year
        return any(
            years_later(self.first, n) <= day <= years_later(self.last, n)
            for n in (years, years - 1)
        )


class Person(Struct, frozen=True, kw_only=True):
    """A volunteer with when she or he can: what one form shows and keeps together."""

    volunteer: Volunteer
    availability: tuple[Availability, ...] = ()
    absences: tuple[Absence, ...] = ()

    def wish_at(self, weekday: Weekday, day_part: DayPart) -> Wish:
        """The wish for this part of the week."""
        return next(
            (
                availability.wish
                for availability in self.availability
                if availability.weekday is weekday and availability.day_part is day_part
            ),
            Wish.CAN,
        )

    def absent_on(self, day: dt.date) -> Absence | None:
        """The absence that covers `day`."""
        return next((absence for absence in self.absences if absence.covers(day)), None)


def usual_renewal(seen_on: dt.date) -> dt.date:
    """Date on which a VOG is usually renewed."""
    return years_later(seen_on, VOG_YEARS)


def returned(volunteer: Volunteer, day: dt.date) -> Volunteer:
    """The same person, back from `day` on after having stopped; the period of before is kept."""
    former = Stay(since=volunteer.since, until=volunteer.until)
    earlier = in_order((*volunteer.earlier_stays, former))
    return replace(volunteer, earlier_stays=earlier, since=day, until=None)


def with_former_stay(former: Volunteer, changed: Volunteer) -> Volunteer:
    """Who stopped and gets a first day after that came back: then the former period is kept beside the new one."""
    came_back = (
        former.until is not None
        and changed.since is not None
        and changed.since > former.until
        and changed.earlier_stays == former.earlier_stays
    )
    if not came_back:
        return changed
    return replace(
        changed, earlier_stays=returned(former, former.until or dt.date.min).earlier_stays
    )


def years_changed(former: Volunteer, changed: Volunteer, today: dt.date) -> tuple[int, ...]:
    """The years that are over of which the figures change when these periods take the place of the former ones.

    Of an unknown beginning no more than the last thirty years are looked at.
    """
    return tuple(
        year
        for year in range(today.year - _YEARS_BACK, today.year)
        if _in_year(former, year) != _in_year(changed, year)
    )


def _in_year(volunteer: Volunteer, year: int) -> tuple[object, ...]:
    """What of somebody's periods shows in the figures of a year: the days in it, and who is there after each month."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    if volunteer.kind is VolunteerKind.PROFESSIONAL:
        return ()
    days = [day for stay in volunteer.stays for day in (stay.since, stay.until) if day is not None]
    return (
        sorted(day for day in days if first <= day <= last),
        any(stay.touches(first, first) for stay in volunteer.stays),
        any(stay.goes_on_after(last) for stay in volunteer.stays),
    )


def problems(volunteer: Volunteer, today: dt.date) -> tuple[Problem, ...]:
    """Faults that a person must mend before the volunteer can be kept."""
    return (
        *_problems_of_texts(volunteer),
        *_problems_of_birth(volunteer, today),
        *_problems_of_days(volunteer),
        *_problems_of_limits(volunteer),
    )


@gathered
def problems_of_duty(duty: Duty, others: Iterable[Duty]) -> Iterator[Problem]:
    """Faults of a duty, beside the `others`."""
    if not duty.name.strip():
        yield Problem("name", _("Vul een naam in."))
    if any(other.id != duty.id and plain(other.name) == plain(duty.name) for other in others):
        yield Problem("name", _("Deze naam is er al. Kies een andere naam."))
    yield from too_long(duty, {"name": LONGEST_NAME})
    if duty.minimum_age is not None and not 0 <= duty.minimum_age <= OLDEST:
        sentence = _("Kies een leeftijd van 0 tot {n} jaar, of laat het leeg.")
        yield Problem("minimum_age", sentence.format(n=OLDEST))


def problems_of_joining_duties(goes: Duty, stays: Duty | None) -> tuple[Problem, ...]:
    """Why two duties can't become one."""
    if stays is not None and stays.id != goes.id:
        return ()
    return (Problem("into", _("Kies een andere om mee samen te voegen.")),)


@gathered
def problems_of_absence(absence: Absence) -> Iterator[Problem]:
    """Faults of an absence."""
    if absence.last < absence.first:
        yield Problem("last", _("De laatste dag ligt voor de eerste. Kies een latere laatste dag."))
    if absence.yearly and absence.last >= years_later(absence.first, 1):
        sentence = _("Elk jaar kan alleen voor minder dan een jaar. Kies een eerdere laatste dag.")
        yield Problem("last", sentence)
    yield from too_long(absence, {"reason": LONGEST_CONTACT})


def tidied(volunteer: Volunteer) -> Volunteer:
    """The same with single blanks in what is one line, as names and addresses are compared and printed."""
    lines = (field.name for field in text_fields() if field.kind is FieldKind.LINE)
    return texts.tidied(volunteer, *lines)


def alike(volunteer: Volunteer, others: Iterable[Volunteer]) -> tuple[Volunteer, ...]:
    """Volunteers with the same name, e-mail address or phone number: perhaps the same person twice."""
    name, email, phone = plain(volunteer.name), plain(volunteer.email), digits(volunteer.phone)
    return tuple(
        other
        for other in others
        if other.id != volunteer.id
        and not other.erased
        and (
            plain(other.name) == name
            or (email and plain(other.email) == email)
            or (phone and digits(other.phone) == phone)
        )
    )


def _problems_of_texts(volunteer: Volunteer) -> Iterator[Problem]:
    if not volunteer.name.strip():
        yield Problem("name", _("Vul een naam in. Een voornaam is genoeg."))
    yield from too_long(volunteer, {field.name: field.longest for field in text_fields()})
    if volunteer.email.strip() and not may_be_an_address(volunteer.email.strip()):
        yield Problem("email", _("Dit e-mailadres klopt niet. Er hoort een @ in, zonder spaties."))
    if volunteer.phone.strip() and not may_be_a_phone(volunteer.phone):
        sentence = _("Dit telefoonnummer is te kort. Schrijf het hele nummer, of laat het leeg.")
        yield Problem("phone", sentence)


def _problems_of_birth(volunteer: Volunteer, today: dt.date) -> Iterator[Problem]:
    if volunteer.birth_year is not None and not (
        today.year - OLDEST <= volunteer.birth_year <= today.year
    ):
        yield Problem("birth_year", _("Dit geboortejaar kan niet."))
    if volunteer.birth_date is not None and not (
        years_later(today, -OLDEST) <= volunteer.birth_date <= today
    ):
        yield Problem("birth_date", _("Deze geboortedatum kan niet."))


def _problems_of_days(volunteer: Volunteer) -> Iterator[Problem]:
    since, until = volunteer.since, volunteer.until
    if since is not None and until is not None and until < since:
        sentence = _("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
        yield Problem("until", sentence)
    earlier = volunteer.earlier_stays
    if any(stay.since is not None and stay.until < stay.since for stay in earlier if stay.until):
        sentence = _("In een eerdere periode ligt de laatste dag voor de eerste.")
        yield Problem("earlier_stays", sentence)
    elif earlier and (since is None or overlap(volunteer.stays) or None in _ends(earlier)):
        sentence = _("De eerdere periodes moeten voorbij zijn voor 'Sinds', en na elkaar komen.")
        yield Problem("earlier_stays", sentence)
    seen, renew = volunteer.vog_seen_on, volunteer.vog_renew_by
    if renew is not None and (seen is None or renew <= seen):
        yield Problem("vog_renew_by", _("Vernieuwen komt na de dag waarop de VOG is gezien."))


def _ends(stays: Iterable[Stay]) -> tuple[dt.date | None, ...]:
    return tuple(stay.until for stay in stays)


def _problems_of_limits(volunteer: Volunteer) -> Iterator[Problem]:
    for field in volunteer_fields():
        limit = getattr(volunteer, field.name) if field.kind is FieldKind.NUMBER else None
        if limit is not None and not 1 <= limit <= field.most:
            sentence = _("Kies een aantal van 1 tot {n}, of laat het leeg.").format(n=field.most)
            yield Problem(field.name, sentence)
    if volunteer.id in volunteer.together_with:
        yield Problem("together_with", _("Iemand kan niet samen met zichzelf. Kies iemand anders."))
