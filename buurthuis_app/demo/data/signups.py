"""Sign-ups of the demo as data: names to draw from, and evenings that the house invites people to."""

import datetime as dt
from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.activities.activity import AskedField
from buurthuis_app.domain.centre.centre import Weekday


class EveningData(Data, frozen=True, kw_only=True):
    """One time of it: how many signed up, how many of them withdrew, and how many came (none when still to come)."""

    days: int
    """So many days from today at least; less than a week more, if the house is open then."""
    signed_up: int
    withdrawn: int
    present: int = 0
    room: str = ""
    """Where it was; "" is where the invitation says."""


class InvitationData(Data, frozen=True, kw_only=True):
    """A meeting with sign-up, once or a few times."""

    title: str
    weekday: Weekday
    starts: dt.time
    ends: dt.time
    evenings: tuple[EveningData, ...]
    reported_after: int | None = None
    """So many days after it the report was sent; None when none was."""
    kind: str
    themes: tuple[str, ...]
    area: str
    host: str
    asks: frozenset[AskedField]
    place: str = ""
    capacity: int | None = None
    description: str


class SignUpsData(Data, frozen=True, kw_only=True):
    """People's names, what they eat, and the invitations."""

    first_names: tuple[str, ...]
    initials: str
    """Initials: one letter of it comes after a first name."""
    meals: tuple[str, ...]
    invitations: tuple[InvitationData, ...]


@cache
def signups_data() -> SignUpsData:
    """The file `signups`."""
    return read("signups", SignUpsData)
