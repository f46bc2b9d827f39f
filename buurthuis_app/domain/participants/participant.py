"""Participants: people whom the door knows again, in a centre that chose to keep them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.domain.shared.texts import in_words, name_key, single
from buurthuis_app.i18n import _

LONGEST_NAME = 40
OLDEST = 120


class Home(Enum):
    """Where somebody lives, no nearer than the figures ask."""

    NEAR = "near"
    TOWN = "town"
    ELSEWHERE = "elsewhere"


class Gender(Enum):
    """What somebody says of herself, himself or themselves."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class AskedFact(Enum):
    """What a centre may ask beside a name; the value is the field of the participant."""

    BIRTH_YEAR = "birth_year"
    HOME = "home"
    GENDER = "gender"


class Participant(Struct, frozen=True, kw_only=True):
    """Somebody who is known again: a first name with the first letter of the last, or the number of a card."""

    id: UUID
    centre_id: UUID
    name: str = ""
    birth_year: int | None = None
    home: Home | None = None
    gender: Gender | None = None
    noted_on: dt.date
    version: int = 1


class KnownVisit(Struct, frozen=True, kw_only=True):
    """That a participant was there. `raised`: it added one to the visits; otherwise the number held it already."""

    occurrence_id: UUID
    participant_id: UUID
    raised: bool = True


class RegisterChoice(Struct, frozen=True, kw_only=True):
    """Whether the centre keeps participants, what it asks of them, and for how many months after their last time."""

    kept: bool = False
    asks: frozenset[AskedFact] = frozenset()
    months: int = 24


class KnownPerson(Struct, frozen=True, kw_only=True):
    """A participant as the register lists her or him: how often present, and when last."""

    participant: Participant
    times: int = 0
    last: dt.date | None = None


class PresenceList(Struct, frozen=True, kw_only=True):
    """Who is at one time, and whom one can choose from: those who came to the activity lately first, then by name."""

    present: frozenset[UUID]
    people: tuple[Participant, ...]
    lately: frozenset[UUID]
    asks: frozenset[AskedFact]
    visits: int | None
    raises: bool
    """Whether a tap adds to the visits: on the day itself. Later the number stays as it was counted."""


def home_names() -> dict[Home, str]:
    """What people call each."""
    return {
        Home.NEAR: _("in de wijk"),
        Home.TOWN: _("elders in de gemeente"),
        Home.ELSEWHERE: _("buiten de gemeente"),
    }


def gender_names() -> dict[Gender, str]:
    """What people call each."""
    return {Gender.WOMAN: _("vrouw"), Gender.MAN: _("man"), Gender.OTHER: _("anders")}


def fact_names() -> dict[AskedFact, str]:
    """What people call each."""
    return {
        AskedFact.BIRTH_YEAR: _("geboortejaar"),
        AskedFact.HOME: _("waar iemand woont"),
        AskedFact.GENDER: _("geslacht"),
    }


def as_kept(typed: str) -> str:
    """What is kept of a name, whatever was typed: "ans van den bakker" -> "Ans B.". The number of a card stays."""
    words = single(typed).split()
    numbered = len(words) == 1 or any(map(str.isdecimal, "".join(words[-1:])))
    behind = [words.pop()] if numbered else []
    if len(words) > 1:
        words = [words[0][:1].upper() + words[0][1:], f"{words[-1][:1].upper()}."]
    return " ".join((*words, *behind))


@gathered
def problems(
    participant: Participant, others: Iterable[Participant], today: dt.date
) -> Iterator[Problem]:
    """Faults of a participant, beside the `others` of the centre."""
    yield from too_long(participant, {"name": LONGEST_NAME})
    name = as_kept(participant.name)
    if " " not in name and not any(map(str.isdecimal, name)):
        sentence = _(
            "Schrijf de voornaam en de eerste letter van de achternaam, zoals Ans B., of een kaartnummer."
        )
        yield Problem("name", sentence)
    if any(
        other.id != participant.id and name_key(other.name) == name_key(name) for other in others
    ):
        sentence = _("{name} is er al. Is dit iemand anders? Zet er een cijfer achter: {name} 2.")
        yield Problem("name", sentence.format(name=name))
    born = participant.birth_year
    if born is not None and not today.year - OLDEST <= born <= today.year:
        sentence = _("Vul een geboortejaar van vier cijfers in, of laat het leeg.")
        yield Problem("birth_year", sentence)


def problems_of_merging(goes_id: UUID, stays_id: UUID | None) -> tuple[Problem, ...]:
    """Why two participants can't become one."""
    if stays_id is not None and goes_id != stays_id:
        return ()
    return (Problem("into", _("Kies met wie u deze deelnemer samenvoegt.")),)


def found(people: Iterable[Participant], typed: str) -> tuple[Participant, ...]:
    """Those whose name has a word that begins with each word typed, in their order; all when nothing was typed.

    A whole last name finds its first letter, which is all that is kept: "ans bakker" finds Ans B.
    """
    wanted = in_words(as_kept(typed)).split()
    return tuple(
        person
        for person in people
        if all(
            any(word.startswith(part) for word in in_words(person.name).split()) for part in wanted
        )
    )
