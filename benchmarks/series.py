"""Another time for a series of five years, against sqlite3 that writes as many rows by hand with the same settings.

The floor reads the series' rows and writes each of them once, in one transaction. The program also looks at what people
left with each of them, asks the rule and the holidays for every date, checks versions, and prepares the way back.
"""

import datetime as dt
from itertools import cycle

from benchmarks import centres
from benchmarks.measure import Pair, timed
from buurthuis_app.domain.activities.planned import Scope
from buurthuis_app.domain.activities.recurrence import Weekly
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import connect
from buurthuis_app.records import replace

_YEARS = 5
_TIMES = (dt.time(10), dt.time(11))


def change_against_sql() -> Pair:
    """A daily series begun five years ago: some 2,200 dates that were and 366 to come, all of which change."""
    house = centres.house(1)
    planning = house.planning
    begun = centres.today() - dt.timedelta(days=365 * _YEARS)
    daily = Weekly(weekdays=frozenset(range(7))).text()
    blank = replace(planning.blank(), title="Open huis", first=begun, rule=daily)
    kept = planning.keep(replace(blank, starts=_TIMES[1]), new=True).value
    connection = connect(house.database.path)
    columns = list(schema.occurrence.columns.keys())
    starts, version = columns.index("starts"), columns.index("version")
    times = cycle(_TIMES)

    def change() -> None:
        now = house.plan.activity(kept.id)
        planning.change(replace(now, starts=next(times)), Scope.WHOLE, begun)

    def by_hand() -> None:
        connection.execute("BEGIN IMMEDIATE")
        rows = connection.execute(
            "SELECT * FROM occurrence WHERE activity_id = ?", (kept.id.bytes,)
        ).fetchall()
        # The same time again: the program must find its series as it left it, and SQLite writes all the same.
        connection.executemany(
            "UPDATE occurrence SET starts = ?, version = ? WHERE id = ?",
            [(row[starts], row[version], row[0]) for row in rows],
        )
        connection.execute("COMMIT")

    return Pair(program=timed(change), floor=timed(by_hand))
