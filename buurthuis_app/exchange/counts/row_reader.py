"""Reader of a list with one count in each row, once it is known what its columns hold.

A rejected row gives neither its count nor its remark: it is read again once its owner has mended it.
"""

import datetime as dt

from buurthuis_app.domain.counts.count import problems
from buurthuis_app.exchange.counts.cell_count import CellCount, not_held, read_count
from buurthuis_app.exchange.counts.column_headings import SEX_KINDS
from buurthuis_app.exchange.counts.findings import LONGEST_NAME, Finds, FoundCount
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.counts.row_list import Columns, columns_by_heading
from buurthuis_app.exchange.counts.total_rows import is_total, total_of
from buurthuis_app.exchange.dates.dates import (
    NotADate,
    SheetPeriod,
    period_of,
    period_of_title,
    written_day,
)
from buurthuis_app.exchange.files.sheet_grid import ROWS_BETWEEN_REPORTS, Progress, SheetGrid
from buurthuis_app.exchange.files.text_compare import plain, tidy, words
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

_GENERIC = frozenset(
    ["blad", "sheet", "tabblad", "tellingen", "telling", "presentie", "bezoekers", "data", "lijst"]
)
_NO = dict.fromkeys(("nee", "neen", "no", "n"), "")


def read_rows(
    sheet: SheetGrid,
    columns: Columns,
    wider: SheetPeriod,
    legend: Legend,
    finds: Finds,
    report: Progress,
) -> None:
    """Read every count of this sheet into `finds`; `report` is told how many rows were read."""
    period = period_of_title(sheet.title)
    for row in range(max(columns.header_row, 0)):
        for value in sheet.rows[row]:
            period = period.within(period_of(value))
    _Rows(sheet, columns, period.within(wider), legend, finds).read(report)


