"""Confidant of the demo, with her page, a register to look into, and last year's released figures.

Its passphrase stands on the page itself, so that everybody can look at the example; and guessing it costs nothing, so
that the demo is filled quickly. A real one is drawn by chance, is known to one person, and costs a second a guess.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from random import Random

from buurthuis_app.demo.data.confidant import confidant_data
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.confidant.behaviours import UnwantedBehaviour
from buurthuis_app.domain.confidant.case import (
    Case,
    CaseKind,
    CaseState,
    ConfidedMessage,
    Note,
    PersonRole,
    Route,
    Step,
    StepTaken,
    best_destroyed_after,
)
from buurthuis_app.domain.confidant.page import Confidant
from buurthuis_app.domain.confidant.sealed_records import ConfidantKey, SealedMessage
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.sealing.key_derivation import LEAST_MEMORY
from buurthuis_app.services.confidant.known_keys import Pins
from buurthuis_app.services.confidant.opening import opened_session, random_id
from buurthuis_app.services.confidant.readers import kept_readers, named_reader, sign
from buurthuis_app.services.confidant.session import Session, Surroundings
from buurthuis_app.services.confidant.yearly_figures import YearlyFigures
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.vault.codes import new_receipt, new_recovery_key, passphrase_bytes
from buurthuis_app.vault.key_wrapping import (
    KIBIBYTE,
    Cost,
    wrapped_by_passphrase,
    wrapped_by_recovery_key,
)
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.messages import sealed_message
from buurthuis_app.vault.readers import RegisterTerm
from buurthuis_app.vault.serialisation import case_bytes, message_bytes

PASSPHRASE = "dit voorbeeld mag iedereen lezen"  # noqa: S105 - it is printed on the demo's page
_COST = Cost(memory=-(-LEAST_MEMORY // KIBIBYTE), passes=1)
_REPORTS, _QUESTIONS = 13, 7
"""Of last year: enough for some figures to be printed and others to be hidden."""
_STILL_THERE = 5
"""Cases of this year."""


def keep(database: Database, centre: Centre, timeline: Timeline) -> None:
    """Write the page, the register and the release; with units of work of its own, as the register has."""
    confidant = _confidant(centre)
    pair = KeyPair.new()
    with database.begin() as work:
        work.store(Confidant).add(confidant)
        key = _key(pair, confidant, timeline)
        work.store(ConfidantKey).add(key)
        sign(
            work,
            kept_readers(work, centre.id),
            pair,
            [named_reader(work, key, pair.verify_key)],
            today=timeline.first,
            begins=(RegisterTerm.of(pair), pair),
        )
        kinds = work.store(UnwantedBehaviour).find(centre_id=centre.id)
        surroundings = Surroundings(
            database=database,
            clock=FixedClock(_released_on(timeline)),
            centre_id=centre.id,
            pins=Pins(Path("nowhere"), centre.id),  # what this computer trusts is not the demo's
            cost=_COST,
        )
        session = opened_session(surroundings, pair, work, known=True, new=True).session
    chance = timeline.chance("confided")
    last_year = [case.id for case in _keep_cases(session, _of_last_year(kinds, timeline, chance))]
    release = confidant_data().release
    YearlyFigures(session).release(
        timeline.today.year - 1,
        zeros=True,
        prevention=release.prevention,
        recommendations=release.recommendations,
    )
    with session.begin() as work:
        for case_id in last_year:
            session.safe.destroy_record(work, case_id)
        _leave_messages(work, pair, timeline)
    _keep_cases(session, _of_this_year(kinds, timeline, chance))
    session.close()


def _confidant(centre: Centre) -> Confidant:
    page = confidant_data().page
    return Confidant(
        id=new_id(),
        centre_id=centre.id,
        name=page.name,
        role=page.role,
        phone=page.phone,
        email=page.email,
        hours=page.hours,
        office=page.office,
        languages=page.languages,
        about=page.about.format(passphrase=PASSPHRASE),
    )


def _key(pair: KeyPair, confidant: Confidant, timeline: Timeline) -> ConfidantKey:
    """Nobody has the paper with its recovery key: the passphrase is known to all."""
    return ConfidantKey(
        id=pair.id,
        centre_id=confidant.centre_id,
        confidant_id=confidant.id,
        public_key=pair.public_key,
        by_passphrase=wrapped_by_passphrase(pair, passphrase_bytes(PASSPHRASE), _COST),
        by_recovery_key=wrapped_by_recovery_key(pair, new_recovery_key()),
        active_from=timeline.first,
    )


def _released_on(timeline: Timeline) -> dt.date:
    return min(timeline.today, dt.date(timeline.today.year, 2, 12))


def _keep_cases(session: Session, cases: Iterator[Case]) -> list[Case]:
    case_list = list(cases)
    with session.begin() as work:
        readers = session.readers(work)
        for case in case_list:
            session.safe.add(work, case.id, case_bytes(case), readers)
    return case_list


def _of_last_year(
    kinds: tuple[UnwantedBehaviour, ...], timeline: Timeline, chance: Random
) -> Iterator[Case]:
    year = timeline.today.year - 1
    for number in range(_REPORTS + _QUESTIONS):
        day = dt.date(year, 1, 8) + dt.timedelta(days=round(number * 340 / (_REPORTS + _QUESTIONS)))
        kind = CaseKind.REPORT if number % 3 else CaseKind.ADVICE
        closed = day + dt.timedelta(days=chance.randint(10, 40))
        yield _case(kinds, chance, day, kind, closed=closed)


def _of_this_year(
    kinds: tuple[UnwantedBehaviour, ...], timeline: Timeline, chance: Random
) -> Iterator[Case]:
    for number in range(_STILL_THERE):
        day = timeline.today - dt.timedelta(days=12 + 43 * number)
        closed = day + dt.timedelta(days=30) if number >= 3 else None  # noqa: PLR2004
        yield _case(
            kinds, chance, day, (CaseKind.REPORT, CaseKind.ADVICE)[number % 2], closed=closed
        )


def _case(
    kinds: tuple[UnwantedBehaviour, ...],
    chance: Random,
    day: dt.date,
    kind: CaseKind,
    *,
    closed: dt.date | None,
) -> Case:
    data = confidant_data()
    roles = (PersonRole.VISITOR, PersonRole.VISITOR, PersonRole.VOLUNTEER, PersonRole.PROFESSIONAL)
    steps = [Step.LISTEN, *chance.sample([Step.INFORM, Step.REFER, Step.MEDIATE, Step.COMPLAIN], 1)]
    return Case(
        id=random_id(),
        reported_on=day,
        kind=kind,
        route=chance.choice(list(Route)),
        behaviour_id=chance.choice(kinds).id,
        role=chance.choice(roles),
        about=chance.choice(data.about),
        notes=(Note(on=day, text=chance.choice(data.talks)),),
        steps=tuple(StepTaken(step=step, on=day) for step in steps),
        state=CaseState.CLOSED if closed else CaseState.OPEN,
        closed_on=closed,
        destroy_after=best_destroyed_after(closed, day) if closed else None,
    )


def _leave_messages(work: Work, pair: KeyPair, timeline: Timeline) -> None:
    for number, message_data in enumerate(confidant_data().messages):
        message = ConfidedMessage(
            id=random_id(),
            text=message_data.text,
            reach=message_data.reach,
            receipt=new_receipt(),
            received_on=timeline.today - dt.timedelta(days=1 + 3 * number),
        )
        sealed = sealed_message(message_bytes(message), message.id, pair.id, pair.public_key)
        work.store(SealedMessage).add(
            SealedMessage(message_id=message.id, key_id=pair.id, sealed=sealed)
        )
