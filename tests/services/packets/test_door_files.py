"""Door files: what is in one, and above all what is not."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.packets.paired_door import FOLDER
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.settings import Setting
from buurthuis_app.errors import Invalid, NotAllowed
from buurthuis_app.persistence import data_file, schema
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.relocation.door_file import KEPT
from buurthuis_app.persistence.types import Lines
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.packets.conftest import Between, first_kinds

CANARY = "Kanarievogel"


@pytest.fixture
def full(
    demo_file: Callable[[int], Path], tmp_path: Path, house: CentreServices, clock: FixedClock
) -> CentreServices:
    """The demo centre, in which every text that is marked as personal holds a canary."""
    path = tmp_path / "demo.db"
    path.write_bytes(demo_file(1).read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        for name in _marked():
            table, column = name.split(".")
            connection.execute(
                f"UPDATE {table} SET {column} = ? WHERE typeof({column}) = 'text'",  # noqa: S608
                (_written(name),),
            )
        connection.commit()
    database = Database(path)
    centre = Centres(database).first()
    assert centre is not None
    return CentreServices(database, clock, house.actor, centre)


PUBLIC = {"activity.title", "activity.place", "occurrence.place", "survey.introduction"} | {
    f"{table}.{column.name}"
    for table in ("confidant", "help_line")
    for column in schema.metadata.tables[table].columns
}
"""What everybody who comes in reads: on the programme, and on the page of the confidant."""


def test_a_door_file_holds_nobody_and_no_table_that_a_door_does_not_need(
    full: CentreServices, tmp_path: Path
) -> None:
    target = tmp_path / "deur.db"
    full.door_files.make("Ingang", target)
    full.database.close()

    data_file.prepare(target)
    with closing(sqlite3.connect(target)) as connection:
        filled = {
            table.name
            for table in schema.metadata.sorted_tables
            if connection.execute(f"SELECT 1 FROM {table.name}").fetchone()  # noqa: S608
        }
    others = {"room_part", "survey", "survey_question", "survey_wording", "question_wording"}
    assert filled <= KEPT | others | {"paired_door", "told_state"}
    assert {"activity", "occurrence", "tally_kind"} <= filled
    written = target.read_bytes()
    assert _canary("activity.title") in written
    assert {name for name in _marked() - PUBLIC if _canary(name) in written} == set()


def _marked() -> set[str]:
    """Every column that may be about a person."""
    return {
        f"{table.name}.{column.name}"
        for table in schema.metadata.sorted_tables
        for column in table.columns
        if "personal" in column.info
    }


def _written(name: str) -> str:
    """The canary as such a column holds it."""
    table, column = name.split(".")
    text = _canary(name).decode()
    return (
        json.dumps([text])
        if isinstance(schema.metadata.tables[table].c[column].type, Lines)
        else text
    )


def _canary(column: str) -> bytes:
    return f"{CANARY} {column};".encode()


def test_what_is_made_needs_a_name_and_a_place_of_its_own(
    between: Between, tmp_path: Path, house_for: Callable[[Profile], CentreServices]
) -> None:
    files = between.office.door_files
    files.make("Ingang", tmp_path / "een.db")
    for name, place, words in (
        ("Ingang", "twee.db", "Deze naam is er al"),
        (" ", "twee.db", "Geef de deur een naam"),
        ("Tuin", "een.db", "Daar staat al een bestand"),
    ):
        with pytest.raises(Invalid, match=words):
            files.make(name, tmp_path / place)
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).door_files.make("Tuin", tmp_path / "twee.db")
    assert not (tmp_path / "twee.db").exists()
    assert [door.name for door in files.places().doors] == ["Ingang"]


def test_a_door_knows_that_it_is_one(between: Between, tmp_path: Path) -> None:
    door = between.open_door("Ingang")
    here = door.door_files.places().here
    assert here is not None
    assert here.name == "Ingang"
    with pytest.raises(Invalid, match="zelf een deurbestand"):
        door.door_files.make("Tuin", tmp_path / "tuin.db")


def test_a_door_is_not_forgotten_while_something_of_it_is_to_be_decided(
    between: Between, on: Callable[[int], Occurrence]
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, first_kinds(door)[0].id, 4)
    between.office.counting.cancel(on(22).id, "storm")
    between.bring(door)
    (known,) = between.office.door_files.places().doors
    with pytest.raises(Invalid, match="nog iets te beslissen"):
        between.office.door_files.forget(known)
    between.answer(agree=False)
    between.office.door_files.forget(known)

    assert not between.office.door_files.places().doors


def test_where_packets_are_is_known_to_this_computer_alone(
    between: Between, own_computer: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = between.office.door_files
    files.use_folder(between.folder)
    assert files.places().folder == between.folder
    with between.office.database.read() as work:
        assert [kept for kept in work.store(Setting).find() if kept.key == FOLDER] == []
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "another"))
    assert files.places().folder is None
    files.use_folder(tmp_path)
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(own_computer))
    assert files.places().folder == between.folder


@pytest.mark.parametrize("there", [True, False])
def test_what_an_earlier_version_chose_holds_where_that_folder_is(
    between: Between, *, there: bool
) -> None:
    office, folder = between.office, between.folder / ("" if there else "weg")
    with office.database.begin() as work:
        work.store(Setting).add(Setting(centre_id=office.centre.id, key=FOLDER, value=str(folder)))
    assert office.door_files.places().folder == (folder if there else None)
    office.door_files.use_folder(None)
    assert office.door_files.places().folder is None
