"""One year's figures and one day's cards, against SQL written by hand; and both against one year of history."""

import re
import sqlite3
from typing import TYPE_CHECKING, Any

from benchmarks import centres
from benchmarks.measure import Pair, timed
from buurthuis_app.domain.shared import periods
from buurthuis_app.persistence.database import connect
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    import psycopg

_MEASURED = """
    SELECT o.activity_id, o.date, o.planned_for, o.cancelled_because,
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
_QUESTIONS = (
    f"SELECT a.title, {_SUMS} FROM activity a JOIN ({_MEASURED}) ON activity_id = a.id GROUP BY a.id",
    f"SELECT date, {_SUMS} FROM ({_MEASURED}) GROUP BY date ORDER BY date",
    f"SELECT {_SUMS} FROM ({_MEASURED.replace(':first', ':first_before').replace(':last', ':last_before')})",
    """SELECT k.name, sum(c.number), k.role FROM tally_kind k JOIN "count" c ON c.kind_id = k.id
       JOIN occurrence o ON o.id = c.occurrence_id
       WHERE o.centre_id = :centre AND o.date BETWEEN :first AND :last AND o.cancelled_because IS NULL
       GROUP BY k.id ORDER BY k.position""",
    "SELECT * FROM story WHERE centre_id = :centre AND date BETWEEN :first AND :last ORDER BY date DESC",
)
"""The five questions that an overview asks."""


def _year_by_hand(house: CentreServices, connection: sqlite3.Connection, year: int) -> None:
    values = {
        "centre": house.centre.id.bytes,
        "today": house.clock.today().isoformat(),
        "first": f"{year}-01-01",
        "last": f"{year}-12-31",
        "first_before": f"{year - 1}-01-01",
        "last_before": f"{year - 1}-12-31",
    }
    connection.execute("BEGIN")
    for question in _QUESTIONS:
        connection.execute(question, values).fetchall()
    connection.execute("COMMIT")


def year_on_server(line: "psycopg.Connection[Any]", house: CentreServices, year: int) -> None:
    """The same questions in the words of PostgreSQL."""
    values = {
        "centre": house.centre.id,
        "today": house.clock.today(),
        "first": f"{year}-01-01",
        "last": f"{year}-12-31",
        "first_before": f"{year - 1}-01-01",
        "last_before": f"{year - 1}-12-31",
    }
    for question in _QUESTIONS:
        line.execute(_for_server(question), values).fetchall()
    line.commit()


def _for_server(question: str) -> bytes:
    """It wants a name for what is in brackets, and knows no total()."""
    named = re.sub(r"\bGROUP BY o\.id\s*\)", "GROUP BY o.id) AS measured", question)
    totals = named.replace("total(", "sum(")
    return re.sub(r":(\w+)", r"%(\1)s", totals).encode()


def year_against_sql() -> Pair:
    """Last year's overview out of ten years."""
    house = centres.house(10)
    connection = connect(house.database.path)
    year = centres.today().year - 1
    period = periods.year(year)
    return Pair(
        program=timed(lambda: house.harvest.overview(period)),
        floor=timed(lambda: _year_by_hand(house, connection, year)),
    )


def year_against_one_year() -> Pair:
    """This year's overview with ten years of history behind it, against this year and the one before.

    An overview sets a year beside the former one; with less than two years there would be nothing to compare.
    """
    period = periods.year(centres.today().year)
    long, short = centres.house(10), centres.house(2)
    return Pair(
        program=timed(lambda: long.harvest.overview(period)),
        floor=timed(lambda: short.harvest.overview(period)),
    )


def day_against_one_year() -> Pair:
    """Today's cards with ten years of history behind them, against one."""
    today = centres.today()
    long, short = centres.house(10), centres.house(1)
    return Pair(
        program=timed(lambda: long.counting.day(today)),
        floor=timed(lambda: short.counting.day(today)),
    )
