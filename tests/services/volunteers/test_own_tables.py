"""Our own tables are read back as they were written: volunteers into an empty centre, all others cell by cell."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import asdict

from buurthuis_app import bootstrap
from buurthuis_app.domain.papers.document import Sheet
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.table_writing import write_text, write_workbook
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.volunteers.hours_tables import hours_tables
from buurthuis_app.services.volunteers.papers import people_table
from tests.services.undoing import taken_back

TODAY = dt.date(2026, 11, 22)
OWN = ("id", "centre_id", "version", "duty_ids", "together_with")


@pytest.fixture
def demo(demo_file: Callable[[int], Path], tmp_path: Path) -> Iterator[CentreServices]:
    path = Path(shutil.copy(demo_file(1), tmp_path / "demo.db"))
    with closing(Database(path)) as database:
        centre = Centres(database).first()
        assert centre is not None
        yield bootstrap.house(database, centre, clock=FixedClock(TODAY))


def told(house: CentreServices) -> dict[str, object]:
    """All that is kept of each volunteer, by name, without ids."""
    duties = {duty.id: duty.name for duty in house.volunteers.duties()}
    people = house.volunteers.people()
    names = {person.volunteer.id: person.volunteer.name for person in people}

    def of(person: Person) -> object:
        volunteer = person.volunteer
        plain = {key: value for key, value in asdict(volunteer).items() if key not in OWN}
        wishes = sorted(
            (one.weekday.value, one.day_part.value, one.wish.value) for one in person.availability
        )
        together = sorted(names[key] for key in volunteer.together_with)
        return plain, wishes, together, sorted(duties[key] for key in volunteer.duty_ids)

    return {person.volunteer.name: of(person) for person in people}


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_volunteers_are_read_back_to_the_unit(
    ending: str, demo: CentreServices, house: CentreServices, tmp_path: Path
) -> None:
    table = people_table(demo.volunteers.people(), demo.volunteers.duties())
    path = tmp_path / f"vrijwilligers{ending}"
    with path.open("wb") as stream:
        (write_workbook if ending == ".xlsx" else write_text)([table], stream)
    file = house.people_importing.read(path)
    assert (file.unreadable, file.unused) == ((), ())
    assert not any(found.notes for found in file.found)
    before = told(house)
    done = house.people_importing.keep(file)
    assert told(house) == before | told(demo)
    taken_back(done)
    assert told(house) == before


def test_hours_are_read_back_cell_by_cell(demo: CentreServices, tmp_path: Path) -> None:
    sheet = demo.hours.sheet(periods.year(2026))
    check_cells(hours_tables(sheet), tmp_path)


def check_cells(tables: tuple[Sheet, ...], folder: Path) -> None:
    path = folder / "uren.xlsx"
    with path.open("wb") as stream:
        write_workbook(tables, stream)
    book = open_book(path)
    assert [sheet.title for sheet in book.sheets] == [table.title for table in tables]
    assert sum(len(table.rows) for table in tables) > 50
    for table, sheet in zip(tables, book.sheets, strict=True):
        for number, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row.cells):
                there = sheet.at(number, column)
                if isinstance(there, dt.datetime):
                    there = there.date()
                assert there == (cell.value if cell.value != "" else None)
