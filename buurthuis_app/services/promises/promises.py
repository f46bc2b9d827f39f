"""Promises of the centre, and their measurements."""

from msgspec import Struct

from buurthuis_app.domain.promises.figures import PromiseYear, year_of
from buurthuis_app.domain.promises.promise import (
    Measurement,
    Promise,
    problems,
    problems_of_measurement,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import tidied
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.promises import promises as queries
from buurthuis_app.records import replace
from buurthuis_app.services.shared import answers
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_there
from buurthuis_app.services.shared.undo import reordered

_CHANGES = frozenset({Topic.GOALS})


class PromisePage(Struct, frozen=True, kw_only=True):
    """A promise with its measurements, newest first."""

    promise: Promise
    measurements: tuple[Measurement, ...]


class Promises(Service):
    """The coordinator keeps them; the board reads along."""

    def blank(self) -> Promise:
        """A new promise, last in order, from today. Nothing is kept yet."""
        position = max((page.promise.position for page in self.pages()), default=-1) + 1
        return Promise(
            id=new_id(),
            centre_id=self._centre_id,
            sentence="",
            norm="",
            since=self._clock.today(),
            position=position,
        )

    def blank_measurement(self, promise: Promise) -> Measurement:
        """A measurement of today to fill in. Nothing is kept yet."""
        return Measurement(id=new_id(), promise_id=promise.id, date=self._clock.today())

    def pages(self) -> tuple[PromisePage, ...]:
        """All promises in their order, also those that hold no longer."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            promises, measurements = queries.everything(work, self._centre_id)
        pages = [
            PromisePage(
                promise=self._seen(promise),
                measurements=tuple(
                    sorted(
                        (
                            measurement
                            for measurement in measurements
                            if measurement.promise_id == promise.id
                        ),
                        key=lambda measurement: (measurement.date, measurement.id),
                        reverse=True,
                    )
                ),
            )
            for promise in promises
        ]
        return tuple(sorted(pages, key=lambda page: (page.promise.position, page.promise.id)))

    def keep(self, promise: Promise, *, new: bool) -> Done[Promise]:
        """Keep a new or changed promise. Raises Invalid for what is missing, Conflict when it was changed since."""
        self._actor.demand(Permission.SET_GOALS)
        promise = tidied(promise)
        refuse(problems(promise))
        with self._database.begin() as work:
            stored = kept(work, promise, new=new)
        return self._done(work, stored, _CHANGES)

    def remove(self, promise: Promise) -> Done[Promise]:
        """Take a promise away with its measurements; undo brings all of it back.

        Raises Invalid while it is the answer to what people said.
        """
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            current = still_there(work, Promise, promise.id)
            answers.refuse_given(work, promise_id=current.id)
            measurements = work.store(Measurement)
            measurements.remove(measurements.find(promise_id=current.id))
            work.store(Promise).remove([current])
        return self._done(work, current, _CHANGES)

    def shift(self, promise: Promise, steps: int) -> Done[Promise]:
        """Put a promise so many places further (negative: back), as far as there are places."""
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            current = still_there(work, Promise, promise.id)
            work.store(Promise).replace_all(reordered(_in_order(work, current), current, steps))
        return self._done(work, current, _CHANGES)

    def measure(self, measurement: Measurement, *, new: bool) -> Done[Measurement]:
        """Note what came out. Raises Invalid for what is missing, Conflict when it was changed since."""
        self._actor.demand(Permission.SET_GOALS)
        measurement = tidied(measurement)
        with self._database.begin() as work:
            promise = still_there(work, Promise, measurement.promise_id)
            refuse(problems_of_measurement(measurement, promise, self._clock.today()))
            stored = kept(work, measurement, new=new)
        return self._done(work, stored, _CHANGES)

    def remove_measurement(self, measurement: Measurement) -> Done[Measurement]:
        """Remove a measurement."""
        self._actor.demand(Permission.SET_GOALS)
        return self._removed(measurement, _CHANGES)

    def year(self, year: int) -> PromiseYear:
        """How the promises of a year turned out. `domain.promise_figures.definitions` says what its words mean."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            return year_of(*queries.everything(work, self._centre_id), year)

    def _seen(self, promise: Promise) -> Promise:
        """Without who looks after it, for who may not read that."""
        return promise if self.may(Permission.READ_PEOPLE) else replace(promise, looked_after_by="")


def _in_order(work: Work, beside: Promise) -> list[Promise]:
    promises = work.store(Promise).find(centre_id=beside.centre_id)
    return sorted(promises, key=lambda promise: (promise.position, promise.id))
