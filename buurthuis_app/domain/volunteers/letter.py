"""Letter to volunteers: one text, in which each finds the own name."""

import re
from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, too_long
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.i18n import _

LONGEST_SUBJECT, LONGEST_LETTER = 120, 6000
NAME, FIRST_NAME = "{naam}", "{voornaam}"
_GAP = re.compile(r"\{[^{}\n]*\}")
_BREAK = re.compile(r"\s*[,;\n]\s*")


class Letter(Struct, frozen=True, kw_only=True):
    """What people wrote. NAME and FIRST_NAME stand where the name of each comes."""

    subject: str = ""
    text: str = ""


class AddressedLetter(Struct, frozen=True, kw_only=True):
    """The letter to one person; without an address there is the name alone."""

    volunteer_id: UUID
    name: str
    address: tuple[str, ...]
    subject: str
    text: str


def problems_of_letter(letter: Letter) -> Iterable[Problem]:
    """What must be mended before it is sent: no text, or a gap in it that nobody knows how to fill."""
    if not letter.text.strip():
        yield Problem("text", _("Schrijf eerst de brief."))
    for gap in sorted({*_GAP.findall(letter.subject + letter.text)} - {NAME, FIRST_NAME}):
        sentence = _("{gap} wordt niet ingevuld. Wel bekend zijn {name} en {first}.")
        yield Problem("text", sentence.format(gap=gap, name=NAME, first=FIRST_NAME))
    yield from too_long(letter, {"subject": LONGEST_SUBJECT, "text": LONGEST_LETTER})


def addressed(letter: Letter, people: Iterable[Volunteer]) -> tuple[AddressedLetter, ...]:
    """The letter to each of these people."""
    return tuple(
        AddressedLetter(
            volunteer_id=person.id,
            name=person.name,
            address=address_lines(person.address),
            subject=_filled(letter.subject, person.name),
            text=_filled(letter.text, person.name),
        )
        for person in people
    )


def first_name(name: str) -> str:
    """The first word of a name."""
    return name.split(" ", 1)[0]


def address_lines(address: str) -> tuple[str, ...]:
    """An address as it stands on an envelope: what a comma parts is on a line of its own."""
    return tuple(line for line in _BREAK.split(address.strip()) if line)


def _filled(text: str, name: str) -> str:
    return text.replace(NAME, name).replace(FIRST_NAME, first_name(name)).strip()
