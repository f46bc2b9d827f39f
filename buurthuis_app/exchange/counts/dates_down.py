"""Lists with a date in each row and an activity in each column."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from buurthuis_app.exchange.counts.cell_count import CellCount, read_count
from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of
from buurthuis_app.exchange.counts.findings import LONGEST_NAME, Finds, FoundCount
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.counts.total_rows import is_no_activity, is_total, total_of
from buurthuis_app.exchange.dates.dates import (
    NotADate,
    SheetPeriod,
    is_weekday,
    period_of,
    period_of_title,
    written_day,
)
from buurthuis_app.exchange.files.sheet_grid import ROWS_BETWEEN_REPORTS, Progress, SheetGrid
from buurthuis_app.exchange.files.text_compare import tidy
from buurthuis_app.i18n import _

LAYOUT = "dates down"
_LAST_DATE_COLUMN = 5
_FEWEST_DATES = 2
_MOSTLY = 0.6
_FEWEST_BARE_DAYS = 10


class DateColumn(Struct, frozen=True, kw_only=True):
    """Where the dates stand and which row above them names the activities."""

    header_row: int
    column: int
    names: dict[int, str]
    """The activity of each column that holds counts."""
    bare_days: int = 0
    """How many rows hold no more than the day of the month, one after the other."""


def date_column(sheet: SheetGrid, legend: Legend) -> DateColumn | None:
    """The column with the dates; None when this sheet has no such layout."""
    for column in range(min(_LAST_DATE_COLUMN, sheet.width)):
        values = sheet.column(column)
        days = [(row, day) for row, value in enumerate(values) if (day := written_day(value))]
        dated = [row for row, day in days if day.month is not None]
        bare = [row for (row, day), (_row, later) in pairwise(days) if later.day == day.day + 1]
        around = values[dated[0] : dated[-1] + 1] if dated else []
        filled = sum(value is not None for value in around)
        if len(dated) >= max(_FEWEST_DATES, filled * _MOSTLY):
            rows, bare_days = dated, 0
        elif len(bare) >= _FEWEST_BARE_DAYS:
            rows, bare_days = bare, len(bare)
        else:
            continue
        header = _header_above(sheet, rows, column)
        if header is not None:
            names = _counted(sheet, _activities(sheet, header, column), rows, legend)
            if names:
                return DateColumn(
                    header_row=header, column=column, names=names, bare_days=bare_days
                )
    return None


def _counted(
    sheet: SheetGrid, names: dict[int, str], rows: list[int], legend: Legend
) -> dict[int, str]:
    """Only those columns that hold counts: the others hold names of people, telephone numbers, words."""

    def holds_counts(column: int) -> bool:
        values = [sheet.at(row, column) for row in rows]
        readings = [reading for value in values if (reading := read_count(value, legend))]
        return 2 * sum(not reading.trouble for reading in readings) > len(readings)

    return {column: name for column, name in names.items() if holds_counts(column)}


def _header_above(sheet: SheetGrid, dated: list[int], column: int) -> int | None:
    """The nearest row with names above the first date; a date in the title above it does not count."""
    for first in dated[:2]:
        for row in range(first - 1, -1, -1):
            if _activities(sheet, row, column):
                return row
    return None


def _activities(sheet: SheetGrid, row: int, date_column: int) -> dict[int, str]:
    """The names in a header row; empty when any of its cells is a number, or too long to be a name."""
    names: dict[int, str] = {}
    if written_day(sheet.at(row, date_column)) is not None:
        return names
    for column, value in enumerate(sheet.rows[row]):
        if column == date_column or value is None:
            continue
        if not isinstance(value, str) or len(value) > LONGEST_NAME or written_day(value):
            return {}
        name = tidy(value)
        if not _is_other_column(name):
            names[column] = name
    only_a_title = (
        len(names) == 1 and sheet.at(row, date_column) is None and len(sheet.rows) > row + 1
    )
    return {} if only_a_title and sheet.at(row + 1, min(names)) is None else names


def _is_other_column(name: str) -> bool:
    heading = heading_of(name)
    other = heading is not None and heading.role is not CountRole.KIND
    return other or is_total(name) or is_no_activity(name) or is_weekday(name)


def read_dates_down(
    sheet: SheetGrid,
    dates: DateColumn,
    wider: SheetPeriod,
    legend: Legend,
    finds: Finds,
    report: Progress,
) -> None:
    """Read every count of this sheet into `finds`; `report` is told how many rows were read."""
    period = period_of_title(sheet.title)
    for row in range(dates.header_row):
        for value in sheet.rows[row]:
            period = period.within(period_of(value))
    _DatedList(sheet, dates, period.within(wider), legend, finds).read(report)


class _DatedList:
    def __init__(
        self, sheet: SheetGrid, dates: DateColumn, period: SheetPeriod, legend: Legend, finds: Finds
    ) -> None:
        self.sheet, self.dates, self.period = sheet, dates, period
        self.legend, self.finds = legend, finds
        self.names = dates.names
        self.remarks = self._remark_columns(dates.header_row)
        self.sums: dict[int, int] = {}

    def _remark_columns(self, row: int) -> list[int]:
        found = []
        for column, value in enumerate(self.sheet.rows[row]):
            heading = heading_of(value) if isinstance(value, str) else None
            if heading and heading.role is CountRole.REMARK:
                found.append(column)
        return found

    def read(self, report: Progress) -> None:
        rows = len(self.sheet.rows)
        for row in range(self.dates.header_row + 1, rows):
            if row % ROWS_BETWEEN_REPORTS == 0:
                report(row, rows)
            if row not in self.legend.rows and self.sheet.rows[row]:
                self._read_row(row)
        self._name_other_columns()

    def _name_other_columns(self) -> None:
        row = self.dates.header_row
        for column, value in enumerate(self.sheet.rows[row]):
            known = column in self.names or column in self.remarks or column == self.dates.column
            if known or not isinstance(value, str) or is_total(value) or is_weekday(value):
                continue
            heading = heading_of(value)
            filled = any(self.sheet.column(column, row + 1))
            if filled and (
                heading is None or heading.role not in {CountRole.DATE, CountRole.TOTAL}
            ):
                self.finds.leave_out(f"{self.sheet.cell_place(row, column)}: {tidy(value)}")

    def _read_row(self, row: int) -> None:
        written = self.sheet.at(row, self.dates.column)
        day = written_day(written)
        readings = dict(self._readings(row))
        if day is None:
            self._read_row_without_date(row, readings)
            return
        try:
            date = day.on_calendar(self.period)
        except NotADate as error:
            if readings:
                self.finds.reject(self.sheet.row_place(row, self.dates.column), written, str(error))
            return
        remark = self._remark(row, readings)
        for column, reading in readings.items():
            where = self.sheet.cell_place(row, column)
            if reading.trouble:
                self.finds.reject(where, self.sheet.at(row, column), reading.trouble)
                continue
            self.sums[column] = self.sums.get(column, 0) + reading.total
            story = self.sheet.comments.get((row, column), "")
            name = self.names[column]
            self.finds.tell(
                FoundCount(
                    where=where,
                    activity=name,
                    date=date,
                    reading=reading,
                    remark=remark,
                    story=story,
                )
            )

    def _readings(self, row: int) -> Iterable[tuple[int, CellCount]]:
        for column in self.names:
            formula = self.sheet.formula_at(row, column)
            reading = read_count(self.sheet.at(row, column), self.legend, formula=formula)
            if reading is not None:
                yield column, reading

    def _read_row_without_date(self, row: int, readings: dict[int, CellCount]) -> None:
        """A total, a header once more, a new month, or a date that was forgotten."""
        again = _activities(self.sheet, row, self.dates.column)
        if set(again.values()) & set(self.names.values()):
            self.names = again
            return
        cells = [value for value in self.sheet.rows[row] if value is not None]
        labels = [tidy(value) for value in cells if isinstance(value, str)]
        if any(is_total(label) or total_of(label) or is_no_activity(label) for label in labels):
            return
        if len(cells) == 1 and period_of(cells[0]).month is not None:
            self.period = period_of(cells[0]).within(self.period)
            return
        computed = all(self.sheet.formula_at(row, column) for column in readings)
        summed = all(
            reading.numbers and reading.total == self.sums.get(column, 0)
            for column, reading in readings.items()
        )
        if not readings or computed or summed or len(cells) == len(labels) == 1:
            return
        written = self.sheet.at(row, self.dates.column)
        why = _("Hier staat geen datum.") if written else _("De datum ontbreekt.")
        self.finds.reject(self.sheet.row_place(row, self.dates.column), written, why)

    def _remark(self, row: int, readings: dict[int, CellCount]) -> str:
        """A remark beside several activities belongs to none of them in particular."""
        texts = [
            str(self.sheet.at(row, column)) for column in self.remarks if self.sheet.at(row, column)
        ]
        if len(readings) == 1:
            return "\n".join(texts)
        for column in self.remarks:
            if self.sheet.at(row, column):
                self.finds.leave_out(
                    _("{place}: opmerking").format(place=self.sheet.cell_place(row, column))
                )
        return ""
