"""Promises of the demo's centre, with measurements of two years."""

import datetime as dt
from collections.abc import Iterator

from buurthuis_app.demo.data.goals.promises import PromiseData, promises_data
from buurthuis_app.demo.records import StepRecords
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.promises.promise import Measurement, Promise
from buurthuis_app.domain.shared.ids import new_id

_SINCE = dt.timedelta(days=700)


class PromiseRecords(StepRecords, frozen=True, kw_only=True):
    """The promises with what was measured of them."""

    promises: tuple[Promise, ...]
    measurements: tuple[Measurement, ...]


def build(house: House, timeline: Timeline) -> PromiseRecords:
    """The promises, in their order, with their measurements."""
    data = promises_data().promises
    promises = tuple(
        Promise(
            id=new_id(),
            centre_id=house.centre.id,
            sentence=promise_data.sentence,
            norm=promise_data.norm,
            since=timeline.today - _SINCE,
            threshold=promise_data.threshold,
            at_most=promise_data.at_most,
            unit=promise_data.unit,
            measured_how=promise_data.measured_how,
            looked_after_by=promise_data.looked_after_by,
            position=place,
        )
        for place, promise_data in enumerate(data)
    )
    measurements = (
        measurement
        for promise_data, promise in zip(data, promises, strict=True)
        for measurement in _measurements(timeline, promise_data, promise)
    )
    return PromiseRecords(promises=promises, measurements=tuple(measurements))


def _measurements(
    timeline: Timeline, promise_data: PromiseData, promise: Promise
) -> Iterator[Measurement]:
    for measured in promise_data.measured:
        yield Measurement(
            id=new_id(),
            promise_id=promise.id,
            date=timeline.today - dt.timedelta(days=measured.days_ago),
            value=measured.value,
            kept=measured.kept,
        )
