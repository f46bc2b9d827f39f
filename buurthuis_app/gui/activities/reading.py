"""What the tab reads for its three views: what takes place, on which days the house is closed, what can be chosen."""

import datetime as dt

from buurthuis_app.gui.activities.items import Item
from buurthuis_app.services.house import House


def items(house: House, first: dt.date, last: dt.date) -> tuple[Item, ...]:
    """What takes place from `first` to `last`, both included."""
    planning = house.planning
    found = []
    rooms = {room.id: room.name for room in planning.rooms()}
    for row in planning.activities():
        for one in planning.occurrences(row.activity.id):
            date = one.occurrence
            if first <= date.date <= last:
                found.append(
                    Item(
                        id=date.id,
                        activity_id=row.activity.id,
                        title=row.activity.title,
                        date=date.date,
                        starts=date.starts,
                        ends=date.ends,
                        room_id=date.room_id,
                        room=rooms[date.room_id] if date.room_id else "",
                        colour=hash(row.activity.title) % 12,
                        cancelled_because=date.cancelled_because,
                        visits=one.visits,
                    )
                )
    return tuple(found)
