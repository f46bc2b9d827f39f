"""Reads a centre's own list of volunteers, with its columns in any order.

Where a list can be read in two ways, this is how:
- a phone number of nine digits that the spreadsheet took for a number has lost its 0; it gets it back;
- "(at)" in an address is an @; an address that is still none goes to the remark, in its own words;
- of a year alone the first of January is kept where a day is asked, and said so;
- words of when somebody can of which a part is not understood go whole to the remark, and nothing is guessed;
- a VOG that is "ja" or "aangevraagd" has no date; somebody who stopped on an unknown day stopped today;
- two rows of one name are two people, and are pointed out; a row that adds up is none.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from buurthuis_app.domain.counts.count_sheet import Unreadable
from buurthuis_app.domain.volunteers.import_file import FoundPerson, PeopleFile
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.counts.total_rows import is_total, total_of
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import Sheet, Value, column_letters
from buurthuis_app.exchange.files.text_compare import tidy, words
from buurthuis_app.exchange.volunteers.column_headings import Role, role_of
from buurthuis_app.exchange.volunteers.row_reader import read_person
from buurthuis_app.i18n import _, listing

Progress = Callable[[int, int], None]

_HEADER_WITHIN = 40
_FEWEST_COLUMNS = 2
_NAMES = {Role.NAME, Role.FIRST_NAME, Role.LAST_NAME}
_LEFT = {"oud", "gestopt", "gestopte", "vertrokken", "archief", "ex"}
_MOST_WORDS = 6


class _Columns(Struct, frozen=True, kw_only=True):
    """Where each thing stands, and the words above what is not known."""

    header_row: int
    roles: dict[Role, tuple[int, ...]]
    unknown: dict[int, str]

    def values(self, sheet: Sheet, row: int, role: Role) -> list[Value]:
        """What this row says in the columns of this role."""
        found = (sheet.at(row, column) for column in self.roles.get(role, ()))
        return [value for value in found if value is not None]


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
        columns = _find_columns(sheet)
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
    return PeopleFile(
        found=tuple(found), unreadable=tuple(unreadable), unused=tuple(dict.fromkeys(unused))
    )


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


def _find_columns(sheet: Sheet) -> _Columns | None:
    """The row whose words tell most, a name among them; else one that tells a name and little more."""
    rows = range(min(_HEADER_WITHIN, len(sheet.rows)))
    named = [one for one in (_headings(sheet, row) for row in rows) if one.roles.keys() & _NAMES]
    telling = [one for one in named if len(one.roles) >= _FEWEST_COLUMNS]
    if telling:
        return max(telling, key=lambda one: len(one.roles))
    return next((one for one in named if one.unknown or _only_names(sheet, one.header_row)), None)


def _only_names(sheet: Sheet, row: int) -> bool:
    """A list of one column: its heading has nothing beside it, nor has any row below."""
    return sheet.width == 1 and row + 1 < len(sheet.rows)


def _headings(sheet: Sheet, row: int) -> _Columns:
    roles: dict[Role, list[int]] = {}
    unknown: dict[int, str] = {}
    for column, value in enumerate(sheet.rows[row]):
        if value is None:
            continue
        role = role_of(value) if isinstance(value, str) else None
        if role is None:
            unknown[column] = tidy(str(value))
        else:
            roles.setdefault(role, []).append(column)
    if Role.NAME in roles and (Role.FIRST_NAME in roles or Role.LAST_NAME in roles):
        del roles[Role.NAME]  # "naam" beside "voornaam" is said twice
    return _Columns(
        header_row=row,
        roles={role: tuple(columns) for role, columns in roles.items()},
        unknown=unknown,
    )


_Finds = tuple[list[FoundPerson], list[Unreadable], list[str]]


def _read_sheet(sheet: Sheet, columns: _Columns, today: dt.date, finds: _Finds) -> None:
    found, unreadable, unused = finds
    left = bool(set(words(sheet.title)) & _LEFT)
    for row in range(columns.header_row + 1, len(sheet.rows)):
        filled = [value for value in sheet.rows[row] if value is not None]
        if not filled:
            continue
        where = sheet.row_place(row, columns.roles[_first_name_role(columns)][0])
        name = _name(sheet, columns, row)
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
            values = {role: columns.values(sheet, row, role) for role in columns.roles}
            others = tuple(
                (words_, tidy(str(value)))
                for column, words_ in columns.unknown.items()
                if (value := sheet.at(row, column)) is not None
            )
            found.append(read_person(where, name, values, others, today=today, left=left))
    aside = columns.roles.get(Role.ASIDE, ())
    if aside:
        names = [tidy(str(sheet.at(columns.header_row, column))) for column in aside]
        letters = listing([column_letters(column) for column in aside])
        unused.append(
            _("Kolom {letters} ({names}): dit wordt niet bewaard").format(
                letters=letters, names=listing(names)
            )
        )


def _first_name_role(columns: _Columns) -> Role:
    return next(
        role for role in (Role.NAME, Role.FIRST_NAME, Role.LAST_NAME) if role in columns.roles
    )


def _name(sheet: Sheet, columns: _Columns, row: int) -> str:
    """The name as people say it: "Vries, Wim de" is Wim de Vries."""
    parts = []
    for role in (Role.NAME, Role.FIRST_NAME, Role.MIDDLE, Role.LAST_NAME):
        if role is Role.MIDDLE and Role.NAME in columns.roles:
            continue
        parts += [tidy(str(value)) for value in columns.values(sheet, row, role)]
    name = " ".join(part for part in parts if part)
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip() if comma and "," not in first else name


def _is_no_person(name: str, filled: Sequence[Value]) -> bool:
    """A total, a heading between the rows, or a remark below them: something that stands alone in its row."""
    if not any(letter.isalpha() for letter in name):
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
