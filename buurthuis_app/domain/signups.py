"""Who wants to come: a name and as little else as the activity asks, kept only as long as it is needed."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from buurthuis_app.domain.activities import Activity, AskedField
from buurthuis_app.domain.problems import Problem
from buurthuis_app.i18n import _

LONGEST_TEXT = 500


class Place(Enum):
    """Whether there is a place for this person."""

    PLACED = "placed"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUp:
    """One person for an activity, or for one occurrence of it when `occurrence_id` is given.

    `present` is None until somebody ticked it. `erase_on` is the day on which name and contact data are erased;
    the row stays, so that the numbers stay.
    """

    id: UUID
    centre_id: UUID
    activity_id: UUID
    occurrence_id: UUID | None = None
    name: str
    email: str = ""
    phone: str = ""
    remark: str = ""
    meal: str = ""
    place: Place = Place.PLACED
    present_at: tuple[UUID, ...] = ()
    withdrawn_on: dt.date | None = None
    erase_on: dt.date | None = None
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSent:
    """The report of an activity or of one occurrence went to those who signed up, on this day."""

    id: UUID
    activity_id: UUID
    occurrence_id: UUID | None
    sent_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """Why contact data is kept longer than was promised, and until when."""

    id: UUID
    activity_id: UUID
    occurrence_id: UUID | None
    until: dt.date
    because: str
    recorded_on: dt.date


def problems(sign_up: SignUp, activity: Activity) -> tuple[Problem, ...]:
    """Everything a person must still mend before the sign-up can be kept."""
    found = []
    if not sign_up.name.strip():
        found.append(Problem(field="name", sentence=_("Vul een naam in. Een voornaam is genoeg.")))
    for field in ("name", "email", "phone", "remark", "meal"):
        if len(getattr(sign_up, field)) > LONGEST_TEXT:
            sentence = _("De tekst is langer dan {n} tekens. Maak hem korter.").format(
                n=LONGEST_TEXT
            )
            found.append(Problem(field=field, sentence=sentence))
    email = sign_up.email.strip()
    if email and (" " in email or "@" not in email[1:-1]):
        sentence = _("Dit e-mailadres klopt niet. Er hoort een @ in, zonder spaties.")
        found.append(Problem(field="email", sentence=sentence))
    for asked in AskedField:
        if getattr(sign_up, asked.value) and asked not in activity.asks:
            sentence = _("Deze activiteit vraagt dit niet. Laat het leeg.")
            found.append(Problem(field=asked.value, sentence=sentence))
    return tuple(found)
