"""Weighs the ways in which a sheet can be read: each is tried on its first rows, the best one is taken."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of
from buurthuis_app.exchange.counts.findings import Finds
from buurthuis_app.exchange.counts.layout.across_tables import day_tables, named_tables
from buurthuis_app.exchange.counts.layout.down_tables import Found, WordsAround, down_tables
from buurthuis_app.exchange.counts.layout.header_names import is_header_row
from buurthuis_app.exchange.counts.presence import presence_in
from buurthuis_app.exchange.counts.reading.table_readers import reader_of
from buurthuis_app.exchange.counts.sheet_view import band, turned
from buurthuis_app.exchange.dates.dates import is_weekday, month_of, written_day
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, is_number
from buurthuis_app.exchange.files.text_compare import words
from buurthuis_app.records import replace

_TRIED_ROWS, _TRIED_TABLES = 80, 4
_LARGEST_TURNED = 400
_BETTER = 0.3


class ReadingPlan(Struct, frozen=True, kw_only=True):
    """One way to read a sheet: its tables, and how well they account for what stands on it."""

    tables: tuple[Found, ...]
    score: float


def judge(sheet: SheetGrid, around: WordsAround) -> ReadingPlan:
    """The best way to read this sheet; a plan without tables when there is none."""
    whole = _best(sheet, around)
    cuts = _cuts(sheet)
    if not cuts:
        return whole
    edges = [0, *cuts, sheet.width]
    plans = [_best(band(sheet, left, right), around) for left, right in pairwise(edges)]
    parts = [plan for plan in plans if plan.tables]
    if len(parts) < 2 or len(parts) < len(plans):  # noqa: PLR2004 - notes beside a table are no table
        return whole
    score = sum(plan.score for plan in parts) / len(parts)
    together = ReadingPlan(tables=tuple(t for plan in parts for t in plan.tables), score=score)
    return together if together.score > whole.score - _BETTER or not whole.tables else whole


def _best(sheet: SheetGrid, around: WordsAround) -> ReadingPlan:
    plans = []
    numbers = _numbers_on(sheet)
    for of in (day_tables, named_tables):
        across = tuple(Found(table=table) for table in of(sheet, around.period))
        if across:
            plans.append(_plan(across, numbers, around, 1.0))
    down = tuple(down_tables(sheet, around))
    if down:
        heading = sum(found.choice.score for found in down if found.choice) / len(down) / 8
        plans.append(_plan(down, numbers, around, heading))
    if _may_be_turned(sheet):
        sideways = tuple(down_tables(turned(sheet), around))
        if sideways:
            plans.append(_plan(sideways, numbers, around, 0.9))
    return max(plans, key=lambda plan: plan.score, default=ReadingPlan(tables=(), score=-9.0))


def _plan(
    tables: Sequence[Found], numbers: int, around: WordsAround, heading: float
) -> ReadingPlan:
    """Try the tables on their first rows: what is told, what is refused, whether the names are names."""
    told = rejected = strange = 0
    for found in tables[:_TRIED_TABLES]:
        table = found.table
        if table.doubt:
            told += 1
            continue
        short = replace(table, bottom=min(table.bottom, table.top + _TRIED_ROWS))
        if not table.groups or presence_in(short, around.legend):
            told += max(numbers, 3)
            continue
        reader = reader_of(short, around.legend, Finds())
        reader.read(lambda _done, _all: None)
        told += sum(max(1, len(each.reading.numbers)) for each in reader.tells)
        rejected += reader.rejected
        strange += sum(not words(each.activity) or _is_date(each.activity) for each in reader.tells)
    coverage = min(1.0, told / max(numbers, 1)) if told else 0.0
    refused = rejected / max(told + rejected, 1)
    score = 3 * coverage - 2 * refused - 3 * strange / max(told, 1) + heading
    return ReadingPlan(tables=tuple(tables), score=score)


def _is_date(name: str) -> bool:
    day = written_day(name)
    return (
        (day is not None and day.month is not None)
        or is_weekday(name)
        or month_of(name) is not None
    )


def _numbers_on(sheet: SheetGrid) -> int:
    """How many numbers stand on the first rows."""
    return sum(is_number(value) for row in sheet.rows[: 2 * _TRIED_ROWS] for value in row)


def _may_be_turned(sheet: SheetGrid) -> bool:
    """Whether the first column holds headings of a list: "Datum", "Activiteit", "Aantal"."""
    if len(sheet.rows) > _LARGEST_TURNED:
        return False
    roles = set()
    for row in sheet.rows:
        heading = heading_of(row[0]) if row and isinstance(row[0], str) else None
        if heading is not None:
            roles.add(heading.role)
    return bool(roles & {CountRole.DATE, CountRole.DAY}) and len(roles) > 1


def _cuts(sheet: SheetGrid) -> list[int]:
    """Where one table may end and the next one beside it begin: after empty columns, at the date again."""
    width = sheet.width
    if width < 4 or len(sheet.rows) > 20 * _LARGEST_TURNED:  # noqa: PLR2004 - two tables of two columns
        return []
    filled = [False] * width
    for row in sheet.rows:
        for column, value in enumerate(row):
            if value is not None:
                filled[column] = True
    cuts = [c for c in range(1, width) if filled[c] and not filled[c - 1] and any(filled[:c])]
    if cuts:
        return cuts
    for row in sheet.rows[: _TRIED_ROWS // 2]:
        if not is_header_row(row):
            continue
        dates = [
            column
            for column, value in enumerate(row)
            if isinstance(value, str)
            and (h := heading_of(value))
            and h.role in {CountRole.DATE, CountRole.DAY}
        ]
        if len(dates) > 1 and all(b - a > 1 for a, b in pairwise(dates)):
            return dates[1:]
    return []
