"""Reader of rows with a date and one count or several."""

import datetime as dt
from collections import Counter

from typing_extensions import override

from buurthuis_app.exchange.counts.cell_count import CellCount, not_held
from buurthuis_app.exchange.counts.findings import LONGEST_NAME, Finds, FoundCount
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.counts.names_once import names_stand_once
from buurthuis_app.exchange.counts.reading.table_reader import TableReader
from buurthuis_app.exchange.counts.row_dates import is_told, moment_of, resolve
from buurthuis_app.exchange.counts.sheet_view import width_between
from buurthuis_app.exchange.counts.table import CountTable, TableMoment
from buurthuis_app.exchange.counts.total_rows import is_no_activity, is_total, total_of
from buurthuis_app.exchange.dates.dates import NotADate, month_of, period_of, week_of
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import tidy
from buurthuis_app.i18n import _
from buurthuis_app.records import replace


class DownReader(TableReader):
    """Reads a list of counts, or a table with an activity in each column."""

    def __init__(self, table: CountTable, legend: Legend, finds: Finds) -> None:
        super().__init__(table, legend, finds)
        self._since_total: Counter[int] = Counter()
        self._words = self._columns_of_words()
        self._earlier_name = ""
        self._once = names_stand_once(table)
        if self._once:
            place = self.sheet.cell_place(max(table.header, 0), table.activity or 0)
            sentence = _("{place}: een naam geldt ook voor de rijen eronder, tot de volgende naam.")
            finds.note(sentence.format(place=place))

    @override
    def _read(self, row: int) -> None:
        readings = [
            (number, reading)
            for number, (_group, reader) in enumerate(self.groups)
            if (reading := reader.read(row)) is not None
        ]
        if not readings:
            self._pass_over(row)
            return
        if self._adds_up(row, readings):
            self._since_total.clear()
            return
        try:
            date = self._date(row)
        except NotADate as error:
            self._reject_date(row, readings[0][0], str(error))
            return
        for number, reading in readings:
            self._tell(row, number, reading, date)

    def _tell(self, row: int, number: int, reading: CellCount, date: dt.date) -> None:
        group, reader = self.groups[number]
        column = reader.column(row)
        where = (
            self.sheet.row_place(row, column) if self.single else self.sheet.cell_place(row, column)
        )
        activity = group.name or self._activity(row)
        if not activity or len(activity) > LONGEST_NAME:
            why = _("De naam van de activiteit ontbreekt of is te lang.")
            self._reject(where, activity or None, why)
            return
        if reading.trouble:
            self._reject(where, self.sheet.at(row, column), reading.trouble)
            return
        self._sums[number] += reading.total
        self._since_total[number] += reading.total
        reading = reader.with_of_whom(row, reading)
        if self.table.estimated is not None and self.sheet.at(row, self.table.estimated) not in {
            None,
            0,
            "0",
        }:
            reading = replace(reading, estimated=True)
        self._add(
            FoundCount(
                where=where,
                activity=activity,
                date=date,
                reading=reading,
                remark=self._remark(row),
                story=self._story(row, number),
                part=self._part(row, group),
                line=number,
                row=row,
            ),
            row,
            group,
        )

    def _reject_date(self, row: int, number: int, why: str) -> None:
        main = self.table.dates.main
        written = None if main is None else self.sheet.at(row, main)
        place = self.groups[number][1].column(row) if self.single else main
        self._reject(self.sheet.row_place(row, place or 0), written, why)

    def _date(self, row: int) -> dt.date:
        column = self.table.dates.date
        if column is not None:
            value = self.sheet.at(row, column)
            day = self.table.order.day(value)
            if day is not None:
                date = day.on_calendar(self.period)
                self._earlier = TableMoment(day=day)
                return date
            if value is not None:
                raise NotADate(_("Hier staat geen datum."))
        moment = moment_of(self.table, row)
        if moment is None and self.table.day is not None and self._earlier is None:
            moment = TableMoment(day=self.table.day)
        if self.table.fill_dates or column is None:
            moment = self._carried(moment)
        if moment is None:
            raise NotADate(_("De datum ontbreekt."))
        return resolve(moment, None, self.period)

    def _activity(self, row: int) -> str:
        """The name in this row; a table of one activity has its name above it, or on the sheet."""
        if self.table.activity is None:
            return self.table.name or self._section
        value = self.sheet.at(row, self.table.activity)
        if value is None and self._once:
            return self._earlier_name
        self._earlier_name = "" if value is None else tidy(str(value))
        return self._earlier_name

    def _remark(self, row: int) -> str:
        """A remark beside several activities belongs to none of them in particular."""
        if not self.table.remarks:
            return ""
        filled = [column for column in self.table.remarks if self.sheet.at(row, column) is not None]
        if not filled:
            return ""
        counted = 1
        if len(self.groups) > 1:
            counted = sum(self.sheet.at(row, column) is not None for column in self._counting)
        if counted <= 1:
            return self._texts(row, self.table.remarks)
        for column in filled:
            place = self.sheet.cell_place(row, column)
            self.finds.leave_out(_("{place}: opmerking").format(place=place))
        return ""

    def _story(self, row: int, number: int) -> str:
        texts = [self._texts(row, self.table.stories)] if self.table.stories else []
        if self.sheet.comments:
            columns = (
                range(len(self.sheet.rows[row])) if self.single else self.groups[number][0].counts
            )
            texts += [
                self.sheet.comments[row, column]
                for column in columns
                if (row, column) in self.sheet.comments
            ]
        return "\n".join(text for text in texts if text)

    def _adds_up(self, row: int, readings: list[tuple[int, CellCount]]) -> bool:
        """A row that adds up others: by its words, or without any by its number."""
        values = self.sheet.rows[row]
        labels = [
            tidy(value)
            for column, value in enumerate(values)
            if isinstance(value, str) and column in self._words
        ]
        has_date = is_told(self.table, row)
        if not has_date or self.single:
            if any(is_total(label) or self.knows(total_of(label)) for label in labels):
                return True
            if not self.single and any(
                is_no_activity(label) or total_of(label) for label in labels
            ):
                return True
        main = self.table.dates.main
        written = main is not None and self.sheet.at(row, main) is not None
        if has_date or (self.single and (written or self._has_name(row))):
            return False
        if all(self._is_computed(row, number) for number, _reading in readings):
            return True
        if len(values) == 1 and isinstance(values[0], str):
            return True
        return all(
            reading.numbers and reading.total in {self._sums[number], self._since_total[number]}
            for number, reading in readings
        )

    def _is_computed(self, row: int, number: int) -> bool:
        formula = self.sheet.formula_at(row, self.groups[number][1].column(row)).upper()
        return formula.startswith("=S") if self.single else bool(formula)

    def _has_name(self, row: int) -> bool:
        return self.table.activity is not None and bool(self._activity(row))

    def _pass_over(self, row: int) -> None:
        """A row without a count: the title of a month or week, a date for the rows below, a remark alone."""
        cells = [value for value in self.sheet.rows[row] if value is not None]
        if len(cells) == 1 and not is_told(self.table, row):
            self._take_title(cells[0])
            return
        if self.table.dates.date is None:
            self._carried(moment_of(self.table, row))
        if is_told(self.table, row):
            if self.table.fill_dates:
                self._earlier = moment_of(self.table, row)
            beside = self._texts(row, self.table.remarks) or self._story(row, 0)
            if self.single and beside:
                place = self.sheet.row_place(row, self.groups[0][1].column(row))
                self.finds.leave_out(_("{place}: opmerking zonder aantal").format(place=place))

    def _take_title(self, value: Value) -> None:
        """What stands alone in a row holds for those below it: a month, a week, a date, an activity."""
        day = self.table.order.day(value)
        if not self.table.dates.all and day is not None and day.month is not None:
            self._earlier = TableMoment(day=day)
        elif isinstance(value, str) and (month_of(value) or week_of(value)):
            self.period = period_of(value).within(self.period)
        elif isinstance(value, str) and self.table.activity is None and not self.table.name:
            self._section = "" if not_held(value) is not None else tidy(value)

    def _columns_of_words(self) -> frozenset[int]:
        """The columns in which a word such as "Totaal" says what the row is."""
        table = self.table
        silent = {
            *table.remarks,
            *table.stories,
            *table.times,
            *self._counting,
            table.status,
            table.person,
        }
        silent |= {column for group in table.groups for column, _kind in group.of_whom}
        return frozenset(range(width_between(self.sheet, table.header, table.bottom))) - silent
