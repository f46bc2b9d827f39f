"""Transfer of a whole centre between a file and a server, and the comparison that shows that nothing was lost."""

from collections.abc import Callable, Generator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, insert, select

from buurthuis_app.errors import Damaged, Invalid
from buurthuis_app.files import unfinished_beside
from buurthuis_app.i18n import _
from buurthuis_app.persistence import schema, upgrade
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.integrity import seal

Tell = Callable[[int, int], None]
"""Hears how many tables were done, of how many."""

_PIECE = 2000
"""Rows that are held at once."""


def nothing(_done: int, _all: int) -> None:
    """For who does not want to hear it."""


def copy(source: Work, target: Work, tell: Tell = nothing) -> int:
    """Put every row of `source` in `target`, and compare them; how many rows.

    Raises Invalid when there is something in `target`, Damaged when something arrived otherwise than it was.
    """
    tables = schema.metadata.sorted_tables
    if any(target.connection.scalar(_counting(table)) for table in tables):
        raise Invalid(_("Daar staat al een buurthuis. Kies een lege gegevensbank of een lege map."))
    rows = 0
    for done, table in enumerate(tables):
        tell(done, len(tables))
        rows += _copy_table(source, target, table)
    demand_equal(source, target)
    return rows


def demand_equal(one: Work, other: Work, tell: Tell = nothing) -> None:
    """Raise Damaged unless every table has the same rows."""
    tables = schema.metadata.sorted_tables
    for done, table in enumerate(tables):
        tell(done, len(tables))
        with closing(_rows(one, table)) as rows, closing(_rows(other, table)) as twins:
            same = all(row == twin for row, twin in zip_longest(rows, twins))
        if not same:
            sentence = _(
                "De gegevens kwamen anders aan dan ze waren ({table}). Er is niets veranderd. "
                "Waarschuw de beheerder."
            )
            raise Damaged(sentence.format(table=table.name))


def write_file(source: Work, path: Path, tell: Tell = nothing) -> None:
    """All that is kept in `source` as a file at `path`, whole or not at all. Raises DiskFull, ReadOnly or Damaged."""
    unfinished = unfinished_beside(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        upgrade.prepare(unfinished)
        target = Database(unfinished)
        try:
            with target.begin() as work:
                copy(source, work, tell)
        finally:
            target.close()
        seal.stamp(unfinished)
        unfinished.replace(path)
    finally:
        backup.drop(unfinished)


def _counting(table: Table) -> Any:
    return select(func.count()).select_from(table)


def _copy_table(source: Work, target: Work, table: Table) -> int:
    copied, piece = 0, []
    for row in _rows(source, table):
        piece.append(dict(zip(table.columns.keys(), row, strict=True)))
        if len(piece) == _PIECE:
            target.connection.execute(insert(table), piece)
            copied, piece = copied + len(piece), []
    if piece:
        target.connection.execute(insert(table), piece)
    return copied + len(piece)


def _rows(work: Work, table: Table) -> Generator[tuple[Any, ...]]:
    """The rows in the order of their keys: ids sort the same everywhere, and what a row refers to was made before."""
    statement = select(table).order_by(*table.primary_key)
    with work.connection.execute(statement.execution_options(yield_per=_PIECE)) as found:
        for row in found:
            yield tuple(row)
