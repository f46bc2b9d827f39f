"""The sentence for a file in which no count could be read: what was seen in it, and what to do."""

import re
from typing import NoReturn

from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of
from buurthuis_app.exchange.counts.findings import Finds
from buurthuis_app.exchange.counts.layout.across_tables import MONTH_TOTALS, WEEK_TOTALS
from buurthuis_app.exchange.counts.layout.column_roles import PEOPLE
from buurthuis_app.exchange.dates.dates import month_of, week_of
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid, Value
from buurthuis_app.i18n import _

_ROWS = 30
_FEWEST = 3
_QUARTER = re.compile(r"(?:q|kw|kwartaal)\s?[1-4].*|[1-4]e kwartaal.*", re.IGNORECASE)


def refuse(book: Book, finds: Finds, doubts: list[str]) -> NoReturn:
    """Raise Invalid with the most telling sentence."""
    if finds.troubles:
        first = finds.troubles[0]
        sentence = _("In dit bestand is geen telling leesbaar. Bij {place}: {why}")
        raise Invalid(sentence.format(place=first.where, why=first.why))
    if MONTH_TOTALS in doubts or WEEK_TOTALS in doubts or any(map(_tells_months, book.sheets)):
        raise Invalid(
            _(
                "In dit bestand staan geen tellingen per dag, maar getallen per maand of week. "
                "Nodig is bij elk aantal de dag."
            )
        )
    if PEOPLE in doubts or any(_lists_people(sheet) for sheet in book.sheets):
        raise Invalid(
            _(
                "In dit bestand staan geen tellingen, maar mensen met hun gegevens. "
                "Lees een lijst van vrijwilligers in bij Vrijwilligers, en aanmeldingen bij de activiteit."
            )
        )
    if any(_has_dates_without_value(sheet) for sheet in book.sheets):
        raise Invalid(
            _(
                "In dit bestand staan geen tellingen met een datum: de datums zijn formules zonder uitkomst. "
                "Open het in Excel, sla het op en probeer het opnieuw."
            )
        )
    raise Invalid(
        _("In dit bestand staan geen tellingen. Nodig zijn: datum, activiteit en aantal bezoekers.")
    )


def _tells_months(sheet: SheetGrid) -> bool:
    """Whether a row or column of the sheet goes through months, weeks or quarters."""
    lines = [
        *sheet.rows[:_ROWS],
        *(tuple(sheet.column(c)[: 2 * _ROWS]) for c in range(min(sheet.width, _ROWS))),
    ]
    headed = any(
        isinstance(value, str)
        and (heading := heading_of(value))
        and heading.role in {CountRole.WEEK, CountRole.MONTH}
        for row in sheet.rows[:_ROWS]
        for value in row
    )
    return headed or any(sum(map(_is_stretch, line)) >= _FEWEST for line in lines)


def _is_stretch(value: Value) -> bool:
    named = isinstance(value, str) and bool(_QUARTER.fullmatch(value.strip()))
    return (
        named
        or month_of(value) is not None
        or (isinstance(value, str) and week_of(value) is not None)
    )


def _lists_people(sheet: SheetGrid) -> bool:
    for row in sheet.rows[:_ROWS]:
        headings = [heading_of(value) for value in row if isinstance(value, str)]
        if sum(h is not None and h.role is CountRole.PRIVATE for h in headings) > 1:
            return True
    return False


def _has_dates_without_value(sheet: SheetGrid) -> bool:
    empty = sum(sheet.at(row, column) is None for row, column in sheet.formulas)
    return empty > 1
