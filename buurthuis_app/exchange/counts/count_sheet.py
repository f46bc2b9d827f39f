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

from buurthuis_app.domain.counts.count_sheet import CountFile, SheetAnswer, SheetQuestion
from buurthuis_app.domain.counts.pointing import Pointing
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts import plausibility
from buurthuis_app.exchange.counts.findings import Finds
from buurthuis_app.exchange.counts.layout.down_tables import Found, WordsAround
from buurthuis_app.exchange.counts.layout.pointed_table import pointed_table
from buurthuis_app.exchange.counts.legend import Legend, find_legend
from buurthuis_app.exchange.counts.refusal import refuse
from buurthuis_app.exchange.counts.sheet_judge import judge
from buurthuis_app.exchange.counts.sheet_shape import shape_of
from buurthuis_app.exchange.counts.table_check import TableCheck
from buurthuis_app.exchange.dates.dates import SheetPeriod, period_of, period_of_title, short_season
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import Book, Progress, SheetGrid
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

_TITLE_ROWS = 6
_MOST_TITLE_CELLS = 3
_YEARS_BACK = 6
_WHOLE = 1000
"""Steps of the whole work, as they are reported."""
_OPENED = 350
"""So many of them are for opening the file."""


def read_counts(
    path: Path,
    progress: Progress | None = None,
    *,
    answers: Mapping[str, str] | None = None,
    today: dt.date | None = None,
    pointed: Mapping[str, Pointing] | None = None,
) -> CountFile:
    """All counts, cancellations and stories that the file holds, and what in it could not be read.

    `progress` is called with how much is done and how much there is; an exception that it raises stops the
    reading. `answers` leads from the key of a question to the key of its answer; `today` tells which days must
    still come; `pointed` leads from the shape of a sheet to what people pointed at on such a sheet. Raises
    Invalid or Damaged with a sentence when the file can't be opened or holds no counts.
    """
    report = progress or (lambda _done, _all: None)
    report(0, _WHOLE)
    book = open_book(path, _stretch(report, 0, _OPENED))
    report(_OPENED, _WHOLE)
    answers = answers or {}
    try:
        return read_book(book, report, answers=answers, today=today, pointed=pointed)
    except Invalid as error:
        if today is None or _no_year() not in error.sentence:
            raise
        return _with_year(book, report, answers, today)


def _no_year() -> str:
    return _("Het jaar ontbreekt.")


def _with_year(
    book: Book, report: Progress, answers: Mapping[str, str], today: dt.date
) -> CountFile:
    """A file that tells no year, read in the last one that its weekdays and the day of today allow; people say so."""
    years = [str(today.year - ago) for ago in range(_YEARS_BACK)]
    read = {
        year: read_book(book, report, answers={**answers, "year": year}, today=today)
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
    if answers.get("year") in years:
        return read[answers["year"]]
    return replace(read[best], unclear=(question, *read[best].unclear))


def read_book(
    book: Book,
    report: Progress,
    *,
    answers: Mapping[str, str],
    today: dt.date | None,
    pointed: Mapping[str, Pointing] | None = None,
) -> CountFile:
    """As `read_counts`, for a file that was opened before."""
    finds = Finds()
    if book.doubt:
        _ask_whether_to_read(book, finds, answers)
    period = _period_of_file(book, finds, answers)
    legends = {sheet.title: find_legend(sheet) for sheet in book.sheets}
    general = Legend()
    for legend in legends.values():
        general = general.over(legend)
    layouts: Counter[str] = Counter()
    checks: list[TableCheck] = []
    followed: dict[str, Pointing] = {}
    for sheet, (start, end) in zip(book.sheets, _places(book), strict=True):
        shape = shape_of(sheet) if pointed else ""
        pointing = (pointed or {}).get(shape)
        around = WordsAround(period=period, legend=legends[sheet.title].over(general), today=today)
        plan = pointed_table(sheet, pointing, around) if pointing else None
        if plan is not None and pointing is not None:
            followed[shape] = pointing
        tables = judge(sheet, around).tables if plan is None else (plan,)
        sheet_report = _stretch(report, start, end)
        checks += _read_sheet(sheet, tables, around, finds, answers, sheet_report)
        report(end, _WHOLE)
    sums = {name for check in checks for name in check.names_of_sums()}
    for check in checks:
        before = len(finds)
        check.tell(sums)
        if check.layout and not check.doubt:
            layouts[check.layout] += len(finds) - before
    for words in book.left_out:
        finds.leave_out(words)
    _ask_about_future(finds, today, answers)
    if finds.empty and not finds.asks:
        refuse(book, finds, [check.doubt for check in checks if check.doubt])
    file = finds.as_file(layouts.most_common(1)[0][0] if layouts else "")
    return replace(file, pointed=followed) if followed else file


def _ask_whether_to_read(book: Book, finds: Finds, answers: Mapping[str, str]) -> None:
    """Raise Invalid when people answered that the file is not to be trusted."""
    question = plausibility.kept_or_left(
        "file",
        book.stem,
        _("{why} Kloppen de datums en aantallen hieronder?").format(why=book.doubt),
        keep=_("Ja: lees het zo in."),
        leave=_("Nee: lees dit bestand niet in."),
        propose=plausibility.KEEP,
    )
    if answers.get(question.key) == plausibility.LEAVE:
        raise Invalid(_("Open de webpagina in Excel, kijk alles na en sla het op als .xlsx."))
    if question.key not in answers:
        finds.ask(question)


def _read_sheet(
    sheet: SheetGrid,
    tables: Sequence[Found],
    around: WordsAround,
    finds: Finds,
    answers: Mapping[str, str],
    report: Progress,
) -> list[TableCheck]:
    """Read each table of one sheet by the layout that fits."""
    checks = []
    for found in tables:
        check = TableCheck(found, finds, around, answers)
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
    said = answers.get("year", "")
    if said.isdecimal():
        return SheetPeriod(month=named.month, years=(int(said),))
    if named.years and not named.apart:
        return named
    years = {_years_of(sheet) for sheet in book.sheets} - {()}
    if len(years) == 1:
        return SheetPeriod(month=named.month, years=years.pop())
    if years or not (named.years or (named := short_season(book.stem)).years):
        return SheetPeriod(month=named.month)
    return _asked_period(named, book, finds, answers)


def _asked_period(
    named: SheetPeriod, book: Book, finds: Finds, answers: Mapping[str, str]
) -> SheetPeriod:
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
    said = answers.get("year")
    if said not in {choice.key for choice in question.choices}:
        finds.ask(question)
        said = question.choices[0].key
    return replace(named, apart=False) if said == "season" else SheetPeriod(years=(int(str(said)),))


def _years_of(sheet: SheetGrid) -> tuple[int, ...]:
    found = period_of_title(sheet.title)
    for row in sheet.rows[:_TITLE_ROWS]:
        filled = [value for value in row if value is not None]
        for value in filled if len(filled) <= _MOST_TITLE_CELLS else ():
            found = found.within(period_of(value))
    return found.years


def _ask_about_future(finds: Finds, today: dt.date | None, answers: Mapping[str, str]) -> None:
    question = plausibility.in_the_future(finds.found, today)
    if question is not None and question.key not in answers:
        finds.ask(question)
