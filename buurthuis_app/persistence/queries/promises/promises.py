"""The promises of a centre and all of their measurements."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from buurthuis_app.domain.promises.promise import Measurement, Promise
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together


def everything(work: Work, centre_id: UUID) -> tuple[tuple[Promise, ...], tuple[Measurement, ...]]:
    """Promises and measurements, in the order of their ids."""
    return (
        work.store(Promise).find(centre_id=centre_id),
        read_together.records(work, Measurement, measuring, centre_id),
    )


def measuring(centre_id: UUID) -> Select[Any]:
    """Asks for all measurements."""
    measurement, promise = schema.measurement, schema.promise
    return (
        select(measurement)
        .join(promise, promise.c.id == measurement.c.promise_id)
        .where(promise.c.centre_id == centre_id)
    )
