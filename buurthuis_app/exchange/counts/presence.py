"""Lists of who was there: a row for each visitor and a mark for each date, or a row for each time somebody came.

The marks are counted. The names are not kept: they are in no count, no remark, no story and no sentence.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from buurthuis_app.exchange.counts.cell_count import CellCount
from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of
from buurthuis_app.exchange.counts.findings import FoundCount
from buurthuis_app.exchange.counts.legend import Legend, MarkMeaning
from buurthuis_app.exchange.counts.people.marks import ABSENT, BARE_MARKS, SURE_MARKS, mark_text
from buurthuis_app.exchange.counts.people.names import share_of_people
from buurthuis_app.exchange.counts.row_dates import moment_of, resolve
from buurthuis_app.exchange.counts.table import CountTable, TableMoment
from buurthuis_app.exchange.counts.total_rows import is_total
from buurthuis_app.exchange.dates.dates import NotADate, is_weekday
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import tidy, vocabulary, words

_PEOPLE_HEADINGS = vocabulary(
    "naam namen voornaam achternaam deelnemer deelnemers bezoeker bezoekers client clienten lid leden wie cursist",
    "cursisten gast gasten klant klanten roepnaam leerling leerlingen persoon personen name names participant",
)
_TITLES = vocabulary(
    "presentie presentielijst aanwezigheid aanwezigheidslijst aanwezigheidsregistratie absentielijst absentie",
    "deelnemerslijst intekenlijst aftekenlijst tekenlijst attendance presentieregistratie",
)
_GUESTS = vocabulary("gasten gast overig overige anderen extra introducees passanten losse")
_FEWEST_MARKS, _FEWEST_PEOPLE = 3, 2
_LIKE_PEOPLE = 0.5
_OTHERS = 0.06
_TITLE_ROWS = 8


class Presence(Struct, frozen=True, kw_only=True):
    """A list of visitors: what it tells, and whether it surely is one."""

    tells: tuple[FoundCount, ...]
    sure: bool
    rejected: int = 0


class _Marks(Struct):
    sure: int = 0
    bare: int = 0
    ones: int = 0
    absent: int = 0
    others: int = 0

    @property
    def present(self) -> int:
        return self.sure + self.bare + self.ones


def presence_in(table: CountTable, legend: Legend) -> Presence | None:
    """The visits that the marks of this table tell; None when it is no list of visitors."""
    lines = list(_lines(table, legend))
    if len(lines) < _FEWEST_PEOPLE:
        return None
    marks = _Marks()
    for label, cells in lines:
        for _row, _column, value in cells:
            _weigh(marks, value, legend, guests=_is_guests(label))
    filled = marks.present + marks.absent + marks.others
    if marks.present < _FEWEST_MARKS or marks.others > _OTHERS * filled:
        return None
    evidence = _evidence(table, [label for label, _cells in lines])
    if not evidence and not marks.sure and (marks.ones > marks.bare or not marks.bare):
        return None
    if not evidence and not marks.sure and not _may_be_people(table):
        return None
    tells, rejected = _count(table, lines, legend)
    return Presence(tells=tells, sure=evidence or marks.sure > 0, rejected=rejected)


def _lines(table: CountTable, legend: Legend) -> Iterator[tuple[str, list[tuple[int, int, Value]]]]:
    """Each person's label with the cells that may hold marks, totals left out."""
    sheet = table.sheet
    rows = [row for row in range(table.top, table.bottom) if row not in legend.rows]
    columns = [column for group in table.groups for column in group.counts]
    if table.across:
        for row in rows:
            label = sheet.at(row, table.activity) if table.activity is not None else None
            cells = [(row, column, sheet.at(row, column)) for column in columns]
            text = tidy(str(label)) if label is not None else ""
            if any(v is not None for *_place, v in cells) and not _is_aside(text, cells):
                yield text, cells
        return
    for column, group in zip(columns, table.groups, strict=False):
        if not is_total(group.name):
            yield group.name, [(row, column, sheet.at(row, column)) for row in rows]


def _is_aside(label: str, cells: Sequence[tuple[int, int, Value]]) -> bool:
    filled = [value for _row, _column, value in cells if value is not None]
    return (
        is_total(label)
        or all(is_weekday(value) for value in filled)
        or (
            bool(set(words(label)) & {"aantal", "totaal", "aanwezig"})
            and all(_number(v) is not None for v in filled)
        )
    )


