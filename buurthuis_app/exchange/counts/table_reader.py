"""Reads the counts of one table, once it is known what its rows and columns hold.

A rejected row gives neither its count nor its remark: it is read again once its owner has mended it.
"""

import datetime as dt
from collections import Counter

from buurthuis_app.exchange.counts.cell_count import CellCount, not_held
from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of, kind_of
from buurthuis_app.exchange.counts.findings import LONGEST_NAME, Finds, FoundCount
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.counts.names_once import names_stand_once
from buurthuis_app.exchange.counts.row_count import GroupReader
from buurthuis_app.exchange.counts.row_dates import is_told, moment_of, resolve
from buurthuis_app.exchange.counts.sheet_view import width_between
from buurthuis_app.exchange.counts.table import ONE_ROW_A_COUNT, CountTable, Group, TableMoment
from buurthuis_app.exchange.counts.total_rows import is_no_activity, is_total, total_of
from buurthuis_app.exchange.dates.dates import NotADate, is_weekday, month_of, period_of, week_of
from buurthuis_app.exchange.files.sheet_grid import ROWS_BETWEEN_REPORTS, Progress, Value
from buurthuis_app.exchange.files.text_compare import plain, same_name, tidy
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

_ASIDE, _OF_WHOM = "apart", "waarvan"


class TableReader:
    """Tells every count of a table; `tells` is what it gives, in the order of the sheet."""

    def __init__(self, table: CountTable, legend: Legend, finds: Finds) -> None:
        self.table, self.legend, self.finds = table, legend, finds
        self.sheet, self.period = table.sheet, table.period
        self.groups = [(group, GroupReader(table, group, legend, finds)) for group in table.groups]
        self.single = table.layout == ONE_ROW_A_COUNT
        self.tells: list[FoundCount] = []
        self.rejected = 0
        self.names: set[str] = set()
        self._sums: Counter[int] = Counter()
        self._since_total: Counter[int] = Counter()
        self._counting = frozenset(column for group in table.groups for column in group.counts)
        self._words = self._columns_of_words()
        self._earlier: TableMoment | None = None
        self._earlier_name = ""
        self._once = not table.across and names_stand_once(table)
        if self._once:
            place = self.sheet.cell_place(max(table.header, 0), table.activity or 0)
            sentence = _("{place}: een naam geldt ook voor de rijen eronder, tot de volgende naam.")
            finds.note(sentence.format(place=place))
        self._section = ""

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

    def read(self, report: Progress) -> None:
        """Read all rows; `report` is told how many."""
        if self.table.across and not self._has_time():
            return
        rows = len(self.sheet.rows)
        read = self._read_across if self.table.across else self._read_down
        for row in range(self.table.top, self.table.bottom):
            if row % ROWS_BETWEEN_REPORTS == 0 or self.table.across:
                report(row, rows)
            if row not in self.legend.rows and self.sheet.rows[row]:
                read(row)

    # Rows with a date and one count or several.

    def _read_down(self, row: int) -> None:
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

    def _add(self, told: FoundCount, row: int, group: Group) -> None:
        """Keep it, under the tally kind that its row or heading names."""
        kind = group.kind
        if self.table.kind_name is not None:
            value = self.sheet.at(row, self.table.kind_name)
            kind = kind_of(value) if isinstance(value, str) else kind
        use = (
            plain(str(self.sheet.at(row, self.table.use) or ""))
            if self.table.use is not None
            else ""
        )
        if use.startswith(_ASIDE):
            self.finds.stands_aside(kind)
        if use.startswith(_OF_WHOM) and kind:
            self.finds.lies_inside(kind)
        if (
            self.table.source is not None
            and plain(str(self.sheet.at(row, self.table.source) or "")) == "geschat"
        ):
            told = replace(told, reading=replace(told.reading, estimated=True))
        if kind:
            told = replace(told, part=f"{told.part} {kind}")
            if [unsplit for unsplit, _number in told.reading.numbers] == [""]:
                numbers = ((kind, told.reading.total),)
                told = replace(told, reading=replace(told.reading, numbers=numbers))
        self.names.add(same_name(told.activity))
        self.tells.append(told)

    def _reject(self, where: str, value: Value, why: str) -> None:
        self.rejected += 1
        self.finds.reject(where, value, why)

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

    def _carried(self, moment: TableMoment | None) -> TableMoment | None:
        """The month or week that was written once for the rows below it."""
        earlier = self._earlier
        if earlier is not None:
            moment = moment or TableMoment()
            fill = self.table.fill_dates
            moment = TableMoment(
                day=moment.day or (earlier.day if fill else None),
                month=moment.month or earlier.month,
                week=moment.week or earlier.week,
                weekday=moment.weekday or (earlier.weekday if fill else None),
            )
        self._earlier = moment
        return moment

    def _activity(self, row: int) -> str:
        """The name in this row; a table of one activity has its name above it, or on the sheet."""
        if self.table.activity is None:
            return self.table.name or self._section
        value = self.sheet.at(row, self.table.activity)
        if value is None and self._once:
            return self._earlier_name
        self._earlier_name = "" if value is None else tidy(str(value))
        return self._earlier_name

    def _part(self, row: int, group: Group) -> str:
        own = self._texts(row, self.table.times) if self.table.times else ""
        return f"{group.part} {own}".strip() if group.part else own

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

    def _texts(self, row: int, columns: tuple[int, ...]) -> str:
        """What stands in these columns, letter by letter as it was written."""
        values = [self.sheet.formula_at(row, c) or self.sheet.at(row, c) for c in columns]
        return "\n".join(str(value) for value in values if value is not None)

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

    def knows(self, name: str) -> bool:
        """Whether this is an activity that was read before."""
        return bool(name) and (same_name(name) in self.names or self.finds.knows(name))

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

    # Rows with an activity, and a date above each of their counts.

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

    def _read_across(self, row: int) -> None:
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
