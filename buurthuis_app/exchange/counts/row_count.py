"""The count that a row tells in one group of columns: a total, its parts, and what lies inside it."""

from buurthuis_app.domain.counts.count import problems
from buurthuis_app.exchange.counts.cell_count import CellCount, not_held, read_count
from buurthuis_app.exchange.counts.column_headings import SEX_KINDS
from buurthuis_app.exchange.counts.findings import Finds
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.counts.table import CountTable, Group
from buurthuis_app.exchange.files.text_compare import plain
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

_NO = dict.fromkeys(("nee", "neen", "no", "n"), "")


class GroupReader:
    """Reads one group of columns, row by row."""

    def __init__(self, table: CountTable, group: Group, legend: Legend, finds: Finds) -> None:
        self._sheet = table.sheet
        self._table, self._group = table, group
        self._legend, self._finds = legend, finds
        sexes = tuple(pair for pair in group.kinds if pair[1] in SEX_KINDS)
        self._sexes = sexes if len(sexes) < len(group.kinds) else ()
        """Men and women are the same people as adults and children: only one of the two adds up."""
        self._inside = (*group.of_whom, *self._sexes)
        self._parts = tuple(pair for pair in group.kinds if pair not in self._sexes)
        self.counts = group.counts
        for _column, kind in self._inside:
            finds.lies_inside(kind)

    def column(self, row: int) -> int:
        """The cell that tells of this row's count."""
        filled = (column for column in self.counts if self._sheet.at(row, column) is not None)
        return next(filled, self.counts[0])

    def read(self, row: int) -> CellCount | None:
        """The count; a status or a remark such as "vervallen" counts when there is no number."""
        status = self._status(row)
        if status is not None:
            return status
        parts = [
            (kind, part)
            for column, kind in self._parts
            if (part := self.cell(row, column)) is not None
        ]
        total = None if self._group.total is None else self._total(row, self._group.total, parts)
        if total is None and not parts:
            return self._remarked(row)
        if not parts and total is not None:
            return total
        return _combined(total, parts)

    def with_of_whom(self, row: int, reading: CellCount) -> CellCount:
        """The reading with those kinds that lie inside the visits."""
        if not self._inside:
            return reading
        numbers = list(reading.numbers)
        for column, kind in self._inside:
            part = self.cell(row, column)
            if part is None or part.cancelled_because is not None:
                continue
            if part.trouble or len(part.numbers) > 1:
                why = part.trouble or _unclear()
            elif part.total > reading.total:
                why = _("Dit is meer dan het aantal bezoekers.")
            else:
                numbers.append((kind, part.total))
                continue
            place = self._sheet.cell_place(row, column)
            self._finds.reject(place, self._sheet.at(row, column), why)
        if len(numbers) == len(reading.numbers):
            return reading
        return replace(reading, numbers=tuple(numbers))

    def cell(self, row: int, column: int) -> CellCount | None:
        """What one cell says."""
        formula = self._sheet.formula_at(row, column)
        value = self._sheet.at(row, column)
        if formula and self._table.computed and isinstance(value, int | float):
            formula = ""
        return read_count(value, self._legend, formula=formula)

    def _status(self, row: int) -> CellCount | None:
        if self._table.status is None:
            return None
        status = self._sheet.at(row, self._table.status)
        reason = _NO.get(plain(status), not_held(status)) if isinstance(status, str) else None
        return None if reason is None else CellCount(cancelled_because=reason)

    def _remarked(self, row: int) -> CellCount | None:
        if not self._table.remarks or len(self._table.groups) > 1:
            return None
        texts = [self._sheet.at(row, column) for column in self._table.remarks]
        reason = not_held("\n".join(str(text) for text in texts if text is not None))
        return None if reason is None else CellCount(cancelled_because=reason)

    def _total(self, row: int, column: int, parts: list[tuple[str, CellCount]]) -> CellCount | None:
        """A total that was computed from its parts says nothing new."""
        if parts and self._sheet.formula_at(row, column):
            return None
        return self.cell(row, column)


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
