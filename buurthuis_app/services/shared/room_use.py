"""Use of the rooms in some days, as every paper and screen tells it."""

from uuid import UUID

from buurthuis_app.domain.activities.room_occupancy import Occupancy, occupancy
from buurthuis_app.domain.centre.centre import Centre, ClosedDay, Room
from buurthuis_app.domain.centre.opening_hours import OpeningHours
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import agenda
from buurthuis_app.services.shared.service import still_there


def room_use(work: Work, centre_id: UUID, span: Span) -> Occupancy:
    """How many hours each room was booked of those that the house was open."""

    def ask() -> Occupancy:
        return occupancy(
            still_there(work, Centre, centre_id),
            work.store(Room).find(centre_id=centre_id),
            work.store(ClosedDay).find(centre_id=centre_id),
            agenda.room_bookings(work, centre_id, span),
            span,
            work.store(OpeningHours).find(centre_id=centre_id),
        )

    return work.once(("room use", centre_id, span), ask)
