"""Reader of a centre's own count sheets, whatever their layout.

Where a sheet can be read in two ways, this is how:
- a row or cell that can't be used gives nothing at all, so its remark and new faces wait until it is mended;
- the same activity on the same date twice is not added up and not guessed at: the first stays, the second is
  named, unless a column with the time tells them apart (morning and afternoon make one day);
- a total beside its parts gives the parts, and what it has more stays without breakdown;
- new faces and other "waarvan" columns lie inside the visits;
- nothing that was computed is a count, apart from a sum of numbers typed into one cell, and from a column that is
  the only one in its table to hold counts;
- month, year and day that the file does not tell are never guessed;
- what can be taken in two ways becomes a question with a proposal, and is read as proposed until it is answered.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from buurthuis_app.domain.counts.count_sheet import (
    AnsweredQuestion,
    CountFile,
    SheetAnswer,
    SheetQuestion,
)
from buurthuis_app.domain.counts.sheet_memory import Directions
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts import plausibility
from buurthuis_app.exchange.counts.findings import Finds
from buurthuis_app.exchange.counts.layout.down_tables import Found, WordsAround, words_around
from buurthuis_app.exchange.counts.pointing.pointed_sheets import PointedSheets
from buurthuis_app.exchange.counts.refusal import refuse
from buurthuis_app.exchange.counts.sheet_judge import judge
from buurthuis_app.exchange.counts.table_check import TableCheck
from buurthuis_app.exchange.dates.dates import SheetPeriod, period_of, period_of_title, short_season
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

_TITLE_ROWS = 6
_MOST_TITLE_CELLS = 3
_YEARS_BACK = 6
_NONE = Directions()
_WHOLE = 1000
"""Steps of the whole work, as they are reported."""
_OPENED = 350
"""So many of them are for opening the file."""


def read_counts(
    path: Path,
    progress: Progress | None = None,
    *,
    directions: Directions = _NONE,
    today: dt.date | None = None,
) -> CountFile:
    """All counts, cancellations and stories that the file holds, and what in it could not be read.

    `progress` is called with how much is done and how much there is; an exception that it raises stops the
    reading. `directions` are what people say about it; `today` tells which days must still come. Raises
    Invalid or Damaged with a sentence when the file can't be opened or holds no counts.
    """
    report = progress or (lambda _done, _all: None)
    report(0, _WHOLE)
    return read_book(open_counts(path, report), report, directions=directions, today=today)


def open_counts(path: Path, report: Progress) -> Book:
    """What stands in the file, to read it more than once. Raises Invalid or Damaged when it can't be opened."""
    book = open_book(path, _stretch(report, 0, _OPENED))
    report(_OPENED, _WHOLE)
    return book


def read_book(
    book: Book,
    report: Progress,
    *,
    directions: Directions = _NONE,
    today: dt.date | None = None,
) -> CountFile:
    """As `read_counts`, for a file that was opened before."""
    try:
        return _read_book(book, report, directions, today)
    except Invalid as error:
        if today is None or _no_year() not in error.sentence:
            raise
        return _with_year(book, report, directions, today)


def _no_year() -> str:
    return _("Het jaar ontbreekt.")


def _with_year(book: Book, report: Progress, directions: Directions, today: dt.date) -> CountFile:
    """A file that tells no year, read in the last one that its weekdays and the day of today allow; people say so."""
    years = [str(today.year - ago) for ago in range(_YEARS_BACK)]
    answers = directions.answers
    read = {
        year: _read_book(
            book, report, replace(directions, answers={**answers, "year": year}), today
        )
        for year in years
    }
    odd = {
        year: any(q.key.split(":")[0] in {"future", "weekday"} for q in file.unclear)
        for year, file in read.items()
    }
    best = next((year for year in years if not odd[year]), years[0])
    choices = [
        SheetAnswer(key=year, words=_("Het jaar {year}.").format(year=year)) for year in years
    ]
    choices.sort(key=lambda choice: choice.key != best)
    question = SheetQuestion(
        key="year",
        where=book.stem,
        sentence=_("Nergens in het bestand staat een jaar. Over welk jaar gaan de tellingen?"),
        choices=tuple(choices),
    )
    said = answers.get("year", "")
    if said in years:
        answered = AnsweredQuestion(question=question, said=said)
        return replace(read[said], answered=(answered, *read[said].answered))
    return replace(read[best], unclear=(question, *read[best].unclear))


