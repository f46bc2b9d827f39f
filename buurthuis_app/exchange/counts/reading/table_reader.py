"""Reader of one table of counts: what goes for tables with dates down and with dates across.

A rejected row gives neither its count nor its remark: it is read again once its owner has mended it.
"""

from abc import ABC, abstractmethod
from collections import Counter

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.exchange.counts.column_headings import kind_of
from buurthuis_app.exchange.counts.findings import Finds, FoundCount
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.counts.row_count import GroupReader
from buurthuis_app.exchange.counts.table import ONE_ROW_A_COUNT, CountTable, Group, TableMoment
from buurthuis_app.exchange.files.sheet_grid import ROWS_BETWEEN_REPORTS, Value
from buurthuis_app.exchange.files.text_compare import plain, same_name
from buurthuis_app.records import replace

_ASIDE, _OF_WHOM = "apart", "waarvan"


class TableReader(ABC):
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
        self._counting = frozenset(column for group in table.groups for column in group.counts)
        self._earlier: TableMoment | None = None
        self._section = ""

    def read(self, report: Progress) -> None:
        """Read all rows; `report` is told how many."""
        rows = len(self.sheet.rows)
        for row in range(self.table.top, self.table.bottom):
            if row % ROWS_BETWEEN_REPORTS == 0 or self.table.across:
                report(row, rows)
            if row not in self.legend.rows and self.sheet.rows[row]:
                self._read(row)

    @abstractmethod
    def _read(self, row: int) -> None:
        """Tell what one row holds."""

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

    def _part(self, row: int, group: Group) -> str:
        own = self._texts(row, self.table.times) if self.table.times else ""
        return f"{group.part} {own}".strip() if group.part else own

    def _texts(self, row: int, columns: tuple[int, ...]) -> str:
        """What stands in these columns, letter by letter as it was written."""
        values = [self.sheet.formula_at(row, c) or self.sheet.at(row, c) for c in columns]
        return "\n".join(str(value) for value in values if value is not None)

    def knows(self, name: str) -> bool:
        """Whether this is an activity that was read before."""
        return bool(name) and (same_name(name) in self.names or self.finds.knows(name))
