"""Reader of rows with an activity, and a date above each of their counts."""

from typing_extensions import override

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of, kind_of
from buurthuis_app.exchange.counts.findings import LONGEST_NAME, Finds, FoundCount
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.counts.reading.table_reader import TableReader
from buurthuis_app.exchange.counts.row_dates import moment_of, resolve
from buurthuis_app.exchange.counts.table import CountTable, TableMoment
from buurthuis_app.exchange.counts.total_rows import is_no_activity, is_total, total_of
from buurthuis_app.exchange.dates.dates import NotADate, is_weekday
from buurthuis_app.exchange.files.text_compare import tidy
from buurthuis_app.i18n import _
from buurthuis_app.records import replace


class AcrossReader(TableReader):
    """Reads a month matrix, or a table with weekdays, months or weeks above its counts."""

    def __init__(self, table: CountTable, legend: Legend, finds: Finds) -> None:
        super().__init__(table, legend, finds)
        self._earlier_name = ""

    @override
    def read(self, report: Progress) -> None:
        if self._has_time():
            super().read(report)

    def _has_time(self) -> bool:
        """Whether the month and year of a table are known; a second month beside it is named."""
        moment, header = self.groups[0][0].moment, self.table.header
        if moment is not None and moment.day is not None and not self.table.dates.all:
            try:
                resolve(replace(moment, day=replace(moment.day, day=1)), None, self.period)
            except NotADate as error:
                place = self.sheet.cell_place(header, self.groups[0][0].counts[0])
                self._reject(place, self.sheet.title or None, str(error))
                return False
        if self.table.beyond is not None:
            why = _(
                "Hier begint een tweede maand naast de eerste. Zet elke maand op een eigen blad."
            )
            place = self.sheet.cell_place(header, self.table.beyond)
            self._reject(place, self.sheet.at(header, self.table.beyond), why)
        return True

    @override
    def _read(self, row: int) -> None:
        cells = [
            number
            for number, (group, _reader) in enumerate(self.groups)
            if any(
                self.sheet.at(row, c) is not None or self.sheet.formula_at(row, c)
                for c in group.counts
            )
        ]
        name = self._label(row)
        if not cells:
            self._take_section(row)
            return
        if self._is_no_count(row, name, cells):
            return
        column = 0 if self.table.activity is None else self.table.activity
        named = all(self.groups[number][0].name for number in cells)
        activity = name or self._section or self.table.name
        if not activity and not named:
            why = _("De naam van de activiteit ontbreekt. Zet de naam voor deze aantallen.")
            first = self.groups[cells[0]][0].counts[0]
            self._reject(self.sheet.cell_place(row, column), self.sheet.at(row, first), why)
            return
        if len(activity) > LONGEST_NAME:
            why = _("Deze naam is te lang voor een activiteit. Maak de naam korter.")
            self._reject(self.sheet.cell_place(row, column), activity, why)
            return
        moment = self._carried(moment_of(self.table, row)) if self.table.dates.all else None
        kind = self._kind_of_row(row)
        for number in cells:
            self._read_cell(row, number, activity, moment, kind)

    def _take_section(self, row: int) -> None:
        """The name of an activity that stands alone above the rows of whom it counts."""
        filled = [value for value in self.sheet.rows[row] if value is not None]
        if self.table.kind_name is not None and len(filled) == 1 and isinstance(filled[0], str):
            self._section = tidy(filled[0])

    def _label(self, row: int) -> str:
        """The name of the activity; a row below it that only tells whom it counts is of the same one."""
        if self.table.activity is None:
            return ""
        label = self.sheet.at(row, self.table.activity)
        name = tidy(label) if isinstance(label, str) else "" if label is None else str(label)
        beside = [*self.table.times, self.table.kind_name]
        if not name and any(c is not None and self.sheet.at(row, c) is not None for c in beside):
            return self._earlier_name
        self._earlier_name = name
        return name

    def _kind_of_row(self, row: int) -> str:
        """The tally kind that a second column of words gives this row: "Koffie | kinderen"."""
        if self.table.kind_name is not None:
            value = self.sheet.at(row, self.table.kind_name)
            return kind_of(value) if isinstance(value, str) else ""
        first = min(self._counting, default=0)
        for column in range(first):
            value = self.sheet.at(row, column)
            heading = heading_of(value) if isinstance(value, str) else None
            if column != self.table.activity and heading and heading.role is CountRole.KIND:
                return heading.kind
        return ""

    def _is_no_count(self, row: int, name: str, cells: list[int]) -> bool:
        """Weekdays, totals, and rows that tell about the day."""
        columns = [self.groups[number][0].counts[0] for number in cells]
        values = [self.sheet.at(row, column) for column in columns]
        if all(is_weekday(value) for value in values) or is_total(name):
            return True
        if self.knows(total_of(name)):
            return True
        if all(self.sheet.formula_at(row, column) for column in columns) and not self.knows(name):
            return not name or not self._are_typed_sums(row, cells)
        if is_no_activity(name):
            place = self.sheet.cell_place(row, self.table.activity or 0)
            self.finds.leave_out(f"{place}: {name}")
            return True
        return (
            not name
            and not self.table.name
            and bool(self._sums)
            and all(
                value == self._sums.get(column, 0)
                for value, column in zip(values, columns, strict=True)
            )
        )

    def _are_typed_sums(self, row: int, cells: list[int]) -> bool:
        readings = (self.groups[number][1].read(row) for number in cells)
        return all(reading and not reading.trouble for reading in readings)

    def _read_cell(
        self, row: int, number: int, activity: str, moment: TableMoment | None, kind: str
    ) -> None:
        group, reader = self.groups[number]
        column = reader.column(row)
        where, value = self.sheet.cell_place(row, column), self.sheet.at(row, column)
        reading = reader.read(row)
        if reading is None:
            return
        try:
            date = resolve(moment, group.moment, self.period)
        except NotADate as error:
            self._reject(where, value, str(error))
            return
        if reading.trouble:
            self._reject(where, value, reading.trouble)
            return
        self._sums[column] += reading.total
        if kind and [unsplit for unsplit, _number in reading.numbers] == [""]:
            reading = replace(reading, numbers=((kind, reading.total),))
        part = self._part(row, group)
        told = FoundCount(
            where=where,
            activity=group.name or activity,
            date=date,
            reading=reading,
            story=self.sheet.comments.get((row, column), ""),
            part=f"{part} {kind}".strip(),
            line=row,
            row=row,
            column=column,
        )
        self._add(told, -1, group)