def _weigh(marks: _Marks, value: Value, legend: Legend, *, guests: bool) -> None:
    if value is None:
        return
    text = mark_text(value)
    if legend.marks.get(text, (None,))[0] is MarkMeaning.CANCELLED:
        marks.others += 1
    elif text == "1":
        marks.ones += 1
    elif text in SURE_MARKS:
        marks.sure += 1
    elif text in BARE_MARKS:
        marks.bare += 1
    elif text in ABSENT:
        marks.absent += 1
    elif not (guests and _number(value) is not None):
        marks.others += 1


def _number(value: Value) -> int | None:
    text = mark_text(value)
    return int(text) if text.isdecimal() and len(text) < 5 else None  # noqa: PLR2004


def _is_guests(label: str) -> bool:
    return bool(set(words(label)) & _GUESTS)


def _evidence(table: CountTable, labels: Sequence[str]) -> bool:
    """Whether something else than the marks says that these are people."""
    if share_of_people(label for label in labels if label) >= _LIKE_PEOPLE:
        return True
    if table.across and table.activity is not None:
        heading = table.sheet.at(table.header, table.activity)
        if isinstance(heading, str) and set(words(heading)) & _PEOPLE_HEADINGS:
            return True
    titles = [table.sheet.title]
    for row in range(min(table.header, _TITLE_ROWS)):
        titles += [value for value in table.sheet.rows[row] if isinstance(value, str)]
    return any(set(words(title)) & _TITLES for title in titles)


def _may_be_people(table: CountTable) -> bool:
    """Whether nothing says that these are activities, of which a cross says that they did not go on."""
    if not table.across:
        return True
    heading = table.sheet.at(table.header, table.activity or 0)
    found = heading_of(heading) if isinstance(heading, str) else None
    return found is None or found.role is not CountRole.ACTIVITY


def _count(
    table: CountTable, lines: Sequence[tuple[str, list[tuple[int, int, Value]]]], legend: Legend
) -> tuple[tuple[FoundCount, ...], int]:
    """One count for each date: so many marks, and the guests that were written as a number."""
    visits: dict[dt.date, int] = {}
    places: dict[dt.date, str] = {}
    rejected = 0
    groups = {column: group for group in table.groups for column in group.counts}
    for label, cells in lines:
        for row, column, value in cells:
            number = _visits_of(value, legend, guests=_is_guests(label))
            if number is None:
                continue
            try:
                date = _date(table, row, groups[column].moment)
            except NotADate:
                rejected += 1
                continue
            visits[date] = visits.get(date, 0) + number
            place = (table.header, column) if table.across else (row, table.dates.main or 0)
            places.setdefault(date, table.sheet.cell_place(*place))
    told = tuple(
        FoundCount(
            where=places[date],
            activity=table.name or table.title,
            date=date,
            reading=_visits(number),
        )
        for date, number in sorted(visits.items())
        if number
    )
    return told, rejected


def _visits(number: int) -> CellCount:
    return CellCount(numbers=(("", number),))


def _visits_of(value: Value, legend: Legend, *, guests: bool) -> int | None:
    if value is None:
        return None
    if guests and (number := _number(value)) is not None:
        return number
    text = mark_text(value)
    present = text == "1" or text in SURE_MARKS or text in BARE_MARKS
    return int(present and legend.marks.get(text, (None,))[0] is not MarkMeaning.CANCELLED)


def _date(table: CountTable, row: int, heading: TableMoment | None) -> dt.date:
    moment = moment_of(table, row) if table.dates.all else None
    return resolve(moment, heading, table.period)


def sign_ins(table: CountTable, person: int, activity: int | None) -> Presence:
    """A row for each time that somebody came: as many visits as there are rows for an activity and a date."""
    visits: dict[tuple[str, dt.date], int] = {}
    places: dict[tuple[str, dt.date], str] = {}
    rejected = 0
    sheet = table.sheet
    for row in range(table.top, table.bottom):
        if sheet.at(row, person) is None or is_total(str(sheet.at(row, person))):
            continue
        name = table.name if activity is None else tidy(str(sheet.at(row, activity) or ""))
        try:
            date = resolve(moment_of(table, row), None, table.period)
        except NotADate:
            rejected += 1
            continue
        if not name or _stayed_away(table, row):
            rejected += not name
            continue
        key = (name, date)
        visits[key] = visits.get(key, 0) + 1
        places.setdefault(key, sheet.row_place(row, table.dates.main or 0))
    tells = tuple(
        FoundCount(where=places[key], activity=key[0], date=key[1], reading=_visits(number))
        for key, number in visits.items()
    )
    return Presence(tells=tells, sure=True, rejected=rejected)


def _stayed_away(table: CountTable, row: int) -> bool:
    return table.status is not None and mark_text(table.sheet.at(row, table.status)) in ABSENT
