"""Vacancies for volunteers, with their conditions and candidates."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared import texts
from buurthuis_app.domain.shared.contact_details import (
    LONGEST_CONTACT,
    may_be_a_phone,
    may_be_an_address,
)
from buurthuis_app.domain.shared.problems import Problem, gathered, longer_than, too_long
from buurthuis_app.i18n import _, in_dutch, listing

LONGEST_TITLE = 120
LONGEST_TEXT = 4000
LONGEST_CONDITION = 200
MOST_CONDITIONS = 12
_LONGEST = {
    "title": LONGEST_TITLE,
    "text": LONGEST_TEXT,
    "hours": LONGEST_CONTACT,
    "contact": LONGEST_CONTACT,
}
_OLDER, _OR_OLDER = re.compile(r"ouder dan (\d+)"), re.compile(r"(\d+) jaar (?:of|en) ouder")
_LONGEST_OF_CANDIDATE = {
    "name": LONGEST_TITLE,
    "email": LONGEST_CONTACT,
    "phone": LONGEST_CONTACT,
    "remark": LONGEST_TEXT,
}


class Vacancy(Struct, frozen=True, kw_only=True):
    """A place to be filled. `hours` is how much time it takes, in words; `contact` whom to turn to.

    It is open until `filled_on`.
    """

    id: UUID
    centre_id: UUID
    title: str
    text: str = ""
    hours: str = ""
    contact: str = ""
    duty_id: UUID | None = None
    opened_on: dt.date
    filled_on: dt.date | None = None
    version: int = 1

    @property
    def open(self) -> bool:
        """Whether the vacancy is open for candidates."""
        return self.filled_on is None


class Condition(Struct, frozen=True, kw_only=True):
    """Condition for a candidate, as one can say yes or no to it: "ouder dan 15 jaar"."""

    id: UUID
    vacancy_id: UUID
    position: int
    text: str

    @property
    def lowest_age(self) -> int | None:
        """The age that it asks for, as the usual conditions put it: "ouder dan 15 jaar" is 16; None for another."""
        words = self.text.casefold()
        if older := _OLDER.search(words):
            return int(older[1]) + 1
        from_then = _OR_OLDER.search(words)
        return int(from_then[1]) if from_then else None


class Candidate(Struct, frozen=True, kw_only=True):
    """Candidate for a vacancy. Each condition is met, is not met, or is unknown.

    `volunteer_id` is whom this candidate became.
    """

    id: UUID
    vacancy_id: UUID
    name: str
    email: str = ""
    phone: str = ""
    remark: str = ""
    noted_on: dt.date
    met: tuple[UUID, ...] = ()
    unmet: tuple[UUID, ...] = ()
    volunteer_id: UUID | None = None
    version: int = 1

    def fits(self, conditions: Sequence[Condition]) -> bool | None:
        """Whether all conditions are met; None while that is not known of each, and none is known to be unmet."""
        ids = {condition.id for condition in conditions}
        if ids & set(self.unmet):
            return False
        return True if ids <= set(self.met) else None

    def not_asked(self, conditions: Sequence[Condition]) -> tuple[Condition, ...]:
        """The conditions of which nobody knows whether they are met."""
        known = {*self.met, *self.unmet}
        return tuple(condition for condition in conditions if condition.id not in known)


class Opening(Struct, frozen=True, kw_only=True):
    """A vacancy with its conditions in order and its candidates in the order in which they came."""

    vacancy: Vacancy
    conditions: tuple[Condition, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def too_young_in_words(conditions: Sequence[Condition], age: int | None) -> str:
    """Which condition somebody of this age does not meet; "" for none, or while the age is unknown."""
    for condition in conditions:
        lowest = condition.lowest_age
        if age is not None and lowest is not None and age < lowest:
            words = _("De vacature vroeg '{condition}'. Deze vrijwilliger is {n} jaar.")
            return words.format(condition=condition.text, n=age)
    return ""


def not_asked_in_words(conditions: Sequence[Condition]) -> str:
    """Nog niet gevraagd: woont in Rivierenstad, is geen raadslid."""
    asked = listing([condition.text for condition in conditions])
    return _("Nog niet gevraagd: {what}.").format(what=asked)


@in_dutch()
def usual_conditions(town: str) -> tuple[str, ...]:
    """Conditions as towns put them, to choose from."""
    lives = _("woont in {town}").format(town=town) if town else _("woont in deze gemeente")
    return (
        _("ouder dan 15 jaar"),
        _("18 jaar of ouder"),
        lives,
        _("is geen raadslid"),
        _("werkt niet bij de gemeente of bij een partij die zij betaalt"),
        _("kan een VOG laten zien"),
    )


def problems_of_vacancy(opening: Opening) -> tuple[Problem, ...]:
    """Faults that a person must mend before the vacancy can be kept."""
    vacancy, faults = opening.vacancy, []
    if not vacancy.title.strip():
        faults.append(Problem("title", _("Geef de vacature een naam.")))
    faults.extend(too_long(vacancy, _LONGEST))
    conditions = (condition.text for condition in opening.conditions)
    faults.extend(longer_than(LONGEST_CONDITION, "conditions", *conditions))
    if len(opening.conditions) > MOST_CONDITIONS:
        sentence = _("Stel hoogstens {n} voorwaarden.").format(n=MOST_CONDITIONS)
        faults.append(Problem("conditions", sentence))
    if vacancy.filled_on is not None and vacancy.filled_on < vacancy.opened_on:
        sentence = _("De vacature is vervuld voor ze openging. Kies een latere dag.")
        faults.append(Problem("filled_on", sentence))
    return tuple(faults)


@gathered
def problems_of_candidate(candidate: Candidate) -> Iterator[Problem]:
    """Faults that a person must mend before the candidate can be kept."""
    if not candidate.name.strip():
        yield Problem("name", _("Vul een naam in. Een voornaam is genoeg."))
    yield from too_long(candidate, _LONGEST_OF_CANDIDATE)
    if candidate.email.strip() and not may_be_an_address(candidate.email.strip()):
        yield Problem("email", _("Dit e-mailadres klopt niet. Er hoort een @ in, zonder spaties."))
    if candidate.phone.strip() and not may_be_a_phone(candidate.phone):
        sentence = _("Dit telefoonnummer is te kort. Schrijf het hele nummer, of laat het leeg.")
        yield Problem("phone", sentence)


def tidied(candidate: Candidate) -> Candidate:
    """The same with single blanks, as names and addresses are compared and printed."""
    return texts.tidied(candidate, "name", "email", "phone")
