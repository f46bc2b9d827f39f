"""Lists with one count in each row, with its columns in any order."""

from collections import Counter

from msgspec import Struct, field

from buurthuis_app.exchange.counts.cell_count import read_count
from buurthuis_app.exchange.counts.column_headings import ColumnHeading, CountRole, heading_of
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.dates.dates import is_weekday, written_day
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.exchange.files.text_compare import tidy

LAYOUT = "one row a count"
_HEADER_WITHIN = 40
"""Rows above the list that can hold a title, an address, a legend."""
_SAMPLE = 200
_MOSTLY = 0.6
_NEARLY_ALL = 0.8
_FEWEST_ROWS = 3
_MOST_NAMES = 0.7
"""Names come back; remarks and names of people do less."""
_SEVERAL = 4


class Columns(Struct, frozen=True, kw_only=True):
    """Where each thing stands. `header_row` is -1 for a list without headings."""

    header_row: int
    date: int
    activity: int | None = None
    total: int | None = None
    kinds: tuple[tuple[int, str], ...] = ()
    of_whom: tuple[tuple[int, str], ...] = ()
    remarks: tuple[int, ...] = ()
    stories: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    status: int | None = None
    unused: tuple[int, ...] = ()

    @property
    def counts(self) -> tuple[int, ...]:
        """The columns that add up to the visits, the most telling first."""
        whole = () if self.total is None else (self.total,)
        return whole + tuple(column for column, _kind in self.kinds)


class _Found(Struct):
    """The columns of each role, the surest first."""

    by_role: dict[CountRole, list[tuple[int, int, ColumnHeading]]] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)

    def take(self, role: CountRole) -> int | None:
        """The surest column of this role; the others of that role are not used."""
        candidates = sorted(self.by_role.get(role, []), key=lambda candidate: candidate[:2])
        return candidates[0][1] if candidates else None

    def all(self, role: CountRole) -> list[tuple[int, str]]:
        return [(column, heading.kind) for _doubt, column, heading in self.by_role.get(role, [])]


def columns_by_heading(sheet: SheetGrid, row: int) -> Columns | None:
    """The columns when this row is a header that says enough by its words; else None."""
    found = _headings(sheet, row)
    date, activity, total = (
        found.take(role) for role in (CountRole.DATE, CountRole.ACTIVITY, CountRole.TOTAL)
    )
    if date is None or (total is None and not found.all(CountRole.KIND)):
        return None
    if activity is None and (found.unknown or not sheet.title):
        return None
    return _columns(row, found, (date, activity, total))


def find_columns(sheet: SheetGrid, legend: Legend) -> Columns | None:
    """The columns of this sheet, by the words above them, else by what stands in them."""
    for row in range(min(_HEADER_WITHIN, len(sheet.rows))):
        columns = columns_by_heading(sheet, row)
        if columns is not None:
            return columns
    return _columns_by_content(sheet, legend)


def _headings(sheet: SheetGrid, row: int) -> _Found:
    found = _Found()
    for column, value in enumerate(sheet.rows[row] if row >= 0 else ()):
        if value is None:
            continue
        heading = heading_of(value) if isinstance(value, str) else None
        if heading is None:
            found.unknown.append(column)
        else:
            found.by_role.setdefault(heading.role, []).append((heading.doubt, column, heading))
    return found


def _columns(row: int, found: _Found, main: tuple[int, int | None, int | None]) -> Columns:
    date, activity, total = main
    kinds = found.all(CountRole.KIND)
    used = {date, activity, total}
    roles = (CountRole.DATE, CountRole.ACTIVITY, CountRole.TOTAL)
    others = [column for role in roles for column, _kind in found.all(role) if column not in used]
    return Columns(
        header_row=row,
        date=date,
        activity=activity,
        total=total,
        kinds=tuple(kinds),
        of_whom=tuple(found.all(CountRole.OF_WHOM)),
        remarks=tuple(column for column, _kind in found.all(CountRole.REMARK)),
        stories=tuple(column for column, _kind in found.all(CountRole.STORY)),
        times=tuple(column for column, _kind in found.all(CountRole.TIME)),
        status=found.take(CountRole.STATUS),
        unused=tuple(
            sorted(
                {*found.unknown, *others, *(column for column, _kind in found.all(CountRole.ASIDE))}
                - used
            )
        ),
    )


def _columns_by_content(sheet: SheetGrid, legend: Legend) -> Columns | None:
    """Dates, a column of names that come back, and numbers. Words above them that are known help."""
    date = next((c for c in range(sheet.width) if _is_date_column(sheet.column(c))), None)
    if date is None:
        return None
    rows = [row for row in range(len(sheet.rows)) if _has_month(sheet.at(row, date))][:_SAMPLE]
    header = rows[0] - 1 if rows and rows[0] and _is_text_row(sheet.rows[rows[0] - 1]) else -1
    found = _headings(sheet, header)
    open_columns = [
        column
        for column in range(sheet.width)
        if column != date and (header < 0 or column in found.unknown)
    ]
    activity = found.take(CountRole.ACTIVITY)
    if activity is None:
        activity = _name_column(sheet, rows, open_columns, legend)
    total = found.take(CountRole.TOTAL)
    if total is None and not found.all(CountRole.KIND):
        numbers = [c for c in open_columns if c != activity and _are_counts(sheet, rows, c, legend)]
        if len(numbers) > 1 and header >= 0:
            return None
        total = numbers[0] if numbers else None
    if activity is None or (total is None and not found.all(CountRole.KIND)):
        return None
    found.unknown = [column for column in found.unknown if column not in {date, activity, total}]
    return _columns(header, found, (date, activity, total))


def _has_month(value: Value) -> bool:
    day = written_day(value)
    return day is not None and day.month is not None


def _is_date_column(values: list[Value]) -> bool:
    filled = [value for value in values if value is not None][:_SAMPLE]
    dated = sum(_has_month(value) for value in filled)
    return dated >= _FEWEST_ROWS and dated > _MOSTLY * len(filled)


def _is_text_row(values: tuple[Value, ...]) -> bool:
    filled = [value for value in values if value is not None]
    return len(filled) > 1 and all(isinstance(value, str) for value in filled)


def _name_column(
    sheet: SheetGrid, rows: list[int], columns: list[int], legend: Legend
) -> int | None:
    """The column in which nearly each row has words, and words that come back."""
    best: tuple[float, int] | None = None
    for column in columns:
        values = [sheet.at(row, column) for row in rows]
        names = [
            tidy(value).casefold()
            for value in values
            if isinstance(value, str) and not is_weekday(value) and not _is_count(value, legend)
        ]
        if not rows or len(names) < _NEARLY_ALL * len(rows):
            continue
        share = len(Counter(names)) / len(names)
        if (share <= _MOST_NAMES or len(rows) < _SEVERAL) and (best is None or share < best[0]):
            best = (share, column)
    return best[1] if best else None


def _is_count(value: Value, legend: Legend) -> bool:
    reading = read_count(value, legend)
    return reading is not None and not reading.trouble


def _are_counts(sheet: SheetGrid, rows: list[int], column: int, legend: Legend) -> bool:
    values = [sheet.at(row, column) for row in rows]
    filled = [value for value in values if value is not None]
    return (
        len(filled) > _MOSTLY * len(rows)
        and all(isinstance(value, int | float | str) for value in filled)
        and sum(_is_count(value, legend) for value in filled) > _MOSTLY * len(filled)
    )
