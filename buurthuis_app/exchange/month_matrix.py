"""Month sheets: activities down, days across, and perhaps several months below one another."""

from dataclasses import dataclass
from itertools import pairwise

from buurthuis_app.exchange.dates import (
    NotADate,
    Period,
    WrittenDay,
    is_weekday,
    period_of,
    period_of_title,
    written_day,
)
from buurthuis_app.exchange.finds import LONGEST_NAME, Finds, Told
from buurthuis_app.exchange.grid import Sheet, Value
from buurthuis_app.exchange.legend import Legend
from buurthuis_app.exchange.readings import Reading, read_count
from buurthuis_app.exchange.totals import is_header_word, is_no_activity, is_total, total_of
from buurthuis_app.exchange.wording import plain, tidy
from buurthuis_app.i18n import _

LAYOUT = "month matrix"
_SECOND_MONTH = 5
"""So many days after the last one begin a second month in the same row."""
_FEWEST_DAYS = 3
_WEEK = 7
_NEARLY_A_MONTH = 20
_MOST_TITLE_CELLS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """The row above a month that says which column is which day."""

    row: int
    days: tuple[tuple[int, WrittenDay], ...]
    beyond: int | None = None
    """The column in which a second month begins beside the first."""

    @property
    def first_column(self) -> int:
        """Where the days begin; the names of the activities stand left of it."""
        return self.days[0][0]


def day_rows(sheet: Sheet) -> list[DayRow]:
    """All rows that head a month; empty when this sheet is no month matrix."""
    found: list[DayRow] = []
    for row in range(len(sheet.rows)):
        header = _day_row(sheet, row)
        if header and (not found or _begins_month(sheet, found[-1], header)):
            found.append(header)
    return found


def _begins_month(sheet: Sheet, earlier: DayRow, header: DayRow) -> bool:
    """Below the first month a row of rising numbers may be a total as well."""
    return (
        len(header.days) >= _NEARLY_A_MONTH
        or _written(earlier) == _written(header)
        or _is_labelled(sheet, header)
        or _title_above(sheet, header, earlier.row + 1).month is not None
    )


def _written(header: DayRow) -> list[WrittenDay]:
    return [day for _column, day in header.days]


def _day_row(sheet: Sheet, row: int) -> DayRow | None:
    days: list[tuple[int, WrittenDay]] = []
    later: list[int] = []
    for column, value in enumerate(sheet.rows[row]):
        day = written_day(value)
        if day is None:
            if not _may_stand_in_header(value, before=not days):
                return None
        elif later or (days and not _follows(days[-1][1], day)):
            later.append(column)
        else:
            days.append((column, day))
    if later and len(later) < _SECOND_MONTH:
        return None
    header = DayRow(row=row, days=tuple(days), beyond=later[0] if later else None) if days else None
    return header if header and header.first_column and _is_regular(sheet, header) else None


def _may_stand_in_header(value: Value, *, before: bool) -> bool:
    """Left of the days: "Activiteit", the month, the year. Between and after them: any words, no numbers."""
    if value is None:
        return True
    if isinstance(value, str):
        return not before or is_header_word(value)
    return before and bool(period_of(value).years)


def _follows(earlier: WrittenDay, later: WrittenDay) -> bool:
    if (earlier.month is None) != (later.month is None):
        return False
    if earlier.year is not None and later.year is not None:
        return _order(earlier) < _order(later)
    return (earlier.month or 0, earlier.day) < (later.month or 0, later.day)


def _order(day: WrittenDay) -> tuple[int, int, int]:
    return (day.year or 0, day.month or 0, day.day)


def _is_regular(sheet: Sheet, header: DayRow) -> bool:
    """Rising numbers can be counts as well; days go on day by day or week by week, or stand by their weekdays."""
    days = _written(header)
    if days[0].month is not None:
        firsts_of_months = len(days) >= _FEWEST_DAYS and all(day.day == 1 for day in days)
        return len(days) >= _FEWEST_DAYS and not firsts_of_months
    if _has_weekdays(sheet, header):
        return True
    steps = [later.day - earlier.day for earlier, later in pairwise(days)]
    daily = steps.count(1) * 2 > len(steps)
    weekly = all(step % _WEEK == 0 for step in steps)
    return len(days) >= _FEWEST_DAYS and (daily or weekly or _is_labelled(sheet, header))


def _has_weekdays(sheet: Sheet, header: DayRow) -> bool:
    return any(
        all(is_weekday(sheet.at(row, column)) for column, _day in header.days)
        for row in (header.row - 1, header.row + 1)
    )


def _is_labelled(sheet: Sheet, header: DayRow) -> bool:
    return any(sheet.at(header.row, column) is not None for column in range(header.first_column))


def read_month_matrix(
    sheet: Sheet, headers: list[DayRow], wider: Period, legend: Legend, finds: Finds
) -> None:
    """Read every month of this sheet into `finds`. `wider` is what the file itself says of the year and month."""
    around = period_of_title(sheet.title).within(_sheet_years(sheet, headers[0])).within(wider)
    periods: list[Period] = []
    for number, header in enumerate(headers):
        end = headers[number + 1].row if number + 1 < len(headers) else len(sheet.rows)
        start = headers[number - 1].row + 1 if number else 0
        period = _title_above(sheet, header, start)
        if periods and period.month is None:
            # the days again on a next page; other days without a title could be any month
            same = _written(headers[number - 1]) == _written(header)
            around = Period(month=periods[-1].month if same else None, years=periods[-1].years)
        periods.append(period.within(around))
        _Month(sheet, header, end, periods[-1], legend, finds).read()


def _sheet_years(sheet: Sheet, header: DayRow) -> Period:
    """A year above the first month holds for the months below it too."""
    return Period(years=_title_above(sheet, header, 0).years)