def _read_book(
    book: Book, report: Progress, directions: Directions, today: dt.date | None
) -> CountFile:
    finds = Finds(directions.answers, directions.memory)
    if book.doubt:
        _ask_whether_to_read(book, finds)
    period = _period_of_file(book, finds, directions.answers)
    words = words_around(book, period, today)
    pointed = PointedSheets(book, directions)
    layouts: Counter[str] = Counter()
    checks: list[TableCheck] = []
    for number, (sheet, (start, end)) in enumerate(zip(book.sheets, _places(book), strict=True)):
        around = words[number]
        tables = pointed.tables(number, around, finds)
        if tables is None:
            tables = judge(sheet, around).tables
        sheet_report = _stretch(report, start, end)
        shape = pointed.shapes[number]
        checks += _read_sheet(sheet, tables, around, finds, shape, sheet_report)
        report(end, _WHOLE)
    sums = {name for check in checks for name in check.names_of_sums()}
    for check in checks:
        before = len(finds)
        check.tell(sums)
        if check.layout and not check.doubt:
            layouts[check.layout] += len(finds) - before
    for left_out in book.left_out:
        finds.leave_out(left_out)
    _ask_about_future(finds, today)
    if finds.empty and not finds.asks:
        refuse(book, finds, [check.doubt for check in checks if check.doubt])
    file = finds.as_file(layouts.most_common(1)[0][0] if layouts else "")
    return replace(file, pointed=pointed.followed, recalled=tuple(pointed.recalled))


def _ask_whether_to_read(book: Book, finds: Finds) -> None:
    """Raise Invalid when people answered that the file is not to be trusted."""
    question = plausibility.kept_or_left(
        "file",
        book.stem,
        _("{why} Kloppen de datums en aantallen hieronder?").format(why=book.doubt),
        keep=_("Ja: lees het zo in."),
        leave=_("Nee: lees dit bestand niet in."),
        propose=plausibility.KEEP,
    )
    if finds.settle(question) == plausibility.LEAVE:
        raise Invalid(_("Open de webpagina in Excel, kijk alles na en sla het op als .xlsx."))


def _read_sheet(
    sheet: SheetGrid,
    tables: Sequence[Found],
    around: WordsAround,
    finds: Finds,
    shape: str,
    report: Progress,
) -> list[TableCheck]:
    """Read each table of one sheet by the layout that fits."""
    checks = []
    for found in tables:
        check = TableCheck(found, finds, around, shape)
        check.read(report)
        checks.append(check)
    if all(check.doubt for check in checks) and sheet.rows and sheet.title:
        finds.leave_out(_("Blad {title}").format(title=sheet.title))
    return checks


def _stretch(report: Progress, start: int, end: int) -> Progress:
    """Reports of one part of the work as its part of the whole."""
    return lambda done, of: report(start + (end - start) * done // max(of, 1), _WHOLE)


def _places(book: Book) -> list[tuple[int, int]]:
    """Where each sheet begins and ends on the line of the whole work, by its length."""
    lengths = [len(sheet.rows) + 1 for sheet in book.sheets]
    ends = [_OPENED + (_WHOLE - _OPENED) * done // sum(lengths) for done in accumulate(lengths)]
    return list(zip([_OPENED, *ends], ends, strict=False))


def _period_of_file(book: Book, finds: Finds, answers: Mapping[str, str]) -> SheetPeriod:
    """The month and year in the file's name; else the one year that the titles of its sheets agree on."""
    named = period_of(book.stem)
    if named.years and not named.apart:
        return named
    years = {_years_of(sheet) for sheet in book.sheets} - {()}
    if len(years) == 1:
        return SheetPeriod(month=named.month, years=years.pop())
    if years or not (named.years or (named := short_season(book.stem)).years):
        said = answers.get("year", "")
        return SheetPeriod(month=named.month, years=(int(said),) if said.isdecimal() else ())
    return _asked_period(named, book, finds)


def _asked_period(named: SheetPeriod, book: Book, finds: Finds) -> SheetPeriod:
    """The name of the file holds several years, or what may be a season: people say which it is."""
    season = SheetAnswer(
        key="season",
        words=_("Het seizoen {first}-{last}.").format(first=named.years[0], last=named.years[-1]),
    )
    years = tuple(
        SheetAnswer(key=str(year), words=_("Het jaar {year}.").format(year=year))
        for year in named.years
    )
    question = SheetQuestion(
        key="year",
        where=book.stem,
        sentence=_(
            "In de naam van het bestand staan twee jaren. Over welk jaar gaan de tellingen?"
        ),
        choices=(*years, season) if named.apart else (season, *years),
    )
    said = finds.settle(question)
    return replace(named, apart=False) if said == "season" else SheetPeriod(years=(int(said),))


def _years_of(sheet: SheetGrid) -> tuple[int, ...]:
    found = period_of_title(sheet.title)
    for row in sheet.rows[:_TITLE_ROWS]:
        filled = [value for value in row if value is not None]
        for value in filled if len(filled) <= _MOST_TITLE_CELLS else ():
            found = found.within(period_of(value))
    return found.years


def _ask_about_future(finds: Finds, today: dt.date | None) -> None:
    question = plausibility.in_the_future(finds.found, today)
    if question is not None:
        finds.settle(question)
