"""Reader of a centre's own list of volunteers, with its columns in any order.

Where a list can be read in two ways, this is how:
- a phone number of nine digits that the spreadsheet took for a number has lost its 0; it gets it back;
- "(at)" in an address is an @; an address that is still none goes to the remark, in its own words;
- of a year alone the first of January is kept where a day is asked, and said so;
- words of when somebody can of which a part is not understood go whole to the remark, and nothing is guessed;
- a VOG that is "ja" or "aangevraagd" has no date; somebody who stopped on an unknown day stopped today;
- two rows of one name are two people, and are pointed out; a row that adds up is none.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.domain.volunteers.import_file import FoundPerson, PeopleFile
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts.total_rows import is_total, total_of
from buurthuis_app.exchange.dates.date_order import DateOrder, proven_order
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value, column_letters
from buurthuis_app.exchange.files.text_compare import plain, tidy, words
from buurthuis_app.exchange.volunteers.availability_grid import DayAnswer, as_mark
from buurthuis_app.exchange.volunteers.column_headings import DATES, PersonColumn
from buurthuis_app.exchange.volunteers.header_rows import Columns, find_columns
from buurthuis_app.exchange.volunteers.read_row import as_text
from buurthuis_app.exchange.volunteers.row_reader import PersonRow, read_person
from buurthuis_app.i18n import _, listing

Progress = Callable[[int, int], None]

_LEFT = {"oud", "gestopt", "gestopte", "vertrokken", "archief", "ex"}
_MOST_WORDS = 6


_NOBODY = {
    *("vacature", "vacatures", "vacant", "vacancy", "onbekend", "open", "nnb", "nn", "niemand"),
    *("nog te vinden", "n n b", "n n", "nog niet bekend", "tba", "tbd"),
}
"""Words in the place of a name that is still to come."""
_OF_PEOPLE = {
    PersonColumn.PHONE,
    PersonColumn.EMAIL,
    "address",
    PersonColumn.BIRTH,
    "emergency_contact",
    PersonColumn.VOG,
}
_PAIR = re.compile(r"\w\s*(?:&|\+|/|\ben\b|\band\b|\bund\b)\s*[A-Z]\w")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")
MOST_DUTIES = 500
"""Different duties in one list; more of them, and the column holds something else."""


def read_people(path: Path, today: dt.date, progress: Progress | None = None) -> PeopleFile:
    """All people that the file holds, and what in it could not be read.

    Raises Invalid or Damaged with a sentence when the file can't be opened or holds no list of people.
    """
    report = progress or (lambda _done, _all: None)
    report(0, 1)
    book = open_book(path)
    found: list[FoundPerson] = []
    unreadable: list[Unreadable] = []
    unused: list[str] = []
    read = 0
    for number, sheet in enumerate(book.sheets, start=1):
        columns = find_columns(sheet)
        if columns is None:
            if sheet.rows and sheet.title:
                unused.append(_("Blad {title}").format(title=sheet.title))
        else:
            read += 1
            _read_sheet(sheet, columns, today, (found, unreadable, unused))
        report(number, len(book.sheets))
    unused += book.left_out
    if not found:
        raise Invalid(_nothing(read, unreadable))
    _refuse_duties(found)
    return PeopleFile(
        found=tuple(found), unreadable=tuple(unreadable), unused=tuple(dict.fromkeys(unused))
    )


def is_volunteer_list(path: Path) -> bool:
    """Whether a file looks like a list of people: names, and how to reach them. Raises what `open_book` raises."""
    for sheet in open_book(path).sheets:
        columns = find_columns(sheet)
        if columns is not None and (columns.roles.keys() & _OF_PEOPLE):
            return True
    return False


def _nothing(read: int, unreadable: list[Unreadable]) -> str:
    if unreadable:
        return _("In dit bestand is niemand leesbaar. Bij {place}: {why}").format(
            place=unreadable[0].where, why=unreadable[0].why
        )
    if read:
        return _("In dit bestand staan wel kolommen, maar geen vrijwilligers eronder.")
    return _(
        "In dit bestand staat geen lijst van vrijwilligers. Nodig is een rij met kolomnamen: "
        "'Naam' (of 'Voornaam' en 'Achternaam'), en daarnaast bijvoorbeeld 'Telefoon' of 'E-mail'."
    )


def _refuse_duties(found: Sequence[FoundPerson]) -> None:
    """Raise Invalid when what was taken for duties can't be."""
    duties = {duty for person in found for duty in person.duties}
    if len(duties) > MOST_DUTIES:
        sentence = _(
            "In deze lijst staan {n} verschillende taken. Kijk of de kolom met taken klopt en probeer het opnieuw."
        )
        raise Invalid(sentence.format(n=len(duties)))


_Finds = tuple[list[FoundPerson], list[Unreadable], list[str]]


def _read_sheet(sheet: SheetGrid, columns: Columns, today: dt.date, finds: _Finds) -> None:
    found, unreadable, unused = finds
    left = bool(set(words(sheet.title)) & _LEFT)
    first = columns.header_rows[-1] + 1
    order = _date_order(sheet, columns, first)
    name_of = _Names(sheet, columns, first)
    for row in range(first, len(sheet.rows)):
        filled = [value for value in sheet.rows[row] if value is not None]
        if not filled:
            continue
        where = sheet.row_place(row, columns.roles[columns.name_role][0])
        name = name_of.row(row)
        if not name:
            unreadable.append(
                Unreadable(
                    where=where,
                    text=tidy(str(filled[0])),
                    why=_("Er staat geen naam in deze rij. Vul de naam in."),
                )
            )
        elif _is_no_person(name, filled):
            unused.append(f"{where}: {name}")
        else:
            record = PersonRow(
                where=where,
                name=name,
                values={role: columns.values(sheet, row, role) for role in columns.roles},
                others=_others(sheet, columns, row),
                days=_days(sheet, columns, row),
                order=order,
                left=left,
                pair=bool(_PAIR.search(_BRACKETS.sub("", name))),
                aside="".join(_BRACKETS.findall(name)),
            )
            found.append(read_person(record, today=today))
    unused += _not_kept(columns)


