"""What matters became: whether a promise was kept in a year, and how an initiative stood at its end."""

import datetime as dt

from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    InitiativeStep,
)
from buurthuis_app.domain.promises.promise import Measurement, Promise
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.voices.became import became
from buurthuis_app.domain.voices.matter import BecameOf, Matter
from buurthuis_app.records import replace

CENTRE = new_id()
START = dt.date(2024, 3, 1)
PROMISE = Promise(
    id=new_id(),
    centre_id=CENTRE,
    sentence="Snel antwoord.",
    norm="95 %",
    since=START,
    threshold=95.0,
    unit="%",
)
INITIATIVE = Initiative(
    id=new_id(), centre_id=CENTRE, title="Geveltuinen", good_for="De straat", since=START
)
MATTER = Matter(id=new_id(), centre_id=CENTRE, title="Grijs", since=START)
ASKED = replace(MATTER, id=new_id(), promise_id=PROMISE.id)
BEGUN = replace(MATTER, id=new_id(), initiative_id=INITIATIVE.id)


def step(state: InitiativeState, day: dt.date) -> InitiativeStep:
    return InitiativeStep(
        id=new_id(),
        initiative_id=INITIATIVE.id,
        state=state,
        date=day,
        because="",
        recorded_by=Profile.COORDINATOR,
    )


def outcome(year: int) -> dict[Matter, BecameOf]:
    measured = Measurement(id=new_id(), promise_id=PROMISE.id, date=dt.date(2025, 5, 1), value=94.0)
    steps = [
        step(InitiativeState.UNDER_WAY, dt.date(2025, 2, 1)),
        step(InitiativeState.ACCOUNTED, dt.date(2026, 2, 1)),
    ]
    of = became((MATTER, ASKED, BEGUN), ((PROMISE,), (measured,)), ((INITIATIVE,), steps), year)
    return {matter: of[matter.id] for matter in (MATTER, ASKED, BEGUN) if matter.id in of}


def test_each_year_has_its_own_outcome() -> None:
    assert outcome(2024) == {
        ASKED: BecameOf(name="Snel antwoord."),
        BEGUN: BecameOf(name="Geveltuinen"),
    }
    assert outcome(2025)[ASKED] == BecameOf(name="Snel antwoord.", kept=False, measured="94%")
    assert outcome(2025)[BEGUN].kept is None
    assert outcome(2026)[BEGUN] == BecameOf(
        name="Geveltuinen", kept=True, over_on=dt.date(2026, 2, 1)
    )


def test_what_was_before_the_promise_says_nothing_of_it() -> None:
    assert outcome(2023)[ASKED] == BecameOf(name="Snel antwoord.")


def test_a_rejected_initiative_is_not_kept() -> None:
    steps = [step(InitiativeState.REJECTED, dt.date(2025, 2, 1))]
    of = became((BEGUN,), ((), ()), ((INITIATIVE,), steps), 2025)
    assert of[BEGUN.id].kept is False
