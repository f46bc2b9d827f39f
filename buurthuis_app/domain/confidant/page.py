"""The confidant as everybody may know her: who she is and how to reach her. Nothing that was confided stands here."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.confidant.behaviours import HelpLine, UnwantedBehaviour
from buurthuis_app.domain.shared.contact_details import contact_card
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.shared.problems import Problem, too_long
from buurthuis_app.i18n import _

LONGEST_LINE = 120
LONGEST_ABOUT = 600


class Confidant(Struct, frozen=True, kw_only=True):
    """One vertrouwenspersoon (or vertrouwenscontactpersoon) of the centre, often of the whole town.

    `hours` says when she can be reached, `office` where she receives people, `languages` which ones she speaks, all
    in plain words as they stand on the page. `until` is her last day; after it the page leaves her out.
    """

    id: UUID
    centre_id: UUID
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    office: str = ""
    languages: str = ""
    about: str = ""
    photo_id: UUID | None = None
    until: dt.date | None = None
    position: int = 0
    version: int = 1

    def serves(self, day: dt.date) -> bool:
        """Whether people can come to her on this day; not when her name was erased."""
        return bool(self.name) and (self.until is None or day <= self.until)

    @property
    def reachable(self) -> bool:
        """Whether the page says how to reach her."""
        return any((self.phone.strip(), self.email.strip(), self.office.strip()))


class ConfidantPhoto(Picture, frozen=True, kw_only=True):
    """Her picture. Never changed, only replaced."""

    id: UUID
    version: int = 1


class ConfidantPage(Struct, frozen=True, kw_only=True):
    """All that the public page shows; `photos` by their id. `earlier` are those whose last day has passed."""

    centre: str
    confidants: tuple[Confidant, ...]
    photos: Mapping[UUID, ConfidantPhoto]
    behaviours: tuple[UnwantedBehaviour, ...]
    help_lines: tuple[HelpLine, ...]
    earlier: tuple[Confidant, ...] = ()

    def photo_of(self, confidant: Confidant) -> ConfidantPhoto | None:
        """Her picture, when there is one."""
        return self.photos.get(confidant.photo_id) if confidant.photo_id else None


def problems(confidant: Confidant) -> tuple[Problem, ...]:
    """Everything a person must still mend before she can stand on the page."""
    faults = []
    if not confidant.name.strip():
        faults.append(Problem("name", _("Vul de naam van de vertrouwenspersoon in.")))
    if not confidant.reachable:
        sentence = _("Vul in hoe mensen haar bereiken: een telefoonnummer, e-mailadres of plaats.")
        faults.append(Problem("phone", sentence))
    if confidant.email.strip() and not _looks_like_address(confidant.email.strip()):
        sentence = _("Dit is geen e-mailadres. Kijk of er een @ en een punt in staat.")
        faults.append(Problem("email", sentence))
    if confidant.phone.strip() and sum(sign.isdigit() for sign in confidant.phone) < 3:  # noqa: PLR2004 - 112
        faults.append(Problem("phone", _("Dit is geen telefoonnummer. Typ de cijfers.")))
    texts = ("name", "role", "phone", "email", "hours", "office", "languages")
    limits = dict.fromkeys(texts, LONGEST_LINE) | {"about": LONGEST_ABOUT}
    return (*faults, *too_long(confidant, limits))


def vcard(confidant: Confidant, centre: str) -> str:
    """How to reach her, as a telephone reads it from a QR code."""
    return contact_card(confidant.name, confidant.phone, confidant.email, centre)


def _looks_like_address(text: str) -> bool:
    name, at, house = text.partition("@")
    return bool(name and at and "." in house.strip(".") and " " not in text and "@" not in house)