def _title_above(sheet: Sheet, header: DayRow, start: int) -> Period:
    """What the nearest title above the days says, and the words left of the days."""
    found = Period()
    for column in range(header.first_column):
        found = found.within(period_of(sheet.at(header.row, column)))
    for row in range(header.row - 1, start - 1, -1):
        values = [value for value in sheet.rows[row] if value is not None]
        if len(values) > _MOST_TITLE_CELLS:
            continue
        for value in values:
            found = found.within(period_of(value))
    return found


class _Month:
    """One block: a row of days and the activities below it."""

    def __init__(
        self,
        sheet: Sheet,
        header: DayRow,
        end: int,
        period: Period,
        legend: Legend,
        finds: Finds,
    ) -> None:
        self.sheet, self.header, self.end = sheet, header, end
        self.period, self.legend, self.finds = period, legend, finds
        self.label_column = self._label_column()
        self.sums: dict[int, int] = {}

    def read(self) -> None:
        try:
            for _column, day in self.header.days[:1]:
                WrittenDay(day=1, month=day.month, year=day.year).on_calendar(self.period)
        except NotADate as error:
            place = self.sheet.cell_place(self.header.row, self.header.first_column)
            self.finds.reject(place, self.sheet.title or None, str(error))
            return
        if self.header.beyond is not None:
            sentence = _(
                "Hier begint een tweede maand naast de eerste. Zet elke maand op een eigen blad."
            )
            place = self.sheet.cell_place(self.header.row, self.header.beyond)
            self.finds.reject(place, self.sheet.at(self.header.row, self.header.beyond), sentence)
        for row in range(self.header.row + 1, self.end):
            if row not in self.legend.rows:
                self._read_row(row)
        self._name_other_columns()

    def _label_column(self) -> int:
        """The column with the names: by its heading, else the one with most words."""

        def words_in(column: int) -> tuple[bool, int, int]:
            heading = self.sheet.at(self.header.row, column)
            named = isinstance(heading, str) and plain(heading).startswith("activiteit")
            values = self.sheet.column(column, self.header.row + 1)[
                : self.end - self.header.row - 1
            ]
            return (named, sum(isinstance(value, str) for value in values), -column)

        return max(range(self.header.first_column), key=words_in, default=0)

    def _read_row(self, row: int) -> None:
        cells = [
            (column, day)
            for column, day in self.header.days
            if self.sheet.at(row, column) is not None or self.sheet.formula_at(row, column)
        ]
        label = self.sheet.at(row, self.label_column) if self.header.first_column else None
        name = tidy(label) if isinstance(label, str) else "" if label is None else str(label)
        if not cells or self._is_no_count(row, name, cells):
            return
        if not name:
            self.finds.reject(
                self.sheet.cell_place(row, self.label_column),
                self.sheet.at(row, cells[0][0]),
                _("De naam van de activiteit ontbreekt. Zet de naam voor deze aantallen."),
            )
            return
        if len(name) > LONGEST_NAME:
            sentence = _("Deze naam is te lang voor een activiteit. Maak de naam korter.")
            self.finds.reject(self.sheet.cell_place(row, self.label_column), name, sentence)
            return
        for column, day in cells:
            self._read_cell(row, column, day, name)

    def _is_no_count(self, row: int, name: str, cells: list[tuple[int, WrittenDay]]) -> bool:
        """Weekdays, totals, and rows that tell about the day."""
        values = [self.sheet.at(row, column) for column, _day in cells]
        if all(is_weekday(value) for value in values) or is_total(name):
            return True
        if self.finds.knows(total_of(name)):
            return True
        if all(
            self.sheet.formula_at(row, column) for column, _day in cells
        ) and not self.finds.knows(name):
            return not name or not self._are_typed_sums(row, cells)
        if is_no_activity(name):
            self.finds.leave_out(f"{self.sheet.cell_place(row, self.label_column)}: {name}")
            return True
        return (
            not name
            and bool(self.sums)
            and all(
                value == self.sums.get(column, 0)
                for value, (column, _day) in zip(values, cells, strict=True)
            )
        )

    def _are_typed_sums(self, row: int, cells: list[tuple[int, WrittenDay]]) -> bool:
        readings = (self._reading(row, column) for column, _day in cells)
        return all(reading and not reading.trouble for reading in readings)

    def _reading(self, row: int, column: int) -> Reading | None:
        formula = self.sheet.formula_at(row, column)
        return read_count(self.sheet.at(row, column), self.legend, formula=formula)

    def _read_cell(self, row: int, column: int, day: WrittenDay, name: str) -> None:
        where = self.sheet.cell_place(row, column)
        value = self.sheet.at(row, column)
        reading = self._reading(row, column)
        story = self.sheet.comments.get((row, column), "")
        if reading is None:
            return
        try:
            date = day.on_calendar(self.period)
        except NotADate as error:
            self.finds.reject(where, value, str(error))
            return
        if reading.trouble:
            self.finds.reject(where, value, reading.trouble)
            return
        self.sums[column] = self.sums.get(column, 0) + reading.total
        self.finds.tell(Told(where=where, activity=name, date=date, reading=reading, story=story))

    def _name_other_columns(self) -> None:
        """Remarks of the whole month belong to no single count; say that they were left out."""
        days = {column for column, _day in self.header.days}
        for column in range(self.sheet.width):
            heading = self.sheet.at(self.header.row, column)
            if column in days or column == self.label_column or not isinstance(heading, str):
                continue
            below = self.sheet.column(column, self.header.row + 1)[: self.end - self.header.row - 1]
            if not is_total(heading) and any(value is not None for value in below):
                self.finds.leave_out(
                    f"{self.sheet.cell_place(self.header.row, column)}: {tidy(heading)}"
                )
