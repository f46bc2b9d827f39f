"""Promises and initiatives that matters became: whether each was kept in a year."""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    InitiativeStep,
)
from buurthuis_app.domain.promises import figures as promise_figures
from buurthuis_app.domain.promises.figures import PromiseRow
from buurthuis_app.domain.promises.promise import Measurement, Promise
from buurthuis_app.domain.voices.matter import BecameOf, Matter


def became(
    matters: Iterable[Matter],
    promises: tuple[Sequence[Promise], Sequence[Measurement]],
    initiatives: tuple[Sequence[Initiative], Sequence[InitiativeStep]],
    year: int,
) -> dict[UUID, BecameOf]:
    """By matter, what it became as that stood at the end of a year, or stands so far."""
    measured = {row.id: row for row in promise_figures.year_of(*promises, year).rows}
    of_promises = {
        promise.id: _of_promise(promise, measured.get(promise.id)) for promise in promises[0]
    }
    of_initiatives = {
        initiative.id: _of_initiative(
            initiative,
            [step for step in initiatives[1] if step.initiative_id == initiative.id],
            dt.date(year, 12, 31),
        )
        for initiative in initiatives[0]
    }
    known = {**of_promises, **of_initiatives}
    return {
        matter.id: known[key]
        for matter in matters
        if (key := matter.promise_id or matter.initiative_id) in known
    }


def _of_promise(promise: Promise, row: PromiseRow | None) -> BecameOf:
    return BecameOf(
        name=promise.sentence,
        kept=row.kept if row else None,
        measured=row.value_words if row else "",
        over_on=promise.until,
    )


def _of_initiative(
    initiative: Initiative, steps: Sequence[InitiativeStep], last: dt.date
) -> BecameOf:
    until_then = [step for step in steps if step.date <= last]
    latest = max(until_then, key=lambda step: (step.date, step.id), default=None)
    if latest is None or not latest.state.over:
        return BecameOf(name=initiative.title)
    return BecameOf(
        name=initiative.title,
        kept=latest.state is InitiativeState.ACCOUNTED,
        over_on=latest.date,
    )
