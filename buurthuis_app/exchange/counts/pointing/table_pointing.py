"""Pointing of a table that was judged: what somebody would point at to have it read in the same way."""

from buurthuis_app.domain.counts.pointing import Meaning, Pointing
from buurthuis_app.exchange.counts.layout.down_tables import WordsAround
from buurthuis_app.exchange.counts.sheet_judge import judge
from buurthuis_app.exchange.counts.sheet_view import Band, Turned
from buurthuis_app.exchange.counts.table import CountTable, TableMoment
from buurthuis_app.exchange.counts.total_rows import is_total
from buurthuis_app.exchange.dates.dates import month_of
from buurthuis_app.exchange.files.sheet_grid import SheetGrid


def pointings(sheet: SheetGrid, around: WordsAround) -> tuple[Pointing, ...]:
    """The tables on this sheet as they are judged, as far as that can be pointed at."""
    tables = [found.table for found in judge(sheet, around).tables if not found.table.doubt]
    told = [(table, _across(table) if table.across else _down(table)) for table in tables]
    last = tables[-1] if tables else None
    return tuple(
        pointing if pointing.on_its_side or table is last else pointing.ended(table.bottom - 1)
        for table, pointing in told
        if pointing is not None
    )


def _down(table: CountTable) -> Pointing | None:
    if not table.groups:
        return None
    columns = dict.fromkeys((*table.remarks,), Meaning.REMARK)
    columns |= dict.fromkeys(table.stories, Meaning.STORY)
    columns |= dict.fromkeys(table.times, Meaning.PART_OF_DAY)
    for group in table.groups:
        columns |= {column: Meaning.KIND for column, _kind in group.kinds}
        columns |= {column: Meaning.OF_WHOM for column, _kind in group.of_whom}
        if group.total is not None:
            columns[group.total] = Meaning.COUNT
    if table.activity is not None:
        columns[table.activity] = Meaning.ACTIVITY
    for part in table.dates.__struct_fields__:
        column = getattr(table.dates, part)
        if column is not None:
            columns[column] = Meaning(part)
    left = table.sheet.left if isinstance(table.sheet, Band) else 0
    return Pointing(
        header=table.header,
        columns={column + left: meaning for column, meaning in columns.items()},
        on_its_side=isinstance(table.sheet, Turned),
    )


def _across(table: CountTable) -> Pointing | None:
    """A table with dates beside one another, as a list that lies on its side; dates in two directions can't be."""
    sheet, first = table.sheet, table.groups[0]
    if table.dates.all or table.activity is None or first.kind or isinstance(sheet, Band):
        return None
    names = {
        row: sheet.at(row, table.activity)
        for row in range(table.top, table.bottom)
        if any(sheet.at(row, group.counts[0]) is not None for group in table.groups)
    }
    lines = {
        row: Meaning.COUNT
        for row, name in names.items()
        if isinstance(name, str) and not is_total(name)
    }
    moment = first.moment or TableMoment()
    lines[table.header] = _meaning(moment)
    if moment.day is not None and moment.month is not None:
        above = range(max(table.header - 3, 0), table.header)
        named = [r for r in above if sum(month_of(v) is not None for v in sheet.rows[r]) > 1]
        lines |= dict.fromkeys(named[-1:], Meaning.MONTH)
    second = table.header + 1 if table.top > table.header + 1 else table.header - 1
    if first.part:
        lines[second] = Meaning.PART_OF_DAY
    if first.name:
        lines[second] = Meaning.ACTIVITY
    return Pointing(header=table.activity, columns=lines, on_its_side=True)


def _meaning(moment: TableMoment) -> Meaning:
    if moment.day is not None:
        return Meaning.DAY if moment.day.month is None else Meaning.DATE
    if moment.weekday is not None:
        return Meaning.WEEKDAY
    return Meaning.MONTH if moment.month is not None else Meaning.WEEK
