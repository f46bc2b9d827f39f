"""The README's pictures: every tab of the demo centre, on a fixed day so that they change with the program only."""

import datetime as dt
import sys
import tempfile
from pathlib import Path

from buurthuis_app import bootstrap
from buurthuis_app.services.centres import Centres
from buurthuis_app.services.clock import FixedClock
from buurthuis_app.services.demo import fill

DAY = dt.date(2026, 11, 24)
PICTURES = Path(__file__).resolve().parent / "pictures"


def main() -> int:
    """Fill a demo centre and take its pictures; returns the exit code."""
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        bootstrap.opened(Path(folder)) as database,
    ):
        fill(database, years=3, today=DAY)
        centre = Centres(database).first()
        if centre is None:
            return 1
        from buurthuis_app.bootstrap.desk import take_pictures

        for picture in take_pictures(
            bootstrap.house(database, centre, clock=FixedClock(DAY)), PICTURES
        ):
            sys.stdout.write(f"{picture.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
