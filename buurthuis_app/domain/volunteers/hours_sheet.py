"""Hours of a period, with the names that its lines are shown with."""

from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.volunteers.allowance import AllowanceUse
from buurthuis_app.domain.volunteers.hours import HoursLine


class HoursSheet(Struct, frozen=True, kw_only=True):
    """The hours of a period with what their ids are called. Who is erased has no name here.

    `uses` says of who receives an allowance how near the month nearest to the most is, in the period's last year.
    """

    period: Period
    worked: tuple[HoursLine, ...]
    people: dict[UUID, str]
    duties: dict[UUID, str]
    activities: dict[UUID, str]
    uses: dict[UUID, AllowanceUse]
    paid: tuple[HoursLine, ...] = ()
    """Hours of professionals; they are never among the others."""
