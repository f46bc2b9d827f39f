"""The tables on a sheet as a person pointed at them, instead of as their contents suggest."""

from collections.abc import Mapping, Sequence

from buurthuis_app.domain.counts.pointing import OF_DATES, Meaning, Pointing
from buurthuis_app.exchange.counts.column_headings import kind_of
from buurthuis_app.exchange.counts.layout.date_columns import DateChoice, date_choices
from buurthuis_app.exchange.counts.layout.down_tables import (
    Found,
    WordsAround,
    period_above,
    sample_rows,
)
from buurthuis_app.exchange.counts.layout.header_names import Head, heads_of
from buurthuis_app.exchange.counts.layout.surroundings import name_around
from buurthuis_app.exchange.counts.sheet_view import band, turned
from buurthuis_app.exchange.counts.table import (
    DATES_DOWN,
    ONE_ROW_A_COUNT,
    CountTable,
    DateColumns,
    Group,
)
from buurthuis_app.exchange.dates.date_order import Hints
from buurthuis_app.exchange.dates.dates import SheetPeriod, period_of, period_of_title
from buurthuis_app.exchange.files.sheet_grid import SheetGrid
from buurthuis_app.exchange.files.text_compare import tidy
from buurthuis_app.records import replace

_TITLE_ROWS, _MOST_TITLE_CELLS = 6, 3


def pointed_tables(
    sheet: SheetGrid, said: Sequence[Pointing], around: WordsAround
) -> tuple[Found, ...]:
    """The tables that were pointed at, without those of which no date or no count was."""
    tables = []
    for pointing in said:
        if pointing.lacks:
            continue
        left, right = _sides(sheet, pointing, said)
        part = sheet if (left, right) == (0, None) else band(sheet, left, right or sheet.width)
        tables.append(_pointed_table(part, _moved(pointing, left), said, around))
    return tuple(tables)


def _sides(
    sheet: SheetGrid, pointing: Pointing, said: Sequence[Pointing]
) -> tuple[int, int | None]:
    """From which column up to which a table has the sheet to itself, when others stand beside it."""
    if pointing.on_its_side or not pointing.columns:
        return 0, None
    first, last = min(pointing.columns), max(pointing.columns)
    others = [p for p in said if p is not pointing and p.columns and not p.on_its_side]
    before = any(max(other.columns) < first for other in others)
    after = [min(other.columns) for other in others if min(other.columns) > last]
    return (first if before else 0), min(after, default=sheet.width) if after else None


def _moved(pointing: Pointing, left: int) -> Pointing:
    columns = {column - left: meaning for column, meaning in pointing.columns.items()}
    return replace(pointing, columns=columns) if left else pointing


def _pointed_table(
    sheet: SheetGrid, pointing: Pointing, said: Sequence[Pointing], around: WordsAround
) -> Found:
    start, head = _titles(pointing, said)
    wider = _period(sheet).within(around.period)
    period = period_above(sheet, start, head).within(wider)
    name = name_around(sheet, start, head)
    if pointing.on_its_side:
        sheet = turned(sheet)
    if pointing.skipped:
        rows = tuple(() if r in pointing.skipped else row for r, row in enumerate(sheet.rows))
        sheet = replace(sheet, rows=rows)
    dates = DateColumns(
        **{part.value: columns[0] for part in OF_DATES if (columns := pointing.of(part))}
    )
    top = pointing.header + 1
    bottom = len(sheet.rows) if pointing.last is None else min(pointing.last + 1, len(sheet.rows))
    heads = heads_of(sheet, pointing.header, start if not pointing.on_its_side else 0)
    rows_read = sample_rows(sheet, top, bottom, around.legend)
    choice = _choice(sheet, rows_read, heads, dates, Hints(period=period, today=around.today))
    groups = _groups(sheet, pointing, heads)
    activity = next(iter(pointing.of(Meaning.ACTIVITY)), None)
    single = activity is not None or not groups[0].name
    table = CountTable(
        sheet=sheet,
        layout=ONE_ROW_A_COUNT if single else DATES_DOWN,
        header=pointing.header,
        top=top,
        bottom=bottom,
        dates=dates,
        order=choice.order,
        groups=groups,
        period=period,
        name=name,
        title=name,
        activity=activity,
        times=pointing.of(Meaning.PART_OF_DAY),
        remarks=pointing.of(Meaning.REMARK),
        stories=pointing.of(Meaning.STORY),
        unused=tuple(c for c in range(sheet.width) if pointing.meaning(c) is Meaning.LEAVE_OUT),
        fill_dates=_once(sheet, dates, groups, range(top, bottom)),
        computed=True,
    )
    return Found(table=table, choice=choice)


