"""What the demo's house invites people to: two evenings on its promises, and a talk over a meal."""

import datetime as dt

from msgspec import Struct

from buurthuis_app.demo.data.activities import THU, TUE
from buurthuis_app.domain.activities import AskedField


class Evening(Struct, frozen=True, kw_only=True):
    """One time of it: how many signed up, how many of them withdrew, and how many came (none when still to come)."""

    days: int
    """So many days from today at least; less than a week more, if the house is open then."""
    signed_up: int
    withdrawn: int
    present: int = 0
    room: str = ""
    """Where it was; "" is where the invitation says."""


class Invitation(Struct, frozen=True, kw_only=True):
    """A meeting with sign-up, once or a few times."""

    title: str
    weekday: int
    starts: dt.time
    ends: dt.time
    evenings: tuple[Evening, ...]
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


INVITATIONS: tuple[Invitation, ...] = (
    Invitation(
        title="Avond over kwaliteit",
        weekday=TUE,
        starts=dt.time(19, 30),
        ends=dt.time(21),
        # The names of the first evening are erased by now; the second is still to come.
        evenings=(
            Evening(days=-20, signed_up=31, withdrawn=2, present=26),
            Evening(days=2, signed_up=24, withdrawn=1, room="Grote zaal"),
        ),
        kind="bijeenkomst",
        themes=("meedoen",),
        area="Molenwijk",
        host="Naima B.",
        asks=frozenset({AskedField.EMAIL}),
        place="raadzaal",
        capacity=40,
        description="Wat mag u van ons verwachten? Praat mee over onze beloften. "
        "De eerste avond is in het gemeentehuis, de tweede in het buurthuis.",
    ),
    Invitation(
        title="Groepsgesprek met maaltijd",
        weekday=THU,
        starts=dt.time(18),
        ends=dt.time(21),
        evenings=(Evening(days=-10, signed_up=14, withdrawn=1, present=12, room="Huiskamer"),),
        reported_after=7,
        kind="bijeenkomst",
        themes=("meedoen", "eenzaamheid"),
        area="Oud-Havenkwartier",
        host="Chantal R.",
        asks=frozenset({AskedField.EMAIL, AskedField.PHONE, AskedField.MEAL}),
        capacity=16,
        description="We eten samen en praten over samen leven in de buurt. "
        "Uw gegevens gebruiken we alleen voor deze avond en om u het verslag te sturen. Daarna wissen we ze.",
    ),
)