class _Rows:
    def __init__(
        self, sheet: SheetGrid, columns: Columns, period: SheetPeriod, legend: Legend, finds: Finds
    ) -> None:
        self.sheet, self.columns, self.period = sheet, columns, period
        self.legend, self.finds = legend, finds
        self.whole = 0
        self.since_total = 0
        self.sexes: tuple[tuple[int, str], ...] = ()
        self.inside: tuple[tuple[int, str], ...] = ()
        self.counts: tuple[int, ...] = ()

    def read(self, report: Progress) -> None:
        self._announce_columns()
        rows = len(self.sheet.rows)
        for row in range(self.columns.header_row + 1, rows):
            if row % ROWS_BETWEEN_REPORTS == 0:
                report(row, rows)
            if self.sheet.rows[row] and row not in self.legend.rows and not self._is_header(row):
                self._read_row(row)

    def _announce_columns(self) -> None:
        self.sexes = self._sexes_beside_ages()
        self.inside = (*self.columns.of_whom, *self.sexes)
        self.counts = self.columns.counts
        for _column, kind in self.inside:
            self.finds.lies_inside(kind)
        for column in self.columns.unused:
            heading = self.sheet.at(self.columns.header_row, column)
            place = self.sheet.cell_place(self.columns.header_row, column)
            self.finds.leave_out(f"{place}: {tidy(str(heading))}")

    def _sexes_beside_ages(self) -> tuple[tuple[int, str], ...]:
        """Men and women are the same people as adults and children: only one of the two adds up."""
        sexes = tuple(pair for pair in self.columns.kinds if pair[1] in SEX_KINDS)
        return sexes if len(sexes) < len(self.columns.kinds) else ()

    def _is_header(self, row: int) -> bool:
        """The headings again, perhaps with the columns in another order."""
        if written_day(self.sheet.at(row, self.columns.date)) is not None:
            return False
        again = columns_by_heading(self.sheet, row)
        if again is None:
            return False
        self.columns = again
        self._announce_columns()
        return True

    def _read_row(self, row: int) -> None:
        reading = self._count(row)
        if reading is None:
            self._name_lost_remark(row)
            return
        if self._is_total(row, reading):
            self.since_total = 0
            return
        where = self.sheet.row_place(row, self._count_column(row))
        try:
            date = self._date(row)
        except NotADate as error:
            self.finds.reject(where, self.sheet.at(row, self.columns.date), str(error))
            return
        activity = self._activity(row)
        if not activity or len(activity) > LONGEST_NAME:
            why = _("De naam van de activiteit ontbreekt of is te lang.")
            self.finds.reject(where, activity or None, why)
            return
        if reading.trouble:
            self.finds.reject(where, self.sheet.at(row, self._count_column(row)), reading.trouble)
            return
        total = reading.total
        self.whole += total
        self.since_total += total
        self.finds.tell(
            FoundCount(
                where=where,
                activity=activity,
                date=date,
                reading=self._with_of_whom(row, reading),
                remark=self._texts(row, self.columns.remarks),
                story=self._story(row),
                part=self._texts(row, self.columns.times),
            )
        )

    def _date(self, row: int) -> dt.date:
        value = self.sheet.at(row, self.columns.date)
        if value is None:
            raise NotADate(_("De datum ontbreekt."))
        day = written_day(value)
        if day is None:
            raise NotADate(_("Hier staat geen datum."))
        return day.on_calendar(self.period)

    def _activity(self, row: int) -> str:
        """The name in this row; a list of one activity has its name on the sheet."""
        if self.columns.activity is None:
            return "" if _GENERIC.intersection(words(self.sheet.title)) else tidy(self.sheet.title)
        value = self.sheet.at(row, self.columns.activity)
        return "" if value is None else tidy(str(value))

    def _texts(self, row: int, columns: tuple[int, ...]) -> str:
        """What stands in these columns, letter by letter as it was written."""
        values = [self.sheet.formula_at(row, c) or self.sheet.at(row, c) for c in columns]
        return "\n".join(str(value) for value in values if value is not None)

    def _story(self, row: int) -> str:
        texts = [self._texts(row, self.columns.stories)]
        if self.sheet.comments:
            texts += [
                self.sheet.comments[row, column]
                for column in range(len(self.sheet.rows[row]))
                if (row, column) in self.sheet.comments
            ]
        return "\n".join(text for text in texts if text)

    def _reading(self, row: int, column: int) -> CellCount | None:
        formula = self.sheet.formula_at(row, column)
        return read_count(self.sheet.at(row, column), self.legend, formula=formula)

    def _count_column(self, row: int) -> int:
        """The cell that tells of this row's count."""
        filled = (column for column in self.counts if self.sheet.at(row, column) is not None)
        return next(filled, self.counts[0])

    def _count(self, row: int) -> CellCount | None:
        """The count of this row; a remark such as "vervallen" counts when there is no number."""
        if self.columns.status is not None:
            status = self.sheet.at(row, self.columns.status)
            reason = _NO.get(plain(status), not_held(status)) if isinstance(status, str) else None
            if reason is not None:
                return CellCount(cancelled_because=reason)
        parts = [
            (kind, part)
            for column, kind in self.columns.kinds
            if (column, kind) not in self.sexes and (part := self._reading(row, column)) is not None
        ]
        total = (
            None
            if self.columns.total is None
            else self._total(row, self.columns.total, bool(parts))
        )
        if total is None and not parts:
            reason = not_held(self._texts(row, self.columns.remarks))
            return None if reason is None else CellCount(cancelled_because=reason)
        return _combined(total, parts)

    def _total(self, row: int, column: int, has_parts: bool) -> CellCount | None:  # noqa: FBT001
        """A total that was computed from its parts says nothing new."""
        if has_parts and self.sheet.formula_at(row, column):
            return None
        return self._reading(row, column)

    def _is_total(self, row: int, reading: CellCount) -> bool:
        """A row that adds up others: by its words, or without any by its number."""
        beside = {*self.columns.remarks, *self.columns.stories}
        values = self.sheet.rows[row]
        labels = [tidy(v) for c, v in enumerate(values) if isinstance(v, str) and c not in beside]
        if any(is_total(label) or self.finds.knows(total_of(label)) for label in labels):
            return True
        has_date = self.sheet.at(row, self.columns.date) is not None
        has_name = self.columns.activity is not None and bool(self._activity(row))
        if has_date or has_name:
            return False
        computed = self.sheet.formula_at(row, self._count_column(row)).upper().startswith("=S")
        return computed or (
            bool(reading.numbers) and reading.total in {self.whole, self.since_total}
        )

    def _name_lost_remark(self, row: int) -> None:
        """Without a count a remark has nothing to belong to; say that it was left out."""
        has_date = written_day(self.sheet.at(row, self.columns.date)) is not None
        if has_date and (self._texts(row, self.columns.remarks) or self._story(row)):
            place = self.sheet.row_place(row, self._count_column(row))
            self.finds.leave_out(_("{place}: opmerking zonder aantal").format(place=place))

    def _with_of_whom(self, row: int, reading: CellCount) -> CellCount:
        """The reading with those kinds that lie inside the visits."""
        numbers = list(reading.numbers)
        for column, kind in self.inside:
            part = self._reading(row, column)
            if part is None or part.cancelled_because is not None:
                continue
            if part.trouble or len(part.numbers) > 1:
                why = part.trouble or _unclear()
            elif part.total > reading.total:
                why = _("Dit is meer dan het aantal bezoekers.")
            else:
                numbers.append((kind, part.total))
                continue
            self.finds.reject(self.sheet.cell_place(row, column), self.sheet.at(row, column), why)
        if len(numbers) == len(reading.numbers):
            return reading
        return replace(reading, numbers=tuple(numbers))


def _unclear() -> str:
    return _("Het is niet duidelijk wat deze getallen naast elkaar betekenen.")


def _combined(total: CellCount | None, parts: list[tuple[str, CellCount]]) -> CellCount:
    """Parts are never added to their total: what the total has more is left without breakdown."""
    readings = ([] if total is None else [total]) + [part for _kind, part in parts]
    troubled = next((reading for reading in readings if reading.trouble), None)
    held = [(kind, part) for kind, part in parts if part.cancelled_because is None]
    if troubled or not held or (total is not None and total.cancelled_because is not None):
        return troubled or readings[0]
    if any(len(part.numbers) > 1 for _kind, part in held):
        return CellCount(trouble=_unclear())
    numbers = tuple((kind, part.total) for kind, part in held)
    whole = sum(number for _kind, number in numbers)
    rest = 0 if total is None else total.total - whole
    if rest < 0:
        return CellCount(trouble=_("De delen zijn samen meer dan het totaal."))
    for problem in problems(whole + rest):
        return CellCount(trouble=problem.sentence)
    unsplit = (("", rest),) if rest else ()
    return CellCount(
        numbers=unsplit + numbers,
        whole=None if total is None else total.total,
        estimated=any(part.estimated for part in readings),
    )
