"""Moving the data and using what is there: a verified copy, the former one aside, and one choice for every start."""

import os
import stat
from pathlib import Path

import pytest

from buurthuis_app import bootstrap, cli, paths, private_files
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.errors import Busy, Invalid, Missing
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.backups import backup_folder, safety_state
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.integrity import seal
from buurthuis_app.persistence.relocation import moving
from buurthuis_app.records import replace
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.privacy import place_words
from buurthuis_app.services.privacy.data_place import DataPlace, PlaceKind
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock


@pytest.fixture(autouse=True)
def no_fixed_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder of this user is one of the test."""
    monkeypatch.delenv("BUURTHUIS_DATA")
    monkeypatch.setattr(paths, "own_folder", lambda: tmp_path)
    monkeypatch.setattr(paths, "common_folder", lambda: tmp_path / "iedereen")


@pytest.fixture
def place(database_path: Path, clock: FixedClock) -> DataPlace:
    return DataPlace(database_path, clock)


def test_the_data_move_with_all_that_belongs_to_them_and_every_start_follows(
    place: DataPlace, house: CentreServices, coffee: Activity, tmp_path: Path
) -> None:
    former = house.database.path
    copy = house.keeping.backup_now()
    erasure_ledger.beside(former).write_text("2026-11-01 story " + "a" * 32 + "\n")
    safety_state.keep(former, replace(safety_state.load(former), second_place="E:/"))
    house.database.close()
    target = tmp_path / "op kantoor"
    aside = place.move(place.look_at(PlaceKind.FOLDER, str(target)))
    assert paths.data_folder() == target
    assert seal.look(target / former.name) is seal.SealState.WHOLE
    assert erasure_ledger.entries(target / former.name)
    assert safety_state.load(target / former.name).second_place == "E:/"
    assert copy.path.name in {path.name for path in (target / "Reservekopieën").iterdir()}
    assert aside is not None
    assert backup_folder.read_name(aside).occasion is Occasion.ASIDE  # type: ignore[union-attr]
    assert not former.exists()
    with bootstrap.opened(paths.data_folder()) as database:
        centre = Centres(database).first()
        assert centre is not None
        known = bootstrap.house(database, centre).telling.activities()
    assert [activity.title for activity in known] == [coffee.title]
    with pytest.raises(Missing, match=r"verhuisd naar .*op kantoor"):
        data_file.prepare(former)
    back = DataPlace(target / former.name, FixedClock(coffee.first))
    back.move(back.look_at(PlaceKind.OWN))
    assert paths.data_folder() == tmp_path
    assert paths.remembered_folder() is None
    with bootstrap.opened(tmp_path):
        assert former.exists()


@pytest.mark.file_only
def test_what_is_there_can_be_used_and_the_own_data_stay(
    place: DataPlace, database_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "deur"
    with bootstrap.opened(there) as database:
        Centres(database).found("De Linde", "Heemskerk")
    found = place.look_at(PlaceKind.FOLDER, str(there))
    assert found.centre == "De Linde"
    assert "De Linde" in place_words.found(found)
    with pytest.raises(Invalid, match="staan al gegevens"):
        place.move(found)
    place.use(found)
    assert database_path.exists()
    assert paths.data_folder() == there
    assert cli.run(["backup"]) == 0
    assert str(there) in capsys.readouterr().out


def test_a_folder_that_is_not_there_founds_nothing(tmp_path: Path) -> None:
    gone = tmp_path / "netwerk" / "buurthuis"
    moving.remember(gone)
    with pytest.raises(Missing, match="geen nieuw buurthuis"), bootstrap.opened(gone):
        pass
    gone.parent.mkdir()
    with pytest.raises(Missing, match="geen nieuw buurthuis"), bootstrap.opened(gone):
        pass
    assert not gone.exists()
    gone.mkdir()  # an empty place where a disk is connected otherwise
    with pytest.raises(Missing), bootstrap.opened(gone):
        pass
    assert not (gone / paths.DATABASE_NAME).exists()


@pytest.mark.file_only
def test_data_that_are_open_elsewhere_do_not_move(
    place: DataPlace, database_path: Path, tmp_path: Path
) -> None:
    found = place.look_at(PlaceKind.FOLDER, str(tmp_path / "daar"))
    assert "erheen verhuizen" in place_words.found(found)
    open_there = database_path.with_name(f"buurthuis-7-{'0' * 8}-{'1' * 12}.open")
    open_there.write_text("DEUR-PC")
    facts = place.now()
    assert place_words.openings(facts) == "Nu ook open op DEUR-PC."
    assert place_words.whose(facts.kind, remote=facts.remote) == "Op deze computer, alleen voor u"
    assert "nog geen reservekopie" in place_words.facts(facts)
    with pytest.raises(Busy, match="op DEUR-PC"):
        place.move(found)
    assert database_path.exists()
    assert paths.remembered_folder() is None


@pytest.mark.file_only
def test_what_is_written_while_it_is_copied_stops_the_move(
    place: DataPlace, database_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_along = moving._bring_along

    def and_write(database: Path, folder: Path) -> list[Path]:
        os.utime(database, ns=(1, 1))
        return bring_along(database, folder)

    monkeypatch.setattr(moving, "_bring_along", and_write)
    with pytest.raises(Busy, match="intussen"):
        place.move(place.look_at(PlaceKind.FOLDER, str(tmp_path / "daar")))
    assert database_path.exists()
    assert not (tmp_path / "daar" / database_path.name).exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows gives the rights of the folder itself")
def test_data_for_everybody_on_this_computer_can_be_written_by_everybody(
    place: DataPlace, tmp_path: Path
) -> None:
    before = os.umask(0o022)
    try:
        place.move(place.look_at(PlaceKind.EVERYBODY))
        common = tmp_path / "iedereen"
        with bootstrap.opened(common) as database:
            Centres(database).first()
        files = [path for path in common.rglob("*") if path.is_file()]
        assert stat.S_IMODE(common.stat().st_mode) == 0o777
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o666}
        assert private_files.is_shared(common)
        moving.remember(None)
        assert paths.data_folder() == common, (
            "who has nothing of his own gets what is for everybody"
        )
    finally:
        os.umask(before)


def test_the_same_folder_and_none_are_told(place: DataPlace) -> None:
    with pytest.raises(Invalid, match="Daar staan"):
        place.look_at(PlaceKind.OWN)
    with pytest.raises(Invalid, match="Kies eerst"):
        place.look_at(PlaceKind.FOLDER, " ")


def test_a_window_with_a_folder_of_its_own_cannot_choose(
    place: DataPlace, database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert place.now().may_choose
    monkeypatch.setenv("BUURTHUIS_DATA", str(tmp_path / "vast"))
    assert not place.now().may_choose
    assert database.path.exists()
