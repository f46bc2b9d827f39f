"""Unused columns of a table: what was left out is said, by its heading or by what stands there."""

from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of
from buurthuis_app.exchange.counts.findings import Finds
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.counts.table import ONE_ROW_A_COUNT, CountTable
from buurthuis_app.exchange.counts.total_rows import is_total
from buurthuis_app.exchange.dates.dates import is_weekday
from buurthuis_app.exchange.files.text_compare import tidy
from buurthuis_app.i18n import _

_MOST_SNIPPETS = 3


def tell_unused(table: CountTable, legend: Legend, finds: Finds) -> None:
    """The columns that were left out, by their headings, or by what stands in them."""
    sheet = table.sheet
    for column in table.unused:
        head = sheet.at(table.header, column) if table.header >= 0 else None
        if head is None and not table.across:
            head = sheet.at(table.header - 1, column)
        below = [
            (row, value)
            for row in range(table.top, table.bottom)
            if row not in legend.rows
            and (value := sheet.at(row, column) or sheet.formula_at(row, column)) not in {None, ""}
        ]
        if isinstance(head, str):
            _tell_column(table, column, tidy(head), filled=bool(below), finds=finds)
        elif head is None and below and not table.across:
            texts = [f"{sheet.cell_place(row, column)}: {tidy(str(value))}" for row, value in below]
            more = _("en nog {n}").format(n=len(texts) - _MOST_SNIPPETS)
            shown = texts[:_MOST_SNIPPETS] + ([more] if len(texts) > _MOST_SNIPPETS else [])
            finds.leave_out("; ".join(shown))


def _tell_column(table: CountTable, column: int, head: str, *, filled: bool, finds: Finds) -> None:
    heading = heading_of(head)
    silent = is_total(head) or is_weekday(head)
    if table.across:
        silent = is_total(head) or (heading is not None and heading.role is CountRole.ACTIVITY)
    elif table.layout != ONE_ROW_A_COUNT:
        silent = silent or (
            heading is not None
            and heading.role in {CountRole.DATE, CountRole.TOTAL, CountRole.WEEKDAY, CountRole.DAY}
        )
    if not silent and (filled or table.layout == ONE_ROW_A_COUNT):
        finds.leave_out(f"{table.sheet.cell_place(table.header, column)}: {head}")
