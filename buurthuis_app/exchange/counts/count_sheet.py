"""Reads a centre's own count sheets, whatever their layout.

Where a sheet can be read in two ways, this is how:
- a row or cell that can't be used gives nothing at all, so its remark and new faces wait until it is mended;
- the same activity on the same date twice is not added up and not guessed at: the first stays, the second is
  named, unless a column with the time tells them apart (morning and afternoon make one day);
- a total beside its parts gives the parts, and what it has more stays without breakdown;
- new faces and other "waarvan" columns lie inside the visits;
- nothing that was computed is a count, apart from a sum of numbers typed into one cell;
- month, year and day that the file does not tell are never guessed.
"""

from collections import Counter
from itertools import accumulate
from pathlib import Path

from buurthuis_app.domain.counts.count_sheet import CountFile
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts import dates_down, month_matrix, row_list
from buurthuis_app.exchange.counts.dates_down import date_column, read_dates_down
from buurthuis_app.exchange.counts.day_headers import day_rows
from buurthuis_app.exchange.counts.findings import Finds
from buurthuis_app.exchange.counts.legend import Legend, find_legend
from buurthuis_app.exchange.counts.month_matrix import read_month_matrix
from buurthuis_app.exchange.counts.row_list import find_columns
from buurthuis_app.exchange.counts.row_reader import read_rows
from buurthuis_app.exchange.dates.dates import Period, period_of, period_of_title
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import Book, Progress, Sheet
from buurthuis_app.i18n import _

_TITLE_ROWS = 6
_MOST_TITLE_CELLS = 3
_WHOLE_MONTH = 20
_WHOLE = 1000
"""Steps of the whole work, as they are reported."""
_OPENED = 350
"""So many of them are for opening the file."""


def read_counts(path: Path, progress: Progress | None = None) -> CountFile:
    """All counts, cancellations and stories that the file holds, and what in it could not be read.

    `progress` is called with how much is done and how much there is; an exception that it raises stops the
    reading. Raises Invalid or Damaged with a sentence when the file can't be opened or holds no counts.
    """
    report = progress or (lambda _done, _all: None)
    report(0, _WHOLE)
    book = open_book(path, _stretch(report, 0, _OPENED))
    report(_OPENED, _WHOLE)
    finds = Finds()
    period = _period_of_file(book)
    legends = {sheet.title: find_legend(sheet) for sheet in book.sheets}
    general = Legend()
    for legend in legends.values():
        general = general.over(legend)
    layouts: Counter[str] = Counter()
    places = _places(book)
    for sheet, (start, end) in zip(book.sheets, places, strict=True):
        before = len(finds)
        legend = legends[sheet.title].over(general)
        layout = _read_sheet(sheet, period, legend, finds, _stretch(report, start, end))
        layouts[layout] += len(finds) - before
        if not layout and sheet.rows and sheet.title:
            finds.leave_out(_("Blad {title}").format(title=sheet.title))
        report(end, _WHOLE)
    for words in book.left_out:
        finds.leave_out(words)
    _refuse_nothing(finds)
    return finds.as_file(layouts.most_common(1)[0][0])


def _stretch(report: Progress, start: int, end: int) -> Progress:
    """Reports of one part of the work as its part of the whole."""
    return lambda done, of: report(start + (end - start) * done // max(of, 1), _WHOLE)


def _places(book: Book) -> list[tuple[int, int]]:
    """Where each sheet begins and ends on the line of the whole work, by its length."""
    lengths = [len(sheet.rows) + 1 for sheet in book.sheets]
    ends = [_OPENED + (_WHOLE - _OPENED) * done // sum(lengths) for done in accumulate(lengths)]
    return list(zip([_OPENED, *ends], ends, strict=False))


def _read_sheet(
    sheet: Sheet, period: Period, legend: Legend, finds: Finds, report: Progress
) -> str:
    """Read one sheet by the layout that fits; its name, or "" when none does."""
    headers = day_rows(sheet)
    if headers and not (len(headers[0].days) < _WHOLE_MONTH and _days_go_down(sheet, legend)):
        read_month_matrix(sheet, headers, period, legend, finds, report)
        return month_matrix.LAYOUT
    columns = find_columns(sheet, legend)
    if columns is not None:
        read_rows(sheet, columns, period, legend, finds, report)
        return row_list.LAYOUT
    dates = date_column(sheet, legend)
    if dates is not None:
        read_dates_down(sheet, dates, period, legend, finds, report)
        return dates_down.LAYOUT
    return ""


def _days_go_down(sheet: Sheet, legend: Legend) -> bool:
    """The first rising counts of a month look like days too; a whole month below one another is surer."""
    dates = date_column(sheet, legend)
    return dates is not None and dates.bare_days >= _WHOLE_MONTH


def _period_of_file(book: Book) -> Period:
    """The month and year in the file's name; else the one year that the titles of its sheets agree on."""
    named = period_of(book.stem)
    if named.years:
        return named
    years = {_years_of(sheet) for sheet in book.sheets} - {()}
    return Period(month=named.month, years=years.pop() if len(years) == 1 else ())


def _years_of(sheet: Sheet) -> tuple[int, ...]:
    found = period_of_title(sheet.title)
    for row in sheet.rows[:_TITLE_ROWS]:
        filled = [value for value in row if value is not None]
        for value in filled if len(filled) <= _MOST_TITLE_CELLS else ():
            found = found.within(period_of(value))
    return found.years


def _refuse_nothing(finds: Finds) -> None:
    if not finds.empty:
        return
    if finds.troubles:
        first = finds.troubles[0]
        sentence = _("In dit bestand is geen telling leesbaar. Bij {place}: {why}")
        raise Invalid(sentence.format(place=first.where, why=first.why))
    raise Invalid(
        _("In dit bestand staan geen tellingen. Nodig zijn: datum, activiteit en aantal bezoekers.")
    )
