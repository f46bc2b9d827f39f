"""The command that takes in the packets of doors."""

from contextlib import closing
from pathlib import Path

import pytest

from buurthuis_app import cli, paths
from buurthuis_app.bootstrap import house as house_of
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices


def opened(database: Database) -> CentreServices:
    centre = Centres(database).first()
    assert centre is not None
    return house_of(database, centre)


@pytest.fixture
def stick(filled: Path) -> Path:
    """What a door counted and told, and a file that is none of its packets."""
    stick = filled / "stick"
    stick.mkdir()
    with closing(Database(filled / paths.DATABASE_NAME)) as database:
        office = opened(database)
        office.door_files.make("Ingang", filled / "ingang.db")
        with closing(Database(filled / "ingang.db")) as at_door:
            door = opened(at_door)
            soup = door.growing.extra(title="Soep", date=door.clock.today()).value
            with at_door.read() as work:
                kind = next(kind for kind in work.store(TallyKind).find() if kind.on_card)
            door.counting.add(soup.id, kind.id, 6)
            door.sending.send(stick)
    return stick


def test_packets_are_taken_in_once_and_what_is_refused_is_said(
    filled: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take_in = ["--data", str(filled), "take-in", str(stick)]
    assert cli.run(take_in) == cli.GOOD
    assert capsys.readouterr().out == "1 pakketje ingenomen, met 1 keer.\n"
    (stick / "kapot.pakketje").write_bytes(b"half")
    assert cli.run(take_in) == cli.AT_FAULT
    said = capsys.readouterr()
    assert said.out == "1 pakketje was al ingenomen.\n"
    assert said.err.startswith("kapot.pakketje: Dit pakketje is niet heel")


def test_what_is_to_be_decided_is_said(
    filled: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["--data", str(filled), "take-in", str(stick)])
    with (
        closing(Database(filled / paths.DATABASE_NAME)) as database,
        closing(Database(filled / "ingang.db")) as at_door,
    ):
        office, door = opened(database), opened(at_door)
        (card,) = door.counting.day(door.clock.today()).cards
        (count,) = card.counts
        key = (count.occurrence_id, count.kind_id)
        office.counting.add(*key, -5)
        door.counting.add(*key, -4)
        door.sending.send(stick)
    capsys.readouterr()
    assert cli.run(["--data", str(filled), "take-in", str(stick)]) == cli.GOOD
    assert (
        "Te beslissen in het venster: Ingang haalde 4 volwassenen af bij Soep"
        in capsys.readouterr().out
    )


def test_a_folder_that_is_not_there_is_said(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["--data", str(filled), "take-in", str(filled / "weg")]) == cli.AT_FAULT
    assert "Deze map is er niet" in capsys.readouterr().err
