"""One + at the door until it is on the disk, against a bare UPDATE with the same settings."""

from benchmarks import centres
from benchmarks.measure import Pair, timed
from buurthuis_app.persistence.database import connect


def plus_against_update() -> Pair:
    """The same count, added to by the service and by sqlite3."""
    house = centres.house(10)
    day = house.counting.day(centres.today())
    card = next(card for card in day.cards if not card.occurrence.cancelled)
    occurrence, kind = card.occurrence.id, day.kinds[0].id
    house.counting.add(occurrence, kind, 1)
    connection = connect(house.database.path)

    def by_hand() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            'UPDATE "count" SET number = number + 1, version = version + 1 '
            "WHERE occurrence_id = ? AND kind_id = ?",
            (occurrence.bytes, kind.bytes),
        )
        connection.execute("COMMIT")

    return Pair(
        program=timed(lambda: house.counting.add(occurrence, kind, 1)), floor=timed(by_hand)
    )
