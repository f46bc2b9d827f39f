"""Loans: who has a thing or waits for it, when it must be back, and whether it is."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.lending.thing import Thing, ThingState
from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.i18n import _

USUAL_TERM = dt.timedelta(days=14)
OUT_AT_MOST = dt.timedelta(days=365)
"""So much longer a name is kept with what does not come back, or of somebody who still waits."""
_LONGEST = {"name": 120, "phone": 60}


class LoanStanding(Enum):
    """How a loan stands today, what presses first."""

    LATE = "late"
    OUT = "out"
    WAITING = "waiting"
    BACK = "back"


class Loan(Struct, frozen=True, kw_only=True):
    """A thing that somebody has, had, or waits for until `out_on` is known.

    `name` is a first name. It and the telephone number are erased some time after the thing came back.
    """

    id: UUID
    centre_id: UUID
    thing_id: UUID | None
    name: str
    phone: str = ""
    asked_on: dt.date
    out_on: dt.date | None = None
    due_on: dt.date | None = None
    returned_on: dt.date | None = None
    version: int = 1

    @property
    def out(self) -> bool:
        """Whether somebody has the thing now."""
        return self.out_on is not None and self.returned_on is None

    def standing(self, today: dt.date) -> LoanStanding:
        """How it stands on this day; on the day itself it is not late yet."""
        if self.returned_on is not None:
            return LoanStanding.BACK
        if self.out_on is None:
            return LoanStanding.WAITING
        return LoanStanding.LATE if self.due_on and self.due_on < today else LoanStanding.OUT


class LentThing(Struct, frozen=True, kw_only=True):
    """A loan with what it is about, and how it stands."""

    loan: Loan
    thing: Thing
    standing: LoanStanding


def standing_names() -> dict[LoanStanding, str]:
    """What people call each standing."""
    return {
        LoanStanding.LATE: _("te laat"),
        LoanStanding.OUT: _("uitgeleend"),
        LoanStanding.WAITING: _("wacht"),
        LoanStanding.BACK: _("terug"),
    }


def in_order(lent: LentThing) -> tuple[int, int, UUID]:
    """Sorts loans: what presses first, and of what came back the newest first."""
    loan = lent.loan
    day = (loan.due_on if loan.out else loan.returned_on) or loan.asked_on
    back = lent.standing is LoanStanding.BACK
    place = list(LoanStanding).index(lent.standing)
    return place, -day.toordinal() if back else day.toordinal(), loan.id


@gathered
def problems_of_loan(loan: Loan, today: dt.date) -> Iterator[Problem]:
    """Everything that must be mended in a loan by itself."""
    if loan.thing_id is None:
        yield Problem("thing_id", _("Kies wat er wordt geleend."))
    if not loan.name.strip() and loan.returned_on is None:
        yield Problem("name", _("Schrijf een voornaam."))
    if loan.out_on is not None and loan.out_on > today:
        yield Problem("out_on", _("Deze dag moet nog komen. Laat hem leeg voor wie nog wacht."))
    if loan.out_on is not None and (loan.due_on is None or loan.due_on < loan.out_on):
        sentence = _("Kies wanneer het terug moet zijn: de dag van meegeven of later.")
        yield Problem("due_on", sentence)
    if loan.returned_on is not None and not (
        loan.out_on is not None and loan.out_on <= loan.returned_on <= today
    ):
        yield Problem("returned_on", _("Kies een dag tussen het meegeven en vandaag."))
    yield from too_long(loan, _LONGEST)


def problems_of_handing(loan: Loan, thing: Thing, *, elsewhere: bool) -> tuple[Problem, ...]:
    """Why a thing cannot be with this person now; `elsewhere`: somebody else has it."""
    if not loan.out:
        return ()
    if elsewhere:
        sentence = _("{thing} is nog niet terug. Noteer eerst dat het terug is, of laat wachten.")
    elif thing.state is not ThingState.IN_ORDER:
        sentence = _("{thing} is niet in orde en gaat niet mee. Kijk bij Spullen.")
    else:
        return ()
    return (Problem("thing_id", sentence.format(thing=thing.name)),)
