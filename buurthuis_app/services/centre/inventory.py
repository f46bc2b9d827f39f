"""Inventory on paper: what stands in each room, to walk past and tick off."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from buurthuis_app.domain.centre.centre import Centre, Room
from buurthuis_app.domain.centre.equipment import Equipment, problems_of_equipment
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.texts import folded, name_key
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.reports.activities import inventory
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.shared.taken_list import TakenList, taken

if TYPE_CHECKING:
    from buurthuis_app.exchange.files.sheet_grid import Value


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

    def read(self, path: Path) -> TakenList[Equipment]:
        """What a table brings, room by room; nothing is kept yet. Raises Invalid or Damaged."""
        self._actor.demand(Permission.PLAN)
        from buurthuis_app.exchange.files.text_compare import vocabulary
        from buurthuis_app.exchange.lists import list_rows

        with self._database.read() as work:
            rooms = work.store(Room).find(centre_id=self._centre_id)
            there = work.store(Equipment).find(centre_id=self._centre_id)
        known = {name_key(room.name): room.id for room in rooms}

        def room(value: "Value") -> UUID:
            found = known.get(name_key(list_rows.text_in(value)))
            if found is None:
                raise Invalid(_("Deze zaal is er niet. Maak haar eerst bij Zalen."))
            return found

        column = list_rows.ListColumn
        what = vocabulary("wat artikel omschrijving naam inventaris voorwerp")
        columns = (
            column(field="what", headings=what, read=list_rows.text_in),
            column(field="room_id", headings=vocabulary("zaal ruimte lokaal kamer"), read=room),
            column(
                field="number",
                headings=vocabulary("aantal stuks hoeveel"),
                read=list_rows.whole_number_in,
            ),
            column(
                field="checked_on",
                headings=vocabulary("nagekeken gecontroleerd controle"),
                read=list_rows.day_in,
            ),
            column(
                field="remark",
                headings=vocabulary("opmerking opmerkingen bijzonderheden"),
                read=list_rows.text_in,
            ),
        )
        blank = Equipment(id=new_id(), centre_id=self._centre_id)
        rows = list_rows.read_rows(path, columns)
        return taken(rows, blank, there, problems=problems_of_equipment, same=_stands)

    def keep(self, file: TakenList[Equipment]) -> Done[int]:
        """Keep what is new of a table; what came in the meantime stays as it is. The value is how many."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            store = work.store(Equipment)
            there = {_stands(each) for each in store.find(centre_id=self._centre_id)}
            new = [each for each in file.new if _stands(each) not in there]
            for room_id in {each.room_id for each in new}:
                still_there(work, Room, room_id)
            store.add(*new)
        return self._done(work, len(new), frozenset({Topic.CENTRE}))


def _stands(equipment: Equipment) -> tuple[UUID | None, str]:
    return equipment.room_id, name_key(equipment.what)
