"""The promises of a centre and all of their measurements."""

from uuid import UUID

from sqlalchemy import select

from buurthuis_app.domain.promises.promise import Measurement, Promise
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work


def everything(work: Work, centre_id: UUID) -> tuple[tuple[Promise, ...], tuple[Measurement, ...]]:
    """Promises and measurements, in the order of their ids."""
    return work.once(("promises", centre_id), lambda: _everything(work, centre_id))


def _everything(work: Work, centre_id: UUID) -> tuple[tuple[Promise, ...], tuple[Measurement, ...]]:
    measurement, promise = schema.measurement, schema.promise
    taken = (
        select(measurement)
        .join(promise, promise.c.id == measurement.c.promise_id)
        .where(promise.c.centre_id == centre_id)
        .order_by(measurement.c.id)
    )
    return (
        work.store(Promise).find(centre_id=centre_id),
        work.store(Measurement).select(taken),
    )
