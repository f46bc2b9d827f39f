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
from collections.abc import Sequence
from pathlib import Path

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.domain.volunteers.import_file import FoundPerson, PeopleFile
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts.total_rows import is_total, total_of
from buurthuis_app.exchange.dates.date_order import DateOrder, proven_order
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value, column_letters
from buurthuis_app.exchange.files.text_compare import plain, tidy, vocabulary, words
from buurthuis_app.exchange.volunteers.availability_grid import DayAnswer, as_mark
from buurthuis_app.exchange.volunteers.column_headings import DATES, PersonColumn
from buurthuis_app.exchange.volunteers.header_rows import Columns
from buurthuis_app.exchange.volunteers.list_headings import Headings
from buurthuis_app.exchange.volunteers.list_tables import PeopleTable, people_tables
from buurthuis_app.exchange.volunteers.person_names import PersonNames
from buurthuis_app.exchange.volunteers.read_row import as_text
from buurthuis_app.exchange.volunteers.row_reader import PersonRow, read_person
from buurthuis_app.i18n import _, listing
from buurthuis_app.records import replace

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
_ENGLISH = vocabulary("birth birthday birthdate dob date started since")
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
        tables = people_tables(sheet)
        if not tables and sheet.rows and sheet.title:
            unused.append(_("Blad {title}").format(title=sheet.title))
        for table in tables:
            read += 1
            _read_table(table, today, (found, unreadable, unused))
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
    tables = (table for sheet in open_book(path).sheets for table in people_tables(sheet))
    return any(table.columns.roles.keys() & _OF_PEOPLE for table in tables)


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


def _read_table(table: PeopleTable, today: dt.date, finds: _Finds) -> None:
    found, unreadable, unused = finds
    sheet, columns = table.sheet, table.columns
    order = _date_order(table)
    name_of = PersonNames(sheet, columns, table.rows)
    headings = Headings(table, name_of)
    for row in table.rows:
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
        elif headings.take(row, name) or _is_no_person(name, filled):
            unused.append(f"{where}: {name}")
        else:
            record = PersonRow(
                where=where,
                name=name,
                values={role: columns.values(sheet, row, role) for role in columns.roles},
                others=(*headings.others, *_others(sheet, columns, row)),
                days=_days(sheet, columns, row),
                order=order,
                left=headings.left,
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


def _date_order(table: PeopleTable) -> DateOrder:
    """What all dates of the list prove together, those of filling in a form among them."""
    roles = (*DATES, PersonColumn.ASIDE)
    columns = [column for role in roles for column in table.columns.roles.get(role, ())]
    values = (table.sheet.at(row, column) for row in table.rows for column in columns)
    order = proven_order(value for value in values if value is not None)
    english = any(
        _ENGLISH & set(words(table.columns.headings[column]))
        for role in DATES
        for column in table.columns.roles.get(role, ())
    )
    # An English heading may stand above dates of both kinds.
    return replace(order, mixed=order.mixed or (english and not order.proven))


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
