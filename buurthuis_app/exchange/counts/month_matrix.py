"""Month sheets: activities down, days across, and perhaps several months below one another."""

from buurthuis_app.exchange.counts.cell_count import CellCount, read_count
from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of
from buurthuis_app.exchange.counts.day_headers import DayRow, title_above, written_days
from buurthuis_app.exchange.counts.findings import LONGEST_NAME, Finds, FoundCount
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.counts.total_rows import is_no_activity, is_total, total_of
from buurthuis_app.exchange.dates.dates import (
    NotADate,
    SheetPeriod,
    WrittenDay,
    is_weekday,
    period_of_title,
)
from buurthuis_app.exchange.files.sheet_grid import Progress, SheetGrid
from buurthuis_app.exchange.files.text_compare import plain, tidy
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

LAYOUT = "month matrix"


def read_month_matrix(
    sheet: SheetGrid,
    headers: list[DayRow],
    wider: SheetPeriod,
    legend: Legend,
    finds: Finds,
    report: Progress,
) -> None:
    """Read every month of this sheet into `finds`. `wider` is what the file itself says of the year and month.

    `report` is told how many rows were read.
    """
    around = period_of_title(sheet.title).within(_sheet_years(sheet, headers[0])).within(wider)
    periods: list[SheetPeriod] = []
    for number, header in enumerate(headers):
        end = headers[number + 1].row if number + 1 < len(headers) else len(sheet.rows)
        start = headers[number - 1].row + 1 if number else 0
        period = title_above(sheet, header, start)
        if periods and period.month is None:
            # the days again on a next page; other days without a title could be any month
            same = written_days(headers[number - 1]) == written_days(header)
            around = SheetPeriod(month=periods[-1].month if same else None, years=periods[-1].years)
        periods.append(period.within(around))
        _Month(sheet, header, end, periods[-1], legend, finds).read(report)


def _sheet_years(sheet: SheetGrid, header: DayRow) -> SheetPeriod:
    """A year above the first month holds for the months below it too."""
    return SheetPeriod(years=title_above(sheet, header, 0).years)


class _Month:
    """One block: a row of days and the activities below it."""

    def __init__(
        self,
        sheet: SheetGrid,
        header: DayRow,
        end: int,
        period: SheetPeriod,
        legend: Legend,
        finds: Finds,
    ) -> None:
        self.sheet, self.header, self.end = sheet, header, end
        self.period, self.legend, self.finds = period, legend, finds
        self.label_column = self._label_column()
        self.sums: dict[int, int] = {}

    def read(self, report: Progress) -> None:
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
            report(row, len(self.sheet.rows))
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
        kind = self._kind(row)
        for column, day in cells:
            self._read_cell(row, column, day, name, kind)

    def _kind(self, row: int) -> str:
        """The tally kind that a second column of words gives this row: "Koffie | kinderen"."""
        for column in range(self.header.first_column):
            value = self.sheet.at(row, column)
            heading = heading_of(value) if isinstance(value, str) else None
            if column != self.label_column and heading and heading.role is CountRole.KIND:
                return heading.kind
        return ""

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

    def _reading(self, row: int, column: int) -> CellCount | None:
        formula = self.sheet.formula_at(row, column)
        return read_count(self.sheet.at(row, column), self.legend, formula=formula)

    def _read_cell(self, row: int, column: int, day: WrittenDay, name: str, kind: str) -> None:
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
        if kind and [unsplit for unsplit, _number in reading.numbers] == [""]:
            reading = replace(reading, numbers=((kind, reading.total),))
        told = FoundCount(
            where=where, activity=name, date=date, reading=reading, story=story, part=kind
        )
        self.finds.tell(told)

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
