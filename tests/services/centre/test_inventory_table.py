"""Inventory and things from a table: read however it is laid out, nothing overwritten, nothing lost in silence."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.centre.equipment import Equipment
from buurthuis_app.domain.shared.permissions import BOARD
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.undoing import taken_back

INVENTORY = """Inventaris 2026;;;;
Zaal;Wat staat er;Aantal;Nagekeken op;Opmerking;Kleur
lange  gang;Klapstoelen;60;3-11-2026;twee wiebelen;rood
Lange gang;Beamer;;;;
Kelder;Tafels;4;;;
Lange gang;Kopjes;veel;;;
Lange gang;Schotels;0;;;
Lange gang;Borden;4;3 nov;;
;;;;
Lange gang;KLAPSTOELEN;61;;;
"""
THINGS = """Naam;Borg (€)
Partytent;25
Boormachine;12,50
Ladder;
Trap;1,250
;40
"""


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "lijst.csv"
    path.write_text(text, "utf-8")
    return path


def test_an_inventory_is_taken_in_room_by_room_and_once(
    house: CentreServices, tmp_path: Path
) -> None:
    hall = house.lists.keep(replace(house.lists.blank(Room), name="Lange gang"), new=True).value
    path = table(tmp_path, INVENTORY)
    file = house.inventory.read(path)
    assert [(each.what, each.number, each.checked_on, each.remark) for each in file.new] == [
        ("Klapstoelen", 60, dt.date(2026, 11, 3), "twee wiebelen"),
        ("Beamer", 1, None, ""),
    ]
    assert {each.room_id for each in file.new} == {hall.id}
    assert [(wrong.text, wrong.why.split(".")[0]) for wrong in file.unreadable] == [
        ("Kelder", "Deze zaal is er niet"),
        ("veel", "Dit is geen heel getal"),
        ("Schotels", "Kies een aantal van 1 tot 10"),
        ("3 nov", "Schrijf de datum met jaar, bijvoorbeeld 3-11-2026"),
    ]
    assert (file.known, file.unused) == (1, ("kolom Kleur",))
    done = house.inventory.keep(file)
    assert done.value == 2
    assert house.inventory.keep(file).value == 0  # another window was first
    again = house.inventory.read(path)
    assert (again.new, again.known) == ((), 3)
    taken_back(done)
    assert house.lists.all(Equipment) == ()
    house.lists.remove(hall)
    with pytest.raises(Conflict):
        house.inventory.keep(file)


def test_things_to_lend_are_taken_in_with_their_deposit(
    house: CentreServices, tmp_path: Path
) -> None:
    lending = house.lending
    lending.keep_thing(replace(lending.blank_thing(), name="ladder"), new=True)
    file = lending.read_things(table(tmp_path, THINGS))
    assert [(thing.name, thing.deposit) for thing in file.new] == [
        ("Partytent", 2500),
        ("Boormachine", 1250),
    ]
    assert file.known == 1
    wrong, nameless = file.unreadable
    assert "Bedoelt u" in wrong.why  # never guessed
    assert (nameless.text, nameless.why) == ("40", "Er staat niet bij wat dit is.")
    assert lending.keep_things(file).value == 2
    assert lending.keep_things(file).value == 0
    assert [thing.name for thing in lending.things()] == ["Boormachine", "ladder", "Partytent"]


def test_a_sheet_that_holds_something_else_is_named(house: CentreServices, tmp_path: Path) -> None:
    book = Workbook()
    for title, rows in (("Spullen", ["Naam", "Tent"]), ("Adressen", ["Straat", "Dam 1"])):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([row])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "spullen.xlsx")
    file = house.lending.read_things(tmp_path / "spullen.xlsx")
    assert [thing.name for thing in file.new] == ["Tent"]
    assert file.unused == ("blad Adressen",)


def test_a_table_without_names_says_what_to_put_above_them(
    house: CentreServices, tmp_path: Path
) -> None:
    for read in (house.lending.read_things, house.inventory.read):
        with pytest.raises(Invalid, match="Boven geen kolom"):
            read(table(tmp_path, "kleur;prijs\nrood;3\n"))


def test_who_only_reads_takes_nothing_in(house: CentreServices, tmp_path: Path) -> None:
    board = CentreServices(house.database, house.clock, BOARD, house.centre)
    path = table(tmp_path, THINGS)
    for call in (board.lending.read_things, board.inventory.read):
        with pytest.raises(NotAllowed):
            call(path)
