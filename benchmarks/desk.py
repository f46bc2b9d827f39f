"""One desk of many on a server, a process of its own: at each line that it reads it counts, or adds bare rows.

python -m benchmarks.desk ADDRESS FOLDER
"""

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app import bootstrap
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.server import address as addresses
from buurthuis_app.persistence.server.server_database import ServerDatabase, connect
from buurthuis_app.services.centre.centres import Centres

if TYPE_CHECKING:
    from collections.abc import Callable

COUNTS = 25
"""At each line."""

INSERT = "INSERT INTO raw_count VALUES (%s, %s, %s, %s)"


def main(address: str, folder: str) -> int:
    """Tell when it is ready, and then each time when it is done."""
    with (
        closing(ServerDatabase(addresses.read(address), Path(folder) / "buurthuis.db")) as database,
        closing(connect(database.address)) as line,
    ):
        centre = Centres(database).first()
        if centre is None:
            return 1
        house = bootstrap.house(database, centre)
        counting, day = house.counting, house.counting.day(house.clock.today())
        card = next(card for card in day.cards if not card.occurrence.cancelled)
        occurrence, kind = card.occurrence.id, day.kinds[0].id

        def insert() -> None:
            line.execute(INSERT, (new_id(), centre.id, 1, "Deur"))
            line.commit()

        acts: dict[str, Callable[[], object]] = {
            "program": lambda: counting.add(occurrence, kind, 1),
            "floor": insert,
        }
        print("ready", flush=True)
        for asked in sys.stdin:
            for _each in range(COUNTS):
                acts[asked.strip()]()
            print("done", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
