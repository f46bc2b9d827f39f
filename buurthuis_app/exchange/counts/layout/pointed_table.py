"""The table on a sheet as a person pointed at it, instead of as its contents suggest."""

from buurthuis_app.domain.counts.pointing import Meaning, Pointing
from buurthuis_app.exchange.counts.column_headings import kind_of
from buurthuis_app.exchange.counts.layout.date_columns import DateChoice
from buurthuis_app.exchange.counts.layout.down_tables import Found, WordsAround
from buurthuis_app.exchange.counts.layout.header_names import heads_of
from buurthuis_app.exchange.counts.layout.surroundings import name_around
from buurthuis_app.exchange.counts.sheet_view import turned
from buurthuis_app.exchange.counts.table import (
    DATES_DOWN,
    ONE_ROW_A_COUNT,
    CountTable,
    DateColumns,
    Group,
)
from buurthuis_app.exchange.dates.date_order import DateOrder
from buurthuis_app.exchange.dates.dates import SheetPeriod, period_of, period_of_title
from buurthuis_app.exchange.files.sheet_grid import SheetGrid
from buurthuis_app.exchange.files.text_compare import tidy

_TITLE_ROWS, _MOST_TITLE_CELLS = 6, 3


def pointed_table(sheet: SheetGrid, pointing: Pointing, around: WordsAround) -> Found | None:
    """The table that was pointed at; None when no date or no count was."""
    period = _period(sheet).within(around.period)
    name = name_around(sheet, 0, min(max(pointing.header, 0), _TITLE_ROWS))
    if pointing.on_its_side:
        sheet = turned(sheet)
    dates = DateColumns(
        **{
            part.value: columns[0]
            for part in (
                *(Meaning.DATE, Meaning.DAY, Meaning.MONTH),
                *(Meaning.YEAR, Meaning.WEEK, Meaning.WEEKDAY),
            )
            if (columns := pointing.of(part))
        }
    )
    groups = _groups(sheet, pointing)
    if not groups or not dates.all:
        return None
    activity = next(iter(pointing.of(Meaning.ACTIVITY)), None)
    bottom = len(sheet.rows) if pointing.last is None else min(pointing.last + 1, len(sheet.rows))
    table = CountTable(
        sheet=sheet,
        layout=ONE_ROW_A_COUNT if activity is not None or not groups[0].name else DATES_DOWN,
        header=pointing.header,
        top=pointing.header + 1,
        bottom=bottom,
        dates=dates,
        order=DateOrder(month_first=pointing.month_first),
        groups=groups,
        period=period,
        name=name,
        title=name,
        activity=activity,
        times=pointing.of(Meaning.PART_OF_DAY),
        remarks=pointing.of(Meaning.REMARK),
        stories=pointing.of(Meaning.STORY),
        unused=tuple(
            c
            for c in range(sheet.width)
            if pointing.columns.get(c, Meaning.LEAVE_OUT) is Meaning.LEAVE_OUT
        ),
        computed=True,
    )
    return Found(table=table, choice=DateChoice(columns=dates, score=9.0, order=table.order))


def _groups(sheet: SheetGrid, pointing: Pointing) -> tuple[Group, ...]:
    """One count in each row, with its parts, when there is a column of names; else one for each column."""

    def named(meaning: Meaning) -> tuple[tuple[int, str], ...]:
        return tuple((c, _heading(sheet, pointing.header, c)) for c in pointing.of(meaning))

    totals, inside = pointing.of(Meaning.COUNT), named(Meaning.OF_WHOM)
    kinds = tuple((column, kind_of(text)) for column, text in named(Meaning.KIND))
    heads = heads_of(sheet, pointing.header, 0)
    if not totals and not kinds:
        return ()
    unnamed = len(totals) == 1 and (totals[0] not in heads or not heads[totals[0]].name)
    if pointing.of(Meaning.ACTIVITY) or kinds or unnamed:
        return (Group(total=totals[0] if totals else None, kinds=kinds, of_whom=inside),)
    return tuple(
        Group(name=heads[c].name or heads[c].text, part=heads[c].part, total=c)
        if c in heads
        else Group(name=sheet.cell_place(max(pointing.header, 0), c), total=c)
        for c in totals
    )


def _heading(sheet: SheetGrid, header: int, column: int) -> str:
    value = sheet.at(header, column)
    return (
        tidy(value).casefold()
        if isinstance(value, str)
        else sheet.cell_place(max(header, 0), column)
    )


def _period(sheet: SheetGrid) -> SheetPeriod:
    found = period_of_title(sheet.title)
    for row in sheet.rows[:_TITLE_ROWS]:
        filled = [value for value in row if value is not None]
        for value in filled if len(filled) <= _MOST_TITLE_CELLS else ():
            found = found.within(period_of(value))
    return found