def _others(sheet: SheetGrid, columns: Columns, row: int) -> tuple[tuple[str, str], ...]:
    """What stands under headings that mean nothing to us, and what has no heading at all."""
    known = {*columns.days, *(place for places in columns.roles.values() for place in places)}
    return tuple(
        (columns.unknown.get(column, ""), as_text(value))
        for column, value in enumerate(sheet.rows[row])
        if column not in known and value is not None
    )


def _days(sheet: SheetGrid, columns: Columns, row: int) -> tuple[DayAnswer, ...]:
    return tuple(
        DayAnswer(heading=columns.headings[column], parts=parts, text=as_mark(value))
        for column, parts in columns.days.items()
        if (value := sheet.at(row, column)) is not None
    )


def _date_order(sheet: SheetGrid, columns: Columns, first: int) -> DateOrder:
    """What all dates of the list prove together, those of filling in a form among them."""
    roles = (*DATES, PersonColumn.ASIDE)
    return proven_order(
        value
        for role in roles
        for column in columns.roles.get(role, ())
        for value in sheet.column(column, first)
        if value is not None
    )


def _not_kept(columns: Columns) -> list[str]:
    aside = columns.roles.get(PersonColumn.ASIDE, ())
    if not aside:
        return []
    letters = listing([column_letters(column) for column in aside])
    sentence = _("Kolom {letters} ({names}): dit wordt niet bewaard")
    return [
        sentence.format(
            letters=letters, names=listing([columns.headings[column] for column in aside])
        )
    ]


class _Names:
    """The names of the rows, as people say them."""

    def __init__(self, sheet: SheetGrid, columns: Columns, first: int) -> None:
        self._sheet = sheet
        self._columns = columns
        self._order = self._order_of(first)

    def _order_of(self, first: int) -> list[PersonColumn]:
        """The columns that make up a name. "Naam" beside a first name is the surname, unless it is all of it."""
        roles = self._columns.roles.keys()
        if PersonColumn.NAME not in roles:
            return [PersonColumn.FIRST_NAME, PersonColumn.MIDDLE, PersonColumn.LAST_NAME]
        if {PersonColumn.FIRST_NAME, PersonColumn.LAST_NAME} <= roles:
            return [PersonColumn.FIRST_NAME, PersonColumn.MIDDLE, PersonColumn.LAST_NAME]
        if PersonColumn.FIRST_NAME in roles:
            whole = self._holds(PersonColumn.NAME, PersonColumn.FIRST_NAME, first)
            return (
                [PersonColumn.NAME]
                if whole
                else [PersonColumn.FIRST_NAME, PersonColumn.MIDDLE, PersonColumn.NAME]
            )
        if PersonColumn.LAST_NAME in roles:
            whole = self._holds(PersonColumn.NAME, PersonColumn.LAST_NAME, first)
            return (
                [PersonColumn.NAME]
                if whole
                else [PersonColumn.NAME, PersonColumn.MIDDLE, PersonColumn.LAST_NAME]
            )
        return [PersonColumn.NAME, PersonColumn.MIDDLE]

    def row(self, row: int) -> str:
        """The name: "Vries, Wim de" is Wim de Vries."""
        parts = {
            role: " ".join(
                tidy(str(value)) for value in self._columns.values(self._sheet, row, role)
            )
            for role in self._order
        }
        middle = parts.get(PersonColumn.MIDDLE, "")
        last, comma, given = parts.get(PersonColumn.NAME, "").partition(",")
        if self._order == [PersonColumn.NAME, PersonColumn.MIDDLE] and middle:
            if comma and "," not in given:
                return " ".join(filter(None, (given.strip(), middle, last.strip())))
            return _with_middle(parts[PersonColumn.NAME], middle)
        name = " ".join(part for part in parts.values() if part)
        last, comma, given = name.partition(",")
        return f"{given.strip()} {last.strip()}".strip() if comma and "," not in given else name

    def _holds(self, whole: PersonColumn, part: PersonColumn, first: int) -> bool:
        rows = [
            (self._texts(row, whole), self._texts(row, part))
            for row in range(first, len(self._sheet.rows))
        ]
        both = [(text, piece) for text, piece in rows if text and piece]
        return 2 * sum(piece in text for text, piece in both) >= len(both) if both else True

    def _texts(self, row: int, role: PersonColumn) -> str:
        return plain(" ".join(map(str, self._columns.values(self._sheet, row, role))))


def _with_middle(name: str, middle: str) -> str:
    """ "Wim Vries" and "de" are Wim de Vries; what has it already stays."""
    if plain(middle) in plain(name):
        return name
    given, space, last = name.partition(" ")
    return f"{given} {middle} {last}" if space else f"{middle} {name}"


def _is_no_person(name: str, filled: Sequence[Value]) -> bool:
    """A total, a heading between the rows, or a remark below them: something that stands alone in its row."""
    if not any(letter.isalpha() for letter in name) or plain(name) in _NOBODY:
        return True
    if len(filled) > 1:
        return is_total(name)
    found = words(name)
    return (
        is_total(name)
        or bool(total_of(name))
        or ":" in name
        or any(letter.isdecimal() for letter in name)
        or len(found) > _MOST_WORDS
        or (name.isupper() and len(name.split()) == 1)
    )
