"""Inventory on paper: what stands in each room, to walk past and tick off."""

from buurthuis_app.domain.centre.centre import Centre, Room
from buurthuis_app.domain.centre.equipment import Equipment
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.reports.activities import inventory
from buurthuis_app.services.shared.service import Service, still_there


class Inventory(Service):
    """What stands in the rooms; the list itself is one of the centre's lists."""

    def document(self) -> Document:
        """A table for each room in which something stands, by name."""
        self._actor.demand(Permission.PLAN)
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            rooms = work.store(Room).find(centre_id=self._centre_id)
            things = work.store(Equipment).find(centre_id=self._centre_id)
        by_name = sorted(things, key=lambda each: folded(each.what))
        return inventory.document(
            centre.name,
            [
                (room.name, [each for each in by_name if each.room_id == room.id])
                for room in sorted(rooms, key=lambda room: folded(room.name))
            ],
            self._clock.today(),
        )
