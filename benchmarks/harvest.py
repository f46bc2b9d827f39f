"""A year split along every line, out of ten years of 200 occurrences a week, against SQL written by hand."""

import atexit
import datetime as dt
import random
import shutil
import sqlite3
import tempfile
from functools import cache
from pathlib import Path

from benchmarks import centres
from benchmarks.measure import Pair, timed
from buurthuis_app import bootstrap
from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import ActivityKind, Area, TargetGroup, Theme
from buurthuis_app.domain.counts.count import Count, TallyKind
from buurthuis_app.domain.figures.breakdown import Along
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import Database, connect
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock

YEARS, A_WEEK, ACTIVITIES = 10, 200, 100
_MEASURED = """
    SELECT o.activity_id, o.date, o.starts, o.planned_for, o.cancelled_because,
           sum(c.number) AS visits,
           sum(CASE WHEN c.source = 'estimated' THEN c.number ELSE 0 END) AS estimated
    FROM occurrence o
    LEFT JOIN "count" c ON c.occurrence_id = o.id AND o.cancelled_because IS NULL
         AND c.kind_id IN (SELECT id FROM tally_kind WHERE centre_id = :centre AND role = 'visits')
    WHERE o.centre_id = :centre AND o.date BETWEEN :first AND :last
    GROUP BY o.id
"""
_SUMS = """
    count(planned_for), count(*) - count(planned_for), count(cancelled_because),
    count(CASE WHEN cancelled_because IS NULL AND (date < :today OR visits IS NOT NULL) THEN 1 END),
    count(visits), total(visits), total(estimated)
"""
_ACTIVITY = f"({_MEASURED}) JOIN activity a ON a.id = activity_id"
_ROWS = {
    Along.ACTIVITY: f"SELECT a.title, {_SUMS} FROM {_ACTIVITY} GROUP BY a.id",
    Along.THEME: f"""SELECT t.name, {_SUMS} FROM ({_MEASURED}) m
        LEFT JOIN activity_theme l ON l.activity_id = m.activity_id
        LEFT JOIN theme t ON t.id = l.theme_id GROUP BY t.id""",
    Along.GROUP: f"""SELECT g.name, {_SUMS} FROM ({_MEASURED}) m
        LEFT JOIN activity_group l ON l.activity_id = m.activity_id
        LEFT JOIN target_group g ON g.id = l.group_id GROUP BY g.id""",
    Along.AREA: f"""SELECT r.name, {_SUMS} FROM {_ACTIVITY}
        LEFT JOIN area r ON r.id = a.area_id GROUP BY r.id""",
    Along.KIND: f"""SELECT k.name, {_SUMS} FROM {_ACTIVITY}
        LEFT JOIN activity_kind k ON k.id = a.kind_id GROUP BY k.id""",
    Along.DAY_PART: f"""SELECT CASE WHEN starts IS NULL THEN 0 WHEN starts < '12' THEN 1
        WHEN starts < '18' THEN 2 ELSE 3 END AS part, {_SUMS} FROM ({_MEASURED}) GROUP BY part""",
    Along.WEEKDAY: f"SELECT strftime('%w', date) AS d, {_SUMS} FROM ({_MEASURED}) GROUP BY d",
}
_BY_DATE = f"SELECT date, {_SUMS} FROM ({_MEASURED}) GROUP BY date ORDER BY date"


@cache
def _busy_house() -> CentreServices:
    """A centre with ten years of 200 occurrences a week, each counted in two kinds."""
    folder = Path(tempfile.mkdtemp(prefix="buurthuis-bench-busy-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with bootstrap.opened(folder) as made:
        Centres(made).found("De Drukte", "Heemskerk")
    database = Database(folder / "buurthuis.db")
    atexit.register(database.close)
    centre = Centres(database).first()
    if centre is None:
        raise RuntimeError("the centre was not founded")
    house = bootstrap.house(database, centre, clock=FixedClock(centres.today()))
    _fill(house)
    return house


def _fill(house: CentreServices) -> None:
    chance = random.Random(4)  # noqa: S311 - the same numbers each time, nothing secret
    here, last = house.centre.id, centres.today()
    with house.database.begin() as work:
        groups = [TargetGroup(id=new_id(), centre_id=here, name=f"Groep {n}") for n in range(6)]
        areas = [Area(id=new_id(), centre_id=here, name=f"Wijk {n}") for n in range(4)]
        work.store(TargetGroup).add(*groups)
        work.store(Area).add(*areas)
        themes, kinds = work.store(Theme).find(), work.store(ActivityKind).find()
        tallies = [one for one in work.store(TallyKind).find() if one.role.value == "visits"][:2]
        activities = [
            Activity(
                id=new_id(),
                centre_id=here,
                title=f"Activiteit {n}",
                first=last - dt.timedelta(weeks=52 * YEARS),
                theme_ids=tuple(sorted(one.id for one in chance.sample(themes, 2))),
                group_ids=tuple(sorted(one.id for one in chance.sample(groups, n % 3))),
                area_id=chance.choice(areas).id,
                kind_id=chance.choice(kinds).id,
            )
            for n in range(ACTIVITIES)
        ]
        work.store(Activity).add(*activities)
        for week in range(52 * YEARS):
            occurrences = [
                Occurrence(
                    id=new_id(),
                    centre_id=here,
                    activity_id=activities[n % ACTIVITIES].id,
                    date=(day := last - dt.timedelta(days=7 * week + n * 7 // A_WEEK)),
                    planned_for=day,
                    starts=dt.time(chance.randrange(9, 21)),
                )
                for n in range(A_WEEK)
            ]
            work.store(Occurrence).add(*occurrences)
            work.store(Count).add(
                *(
                    Count(
                        occurrence_id=one.id,
                        kind_id=tally.id,
                        number=chance.randrange(30),
                        recorded_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
                    )
                    for one in occurrences
                    for tally in tallies
                    if chance.random() < 0.9  # noqa: PLR2004 - most are counted
                )
            )


def _by_hand(house: CentreServices, connection: sqlite3.Connection, year: int) -> None:
    values = {
        "centre": house.centre.id.bytes,
        "today": house.clock.today().isoformat(),
        "first": f"{year}-01-01",
        "last": f"{year}-12-31",
    }
    before = values | {"first": f"{year - 1}-01-01", "last": f"{year - 1}-12-31"}
    for rows in _ROWS.values():
        connection.execute("BEGIN")
        connection.execute(rows, values).fetchall()
        connection.execute(_BY_DATE, values).fetchall()
        connection.execute(_BY_DATE, before).fetchall()
        connection.execute("COMMIT")


def breakdowns_against_sql() -> Pair:
    """Last year along all lines, one after the other."""
    house = _busy_house()
    connection = connect(house.database.path)
    year = centres.today().year - 1
    period = periods.year(year)

    def program() -> None:
        for along in Along:
            house.harvest.breakdown(period, along)

    return Pair(program=timed(program), floor=timed(lambda: _by_hand(house, connection, year)))