def _titles(pointing: Pointing, said: Sequence[Pointing]) -> tuple[int, int]:
    """From which row up to which the titles of this table stand."""
    if pointing.on_its_side:
        head = min(pointing.columns)
        ends = [max(p.columns) + 1 for p in said if p.columns and max(p.columns) < head]
    else:
        head = max(pointing.header, 0)
        ends = [p.header + 1 for p in said if 0 <= p.header < head]
    return max(ends, default=0), head


def _choice(
    sheet: SheetGrid,
    rows: Sequence[int],
    heads: Mapping[int, Head],
    dates: DateColumns,
    hints: Hints,
) -> DateChoice:
    """How the dates in the column that was pointed at are read: their order is judged as ever."""
    choices = date_choices(sheet, rows, heads, hints, lambda _part: True) if rows else []
    ways = (choice for choice in choices if choice.columns.date == dates.date is not None)
    return next(ways, DateChoice(columns=dates, score=9.0))


def _once(
    sheet: SheetGrid, dates: DateColumns, groups: Sequence[Group], rows: Sequence[int]
) -> bool:
    """Whether dates stand in the first of several rows only: some counts have none beside them."""
    columns = [column for group in groups for column in group.counts]
    return any(
        all(sheet.at(row, column) is None for column in dates.all)
        and any(sheet.at(row, column) is not None for column in columns)
        for row in rows
    )


def _groups(sheet: SheetGrid, pointing: Pointing, heads: Mapping[int, Head]) -> tuple[Group, ...]:
    """One count in each row, with its parts, when there is a column of names; else one for each heading."""
    totals = pointing.of(Meaning.COUNT)
    parts, inside = pointing.of(Meaning.KIND), pointing.of(Meaning.OF_WHOM)
    kinds = {c: kind_of(_heading(sheet, pointing.header, c)) for c in parts}
    of_whom = {c: _heading(sheet, pointing.header, c) for c in inside}
    above = {
        c: head.name
        for c in (*kinds, *of_whom)
        if (head := heads.get(c)) is not None and head.name not in {"", head.text}
    }
    unnamed = len(totals) == 1 and (totals[0] not in heads or not heads[totals[0]].name)
    if pointing.of(Meaning.ACTIVITY) or (kinds and not above) or unnamed:
        total = totals[0] if totals else None
        return (Group(total=total, kinds=tuple(kinds.items()), of_whom=tuple(of_whom.items())),)
    groups = [_named_group(sheet, pointing.header, c, heads) for c in totals]
    known = {group.name for group in groups}
    groups += [Group(name=name) for name in dict.fromkeys(above.values()) if name not in known]
    owner = {}
    for column in (*kinds, *of_whom):
        nearest = max((n for n, c in enumerate(totals) if c < column), default=0)
        owner[column] = next(
            (n for n, group in enumerate(groups) if group.name == above.get(column)), nearest
        )
    return tuple(
        replace(
            group,
            kinds=tuple((c, kind) for c, kind in kinds.items() if owner[c] == n),
            of_whom=tuple((c, kind) for c, kind in of_whom.items() if owner[c] == n),
        )
        for n, group in enumerate(groups)
    )


def _named_group(sheet: SheetGrid, header: int, column: int, heads: Mapping[int, Head]) -> Group:
    head = heads.get(column)
    if head is None:
        return Group(name=sheet.cell_place(max(header, 0), column), total=column)
    return Group(name=head.name or head.text, part=head.part, total=column)


def _heading(sheet: SheetGrid, header: int, column: int) -> str:
    value = sheet.at(header, column)
    place = sheet.cell_place(max(header, 0), column)
    return tidy(value).casefold() if isinstance(value, str) else place


def _period(sheet: SheetGrid) -> SheetPeriod:
    found = period_of_title(sheet.title)
    for row in sheet.rows[:_TITLE_ROWS]:
        filled = [value for value in row if value is not None]
        for value in filled if len(filled) <= _MOST_TITLE_CELLS else ():
            found = found.within(period_of(value))
    return found
