"""The list of centres of this computer, and the way from one to another."""

import shutil
from pathlib import Path

import pytest

from buurthuis_app import paths
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre import known_centres
from buurthuis_app.services.centre.centre_choice import CentreChoice
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.centre.known_centres import KnownCentre


@pytest.fixture
def choice(database_path: Path, monkeypatch: pytest.MonkeyPatch) -> CentreChoice:
    """Seen from the usual folder of this computer."""
    monkeypatch.delenv("BUURTHUIS_DATA")
    monkeypatch.setattr(paths, "own_folder", lambda: database_path.parent)
    return CentreChoice(database_path.parent)


@pytest.fixture
def other(template: Path, tmp_path: Path) -> Path:
    """The folder of another centre."""
    folder = tmp_path / "centra" / "trefpunt"
    folder.mkdir(parents=True)
    shutil.copy(template, folder / paths.DATABASE_NAME)
    return folder


def test_a_centre_is_added_opened_and_forgotten_and_its_data_stay(
    choice: CentreChoice, other: Path
) -> None:
    known_centres.note(choice.current, "De Schakel")
    added = choice.add(str(other))
    assert added == KnownCentre(folder=other, name="De Schakel")
    known_centres.note(other, "’t Trefpunt")
    assert [each.name for each in known_centres.listed()] == ["De Schakel", "’t Trefpunt"]
    assert known_centres.named("’T trefpunt") == other
    choice.go(choice.look_at(added).folder)
    assert paths.data_folder() == other
    CentreChoice(other).go(choice.current)
    assert paths.remembered_folder() is None
    before = (other / paths.DATABASE_NAME).read_bytes()
    assert [each.name for each in known_centres.forget(other)] == ["De Schakel"]
    assert (other / paths.DATABASE_NAME).read_bytes() == before


def test_a_new_centre_begins_in_a_folder_of_its_own_and_nowhere_else(
    choice: CentreChoice, other: Path, tmp_path: Path
) -> None:
    made = choice.begin(str(tmp_path / "nieuw"))
    assert known_centres.listed() == (made,)
    database = Database(made.folder / paths.DATABASE_NAME)
    assert Centres(database).first() is None
    database.close()
    for taken in (other, choice.current):
        with pytest.raises(Invalid, match="al een centrum"):
            choice.begin(str(taken))
    with pytest.raises(AppError):
        choice.begin("zomaar een naam")


def test_what_is_not_there_is_not_opened_and_nothing_is_made(
    choice: CentreChoice, tmp_path: Path
) -> None:
    gone = tmp_path / "stick"
    with pytest.raises(Invalid, match="staat geen centrum"):
        choice.add(str(gone))
    with pytest.raises(Invalid, match="nu niet te bereiken"):
        choice.look_at(KnownCentre(folder=gone, name="De Brug"))
    assert not gone.exists()
    assert known_centres.listed() == ()


def test_a_window_that_was_started_on_a_folder_of_its_own_changes_no_choice(
    choice: CentreChoice, other: Path, tmp_path: Path
) -> None:
    CentreChoice(tmp_path / "voorbeeld").go(other)
    assert paths.data_folder() == choice.current


def test_a_centre_on_a_server_is_a_folder_that_says_so(
    choice: CentreChoice, tmp_path: Path
) -> None:
    folder = tmp_path / "stad"
    folder.mkdir()
    (folder / paths.SERVER_NAME).write_text("postgresql://server/stad", encoding="utf-8")
    added = choice.add(str(folder))
    assert added.name == "stad"
    choice.go(choice.look_at(added).folder)
    assert paths.data_folder() == folder


def test_names_that_are_not_known_or_not_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="nog niets"):
        known_centres.named("De Brug")
    for number in range(2):
        known_centres.note(tmp_path / str(number), "De Brug")
    with pytest.raises(Invalid, match="meer centra"):
        known_centres.named("de brug")
    with pytest.raises(Invalid, match="Wel bekend: De Brug en De Brug"):
        known_centres.named("De Linde")


@pytest.mark.parametrize("text", ["", "{}", '[{"folder": 3}]', '{"folder": "x"}', "[1]"])
def test_a_list_that_cannot_be_read_is_an_empty_one(text: str) -> None:
    path = paths.computer_folder() / known_centres.LIST
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert known_centres.listed() == ()
